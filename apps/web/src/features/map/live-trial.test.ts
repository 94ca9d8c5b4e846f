import {
  checkGeometry,
  type Frame,
  type GridGeometry,
  LiveLayer,
  overlapArea,
  type PolygonArrays,
  prepareParcels,
  touches,
} from '@luodi/core/geometry';
import { describe, expect, it } from 'vitest';
import { outlookOf } from './live-rings.ts';
import { BoundaryTrial, changeOf } from './live-trial.ts';

const frame: Frame = { projection: 'laea', ellipsoid: 'CGCS2000', lat0: 36.85, lon0: 115.7, unitM: 0.0001 };
const METRE = 10_000;

type Polygons = Extract<GridGeometry, { kind: 'polygon' }>;

function polygon(...rings: number[][]): Polygons {
  return { kind: 'polygon', polygons: [rings.map((ring) => ring.map((metres) => metres * METRE))] };
}

/** Parcels of 100 m side by side, on and beyond a square of 1 km. */
const parcels: Polygons[] = Array.from({ length: 144 }, (_, index) => {
  const x = 100 * (index % 12) - 100;
  const y = 100 * Math.floor(index / 12) - 100;
  return polygon([x, y, x + 100, y, x + 100, y + 100, x, y + 100]);
});

/** A ring with a vertex every 100 m along the square. */
function boundary(): Polygons {
  const ring: number[] = [];
  for (let s = 0; s < 1000; s += 100) ring.push(s, 0);
  for (let s = 0; s < 1000; s += 100) ring.push(1000, s);
  for (let s = 1000; s > 0; s -= 100) ring.push(s, 1000);
  for (let s = 1000; s > 0; s -= 100) ring.push(0, s);
  return polygon(ring, [450, 450, 450, 550, 550, 550, 550, 450]);
}

function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function geometryOf({ xy, ringStart, polygonStart }: PolygonArrays): Polygons {
  const ringOf = (r: number) => Array.from(xy.subarray(2 * (ringStart[r] ?? 0), 2 * (ringStart[r + 1] ?? 0)));
  const polygons: number[][][] = [];
  for (let p = 0; p + 1 < polygonStart.length; p++) {
    const rings: number[][] = [];
    for (let r = polygonStart[p] ?? 0; r < (polygonStart[p + 1] ?? 0); r++) rings.push(ringOf(r));
    polygons.push(rings);
  }
  return { kind: 'polygon', polygons };
}

/** Every relation evaluated anew with exact arithmetic. */
function differencesByForce(before: Polygons, now: Polygons) {
  const relation = (control: Polygons, parcel: Polygons) => ({
    area: Number(overlapArea(control, parcel).toFixed(10)),
    touch: overlapArea(control, parcel).sign === 0 && touches(control, parcel),
  });
  return parcels.flatMap((parcel, index) => {
    const was = relation(before, parcel);
    const is = relation(now, parcel);
    const kind = changeOf(
      { areaM2: was.area, boundM2: 0, touch: was.touch },
      { areaM2: is.area, boundM2: 0, touch: is.touch },
    );
    return kind ? [{ parcel: index, kind, before: was.area, now: is.area }] : [];
  });
}

