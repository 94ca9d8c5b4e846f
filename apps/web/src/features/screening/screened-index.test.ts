import { MEETING } from '@luodi/core/screening';
import { describe, expect, it } from 'vitest';
import { workerCount } from './screen-run.ts';
import { type IndexedBatch, ScreenedIndex } from './screened-index.ts';

const { none, touch, overlap, unreadable } = MEETING;
const LAYERS = 2;

/** A batch whose line of parcel `i` is `10 + i` bytes long. */
function batchOf(rows: readonly (readonly [number, number])[], areaM2: readonly number[]): IndexedBatch {
  let at = 0;
  return {
    ends: Uint32Array.from(rows, (_, index) => {
      at += 10 + index;
      return at;
    }),
    meetings: Uint8Array.from(rows.flat()),
    areaM2: Float64Array.from(areaM2),
    boundM2: Float64Array.from(areaM2, (area) => area / 1000),
  };
}

const FIRST = batchOf(
  [
    [none, none],
    [overlap, touch],
    [unreadable, unreadable],
  ],
  [100, 0],
);
const SECOND = batchOf(
  [
    [touch, none],
    [none, overlap],
  ],
  [0, 7],
);

function found(index: ScreenedIndex, filter: Parameters<ScreenedIndex['select']>[0]): number[] {
  const { total, at } = index.select(filter);
  return Array.from({ length: total }, (_, i) => at(i));
}

describe('the index of screened parcels', () => {
  it('counts what is met, by layer, and what cannot be read', () => {
    const index = new ScreenedIndex(LAYERS);
    index.add(FIRST);
    index.add(SECOND);
    expect([index.count, index.unreadable]).toEqual([5, 1]);
    expect(index.totals).toEqual([
      { overlap: 1, touch: 1, areaM2: 100, boundM2: 0.1 },
      { overlap: 1, touch: 1, areaM2: 7, boundM2: 0.007 },
    ]);
  });

  it('finds the parcels of a filter, and goes on where it was when more come', () => {
    const index = new ScreenedIndex(LAYERS);
    index.add(FIRST);
    expect(found(index, { kind: 'overlap' })).toEqual([1]);
    index.add(SECOND);
    expect(found(index, { kind: 'overlap' })).toEqual([1, 4]);
    expect(found(index, { kind: 'all' })).toEqual([0, 1, 2, 3, 4]);
    expect(found(index, { kind: 'touch' })).toEqual([3]);
    expect(found(index, { kind: 'none' })).toEqual([0]);
    expect(found(index, { kind: 'unreadable' })).toEqual([2]);
    expect(found(index, { layer: 0, kind: 'all' })).toEqual([1, 3]);
    expect(found(index, { layer: 1, kind: 'touch' })).toEqual([1]);
    expect(found(index, { layer: 1, kind: 'none' })).toEqual([0, 3]);
  });

  it('knows the bytes of every line', () => {
    const index = new ScreenedIndex(LAYERS);
    index.add(FIRST);
    index.add(SECOND);
    expect([0, 1, 2, 3, 4].map((parcel) => index.locate(parcel))).toEqual([
      { batch: 0, from: 0, to: 10 },
      { batch: 0, from: 10, to: 21 },
      { batch: 0, from: 21, to: 33 },
      { batch: 1, from: 0, to: 10 },
      { batch: 1, from: 10, to: 21 },
    ]);
  });
});

describe('the number of workers', () => {
  it.each([
    [undefined, 1],
    [0, 1],
    [2, 2],
    [64, 8],
  ])('is for %s threads %i', (threads, count) => {
    expect(workerCount(threads)).toBe(count);
  });
});
