import { AppError } from '@luodi/api';
import * as oidc from 'openid-client';
import type { Config } from '../../config.ts';
import { recordSignIn } from './changes/store.ts';
import type { LinkService } from './links/links.ts';
import { addVisit, takeVisit } from './links/store.ts';
import { type AccountParts, checkTransport, MINUTE_MS, type Visitor } from './parts.ts';
import { newToken, tokenHash } from './secrets.ts';
import { type Opened, openSession, type SessionService } from './sessions/sessions.ts';
import { isUsable } from './sessions/standing.ts';
import { findBySubject } from './store.ts';

/** Whoever goes to the sign-in service has to be back in this time. */
const VISIT_MS = 10 * MINUTE_MS;
/** The service has to answer in this time. */
const ANSWER_S = 10;

/** Page that takes the answer of the sign-in service: what is registered there as redirect address. */
const RETURN_PATH = '/sign-in/return';

type Oidc = NonNullable<Config['oidc']>;

/**
 * Signing in by an OpenID Connect service (authorization code with PKCE, state, nonce). It only says who somebody is:
 * accounts and roles are ours, and an account is tied to its person there by a one-time link.
 */
export function providerService(parts: AccountParts, sessions: SessionService, links: LinkService) {
  const { database, zone, clock } = parts;
  let discovered: Promise<oidc.Configuration> | undefined;

  const settings = (): Oidc => {
    if (!parts.config.oidc) throw new AppError('not-found', { what: 'OpenID Connect' });
    return parts.config.oidc;
  };
  /** What the service says of itself; asked once, and again after it could not be reached. */
  const configuration = (): Promise<oidc.Configuration> => {
    discovered ??= discover(settings()).catch((error: unknown) => {
      discovered = undefined;
      throw failed(error);
    });
    return discovered;
  };
  const returnAddress = (origin: string) => new URL(RETURN_PATH, parts.config.publicUrl ?? origin);

  return {
    /** Where the browser has to go, and what it has to bring back. */
    async begin(linkToken: string | undefined, origin: string, visitor: Visitor) {
      settings();
      checkTransport(parts, visitor);
      const link = linkToken === undefined ? undefined : (await links.find(linkToken)).link;
      if (link?.kind === 'first') throw new AppError('link-spent');
      const known = await configuration();
      const browser = newToken();
      const state = newToken();
      const nonce = newToken();
      const verifier = oidc.randomPKCECodeVerifier();
      const url = oidc.buildAuthorizationUrl(known, {
        redirect_uri: returnAddress(origin).href,
        scope: 'openid',
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      });
      const now = clock.now();
      const visit = {
        stateHash: tokenHash(state),
        browserHash: tokenHash(browser),
        verifier,
        nonce,
        linkHash: link?.tokenHash ?? null,
        expiresAt: new Date(now.getTime() + VISIT_MS),
      };
      await database.transaction((trx) => addVisit(trx, zone, visit, now));
      return { url: url.href, browser, seconds: VISIT_MS / 1000 };
    },
    /** Takes the answer: `query` is what the service put into the address, `browser` what the browser had to keep. */
    async finish(
      query: string,
      browser: string | undefined,
      origin: string,
      visitor: Visitor,
    ): Promise<Opened> {
      const { issuer } = settings();
      checkTransport(parts, visitor);
      const answer = returnAddress(origin);
      answer.search = query;
      const state = answer.searchParams.get('state') ?? '';
      const visit = await database.transaction((trx) => takeVisit(trx, zone, tokenHash(state), clock.now()));
      // Whose visit it was, only that browser may finish: an answer cannot be planted in another one.
      if (!visit || browser === undefined || tokenHash(browser) !== visit.browserHash) {
        throw new AppError('provider-failed', { why: 'visit' });
      }
      const subject = await subjectOf(await configuration(), answer, state, visit);
      const key = `${issuer} ${subject}`;
      if (visit.linkHash !== null) return links.useByProvider(visit.linkHash, key, visitor);
      const account = await findBySubject(database.query, zone, key);
      const at = clock.now();
      if (!account || !(await isUsable(parts, account))) {
        const act = { at, actor: 'unnamed', action: 'account.sign-in-failed' };
        const address = { address: visitor.client };
        await database.transaction((trx) => recordSignIn(trx, zone, account?.id, act, address));
        throw new AppError('sign-in-failed');
      }
      const made = await database.transaction(async (trx) => {
        const opened = await openSession(parts, trx, account, visitor, true);
        const act = { at, actor: account.id, action: 'account.signed-in' };
        await recordSignIn(trx, zone, account.id, act, { address: visitor.client });
        return opened;
      });
      return sessions.opened(account, made);
    },
  };
}

export type ProviderService = ReturnType<typeof providerService>;

function discover({ issuer, clientId, clientSecret }: Oidc): Promise<oidc.Configuration> {
  const server = new URL(issuer);
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(server.hostname);
  return oidc.discovery(
    server,
    clientId,
    clientSecret,
    clientSecret === undefined ? oidc.None() : undefined,
    // Without TLS only on this machine: elsewhere anyone on the way could say who somebody is.
    {
      timeout: ANSWER_S,
      execute: isLocal
        ? [oidc.enableNonRepudiationChecks, oidc.allowInsecureRequests]
        : [oidc.enableNonRepudiationChecks],
    },
  );
}

/** Who the service says it is, after its answer stood up to checking (OpenID Connect Core 1.0, 3.1.3.7). */
async function subjectOf(
  known: oidc.Configuration,
  answer: URL,
  state: string,
  visit: { readonly verifier: string; readonly nonce: string },
): Promise<string> {
  try {
    const tokens = await oidc.authorizationCodeGrant(known, answer, {
      pkceCodeVerifier: visit.verifier,
      expectedState: state,
      expectedNonce: visit.nonce,
      idTokenExpected: true,
    });
    const subject = tokens.claims()?.sub;
    if (subject) return subject;
  } catch (error) {
    throw failed(error);
  }
  throw new AppError('provider-failed', { why: 'subject' });
}

/** The reason as the library or the service names it by code; texts of a foreign server are not shown. */
function failed(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const { code, error, name } = cause as { code?: unknown; error?: unknown; name?: unknown };
  const why = [error, code, name].find((one) => typeof one === 'string' && /^[\w.-]{1,60}$/.test(one));
  return new AppError('provider-failed', { why: String(why ?? 'unknown') }, { cause });
}
