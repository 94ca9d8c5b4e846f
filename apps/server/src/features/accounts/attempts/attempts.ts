import { randomUUID } from 'node:crypto';
import { AppError } from '@luodi/api';
import type { Queries } from '../../../platform/db/index.ts';
import { type AccountParts, MINUTE_MS } from '../parts.ts';
import {
  addFailure,
  addLocks,
  clearCounters,
  countFailures,
  lockCounters,
  lockedUntil,
  removeFailure,
} from './store.ts';

/** So many failures within the window lock for so long (GB/T 22239-2019, 8.1.4.1: failed sign-ins are handled). */
const LIMIT = 5;
const WINDOW_MS = 15 * MINUTE_MS;
const LOCK_MS = 20 * MINUTE_MS;

/** An attempt under way: what it is counted against. */
export interface Attempt {
  readonly id: string;
  readonly counted: readonly string[];
}

/**
 * Counts attempts to prove who one is. An attempt is held against its counters before it is looked at and taken back
 * when it succeeds, so that a hundred that come together are no more than five. What is locked stays locked for its
 * time and no longer: trying meanwhile neither helps nor prolongs.
 */
export function attemptCounter({ database, zone, clock }: AccountParts) {
  return {
    /** Begins an attempt. Refuses with `locked-out`, alike whether or not what is tried exists. */
    async begin(counted: readonly string[]): Promise<Attempt> {
      const id = randomUUID();
      const now = clock.now();
      const since = new Date(now.getTime() - WINDOW_MS);
      await database.transaction(async (trx) => {
        await lockCounters(trx, counted);
        const locks = [...(await lockedUntil(trx, zone, counted, now)).values()];
        if (locks.length > 0) throw lockedOut(Math.max(...locks.map((one) => one.getTime())) - now.getTime());
        const held = await countFailures(trx, zone, counted, since);
        if ([...held.values()].some((count) => count >= LIMIT)) throw lockedOut(LOCK_MS);
        await addFailure(trx, zone, counted, { id, at: now, forgetBefore: since });
      });
      return { id, counted };
    },
    /** An attempt failed: locks what has had enough. `record` writes what happened, with how many were locked. */
    async fail(attempt: Attempt, record: (trx: Queries, locked: number) => Promise<void>): Promise<void> {
      const now = clock.now();
      await database.transaction(async (trx) => {
        await lockCounters(trx, attempt.counted);
        const held = await countFailures(trx, zone, attempt.counted, new Date(now.getTime() - WINDOW_MS));
        const locked = await lockedUntil(trx, zone, attempt.counted, now);
        const full = attempt.counted.filter((one) => (held.get(one) ?? 0) >= LIMIT && !locked.has(one));
        await addLocks(trx, zone, full, new Date(now.getTime() + LOCK_MS));
        await record(trx, full.length);
      });
    },
    /** An attempt succeeded: it is taken back, and what is held against `cleared` is forgotten. */
    async succeed(trx: Queries, attempt: Attempt, cleared: readonly string[] = []): Promise<void> {
      await removeFailure(trx, zone, attempt.id);
      await clearCounters(trx, zone, cleared);
    },
    /** An attempt was neither right nor wrong. */
    async withdraw(attempt: Attempt): Promise<void> {
      await database.transaction((trx) => removeFailure(trx, zone, attempt.id));
    },
  };
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

export function addressCounter({ box, zone }: AccountParts, address: string): string {
  return box.tag(`address\n${zone}\n${address}`);
}

/** What attempts from a known browser are counted against: strangers cannot add to it. */
export function deviceCounter({ box, zone }: AccountParts, accountId: string, deviceHash: string): string {
  return box.tag(`device\n${zone}\n${accountId}\n${deviceHash}`);
}

/** What proving oneself again inside a session is counted against. */
export function ownCounter({ box, zone }: AccountParts, accountId: string): string {
  return box.tag(`own\n${zone}\n${accountId}`);
}
