import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Exact } from '../base/index.ts';
import type { GridGeometry } from '../geometry/index.ts';
import { REGISTERS } from './catalogue/index.ts';
import type { Change, FieldValue } from './change.ts';
import { asOf, type KnownChange, spansOf } from './history.ts';
import { proposedSuccessor, referringFields, repoint } from './referring.ts';
import { reshapeChanges, reshapeLaterFindings, reshapeParcels } from './reshape.ts';

const parcels = REGISTERS.find(({ id }) => id === 'parcels')!;
const DAYS = Array.from({ length: 12 }, (_, at) => `2024-01-${String(at + 1).padStart(2, '0')}`);
const FIRST = DAYS[0]!;
const TOTAL = 1_000;
/** One that names a single parcel, one that names several. */
const SINGLE = referringFields(REGISTERS, 'parcels').find(
  ({ register }) => register.id === 'buildings',
)!.field;
const SEVERAL = { ...SINGLE, type: { kind: 'records', register: 'parcels' } } as const;
const BUILDINGS = ['b0', 'b1', 'b2'] as const;
const fieldOf = (building: string) => (building === 'b2' ? SEVERAL : SINGLE);

const acts = fc.array(
  fc.record({
    day: fc.integer({ min: 1, max: DAYS.length - 1 }),
    parents: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
    shares: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }),
    /** For each building the successor it follows to, if any. */
    choices: fc.array(fc.option(fc.nat(), { nil: undefined }), { minLength: 3, maxLength: 3 }),
  }),
  { maxLength: 8 },
);

/** What each building names day by day, kept by hand beside the log: the plainest meaning of following. */
type Named = Map<string, string[][]>;

class Zone {
  readonly log = new Map<string, KnownChange[]>();
  readonly named: Named = new Map();
  known = 0;
  #parcels = 0;

  constructor() {
    this.add([
      {
        register: 'parcels',
        record: 'p0',
        from: FIRST,
        act: { kind: 'assert', values: { area: `${TOTAL}` } },
      },
      ...BUILDINGS.map((record): Change => {
        const value = fieldOf(record) === SEVERAL ? ['p0'] : 'p0';
        return {
          register: 'buildings',
          record,
          from: FIRST,
          act: { kind: 'assert', values: { parcel: value } },
        };
      }),
    ]);
    for (const record of BUILDINGS)
      this.named.set(
        record,
        DAYS.map(() => ['p0']),
      );
  }

  add(changes: readonly Change[]): void {
    this.known += 1;
    changes.forEach((change, index) => {
      const list = this.log.get(change.record) ?? [];
      this.log.set(change.record, [...list, { known: this.known, index, change }]);
    });
  }

  changesOf = (record: string) => (this.log.get(record) ?? []).map(({ change }) => change);
  on = (record: string, day: string, known = this.known) => asOf(this.log.get(record) ?? [], day, known);
  all = () => [...this.log.keys()].filter((id) => id.startsWith('p'));

  act({
    day: at,
    parents: picks,
    shares,
    choices,
  }: {
    day: number;
    parents: number[];
    shares: number[];
    choices: (number | undefined)[];
  }): void {
    const day = DAYS[at]!;
    const standing = this.all().filter((id) => this.on(id, day));
    const parents = [...new Set(picks.map((one) => standing[one % standing.length]!))];
    if (
      reshapeLaterFindings(
        parents.map((id) => spansOf(this.changesOf(id))),
        day,
      ).length > 0
    )
      return;
    const olds = parents.map((id) => ({ id, data: this.on(id, day)! }));
    const sum = olds.reduce((all, { data }) => all.plus(Exact.parse(String(data.area))!), new Exact(0n));
    const weight = shares.reduce((a, b) => a + b, 0);
    const areas = shares.slice(1).map((one) => sum.times(new Exact(BigInt(one), BigInt(weight))));
    const rest = areas.reduce((all, one) => all.minus(one), sum);
    const written = [rest, ...areas].map((one) => ({ area: one.toString() }) as Record<string, FieldValue>);
    const { children, findings } = reshapeParcels(parcels, olds, written);
    // Shares that no decimal holds do not come out even, and are refused.
    if (findings.some(({ severity }) => severity === 'error')) return;
    const born = children.map((data) => ({ id: `p${++this.#parcels}`, data }));
    const ended = new Set(parents);
    const following = BUILDINGS.flatMap((record, index) => {
      const choice = choices[index];
      if (choice === undefined) return [];
      const successor = born[choice % born.length]!.id;
      const days = this.named.get(record)!;
      for (let d = at; d < days.length; d++) {
        if (!days[d]!.some((one) => ended.has(one))) continue;
        const kept = days[d]!.filter((one) => !ended.has(one));
        days[d] = fieldOf(record) === SEVERAL ? [...new Set([...kept, successor])].sort() : [successor];
      }
      const about = { register: 'buildings', record };
      return repoint(about, spansOf(this.changesOf(record)), fieldOf(record), ended, successor, day);
    });
    this.add(reshapeChanges('parcels', day, parents, born, following));
  }
}

