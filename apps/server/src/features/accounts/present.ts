import type { Account as AccountAnswer } from '@luodi/api';
import { invariant } from '@luodi/core/base';
import type { Account } from './account.ts';
import { loginCounter } from './attempts/attempts.ts';
import { lockedUntil } from './attempts/store.ts';
import { readLinkEnds } from './links/store.ts';
import type { AccountParts } from './parts.ts';
import { loginKey } from './store.ts';

/** Accounts as whoever keeps them sees them, with the locks and links that stand. */
export async function presentAccounts(
  parts: AccountParts,
  accounts: readonly Account[],
  asker: string,
): Promise<AccountAnswer[]> {
  const { database, zone, clock } = parts;
  const now = clock.now();
  const counters = new Map(accounts.map((one) => [one.id, loginCounter(parts, loginKey(one.login ?? ''))]));
  const locks = await lockedUntil(database.query, zone, [...counters.values()], now);
  const ends = await readLinkEnds(database.query, zone, now);
  return accounts.map((one) =>
    presentAccount(one, asker, locks.get(counters.get(one.id) ?? ''), ends.get(one.id)),
  );
}

/** One account. */
export async function presentOne(
  parts: AccountParts,
  account: Account,
  asker: string,
): Promise<AccountAnswer> {
  const [answer] = await presentAccounts(parts, [account], asker);
  invariant(answer, 'one is shown as one');
  return answer;
}

function presentAccount(
  account: Account,
  asker: string,
  locked: Date | undefined,
  invitedUntil: Date | undefined,
): AccountAnswer {
  const { id, login, name, email, phone, department, enterprise, signedInAt } = account;
  return {
    id,
    login: login ?? '',
    name: name ?? '',
    ...(email === null ? {} : { email }),
    ...(phone === null ? {} : { phone }),
    roles: [...account.roles],
    ...(department === null ? {} : { department }),
    ...(enterprise === null ? {} : { enterprise }),
    state: account.state,
    ...(locked ? { lockedUntil: locked.toISOString() } : {}),
    secondFactor: account.totpSecret !== null,
    demonstration: account.demonstration,
    createdAt: account.createdAt.toISOString(),
    ...(signedInAt === null ? {} : { lastSignInAt: signedInAt.toISOString() }),
    ...(invitedUntil && account.state === 'invited' ? { invitedUntil: invitedUntil.toISOString() } : {}),
    mayChange: id !== asker && account.state !== 'removed',
  };
}
