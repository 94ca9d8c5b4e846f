import { z } from 'zod';
import { endpoint } from './endpoint.ts';
import { session } from './session.ts';
import { bilingual } from './terms.ts';

const STORED = ['database-busy', 'database-deadline', 'database-unavailable', 'disk-full'] as const;

const loginName = z
  .string()
  .trim()
  .min(2)
  .max(80)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._@-]*$/u);
const personName = z.string().trim().min(1).max(80);
const email = z.email().max(200);
const phone = z
  .string()
  .trim()
  .max(30)
  .regex(/^[+\d][\d -]*$/);
const token = z.string().max(100);
const accountId = z.string().max(40);
const reason = z.string().trim().min(1).max(300);
const rolesHeld = {
  roles: z.array(z.string().max(40)).max(12),
  department: z.string().trim().min(1).max(80).optional(),
  enterprise: z.string().trim().min(1).max(80).optional(),
};

/** An account as whoever keeps accounts sees it. Never with anything that could sign in. */
export const account = z
  .object({
    id: z.string(),
    login: z.string(),
    name: z.string(),
    email: z.string().optional(),
    phone: z.string().optional(),
    roles: z.array(z.string()),
    department: z.string().optional(),
    enterprise: z.string().optional(),
    state: z.enum(['invited', 'active', 'disabled', 'removed']),
    /** Until when attempts are refused; none when they are not. */
    lockedUntil: z.string().optional(),
    secondFactor: z.boolean(),
    demonstration: z.boolean(),
    createdAt: z.string(),
    lastSignInAt: z.string().optional(),
    /** Until when the invitation can be taken up. */
    invitedUntil: z.string().optional(),
    /** What the caller may do with it: nobody changes their own. */
    mayChange: z.boolean(),
  })
  .meta({ id: 'Account' });
export type Account = z.infer<typeof account>;

/** Every account of the zone. */
export const listAccounts = endpoint({
  method: 'GET',
  path: '/api/accounts',
  access: 'account.read',
  summary: { zh: '账户', en: 'The accounts' },
  response: z.object({ accounts: z.array(account) }),
  errors: STORED,
});

/** One account. */
export const getAccount = endpoint({
  method: 'GET',
  path: '/api/accounts/{id}',
  access: 'account.read',
  summary: { zh: '一个账户', en: 'One account' },
  params: z.strictObject({ id: accountId }),
  response: account,
  errors: ['not-found', ...STORED],
});

const invited = z.object({
  account,
  /** Address of the one-time link under this site; shown this once. */
  link: z.string(),
  until: z.string(),
});

/** Invites somebody: an account with its roles, opened by a one-time link. */
export const postAccount = endpoint({
  method: 'POST',
  path: '/api/accounts',
  access: 'account.invite',
  summary: { zh: '邀请开户', en: 'Invite an account' },
  body: z.strictObject({
    login: loginName,
    name: personName,
    email: email.optional(),
    phone: phone.optional(),
    ...rolesHeld,
  }),
  response: invited,
  status: 201,
  errors: STORED,
  cost: 5,
});

const oneAccount = z.strictObject({ id: accountId });
const CHANGED = ['not-found', 'conflict', ...STORED] as const;

/** Gives and takes roles: afterwards the account has exactly these. */
export const putAccountRoles = endpoint({
  method: 'PUT',
  path: '/api/accounts/{id}/roles',
  access: 'account.change',
  summary: { zh: '授予和收回角色', en: 'Give and take roles' },
  params: oneAccount,
  body: z.strictObject({ ...rolesHeld, reason }),
  response: account,
  errors: CHANGED,
});

/** Makes a new one-time link for an account: to take up the invitation, or to set a new password. */
export const postAccountLink = endpoint({
  method: 'POST',
  path: '/api/accounts/{id}/link',
  access: 'account.change',
  summary: { zh: '重新发放一次性链接', en: 'Make a new one-time link' },
  params: oneAccount,
  body: z.strictObject({
    /** The second factor was lost: it has to be set up anew. */
    resetSecondFactor: z.boolean().default(false),
    reason,
  }),
  response: invited,
  errors: CHANGED,
});

/** Disables an account; its sessions end. */
export const disableAccount = endpoint({
  method: 'POST',
  path: '/api/accounts/{id}/disable',
  access: 'account.disable',
  summary: { zh: '停用账户', en: 'Disable an account' },
  params: oneAccount,
  body: z.strictObject({ reason }),
  response: account,
  errors: CHANGED,
});

/** Enables a disabled account again. */
export const enableAccount = endpoint({
  method: 'POST',
  path: '/api/accounts/{id}/enable',
  access: 'account.disable',
  summary: { zh: '恢复账户', en: 'Enable an account' },
  params: oneAccount,
  body: z.strictObject({ reason }),
  response: account,
  errors: CHANGED,
});