describe('a boundary under trial', () => {
  it('changes nothing until it is edited', () => {
    const trial = new BoundaryTrial(boundary(), parcels, frame);
    expect(trial.differences).toEqual([]);
    expect(trial.areaBeforeM2).toBe(990_000);
    expect(trial.totalBeforeM2(() => true)).toBe(990_000);
    expect([trial.canUndo, trial.canRedo]).toEqual([false, false]);
  });

  it('says who comes in, who is freed, who touches, and takes it back', () => {
    const trial = new BoundaryTrial(boundary(), parcels, frame);
    // The vertex at (500, 0) goes 50 m south, into parcels outside.
    expect(trial.move(0, 5, 500 * METRE, -50 * METRE)).toBeUndefined();
    const kinds = trial.differences.map(({ kind, now }) => `${kind} ${now.areaM2}`);
    expect(kinds).toEqual(['entered 2500', 'entered 2500']);
    expect(trial.areaNowM2).toBe(995_000);
    trial.undo();
    expect(trial.differences).toEqual([]);
    expect(trial.areaNowM2).toBe(990_000);
    trial.redo();
    expect(trial.differences).toHaveLength(2);
    trial.reset();
    expect(trial.differences).toEqual([]);
    expect(trial.geometry).toEqual(boundary());
  });

  it('makes one step of a drag, and none of a drag given up', () => {
    const trial = new BoundaryTrial(boundary(), parcels, frame);
    for (let metres = 1; metres <= 30; metres++) trial.drag(0, 5, 500 * METRE, -metres * METRE);
    expect(trial.isDragging).toBe(true);
    expect(trial.drop()).toBeUndefined();
    for (let metres = 31; metres <= 40; metres++) trial.drag(0, 5, 500 * METRE, -metres * METRE);
    trial.cancelDrag();
    expect(trial.areaNowM2).toBe(993_000);
    trial.undo();
    expect(trial.canUndo).toBe(false);
    expect(trial.areaNowM2).toBe(990_000);
  });

  it('refuses edits that cross or touch the ring, with the place, and keeps the last sound boundary', () => {
    const trial = new BoundaryTrial(boundary(), parcels, frame);
    const crossing = trial.move(0, 5, 500 * METRE, 1100 * METRE);
    expect(crossing?.reason).toBe('crossing');
    // Along x = 400…500 and 500…600 towards the far side it meets the hole or the north side first.
    expect(crossing?.at.y).toBeGreaterThan(400 * METRE);
    expect(trial.geometry).toEqual(boundary());
    // Onto a neighbour, back along an edge, onto another edge of its own ring.
    expect(trial.move(0, 5, 600 * METRE, 0)).toBeDefined();
    expect(trial.move(0, 5, 650 * METRE, 0)).toBeDefined();
    expect(trial.move(0, 5, 500 * METRE, 1000 * METRE)).toBeDefined();
    expect(trial.differences).toEqual([]);
    expect(trial.canUndo).toBe(false);
  });

  it('takes back a shell that was drawn past its hole, which no edge crosses', () => {
    const shell = [0, 0, 1000, 0, 1000, 1000];
    const hole = [900, 100, 950, 200, 960, 100];
    const trial = new BoundaryTrial(polygon(shell, hole), parcels, frame);
    expect(trial.move(0, 1, 500 * METRE, 400 * METRE)?.reason).toBe('out-of-shape');
    expect(trial.areaNowM2).toBe(trial.areaBeforeM2);
    expect(trial.differences).toEqual([]);
  });

  it('adds and removes vertices, but keeps three', () => {
    const trial = new BoundaryTrial(polygon([0, 0, 1000, 0, 0, 1000]), parcels, frame);
    expect(trial.remove(0, 0)?.reason).toBe('too-few');
    expect(trial.insertAfter(0, 0)).toBeUndefined();
    expect(trial.move(0, 1, 500 * METRE, -50 * METRE)).toBeUndefined();
    expect(trial.areaNowM2).toBe(525_000);
    expect(trial.remove(0, 1)).toBeUndefined();
    expect(trial.areaNowM2).toBe(500_000);
    expect(trial.differences).toEqual([]);
  });

  it('equals exact evaluation of everything after many edits, undone and done again', () => {
    const before = boundary();
    const trial = new BoundaryTrial(before, parcels, frame);
    const next = random(7);
    let made = 0;
    for (let k = 0; k < 400; k++) {
      const { xy, ringStart } = trial.rings;
      const ring = next() < 0.85 ? 0 : 1;
      const first = ringStart[ring] ?? 0;
      const count = (ringStart[ring + 1] ?? 0) - first;
      const vertex = Math.floor(next() * count);
      const x = (xy[2 * (first + vertex)] ?? 0) + Math.round((next() - 0.5) * 120 * METRE);
      const y = (xy[2 * (first + vertex) + 1] ?? 0) + Math.round((next() - 0.5) * 120 * METRE);
      const way = next();
      if (way < 0.7) made += trial.move(ring, vertex, x, y) ? 0 : 1;
      else if (way < 0.8) trial.insertAfter(ring, vertex);
      else if (way < 0.87) trial.remove(ring, vertex);
      else if (way < 0.95) trial.undo();
      else trial.redo();
    }
    expect(made).toBeGreaterThan(100);
    const forced = differencesByForce(before, trial.geometry);
    expect(trial.differences.map(({ parcel, kind }) => [parcel, kind])).toEqual(
      forced.map(({ parcel, kind }) => [parcel, kind]),
    );
    trial.differences.forEach(({ now }, index) => {
      expect(Math.abs(now.areaM2 - (forced[index]?.now ?? 0))).toBeLessThanOrEqual(now.boundM2 + 1e-9);
    });
    trial.reset();
    expect(trial.differences).toEqual([]);
  });

  it('lets an edit pass exactly when the boundary stays sound, looking at what is near only', () => {
    const next = random(3);
    const around = [-400, -400, 1400, -400, 1400, 1400, -400, 1400];
    const aside = [[2000, 0, 2400, 0, 2200, 500]];
    const hole = boundary().polygons[0]?.map((ring) => ring.map((value) => value / METRE)) ?? [];
    // A frame around the square with a hole, a part aside: shells, holes and parts to run into.
    const several: Polygons = {
      kind: 'polygon',
      polygons: [[around, [-100, -100, -100, 1100, 1100, 1100, 1100, -100]], hole, aside].map((rings) =>
        rings.map((ring) => ring.map((metres) => metres * METRE)),
      ),
    };
    const counts = { passed: 0, refused: 0, whole: 0 };
    const live = new LiveLayer(prepareParcels(parcels), [several]);
    for (let k = 0; k < 3000; k++) {
      const { xy, ringStart } = live.source;
      const ring = Math.floor(next() * (ringStart.length - 1));
      const first = ringStart[ring] ?? 0;
      const count = (ringStart[ring + 1] ?? 0) - first;
      const vertex = Math.floor(next() * count);
      const far = next() < 0.2 ? 2500 : 200;
      const x = (xy[2 * (first + vertex)] ?? 0) + Math.round((next() - 0.5) * far) * METRE;
      const y = (xy[2 * (first + vertex) + 1] ?? 0) + Math.round((next() - 0.5) * far) * METRE;
      const way = next();
      if (way > 0.8 && count <= 3) continue;
      const edit =
        way < 0.6
          ? ({ kind: 'move', ring, vertex, x, y } as const)
          : way < 0.8
            ? ({ kind: 'insert', ring, vertex, x, y } as const)
            : ({ kind: 'remove', ring, vertex } as const);
      const { fault, concernsOthers } = outlookOf(live, edit);
      const { inverse } = live.apply(edit);
      const isSound = checkGeometry(geometryOf(live.source), frame).length === 0;
      if (fault) expect(isSound).toBe(false);
      else if (!concernsOthers) expect(isSound).toBe(true);
      else counts.whole++;
      counts[isSound ? 'passed' : 'refused']++;
      if (!isSound) live.apply(inverse);
    }
    expect(counts.passed).toBeGreaterThan(500);
    expect(counts.refused).toBeGreaterThan(500);
    expect(counts.whole).toBeGreaterThan(5);
  });
});
