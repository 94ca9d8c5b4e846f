import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { AppError, endpoint, type Problem } from '@luodi/api';
import { invariant } from '@luodi/core/base';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { clockAt } from '../clock.ts';
import { expectConforms } from './expect-conforms.ts';
import { createHttpApp, type HttpParts } from './http-app.ts';
import { createRateLimit } from './rate-limit.ts';
import { route } from './route.ts';
import { staticFilesOf } from './static-files.ts';

const summary = { zh: '试', en: 'Test' };
const readThing = endpoint({
  method: 'GET',
  path: '/api/things/{thing}',
  access: 'plan.read',
  summary,
  params: z.strictObject({ thing: z.string().max(20) }),
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(9).default(3) }),
  response: z.object({ thing: z.string(), limit: z.number(), text: z.string() }),
  errors: ['not-found'],
});
const makeThing = endpoint({
  method: 'POST',
  path: '/api/things',
  access: 'plan.read',
  summary,
  body: z.strictObject({
    name: z.string().max(5),
    tags: z.array(z.strictObject({ key: z.int() })).optional(),
  }),
  response: z.object({ name: z.string() }),
  errors: [],
  status: 201,
  maxBodyBytes: 2_000,
});
const breakThing = endpoint({
  method: 'GET',
  path: '/api/broken/{how}',
  access: 'plan.read',
  summary,
  params: z.strictObject({ how: z.string() }),
  response: z.object({ fine: z.boolean() }),
  errors: [],
  cost: 5,
});

const SECRET = 'canary-4711';
const ID = '11111111-2222-4333-8444-555555555555';
let directory: string;
let logged: string[] = [];
const clock = clockAt('2026-01-01T00:00:00Z');
let app: ReturnType<typeof createHttpApp>;

async function build(change: Partial<HttpParts> = {}): Promise<typeof app> {
  return createHttpApp({
    routes: [
      route(readThing)(({ params, query }, { setHeader }) => {
        if (params.thing === 'none') throw new AppError('not-found', { what: params.thing });
        if (params.thing === 'file') setHeader('content-disposition', 'attachment; filename="x.json"');
        return {
          thing: params.thing,
          limit: query.limit,
          text: '落地'.repeat(params.thing === 'long' ? 2_000 : 1),
        };
      }),
      route(makeThing)(({ body }) => ({ name: body.name })),
      route(breakThing)(({ params }) => {
        invariant(params.how !== 'invariant', `broken with ${SECRET}`);
        if (params.how === 'extra') return { fine: true, leak: SECRET } as { fine: boolean };
        throw new RangeError(SECRET);
      }),
    ],
    info: { title: 'test', version: '1', description: 'test' },
    staticFiles: staticFilesOf(join(directory, 'web')),
    rateLimit: createRateLimit(0, 0, clock),
    clock,
    log: pino({ base: null }, { write: (line: string) => void logged.push(line) }),
    localOnly: true,
    trustProxy: false,
    isDraining: () => false,
    newId: () => ID,
    ...change,
  });
}

const ask = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}, on = app) =>
  on.request(`http://localhost:4180${path}`, {
    ...init,
    headers: { host: 'localhost:4180', ...init.headers },
  });
const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  ask('/api/things', { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
const problemOf = async (response: Response) => (await response.json()) as Problem;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'luodi-http-'));
  mkdirSync(join(directory, 'web/assets'), { recursive: true });
  writeFileSync(join(directory, 'canary.txt'), SECRET);
  writeFileSync(join(directory, 'web/index.html'), '<!doctype html><title>落地</title>');
  writeFileSync(join(directory, 'web/assets/app-Ab12Cd34.js'), `export const x = '${'x'.repeat(5_000)}';`);
  symlinkSync(join(directory, 'canary.txt'), join(directory, 'web/link.txt'));
  app = await build();
});
afterAll(() => rmSync(directory, { recursive: true }));

