import { randomUUID } from 'node:crypto';
import { AppError } from '@luodi/api';
import type { Queries } from '../../../platform/db/index.ts';
import { type AccountParts, MINUTE_MS } from '../parts.ts';
import {
  addFailures,
  addLocks,
  clearCounters,
  countFailures,
  type HeldAttempt,
  type Lock,
  type LockKind,
  lockCounters,
  lockedUntil,
  readFailureIds,
  removeFailures,
} from './store.ts';

/** So many failures within the window lock for so long (GB/T 22239-2019, 8.1.4.1: failed sign-ins are handled). */
const LIMIT = 5;
const WINDOW_MS = 15 * MINUTE_MS;
const LOCK_MS = 20 * MINUTE_MS;

/**
 * What locks an address, for browsers nobody has signed in with: so many names that failed from it within a day, or so
 * many failures. A name counts once however often it fails, and not at all once it succeeds: a whole office behind one
 * address mistypes without locking itself out, and who goes through the names of others, however slowly, is stopped.
 */
const NAMES_LIMIT = 20;
const ADDRESS_LIMIT = 40;
const ADDRESS_WINDOW_MS = 24 * 60 * MINUTE_MS;
/** Each lock of an address within a day is three times as long as the one before, up to three hours. */
const LOCK_GROWS = 3;
const LONGEST_LOCK_MS = 180 * MINUTE_MS;
const LOCKS_WINDOW_MS = 24 * 60 * MINUTE_MS;

/** What an attempt is counted against. */
export interface Counter {
  readonly tag: string;
  /** So many within so long lock it. */
  readonly limit: number;
  readonly windowMs: number;
  /** Attempts that bear one name count once; each by itself when there is none. */
  readonly name?: string;
  /** Where its locks are counted, when they grow. */
  readonly locks?: string;
  readonly kind: LockKind;
  /** The address that is counted against, or the account. */
  readonly of?: string;
}

/** An attempt under way: what it is counted against. */
export interface Attempt {
  readonly id: string;
  readonly counted: readonly Counter[];
}

/**
 * Counts attempts to prove who one is. An attempt is held against its counters before it is looked at and taken back
 * when it succeeds, so that a hundred that come together are no more than five. What is locked stays locked for its
 * time and no longer: trying meanwhile neither helps nor prolongs.
 */
export function attemptCounter({ database, zone, clock }: AccountParts) {
  /** What has had enough within its time. */
  async function fullOf(trx: Queries, counted: readonly Counter[], now: Date): Promise<Counter[]> {
    const full: Counter[] = [];
    for (const one of counted) {
      const held = await countFailures(trx, zone, [one.tag], before(now, one.windowMs));
      if ((held.get(one.tag) ?? 0) >= one.limit) full.push(one);
    }
    return full;
  }

  /** Locks a counter that has had enough; those whose locks are counted together are locked together, longer each time. */
  async function lock(trx: Queries, one: Counter, all: readonly Counter[], now: Date): Promise<void> {
    const { locks } = one;
    if (locks === undefined)
      return addLocks(trx, zone, [{ ...lockOf(one, now, LOCK_MS), failures: one.limit }]);
    const since = before(now, LOCKS_WINDOW_MS);
    const earlier = (await countFailures(trx, zone, [locks], since)).get(locks) ?? 0;
    const ms = Math.min(LOCK_MS * LOCK_GROWS ** earlier, LONGEST_LOCK_MS);
    await addFailures(trx, zone, [{ counted: locks, id: randomUUID() }], { at: now, forgetBefore: since });
    const together = all.filter((other) => other.locks === locks);
    const tags = together.map((other) => other.tag);
    const window = before(now, ADDRESS_WINDOW_MS);
    const byName = together.find(({ name }) => name !== undefined);
    const names = byName ? await readFailureIds(trx, zone, byName.tag, window) : [];
    const counts = await countFailures(trx, zone, tags, window);
    const failures = Math.max(...counts.values());
    // The lock is what it costs; after that it counts anew, or one lock would last the whole window.
    await clearCounters(trx, zone, tags);
    await addLocks(
      trx,
      zone,
      together.map((other) => ({ ...lockOf(other, now, ms), failures, names })),
    );
  }

  return {
    /** Begins an attempt. Refuses with `locked-out`, alike whether or not what is tried exists. */
    async begin(counted: readonly Counter[]): Promise<Attempt> {
      const id = randomUUID();
      const tags = counted.map(({ tag }) => tag);
      const now = clock.now();
      await database.transaction(async (trx) => {
        await lockCounters(trx, tags);
        const locks = [...(await lockedUntil(trx, zone, tags, now)).values()];
        if (locks.length > 0) throw lockedOut(Math.max(...locks.map((one) => one.getTime())) - now.getTime());
        if ((await fullOf(trx, counted, now)).length > 0) throw lockedOut(LOCK_MS);
        for (const one of counted)
          await addFailures(trx, zone, rowsOf({ id, counted: [one] }), {
            at: now,
            forgetBefore: before(now, one.windowMs),
          });
      });
      return { id, counted };
    },
    /** An attempt failed: locks what has had enough. `record` writes what happened, with what was locked. */
    async fail(
      attempt: Attempt,
      record: (trx: Queries, locked: readonly Counter[]) => Promise<void>,
    ): Promise<void> {
      const now = clock.now();
      await database.transaction(async (trx) => {
        const tags = attempt.counted.map(({ tag }) => tag);
        await lockCounters(trx, tags);
        const locked = await lockedUntil(trx, zone, tags, now);
        const full = (await fullOf(trx, attempt.counted, now)).filter(({ tag }) => !locked.has(tag));
        const isFirst = ({ locks }: Counter, at: number) =>
          locks === undefined || full.findIndex((one) => one.locks === locks) === at;
        for (const one of full.filter(isFirst)) await lock(trx, one, attempt.counted, now);
        await record(trx, full);
      });
    },
    /** An attempt succeeded: it is taken back, and what is held against `cleared` is forgotten. */
    async succeed(trx: Queries, attempt: Attempt, cleared: readonly string[] = []): Promise<void> {
      await removeFailures(trx, zone, rowsOf(attempt));
      await clearCounters(trx, zone, cleared);
    },
    /** An attempt was neither right nor wrong. */
    async withdraw(attempt: Attempt): Promise<void> {
      await database.transaction((trx) => removeFailures(trx, zone, rowsOf(attempt)));
    },
  };
}

