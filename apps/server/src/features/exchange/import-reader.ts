import { type Finding, invariant } from '@luodi/core/base';
import { type CellFinding, exchangeFinding } from '@luodi/core/exchange';
import type { PlanPackage } from '@luodi/core/plan';
import type { RecordData, RegisterDefinition } from '@luodi/core/registers';
import { dayOf, type Platform } from '../../platform/index.ts';
import type { ZoneRegisters } from '../registers/index.ts';
import type { ChildLine } from './child-line.ts';
import { planRows, warningsOf } from './import-plan.ts';
import { type Reading, readInChild } from './in-child.ts';
import type { JobFiles, ListWriter } from './job-files.ts';
import type { NamedRecord, ReadHead, ReadMessage, ReadTask } from './protocol.ts';
import type { ImportStore, JobHead, JobResult, StoredJob } from './store.ts';

/** Progress is written at most this often. */
const PROGRESS_MS = 500;

/** What reading works with. */
export interface ReaderParts {
  readonly platform: Platform;
  readonly plan: PlanPackage;
  readonly registers: ZoneRegisters;
  readonly store: ImportStore;
  readonly files: JobFiles;
  readonly line: ChildLine;
}

/** Fields of a register that whoever prepares the import may change. */
export type Changeable = ReadonlySet<string>;

interface Said {
  head?: ReadHead;
  refused?: readonly Finding[];
  end?: Extract<ReadMessage, { kind: 'end' }>;
}

type Kind = JobResult['kinds'][number];

/** Label of the field a finding is about, as its text names it. */
function fieldOf({ params: { fieldZh, fieldEn } }: Finding): Pick<Kind, 'field'> {
  if (fieldZh === undefined || fieldEn === undefined) return {};
  return { field: { zh: String(fieldZh), en: String(fieldEn) } };
}

/** Counts findings by kind. */
class Kinds {
  readonly #counts = new Map<string, Kind>();
  total = 0;

  add(finding: Finding): void {
    this.total++;
    const { code, severity } = finding;
    const known = this.#counts.get(code);
    const about = fieldOf(finding);
    if (!known) this.#counts.set(code, { code, severity, count: 1, ...about });
    else {
      const { field, ...rest } = known;
      const isSame = field !== undefined && field.zh === about.field?.zh;
      this.#counts.set(code, { ...rest, count: rest.count + 1, ...(isSame ? { field } : {}) });
    }
  }

  list(): JobResult['kinds'] {
    const order = { error: 0, warning: 1, note: 2 };
    return [...this.#counts.values()].sort(
      (a, b) => order[a.severity] - order[b.severity] || b.count - a.count || (a.code < b.code ? -1 : 1),
    );
  }
}

/** Reads files of imports in children, one after the other, and works out what they would change. */
export class ImportReader {
  readonly #parts: ReaderParts;
  readonly #running = new Map<string, Reading>();
  readonly #pending = new Set<Promise<void>>();
  #stopped = false;

  constructor(parts: ReaderParts) {
    this.#parts = parts;
  }

  /** Begins to read an import. Its state tells how it went; an error of the program leaves it interrupted. */
  start(job: StoredJob, definition: RegisterDefinition, changeable: Changeable): void {
    const work = this.#read(job, definition, changeable).catch(async (error: unknown) => {
      const { platform, store } = this.#parts;
      if (!this.#stopped) platform.log.error({ err: error, import: job.id }, 'import was not read');
      await store.fallBack(job.id, 'reading', 'interrupted', platform.clock.now());
    });
    this.#pending.add(work);
    void work.finally(() => this.#pending.delete(work));
  }

  /** Stops a reading under way. */
  cancel(id: string): void {
    this.#running.get(id)?.cancel();
  }

