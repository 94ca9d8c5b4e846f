/** Whatever is sent to any endpoint is answered by its description: generated requests, most of them nearly right. */
import {
  type Endpoint,
  getProof,
  postReview,
  readFootprint,
  resources,
  takesBody,
  urlOf,
  verifyProof,
} from '@luodi/api';
import { invariant, type Json } from '@luodi/core/base';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectConforms } from './platform/index.ts';
import { fixtureCases, startTestServer, type TestServer } from './test-server.ts';

const caseWith = (geojson: unknown) => ({
  case: {
    format: 'luodi-case/1',
    id: 'a',
    asOf: '2026-01-01',
    facts: {},
    footprint: { geojson, crs: 'CRS84' },
  },
});

describe('the server under generated requests', () => {
  const fixtures = fixtureCases();
  let proof: Json;
  let server: TestServer;
  const get: TestServer['get'] = (...request) => server.get(...request);
  const post: TestServer['post'] = (...request) => server.post(...request);
  beforeAll(async () => {
    server = await startTestServer();
    const made = await expectConforms(postReview, await post('/api/reviews', { case: fixtures[0] }));
    const kept = await expectConforms(getProof, await get(`/api/reviews/${made?.id}/proof`));
    proof = JSON.parse(JSON.stringify(kept)) as Json;
  });
  afterAll(() => server?.stop());

  it('answers whatever is generated for any endpoint by its description, never with a fault of its own', {
    timeout: 240_000,
  }, async () => {
    const requests = fc.sample(anyRequest(resources, fixtures, proof), { numRuns: 1_200, seed: 20_260_301 });
    const statuses = new Map<number, number>();
    // A visitor, and two who may do what most endpoints are for.
    const people = [{}, await server.as('data-clerk'), await server.as('planner')];
    let next = 0;
    const caller = async () => {
      for (let at = next++; at < requests.length; at = next++) {
        const one = requests[at];
        invariant(one, 'a request');
        const response = await fetch(server.url + one.url, {
          method: one.endpoint.method,
          headers: { ...people[at % people.length], ...one.headers },
          ...(one.body === undefined ? {} : { body: one.body }),
        });
        const what = `${one.endpoint.method} ${one.url} ${one.body?.slice(0, 2_000) ?? ''}`;
        expect(response.status, what).toBeLessThan(500);
        statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
        if (response.status === 404 && one.isBentPath) continue;
        await expectConforms(one.endpoint, response).catch((cause: unknown) => {
          throw new Error(what, { cause });
        });
      }
    };
    await Promise.all(Array.from({ length: 6 }, caller));
    // The generator reaches both sides: what is accepted and what is refused.
    expect(statuses.get(200)).toBeGreaterThan(100);
    expect(statuses.get(422)).toBeGreaterThan(150);
    expect((await get('/readyz')).status).toBe(200);
  });
});

interface Generated {
  readonly endpoint: Endpoint;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: string | undefined;
  /** A place of the path that may lead to another route altogether. */
  readonly isBentPath: boolean;
}

const hostileText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }).filter((text) => text.isWellFormed()),
  fc.constantFrom(
    '',
    ' ',
    '..',
    '../../etc/passwd',
    "' or 1=1 --",
    '<script>alert(1)</script>',
    '\u202e',
    '__proto__',
    'constructor',
    'toString',
    'NaN',
    '-1',
    '1e999',
    '0x10',
    '2026-02-30',
    '9'.repeat(400),
  ),
);

const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 2, arbitrary: hostileText },
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(null, true, 0, -1, 1e308, 4_294_967_296, 0.1, [], {}, [[]], [[[]]], [null]),
);

/** Replaces, removes or adds members of a JSON value at random places. */
function bent(value: Json): fc.Arbitrary<unknown> {
  const change = fc.tuple(fc.array(fc.nat(1_000), { minLength: 1, maxLength: 8 }), fc.nat(2), hostileValue);
  return fc.array(change, { maxLength: 4 }).map((changes) => {
    const copy: unknown = structuredClone(value);
    for (const [steps, how, by] of changes) {
      let at = copy as Record<string, unknown>;
      for (const [depth, step] of steps.entries()) {
        const keys = Object.keys(at);
        const key = keys[step % Math.max(1, keys.length)];
        if (key === undefined) break;
        const below = at[key];
        if (depth < steps.length - 1 && typeof below === 'object' && below !== null) {
          at = below as Record<string, unknown>;
          continue;
        }
        if (how === 0) at[key] = by;
        else if (how === 1 && !Array.isArray(at)) delete at[key];
        else if (!Array.isArray(at)) at.added = by;
        break;
      }
    }
    return copy;
  });
}

