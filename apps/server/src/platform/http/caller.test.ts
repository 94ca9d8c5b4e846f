/** Who asks: the session cookie, the check of the action before a request is read, and 401, 403, 404 after it. */
import { endpoint, type Problem, SESSION_COOKIE } from '@luodi/api';
import type { Principal, Role, Subject } from '@luodi/core/access';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { clockAt } from '../clock.ts';
import { createHttpApp, type HttpParts } from './http-app.ts';
import { createRateLimit } from './rate-limit.ts';
import { route } from './route.ts';

const summary = { zh: '试', en: 'Test' };
const response = z.object({ id: z.string(), session: z.string() });
const query = z.strictObject({ register: z.string().optional(), zone: z.string().default('z') });
const params = z.strictObject({ id: z.string() });
const readRecord = endpoint({
  method: 'GET',
  path: '/api/records/{id}',
  access: 'register.history',
  summary,
  params,
  query,
  response,
  errors: ['not-found'],
});
const changeRecord = endpoint({
  method: 'PUT',
  path: '/api/records/{id}',
  access: 'register.change',
  summary,
  params,
  query,
  body: z.strictObject({ name: z.string() }),
  response,
  errors: ['not-found'],
});
const disable = endpoint({
  method: 'DELETE',
  path: '/api/people/{id}',
  access: 'account.disable',
  summary,
  params,
  response,
  errors: ['not-found'],
});
const signIn = endpoint({
  method: 'POST',
  path: '/api/session',
  access: 'session.open',
  summary,
  body: z.strictObject({ out: z.boolean() }),
  response,
  errors: [],
});
const probe = endpoint({
  method: 'GET',
  path: '/livez',
  access: 'health.read',
  summary,
  response,
  errors: [],
  cost: 0,
});

const person = (id: string, ...roles: Role[]): Principal => ({
  kind: 'account',
  id,
  name: id,
  zone: 'z',
  roles,
});
const tokenOf = (name: string) => name.padEnd(43, '_');
const PEOPLE = new Map(
  [
    person('clerk', 'data-clerk'),
    person('planner', 'planner'),
    person('leader', 'leader'),
    person('security', 'security-administrator'),
  ].map((one) => [tokenOf(one.kind === 'account' ? one.id : ''), one]),
);