  async idle(): Promise<void> {
    await Promise.allSettled(this.#pending);
  }

  /** Ends what is under way; its state says that it was interrupted. */
  async stop(): Promise<void> {
    this.#stopped = true;
    for (const reading of this.#running.values()) reading.cancel();
    await Promise.allSettled(this.#pending);
  }

  async #read(job: StoredJob, definition: RegisterDefinition, changeable: Changeable): Promise<void> {
    const { store, files, line, platform } = this.#parts;
    const leave = await line.enter();
    try {
      if (this.#stopped) return;
      const task = await this.#taskOf(job, definition);
      const kinds = new Kinds();
      const rows = await files.write(job.id, 'rows');
      const cells = await files.write(job.id, 'cells').catch(async (error: unknown) => {
        await rows.close();
        throw error;
      });
      const said: Said = {};
      try {
        const reading = readInChild(task, (message) =>
          this.#take(job, message, said, { rows, cells, kinds }),
        );
        this.#running.set(job.id, reading);
        const { end } = await reading.outcome;
        if (end === 'cancelled') {
          await store.change(job.id, ['reading'], { state: 'interrupted' }, platform.clock.now());
          return;
        }
        // What a new record lacks is only known when the register was asked.
        await rows.close();
        // Gone before it is told: whoever reads that a file was refused finds nothing of it.
        if (said.refused) {
          await cells.close();
          files.remove(job.id);
        }
        await this.#conclude(job, definition, changeable, said, cells, kinds);
      } finally {
        this.#running.delete(job.id);
        await Promise.allSettled([rows.close(), cells.close()]);
      }
    } finally {
      leave();
    }
  }

  async #taskOf(job: StoredJob, definition: RegisterDefinition): Promise<ReadTask> {
    const { plan, store, files } = this.#parts;
    const { answers, columns } = job.answers;
    return {
      task: 'read',
      path: files.path(job.id),
      name: job.file.name,
      definition,
      plan: plan.content,
      named: await this.#named(definition),
      answers,
      remembered: await store.remembered(job.register, job.preparedBy),
      ...(columns === undefined ? {} : { columns }),
    };
  }

  /** Records of the registers that fields of this one name. */
  async #named(definition: RegisterDefinition): Promise<Record<string, NamedRecord[]>> {
    const { registers, store, platform } = this.#parts;
    const wanted = new Set(
      definition.fields.flatMap(({ type }) =>
        type.kind === 'record' || type.kind === 'records' ? [type.register] : [],
      ),
    );
    const named: Record<string, NamedRecord[]> = {};
    for (const id of wanted) {
      const other = registers.definitions.get(id);
      if (other) named[id] = await store.namedRecords(id, other.keyFields, dayOf(platform.clock));
    }
    return named;
  }

  #lastProgress = 0;

  async #take(
    job: StoredJob,
    message: ReadMessage,
    said: Said,
    { rows, cells, kinds }: { rows: ListWriter; cells: ListWriter; kinds: Kinds },
  ): Promise<void> {
    const { store, platform } = this.#parts;
    switch (message.kind) {
      case 'head':
        said.head = message;
        return;
      case 'row':
        return rows.add({ row: message.row, data: message.data });
      case 'cell': {
        const { kind: _, ...cell } = message;
        kinds.add(cell.finding);
        return cells.add(cell satisfies CellFinding);
      }
      case 'progress': {
        const now = platform.clock.elapsedMs();
        if (now - this.#lastProgress < PROGRESS_MS) return;
        this.#lastProgress = now;
        await store.change(job.id, ['reading'], { rowsRead: message.rows }, platform.clock.now());
        return;
      }
      case 'end':
        said.end = message;
        return;
      case 'refused':
        said.refused = message.findings;
    }
  }

  async #conclude(
    job: StoredJob,
    definition: RegisterDefinition,
    changeable: Changeable,
    { head, refused, end }: Said,
    cells: ListWriter,
    kinds: Kinds,
  ): Promise<void> {
    const { store, platform } = this.#parts;
    const change = (
      state: 'refused' | 'asking' | 'checked',
      more: { head: JobHead; result?: JobResult; rowsRead?: number },
    ) => store.change(job.id, ['reading'], { state, result: null, ...more }, platform.clock.now());
    if (refused) {
      await change('refused', { head: { ...headOf(head), findings: refused } });
      return;
    }
    invariant(head, 'a file that was read has a head');
    const closed = closedFields(head, definition, changeable);
    const findings = [...head.findings, ...(end?.findings ?? []), ...closed];
    if (!head.goesOn || !end) {
      await change('asking', { head: { ...headOf(head), findings } });
      return;
    }
    const none = end.rows === 0 ? [exchangeFinding('import.rows-none')] : [];
    const result = await this.#dryRun(job, definition, cells, kinds, end);
    await change('checked', {
      head: { ...headOf(head), findings: [...findings, ...none] },
      rowsRead: end.rows,
      result,
    });
  }

  /** What the import would change as the register is today. */
  async #dryRun(
    job: StoredJob,
    definition: RegisterDefinition,
    cells: ListWriter,
    kinds: Kinds,
    { rows: all, faulty, leftOut }: Extract<ReadMessage, { kind: 'end' }>,
  ): Promise<JobResult> {
    const { platform, registers, files, store } = this.#parts;
    const changes = await files.write(job.id, 'changes');
    const counts = { new: 0, changed: 0, unchanged: 0 };
    try {
      const rows = files.read<{ row: number; data: RecordData }>(job.id, 'rows');
      const day = dayOf(platform.clock);
      for await (const plan of planRows(platform.database.query, registers.zone, definition, rows, day)) {
        counts[plan.kind]++;
        for (const finding of warningsOf(definition, plan)) {
          kinds.add(finding.finding);
          await cells.add(finding);
        }
        if (plan.kind !== 'unchanged') await changes.add(plan);
      }
    } finally {
      await changes.close();
    }
    const demonstrationEnded = counts.new > 0 ? await store.countDemonstration(job.register) : 0;
    return {
      rows: all,
      faulty,
      leftOut,
      ...counts,
      demonstrationEnded,
      findings: kinds.total,
      kinds: kinds.list(),
    };
  }
}

function headOf(head: ReadHead | undefined): Omit<JobHead, 'findings'> {
  if (!head) return {};
  const { kind: _kind, goesOn: _goesOn, findings: _findings, ...rest } = head;
  return rest;
}

/** Columns that lead to fields which whoever prepares the import may not change. */
function closedFields(head: ReadHead, definition: RegisterDefinition, changeable: Changeable): Finding[] {
  const wanted = new Set(head.columns.flatMap(({ field }) => field?.split('.')[0] ?? []));
  return definition.fields
    .filter(({ id }) => wanted.has(id) && !changeable.has(id))
    .map(({ label }) => exchangeFinding('import.closed-field', {}, { fieldZh: label.zh, fieldEn: label.en }));
}
