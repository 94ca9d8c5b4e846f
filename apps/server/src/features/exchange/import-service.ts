import { randomUUID } from 'node:crypto';
import { AppError, type ImportJob } from '@luodi/api';
import { invariant, sha256Hex } from '@luodi/core/base';
import { headsKey, type RowPlan, translationText } from '@luodi/core/exchange';
import { isUsableDay, type RecordData, type RegisterDefinition } from '@luodi/core/registers';
import type { Queries, RequestContext } from '../../platform/index.ts';
import { actorOf } from '../../platform/ledger/index.ts';
import {
  type ActorNames,
  type Asker,
  commitChangeSet,
  type DraftChange,
  definitionOf,
  fieldSubject,
  openFields,
  type ZoneRegisters,
} from '../registers/index.ts';
import { planRows } from './import-plan.ts';
import { ImportReader, type ReaderParts } from './import-reader.ts';
import { type CellsOpen, cellsOpen, presentJob } from './present.ts';
import type { JobAnswers, JobCommit, StoredJob } from './store.ts';

/** Takes the demonstration records of a register out, in the transaction of an import; gives how many there were. */
export type Displace = (
  trx: Queries,
  registers: ZoneRegisters,
  register: string,
  by: { readonly actor: string; readonly basis?: string },
) => Promise<number>;

/** What imports are made with, besides reading. */
export interface ImportParts extends ReaderParts {
  readonly displace: Displace;
  readonly actorNames: ActorNames;
}

type Context = Pick<RequestContext, 'principal' | 'may' | 'authorise'>;

/** States in which an import may still be answered, and those in which it is over. */
const OPEN = ['asking', 'checked', 'interrupted'] as const;

/** Imports from upload to commit. */
export class ImportService {
  readonly #parts: ImportParts;
  readonly #reader: ImportReader;

  constructor(parts: ImportParts) {
    this.#parts = parts;
    this.#reader = new ImportReader(parts);
  }

  /**
   * What a stop of the server left behind: readings and commits that did not end are interrupted (a commit that did end
   * says so itself), imports whose files are gone are over.
   */
  async recover(): Promise<void> {
    const { store, files, platform } = this.#parts;
    const now = platform.clock.now();
    for (const id of await store.idsIn(['reading', 'committing'])) {
      if (files.has(id)) await store.change(id, ['reading', 'committing'], { state: 'interrupted' }, now);
    }
  }

  stop(): Promise<void> {
    return this.#reader.stop();
  }

  /** Resolves when no reading is under way. */
  idle(): Promise<void> {
    return this.#reader.idle();
  }

