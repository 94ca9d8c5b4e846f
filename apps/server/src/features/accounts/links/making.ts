import type { Queries } from '../../../platform/db/index.ts';
import { SERVER_ACTOR } from '../../../platform/ledger/index.ts';
import type { Account } from '../account.ts';
import { recordSignIn } from '../changes/store.ts';
import { MINUTE_MS } from '../parts.ts';
import { newToken, tokenHash } from '../secrets.ts';
import { addLink } from './store.ts';

/** A link can be taken up for so long: the first one a day, an invitation three. */
const FIRST_MS = 24 * 60 * MINUTE_MS;
const INVITATION_MS = 3 * FIRST_MS;

/** Path of the page that takes up a link. The token stands behind #, which browsers do not send. */
export function linkPath(token: string): string {
  return `/welcome#${token}`;
}

/** Makes a first link inside a transaction; the one there was is void. Returns its path. */
export async function makeFirstLink(
  trx: Queries,
  zone: string,
  now: Date,
): Promise<{ readonly path: string; readonly until: Date }> {
  const token = newToken();
  const until = new Date(now.getTime() + FIRST_MS);
  await addLink(trx, zone, {
    tokenHash: tokenHash(token),
    kind: 'first',
    accountId: null,
    resetSecondFactor: false,
    createdAt: now,
    expiresAt: until,
  });
  await recordSignIn(trx, zone, undefined, {
    at: now,
    actor: SERVER_ACTOR,
    action: 'account.first-link-made',
  });
  return { path: linkPath(token), until };
}

/** Makes a link for an account inside a transaction. */
export async function makeAccountLink(
  trx: Queries,
  zone: string,
  account: Account,
  now: Date,
  resetSecondFactor: boolean,
): Promise<{ readonly path: string; readonly until: Date }> {
  const token = newToken();
  const until = new Date(now.getTime() + INVITATION_MS);
  await addLink(trx, zone, {
    tokenHash: tokenHash(token),
    kind: account.state === 'invited' ? 'invitation' : 'renewal',
    accountId: account.id,
    resetSecondFactor,
    createdAt: now,
    expiresAt: until,
  });
  return { path: linkPath(token), until };
}
