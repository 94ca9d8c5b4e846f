/**
 * Random pasts of registers (corrections, codes that changed, parcels split and merged with the
 * buildings that follow, records ended and begun again)
 * and random questions about any two times, with the answers a plain replay of the log gives. What storage answers is
 * held against them: by a test at a small size, by `npm run bench -- as-of` at 10,000 questions.
 */
import { canonicalJson, Exact } from '../../packages/core/src/base/index.ts';
import type { PlanPackage } from '../../packages/core/src/plan/index.ts';
import {
  asOf,
  type Change,
  type FieldDefinition,
  type FieldValue,
  type Filter,
  type FilterOperator,
  type IndustryValue,
  industryKey,
  type KnownChange,
  matches,
  matchesSearch,
  operatorsOf,
  type RecordData,
  type RegisterDefinition,
  repoint,
  spansOf,
} from '../../packages/core/src/registers/index.ts';

type Random = (below: number) => number;

/** One act of a random past: changes known together. */
export type Act = readonly Change[];

const pick = <T>(random: Random, list: readonly T[]): T => list[random(list.length)]!;

/** A day of four years, most of them near the turns of years, where questions are asked. */
function randomDay(random: Random): string {
  const year = 2021 + random(4);
  const [month, day] =
    random(3) === 0 ? pick(random, ['01-01', '12-31', '07-01']).split('-') : [random(12) + 1, random(28) + 1];
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const NAMES = [
  'Bearing 轴承厂',
  'ALLOY 合金',
  'alloy 合金（二）',
  '纸业',
  '船坞 Dock',
  'O’Brien; drop table',
];

/** A value a field may have, few of each kind so that questions meet some of them. */
function randomValue(random: Random, { type }: FieldDefinition, plan: Things): FieldValue | undefined {
  switch (type.kind) {
    case 'text':
      return pick(random, NAMES);
    case 'integer':
      return random(12) * 7;
    case 'decimal':
      return pick(random, ['0', '9.5', '10', '100.25', '1000000000000.01', '0.1']);
    case 'day':
      return randomDay(random);
    case 'yes-no':
      return random(2) === 0;
    case 'choice':
      return pick(random, type.options).id;
    case 'choices': {
      const ids = type.options.map(({ id }) => id).filter(() => random(2) === 0);
      return ids.length === 0 ? undefined : ids.sort();
    }
    case 'industry':
      return { edition: pick(random, [plan.edition, 'GB/T 4754-2017/1']), code: pick(random, plan.codes) };
    case 'plan-thing':
      return type.of === 'park' ? pick(random, plan.parks) : undefined;
    case 'geometry':
      return type.shape === 'point'
        ? {
            grid: { kind: 'point', points: [random(90_000) + 100, random(90_000) + 100] },
            origin: { crs: 'EPSG:4490' },
          }
        : undefined;
    case 'credit-code':
      return `91371581MA000000${random(10)}X`;
    default:
      return undefined;
  }
}

/** Things of the plan that values name. */
export interface Things {
  readonly edition: string;
  readonly codes: readonly string[];
  readonly parks: readonly string[];
}

function randomValues(random: Random, register: RegisterDefinition, plan: Things, whole: boolean) {
  const values: Record<string, FieldValue | null> = {};
  for (const field of register.fields) {
    if (field.sensitivity === 'personal' || (!whole && random(5) > 0)) continue;
    const value = !whole && random(6) === 0 ? null : randomValue(random, field, plan);
    if (value !== undefined) values[field.id] = value;
  }
  return Object.keys(values).length > 0 ? values : { name: pick(random, NAMES) };
}

/** A random past of the enterprises and parcels of a zone. Every act of it can be done in its turn. */
export function randomPast(
  random: Random,
  registers: ReadonlyMap<string, RegisterDefinition>,
  plan: Things,
  acts: number,
  records: number,
): Act[] {
  const enterprises = registers.get('enterprises')!;
  const past: Act[] = [];
  const log = new Map<string, Change[]>();
  const add = (act: readonly Change[]) => {
    past.push(act);
    for (const change of act) {
      const key = `${change.register}/${change.record}`;
      log.set(key, [...(log.get(key) ?? []), change]);
    }
  };
  const isThere = (key: string, day: string) =>
    asOf(
      (log.get(key) ?? []).map((change) => ({ known: 0, index: 0, change })),
      day,
      0,
    ) !== undefined;
  const buildings = registers.get('buildings')!;
  const naming = buildings.fields.find(({ id }) => id === 'parcel')!;
  let parcels = 0;
  const newParcel = () => {
    parcels += 1;
    return `p${parcels}`;
  };
  const standing: string[] = [];
  while (past.length < acts) {
    const turn = random(10);
    const day = randomDay(random);
    if (turn < 8) {
      const changes = Array.from({ length: 1 + random(4) }, (): Change => {
        const record = `e${random(records)}`;
        const key = `enterprises/${record}`;
        const from = randomDay(random);
        const later = randomDay(random);
        const until = random(3) === 0 && later > from ? { until: later } : {};
        const begins = !log.has(key);
        if (!begins && random(9) === 0 && isThere(key, from))
          return { register: 'enterprises', record, from, ...until, act: { kind: 'end' } };
        const values = randomValues(random, enterprises, plan, begins);
        return {
          register: 'enterprises',
          record,
          from,
          ...(begins ? {} : until),
          act: { kind: 'assert', values },
        };
      });
      // Within one act an end could find nothing to end any more: one change a record.
      add([...new Map(changes.map((one) => [one.record, one])).values()]);
    } else if (turn === 8 || standing.length < 2) {
      const record = newParcel();
      standing.push(record);
      const works: Change = {
        register: 'buildings',
        record: `b${parcels}`,
        from: randomDay(random),
        act: { kind: 'assert', values: { number: record, parcel: record } },
      };
      add([parcel(record, '2021-01-01', String(random(900) + 100), plan.parks[0]!), works]);
    } else {
      const parents = random(2) === 0 ? standing.splice(0, 1) : standing.splice(0, 2);
      const whole = parents.every((record) => isThere(`parcels/${record}`, day));
      if (!whole) continue;
      const children = Array.from({ length: 1 + random(3) }, newParcel);
      standing.push(...children);
      const following = [...log]
        .filter(([key]) => key.startsWith('buildings/') && random(3) > 0)
        .flatMap(([key, changes]) => {
          const about = { register: 'buildings', record: key.slice('buildings/'.length) };
          return repoint(about, spansOf(changes), naming, new Set(parents), pick(random, children), day);
        });
      add([
        ...parents.map(
          (record): Change => ({ register: 'parcels', record, from: day, act: { kind: 'end' } }),
        ),
        ...children.map((record) => parcel(record, day, String(random(900) + 1), plan.parks[0]!, parents)),
        ...following,
      ]);
    }
  }
  return past;
}

function parcel(
  record: string,
  from: string,
  area: string,
  park: string,
  derivedFrom?: readonly string[],
): Change {
  const values = {
    number: record,
    area,
    park,
    ...(derivedFrom ? { derivedFrom: [...derivedFrom].sort() } : {}),
  };
  return { register: 'parcels', record, from, act: { kind: 'assert', values } };
}

/** A question about any two times. */
export interface RandomQuestion {
  readonly register: RegisterDefinition;
  readonly day: string;
  readonly known: number | undefined;
  /** One record, or a list. */
  readonly record?: string;
  readonly filters: readonly Filter[];
  readonly search?: string;
  readonly sort?: { readonly field: FieldDefinition; readonly descending: boolean };
  readonly sums: readonly FieldDefinition[];
  readonly offset: number;
  readonly limit: number;
}

/** A random question. `newest` is the last sequence number there is. */
export function randomQuestion(
  random: Random,
  registers: ReadonlyMap<string, RegisterDefinition>,
  plan: Things,
  newest: number,
  records: number,
): RandomQuestion {
  const register = registers.get(
    pick(random, ['parcels', 'buildings', ...Array<string>(6).fill('enterprises')]),
  )!;
  const asked = {
    register,
    day: randomDay(random),
    known: random(3) === 0 ? undefined : random(newest + 1),
    sums:
      random(4) === 0
        ? []
        : register.fields.filter(
            ({ type }) =>
              type.kind === 'integer' ||
              (type.kind === 'decimal' && type.measure === 'money') ||
              (type.kind === 'decimal' && type.measure === 'area'),
          ),
    offset: random(4) === 0 ? random(10) : 0,
    limit: random(3) === 0 ? random(5) : 1_000,
  };
  if (random(2) === 0) {
    const record = `${register.id[0]}${random(records)}`;
    return { ...asked, record, filters: [], sums: [] };
  }
  const plain = register.fields.filter(({ sensitivity }) => sensitivity !== 'personal');
  const filters = Array.from({ length: random(3) }, () => randomFilter(random, plain, plan)).filter(
    (one) => one !== undefined,
  );
  const sortable = plain.filter(
    ({ type }) => !['geometry', 'pictures', 'choices', 'records', 'record'].includes(type.kind),
  );
  return {
    ...asked,
    filters,
    ...(random(5) === 0 ? { search: pick(random, ['ALLOY', '轴承', 'o’b', 'p1', '%', '_']) } : {}),
    ...(random(2) === 0 ? { sort: { field: pick(random, sortable), descending: random(2) === 0 } } : {}),
  };
}

function randomFilter(random: Random, fields: readonly FieldDefinition[], plan: Things): Filter | undefined {
  const field = pick(random, fields);
  const operator: FilterOperator = pick(random, operatorsOf(field));
  if (operator === 'filled' || operator === 'empty') return { field: field.id, operator };
  const one = (): Filter['value'] | undefined => {
    const value = randomValue(random, field, plan);
    if (value === undefined) return undefined;
    if (field.type.kind === 'industry')
      return operator === 'within'
        ? industryKey({ ...(value as IndustryValue), code: (value as IndustryValue).code.slice(0, 2) })
        : industryKey(value as IndustryValue);
    if (Array.isArray(value)) return (value as string[])[0];
    if (operator === 'contains' && typeof value === 'string') return value.slice(1, 4);
    return value as string | number | boolean;
  };
  const values = operator === 'one-of' || operator === 'within' ? [one(), one()] : [one()];
  if (!values.every((value) => value !== undefined)) return undefined;
  const value = (operator === 'one-of' || operator === 'within' ? values : values[0]) as Filter['value'];
  return { field: field.id, operator, ...(value === undefined ? {} : { value }) };
}

/** What a question is answered with, by whoever answers. */
export interface Answered {
  readonly total: number;
  readonly sums: Readonly<Record<string, string>>;
  readonly records: readonly { readonly id: string; readonly data: RecordData }[];
}

/** The log of a zone, replayed from the beginning for every question. */
export class NaiveReplay {
  readonly #log = new Map<string, Map<string, KnownChange[]>>();

  /** Adds an act with the sequence number it got. */
  add(known: number, act: Act): void {
    act.forEach((change, index) => {
      const records = this.#log.get(change.register) ?? new Map<string, KnownChange[]>();
      this.#log.set(change.register, records);
      records.set(change.record, [...(records.get(change.record) ?? []), { known, index, change }]);
    });
  }

  answer({
    register,
    day,
    known,
    record,
    filters,
    search,
    sort,
    sums,
    offset,
    limit,
  }: RandomQuestion): Answered {
    const all: { id: string; data: RecordData }[] = [];
    for (const [id, log] of this.#log.get(register.id) ?? []) {
      if (record !== undefined && id !== record) continue;
      const data = asOf(log, day, known ?? Number.MAX_SAFE_INTEGER);
      if (!data || !filters.every((filter) => matches(register, data, filter))) continue;
      if (search !== undefined && !matchesSearch(register, data, search)) continue;
      all.push({ id, data });
    }
    const title = ({ data }: { data: RecordData }) => String(data[register.titleField] ?? '');
    const order = all.sort((a, b) => {
      const bySort = sort ? compareBy(sort.field, sort.descending, a.data, b.data) : 0;
      return bySort || compareBytes(title(a), title(b)) || compareBytes(a.id, b.id);
    });
    const totals = sums.map(({ id }) => {
      const sum = order.reduce(
        (total, { data }) => total.plus(Exact.parse(String(data[id] ?? '0'))!),
        new Exact(0n),
      );
      return [id, sum.toString()] as const;
    });
    return {
      total: order.length,
      sums: Object.fromEntries(totals),
      records: order.slice(offset, offset + limit),
    };
  }
}

/** Order by code point, as a database without a locale has it. */
function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));
}

