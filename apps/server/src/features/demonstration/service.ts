import { setTimeout } from 'node:timers/promises';
import { AppError, type DemonstrationState } from '@luodi/api';
import type { Day } from '@luodi/core/base';
import type { PlanPackage } from '@luodi/core/plan';
import type { Change } from '@luodi/core/registers';
import { dayOf, type Platform, type Queries } from '../../platform/index.ts';
import { SERVER_ACTOR } from '../../platform/ledger/index.ts';
import { type ChangeSetDraft, commitChangeSet, type ZoneRegisters } from '../registers/index.ts';
import type { PartSource } from './part-source.ts';
import { lastDayOf, progressOf, untilOf } from './parts.ts';
import {
  countDemonstration,
  hasOtherRecords,
  readDemonstrationRecords,
  readLastAct,
  readLastDemonstration,
} from './store.ts';

/** Between two parts, so that a request that asks the database several questions need not wait for a part at each. */
const BREATH_MS = 10;

/** Records ended by one act. */
const ENDED_AT_ONCE = 5_000;

const REMOVED = '演示数据：清除，自始不再计入 · Demonstration data: removed, counted on no day any more';
const DISPLACED = '演示数据：由导入的真实数据取代 · Demonstration data: displaced by real data imported';

/** Closes the trial accounts of the zone in the same transaction; gives how many there were. */
export type CloseTrialAccounts = (trx: Queries, actor: string) => Promise<number>;

/** Demonstration data of a zone: written, told of, taken out. */
export interface DemonstrationService {
  /** Begins to write the zone in the background when the registers are empty, or goes on where a crash stopped it. */
  fillWhenEmpty(): Promise<void>;
  /** Writes the zone now, whole. Refuses with `conflict` beside real records or what is there already. */
  add(): Promise<void>;
  remove(actor: string): Promise<{ ended: Record<string, number>; accounts: number }>;
  state(): Promise<DemonstrationState>;
  /** Whether writing went well so far, and how far it is, without asking the database. */
  check(): { readonly ok: boolean; readonly detail?: string };
  /** Stops writing after the part under way. */
  stop(): Promise<void>;
}

/** What is to be written: the zone that reaches a day, from one of its parts on. */
interface Unwritten {
  readonly until: Day;
  readonly first: number;
  readonly total: number;
}

