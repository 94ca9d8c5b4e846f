/**
 * What somebody who owns the database can do to the registers behind the program's back, one thing at a time, and which
 * entry of the ledger that hits. Run by a test at a moderate size and by `node tools/faults/tamper-registers.ts`.
 */
import { sql } from 'kysely';
import type { Database } from '../../apps/server/src/platform/db/database.ts';
import { ofSteps, type StepRow } from './submission-tamperings.ts';

type Random = (below: number) => number;

/** One tampering: SQL, and the entries one of which has to be named as the first bad one; empty when none can be. */
export interface Tampering {
  readonly what: string;
  readonly statements: readonly string[];
  readonly hits: readonly number[];
}

/** Tables that hold evidence, and what is put back after each trial, children first. */
const TABLES = [
  'submission_step',
  'ledger_personal',
  'register_state',
  'register_change',
  'register_change_set',
] as const;

interface Rows {
  readonly sets: readonly { known: number; reason: string }[];
  readonly changes: readonly {
    known: number;
    index: number;
    register: string;
    record: string;
    act: string;
    until: string | null;
  }[];
  readonly states: readonly {
    register: string;
    record: string;
    from: string;
    knownFrom: number;
    knownUntil: number | null;
    place: boolean;
  }[];
  readonly personal: readonly { seq: number; name: string }[];
  readonly steps: readonly StepRow[];
}

async function readRows({ query }: Database): Promise<Rows> {
  const all = async <T>(text: string) => (await sql.raw<T>(text).execute(query)).rows;
  return {
    sets: await all('select known::int as known, reason from register_change_set order by 1'),
    changes: await all(
      'select known::int as known, index, register, record, act, valid_until::text as until from register_change order by 1, 2',
    ),
    states: await all(
      `select register, record, valid_from::text as from, known_from::int as "knownFrom",
        known_until::int as "knownUntil", geom is not null as place from register_state order by 4, 1, 2, 3`,
    ),
    personal: await all('select seq::int as seq, name from ledger_personal order by 1, 2'),
    steps: await all('select seq::int as seq, act from submission_step order by 1'),
  };
}

const pick = <T>(random: Random, list: readonly T[]): T => list[random(list.length)]!;

/** Makes random tamperings of a database as it stands. */
export async function tamperings(database: Database, random: Random): Promise<() => Tampering> {
  const rows = await readRows(database);
  const text = () => `x${random(1_000_000)}`;
  const kinds: (() => Tampering)[] = [
    ...ofSets(rows, random, text),
    ...ofChanges(rows, random, text),
    ...ofStates(rows, random, text),
    ...ofPersonal(rows, random, text),
    ...ofSteps(rows.steps, random, text),
  ];
  return () => pick(random, kinds)();
}

function ofSets({ sets }: Rows, random: Random, text: () => string): (() => Tampering)[] {
  const update = (what: string, set: () => string) => () => {
    const { known } = pick(random, sets);
    return {
      what,
      statements: [`update register_change_set set ${set()} where known = ${known}`],
      hits: [known],
    };
  };
  return [
    update('set: actor', () => `actor = '${text()}'`),
    update('set: at', () => `at = '2025-01-01T00:00:00.${String(random(1000)).padStart(3, '0')}Z'`),
    update('set: reason', () => `reason = '${text()}'`),
    update('set: basis', () => `basis = '${text()}'`),
    update(
      'set: origin',
      () =>
        `origin = case when origin = 'import' then 'entry' else 'import' end, submission = null, submitted_by = null`,
    ),
    update('set: demonstration', () => 'demonstration = not demonstration'),
    update('set: id', () => `id = '${text()}'`),
    () => {
      const { known } = pick(random, sets);
      const statements = [`update register_change_set set known = ${1_000 + known} where known = ${known}`];
      return { what: 'set: number', statements, hits: [known] };
    },
    () => {
      const { known } = pick(random, sets);
      return {
        what: 'set: deleted',
        statements: [`delete from register_change_set where known = ${known}`],
        hits: [known],
      };
    },
    () => {
      const { known } = pick(random, sets);
      const columns = `zone_id, ${2_000 + known}, '${text()}', at, actor, origin, demonstration, reason, basis, submission, submitted_by`;
      const statements = [
        `insert into register_change_set select ${columns} from register_change_set where known = ${known}`,
      ];
      return { what: 'set: invented', statements, hits: [] };
    },
    () => {
      const [a, b] = [pick(random, sets), pick(random, sets)];
      if (a.reason === b.reason) return update('set: reason', () => `reason = '${text()}'`)();
      const statements = [
        `update register_change_set set reason = case known when ${a.known} then (select reason from register_change_set where known = ${b.known}) else (select reason from register_change_set where known = ${a.known}) end where known in (${a.known}, ${b.known})`,
      ];
      return { what: 'set: reasons swapped', statements, hits: [Math.min(a.known, b.known)] };
    },
  ];
}

