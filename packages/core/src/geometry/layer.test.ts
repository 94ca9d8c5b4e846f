import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../base/index.ts';
import {
  boxesMeet,
  boxOf,
  buildLayer,
  extractLayer,
  type LayerExtract,
  type LayerFeature,
  openExtract,
} from './index.ts';

const square = fc.record({
  x: fc.integer({ min: -9_000_000, max: 9_000_000 }),
  y: fc.integer({ min: -9_000_000, max: 9_000_000 }),
  side: fc.integer({ min: 1, max: 900_000 }),
});
const features = fc.array(square, { minLength: 0, maxLength: 400 }).map((squares) =>
  squares.map(
    ({ x, y, side }, i): LayerFeature => ({
      id: `f${i}`,
      properties: { class: i % 2 === 0 ? 'a' : 'b' },
      geometry: { kind: 'polygon', polygons: [[[x, y, x + side, y, x + side, y + side, x, y + side]]] },
    }),
  ),
);
const asBox = ({ x, y, side }: { x: number; y: number; side: number }) => ({
  minX: x,
  minY: y,
  maxX: x + 4 * side,
  maxY: y + 4 * side,
});
const copy = (extract: LayerExtract): LayerExtract => JSON.parse(JSON.stringify(extract)) as LayerExtract;

describe('a layer and its extracts', () => {
  it('has one hash for its features in any order, another after any change', () => {
    fc.assert(
      fc.property(features, (list) => {
        const layer = buildLayer({ id: 'l' }, list);
        expect(buildLayer({ id: 'l' }, list.toReversed()).hash).toBe(layer.hash);
        expect(buildLayer({ id: 'm' }, list).hash).not.toBe(layer.hash);
        if (list.length > 0) expect(buildLayer({ id: 'l' }, list.slice(1)).hash).not.toBe(layer.hash);
      }),
      { numRuns: 25 },
    );
  });

  it('query and extract give what a scan gives, and the extract proves the hash of the layer', () => {
    fc.assert(
      fc.property(features, square, (list, asked) => {
        const layer = buildLayer({ id: 'l' }, list);
        const box = asBox(asked);
        const scan = list.filter(({ geometry }) => boxesMeet(boxOf(geometry)!, box)).map(({ id }) => id);
        expect(
          layer
            .query(box)
            .map(({ id }) => id)
            .sort(),
        ).toEqual(scan.sort());
        const opened = openExtract(copy(extractLayer(layer, box)));
        expect(opened.findings).toEqual([]);
        expect(opened.hash).toBe(layer.hash);
        expect(opened.layer.query(box)).toEqual(layer.query(box));
      }),
      { numRuns: 60 },
    );
  });

  it('any change of a value in an extract is found: another hash, or a finding', () => {
    const list = Array.from({ length: 90 }, (_, i): LayerFeature => {
      const [x, y] = [(i % 10) * 1_000_000, Math.floor(i / 10) * 1_000_000];
      const ring = [x, y, x + 900_000, y, x + 900_000, y + 900_000, x, y + 900_000];
      return { id: `f${i}`, properties: { class: 'a' }, geometry: { kind: 'polygon', polygons: [[ring]] } };
    });
    const layer = buildLayer({ id: 'l', source: 's' }, list);
    const box = { minX: 2_100_000, minY: 2_100_000, maxX: 3_500_000, maxY: 3_500_000 };
    const extract = extractLayer(layer, box);
    type Leaf = { holder: Record<string, unknown>; key: string; path: string };
    const leavesOf = (value: unknown, path: string): Leaf[] =>
      Object.entries(value as Record<string, unknown>).flatMap(([key, inner]): Leaf[] =>
        typeof inner === 'object' && inner !== null
          ? leavesOf(inner, `${path}/${key}`)
          : [{ holder: value as Record<string, unknown>, key, path: `${path}/${key}` }],
      );
    const paths = leavesOf(extract, '').map((leaf) => leaf.path);
    // The form of an extract is the reader's to check; the box asked about is the question, compared by the caller.
    const proved = paths.filter(
      (path) => !path.startsWith('/query') && path !== '/format' && !path.endsWith('/kind'),
    );
    expect(proved.length).toBeGreaterThan(150);
    for (const path of proved) {
      const changed = copy(extract);
      const leaf = leavesOf(changed, '').find((one) => one.path === path)!;
      const old = leaf.holder[leaf.key];
      leaf.holder[leaf.key] = typeof old === 'number' ? old + 1 : `${String(old).slice(1)}0x`;
      const opened = openExtract(changed);
      expect(opened.hash !== layer.hash || opened.findings.length > 0, path).toBe(true);
    }
  });

  it('leaving a feature out, hiding it behind its hash, or adding one is found', () => {
    const list = Array.from({ length: 20 }, (_, i): LayerFeature => {
      const ring = [i * 10, 0, i * 10 + 5, 0, i * 10 + 5, 5, i * 10, 5];
      return { id: `f${i}`, properties: {}, geometry: { kind: 'polygon', polygons: [[ring]] } };
    });
    const layer = buildLayer(null, list);
    const everything = { minX: 0, minY: 0, maxX: 1000, maxY: 1000 };
    const root = layer.root!;
    const extract = extractLayer(layer, everything);
    expect(
      openExtract({ ...extract, root: { box: [0, 0, 195, 5], hash: root.hash } }).findings[0]?.code,
    ).toBe('extract.left-out');
    const shortened = copy(extract) as unknown as { root: { children: { children: unknown[] }[] } };
    shortened.root.children[0]!.children.splice(3, 1);
    expect(openExtract(shortened as unknown as LayerExtract).hash).not.toBe(layer.hash);
    const doubled = copy(extract) as unknown as { root: { children: { children: unknown[] }[] } };
    doubled.root.children[0]!.children.push(doubled.root.children[0]!.children[0]);
    expect(openExtract(doubled as unknown as LayerExtract).hash).not.toBe(layer.hash);
  });

  it('an empty layer has a hash and gives nothing', () => {
    const layer = buildLayer('l', []);
    const opened = openExtract(extractLayer(layer, { minX: 0, minY: 0, maxX: 1, maxY: 1 }));
    expect(opened.hash).toBe(layer.hash);
    expect(canonicalJson(opened.features)).toBe('[]');
  });
});
