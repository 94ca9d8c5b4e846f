/** Signing in by a sign-in service: a small issuer with its own key, its honest answers and its dishonest ones. */
import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  disableAccount,
  getOwnAccount,
  getSession,
  lookAtLink,
  postAccount,
  postProviderReturn,
  postProviderSignIn,
  postSession,
  useLink,
} from '@luodi/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type AccountsTest,
  type Browser,
  GOOD,
  linkToken,
  person,
  serveBeside,
  startAccountsTest,
} from './test-accounts.ts';

const CLIENT = 'luodi';
const SECRET = 'client-secret-canary';

const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What the issuer says in a token, and with which key it signs: a test bends both. */
interface Says {
  claims: Record<string, unknown>;
  key?: KeyObject;
  refuse?: string;
}

/** An OpenID Connect issuer: discovery, keys and token endpoint. Its codes are whatever the test agreed with it. */
async function startIssuer() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const answers = new Map<string, Says>();
  const asked: URLSearchParams[] = [];
  const server: Server = createServer((request, response) => {
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const send = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (request.url === '/.well-known/openid-configuration') {
      return send(200, {
        issuer,
        authorization_endpoint: `${issuer}/authorise`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      });
    }
    if (request.url === '/keys') {
      const key = publicKey.export({ format: 'jwk' });
      return send(200, { keys: [{ ...key, kid: 'one', use: 'sig', alg: 'RS256' }] });
    }
    let text = '';
    request.on('data', (chunk) => {
      text += String(chunk);
    });
    request.on('end', () => {
      const form = new URLSearchParams(text);
      asked.push(form);
      const says = answers.get(form.get('code') ?? '');
      if (!says || says.refuse) return send(400, { error: says?.refuse ?? 'invalid_grant' });
      const now = Math.floor(Date.now() / 1000);
      const head = base64({ alg: 'RS256', typ: 'JWT', kid: 'one' });
      const body = base64({ iss: issuer, aud: CLIENT, iat: now, exp: now + 300, ...says.claims });
      const signature = sign('sha256', Buffer.from(`${head}.${body}`), says.key ?? privateKey);
      send(200, {
        access_token: 'a',
        token_type: 'Bearer',
        id_token: `${head}.${body}.${signature.toString('base64url')}`,
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answers,
    asked,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

describe('the sign-in service', () => {
  let issuer: Awaited<ReturnType<typeof startIssuer>>;
  let test: AccountsTest;
  let security: Browser;
  let count = 0;
  beforeAll(async () => {
    issuer = await startIssuer();
    test = await startAccountsTest('embedded', {
      OIDC_ISSUER: issuer.url,
      OIDC_CLIENT_ID: CLIENT,
      OIDC_CLIENT_SECRET: SECRET,
      PUBLIC_URL: 'https://zone.test/',
      SECOND_FACTOR: 'nobody',
    });
    security = test.browser();
    const first = await test.feature.firstLink();
    await security.ask(useLink, {
      body: { token: linkToken(first?.path), login: 'sec', name: 'Sec', password: GOOD },
    });
  });
  afterAll(async () => {
    await test?.stop();
    await issuer?.stop();
  });

  /** Goes there with a browser; `says` bends what the service answers, `back` what the browser brings. */
  const visit = async (
    browser: Browser,
    subject: string,
    more: {
      token?: string;
      says?: Partial<Says>;
      back?: (query: URLSearchParams) => void;
      with?: Browser;
    } = {},
  ) => {
    const begun = await browser.ask(postProviderSignIn, {
      body: more.token === undefined ? {} : { token: more.token },
    });
    if (!begun.body) return begun;
    const address = new URL(begun.body.url);
    count += 1;
    const code = `code-${count}`;
    const nonce = address.searchParams.get('nonce');
    issuer.answers.set(code, {
      ...more.says,
      claims: { sub: subject, nonce, ...more.says?.claims },
    });
    const query = new URLSearchParams({ code, state: address.searchParams.get('state') ?? '' });
    more.back?.(query);
    return (more.with ?? browser).ask(postProviderReturn, { body: { query: query.toString() } });
  };
  const invite = async (login: string) => {
    const made = await security.ask(postAccount, { body: person(login, 'leader') });
    return { made, token: linkToken(made.body?.link) };
  };

  it('is offered, and asked with PKCE, state and nonce for this site’s own page', async () => {
    const browser = test.browser();
    expect((await browser.ask(getSession, {})).body?.provider).toBe('127.0.0.1');
    const { body } = await browser.ask(postProviderSignIn, { body: {} });
    const { origin, searchParams } = new URL(body?.url ?? '');
    expect(origin).toBe(issuer.url);
    expect(Object.fromEntries(searchParams)).toMatchObject({
      client_id: CLIENT,
      redirect_uri: 'https://zone.test/sign-in/return',
      response_type: 'code',
      scope: 'openid',
      code_challenge_method: 'S256',
    });
    expect(searchParams.get('state')).toHaveLength(43);
    expect(body?.url).not.toContain(SECRET);
  });

  it('knows nobody who was not invited', async () => {
    const told = await visit(test.browser(), 'stranger');
    expect([told.status, told.code]).toEqual([401, 'sign-in-failed']);
  });

  it('opens an invited account, and afterwards signs in; the second factor is its own', async () => {
    const { made, token } = await invite('wang');
    expect((await test.browser().ask(lookAtLink, { body: { token } })).body?.provider).toBe('127.0.0.1');
    const browser = test.browser();
    const opened = await visit(browser, 'subject-1', { token });
    expect(opened.body).toMatchObject({ account: { roles: ['leader'] } });
    expect((await browser.ask(getOwnAccount, {})).body).toMatchObject({ linked: true, hasPassword: false });
    // The link is used up; the person is known now.
    expect((await visit(test.browser(), 'subject-2', { token })).code).toBe('link-spent');
    expect((await visit(test.browser(), 'subject-1')).status).toBe(200);
    // No password was set, so none is right.
    expect((await test.browser().ask(postSession, { body: { login: 'wang', password: GOOD } })).code).toBe(
      'sign-in-failed',
    );
    expect(issuer.asked.at(-1)?.get('code_verifier')).toMatch(/^[\w.~-]{43,}$/);
    const id = made.body?.account.id ?? '';
    await security.ask(disableAccount, { params: { id }, body: { reason: '离岗' } });
    expect((await browser.ask(getOwnAccount, {})).code).toBe('sign-in-required');
    expect((await visit(test.browser(), 'subject-1')).code).toBe('sign-in-failed');
  });

  it.each([
    ['a token for another client', { claims: { aud: 'other' } }],
    ['a token of another issuer', { claims: { iss: 'https://evil.test' } }],
    ['a token of yesterday', { claims: { iat: 1_700_000_000, exp: 1_700_000_300 } }],
    ['a token of another visit', { claims: { nonce: 'other' } }],
    [
      'a token signed with another key',
      { key: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey },
    ],
    ['no token', { refuse: 'invalid_grant' }],
    ['no subject', { claims: { sub: undefined } }],
  ] as [string, Partial<Says>][])('refuses %s', async (_, says) => {
    const told = await visit(test.browser(), 'subject-1', { says });
    expect([told.status, told.code]).toEqual([502, 'provider-failed']);
    expect(JSON.stringify(told.params)).not.toMatch(/evil|canary/);
  });

  it.each([
    ['with another state', (query: URLSearchParams) => query.set('state', 'x'.repeat(43))],
    [
      'with an error',
      (query: URLSearchParams) => {
        query.delete('code');
        query.set('error', 'access_denied');
      },
    ],
    [
      'without anything',
      (query: URLSearchParams) => [...query.keys()].forEach((key) => void query.delete(key)),
    ],
  ] as [string, (query: URLSearchParams) => void][])('refuses an answer %s', async (_, back) => {
    const told = await visit(test.browser(), 'subject-1', { back });
    expect([told.status, told.code]).toEqual([502, 'provider-failed']);
  });

  it('takes an answer once, in time, and from the browser that went there', async () => {
    const victim = test.browser('10.3.3.3');
    const planted = await visit(test.browser(), 'subject-1', { with: victim });
    expect([planted.code, planted.params]).toEqual(['provider-failed', { why: 'visit' }]);
    const late = test.browser();
    const begun = await late.ask(postProviderSignIn, { body: {} });
    const state = new URL(begun.body?.url ?? '').searchParams.get('state');
    test.clock.advance(11 * 60_000);
    const query = `code=code-1&state=${state}`;
    expect((await late.ask(postProviderReturn, { body: { query } })).code).toBe('provider-failed');
    expect((await late.ask(postProviderReturn, { body: { query } })).code).toBe('provider-failed');
  });

  it('does not stop anybody from signing in with a password when it is away', async () => {
    const away = serveBeside(test, {
      OIDC_ISSUER: 'http://127.0.0.1:9',
      OIDC_CLIENT_ID: CLIENT,
      SECOND_FACTOR: 'nobody',
    });
    expect((await away.browser().ask(postProviderSignIn, { body: {} })).code).toBe('provider-failed');
    expect((await away.browser().ask(postSession, { body: { login: 'sec', password: GOOD } })).status).toBe(
      200,
    );
    const without = serveBeside(test, {});
    expect((await without.browser().ask(postProviderSignIn, { body: {} })).code).toBe('not-found');
  });

  it('keeps the secret of the client out of the log', () => {
    expect(test.logged.join('')).not.toContain(SECRET);
  });
});