function ofChanges({ changes }: Rows, random: Random, text: () => string): (() => Tampering)[] {
  const where = ({ known, index }: { known: number; index: number }) =>
    `where known = ${known} and index = ${index}`;
  const update = (what: string, set: (one: Rows['changes'][number]) => string) => () => {
    const one = pick(random, changes);
    return { what, statements: [`update register_change set ${set(one)} ${where(one)}`], hits: [one.known] };
  };
  const asserting = changes.filter(({ act }) => act === 'assert');
  const onValues = (what: string, set: string) => () => {
    const one = pick(random, asserting);
    return {
      what,
      statements: [`update register_change set field_values = ${set} ${where(one)}`],
      hits: [one.known],
    };
  };
  const hex = () => Array.from({ length: 64 }, () => '0123456789abcdef'[random(16)]).join('');
  return [
    update('change: record', () => `record = '${text()}'`),
    update(
      'change: register',
      ({ register }) => `register = '${register === 'parcels' ? 'enterprises' : 'parcels'}'`,
    ),
    update('change: first day', () => 'valid_from = valid_from - 1'),
    update('change: last day', ({ until }) =>
      until === null ? `valid_until = '2999-01-01'` : 'valid_until = null',
    ),
    update('change: hash', () => `hash = '${hex()}'`),
    update('change: number', ({ index }) => `index = ${index + 100 + random(50)}`),
    onValues('change: value', `field_values || '{"employees": ${100_000 + random(1000)}}'`),
    onValues('change: value taken out', `'{}'::jsonb`),
    onValues('change: value added', `field_values || '{"remark": "${text()}"}'`),
    onValues(
      'change: value of another kind',
      `field_values || '{"location": {"grid": [1e300]}, "name": ["x"]}'`,
    ),
    () => {
      const one = pick(random, asserting);
      const statements = [`update register_change set act = 'end', field_values = null ${where(one)}`];
      return { what: 'change: turned into an end', statements, hits: [one.known] };
    },
    () => {
      const one = pick(random, changes);
      return {
        what: 'change: deleted',
        statements: [`delete from register_change ${where(one)}`],
        hits: [one.known],
      };
    },
    () => {
      const one = pick(random, changes);
      const columns = `zone_id, known, ${one.index + 200}, register, record, valid_from, valid_until, act, field_values, hash`;
      const statements = [`insert into register_change select ${columns} from register_change ${where(one)}`];
      return { what: 'change: invented', statements, hits: [one.known] };
    },
    () => {
      const one = pick(random, changes);
      const columns = `zone_id, ${3_000 + one.known}, 0, register, '${text()}', valid_from, valid_until, act, field_values, hash`;
      const statements = [`insert into register_change select ${columns} from register_change ${where(one)}`];
      return { what: 'change: without a set', statements, hits: [] };
    },
  ];
}