function before(now: Date, ms: number): Date {
  return new Date(now.getTime() - ms);
}

/** A lock of one counter from now on. */
function lockOf({ tag, kind, of }: Counter, now: Date, ms: number): Lock {
  return {
    counted: tag,
    kind,
    since: now,
    until: new Date(now.getTime() + ms),
    address: kind === 'address' ? (of ?? null) : null,
    accountId: kind === 'address' ? null : (of ?? null),
    failures: null,
    names: null,
  };
}

/** The rows an attempt is held by. */
function rowsOf({ id, counted }: Attempt): HeldAttempt[] {
  return counted.map(({ tag, name }) => ({ counted: tag, id: name ?? id }));
}

export type AttemptCounter = ReturnType<typeof attemptCounter>;

function lockedOut(ms: number): AppError {
  const minutes = Math.max(1, Math.ceil(ms / MINUTE_MS));
  return new AppError('locked-out', { minutes }, { retryAfterS: minutes * 60 });
}

/** What an attempt on an account is counted against when it comes from a browser nobody has signed in with. */
export function loginCounter({ box, zone }: AccountParts, loginKey: string): string {
  return box.tag(`login\n${zone}\n${loginKey}`);
}

/** A name that is tried, as it is counted for an address. */
export function nameTag({ box, zone }: Pick<AccountParts, 'box' | 'zone'>, loginKey: string): string {
  return box.tag(`name\n${zone}\n${loginKey}`);
}

/** What the lifting of locks of an address is counted by. */
export function liftsCounter({ box, zone }: AccountParts, address: string): string {
  return box.tag(`address-lifts\n${zone}\n${address}`);
}

/** What an attempt under a name is counted against for the address it comes from. */
export function addressCounters(
  { box, zone }: AccountParts,
  address: string,
  loginKey: string,
): readonly Counter[] {
  const locks = box.tag(`address-locks\n${zone}\n${address}`);
  const more = { windowMs: ADDRESS_WINDOW_MS, locks, kind: 'address', of: address } as const;
  const name = nameTag({ box, zone }, loginKey);
  return [
    { tag: box.tag(`address-names\n${zone}\n${address}`), limit: NAMES_LIMIT, name, ...more },
    { tag: box.tag(`address\n${zone}\n${address}`), limit: ADDRESS_LIMIT, ...more },
  ];
}

/** Counts every attempt against what belongs to one account. */
export function perAccount(tag: string, kind: 'name'): Counter;
export function perAccount(tag: string, kind: 'browser' | 'session', account: string): Counter;
export function perAccount(tag: string, kind: LockKind, account?: string): Counter {
  return { tag, limit: LIMIT, windowMs: WINDOW_MS, kind, ...(account === undefined ? {} : { of: account }) };
}

/** What attempts from a known browser are counted against: strangers cannot add to it. */
export function deviceCounter({ box, zone }: AccountParts, accountId: string, deviceHash: string): string {
  return box.tag(`device\n${zone}\n${accountId}\n${deviceHash}`);
}

/** What proving oneself again inside a session is counted against. */
export function ownCounter({ box, zone }: AccountParts, accountId: string): string {
  return box.tag(`own\n${zone}\n${accountId}`);
}
