import {
  commitChangeSet,
  readRecord,
  readRecords,
  type ZoneRegisters,
} from '../../apps/server/src/features/registers/index.ts';
import type { Database } from '../../apps/server/src/platform/db/database.ts';
import { generator } from './generator.ts';
import {
  type Answered,
  differenceOf,
  NaiveReplay,
  type RandomQuestion,
  randomPast,
  randomQuestion,
  type Things,
} from './register-history.ts';

/** How it went: what was asked, and every answer that was not that of the replay. */
export interface Asked {
  readonly questions: number;
  readonly acts: number;
  readonly newest: number;
  readonly wrong: readonly string[];
  readonly seconds: { readonly writing: number; readonly storage: number; readonly replay: number };
}

/** Writes a random past and asks random questions of storage and of a plain replay of the log. */
export async function askRegisters(
  database: Database,
  registers: ZoneRegisters,
  plan: Things,
  size: {
    readonly seed: number;
    readonly acts: number;
    readonly records: number;
    readonly questions: number;
  },
): Promise<Asked> {
  const random = generator(size.seed);
  const replay = new NaiveReplay();
  const spent = { writing: 0, storage: 0, replay: 0 };
  const timed = async <T>(what: keyof typeof spent, work: () => T | Promise<T>): Promise<T> => {
    const started = performance.now();
    const result = await work();
    spent[what] += (performance.now() - started) / 1000;
    return result;
  };
  let newest = 0;
  for (const changes of randomPast(random, registers.definitions, plan, size.acts, size.records)) {
    const draft = {
      actor: 'bench',
      reason: 'random past',
      origin: 'entry',
      demonstration: false,
      changes,
    } as const;
    const done = await timed('writing', () =>
      database.transaction((trx) => commitChangeSet(trx, registers, draft)),
    );
    newest = done.known;
    replay.add(done.known, changes);
  }
  const wrong: string[] = [];
  for (let n = 0; n < size.questions; n += 1) {
    const question = randomQuestion(random, registers.definitions, plan, newest, size.records);
    const expected = await timed('replay', () => replay.answer(question));
    const found = await timed('storage', () => askStorage(database, registers, question));
    const difference = differenceOf(expected, found);
    if (difference !== undefined) {
      const { register, ...rest } = question;
      wrong.push(`${register.id} ${JSON.stringify({ ...rest, sums: [] })}\n${difference}`);
    }
  }
  return { questions: size.questions, acts: size.acts, newest, wrong, seconds: spent };
}

async function askStorage(
  database: Database,
  { zone }: ZoneRegisters,
  asked: RandomQuestion,
): Promise<Answered> {
  const { known, record, ...question } = asked;
  const asOf = known === undefined ? {} : { known };
  if (record === undefined) {
    const found = await readRecords(database.query, zone, { ...question, ...asOf });
    const records = found.records.map(({ id, data }) => ({ id, data }));
    return { total: found.total, sums: found.sums, records };
  }
  const found = await readRecord(database.query, zone, question.register.id, record, {
    day: question.day,
    ...asOf,
  });
  const records = found ? [{ id: found.id, data: found.data }] : [];
  return {
    total: records.length,
    sums: {},
    records: records.slice(question.offset, question.offset + question.limit),
  };
}