function build(change: Partial<HttpParts> = {}) {
  const asked: string[] = [];
  const answer = (id: string, session: string | undefined) => ({ id, session: session ?? 'none' });
  const app = createHttpApp({
    routes: [
      route(readRecord)(({ params, query: { register, zone } }, { authorise, session }) => {
        authorise('register.history', {
          zone,
          kind: 'record',
          id: params.id,
          ...(register ? { register } : {}),
        });
        return answer(params.id, session);
      }),
      route(changeRecord)(({ params, query: { register, zone } }, { authorise, may, session }) => {
        const subject: Subject = {
          zone,
          kind: 'record',
          id: params.id,
          approval: 'not-needed',
          ...(register ? { register } : {}),
        };
        if (params.id === 'ask') return answer(String(may('register.change', subject)), session);
        authorise('register.change', subject);
        return answer(params.id, session);
      }),
      route(disable)(({ params }, { authorise, session }) => {
        authorise('account.disable', { zone: 'z', kind: 'account', id: params.id, account: params.id });
        return answer(params.id, session);
      }),
      route(signIn)(({ body }, { cookies, isExposed, client }) => {
        cookies.set('session', body.out ? undefined : tokenOf('planner'));
        return { id: client, session: String(isExposed) };
      }),
      route(probe)((_, { session }) => answer('alive', session)),
    ],
    info: { title: 'test', version: '1', description: 'test' },
    staticFiles: async () => undefined,
    rateLimit: createRateLimit(0, 0, clockAt('2026-01-01T00:00:00Z')),
    clock: clockAt('2026-01-01T00:00:00Z'),
    log: pino({ level: 'silent' }),
    localOnly: true,
    trustProxy: false,
    isDraining: () => false,
    authenticate: async (token) => {
      asked.push(token);
      const principal = PEOPLE.get(token);
      return principal
        ? { principal, session: `s-${token.slice(0, 3)}` }
        : { principal: { kind: 'anonymous' } };
    },
    ...change,
  });
  const ask = async (
    who: string | undefined,
    method: string,
    path: string,
    more: { readonly headers?: Record<string, string>; readonly body?: unknown } = {},
  ) => {
    const headers = Object.entries({
      host: 'localhost:4180',
      'sec-fetch-site': 'same-origin',
      ...(who === undefined ? {} : { cookie: `luodi-4180=${tokenOf(who)}` }),
      ...(more.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...more.headers,
    }).filter(([, value]) => value !== undefined);
    const answered = await app.request(`http://localhost:4180${path}`, {
      method,
      headers,
      ...(more.body === undefined ? {} : { body: JSON.stringify(more.body) }),
    });
    const body = (await answered.json()) as Problem & { id: string; session: string };
    return { status: answered.status, headers: answered.headers, body };
  };
  return { ask, asked };
}

describe('an endpoint that needs an account', () => {
  it('refuses nobody with 401, before the request is read', async () => {
    const { ask } = build();
    const refused = await ask(undefined, 'PUT', '/api/records/1?nonsense=1', { body: { wrong: true } });
    expect([refused.status, refused.body.code]).toEqual([401, 'sign-in-required']);
    expect(refused.headers.get('www-authenticate')).toBe('Cookie');
    expect((await ask('stranger', 'GET', '/api/records/1')).status).toBe(401);
  });

  it('refuses who may not attempt it with 403 and the reason, before the request is read', async () => {
    const { ask } = build();
    const { status, body } = await ask('leader', 'PUT', '/api/records/1', { body: { wrong: true } });
    expect([status, body.code, body.params]).toEqual([403, 'forbidden', { reason: 'no-right' }]);
    expect(body.errors).toMatchObject([
      { in: 'caller', code: 'no-right', text: { zh: '您的角色没有这项权限' } },
    ]);
    expect((await ask('security', 'GET', '/api/records/1')).status).toBe(403);
  });

  it('answers who may, and tells the session', async () => {
    const { ask } = build();
    const { status, body } = await ask('planner', 'GET', '/api/records/1');
    expect([status, body]).toEqual([200, { id: '1', session: 's-pla' }]);
  });

  it('says 404 for what is of another zone, 403 for what may be seen and not be done', async () => {
    const { ask } = build();
    const change = (who: string, where: string) =>
      ask(who, 'PUT', `/api/records/1?${where}`, { body: { name: 'n' } });
    expect((await change('planner', 'register=parcels')).status).toBe(200);
    const { status, body } = await change('planner', 'register=projects');
    expect([status, body.params]).toEqual([403, { reason: 'register-closed' }]);
    expect((await change('planner', 'register=parcels&zone=other')).status).toBe(404);
    expect((await ask('planner', 'GET', '/api/records/1?zone=other')).status).toBe(404);
    expect((await ask('clerk', 'PUT', '/api/records/ask', { body: { name: 'n' } })).body.id).toBe('true');
    expect((await ask('planner', 'PUT', '/api/records/ask', { body: { name: 'n' } })).body.id).toBe('false');
    expect((await ask('security', 'DELETE', '/api/people/security')).body.params).toEqual({
      reason: 'own-account',
    });
    expect((await ask('security', 'DELETE', '/api/people/other')).status).toBe(200);
  });

  it('keeps answers out of caches that several people use', async () => {
    const { headers } = await build().ask('planner', 'GET', '/api/records/1');
    expect(headers.get('cache-control')).toBe('private, no-cache');
    expect(headers.get('vary')).toContain('cookie');
  });
});

describe('the probes', () => {
  it('never ask who it is', async () => {
    const { ask, asked } = build();
    expect((await ask('planner', 'GET', '/livez')).status).toBe(200);
    expect(asked).toEqual([]);
  });
});

describe('the session cookie', () => {
  it('over plain http on this machine has the port in its name, and is for this site and no script', async () => {
    const { headers } = await build().ask(undefined, 'POST', '/api/session', { body: { out: false } });
    expect(headers.get('set-cookie')).toBe(
      `luodi-4180=${tokenOf('planner')}; Path=/; HttpOnly; SameSite=Strict`,
    );
    const out = await build().ask('planner', 'POST', '/api/session', { body: { out: true } });
    expect(out.headers.get('set-cookie')).toBe('luodi-4180=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0');
  });

  it('over TLS is a __Host- cookie, and the plain one is not looked at', async () => {
    const { ask, asked } = build({ trustProxy: true });
    const headers = { 'x-forwarded-proto': 'https' };
    const made = await ask(undefined, 'POST', '/api/session', { headers, body: { out: false } });
    expect(made.headers.get('set-cookie')).toBe(
      `${SESSION_COOKIE}=${tokenOf('planner')}; Path=/; HttpOnly; SameSite=Strict; Secure`,
    );
    expect((await ask('planner', 'GET', '/api/records/1', { headers })).status).toBe(401);
    expect(asked).toEqual([]);
    const cookie = `${SESSION_COOKIE}=${tokenOf('planner')}`;
    expect((await ask(undefined, 'GET', '/api/records/1', { headers: { ...headers, cookie } })).status).toBe(
      200,
    );
  });

  it.each([
    ['twice', `luodi-4180=${tokenOf('planner')}; luodi-4180=${tokenOf('clerk')}`],
    ['too short', 'luodi-4180=planner'],
    ['of another port', `luodi-4181=${tokenOf('planner')}`],
    ['with a longer name', `xluodi-4180=${tokenOf('planner')}`],
    ['of another alphabet', `luodi-4180=${'é'.repeat(43)}`],
  ])('given %s is none', async (_, cookie) => {
    const { ask, asked } = build();
    const headers = { cookie: encodeURI(cookie).replaceAll('%20', ' ') };
    expect((await ask(undefined, 'GET', '/api/records/1', { headers })).status).toBe(401);
    expect(asked).toEqual([]);
  });

  it('goes with a change only when the request proves that it is of this site', async () => {
    const { ask } = build();
    const put = (headers: Record<string, string>) =>
      ask('clerk', 'PUT', '/api/records/1', { headers, body: { name: 'n' } });
    expect((await put({ 'sec-fetch-site': 'cross-site' })).body.code).toBe('cross-origin');
    expect((await put({ 'sec-fetch-site': 'same-site' })).body.code).toBe('cross-origin');
    const silent = { 'sec-fetch-site': undefined } as unknown as Record<string, string>;
    expect((await put(silent)).body.code).toBe('cross-origin');
    expect((await put({ ...silent, origin: 'http://localhost:4180' })).status).toBe(200);
    expect((await put({ ...silent, origin: 'https://evil.test' })).body.code).toBe('cross-origin');
  });
});

describe('where the caller is', () => {
  it('is the socket or the last hop of a trusted proxy, and exposed is plain http beyond this machine', async () => {
    const headers = { 'x-forwarded-for': '6.6.6.6, 10.0.0.7' };
    const local = await build().ask(undefined, 'POST', '/api/session', { headers, body: { out: false } });
    expect(local.body).toMatchObject({ id: 'unknown', session: 'false' });
    const wide = build({ localOnly: false, trustProxy: true });
    const plain = await wide.ask(undefined, 'POST', '/api/session', { headers, body: { out: false } });
    expect(plain.body).toMatchObject({ id: '10.0.0.7', session: 'true' });
    const tls = await wide.ask(undefined, 'POST', '/api/session', {
      headers: { ...headers, 'x-forwarded-proto': 'https' },
      body: { out: false },
    });
    expect(tls.body).toMatchObject({ session: 'false' });
  });
});