  #subject(definition: RegisterDefinition, job?: StoredJob) {
    return {
      zone: this.#parts.registers.zone,
      kind: 'import',
      register: definition.id,
      // Where fields are changed by approval only, the columns of the file decide.
      approval: definition.approval === 'all' ? ('needed' as const) : ('not-needed' as const),
      ...(job === undefined ? {} : { id: job.id, submittedBy: job.preparedBy, state: job.state }),
    };
  }

  async #job(context: Context, id: string): Promise<{ job: StoredJob; definition: RegisterDefinition }> {
    const { store, registers } = this.#parts;
    const job = await store.find(id);
    if (!job) throw new AppError('not-found', { what: id });
    const definition = definitionOf(registers, job.register);
    context.authorise('import.prepare', this.#subject(definition, job));
    return { job, definition };
  }

  async #present(context: Context, job: StoredJob): Promise<ImportJob> {
    const definition = definitionOf(this.#parts.registers, job.register);
    const actors = [job.preparedBy, ...(job.commit ? [job.commit.by] : [])];
    const names = await this.#parts.actorNames(actors);
    const may = context.may('import.commit', this.#subject(definition, job));
    return presentJob(job, names, may, this.#cellsOpen(context, job, definition));
  }

  async get(context: Context, id: string): Promise<ImportJob> {
    const { job } = await this.#job(context, id);
    return this.#present(context, job);
  }

  #cellsOpen(context: Context, job: StoredJob, definition: RegisterDefinition): CellsOpen {
    const readable = openFields(context, this.#parts.registers.zone, definition);
    return cellsOpen(job, actorOf(context.principal), definition, readable);
  }

  /** The import, for what else is shown of it, and which of its cells may be. */
  async seen(context: Context, id: string) {
    const { job, definition } = await this.#job(context, id);
    return { job, definition, isOpen: this.#cellsOpen(context, job, definition) };
  }

  async list(
    context: Context,
    register: string | undefined,
    limit: number,
  ): Promise<Omit<ImportJob, 'preview'>[]> {
    const { store, registers } = this.#parts;
    const jobs = (await store.list(register, limit)).filter((job) => {
      const definition = registers.definitions.get(job.register);
      return definition && context.may('import.prepare', this.#subject(definition, job));
    });
    const shown = await Promise.all(jobs.map((job) => this.#present(context, job)));
    return shown.map(({ preview: _, ...job }) => job);
  }

  async upload(
    context: Context,
    { register, name }: { readonly register: string; readonly name: string },
    content: AsyncIterable<Uint8Array>,
  ): Promise<ImportJob> {
    const { registers, store, files, line, platform } = this.#parts;
    const definition = definitionOf(registers, register);
    context.authorise('import.prepare', this.#subject(definition));
    platform.database.disk?.check();
    if (line.isFull) throw new AppError('exchange-busy', {}, { retryAfterS: 10 });
    const id = randomUUID();
    const file = { name: shownName(name), ...(await files.receive(id, content)) };
    const preparedAt = platform.clock.now().toISOString();
    try {
      await store.add({ id, register, file, preparedBy: actorOf(context.principal), preparedAt });
    } catch (error) {
      files.remove(id);
      throw error;
    }
    const job = await store.find(id);
    invariant(job, 'an import that was added is there');
    this.#reader.start(job, definition, this.#changeable(context, definition));
    return this.#present(context, job);
  }

  #changeable(asker: Asker, definition: RegisterDefinition) {
    return openFields(asker, this.#parts.registers.zone, definition, 'field.change');
  }

  async answer(context: Context, id: string, given: JobAnswers): Promise<ImportJob> {
    const { store, files, line, platform } = this.#parts;
    const { job, definition } = await this.#job(context, id);
    if (line.isFull) throw new AppError('exchange-busy', {}, { retryAfterS: 10 });
    if (!files.has(id)) throw new AppError('conflict', { what: job.file.name });
    const { columns = job.answers.columns } = given;
    const answers: JobAnswers = {
      answers: { ...job.answers.answers, ...given.answers },
      ...(columns === undefined ? {} : { columns }),
    };
    const change = { state: 'reading', rowsRead: 0, answers, result: null } as const;
    if (!(await store.change(id, OPEN, change, platform.clock.now())))
      throw new AppError('conflict', { what: job.file.name });
    const next = await store.find(id);
    invariant(next, 'an import that was changed is there');
    this.#reader.start(next, definition, this.#changeable(context, definition));
    return this.#present(context, next);
  }

  async cancel(context: Context, id: string): Promise<ImportJob> {
    const { store, files, platform } = this.#parts;
    const { job } = await this.#job(context, id);
    const states = ['reading', ...OPEN] as const;
    const isOver = job.state === 'cancelled' || job.state === 'refused';
    if (!isOver && !(await store.change(id, states, { state: 'cancelled' }, platform.clock.now())))
      throw new AppError('conflict', { what: job.file.name });
    this.#reader.cancel(id);
    files.remove(id);
    return this.get(context, id);
  }

  /** Takes an import over. One that was taken over already is answered as it stands. */
  async commit(context: Context, id: string, from: string, reason: string): Promise<ImportJob> {
    const { store, files, platform } = this.#parts;
    const { job, definition } = await this.#job(context, id);
    context.authorise('import.commit', this.#subject(definition, job));
    if (job.state === 'committed') return this.#present(context, job);
    const presented = await this.#present(context, job);
    if (!presented.mayCommit || !isUsableDay(from)) throw new AppError('conflict', { what: job.file.name });
    const columns = (job.head?.columns ?? []).flatMap(({ field }) => field?.split('.')[0] ?? []);
    const { zone } = this.#parts.registers;
    for (const field of definition.fields.filter((one) => columns.includes(one.id)))
      context.authorise('field.change', fieldSubject(zone, definition, field));
    if (!(await store.change(id, ['checked'], { state: 'committing' }, platform.clock.now())))
      throw new AppError('conflict', { what: job.file.name });
    try {
      await this.#takeOver(job, definition, { by: actorOf(context.principal), from, reason });
    } catch (error) {
      await store.fallBack(id, 'committing', 'checked', platform.clock.now());
      throw error;
    }
    files.remove(id);
    return this.get(context, id);
  }

  /** All of it or nothing: rows looked at again, one change set, the state of the import, the mapping, in one transaction. */
  async #takeOver(
    job: StoredJob,
    definition: RegisterDefinition,
    { by, from, reason }: { by: string; from: string; reason: string },
  ): Promise<void> {
    const { platform, registers, store, files, displace } = this.#parts;
    const { database, clock } = platform;
    const rows = await collect(files.read<{ row: number; data: RecordData }>(job.id, 'rows'));
    const basis = basisOf(job);
    await database.transaction(async (trx) => {
      const counts = { new: 0, changed: 0, unchanged: 0 };
      const changes: DraftChange[] = [];
      for await (const plan of planRows(trx, registers.zone, definition, inOrder(rows), from)) {
        counts[plan.kind]++;
        if (plan.kind !== 'unchanged') changes.push(draftOf(definition, plan, from));
      }
      const commit: JobCommit = { by, at: clock.now().toISOString(), from, reason };
      let ended = 0;
      if (changes.length > 0) {
        ended = await displace(trx, registers, definition.id, { actor: by, basis });
        const draft = { actor: by, reason, basis, origin: 'import', demonstration: false, changes } as const;
        const { known, id: changeSet } = await commitChangeSet(trx, registers, draft);
        Object.assign(commit, { known, changeSet });
      }
      await this.#remember(trx, job);
      const result = job.result && { ...job.result, ...counts, demonstrationEnded: ended };
      const isFirst = await store.changeIn(
        trx,
        job.id,
        ['committing'],
        { state: 'committed', commit, ...(result ? { result } : {}) },
        clock.now(),
      );
      if (!isFirst) throw new AppError('conflict', { what: job.file.name });
    }, 'import');
  }

  async #remember(trx: Queries, job: StoredJob): Promise<void> {
    const columns = job.head?.columns ?? [];
    const heads = sha256Hex(headsKey(columns.map(({ header }) => header)));
    const used = columns.flatMap(({ header, field, unit, edition, successors }) => {
      if (field === undefined || header === '') return [];
      const mapping = {
        field,
        ...(unit === undefined ? {} : { unit }),
        ...(edition === undefined ? {} : { edition }),
        ...(successors === undefined ? {} : { successors }),
      };
      return [[header.normalize('NFKC').trim(), mapping] as const];
    });
    const { register, preparedBy: sender } = job;
    await this.#parts.store.remember(
      trx,
      { register, sender, heads, columns: used },
      this.#parts.platform.clock.now(),
    );
  }
}

/** What a change set of an import rests on: the file, who prepared it, and which codes were translated on the way. */
function basisOf({ id, file, preparedBy, head, answers }: StoredJob): string {
  const translated = translationText(head?.asked ?? [], answers.answers);
  const parts = [file.name, `sha256 ${file.sha256}`, `import ${id}`, `prepared by ${preparedBy}`];
  return [...parts, ...(translated === '' ? [] : [translated])].join(' · ');
}

/** Longest name of a file that is kept. */
const LONGEST_NAME = 120;

/** A name as it is shown: without signs that cannot be seen or turn the direction of reading. */
function shownName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();
  return [...plain].slice(0, LONGEST_NAME).join('') || '–';
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

async function* inOrder<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

/** A row as a change of a record; personal values go beside the chain. */
function draftOf(
  definition: RegisterDefinition,
  plan: Exclude<RowPlan, { kind: 'unchanged' }>,
  from: string,
): DraftChange {
  const personalFields = new Set(
    definition.fields.filter(({ sensitivity }) => sensitivity === 'personal').map(({ id }) => id),
  );
  const entries = Object.entries(plan.values);
  const personal = entries
    .filter(([id]) => personalFields.has(id))
    .map(([id, value]) => [id, String(value)] as const);
  const values = Object.fromEntries(entries.filter(([id]) => !personalFields.has(id)));
  return {
    register: definition.id,
    record: plan.kind === 'new' ? randomUUID() : plan.record,
    from,
    act: { kind: 'assert', values },
    ...(personal.length > 0 ? { personal: Object.fromEntries(personal) } : {}),
    ...(plan.kind === 'changed' ? { expectedVersion: plan.version } : {}),
  };
}