describe('splits and mergers that referring records follow', () => {
  it('leave the sum of areas on every day, at every time known, and let records name what they were told to', () => {
    fc.assert(
      fc.property(acts, (list) => {
        const zone = new Zone();
        for (const one of list) zone.act(one);
        for (const [at, day] of DAYS.entries()) {
          for (let known = 1; known <= zone.known; known++) {
            const areas = zone.all().map((id) => zone.on(id, day, known)?.area ?? '0');
            const sum = areas.reduce<Exact>((all, one) => all.plus(Exact.parse(String(one))!), new Exact(0n));
            expect(sum.toString()).toBe(String(TOTAL));
          }
          for (const record of BUILDINGS) {
            const value = zone.on(record, day)?.parcel;
            expect([value].flat()).toEqual(zone.named.get(record)![at]);
          }
          for (const record of zone.log.keys()) {
            const span = spansOf(zone.changesOf(record)).find(
              ({ from, until }) => from <= day && (until === undefined || day < until),
            );
            expect(span?.data).toEqual(zone.on(record, day));
          }
        }
      }),
    );
  });

  it('let every record that follows name, on every day, a parcel that there is on it', () => {
    fc.assert(
      fc.property(acts, (list) => {
        const zone = new Zone();
        for (const one of list) zone.act({ ...one, choices: one.choices.map((choice) => choice ?? 0) });
        for (const day of DAYS) {
          for (const record of BUILDINGS) {
            for (const named of [zone.on(record, day)?.parcel].flat())
              expect(zone.on(String(named), day), `${record} names ${String(named)} on ${day}`).toBeDefined();
          }
        }
      }),
    );
  });
});

const square = (x: number, y: number, size: number): GridGeometry => ({
  kind: 'polygon',
  polygons: [[[x, y, x + size, y, x + size, y + size, x, y + size]]],
});

describe('the successor proposed', () => {
  const halves = [square(0, 0, 100), square(100, 0, 100)];
  it.each<[string, GridGeometry | undefined, readonly (GridGeometry | undefined)[], unknown]>([
    ['the only one', undefined, [undefined], { index: 0, ground: 'only' }],
    ['the one it lies wholly in', square(120, 10, 50), halves, { index: 1, ground: 'within' }],
    ['the one it fills', square(100, 0, 100), halves, { index: 1, ground: 'within' }],
    [
      'the one its point lies in',
      { kind: 'point', points: [10, 10] },
      halves,
      { index: 0, ground: 'within' },
    ],
    ['none for one across the new boundary', square(80, 10, 50), halves, undefined],
    ['none for a point on the new boundary', { kind: 'point', points: [100, 10] }, halves, undefined],
    ['none for one outside', square(500, 0, 10), halves, undefined],
    ['none without a place', undefined, halves, undefined],
    ['none while bounds are missing', square(10, 10, 10), [halves[0], undefined], undefined],
    ['none for a line', { kind: 'line', lines: [[10, 10, 20, 20]] }, halves, undefined],
  ])('is %s', (_, place, bounds, expected) => {
    expect(proposedSuccessor(place, bounds)).toEqual(expected);
  });
});

it('says from which day on a parent is no more, or has another area', () => {
  const one = (from: string, area: string, until?: string) => ({
    from,
    ...(until === undefined ? {} : { until }),
    data: { area },
  });
  const days = (...spans: Parameters<typeof reshapeLaterFindings>[0][number]) =>
    reshapeLaterFindings([spans], '2024-02-01').map(({ params }) => params?.day);
  expect(days(one('2024-01-01', '5'))).toEqual([]);
  expect(days(one('2024-01-01', '5', '2024-03-01'), one('2024-03-01', '5'))).toEqual([]);
  expect(days(one('2024-01-01', '5', '2024-03-01'))).toEqual(['2024-03-01']);
  expect(days(one('2024-01-01', '5', '2024-03-01'), one('2024-03-01', '6'))).toEqual(['2024-03-01']);
  expect(days(one('2024-01-01', '5', '2024-03-01'), one('2024-04-01', '5'))).toEqual(['2024-03-01']);
});
