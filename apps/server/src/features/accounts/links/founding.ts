import { AppError } from '@luodi/api';
import { ASSIGNABLE_ROLES, ROLES, type Role } from '@luodi/core/access';
import { checkNewPassword } from '../new-password.ts';
import { type AccountParts, refuseInput } from '../parts.ts';
import { findByLogin } from '../store.ts';

/** What whoever takes up a link puts in. */
export interface LinkInput {
  readonly token: string;
  readonly login?: string | undefined;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly password: string;
  readonly trialPassword?: string | undefined;
}

/** Who the first administrator is to be. */
export async function firstAccount({ database, zone }: AccountParts, input: LinkInput) {
  const faults = (['login', 'name'] as const)
    .filter((one) => !input[one])
    .map((one) => ({ pointer: `/${one}`, code: 'missing', text: { zh: '请填写', en: 'Please fill in' } }));
  refuseInput(faults);
  const { login = '', name = '', email = null, phone = null } = input;
  if (await findByLogin(database.query, zone, login)) {
    const text = { zh: '这个账户名已被使用', en: 'This sign-in name is taken' };
    refuseInput([{ pointer: '/login', code: 'login-taken', text }]);
  }
  const roles: readonly Role[] = ['security-administrator'];
  return { login, name, email, phone, roles, state: 'active' as const };
}

/** The trial accounts that are to be made along with the first one: none unless a password for them is given. */
export async function trialAccounts(parts: AccountParts, input: LinkInput) {
  const { demonstration, hasher } = parts;
  const { trialPassword, password: ownPassword } = input;
  if (trialPassword === undefined) return [];
  if (!(await demonstration.holds())) {
    throw new AppError('conflict', { what: '演示数据 · demonstration data' });
  }
  checkNewPassword(trialPassword, { login: null, name: null, email: null, phone: null }, '/trialPassword');
  if (trialPassword === ownPassword) {
    const text = { zh: '演示账户的口令须与您本人的不同', en: 'Not the same password as your own' };
    refuseInput([{ pointer: '/trialPassword', code: 'password-shared', text }]);
  }
  const enterprise = (await demonstration.enterprise()) ?? null;
  const roles = ASSIGNABLE_ROLES.filter(
    (role) =>
      (role !== 'enterprise' || enterprise !== null) &&
      (role !== 'reviewer' || parts.trialDepartment !== undefined),
  );
  return Promise.all(
    roles.map(async (role) => ({
      login: `demo-${role}`,
      name: `演示账户 · ${ROLES[role].name.zh}`,
      email: null,
      phone: null,
      roles: [role],
      department: role === 'reviewer' ? (parts.trialDepartment ?? null) : null,
      enterprise: role === 'enterprise' ? enterprise : null,
      state: 'active' as const,
      demonstration: true,
      passwordHash: await hasher.hash(trialPassword),
    })),
  );
}
