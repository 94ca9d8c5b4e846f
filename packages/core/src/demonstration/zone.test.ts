import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalJson, contentHash, Exact } from '../base/index.ts';
import { areaOf, boxesMeet, boxOf, type GridGeometry, overlapArea } from '../geometry/index.ts';
import { type PlanPackage, parsePackage } from '../plan/index.ts';
import {
  createValueContext,
  type FieldValue,
  type RecordData,
  readValue,
  registersOf,
  spansOf,
} from '../registers/index.ts';
import { NO_DIVISION } from './credit-code.ts';
import type { DemonstrationChange, DemonstrationSet } from './entries.ts';
import { groundOf } from './ground.ts';
import { demonstrationZone } from './zone.ts';

function packageAt(folder: string): PlanPackage {
  const root = resolve(import.meta.dirname, '../../../..', folder);
  const files = new Map<string, Uint8Array>();
  for (const name of readdirSync(root))
    if (name.endsWith('.yaml')) files.set(name, readFileSync(resolve(root, name)));
  for (const name of readdirSync(resolve(root, 'layers')))
    files.set(`layers/${name}`, readFileSync(resolve(root, 'layers', name)));
  const { package: plan } = parsePackage(files);
  if (!plan) throw new Error(`${folder} does not parse`);
  return plan;
}

const linqing = packageAt('plans/linqing-2021-2025');
const valdora = packageAt('fixtures/zones/valdora');
const UNTIL = '2025-12-31';
const small = (plan: PlanPackage, seed = 1) => demonstrationZone(plan, { seed, until: UNTIL, scale: 40 });

const changesOf = (sets: readonly DemonstrationSet[]): DemonstrationChange[] =>
  sets.flatMap(({ changes }) => [...changes]);

/** What each record is on a day, by register and id. */
function recordsOn(sets: readonly DemonstrationSet[], day: string): Map<string, Map<string, RecordData>> {
  const byRecord = new Map<string, DemonstrationChange[]>();
  for (const change of changesOf(sets)) {
    const key = `${change.register}/${change.record}`;
    byRecord.set(key, [...(byRecord.get(key) ?? []), change]);
  }
  const found = new Map<string, Map<string, RecordData>>();
  for (const [key, changes] of byRecord) {
    const data = spansOf(changes).find(
      ({ from, until }) => from <= day && (until === undefined || day < until),
    )?.data;
    const [register, id] = key.split('/') as [string, string];
    if (!found.has(register)) found.set(register, new Map());
    if (data) found.get(register)!.set(id, data);
  }
  return found;
}

/** Everything that is wrong with a zone's values, references, keys and names. */
function faultsOf(plan: PlanPackage, sets: readonly DemonstrationSet[]): string[] {
  const context = createValueContext(plan);
  const definitions = new Map(registersOf(plan).map((one) => [one.id, one]));
  const changes = changesOf(sets);
  const known = new Set(changes.map(({ register, record }) => `${register}/${record}`));
  const faults = new Set<string>();
  for (const change of changes) {
    const definition = definitions.get(change.register);
    if (!definition) faults.add(`no register ${change.register}`);
    if (change.until !== undefined && change.until <= change.from)
      faults.add(`${change.record} ends before it begins`);
    if (change.act.kind === 'end' || !definition) continue;
    for (const id of Object.keys(change.personal ?? {}))
      if (definition.fields.find((one) => one.id === id)?.sensitivity !== 'personal')
        faults.add(`${id} is not personal`);
    for (const [id, value] of Object.entries(change.act.values)) {
      const field = definition.fields.find((one) => one.id === id);
      const where = `${change.register}.${id}`;
      if (!field || value === null) {
        faults.add(`${where} is no field`);
        continue;
      }
      if (field.sensitivity === 'personal') faults.add(`${where} is personal`);
      if (field.type.kind === 'telephone') faults.add(`${where} is a telephone number`);
      const read = readValue(field, value, context);
      if (read.findings.length > 0) faults.add(`${where}: ${read.findings[0]?.code} ${canonicalJson(value)}`);
      else if (canonicalJson(read.value ?? null) !== canonicalJson(value))
        faults.add(`${where} is not in stored form`);
      const to =
        field.type.kind === 'record' ? [value] : field.type.kind === 'records' ? (value as string[]) : [];
      if ('register' in field.type)
        for (const one of to)
          if (!known.has(`${field.type.register}/${one as string}`))
            faults.add(`${where} → ${one as string}`);
    }
  }
  for (const [register, records] of recordsOn(sets, UNTIL)) {
    const definition = definitions.get(register)!;
    const keys = new Set<string>();
    for (const data of records.values()) {
      keys.add(JSON.stringify(definition.keyFields.map((id) => data[id])));
      for (const field of definition.fields)
        if (field.required && data[field.id] === undefined) faults.add(`${register}.${field.id} is missing`);
    }
    if (keys.size !== records.size) faults.add(`${register}: two records of one key`);
  }
  return [...faults];
}