describe('endpoints', () => {
  it('answer what their schema says, with defaults filled', async () => {
    const response = await ask('/api/things/a%2Fb');
    expect(await expectConforms(readThing, response)).toEqual({ thing: 'a/b', limit: 3, text: '落地' });
    expect((await post('{"name":"n"}')).status).toBe(201);
  });

  it('list every fault of path and query with its place, in both languages', async () => {
    const response = await ask(`/api/things/${'x'.repeat(30)}?limit=99&sort=1&sort=2`);
    expect(response.status).toBe(422);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    const problem = await problemOf(response);
    expect(problem).toMatchObject({
      type: 'urn:luodi:problem:invalid-input',
      title: '输入有误',
      status: 422,
      code: 'invalid-input',
      instance: `urn:uuid:${ID}`,
    });
    expect(problem.errors.map((one) => `${one.in}${one.pointer} ${one.code}`)).toEqual([
      'path/thing too_big',
      'query/limit too_big',
      'query unrecognized_keys',
    ]);
    expect(problem.errors[0]?.text.zh).not.toBe(problem.errors[0]?.text.en);
  });

  it('refuse unknown members of a body at any depth', async () => {
    const problem = await problemOf(
      await post('{"name":"n","role":"admin","tags":[{"key":1,"zone_id":"z"}]}'),
    );
    expect(problem.errors.map((one) => one.pointer)).toEqual(['/tags/0', '']);
  });

  it('speak the language of the client', async () => {
    const english = await ask('/api/things/none', {
      headers: { 'accept-language': 'en-GB,en;q=0.9,zh;q=0.5' },
    });
    expect(await problemOf(english)).toMatchObject({ title: 'Not found', detail: 'There is no “none”.' });
    expect((await problemOf(await ask('/api/things/none'))).title).toBe('没有找到');
  });

  it('answer 304 to a known ETag and compress what is long', async () => {
    const first = await ask('/api/things/long', { headers: { 'accept-encoding': 'gzip' } });
    expect(first.headers.get('content-encoding')).toBe('gzip');
    const body = JSON.parse(gunzipSync(await first.arrayBuffer()).toString());
    expect(body.text).toHaveLength(4_000);
    const again = await ask('/api/things/long', {
      headers: { 'if-none-match': first.headers.get('etag') ?? '' },
    });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('let a handler name a download', async () => {
    const response = await ask('/api/things/file');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="x.json"');
  });

  it('refuse other methods and name those there are', async () => {
    const response = await ask('/api/things/a', { method: 'DELETE' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET']);
  });

  it('tell of a bug by its number only, and log it', async () => {
    for (const how of ['invariant', 'error']) {
      logged = [];
      const response = await ask(`/api/broken/${how}`);
      const text = await response.text();
      expect(response.status).toBe(500);
      expect(text).toContain(ID);
      expect(text).not.toContain(SECRET);
      expect(logged.join('')).toContain(SECRET);
    }
  });

  it('are caught by expectConforms when they leak or refuse without declaring it', async () => {
    await expect(expectConforms(breakThing, await ask('/api/broken/extra'))).rejects.toThrow('does not name');
    const undeclared = await ask('/api/things/none');
    await expect(expectConforms(breakThing, undeclared)).rejects.toThrow('undeclared code not-found');
  });
});

describe('hostile bodies', () => {
  it.each([
    ['{"name":"a","name":"b"}', 'duplicate-key'],
    ['{"__proto__":{"polluted":true}}', 'dangerous-key'],
    [`{"name":${'['.repeat(100)}${']'.repeat(100)}}`, 'too-deep'],
    ['{"name":1e400}', 'number-range'],
    ['{"name":"\\ud800"}', 'bad-text'],
    ['{"name"', 'syntax'],
  ])('%s is refused as %s', async (body, code) => {
    const response = await post(body);
    expect(response.status).toBe(400);
    expect((await problemOf(response)).errors).toMatchObject([{ code }]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('are cut off at the limit, whatever they claim', async () => {
    const response = await post(`{"name":"${'x'.repeat(3_000)}"}`);
    expect(response.status).toBe(413);
    expect((await problemOf(response)).params).toEqual({ limit: 2_000 });
  });

  it('that say themselves to be larger are refused before they are read', async () => {
    const headers = { 'content-type': 'application/json', 'content-length': '2001' };
    expect((await post('{"name":"n"}', headers)).status).toBe(413);
  });

  it.each([
    ['text/plain', undefined],
    ['application/x-www-form-urlencoded', undefined],
    ['application/json', 'gzip'],
  ])('of type %s, coding %s, are refused', async (type, coding) => {
    const headers = { 'content-type': type, ...(coding ? { 'content-encoding': coding } : {}) };
    expect((await post('{"name":"n"}', headers)).status).toBe(415);
  });

  it.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ origin: 'https://evil.test' }],
  ])('sent by another site (%o) are refused', async (headers) => {
    expect((await post('{"name":"n"}', headers as Record<string, string>)).status).toBe(403);
  });

  it('sent by our own page are accepted', async () => {
    expect((await post('{"name":"n"}', { 'sec-fetch-site': 'same-origin' })).status).toBe(201);
    expect((await post('{"name":"n"}', { origin: 'http://localhost:4180' })).status).toBe(201);
  });
});

describe('every answer', () => {
  it.each([
    '/api/things/a',
    '/api/things/none',
    '/',
    '/api/nothing',
    '/assets/app-Ab12Cd34.js',
    '/api/openapi.json',
  ])('%s carries the security headers and the request id', async (path) => {
    const { headers } = await ask(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('x-request-id')).toBe(ID);
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it('refuses a foreign host name while bound to this machine', async () => {
    const response = await ask('/api/things/a', { headers: { host: 'evil.test:4180' } });
    expect(response.status).toBe(421);
  });

  it('closes the connection while stopping', async () => {
    const stopping = await build({ isDraining: () => true });
    expect((await ask('/api/things/a', {}, stopping)).headers.get('connection')).toBe('close');
  });

  it('tells browsers to stay on TLS when the proxy did', async () => {
    const behind = await build({ trustProxy: true });
    const response = await ask('/api/things/a', { headers: { 'x-forwarded-proto': 'https' } }, behind);
    expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000');
  });

  it('counts costs against the client, and says when to come again', async () => {
    const limited = await build({ rateLimit: createRateLimit(1, 10, clock), trustProxy: true });
    const as = (client: string) =>
      ask('/api/broken/extra', { headers: { 'x-forwarded-for': `spoofed, ${client}` } }, limited);
    expect([(await as('a')).status, (await as('a')).status]).toEqual([200, 200]);
    const refused = await as('a');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '5']);
    expect((await as('b')).status).toBe(200);
    clock.advance(5_000);
    expect((await as('a')).status).toBe(200);
  });

  it('is logged by route, without address or query', async () => {
    logged = [];
    await ask('/api/things/13800138000?limit=2');
    expect(logged.join('')).toContain('/api/things/:thing');
    expect(logged.join('')).not.toContain('13800138000');
  });
});

describe('pages', () => {
  it('are served with their type, an ETag, and revalidated', async () => {
    const response = await ask('/');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
    const again = await ask('/', { headers: { 'if-none-match': response.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });

  it('have files that never change kept for ever, compressed', async () => {
    const response = await ask('/assets/app-Ab12Cd34.js', { headers: { 'accept-encoding': 'br, gzip' } });
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(response.headers.get('content-encoding')).toBe('br');
    expect((await response.arrayBuffer()).byteLength).toBeLessThan(500);
  });

  it('answer a visit to any address of the app, and no other request', async () => {
    const visit = await ask('/plan/c-3.1', { headers: { accept: 'text/html' } });
    expect(await visit.text()).toContain('<title>');
    expect((await ask('/assets/gone.js')).status).toBe(404);
    const api = await ask('/api/nothing', { headers: { accept: 'text/html' } });
    expect([api.status, (await problemOf(api)).code]).toEqual([404, 'not-found']);
  });

  it('are those of the build that is there now, when it was replaced under the server', async () => {
    const web = join(directory, 'replaced');
    const make = (title: string, script: string) => {
      mkdirSync(join(web, 'assets'), { recursive: true });
      writeFileSync(join(web, 'index.html'), `<title>${title}</title>`);
      writeFileSync(join(web, 'assets', script), `'${title.repeat(2_000)}'`);
    };
    make('one', 'page-aaaaaaaa.js');
    const on = await build({ staticFiles: staticFilesOf(web) });
    const visit = { accept: 'text/html' };
    const first = await ask('/plan', { headers: visit }, on);
    expect((await ask('/assets/page-aaaaaaaa.js', {}, on)).status).toBe(200);
    rmSync(web, { recursive: true });
    const between = await ask('/plan', { headers: visit }, on);
    expect([between.status, (await problemOf(between)).code]).toEqual([404, 'not-found']);
    make('two', 'page-bbbbbbbb.js');
    const etag = first.headers.get('etag') ?? '';
    const again = await ask('/plan', { headers: { ...visit, 'if-none-match': etag } }, on);
    expect([again.status, await again.text()]).toEqual([200, '<title>two</title>']);
    const gone = await ask('/assets/page-aaaaaaaa.js', {}, on);
    expect([gone.status, (await problemOf(gone)).code]).toEqual([404, 'not-found']);
    const coded = { 'accept-encoding': 'br' };
    const script = () => ask('/assets/page-bbbbbbbb.js', { headers: coded }, on);
    const before = await script();
    expect([before.status, before.headers.get('content-encoding')]).toEqual([200, 'br']);
    make('three', 'page-bbbbbbbb.js');
    expect((await script()).headers.get('etag')).not.toBe(before.headers.get('etag'));
    const plain = await ask('/assets/page-bbbbbbbb.js', {}, on);
    expect(await plain.text()).toContain('threethree');
  });

  it.each([
    '/../canary.txt',
    '/..%2fcanary.txt',
    '/%2e%2e/canary.txt',
    '/%2e%2e%2fcanary.txt',
    '/%252e%252e%252fcanary.txt',
    '/assets/..%5c..%5ccanary.txt',
    '/assets/%2e%2e/%2e%2e/canary.txt',
    '/canary.txt%00.js',
    '/link.txt',
    '//canary.txt',
    '/%c0%ae%c0%ae/canary.txt',
  ])('do not lead out by %s', async (path) => {
    const response = await ask(path);
    expect(await response.text()).not.toContain(SECRET);
    expect(response.status).toBe(404);
  });
});
