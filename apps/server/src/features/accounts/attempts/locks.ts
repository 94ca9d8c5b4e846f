import { randomUUID } from 'node:crypto';
import { AppError, type SignInLock } from '@luodi/api';
import { recordSignIn } from '../changes/store.ts';
import { type AccountParts, MINUTE_MS, refuseInput } from '../parts.ts';
import { findAccount, loginKey, readAccounts } from '../store.ts';
import { addressCounters, liftsCounter, loginCounter, nameTag } from './attempts.ts';
import { addFailures, clearCounters, countFailures, type Lock, lockCounters, readLocks } from './store.ts';

/** A lock of an address is lifted so often within a day: each lifting gives whoever guesses as many tries again. */
const LIFTS_LIMIT = 3;
const LIFTS_WINDOW_MS = 24 * 60 * MINUTE_MS;

/** The locks that stand, for those who keep accounts, and the lifting of those of addresses. */
export function lockService(parts: AccountParts) {
  const { database, zone, clock } = parts;

  /** The lock of an address; any other is lifted with the account it is of. */
  async function addressLock(id: string): Promise<Lock & { readonly address: string }> {
    const [lock] = await readLocks(database.query, zone, clock.now(), id);
    if (!lock || lock.address === null) throw new AppError('not-found', { what: id });
    return { ...lock, address: lock.address };
  }

  async function triedBy(asker: string): Promise<string | undefined> {
    const login = (await findAccount(database.query, zone, asker))?.login;
    return login ? nameTag(parts, loginKey(login)) : undefined;
  }

  return {
    async list(asker: string): Promise<SignInLock[]> {
      const accounts = await readAccounts(database.query, zone);
      const byTag = new Map(accounts.map((one) => [loginCounter(parts, loginKey(one.login ?? '')), one.id]));
      const named = new Map(accounts.map((one) => [one.id, one]));
      const own = await triedBy(asker);
      const seen = new Set<string>();
      return (await readLocks(database.query, zone, clock.now())).flatMap((lock) => {
        const { address, kind, failures, names } = lock;
        // An address has two counters, locked together.
        if (address !== null && seen.has(address)) return [];
        if (address !== null) seen.add(address);
        const id = lock.accountId ?? byTag.get(lock.counted);
        const account = id === undefined ? undefined : named.get(id);
        const isOwn = address === null ? id === asker : isAmong(own, lock);
        return {
          id: lock.counted,
          kind,
          ...(address === null ? {} : { address }),
          ...(account ? { account: account.id, name: account.name ?? '', login: account.login ?? '' } : {}),
          since: lock.since.toISOString(),
          until: lock.until.toISOString(),
          ...(failures === null ? {} : { failures }),
          ...(names === null ? {} : { names: names.length }),
          isOwn,
        };
      });
    },
    /** Whether the one who asks is among those whose attempts locked it. */
    async isByOneself(id: string, asker: string): Promise<boolean> {
      return isAmong(await triedBy(asker), await addressLock(id));
    },
    /** Lifts the lock of an address. Locks to come are as long as if this had run its time. */
    async lift(id: string, reason: string, asker: string): Promise<void> {
      const { address } = await addressLock(id);
      const tags = addressCounters(parts, address, '').map(({ tag }) => tag);
      const lifts = liftsCounter(parts, address);
      await database.transaction(async (trx) => {
        await lockCounters(trx, [...tags, lifts]);
        const at = clock.now();
        if ((await readLocks(trx, zone, at, id)).length === 0) throw new AppError('not-found', { what: id });
        const since = new Date(at.getTime() - LIFTS_WINDOW_MS);
        const before = (await countFailures(trx, zone, [lifts], since)).get(lifts) ?? 0;
        if (before >= LIFTS_LIMIT) refuseInput([liftedOften]);
        await addFailures(trx, zone, [{ counted: lifts, id: randomUUID() }], { at, forgetBefore: since });
        await clearCounters(trx, zone, tags);
        const act = { at, actor: asker, action: 'address.unlocked', reason };
        await recordSignIn(trx, zone, undefined, act, { address });
      });
    },
  };
}

export type LockService = ReturnType<typeof lockService>;

function isAmong(name: string | undefined, { names }: Lock): boolean {
  return name !== undefined && (names?.includes(name) ?? false);
}

const liftedOften = {
  pointer: '/reason',
  code: 'lifted-often',
  text: {
    zh: `这个地址一天内已解除锁定 ${LIFTS_LIMIT} 次，再解除等于允许不断试探口令。请等锁定到期，并查明是谁在尝试。`,
    en: `The lock of this address was lifted ${LIFTS_LIMIT} times within a day: once more would let somebody go on guessing. Let it run its time, and find out who is trying.`,
  },
};
