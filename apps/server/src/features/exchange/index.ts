/**
 * exchange: registers out to files and back in. Files are read and written in child processes without rights; what a
 * file says is shown, asked about, checked cell by cell and tried before anyone commits it, all or nothing. What a
 * column means and what an import does is core's; here files are received, kept while they are looked at, and let go.
 */
import {
  answerImport,
  cancelImport,
  commitImport,
  exportRecords,
  getImport,
  getImportFindingsFile,
  getTemplate,
  type ImportJob,
  listImportChanges,
  listImportFindings,
  listImports,
  postImport,
} from '@luodi/api';
import { invariant } from '@luodi/core/base';
import type { CellFinding, RowPlan } from '@luodi/core/exchange';
import type { PlanPackage } from '@luodi/core/plan';
import { type Feature, type Platform, type RequestContext, route } from '../../platform/index.ts';
import { type ActorNames, openFields, readService, zoneRegisters } from '../registers/index.ts';
import { ChildLine } from './child-line.ts';
import { exportService } from './export-service.ts';
import { findingsFile, findingsLines } from './findings-file.ts';
import { type Displace, ImportService } from './import-service.ts';
import { JobFiles } from './job-files.ts';
import { presentCell, presentChange } from './present.ts';
import { ImportStore } from './store.ts';

/** What exchange takes from others: names of accounts, and how demonstration data makes room. */
export interface ExchangeOptions {
  readonly actorNames?: ActorNames;
  readonly displace?: Displace;
}

type Planned = Exclude<RowPlan, { kind: 'unchanged' }>;

/** A page of the items that count, and how many there are. */
async function page<T>(items: AsyncIterable<T>, counts: (item: T) => boolean, offset: number, limit: number) {
  const found: T[] = [];
  let total = 0;
  for await (const item of items) {
    if (!counts(item)) continue;
    if (total >= offset && found.length < limit) found.push(item);
    total++;
  }
  return { total, found };
}

/** The items that may be shown. */
async function* shownOf<T>(items: AsyncIterable<T>, isShown: (item: T) => boolean): AsyncGenerator<T> {
  for await (const item of items) if (isShown(item)) yield item;
}

/** What imports are made with. */
function importParts(platform: Platform, plan: PlanPackage, options: ExchangeOptions) {
  const { database, clock, config } = platform;
  const registers = zoneRegisters(plan, clock);
  const store = new ImportStore(database, registers.zone);
  const { actorNames = async () => new Map(), displace = async () => 0 } = options;
  const files = new JobFiles(config.dataDirectory);
  return { platform, plan, registers, store, files, line: new ChildLine(), displace, actorNames };
}

/** Imports without a server around them: for the command line. */
export function importDesk(platform: Platform, plan: PlanPackage, options: ExchangeOptions = {}) {
  const parts = importParts(platform, plan, options);
  const imports = new ImportService(parts);
  return {
    imports,
    /** The import once its reading has ended. */
    async settled(asker: Parameters<ImportService['get']>[0], job: ImportJob): Promise<ImportJob> {
      await imports.idle();
      return imports.get(asker, job.id);
    },
    /** All its findings as CSV, and the first of them in words. */
    async told(job: ImportJob, most: number) {
      const cells = () => parts.files.read<CellFinding>(job.id, 'cells');
      const stored = await parts.store.find(job.id);
      invariant(stored, 'an import that was read is there');
      const pieces: Uint8Array[] = [];
      for await (const piece of findingsLines(stored, cells(), 'zh')) pieces.push(piece);
      const first: { place: string; zh: string; en: string }[] = [];
      for await (const cell of cells()) {
        if (first.length >= most) break;
        const { row, columnName, text } = presentCell(cell, undefined);
        first.push({ place: [row, columnName].filter((part) => part !== undefined).join(' '), ...text });
      }
      return { findings: Buffer.concat(pieces).toString('utf8'), first };
    },
  };
}

/** Imports and exports of the registers of the served plan. */
export async function exchangeFeature(
  platform: Platform,
  plan: PlanPackage,
  { actorNames = async () => new Map(), displace = async () => 0 }: ExchangeOptions = {},
): Promise<Feature> {
  const { database, clock, config } = platform;
  const registers = zoneRegisters(plan, clock);
  const { zone, context } = registers;
  const store = new ImportStore(database, zone);
  const files = new JobFiles(config.dataDirectory);
  const line = new ChildLine();
  const imports = new ImportService({ platform, plan, registers, store, files, line, displace, actorNames });
  const exports = exportService({
    plan,
    registers,
    line,
    read: readService(platform.database, registers, actorNames),
  });
  await imports.recover();

  async function changesOf(
    asker: RequestContext,
    id: string,
    query: { kind?: string | undefined; offset: number; limit: number },
  ) {
    const { job, definition } = await imports.seen(asker, id);
    const readable = openFields(asker, zone, definition);
    const { kind, offset, limit } = query;
    const all = files.read<Planned>(id, 'changes');
    const { total, found } = await page(all, (one) => kind === undefined || one.kind === kind, offset, limit);
    const changes = found.map((one) => presentChange(one, definition, context, readable, job.head?.sheet));
    return { total, changes };
  }

  return {
    routes: [
      route(postImport)(({ query, body }, asker) => imports.upload(asker, query, body)),
      route(listImports)(async ({ query }, asker) => ({
        imports: await imports.list(asker, query.register, query.limit),
      })),
      route(getImport)(({ params }, asker) => imports.get(asker, params.id)),
      route(answerImport)(({ params, body }, asker) => {
        const { answers, columns } = body;
        const chosen = columns?.map(({ index, field, unit, edition, successors }) => ({
          index,
          field,
          ...(unit === undefined ? {} : { unit }),
          ...(edition === undefined ? {} : { edition }),
          ...(successors === undefined ? {} : { successors }),
        }));
        return imports.answer(asker, params.id, { answers, ...(chosen ? { columns: chosen } : {}) });
      }),
      route(listImportFindings)(async ({ params, query }, asker) => {
        const { job, isOpen } = await imports.seen(asker, params.id);
        const { code, offset, limit } = query;
        const all = files.read<CellFinding>(params.id, 'cells');
        const counts = ({ finding, field }: CellFinding) =>
          isOpen(field) && (code === undefined || finding.code === code);
        const { total, found } = await page(all, counts, offset, limit);
        return { total, findings: found.map((one) => presentCell(one, job.head?.sheet)) };
      }),
      route(getImportFindingsFile)(async ({ params, query }, asker) => {
        const { job, isOpen } = await imports.seen(asker, params.id);
        const cells = shownOf(files.read<CellFinding>(params.id, 'cells'), ({ field }) => isOpen(field));
        return findingsFile(job, cells, query.lang ?? asker.language);
      }),
      route(listImportChanges)(({ params, query }, asker) => changesOf(asker, params.id, query)),
      route(commitImport)(({ params, body }, asker) =>
        imports.commit(asker, params.id, body.from, body.reason),
      ),
      route(cancelImport)(({ params }, asker) => imports.cancel(asker, params.id)),
      route(exportRecords)(({ params, query }, asker) =>
        exports.exported(asker, params.register, asker.language, query),
      ),
      route(getTemplate)(({ params, query }, asker) =>
        exports.template(asker, params.register, query.lang ?? asker.language),
      ),
    ],
    stop: () => imports.stop(),
  };
}
