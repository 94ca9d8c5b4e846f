import { describe, expect, expectTypeOf, it } from 'vitest';
import { z } from 'zod';
import { CallError, call, type Fetch, UnreadableAnswerError, urlOf } from './call.ts';
import { type CallInput, endpoint, type Input } from './endpoint.ts';
import { problemOf, renderProblem } from './problem.ts';

const read = endpoint({
  method: 'GET',
  path: '/api/things/{thing}',
  access: 'plan.read',
  summary: { zh: '读', en: 'Read' },
  params: z.strictObject({ thing: z.string() }),
  query: z.strictObject({ limit: z.coerce.number().default(5) }),
  response: z.object({ name: z.string() }),
  errors: ['not-found'],
});

const answer = (status: number, body: unknown, type = 'application/json'): Awaited<ReturnType<Fetch>> => ({
  ok: status < 400,
  status,
  headers: { get: (name) => (name === 'content-type' ? type : null) },
  json: async () => body,
});

describe('call', () => {
  it('types input before and after validation from the schemas', () => {
    expectTypeOf<Input<typeof read>['query']>().toEqualTypeOf<{ limit: number }>();
    expectTypeOf<Input<typeof read>['params']>().toEqualTypeOf<{ thing: string }>();
    expectTypeOf<CallInput<typeof read>>().toExtend<{ params: { thing: string } }>();
  });

  it('fills places, drops what is undefined, and encodes', () => {
    expect(urlOf(read, { thing: 'a/b 中' }, { limit: 3, other: undefined })).toBe(
      '/api/things/a%2Fb%20%E4%B8%AD?limit=3',
    );
  });

  it('resolves to the answer', async () => {
    const seen: string[] = [];
    const fetch: Fetch = async (url, init) => {
      seen.push(`${init.method} ${url} ${init.headers['accept-language']}`);
      return answer(200, { name: 'x' });
    };
    const got = await call(read, { params: { thing: 'x' } }, fetch, { base: 'http://h', language: 'zh' });
    expect(got.name).toBe('x');
    expect(seen).toEqual(['GET http://h/api/things/x zh-CN']);
  });

  it('rejects with the refusal, which renders in any language', async () => {
    const refusal = problemOf({ code: 'not-found', params: { what: 'x' }, errors: [] }, 'id', 'zh');
    const fetch: Fetch = async () => answer(404, refusal, 'application/problem+json; charset=utf-8');
    const error = await call(read, { params: { thing: 'x' } }, fetch).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(CallError);
    expect((error as CallError).status).toBe(404);
    expect(renderProblem((error as CallError).problem, 'en').detail).toBe('There is no “x”.');
    expect((error as CallError).problem.detail).toBe('没有找到“x”。');
  });

  it.each([
    ['a page of a proxy', answer(502, '<html>', 'text/html')],
    ['a problem of another system', answer(404, { title: 'x' }, 'application/problem+json')],
  ])('rejects with UnreadableAnswerError for %s', async (_, response) => {
    await expect(call(read, { params: { thing: 'x' } }, async () => response)).rejects.toThrow(
      UnreadableAnswerError,
    );
  });
});