function ofStates({ states }: Rows, random: Random, text: () => string): (() => Tampering)[] {
  const where = (one: Rows['states'][number]) =>
    `where register = '${one.register}' and record = '${one.record}' and valid_from = '${one.from}' and known_from = ${one.knownFrom}`;
  const on =
    (
      what: string,
      set: (one: Rows['states'][number]) => string,
      among: readonly Rows['states'][number][] = states,
      hits: (one: Rows['states'][number]) => number[] = (one) => [one.knownFrom],
    ) =>
    () => {
      const one = pick(random, among);
      return { what, statements: [`update register_state set ${set(one)} ${where(one)}`], hits: hits(one) };
    };
  const closed = states.filter(({ knownUntil }) => knownUntil !== null);
  const open = states.filter(({ knownUntil }) => knownUntil === null);
  return [
    on('state: value', () => `data = data || '{"employees": ${200_000 + random(1000)}}'`),
    on('state: value added', () => `data = data || '{"remark": "${text()}"}'`),
    on('state: emptied', () => `data = '{}'`),
    on('state: title', () => `title = '${text()}'`),
    on('state: demonstration', () => 'demonstration = not demonstration'),
    on('state: first day', () => 'valid_from = valid_from - 1'),
    on(
      'state: last day',
      () =>
        `valid_until = case when valid_until = 'infinity' then '2999-01-01'::date else valid_until + 1 end`,
    ),
    on('state: record', () => `record = '${text()}'`),
    on(
      'state: place',
      () => 'geom = ST_Translate(geom, 0.001, 0)',
      states.filter(({ place }) => place),
    ),
    on('state: place invented', () => 'geom = ST_SetSRID(ST_MakePoint(1, 2), 4490)'),
    on(
      'state: opened again',
      () => 'known_until = null',
      closed,
      (one) => [one.knownUntil!],
    ),
    on(
      'state: closed',
      (one) => `known_until = ${one.knownFrom + 1}`,
      open,
      (one) => [one.knownFrom, one.knownFrom + 1],
    ),
    on('state: known later', (one) => `known_from = ${one.knownFrom + 500}, known_until = null`),
    () => {
      const one = pick(random, states);
      return {
        what: 'state: deleted',
        statements: [`delete from register_state ${where(one)}`],
        hits: [one.knownFrom],
      };
    },
    () => {
      const one = pick(random, states);
      const columns = `zone_id, register, '${text()}', valid_from, valid_until, known_from, known_until, data, title, demonstration, geom`;
      const statements = [`insert into register_state select ${columns} from register_state ${where(one)}`];
      return { what: 'state: invented', statements, hits: [one.knownFrom] };
    },
  ];
}

function ofPersonal({ personal }: Rows, random: Random, text: () => string): (() => Tampering)[] {
  const on = (what: string, statement: (where: string) => string) => () => {
    const { seq, name } = pick(random, personal);
    return { what, statements: [statement(`where seq = ${seq} and name = '${name}'`)], hits: [seq] };
  };
  return [
    on('personal: value', (where) => `update ledger_personal set value = '${text()}' ${where}`),
    on('personal: salt', (where) => `update ledger_personal set salt = repeat('ab', 32) ${where}`),
    on('personal: name', (where) => `update ledger_personal set name = '${text()}' ${where}`),
    on('personal: deleted', (where) => `delete from ledger_personal ${where}`),
    on(
      'personal: invented',
      (where) =>
        `insert into ledger_personal select zone_id, seq, '${text()}', salt, value from ledger_personal ${where}`,
    ),
  ];
}

/** Does a tampering as the owner of the database can, past every trigger. */
export async function tamper(database: Database, statements: readonly string[]): Promise<void> {
  await sql.raw(['set session_replication_role = replica', ...statements].join('; ')).execute(database.query);
}

/** Keeps copies of the tables; gives what puts them back. */
export async function keepTables(database: Database): Promise<() => Promise<void>> {
  await tamper(
    database,
    TABLES.map((table) => `create table kept_${table} as select * from ${table}`),
  );
  const back = [
    ...TABLES.map((table) => `delete from ${table}`),
    ...TABLES.toReversed().map((table) => `insert into ${table} select * from kept_${table}`),
  ];
  return () => tamper(database, back);
}
