import { endpoint, fileAnswer, fileBody } from '@luodi/api';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { clockAt } from '../clock.ts';
import { attachment, safeFileName } from './file-answer.ts';
import { createHttpApp } from './http-app.ts';
import { createRateLimit } from './rate-limit.ts';
import { route } from './route.ts';

const summary = { zh: '试', en: 'Test' };
const sendBack = endpoint({
  method: 'POST',
  path: '/api/files',
  summary,
  access: 'plan.read',
  query: z.strictObject({ name: z.string() }),
  body: fileBody,
  response: fileAnswer,
  errors: [],
  maxBodyBytes: 10,
});

async function* reversed(bytes: AsyncIterable<Uint8Array>) {
  for await (const piece of bytes) yield piece.toReversed();
}

const clock = clockAt('2026-01-01T00:00:00Z');
const app = createHttpApp({
  routes: [
    route(sendBack)(({ query, body }) => ({
      name: query.name,
      mediaType: 'application/zip',
      content: reversed(body),
    })),
  ],
  info: { title: 'test', version: '1', description: 'test' },
  staticFiles: async () => undefined,
  rateLimit: createRateLimit(0, 0, clock),
  clock,
  log: pino({ level: 'silent' }),
  localOnly: false,
  trustProxy: false,
  isDraining: () => false,
});
const send = (name: string, body: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  app.request(`http://localhost/api/files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    body,
    headers: { host: 'localhost', ...headers },
  });

describe('files over the wire', () => {
  it('come and go as bytes, whatever they call themselves; a download runs nothing', async () => {
    const response = await send('企业.zip', new Uint8Array([1, 2, 3]), { 'content-type': 'text/html' });
    expect(response.status).toBe(200);
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([3, 2, 1]);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="__.zip"; filename*=UTF-8''%E4%BC%81%E4%B8%9A.zip`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });

  it('are counted while they come, and not taken compressed', async () => {
    const large = await send('a', new Uint8Array(11));
    // The handler reads while it answers, so the count falls into the answer: it breaks off.
    await expect(large.arrayBuffer()).rejects.toMatchObject({ code: 'payload-too-large' });
    expect((await send('a', new Uint8Array(3), { 'content-encoding': 'gzip' })).status).toBe(415);
  });
});

describe('safeFileName', () => {
  it.each([
    ['../../etc/passwd', '-..-etc-passwd'],
    ['a\r\nSet-Cookie: x=1.csv', 'aSet-Cookie- x=1.csv'],
    ['\u202Egpj.exe', 'gpj.exe'],
    ['C:\\windows\\win.ini', 'C--windows-win.ini'],
    ['\0', 'file'],
    [`${'企'.repeat(200)}.xlsx`, `${'企'.repeat(115)}.xlsx`],
  ])('%j', (name, safe) => expect(safeFileName(name)).toBe(safe));

  it('is quoted so that no header can be broken', () => {
    expect(attachment(`a"b'(c)*.csv`)).toBe(
      `attachment; filename="a-b__c_-.csv"; filename*=UTF-8''a-b%27%28c%29-.csv`,
    );
  });
});
