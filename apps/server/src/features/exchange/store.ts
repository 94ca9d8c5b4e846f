import type { Bilingual, Finding } from '@luodi/core/base';
import type { Answers, ColumnMapping } from '@luodi/core/exchange';
import { sql } from 'kysely';
import { type Database, jsonb, type Queries } from '../../platform/index.ts';
import type { ReadHead, RememberedHeads } from './protocol.ts';

/** Where an import stands. */
export type JobState =
  | 'reading'
  | 'asking'
  | 'checked'
  | 'committing'
  | 'committed'
  | 'refused'
  | 'cancelled'
  | 'interrupted';

/** What was read of a file, or why it was not. */
export type JobHead = Partial<Omit<ReadHead, 'kind' | 'goesOn'>> & { readonly findings: readonly Finding[] };

/** What an import would do, or did. */
export interface JobResult {
  readonly rows: number;
  readonly new: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly faulty: number;
  readonly leftOut: number;
  readonly demonstrationEnded: number;
  readonly findings: number;
  readonly kinds: readonly {
    readonly code: string;
    readonly severity: Finding['severity'];
    readonly count: number;
    /** Label of the field, when all of the kind are about one. */
    readonly field?: Bilingual;
  }[];
}

/** Who took it over, and as what. */
export interface JobCommit {
  readonly by: string;
  readonly at: string;
  readonly from: string;
  readonly reason: string;
  readonly known?: number;
  readonly changeSet?: string;
}

/** What a person answered. */
export interface JobAnswers {
  readonly answers: Answers;
  readonly columns?: readonly ColumnMapping[];
}

/** An import as it is kept. */
export interface StoredJob {
  readonly id: string;
  readonly register: string;
  readonly state: JobState;
  readonly file: { readonly name: string; readonly bytes: number; readonly sha256: string };
  readonly preparedBy: string;
  readonly preparedAt: string;
  readonly rowsRead: number;
  readonly head: JobHead | undefined;
  readonly answers: JobAnswers;
  readonly result: JobResult | undefined;
  readonly commit: JobCommit | undefined;
}

/** What of an import changes on its way. */
export interface JobChange {
  readonly state?: JobState;
  readonly rowsRead?: number;
  readonly head?: JobHead;
  readonly answers?: JobAnswers;
  /** `null` takes it away. */
  readonly result?: JobResult | null;
  readonly commit?: JobCommit;
}

const COLUMNS = [
  'id',
  'register',
  'state',
  'file_name',
  'file_bytes',
  'file_sha256',
  'prepared_by',
  'prepared_at',
  'rows_read',
  'head',
  'answers',
  'result',
  'commit',
] as const;

/** Imports of one zone and the mappings its senders use. */
export class ImportStore {
  readonly #database: Database;
  readonly #zone: string;
  /** States that could not be written when they came about, as on a full disk: written before the import is next looked at. */
  readonly #owed = new Map<
    string,
    { readonly from: JobState; readonly state: JobState; readonly at: Date }
  >();

  constructor(database: Database, zone: string) {
    this.#database = database;
    this.#zone = zone;
  }

