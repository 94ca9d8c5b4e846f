import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { ImportJob } from '@luodi/api';
import { type Action, DENIALS, type Principal, type Subject } from '@luodi/core/access';
import type { ColumnMapping } from '@luodi/core/exchange';
import type { PlanPackage } from '@luodi/core/plan';
import { pino } from 'pino';
import { readConfig } from './config.ts';
import { displaceDemonstration } from './features/demonstration/index.ts';
import { importDesk } from './features/exchange/index.ts';
import { recordPackage } from './features/plan/index.ts';
import { systemClock } from './platform/clock.ts';
import { openDatabase } from './platform/db/index.ts';
import { forbidden } from './platform/http/index.ts';
import { SERVER_ACTOR } from './platform/ledger/index.ts';

/** A file on its way into a register, straight into the database while no server has it open. */
export interface ImportFileOptions {
  readonly plan: PlanPackage;
  readonly register: string;
  readonly path: string;
  readonly dataDirectory: string | undefined;
  /** Options by question. */
  readonly answers: Readonly<Record<string, string>>;
  /** Fields by head of a column; columns that are not named stay as they were proposed. */
  readonly columns: Readonly<Record<string, string>>;
  /** Takes it over from a day on, when nothing stands against it. Absent: a dry run. */
  readonly commit: { readonly from: string; readonly reason: string } | undefined;
}

/** How it went. */
export interface ImportFileReport {
  readonly job: ImportJob;
  /** All findings as CSV. */
  readonly findings: string;
  /** The first findings of cells, as text. */
  readonly first: readonly { readonly place: string; readonly zh: string; readonly en: string }[];
}

/** Findings shown at a terminal. */
const SHOWN = 20;

/**
 * Whoever may open the database may do everything with it but what takes the approval of another person (ADR 0021);
 * entries say that the server's own command did it.
 */
function operator(zone: string) {
  const principal: Principal = { kind: 'account', id: SERVER_ACTOR, name: SERVER_ACTOR, zone, roles: [] };
  const may = (_: Action, subject: Subject) => subject.approval !== 'needed';
  return {
    principal,
    may,
    authorise: (action: Action, subject: Subject) => {
      if (may(action, subject)) return;
      const reason = 'approval-needed';
      throw forbidden({ reason, text: DENIALS[reason] });
    },
  };
}

/** Columns as proposed, with those a person named put in their place. */
function chosenColumns(job: ImportJob, named: Readonly<Record<string, string>>): ColumnMapping[] {
  return job.columns.flatMap(({ index, header, field, unit, edition }) => {
    const chosen = named[header] ?? field;
    if (chosen === undefined || chosen === '') return [];
    const kept = chosen === field ? { ...(unit ? { unit } : {}), ...(edition ? { edition } : {}) } : {};
    return [{ index, field: chosen, ...kept }];
  });
}

/** Reads, checks and, when asked to and possible, takes over a file. A dry run leaves nothing behind. */
export async function importFile(options: ImportFileOptions): Promise<ImportFileReport> {
  const read = readConfig();
  const { plan, dataDirectory = read.dataDirectory } = options;
  const config = { ...read, dataDirectory };
  const log = pino({ level: 'silent' });
  const database = await openDatabase({
    url: config.databaseUrl,
    zone: plan.content['plan.yaml'].zone.id,
    directory: `${dataDirectory}/database`,
    reserveBytes: config.diskReserveBytes,
    clock: systemClock,
    log,
    onFatal: (error) => {
      throw error;
    },
  });
  try {
    const zone = plan.content['plan.yaml'].zone.id;
    await recordPackage(database, plan, systemClock.now());
    const desk = importDesk({ config, database, clock: systemClock, log }, plan, {
      displace: displaceDemonstration,
    });
    const who = operator(zone);
    const file = { register: options.register, name: basename(options.path) };
    let job = await desk.settled(who, await desk.imports.upload(who, file, createReadStream(options.path)));
    const hasColumns = Object.keys(options.columns).length > 0;
    if (job.state !== 'refused' && (hasColumns || Object.keys(options.answers).length > 0)) {
      const columns = hasColumns ? { columns: chosenColumns(job, options.columns) } : {};
      job = await desk.settled(
        who,
        await desk.imports.answer(who, job.id, { answers: options.answers, ...columns }),
      );
    }
    const { findings, first } = await desk.told(job, SHOWN);
    if (options.commit && job.mayCommit) {
      const { from, reason } = options.commit;
      return { job: await desk.imports.commit(who, job.id, from, reason), findings, first };
    }
    if (job.state !== 'refused') await desk.imports.cancel(who, job.id);
    return { job, findings, first };
  } finally {
    await database.close();
  }
}
