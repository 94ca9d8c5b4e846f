import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { bilingual } from './terms.ts';

/**
 * Name of the session cookie. Browsers take a `__Host-` cookie only over TLS, for this host alone and for every path,
 * so that no neighbour of the same domain can plant one.
 */
export const SESSION_COOKIE = '__Host-luodi';

/** Refusals of whatever is read from or written to storage. */
const STORED = ['database-busy', 'database-deadline', 'database-unavailable', 'disk-full'] as const;
const REFUSED = ['sign-in-failed', 'locked-out', 'tls-required', ...STORED] as const;

/** A role as text: what it means is core's. */
const role = z.string();

/** Who is signed in, and how one can sign in. */
export const session = z
  .object({
    zone: z.string(),
    zoneName: bilingual,
    account: z
      .object({
        id: z.string(),
        name: z.string(),
        roles: z.array(role),
        department: z.string().optional(),
        enterprise: z.string().optional(),
        /** A trial account of a zone with demonstration data. */
        demonstration: z.boolean(),
        /** True until a second factor is set up that this account has to have: its roles do not count before. */
        secondFactorDue: z.boolean(),
      })
      .optional(),
    /** When the session ends for want of use, and at the latest. */
    idleUntil: z.string().optional(),
    until: z.string().optional(),
    /** Name of the sign-in service besides passwords, when there is one. */
    provider: z.string().optional(),
    /** False while there is no account that could give rights: the first is made by a one-time link. */
    founded: z.boolean(),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof session>;

const loginName = z.string().trim().min(1).max(80);
const password = z.string().min(1).max(1024);
/** Six digits, or a recovery code. */
const code = z.string().trim().max(20);

/** Who is signed in. */
export const getSession = endpoint({
  method: 'GET',
  path: '/api/session',
  access: 'session.read',
  summary: { zh: '当前登录', en: 'Who is signed in' },
  response: session,
  errors: STORED,
});

/** Signs in with sign-in name, password and, where one is set up, a second factor. */
export const postSession = endpoint({
  method: 'POST',
  path: '/api/session',
  access: 'session.open',
  summary: { zh: '登录', en: 'Sign in' },
  body: z.strictObject({ login: loginName, password, code: code.optional() }),
  response: session,
  errors: ['second-factor-required', ...REFUSED],
  cost: 10,
});

/** Signs out. */
export const deleteSession = endpoint({
  method: 'DELETE',
  path: '/api/session',
  access: 'account.own',
  summary: { zh: '退出登录', en: 'Sign out' },
  response: session,
  errors: STORED,
});

/** Where the sign-in service is asked who it is: the browser goes to `url`. */
export const postProviderSignIn = endpoint({
  method: 'POST',
  path: '/api/session/provider',
  access: 'session.open',
  summary: { zh: '转到统一身份认证登录', en: 'Go to the sign-in service' },
  body: z.strictObject({
    /** One-time link whose account is to be opened by this sign-in. */
    token: z.string().max(100).optional(),
  }),
  response: z.object({ url: z.string() }),
  errors: ['not-found', 'provider-failed', 'link-spent', ...REFUSED],
  cost: 5,
});

/** Comes back from the sign-in service with what it put into the address. */
export const postProviderReturn = endpoint({
  method: 'POST',
  path: '/api/session/provider/return',
  access: 'session.open',
  summary: { zh: '从统一身份认证返回', en: 'Come back from the sign-in service' },
  body: z.strictObject({ query: z.string().max(8_000) }),
  response: session,
  errors: ['not-found', 'provider-failed', 'link-spent', ...REFUSED],
  cost: 10,
});

const ownSession = z.object({
  id: z.string(),
  startedAt: z.string(),
  seenAt: z.string(),
  /** Network address and browser, as they were at sign-in. */
  address: z.string(),
  browser: z.string(),
  /** The one this is asked with. */
  current: z.boolean(),
});
export type OwnSession = z.infer<typeof ownSession>;

/** Sessions of one's own account. */
export const listSessions = endpoint({
  method: 'GET',
  path: '/api/sessions',
  access: 'account.own',
  summary: { zh: '本人的登录', en: 'One’s own sessions' },
  response: z.object({ sessions: z.array(ownSession) }),
  errors: STORED,
});

/** Ends one session of one's own. */
export const endSession = endpoint({
  method: 'DELETE',
  path: '/api/sessions/{id}',
  access: 'account.own',
  summary: { zh: '结束本人的一次登录', en: 'End one session of one’s own' },
  params: z.strictObject({ id: z.string().max(40) }),
  response: z.object({ sessions: z.array(ownSession) }),
  errors: ['not-found', ...STORED],
});

/** Ends every other session of one's own. */
export const endOtherSessions = endpoint({
  method: 'DELETE',
  path: '/api/sessions',
  access: 'account.own',
  summary: { zh: '结束本人的其他登录', en: 'End one’s other sessions' },
  response: z.object({ sessions: z.array(ownSession) }),
  errors: STORED,
});

const ownAccount = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  email: z.string().optional(),
  phone: z.string().optional(),
  roles: z.array(role),
  department: z.string().optional(),
  enterprise: z.string().optional(),
  demonstration: z.boolean(),
  hasPassword: z.boolean(),
  passwordAt: z.string().optional(),
  secondFactor: z.object({ since: z.string().optional(), due: z.boolean(), recoveryCodes: z.int() }),
  /** True when the sign-in service knows this account. */
  linked: z.boolean(),
});
export type OwnAccount = z.infer<typeof ownAccount>;

/** One's own account. */
export const getOwnAccount = endpoint({
  method: 'GET',
  path: '/api/account',
  access: 'account.own',
  summary: { zh: '我的账户', en: 'My account' },
  response: ownAccount,
  errors: STORED,
});

/** Changes one's password; ends every other session. */
export const putPassword = endpoint({
  method: 'PUT',
  path: '/api/account/password',
  access: 'account.own',
  summary: { zh: '更改口令', en: 'Change one’s password' },
  body: z.strictObject({ current: password, next: password }),
  response: session,
  errors: REFUSED,
  cost: 10,
});

/** Begins to set up a second factor: the secret, to be confirmed with a first code. */
export const postSecondFactor = endpoint({
  method: 'POST',
  path: '/api/account/second-factor',
  access: 'account.own',
  summary: { zh: '开始设置动态口令', en: 'Begin to set up a second factor' },
  body: z.strictObject({ password }),
  response: z.object({ secret: z.string(), uri: z.string() }),
  errors: REFUSED,
  cost: 10,
});

/** Confirms the second factor with a code of it. The recovery codes are shown this once. */
export const putSecondFactor = endpoint({
  method: 'PUT',
  path: '/api/account/second-factor',
  access: 'account.own',
  summary: { zh: '确认动态口令', en: 'Confirm the second factor' },
  body: z.strictObject({ code }),
  response: z.object({ recoveryCodes: z.array(z.string()), session }),
  errors: ['conflict', ...REFUSED],
  cost: 10,
});

/** Removes one's second factor, with the password and a code. */
export const removeSecondFactor = endpoint({
  method: 'POST',
  path: '/api/account/second-factor/remove',
  access: 'account.own',
  summary: { zh: '取消动态口令', en: 'Remove one’s second factor' },
  body: z.strictObject({ password, code }),
  response: session,
  errors: ['conflict', ...REFUSED],
  cost: 10,
});