describe('a small demonstration zone', () => {
  it.each([
    ['Linqing', linqing],
    ['Valdora', valdora],
  ])('of %s holds what the registers ask for', (_, plan) => {
    expect(faultsOf(plan, small(plan))).toEqual([]);
  });

  it('is the same for the same seed, and another for another', () => {
    expect(contentHash(small(linqing) as never)).toBe(contentHash(small(linqing) as never));
    expect(contentHash(small(linqing, 2) as never)).not.toBe(contentHash(small(linqing) as never));
  });

  it('says of every enterprise, person and document that it is invented', () => {
    for (const { register, act, personal } of changesOf([...small(linqing), ...small(valdora)])) {
      for (const name of Object.values(personal ?? {})) expect(name).toMatch(/^(演示|Demo )/);
      if (act.kind === 'end') continue;
      if (register === 'parcels') continue;
      const { name, title, creditCode, approval, document } = act.values;
      if (register === 'enterprises' && creditCode !== undefined)
        expect(creditCode as string).toMatch(new RegExp(`^91${NO_DIVISION}`));
      for (const one of [name, title, approval, document])
        if (typeof one === 'string' && register !== 'posts' && register !== 'organisations')
          expect(one).toMatch(/演示|Demo|DEMO/);
    }
  });

  it('has parcels that lie on their blocks and on no other parcel', () => {
    const parcels = [...recordsOn(small(linqing), '2021-01-02').get('parcels')!.values()];
    const shapes = parcels.map((one) => (one.shape as unknown as { grid: GridGeometry }).grid);
    expect(shapes.length).toBeGreaterThan(15);
    for (const [i, shape] of shapes.entries()) {
      for (const other of shapes.slice(0, i))
        if (boxesMeet(boxOf(shape)!, boxOf(other)!)) expect(overlapArea(shape, other).sign).toBe(0);
      expect(
        Exact.parse(parcels[i]!.area as string)
          ?.minus(areaOf(shape))
          .toFixed(2),
      ).toMatch(/^-?0\.00$/);
    }
  });

  it('has splits and merges whose areas come out even', () => {
    const sets = demonstrationZone(linqing, { seed: 3, until: UNTIL, scale: 300 });
    const born = changesOf(sets).filter(
      ({ act }) => act.kind === 'assert' && act.values.derivedFrom !== undefined,
    );
    const byParents = new Map<string, Exact>();
    const shapeOf = new Map<string, GridGeometry>();
    for (const { register, record, act } of changesOf(sets))
      if (register === 'parcels' && act.kind === 'assert' && act.values.shape)
        shapeOf.set(record, (act.values.shape as unknown as { grid: GridGeometry }).grid);
    for (const { record, act } of born) {
      const parents = (act as { values: Record<string, FieldValue> }).values.derivedFrom as string[];
      const key = parents.join();
      byParents.set(key, (byParents.get(key) ?? new Exact(0n)).plus(areaOf(shapeOf.get(record)!)));
    }
    expect(byParents.size).toBeGreaterThan(3);
    for (const [parents, area] of byParents) {
      const before = parents
        .split(',')
        .reduce((sum, id) => sum.plus(areaOf(shapeOf.get(id)!)), new Exact(0n));
      expect(area.compare(before)).toBe(0);
    }
  });

  it('gives no land and no park where the plan has no layers', () => {
    const bare: PlanPackage = { ...linqing, layers: new Map() };
    expect(groundOf(bare).parks.every(({ blocks }) => blocks.length === 0)).toBe(true);
    const registers = new Set(changesOf(small(bare)).map(({ register }) => register));
    expect([...registers].sort()).toEqual(['organisations', 'policy-measures', 'posts']);
  });
});