/** Lifts the lock that failed attempts have put on an account. */
export const unlockAccount = endpoint({
  method: 'POST',
  path: '/api/accounts/{id}/unlock',
  access: 'account.unlock',
  summary: { zh: '解除锁定', en: 'Lift a lock' },
  params: oneAccount,
  body: z.strictObject({ reason }),
  response: account,
  errors: CHANGED,
});

/** What failed attempts have locked: an address for browsers that are new there, a name, a known browser, a session. */
const signInLock = z.object({
  id: z.string(),
  kind: z.enum(['name', 'address', 'browser', 'session']),
  address: z.string().optional(),
  /** Account it is of; none for a name nobody has. */
  account: z.string().optional(),
  name: z.string().optional(),
  login: z.string().optional(),
  since: z.string(),
  until: z.string(),
  /** Failures it came of, and under how many names. */
  failures: z.int().optional(),
  names: z.int().optional(),
  /** Whether it is of the account of the caller, or came of attempts under their name. */
  isOwn: z.boolean(),
});
export type SignInLock = z.infer<typeof signInLock>;

/** The locks that stand. */
export const listSignInLocks = endpoint({
  method: 'GET',
  path: '/api/sign-in-locks',
  access: 'account.read',
  summary: { zh: '登录锁定', en: 'Locks that failed sign-ins have put' },
  response: z.object({ locks: z.array(signInLock) }),
  errors: STORED,
});

/** Lifts the lock of an address, three times a day at most. Those of accounts are lifted with the account. */
export const liftSignInLock = endpoint({
  method: 'POST',
  path: '/api/sign-in-locks/{id}/lift',
  access: 'address.unlock',
  summary: { zh: '解除地址锁定', en: 'Lift the lock of an address' },
  params: z.strictObject({ id: z.string().max(80) }),
  body: z.strictObject({ reason }),
  response: z.object({}),
  errors: ['not-found', ...STORED],
});

/** Erases the personal values of a disabled account, for good. What it did stays written under its number. */
export const eraseAccount = endpoint({
  method: 'POST',
  path: '/api/accounts/{id}/erase',
  access: 'personal.erase',
  summary: { zh: '删除账户的个人信息', en: 'Erase the personal values of an account' },
  params: oneAccount,
  body: z.strictObject({ reason }),
  response: account,
  errors: CHANGED,
});

/** What a one-time link is for. */
const linkPurpose = z.object({
  /** The first administrator of the zone; an invitation; a new password for an account there is. */
  kind: z.enum(['first', 'invitation', 'renewal']),
  zoneName: bilingual,
  login: z.string().optional(),
  name: z.string().optional(),
  roles: z.array(z.string()),
  until: z.string(),
  /** Whether trial accounts can be made along with the first: the zone holds demonstration data. */
  offersTrial: z.boolean(),
  provider: z.string().optional(),
});
export type LinkPurpose = z.infer<typeof linkPurpose>;

/** Looks at a one-time link without using it. The token comes in the body: addresses get written down. */
export const lookAtLink = endpoint({
  method: 'POST',
  path: '/api/links/look',
  access: 'account.accept',
  summary: { zh: '查看一次性链接', en: 'Look at a one-time link' },
  body: z.strictObject({ token }),
  response: linkPurpose,
  errors: ['link-spent', ...STORED],
  cost: 5,
});

/** Uses a one-time link: sets the password, opens the account and signs in. */
export const useLink = endpoint({
  method: 'POST',
  path: '/api/links/use',
  access: 'account.accept',
  summary: { zh: '使用一次性链接开户', en: 'Open an account by a one-time link' },
  body: z.strictObject({
    token,
    /** For the first administrator only: an invitation has named the account. */
    login: loginName.optional(),
    name: personName.optional(),
    email: email.optional(),
    phone: phone.optional(),
    password: z.string().min(1).max(1024),
    /** Password of the trial accounts, when they are wanted. */
    trialPassword: z.string().min(1).max(1024).optional(),
  }),
  response: z.object({
    session,
    trial: z.array(z.object({ login: z.string(), roles: z.array(z.string()) })),
  }),
  errors: ['link-spent', 'tls-required', 'conflict', ...STORED],
  cost: 20,
});

/** The table of rights as data. */
export const getRights = endpoint({
  method: 'GET',
  path: '/api/access',
  access: 'access.read',
  summary: { zh: '权限表', en: 'The table of rights' },
  response: z.object({
    roles: z.array(z.object({ id: z.string(), name: bilingual, work: bilingual, kind: z.string() })),
    actions: z.array(z.object({ id: z.string(), name: bilingual, area: z.string() })),
    rights: z.array(
      z.object({
        id: z.string(),
        who: z.array(z.string()),
        actions: z.array(z.string()),
        /** The conditions in words; empty when there is none. */
        conditions: bilingual,
        ground: bilingual,
      }),
    ),
  }),
  errors: [],
});
export type RightsTable = z.infer<typeof getRights.response>;
