import { describe, expect, it } from 'vitest';
import type { GridPolygons } from '../grid.ts';
import { Overlay, OverlayResults, openPrepared, prepareLayer, prepareParcels } from './index.ts';
import { TreeSearch } from './ring-tree.ts';

const square = (x: number, y: number, side: number): GridPolygons => ({
  kind: 'polygon',
  polygons: [[[x, y, x + side, y, x + side, y + side, x, y + side]]],
});

const scattered = Array.from({ length: 700 }, (_, k) =>
  square((k * 7919) % 50_000, (k * 104_729) % 50_000, 1 + (k % 90)),
);

describe('a prepared layer', () => {
  it('has the same bytes whatever the order of the input, apart from the numbers of features', () => {
    const forward = prepareLayer(scattered);
    const backward = prepareLayer([...scattered].reverse());
    expect(backward.xy).toEqual(forward.xy);
    expect(backward.treeBoxes).toEqual(forward.treeBoxes);
    expect(Array.from(backward.featureId, (id) => scattered.length - 1 - id)).toEqual(
      Array.from(forward.featureId),
    );
  });

  it('opens from its bytes as it was', () => {
    const layer = prepareLayer(scattered);
    const opened = openPrepared(layer.buffer.slice(0));
    expect(opened).toEqual(layer);
  });

  it('begins rings at their smallest vertex and turns holes clockwise', () => {
    const layer = prepareLayer([
      {
        kind: 'polygon',
        polygons: [
          [
            [9, 9, 0, 9, 0, 0, 9, 0],
            [2, 2, 4, 2, 4, 4, 2, 4],
          ],
        ],
      },
    ]);
    expect(Array.from(layer.xy)).toEqual([
      ...[0, 0, 9, 0, 9, 9, 0, 9, 0, 0],
      ...[2, 2, 2, 4, 4, 4, 4, 2, 2, 2],
    ]);
    expect(layer.doubleArea[0]).toBe(2 * (81 - 4));
  });

  it('leaves out lines, points and empty features', () => {
    const layer = prepareLayer([
      { kind: 'line', lines: [[0, 0, 5, 5]] },
      square(0, 0, 3),
      { kind: 'polygon', polygons: [] },
    ]);
    expect(layer.features).toBe(1);
    expect(Array.from(layer.featureId)).toEqual([1]);
    expect(prepareLayer([]).features).toBe(0);
    const nothing = new OverlayResults();
    new Overlay(prepareParcels(scattered), prepareLayer([])).run(0, scattered.length, nothing);
    expect(nothing.count).toBe(0);
  });

  it('finds by its tree what a look at every box finds', () => {
    const { treeBoxes, rings } = prepareLayer(scattered);
    const search = new TreeSearch(treeBoxes, rings);
    for (let k = 0; k < 60; k++) {
      const minX = (k * 911) % 50_000;
      const minY = (k * 3571) % 50_000;
      const found = search.search(minX, minY, minX + 2500, minY + 1800);
      const expected = Array.from({ length: rings }, (_, r) => r).filter(
        (r) =>
          treeBoxes[4 * r]! <= minX + 2500 &&
          treeBoxes[4 * r + 1]! <= minY + 1800 &&
          treeBoxes[4 * r + 2]! >= minX &&
          treeBoxes[4 * r + 3]! >= minY,
      );
      expect(Array.from(search.hits.subarray(0, found))).toEqual(expected);
    }
  });

  it('refuses bytes that are none of its own, of another version or cut short', () => {
    const { buffer } = prepareLayer(scattered);
    expect(() => openPrepared(new ArrayBuffer(8))).toThrow(/no prepared layer/);
    expect(() => openPrepared(new ArrayBuffer(64))).toThrow(/no prepared layer/);
    expect(() => openPrepared(buffer.slice(0, buffer.byteLength - 4))).toThrow(/does not fit/);
    const other = new Uint8Array(buffer.slice(0));
    other[2] = 9;
    expect(() => openPrepared(other.buffer)).toThrow(/version 9/);
    const swapped = new Uint8Array(buffer.slice(0));
    swapped.set([0, 0, 0, 32], 4);
    expect(() => openPrepared(swapped.buffer)).toThrow(/byte order/);
  });

  it('refuses rings of two vertices, and parcels on the control side', () => {
    expect(() => prepareLayer([{ kind: 'polygon', polygons: [[[0, 0, 1, 1]]] }])).toThrow(/2 vertices/);
    const parcels = prepareParcels(scattered);
    expect(() => new Overlay(parcels, parcels)).toThrow(/without edge index/);
  });
});