describe('the full demonstration zone of Linqing', () => {
  const sets = demonstrationZone(linqing, { seed: 20221017, until: UNTIL });
  const today = recordsOn(sets, UNTIL);
  const enterprises = [...today.get('enterprises')!.values()];
  const share = (of: (one: RecordData) => boolean) => enterprises.filter(of).length / enterprises.length;
  const code = (one: RecordData) => (one.industry as { code: string }).code;

  it('has the size of a zone', () => {
    expect(enterprises).toHaveLength(6_000);
    expect(today.get('parcels')!.size).toBeGreaterThan(950);
    expect(today.get('projects')!.size).toBe(150);
    expect(changesOf(sets).length).toBeLessThan(25_000);
    for (const { changes } of sets) expect(changes.length).toBeLessThanOrEqual(10_000);
  });

  it('has bearings in Yandian and around it, misplaced firms, restricted and general industry', () => {
    const bearing = (one: RecordData) => code(one).startsWith('345');
    const inYandian = enterprises.filter((one) => one.park === 'park-yandian-bearing');
    expect(share(bearing)).toBeGreaterThan(0.25);
    expect(inYandian.filter(bearing).length / inYandian.length).toBeGreaterThan(0.4);
    expect(
      enterprises.filter((one) => one.park === 'park-textile' && !/^(17|18)/.test(code(one))).length,
    ).toBeGreaterThan(20);
    expect(share((one) => /^(25|26)/.test(code(one)))).toBeGreaterThan(0.005);
    expect(share((one) => one.scale === 'below')).toBeGreaterThan(0.8);
    expect(share((one) => one.scale === 'industrial')).toBeGreaterThan(0.05);
  });

  it('has certificates that lapsed and land that lies idle or was not supplied', () => {
    const certificates = [...today.get('high-tech-certificates')!.values()];
    expect(certificates.some((one) => (one.validUntil as string) < UNTIL)).toBe(true);
    expect(
      certificates.some(
        (one) => (one.validUntil as string) < '2027-06-30' && (one.validUntil as string) > UNTIL,
      ),
    ).toBe(true);
    expect(certificates.some((one) => one.withdrawnOn !== undefined)).toBe(true);
    const supply = [...today.get('land-supply')!.values()];
    expect(supply.filter((one) => one.idleFoundOn !== undefined).length).toBeGreaterThan(10);
    expect(supply.filter((one) => one.suppliedOn === undefined).length).toBeGreaterThan(50);
  });

  it('remembers what was known before it was corrected', () => {
    const corrections = sets.find(({ reason }) => reason.en.includes('industry codes corrected'))!.changes;
    const before = recordsOn(
      sets.slice(
        0,
        sets.findIndex(({ changes }) => changes === corrections),
      ),
      UNTIL,
    );
    expect(corrections.length).toBeGreaterThan(50);
    for (const { record } of corrections) {
      const [then, now] = [before.get('enterprises')!.get(record)!, today.get('enterprises')!.get(record)!];
      expect(code(then)).not.toBe(code(now));
    }
  });
});
