import { AppError, type Session } from '@luodi/api';
import { type Principal, ROLES } from '@luodi/core/access';
import { CLOCK_SLACK_MS } from '../../../platform/index.ts';
import type { Account } from '../account.ts';
import { type AccountParts, MINUTE_MS } from '../parts.ts';
import { tokenHash } from '../secrets.ts';
import { findAccount, isFounded } from '../store.ts';
import { readSessions, type StoredSession, touchSession } from './store.ts';

/** A session ends when it was not used for so long, and at the latest after so long (ASVS 5.0, 7.3). */
const IDLE_MS = 30 * MINUTE_MS;
export const ABSOLUTE_MS = 12 * 60 * MINUTE_MS;
/** That a session was used is noted at most so often. */
const NOTE_MS = MINUTE_MS;

/** A session that stands, with its account. */
export interface Found {
  readonly session: StoredSession;
  readonly account: Account;
}

/** True while an account lacks the second factor it has to have. */
export function isSecondFactorDue({ config }: AccountParts, account: Account, byProvider: boolean): boolean {
  if (byProvider || account.demonstration || account.totpSecret !== null) return false;
  if (config.secondFactor === 'everyone') return true;
  return (
    config.secondFactor === 'administrators' &&
    account.roles.some((role) => ROLES[role].kind === 'administrator')
  );
}

/** May this account be used at all? Trial accounts only while there is demonstration data. */
export async function isUsable({ demonstration }: AccountParts, account: Account): Promise<boolean> {
  return account.state === 'active' && (!account.demonstration || (await demonstration.holds()));
}

/** Who an account is when it asks: without roles while it lacks the second factor it has to have. */
export function principalOf(parts: AccountParts, account: Account, byProvider: boolean): Principal {
  return {
    kind: 'account',
    id: account.id,
    name: account.name ?? account.id,
    zone: parts.zone,
    roles: isSecondFactorDue(parts, account, byProvider) ? [] : account.roles,
    ...(account.department === null ? {} : { department: account.department }),
    ...(account.enterprise === null ? {} : { enterprise: account.enterprise }),
  };
}

/** Whether a session has ended by want of use, by age, or by a clock that was set back. */
export function isOver({ startedAt, seenAt }: StoredSession, now: number): boolean {
  return (
    now - seenAt.getTime() > IDLE_MS ||
    now - startedAt.getTime() > ABSOLUTE_MS ||
    now < seenAt.getTime() - CLOCK_SLACK_MS
  );
}

/** The session of a token with its account, when both stand. */
export async function findSession(parts: AccountParts, token: string): Promise<Found | undefined> {
  const { database, zone, clock } = parts;
  const [session] = await readSessions(database.query, zone, { tokenHash: tokenHash(token) });
  if (!session) return undefined;
  const now = clock.now().getTime();
  if (isOver(session, now)) return undefined;
  const account = await findAccount(database.query, zone, session.accountId);
  return account && (await isUsable(parts, account)) ? { session, account } : undefined;
}

/** Notes that a session was used. */
export async function noteUse(parts: AccountParts, session: StoredSession): Promise<void> {
  const { database, zone, clock } = parts;
  const { tokenHash: hash, seenAt } = session;
  const now = clock.now();
  if (now.getTime() - seenAt.getTime() < NOTE_MS) return;
  await touchSession(database.query, zone, hash, now).catch((error: unknown) => {
    // Writing is paused while the disk is full; reading goes on, so the session does as well.
    if (!(error instanceof AppError && error.code === 'disk-full')) throw error;
  });
}

/** A session as it is shown: of nobody when there is none. */
export async function presentSession(parts: AccountParts, found: Found | undefined): Promise<Session> {
  const { database, zone, clock, config } = parts;
  const base = {
    zone,
    zoneName: parts.zoneName,
    founded: await isFounded(database.query, zone),
    ...(config.oidc ? { provider: new URL(config.oidc.issuer).hostname } : {}),
  };
  if (!found) return base;
  const { account, session } = found;
  return {
    ...base,
    account: {
      id: account.id,
      name: account.name ?? account.id,
      roles: [...account.roles],
      ...(account.department === null ? {} : { department: account.department }),
      ...(account.enterprise === null ? {} : { enterprise: account.enterprise }),
      demonstration: account.demonstration,
      secondFactorDue: isSecondFactorDue(parts, account, session.byProvider),
    },
    idleUntil: new Date(clock.now().getTime() + IDLE_MS).toISOString(),
    until: new Date(session.startedAt.getTime() + ABSOLUTE_MS).toISOString(),
  };
}