  async add(job: Pick<StoredJob, 'id' | 'register' | 'file' | 'preparedBy' | 'preparedAt'>): Promise<void> {
    const at = new Date(job.preparedAt);
    await this.#database.transaction((trx) =>
      trx
        .insertInto('import_job')
        .values({
          zone_id: this.#zone,
          id: job.id,
          register: job.register,
          state: 'reading',
          file_name: job.file.name,
          file_bytes: job.file.bytes,
          file_sha256: job.file.sha256,
          prepared_by: job.preparedBy,
          prepared_at: at,
          updated_at: at,
          rows_read: 0,
          answers: jsonb({ answers: {} } satisfies JobAnswers),
        })
        .execute(),
    );
  }

  /** The state an import falls back to when its work has failed. Owed when nothing can be written just now. */
  async fallBack(id: string, from: JobState, state: JobState, at: Date): Promise<void> {
    this.#owed.set(id, { from, state, at });
    await this.#settle(id);
  }

  async #settle(id: string): Promise<void> {
    const owed = this.#owed.get(id);
    if (!owed) return;
    const isWritten = await this.change(id, [owed.from], { state: owed.state }, owed.at).then(
      () => true,
      () => false,
    );
    if (isWritten && this.#owed.get(id) === owed) this.#owed.delete(id);
  }

  async find(id: string, queries: Queries = this.#database.query): Promise<StoredJob | undefined> {
    await this.#settle(id);
    const row = await queries
      .selectFrom('import_job')
      .select(COLUMNS)
      .where('zone_id', '=', this.#zone)
      .where('id', '=', id)
      .executeTakeFirst();
    return row && jobOf(row);
  }

  /** Newest first. */
  async list(register: string | undefined, limit: number): Promise<StoredJob[]> {
    let query = this.#database.query
      .selectFrom('import_job')
      .select(COLUMNS)
      .where('zone_id', '=', this.#zone);
    if (register !== undefined) query = query.where('register', '=', register);
    const rows = await query.orderBy('prepared_at', 'desc').orderBy('id').limit(limit).execute();
    return rows.map(jobOf);
  }

  /**
   * Changes an import that is in one of these states; false when it no longer is. Two who act at once cannot both be
   * first: the row tells.
   */
  async change(id: string, from: readonly JobState[], change: JobChange, now: Date): Promise<boolean> {
    return this.#database.transaction((trx) => this.changeIn(trx, id, from, change, now));
  }

  async changeIn(
    trx: Queries,
    id: string,
    from: readonly JobState[],
    { state, rowsRead, head, answers, result, commit }: JobChange,
    now: Date,
  ): Promise<boolean> {
    const changed = await trx
      .updateTable('import_job')
      .set({
        updated_at: now,
        ...(state === undefined ? {} : { state }),
        ...(rowsRead === undefined ? {} : { rows_read: rowsRead }),
        ...(head === undefined ? {} : { head: jsonb(head) }),
        ...(answers === undefined ? {} : { answers: jsonb(answers) }),
        ...(result === undefined ? {} : { result: result === null ? null : jsonb(result) }),
        ...(commit === undefined ? {} : { commit: jsonb(commit) }),
      })
      .where('zone_id', '=', this.#zone)
      .where('id', '=', id)
      .where('state', 'in', [...from])
      .executeTakeFirst();
    return changed.numUpdatedRows === 1n;
  }

  /** Ids of imports in these states. */
  async idsIn(states: readonly JobState[]): Promise<string[]> {
    const rows = await this.#database.query
      .selectFrom('import_job')
      .select('id')
      .where('zone_id', '=', this.#zone)
      .where('state', 'in', [...states])
      .execute();
    return rows.map(({ id }) => id);
  }

  /** How files of a sender were read before, newest first. */
  async remembered(register: string, sender: string): Promise<RememberedHeads[]> {
    const rows = await this.#database.query
      .selectFrom('import_mapping')
      .select(['heads', 'columns'])
      .where('zone_id', '=', this.#zone)
      .where('register', '=', register)
      .where('sender', '=', sender)
      .orderBy('used_at', 'desc')
      .limit(50)
      .execute();
    return rows.map(({ heads, columns }) => ({ heads, columns: columns as RememberedHeads['columns'] }));
  }

  async remember(
    trx: Queries,
    {
      register,
      sender,
      heads,
      columns,
    }: RememberedHeads & { readonly register: string; readonly sender: string },
    now: Date,
  ): Promise<void> {
    await trx
      .insertInto('import_mapping')
      .values({ zone_id: this.#zone, register, sender, heads, columns: jsonb(columns), used_at: now })
      .onConflict((conflict) =>
        conflict
          .columns(['zone_id', 'register', 'sender', 'heads'])
          .doUpdateSet({ columns: jsonb(columns), used_at: now }),
      )
      .execute();
  }

  /** How many demonstration records of a register there are now. */
  async countDemonstration(register: string): Promise<number> {
    const { rows } = await sql<{ count: string }>`
      select count(distinct record)::text as count from register_state
      where zone_id = ${this.#zone} and register = ${register} and known_until is null and demonstration`.execute(
      this.#database.query,
    );
    return Number(rows[0]?.count ?? 0);
  }

  /** Real records of a register on a day, as others name them: id, title, and the texts of their keys. */
  async namedRecords(
    register: string,
    keyFields: readonly string[],
    day: string,
  ): Promise<{ id: string; title: string; keys: string[] }[]> {
    const keys = keyFields.length === 0 ? sql`null` : sql.join(keyFields.map((id) => sql`data ->> ${id}`));
    const { rows } = await sql<{ id: string; title: string; keys: (string | null)[] }>`
      select record as id, title, jsonb_build_array(${keys}) as keys from register_state
      where zone_id = ${this.#zone} and register = ${register} and known_until is null and not demonstration
        and valid_from <= ${day}::date and valid_until > ${day}::date`.execute(this.#database.query);
    return rows.map(({ id, title, keys: texts }) => ({
      id,
      title,
      keys: texts.flatMap((text) => text ?? []),
    }));
  }
}

function jobOf(row: {
  id: string;
  register: string;
  state: string;
  file_name: string;
  file_bytes: number;
  file_sha256: string;
  prepared_by: string;
  prepared_at: Date;
  rows_read: number;
  head: unknown;
  answers: unknown;
  result: unknown;
  commit: unknown;
}): StoredJob {
  return {
    id: row.id,
    register: row.register,
    // The table allows no other.
    state: row.state as JobState,
    file: { name: row.file_name, bytes: row.file_bytes, sha256: row.file_sha256 },
    preparedBy: row.prepared_by,
    preparedAt: row.prepared_at.toISOString(),
    rowsRead: row.rows_read,
    head: (row.head ?? undefined) as JobHead | undefined,
    answers: row.answers as JobAnswers,
    result: (row.result ?? undefined) as JobResult | undefined,
    commit: (row.commit ?? undefined) as JobCommit | undefined,
  };
}
