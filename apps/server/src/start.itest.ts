/** The whole server on the Linqing package: every endpoint answers by its schema, bad input gets a clear refusal. */
import {
  getLayer,
  getLivingPlan,
  getPlan,
  getPlanFile,
  getProof,
  getReview,
  listLayers,
  listReviews,
  postReview,
  readFootprint,
  resources,
  searchIndustries,
  verifyProof,
  whatApplies,
} from '@luodi/api';
import { contentHash, invariant } from '@luodi/core/base';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectConforms } from './platform/index.ts';
import { fixtureCase, startTestServer, type TestServer } from './test-server.ts';

describe('the server with the Linqing plan', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server?.stop());
  const get = (path: string) => server.get(path);
  const post = (path: string, body: unknown) => server.post(path, body);
  const asPlanner = async (path: string) => server.get(path, await server.as('planner'));

  it('publishes every endpoint in an OpenAPI 3.1 document', async () => {
    const document = (await (await get('/api/openapi.json')).json()) as {
      openapi: string;
      paths: Record<string, Record<string, unknown>>;
    };
    expect(document.openapi).toMatch(/^3\.1/);
    for (const { path, method } of resources)
      expect(document.paths[path]?.[method.toLowerCase()], path).toBeDefined();
  });

  it('shows the plan, its clauses and its files', async () => {
    const plan = await expectConforms(getPlan, await get('/api/plan'));
    expect(plan?.documentNumber).toBe('临政办字〔2022〕22号');
    const living = await expectConforms(getLivingPlan, await get('/api/plan/clauses?asOf=2026-03-01'));
    expect(living?.clauses.length).toBeGreaterThan(100);
    expect(living?.findings.some(({ code }) => code.startsWith('plan.'))).toBe(true);
    await expectConforms(getPlanFile, await get('/api/plan/files/facts'));
    await expectConforms(getPlanFile, await get('/api/plan/files/nothing'));
    await expectConforms(getLivingPlan, await get('/api/plan/clauses?asOf=yesterday'));
    expect((await get('/api/plan/clauses?asOf=yesterday')).status).toBe(422);
  });

  it('shows layers and what applies at a place', async () => {
    const tree = await expectConforms(listLayers, await get('/api/map/layers'));
    expect(tree?.layers.map(({ id }) => id)).toContain('basic_farmland');
    const parks = await expectConforms(getLayer, await get('/api/map/layers/parks'));
    expect(parks?.features).toHaveLength(8);
    expect((await get('/api/map/layers/..%2f..%2fetc')).status).toBe(404);
    const here = await expectConforms(whatApplies, await get('/api/map/at?lon=115.7061&lat=36.8494'));
    expect(here?.inZone).toBe(true);
    expect(here?.projected?.crs).toBe('EPSG:4548');
    const far = await expectConforms(whatApplies, await get('/api/map/at?lon=0&lat=0'));
    expect(far?.inZone).toBe(false);
    expect((await get('/api/map/at?lon=NaN&lat=1')).status).toBe(422);
  });

  it('finds industries with what the plan says of them', async () => {
    const bearings = await expectConforms(
      searchIndustries,
      await get(`/api/industries?q=${encodeURIComponent('滚动轴承')}`),
    );
    expect(bearings?.industries[0]?.code).toBe('3451');
    const food = await expectConforms(searchIndustries, await get('/api/industries?q=1411'));
    expect(food?.industries[0]?.outcome).toBe('conflict');
  });

  it('reviews, keeps, proves, compares', async () => {
    const first = await expectConforms(
      postReview,
      await post('/api/reviews', { case: fixtureCase('farmland-12-m2') }),
    );
    invariant(first, 'reviewed');
    expect(first.verdict.value).toBe('prohibited');
    expect(first.verdict.overlaps.find(({ layer }) => layer === 'basic_farmland')?.areaM2).toBe('12.0000');
    const again = await expectConforms(getReview, await get(`/api/reviews/${first.id}`));
    expect(again?.verdict).toEqual(first.verdict);
    const proof = await expectConforms(getProof, await get(`/api/reviews/${first.id}/proof`));
    const checked = await expectConforms(verifyProof, await post('/api/proofs/verify', { proof }));
    expect(checked).toMatchObject({ ok: true, samePlan: true, verdictHash: contentHash(first.verdict) });
    const compared = await expectConforms(
      postReview,
      await post('/api/reviews', {
        case: { ...fixtureCase('farmland-12-m2'), footprint: undefined },
        compareWith: first.id,
      }),
    );
    expect(compared?.flips?.length).toBeGreaterThan(0);
    const list = await expectConforms(listReviews, await asPlanner('/api/reviews'));
    expect(list?.reviews.length).toBe(2);
    await expectConforms(getReview, await get('/api/reviews/nobody'));
  });

  it.each([
    ['nothing', {}],
    ['no case', { case: null }],
    ['a list', { case: [] }],
    ['an unknown fact', { case: { ...fixtureCase('rolling-bearing'), facts: { no_such_fact: 1 } } }],
    [
      'an unknown code',
      {
        case: { ...fixtureCase('rolling-bearing'), industry: { edition: 'GB/T 4754-2017/1', code: '9999' } },
      },
    ],
    [
      'another edition',
      { case: { ...fixtureCase('rolling-bearing'), industry: { edition: 'GB/T 4754-2011', code: '3451' } } },
    ],
    ['an unknown key', { case: { ...fixtureCase('rolling-bearing'), role: 'admin' } }],
    [
      'a footprint of another zone',
      {
        case: {
          ...fixtureCase('rolling-bearing'),
          footprint: {
            geojson: {
              type: 'Polygon',
              coordinates: [
                [
                  [2, 48],
                  [2.01, 48],
                  [2.01, 48.01],
                  [2, 48],
                ],
              ],
            },
            crs: 'CRS84',
          },
        },
      },
    ],
    [
      'swapped axes',
      {
        case: {
          ...fixtureCase('rolling-bearing'),
          footprint: {
            geojson: {
              type: 'Polygon',
              coordinates: [
                [
                  [36.85, 115.7],
                  [36.86, 115.7],
                  [36.86, 115.71],
                  [36.85, 115.7],
                ],
              ],
            },
            crs: 'CRS84',
          },
        },
      },
    ],
    [
      'a self-crossing ring',
      {
        case: {
          ...fixtureCase('rolling-bearing'),
          footprint: {
            geojson: {
              type: 'Polygon',
              coordinates: [
                [
                  [115.7, 36.85],
                  [115.71, 36.86],
                  [115.71, 36.85],
                  [115.7, 36.86],
                  [115.7, 36.85],
                ],
              ],
            },
            crs: 'CRS84',
          },
        },
      },
    ],
  ])('refuses %s with every fault in its place, and keeps nothing', async (_, body) => {
    const before = (await expectConforms(listReviews, await asPlanner('/api/reviews?limit=200')))?.reviews
      .length;
    const response = await post('/api/reviews', body);
    expect(response.status).toBe(422);
    const copy = response.clone();
    await expectConforms(postReview, response);
    const problem = (await copy.json()) as {
      errors: { pointer: string; text: { zh: string; en: string } }[];
    };
    for (const fault of problem.errors) {
      expect(fault.text.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(fault.text.en).not.toMatch(/\{\w+\}/);
    }
    const after = (await expectConforms(listReviews, await asPlanner('/api/reviews?limit=200')))?.reviews
      .length;
    expect(after).toBe(before);
  });

  it('refuses hostile JSON and stays up', async () => {
    const hostile = [
      '{"case":{"__proto__":{"polluted":true}}}',
      '{"case":{"facts":{"a":1,"a":2}}}',
      '{"case":{"facts":{"total_investment":1e400}}}',
      `{"case":${'['.repeat(5000)}${']'.repeat(5000)}}`,
      '{"case":',
      '',
    ];
    for (const body of hostile)
      expect((await post('/api/reviews', body)).status, body.slice(0, 40)).toBeGreaterThanOrEqual(400);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect((await get('/livez')).status).toBe(200);
  });

  it('reads footprints, asks when a list can be read in more than one way, names faulty lines', async () => {
    const one = await expectConforms(
      readFootprint,
      await post('/api/footprints', { coordinates: '115.70，36.85\n115.71，36.85\n115.71，36.86' }),
    );
    expect(one?.footprint).toBeDefined();
    expect(Number(one?.areaM2)).toBeGreaterThan(400_000);
    const garbled = await expectConforms(
      readFootprint,
      await post('/api/footprints', { coordinates: '115.70,36.85\nhello\n115.71,36.86\n115.70,36.86' }),
    );
    expect(garbled?.footprint).toBeUndefined();
    expect(garbled?.findings.some(({ line }) => line === 2)).toBe(true);
  });

  it('names what was changed in a proof', async () => {
    const made = await expectConforms(
      postReview,
      await post('/api/reviews', { case: fixtureCase('rolling-bearing') }),
    );
    const proof = await expectConforms(getProof, await get(`/api/reviews/${made?.id}/proof`));
    invariant(proof, 'a proof');
    const [fact] = Object.keys(proof.case.facts);
    invariant(fact, 'a fact');
    const changed = structuredClone(proof);
    changed.case.facts[fact] = { value: '1' };
    const answer = await expectConforms(verifyProof, await post('/api/proofs/verify', { proof: changed }));
    expect(answer?.ok).toBe(false);
    expect(answer?.findings.map(({ text }) => text.zh).join()).toContain(fact);
  });
});