/** Values for the places and the query of an endpoint, from its own description. */
function anyPart(endpoint: Endpoint, part: 'params' | 'query'): fc.Arbitrary<Record<string, unknown>> {
  const schema = endpoint[part] as unknown as { shape: Record<string, unknown> };
  const known = fc.constantFrom<unknown>(
    '2026-03-01',
    '1',
    '50',
    '3451',
    '轴承',
    'parks',
    'basic_farmland',
    'plan',
    'rules',
    '115.706',
    '36.849',
  );
  const value = fc.oneof({ weight: 4, arbitrary: known }, { weight: 2, arbitrary: hostileText });
  const keys = Object.fromEntries(Object.keys(schema.shape).map((key) => [key, value]));
  if (part === 'params') return fc.record(keys);
  const extra = fc.oneof(
    { weight: 5, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.record({ role: hostileText }) },
  );
  return fc.tuple(fc.record(keys, { requiredKeys: [] }), extra).map(([own, more]) => ({ ...own, ...more }));
}

function anyBody(endpoint: Endpoint, cases: readonly Json[], proof: Json): fc.Arbitrary<unknown> {
  const coordinate = fc.tuple(
    fc.oneof(fc.double({ min: 115.6, max: 115.8, noNaN: true }), fc.double()),
    fc.oneof(fc.double({ min: 36.8, max: 36.9, noNaN: true }), fc.double()),
  );
  const geojson = fc.record({
    type: fc.constantFrom('Polygon', 'MultiPolygon', 'Point', 'Feature', 'GeometryCollection', 'x'),
    coordinates: fc.oneof(fc.array(fc.array(coordinate, { maxLength: 8 }), { maxLength: 3 }), hostileValue),
  });
  const footprint = fc.record(
    {
      coordinates: fc.oneof(
        hostileText,
        fc.array(coordinate, { maxLength: 8 }).map((list) => list.map((pair) => pair.join(',')).join('\n')),
      ),
      geojson,
      crs: fc.constantFrom('CRS84', 'EPSG:4490', 'EPSG:4548', 'EPSG:3857', ''),
    },
    { requiredKeys: [] },
  );
  const real = fc.constantFrom(...cases).chain(bent);
  switch (endpoint) {
    case postReview:
      return fc.oneof(
        { weight: 6, arbitrary: fc.record({ case: real }) },
        { weight: 1, arbitrary: fc.record({ case: real, compareWith: hostileText }) },
        { weight: 2, arbitrary: geojson.map(caseWith) },
        { weight: 1, arbitrary: hostileValue },
      );
    case readFootprint:
      return fc.oneof({ weight: 5, arbitrary: footprint }, { weight: 1, arbitrary: hostileValue });
    case verifyProof:
      return fc.oneof({ weight: 4, arbitrary: fc.record({ proof: bent(proof) }) }, hostileValue);
    default:
      return hostileValue;
  }
}

function anyRequest(
  endpoints: readonly Endpoint[],
  cases: readonly Json[],
  proof: Json,
): fc.Arbitrary<Generated> {
  const quick = endpoints.filter((one) => !one.path.includes('ledger'));
  const weighted = [...quick, postReview, postReview, readFootprint, verifyProof];
  return fc.constantFrom(...weighted).chain((endpoint) =>
    fc
      .record({
        params: anyPart(endpoint, 'params'),
        query: anyPart(endpoint, 'query'),
        body: takesBody(endpoint) ? anyBody(endpoint, cases, proof) : fc.constant(undefined),
        language: fc.constantFrom('zh-CN', 'en', '*;q=0', 'x'.repeat(300)),
      })
      .map(({ params, query, body, language }) => ({
        endpoint,
        url: urlOf(endpoint, params, query),
        headers: {
          'accept-language': language,
          ...(takesBody(endpoint) ? { 'content-type': 'application/json' } : {}),
        },
        body: takesBody(endpoint) ? (JSON.stringify(body) ?? 'null') : undefined,
        isBentPath: Object.keys(params).length > 0,
      })),
  );
}