function compareBy({ id, type }: FieldDefinition, descending: boolean, a: RecordData, b: RecordData): number {
  const [left, right] = [a[id], b[id]];
  if (left === undefined || right === undefined) return left === right ? 0 : left === undefined ? 1 : -1;
  const order = () => {
    if (type.kind === 'integer' || type.kind === 'decimal' || type.kind === 'year')
      return Exact.parse(String(left))!.compare(Exact.parse(String(right))!);
    if (type.kind === 'industry')
      return compareBytes((left as IndustryValue).code, (right as IndustryValue).code);
    if (type.kind === 'choice') {
      const place = (value: FieldValue) => type.options.findIndex((one) => one.id === value);
      return place(left) - place(right);
    }
    return compareBytes(String(left), String(right));
  };
  return descending ? -order() : order();
}

/** Whether two answers are the same; the difference in words when they are not. */
export function differenceOf(expected: Answered, found: Answered): string | undefined {
  const [a, b] = [canonicalJson(expected), canonicalJson(found)];
  return a === b ? undefined : `expected ${a.slice(0, 1_500)}\nfound    ${b.slice(0, 1_500)}`;
}

/** Things of a plan that random values name. */
export function thingsOf({ classification, content }: PlanPackage): Things {
  return {
    edition: classification.edition,
    codes: classification.entries.map(({ code }) => code),
    parks: content['layout.yaml'].parks.map(({ id }) => id),
  };
}
