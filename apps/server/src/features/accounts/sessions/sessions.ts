import { randomUUID } from 'node:crypto';
import { AppError, type OwnSession, type Session } from '@luodi/api';
import { ANONYMOUS } from '@luodi/core/access';
import type { Queries } from '../../../platform/db/index.ts';
import type { Authenticate } from '../../../platform/http/index.ts';
import type { Account } from '../account.ts';
import { recordSignIn } from '../changes/store.ts';
import { forgetOldLinks } from '../links/store.ts';
import type { AccountParts, Visitor } from '../parts.ts';
import { newToken, tokenHash } from '../secrets.ts';
import { touchAccount } from '../store.ts';
import { ABSOLUTE_MS, findSession, isOver, noteUse, presentSession, principalOf } from './standing.ts';
import {
  addSession,
  endSessions,
  forgetOldSessions,
  keepDevice,
  readSessions,
  type StoredSession,
} from './store.ts';

/** A session that was opened: what the browser is to keep. */
export interface Opened {
  readonly session: Session;
  readonly token: string;
  readonly device: string;
}

/** A session as it was written, and what its browser is to be given once the transaction stands. */
export interface Made {
  readonly stored: StoredSession;
  readonly token: string;
  readonly device: string;
}

/**
 * Opens a session inside the transaction of the sign-in, under a new token; the one that was shown ends. Returns
 * what to hand over once the transaction stands.
 */
export async function openSession(
  parts: AccountParts,
  trx: Queries,
  account: Account,
  visitor: Visitor,
  byProvider: boolean,
): Promise<Made> {
  const { zone, clock } = parts;
  const now = clock.now();
  const token = newToken();
  const device = visitor.device ?? newToken();
  if (visitor.token !== undefined) {
    const [shown] = await readSessions(trx, zone, { tokenHash: tokenHash(visitor.token) });
    if (shown) await endSessions(trx, zone, shown.accountId, { only: shown.id });
  }
  await forgetOldSessions(trx, zone, new Date(now.getTime() - ABSOLUTE_MS));
  await forgetOldLinks(trx, zone, now);
  const stored: StoredSession = {
    tokenHash: tokenHash(token),
    id: randomUUID(),
    accountId: account.id,
    startedAt: now,
    seenAt: now,
    address: visitor.client,
    browser: visitor.browser,
    byProvider,
  };
  await addSession(trx, zone, stored);
  await keepDevice(trx, zone, account.id, tokenHash(device), now);
  await touchAccount(trx, zone, account.id, { signedInAt: now });
  return { stored, token, device };
}

/** Opens, finds and ends sessions. */
export function sessionService(parts: AccountParts) {
  const { database, zone, clock } = parts;
  const authenticate: Authenticate = async (token) => {
    const found = await findSession(parts, token);
    if (!found) return { principal: ANONYMOUS };
    await noteUse(parts, found.session);
    const { session, account } = found;
    return { principal: principalOf(parts, account, session.byProvider), session: session.id };
  };

  return {
    authenticate,
    /** What a token's session shows; of nobody without one. */
    async show(token: string | undefined): Promise<Session> {
      return presentSession(parts, token === undefined ? undefined : await findSession(parts, token));
    },
    /** What is answered after {@link open}. */
    async opened(account: Account, made: Made): Promise<Opened> {
      const { stored, token, device } = made;
      return { session: await presentSession(parts, { session: stored, account }), token, device };
    },
    /** Whether the session of a token came by the sign-in service. */
    async isByProvider(token: string | undefined): Promise<boolean> {
      return token !== undefined && ((await findSession(parts, token))?.session.byProvider ?? false);
    },
    async list(accountId: string, current: string | undefined): Promise<OwnSession[]> {
      const now = clock.now().getTime();
      const sessions = await readSessions(database.query, zone, { accountId });
      return sessions
        .filter((one) => !isOver(one, now))
        .map(({ id, startedAt, seenAt, address, browser }) => ({
          id,
          startedAt: startedAt.toISOString(),
          seenAt: seenAt.toISOString(),
          address,
          browser,
          current: id === current,
        }));
    },
    /** Ends one session of an account, or all but the current one. Refuses with `not-found`. */
    async end(accountId: string, which: { readonly only: string } | { readonly except: string | undefined }) {
      const now = clock.now();
      await database.transaction(async (trx) => {
        const ended = await endSessions(trx, zone, accountId, which);
        if (ended === 0 && 'only' in which) throw new AppError('not-found', { what: which.only });
        if (ended === 0) return;
        const act = { at: now, actor: accountId, action: 'account.sessions-ended' };
        await recordSignIn(trx, zone, accountId, act);
      });
    },
    async signOut(accountId: string, session: string): Promise<void> {
      const now = clock.now();
      await database.transaction(async (trx) => {
        const ended = await endSessions(trx, zone, accountId, { only: session });
        if (ended === 0) return;
        await recordSignIn(trx, zone, accountId, { at: now, actor: accountId, action: 'account.signed-out' });
      });
    },
  };
}

export type SessionService = ReturnType<typeof sessionService>;
