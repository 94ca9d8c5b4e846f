/** Requests that no client of ours would send: each is cut off or refused, nothing is kept, and others are served. */
import { request } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { listReviews, readFootprint } from '@luodi/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixtureCase, slowestProbe, startTestServer, type TestServer } from '../../test-server.ts';
import { expectConforms } from './index.ts';

describe('hostile requests', () => {
  let server: TestServer;
  const get: TestServer['get'] = (...request) => server.get(...request);
  const post: TestServer['post'] = (...request) => server.post(...request);
  const countReviews = async () =>
    (await expectConforms(listReviews, await get('/api/reviews?limit=200')))?.reviews.length;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server?.stop());

  it('cuts bodies off by size, by number of values and by coding, without stopping for them', async () => {
    const before = await countReviews();
    const slowest = await slowestProbe(
      server,
      (async () => {
        expect((await post('/api/reviews', `"${'x'.repeat(5 * 2 ** 20)}"`)).status).toBe(413);
        expect((await post('/api/proofs/verify', `"${'x'.repeat(9 * 2 ** 20)}"`)).status).toBe(413);
        expect((await post('/api/proofs/verify', `{"proof":[${'{},'.repeat(1_500_000)}0]}`)).status).toBe(
          400,
        );
        const bomb = gzipSync(Buffer.alloc(20_000_000));
        expect((await post('/api/reviews', bomb, { 'content-encoding': 'gzip' })).status).toBe(415);
        expect((await post('/api/reviews', '{}', { 'content-type': 'text/plain' })).status).toBe(415);
        const lines = '115.70,36.84\n'.repeat(80_000);
        await expectConforms(readFootprint, await post('/api/footprints', { coordinates: lines }));
      })(),
    );
    expect(slowest).toBeLessThan(2_000);
    expect(await countReviews()).toBe(before);
  });

  it('sends the guarding headers with every kind of answer', async () => {
    const { id } = (await (await post('/api/reviews', { case: fixtureCase('rolling-bearing') })).json()) as {
      id: string;
    };
    const etag = (await get('/api/plan')).headers.get('etag') ?? '';
    const answers: [string, Response, number][] = [
      ['page', await get('/', { accept: 'text/html' }), 200],
      ['address of the app', await get('/ask', { accept: 'text/html' }), 200],
      ['asset', await get('/assets/app-abcdefgh.js'), 200],
      ['answer', await get('/api/plan'), 200],
      ['unchanged', await get('/api/plan', { 'if-none-match': etag }), 304],
      ['description', await get('/api/openapi.json'), 200],
      ['proof', await get(`/api/reviews/${id}/proof`), 200],
      ['missing', await get('/api/nothing'), 404],
      ['missing file', await get('/assets/nothing.js'), 404],
      ['other method', await fetch(`${server.url}/api/plan`, { method: 'DELETE' }), 405],
      ['preflight', await fetch(`${server.url}/api/reviews`, { method: 'OPTIONS' }), 405],
      ['head', await fetch(`${server.url}/api/plan`, { method: 'HEAD' }), 200],
      ['fault', await post('/api/reviews', {}), 422],
      ['broken', await post('/api/reviews', '{'), 400],
      ['cross-site', await post('/api/reviews', {}, { 'sec-fetch-site': 'cross-site' }), 403],
      ['cross-origin', await post('/api/reviews', {}, { origin: 'https://evil.test' }), 403],
    ];
    for (const [what, response, status] of answers) {
      await response.text();
      const { headers } = response;
      expect(response.status, what).toBe(status);
      // What is sent as a file is not shown as a page either, wherever it is opened.
      expect(headers.get('content-security-policy'), what).toMatch(
        what === 'proof' ? /^default-src 'none'; sandbox$/ : /default-src 'self'.*frame-ancestors 'none'/,
      );
      expect(headers.get('x-content-type-options'), what).toBe('nosniff');
      expect(headers.get('x-frame-options'), what).toBe('DENY');
      expect(headers.get('referrer-policy'), what).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy'), what).toBe('same-origin');
      expect(headers.get('access-control-allow-origin'), what).toBeNull();
      expect(headers.get('x-request-id'), what).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers.get('x-powered-by') ?? headers.get('server'), what).toBeNull();
    }
    const download = answers.find(([what]) => what === 'proof')?.[1].headers.get('content-disposition');
    expect(download).toMatch(/^attachment; filename="[\w.-]+\.proof\.json"$/);
  });

  it('answers a raw request without leading out, whatever it says', { timeout: 120_000 }, async () => {
    const { port } = new URL(server.url);
    const host = `Host: localhost:${port}`;
    const raw = (text: string) =>
      new Promise<string>((done, fail) => {
        const socket = connect(Number(port), '127.0.0.1', () => socket.write(text));
        let answer = '';
        socket.setTimeout(20_000, () => socket.destroy());
        socket.on('data', (chunk) => {
          answer += chunk.toString('latin1');
        });
        socket.on('close', () => done(answer));
        socket.on('error', fail);
      });
    const paths = [
      '/../canary.txt',
      '/%2e%2e/canary.txt',
      '/..%2fcanary.txt',
      '/%252e%252e%252fcanary.txt',
      '/assets/..%5c..%5ccanary.txt',
      '/assets/%00../../canary.txt',
      '//canary.txt',
      '/api/map/layers/..%2f..%2fcanary',
      '/api/reviews/%ff%fe',
      `/api/reviews/${'a'.repeat(8_000)}`,
      `/api/industries?q=${'%E8%BD%B4'.repeat(1_500)}`,
      '/api/industries?q=a&q=b&__proto__=1',
      '/%',
    ];
    for (const path of paths) {
      const answer = await raw(`GET ${path} HTTP/1.1\r\n${host}\r\nConnection: close\r\n\r\n`);
      expect(answer, path).toMatch(/^HTTP\/1\.1 (4\d\d) /);
      expect(answer, path).not.toContain(server.canary);
    }
    const odd: [string, RegExp][] = [
      [`GET /api/plan HTTP/1.1\r\nHost: evil.test\r\nConnection: close\r\n\r\n`, /^HTTP\/1\.1 421 /],
      [
        `GET /api/plan HTTP/1.1\r\nHost: localhost@evil.test\r\nConnection: close\r\n\r\n`,
        /^HTTP\/1\.1 4\d\d /,
      ],
      ['GET /api/plan HTTP/1.1\r\nConnection: close\r\n\r\n', /^HTTP\/1\.1 4\d\d /],
      [`GET /api/plan HTTP/1.1\r\n${host}\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, /^HTTP\/1\.1 431 /],
      ['\r\n\r\nnonsense\r\n\r\n', /^HTTP\/1\.1 400 /],
      [
        `POST /api/reviews HTTP/1.1\r\n${host}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET`,
        /^HTTP\/1\.1 400 /,
      ],
      [
        `TRACE / HTTP/1.1\r\n${host}\r\nCookie: a=b\r\nConnection: close\r\n\r\n`,
        /^HTTP\/1\.1 4\d\d (?![\s\S]*a=b)/,
      ],
    ];
    for (const [text, expected] of odd) expect(await raw(text), text.slice(0, 80)).toMatch(expected);
    expect((await get('/livez')).status).toBe(200);
  });

  it('is not held up by two hundred callers that never finish', async () => {
    const { port } = new URL(server.url);
    const slow = Array.from({ length: 200 }, () => {
      const call = request({
        port,
        host: '127.0.0.1',
        path: '/api/reviews',
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': 1_000 },
      });
      call.on('error', () => undefined);
      call.write('{"case":');
      return call;
    });
    const started = performance.now();
    for (let times = 0; times < 20; times++) expect((await get('/api/plan')).status).toBe(200);
    expect(performance.now() - started).toBeLessThan(10_000);
    for (const call of slow) call.destroy();
  });
});
