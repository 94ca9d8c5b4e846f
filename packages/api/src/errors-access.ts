import { define } from './refusal.ts';

/** Refusals that come from who asks, and from what happened meanwhile. */
export const ACCESS_REFUSALS = define({
  'sign-in-required': {
    status: 401,
    title: { zh: '需要登录', en: 'Please sign in' },
    detail: { zh: '此项内容需要登录后查看或办理。', en: 'This needs an account: sign in first.' },
    docs: 'Nobody is signed in, or the session has ended. Given for a whole kind of thing, so that it tells nothing of a single one.',
  },
  'sign-in-failed': {
    status: 401,
    title: { zh: '登录失败', en: 'Sign-in failed' },
    detail: {
      zh: '账户名、口令或动态口令不对。',
      en: 'Sign-in name, password or code is wrong.',
    },
    docs: 'Given alike for a wrong password, an unknown, invited or disabled account, so that nothing can be learned by trying.',
  },
  'second-factor-required': {
    status: 401,
    title: { zh: '请输入动态口令', en: 'Please give the code' },
    detail: {
      zh: '该账户设有动态口令：请输入验证器上的六位数字，或一个备用码。',
      en: 'This account has a second factor: give the six digits of the authenticator, or a recovery code.',
    },
    docs: 'The password is right and a code is still needed. Send the call again with it.',
  },
  'tls-required': {
    status: 403,
    title: { zh: '连接未加密', en: 'The connection is not encrypted' },
    detail: {
      zh: '口令不能在未加密的网络上传送：请通过 HTTPS 访问。',
      en: 'Passwords are not sent over a network in the clear: use HTTPS.',
    },
    docs: 'Plain http beyond this machine. Put a reverse proxy with TLS before the server and set TRUST_PROXY, or PLAIN_HTTP for a closed trial network.',
  },
  'link-spent': {
    status: 410,
    title: { zh: '链接无效', en: 'The link is not valid' },
    detail: {
      zh: '这个一次性链接不存在、已被使用或已过期，请索取新的链接。',
      en: 'This one-time link is unknown, was used, or has expired: ask for a new one.',
    },
    docs: 'One answer for all three. The first link is printed at start and made anew by luodi account link.',
  },
  'provider-failed': {
    status: 502,
    title: { zh: '统一身份认证未成功', en: 'The sign-in service did not confirm' },
    detail: {
      zh: '统一身份认证没有确认您的身份（{why}）。请重试，或改用口令登录。',
      en: 'The sign-in service did not confirm who you are ({why}). Try again, or sign in with your password.',
    },
    docs: 'OpenID Connect: the service could not be reached, refused, or its answer did not stand up to checking.',
  },
  forbidden: {
    status: 403,
    title: { zh: '没有权限', en: 'Not allowed' },
    detail: {
      zh: '您的账户不能进行此项操作，原因见清单。',
      en: 'Your account may not do this; the reason is listed.',
    },
    docs: 'What may be seen and not be done. The list holds the reason as a code of core/access with its text. What may not be seen is not-found.',
  },
  'changed-meanwhile': {
    status: 412,
    title: { zh: '内容已被他人更改', en: 'Changed meanwhile' },
    detail: {
      zh: '“{what}”在您打开之后已有更改，请查看更改后再提交。',
      en: '“{what}” was changed after you opened it: look at the change, then send again.',
    },
    docs: 'The version in If-Match is no longer the newest. The list tells what changed and by whom, as far as the caller may see it.',
  },
  'precondition-required': {
    status: 428,
    title: { zh: '缺少版本标记', en: 'The version is missing' },
    detail: {
      zh: '更改须在 If-Match 中带上所见版本（ETag）。',
      en: 'A change has to name in If-Match the version (ETag) it was made from.',
    },
    docs: 'RFC 6585. Without it a change could overwrite what somebody else wrote meanwhile.',
  },
  'locked-out': {
    status: 429,
    title: { zh: '登录已暂停', en: 'Sign-in is paused' },
    detail: {
      zh: '失败次数过多，请在 {minutes} 分钟后重试。',
      en: 'Too many failed attempts: try again in {minutes} minutes.',
    },
    docs: 'Five failures within 15 minutes pause sign-in for 20 minutes. Given alike whether or not the account exists. Retry-After says when.',
  },
});
