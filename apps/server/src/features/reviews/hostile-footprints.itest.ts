/** The costliest footprints the limits let through, and those beyond: nobody else waits, and the bytes stay core's. */
import { postReview } from '@luodi/api';
import { canonicalJson, contentHash, invariant } from '@luodi/core/base';
import { normaliseCase, reviewCase } from '@luodi/core/review';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectConforms } from '../../platform/index.ts';
import {
  fixtureCases,
  linqingPackage,
  slowestProbe,
  startTestServer,
  type TestServer,
} from '../../test-server.ts';

/** Metres east and north of the middle of the zone, as longitude and latitude. */
const place = (x: number, y: number) => [115.706 + x / 89_000, 36.849 + y / 111_000];

function ringOf(count: number, radius: (index: number) => number) {
  const ring = Array.from({ length: count }, (_, index) => {
    const angle = (2 * Math.PI * index) / count;
    return place(radius(index) * Math.cos(angle), radius(index) * Math.sin(angle));
  });
  return { type: 'Polygon', coordinates: [[...ring, ring[0] ?? []]] };
}

const caseWith = (geojson: unknown) => ({
  case: {
    format: 'luodi-case/1',
    id: 'a',
    asOf: '2026-01-01',
    facts: {},
    footprint: { geojson, crs: 'CRS84' },
  },
});

describe('reviews of hostile footprints', () => {
  const plan = linqingPackage();
  let server: TestServer;
  const post: TestServer['post'] = (...request) => server.post(...request);
  beforeAll(async () => {
    server = await startTestServer(plan);
  });
  afterAll(() => server?.stop());

  it('answers other calls while the costliest footprints are worked on, and refuses those beyond', async () => {
    const round = ringOf(19_999, (index) => 1_500 * (1 + 0.001 * Math.sin(index * 1.7)));
    const slowest = await slowestProbe(
      server,
      (async () => {
        const legal = await post('/api/reviews', caseWith(round));
        // On a machine that is busy otherwise even this may pass the deadline; then it is refused as such.
        expect([200, 503]).toContain(legal.status);
        await expectConforms(postReview, legal);
        for (const spikes of [2_000, 19_998]) {
          const star = ringOf(spikes, (index) => (index % 2 === 0 ? 3_000 : 100));
          const refused = await post('/api/reviews', caseWith(star));
          expect(refused.status).toBe(422);
          expect(((await refused.json()) as { errors: { code: string }[] }).errors[0]?.code).toBe(
            'case.footprint-intricate',
          );
        }
        const many = await post('/api/reviews', caseWith(ringOf(20_001, () => 300)));
        expect(many.status).toBe(422);
      })(),
    );
    // 20 ms on an idle machine; the bound is for one where other work takes its share.
    expect(slowest).toBeLessThan(1_000);
  });

  it('gives the same bytes as core does without threads', async () => {
    for (const input of fixtureCases().slice(0, 6)) {
      const answer = await expectConforms(postReview, await post('/api/reviews', { case: input }));
      const normal = normaliseCase(input, plan).case;
      invariant(normal, 'a fixture is well written');
      expect(answer?.verdictHash).toBe(contentHash(reviewCase(plan, normal)));
      expect(canonicalJson(answer?.verdict ?? null)).toBe(canonicalJson(reviewCase(plan, normal)));
    }
  });
});