/** Demonstration data over the registers of a zone, written from the parts of a source. */
export function demonstrationService(
  { database, clock, log }: Pick<Platform, 'database' | 'clock' | 'log'>,
  registers: ZoneRegisters,
  plan: PlanPackage,
  closeTrialAccounts: CloseTrialAccounts,
  source: PartSource,
): DemonstrationService {
  const { zone } = registers;
  const progress = { done: 0, total: 0, isFilling: false, hasFailed: false };
  let isStopping = false;
  let filling: Promise<void> = Promise.resolve();

  async function write({ until, first, total }: Unwritten): Promise<void> {
    Object.assign(progress, { done: first, total, isFilling: true, hasFailed: false });
    const started = clock.elapsedMs();
    try {
      for (let index = first; index < total && !isStopping; index++) {
        const part = await source.part(until, index);
        const draft: ChangeSetDraft = {
          actor: SERVER_ACTOR,
          origin: 'demonstration',
          demonstration: true,
          ...part,
        };
        await database.transaction((trx) => commitChangeSet(trx, registers, draft), 'import');
        progress.done++;
        await setTimeout(BREATH_MS);
      }
      log.info(
        { parts: progress.done, of: total, ms: Math.round(clock.elapsedMs() - started) },
        'demonstration data written',
      );
    } catch (error) {
      progress.hasFailed = true;
      throw error;
    } finally {
      progress.isFilling = false;
    }
  }

  /** Where to begin, and with what; nothing when nothing is to be written. */
  async function unwritten(): Promise<Unwritten | undefined> {
    const last = await readLastAct(database.query, zone);
    const today = lastDayOf(plan, dayOf(clock));
    if (last === undefined) return { until: today, first: 0, total: await source.count(today) };
    const stopped = progressOf(await readLastDemonstration(database.query, zone));
    if (!stopped || stopped.done >= stopped.total) return undefined;
    const until = untilOf(stopped.generation) ?? today;
    const total = await source.count(until);
    if (total !== stopped.total) return undefined;
    // Another plan or program makes other parts: what is half there is then left as it is.
    const { basis } = await source.part(until, stopped.done - 1);
    const isSame = basis === `${stopped.generation} · ${stopped.done}/${stopped.total}`;
    return isSame ? { until, first: stopped.done, total } : undefined;
  }

  return {
    async fillWhenEmpty() {
      Object.assign(progress, { isFilling: true });
      // The socket opens first: the zone fills while the pages are already there.
      await new Promise((resolve) => setImmediate(resolve));
      filling = unwritten()
        .then((work) => (work ? write(work) : undefined))
        .catch((error: unknown) => {
          if (isStopping) return;
          progress.hasFailed = true;
          log.error({ err: error }, 'demonstration data not written');
        })
        .finally(async () => {
          progress.isFilling = false;
          await source.close();
        });
      await filling;
    },
    async add() {
      const counts = await countDemonstration(database.query, zone);
      if (Object.keys(counts).length > 0 || (await hasOtherRecords(database.query, zone)))
        throw new AppError('conflict', { what: '台账已有数据 · the registers are not empty' });
      const until = lastDayOf(plan, dayOf(clock));
      filling = write({ until, first: 0, total: await source.count(until) });
      await filling;
    },
    async remove(actor) {
      if (progress.isFilling)
        throw new AppError('conflict', { what: '演示数据正在写入 · demonstration data is being written' });
      return database.transaction(async (trx) => {
        const ended = await endDemonstration(trx, registers, {
          actor,
          origin: 'demonstration',
          reason: REMOVED,
        });
        return { ended, accounts: await closeTrialAccounts(trx, actor) };
      }, 'import');
    },
    async state() {
      const records = await countDemonstration(database.query, zone);
      const { isFilling, hasFailed, done, total } = progress;
      const stands = Object.keys(records).length > 0 ? 'present' : 'absent';
      const state = isFilling ? 'filling' : hasFailed ? 'failed' : stands;
      return { state, records, ...(isFilling ? { done, total } : { done: 0, total: 0 }) };
    },
    check() {
      const { isFilling, hasFailed, done, total } = progress;
      return isFilling ? { ok: true, detail: `filling ${done}/${total}` } : { ok: !hasFailed };
    },
    async stop() {
      isStopping = true;
      await source.close();
      await filling.catch(() => undefined);
    },
  };
}

type EndingAct = Pick<ChangeSetDraft, 'actor' | 'origin' | 'reason' | 'basis'>;

/**
 * Ends demonstration records from their first day, inside the caller's transaction: they count on no day any more, and
 * what was known of them before stays known. Gives how many, by register.
 */
async function endDemonstration(
  trx: Queries,
  registers: ZoneRegisters,
  act: EndingAct,
  register?: string,
): Promise<Record<string, number>> {
  const records = await readDemonstrationRecords(trx, registers.zone, register);
  const ended: Record<string, number> = {};
  for (let at = 0; at < records.length; at += ENDED_AT_ONCE) {
    const changes = records.slice(at, at + ENDED_AT_ONCE).map((one): Change => {
      ended[one.register] = (ended[one.register] ?? 0) + 1;
      return { register: one.register, record: one.record, from: one.from, act: { kind: 'end' } };
    });
    await commitChangeSet(trx, registers, { ...act, demonstration: true, changes });
  }
  return ended;
}

/**
 * Takes the demonstration records of a register out because real data comes into it: called in the transaction of the
 * import, before its own changes. Gives how many there were.
 */
export async function displaceDemonstration(
  trx: Queries,
  registers: ZoneRegisters,
  register: string,
  by: { readonly actor: string; readonly basis?: string },
): Promise<number> {
  const ended = await endDemonstration(
    trx,
    registers,
    { ...by, origin: 'import', reason: DISPLACED },
    register,
  );
  return ended[register] ?? 0;
}
