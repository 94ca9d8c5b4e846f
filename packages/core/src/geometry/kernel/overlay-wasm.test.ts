import { describe, expect, it } from 'vitest';
import type { GridPolygons } from '../grid.ts';
import { type OverlaySink, openKernel, prepareLayer, prepareParcels } from './index.ts';

/** Numbers without a pattern, the same ones every time (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A star with rough sides and a hole. */
function star(next: () => number, x: number, y: number, size: number, corners: number): GridPolygons {
  const ring = (part: number) =>
    Array.from({ length: corners }, (_, k) => {
      const angle = (2 * Math.PI * k) / corners;
      const radius = size * part * (0.6 + 0.4 * next());
      return [Math.round(x + radius * Math.cos(angle)), Math.round(y + radius * Math.sin(angle))];
    }).flat();
  return { kind: 'polygon', polygons: [[ring(1), ring(0.4)]] };
}

/** Cells that share edges, some in two parts. */
function lattice(side: number, step: number): GridPolygons[] {
  const at = (i: number, j: number) => [i * step + ((i * j) % 7), j * step + ((3 * i + j) % 5)];
  return Array.from({ length: side * side }, (_, k) => {
    const [i, j] = [k % side, Math.floor(k / side)];
    const cell = (p: number) => [at(p, j), at(p + 1, j), at(p + 1, j + 1), at(p, j + 1)].flat();
    return { kind: 'polygon', polygons: k % 97 === 0 ? [[cell(i)], [cell(i + 2 * side)]] : [[cell(i)]] };
  });
}

type Rows = (readonly number[])[];

/** Rows as they come, in order; doubles compared as such. */
function rowsOf(engine: 'wasm' | 'typescript', runs: readonly GridPolygons[][], controls: GridPolygons[]) {
  const kernel = openKernel(prepareLayer(controls), { engine });
  expect(kernel.engine).toBe(engine);
  const rows: Rows = [];
  const sink: OverlaySink = { add: (...row) => rows.push(row) };
  for (const run of runs) {
    const parcels = prepareParcels(run);
    const middle = Math.floor(parcels.features / 3);
    kernel.run(parcels, 0, middle, sink);
    kernel.run(parcels, middle, parcels.features, sink);
  }
  return { rows, exactEvaluations: kernel.exactEvaluations };
}

function expectSame(runs: readonly GridPolygons[][], controls: GridPolygons[]) {
  const compiled = rowsOf('wasm', runs, controls);
  expect(compiled).toEqual(rowsOf('typescript', runs, controls));
  return compiled;
}

describe('the kernel in WebAssembly gives the rows of the one in TypeScript, bit for bit and in order', () => {
  it('over a layer of shared edges larger than what it takes at a time, and over another one after it', () => {
    const cells = lattice(70, 400);
    const own = cells.filter((_, k) => k % 5 === 0);
    const controls = [...own, ...lattice(9, 3_000), star(random(5), 14_000, 14_000, 12_000, 4_000)];
    const { rows } = expectSame([cells, lattice(12, 2_333)], controls);
    expect(rows.length).toBeGreaterThan(8_000);
    expect(rows.filter(([, , , , touch]) => touch === 1).length).toBeGreaterThan(100);
  });

  it('over stars that cross, small and as large as the grid', () => {
    for (const size of [9, 1_000, 40_000_000, 900_000_000]) {
      const next = random(size);
      const some = (count: number, corners: number) =>
        Array.from({ length: count }, () =>
          star(next, (next() - 0.5) * size, (next() - 0.5) * size, size * (0.2 + next()), corners),
        );
      const { rows } = expectSame([some(30, 20), some(2, 600)], some(30, 24));
      expect(rows.length).toBeGreaterThan(300);
    }
  });

  it('where exact arithmetic decides', () => {
    const corners: GridPolygons[] = [];
    const halves: GridPolygons[] = [];
    let [small, middle] = [2, 3];
    for (let n = 0; n < 34; n++) {
      const large = small + middle;
      corners.push({ kind: 'polygon', polygons: [[[0, 0, 50, -150, 150, -50]]] });
      // The long side passes the corner at the origin as closely as lines through grid points can.
      halves.push({ kind: 'polygon', polygons: [[[-large, -middle, middle, small, -large, small + large]]] });
      [small, middle] = [middle, large];
    }
    const { exactEvaluations } = expectSame([corners, halves], halves);
    expect(exactEvaluations).toBeGreaterThan(100);
  });

  it('over layers of nothing', () => {
    expect(expectSame([[], lattice(2, 10)], []).rows).toEqual([]);
    expect(expectSame([[]], lattice(2, 10)).rows).toEqual([]);
  });
});
