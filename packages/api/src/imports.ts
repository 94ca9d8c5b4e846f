import { z } from 'zod';
import { endpoint, fileAnswer, fileBody } from './endpoint.ts';
import { bilingual, day, finding } from './terms.ts';

const STORED = ['database-busy', 'database-deadline', 'database-unavailable'] as const;

/** Largest file that is taken: 50 MB. */
const MOST_FILE_BYTES = 50 * 2 ** 20;

const importId = z.strictObject({ id: z.uuid() });

const option = z.object({ id: z.string(), label: bilingual });

/**
 * Something about the file that is doubtful and therefore asked, never guessed. Answered by sending
 * `answers[question.id] = option.id`.
 */
const importQuestion = z.object({
  id: z.string(),
  kind: z.enum(['sheet', 'encoding', 'crs', 'axes', 'unit', 'edition', 'industry']),
  text: bilingual,
  options: z.array(
    option.extend({
      /** What the file would say when read so: a name, a place, a distance. */
      example: bilingual.optional(),
    }),
  ),
  /** The option that seems right, for a person to confirm. */
  proposed: z.string().optional(),
  answer: z.string().optional(),
});
export type ImportQuestion = z.infer<typeof importQuestion>;

/** A column of the file and the field it goes to. */
const importColumn = z.object({
  index: z.int(),
  /** Head as it is written. */
  header: z.string(),
  samples: z.array(z.string()),
  /** Field of the register; absent when the column is left out. */
  field: z.string().optional(),
  /** Unit id of the measure, edition of the industry codes: what the cells are read as. */
  unit: z.string().optional(),
  edition: z.string().optional(),
  /** What codes of GB/T 4754-2011 were answered to be in the edition of 2017, now or for an earlier file. */
  successors: z.record(z.string(), z.string()).optional(),
  /** How the field was found. `none`: no field looks like it. */
  how: z.enum(['exact', 'likely', 'remembered', 'chosen', 'none']),
});
export type ImportColumn = z.infer<typeof importColumn>;

/** What an import would do, or did. Counts are of records. */
const importResult = z.object({
  rows: z.int(),
  new: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  /** Rows with an error; while there is one nothing can be committed. */
  faulty: z.int(),
  /** Rows that are no records (totals, repeated heads, remarks below the table) or were answered to be left out. */
  leftOut: z.int(),
  /** Demonstration records of the register that the first import of real data ends. */
  demonstrationEnded: z.int(),
  findings: z.int(),
  /** Findings by kind, most first. */
  kinds: z.array(
    z.object({
      code: z.string(),
      severity: z.enum(['error', 'warning', 'note']),
      title: bilingual,
      count: z.int(),
    }),
  ),
});

/** One import of a file into a register, from upload to commit. */
const importJob = z.object({
  id: z.string(),
  register: z.string(),
  /**
   * `reading` the file; `asking` for answers or columns; `checked`: the dry run is there; `committing`; `committed`;
   * `refused`: the file cannot be read, findings say why; `cancelled`; `interrupted` by a stop of the server: nothing
   * was taken over, answering again starts it anew.
   */
  state: z.enum([
    'reading',
    'asking',
    'checked',
    'committing',
    'committed',
    'refused',
    'cancelled',
    'interrupted',
  ]),
  file: z.object({
    name: z.string(),
    bytes: z.int(),
    sha256: z.string(),
    /** Told from the content, not from the name. */
    format: z.string().optional(),
    formatLabel: bilingual.optional(),
    encoding: z.string().optional(),
  }),
  progress: z.object({ rows: z.int() }),
  preparedBy: z.string(),
  preparedByName: z.string().optional(),
  preparedAt: z.string(),
  sheet: z.string().optional(),
  sheets: z.array(z.string()),
  columns: z.array(importColumn),
  /** First rows as they stand in the file, cell by cell as in `columns`; with the row numbers a reader sees. */
  preview: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
  questions: z.array(importQuestion),
  result: importResult.optional(),
  /** Why the file was refused, or what else is to be known of it as a whole. */
  findings: z.array(finding),
  commit: z
    .object({
      by: z.string(),
      byName: z.string().optional(),
      at: z.string(),
      from: day,
      reason: z.string(),
      /** Absent when there was nothing to change. */
      known: z.int().optional(),
      changeSet: z.string().optional(),
    })
    .optional(),
  /** Whether the caller may commit it now, and why not. */
  mayCommit: z.boolean(),
  whyNot: bilingual.optional(),
});
export type ImportJob = z.infer<typeof importJob>;

/** Uploads a file for a register. Reading begins at once; nothing is taken over before it is committed. */
export const postImport = endpoint({
  method: 'POST',
  path: '/api/imports',
  summary: { zh: '上传文件，准备导入台账', en: 'Upload a file to be imported into a register' },
  access: 'import.prepare',
  query: z.strictObject({ register: z.string().max(40), name: z.string().max(200) }),
  body: fileBody,
  response: importJob,
  status: 201,
  errors: ['not-found', 'disk-full', 'exchange-busy', ...STORED],
  maxBodyBytes: MOST_FILE_BYTES,
  cost: 20,
});

/** Imports, newest first. */
export const listImports = endpoint({
  method: 'GET',
  path: '/api/imports',
  summary: { zh: '导入记录', en: 'Imports' },
  access: 'import.prepare',
  query: z.strictObject({
    register: z.string().max(40).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  }),
  response: z.object({ imports: z.array(importJob.omit({ preview: true })) }),
  errors: [...STORED],
});

/** One import: where it stands, what it asks, what it would do. */
export const getImport = endpoint({
  method: 'GET',
  path: '/api/imports/{id}',
  summary: { zh: '一次导入', en: 'One import' },
  access: 'import.prepare',
  params: importId,
  response: importJob,
  errors: ['not-found', ...STORED],
});

/** Answers questions and says which column is which field; the file is then read and checked anew. */
export const answerImport = endpoint({
  method: 'PUT',
  path: '/api/imports/{id}/reading',
  summary: { zh: '答复疑问、对应列与字段', en: 'Answer questions and match columns to fields' },
  access: 'import.prepare',
  params: importId,
  body: z.strictObject({
    /** Option id by question id; answers given before stand unless given anew. */
    answers: z.record(z.string().max(120), z.string().max(200)).default({}),
    /** All columns that are taken; those not named are left out. Absent: as they stand. */
    columns: z
      .array(
        z.strictObject({
          index: z.int().min(0).max(1_000),
          field: z.string().max(60),
          unit: z.string().max(40).optional(),
          edition: z.string().max(40).optional(),
          successors: z.record(z.string().max(20), z.string().max(20)).optional(),
        }),
      )
      .max(500)
      .optional(),
  }),
  response: importJob,
  errors: ['not-found', 'conflict', 'exchange-busy', ...STORED],
  cost: 10,
});

const page = {
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(100),
};

/** Findings of the check, with sheet, row and column. */
export const listImportFindings = endpoint({
  method: 'GET',
  path: '/api/imports/{id}/findings',
  summary: { zh: '导入检查的问题清单', en: 'Findings of an import, cell by cell' },
  access: 'import.prepare',
  params: importId,
  query: z.strictObject({ code: z.string().max(80).optional(), ...page }),
  response: z.object({
    total: z.int(),
    findings: z.array(
      finding.extend({
        sheet: z.string().optional(),
        row: z.int().optional(),
        /** Column as the program that wrote the file names it: `C`, or the head. */
        columnName: z.string().optional(),
        field: z.string().optional(),
        value: z.string().optional(),
      }),
    ),
  }),
  errors: ['not-found', ...STORED],
});

/** All findings as CSV, to hand to whoever filled in the sheet. */
export const getImportFindingsFile = endpoint({
  method: 'GET',
  path: '/api/imports/{id}/findings.csv',
  summary: { zh: '下载问题清单（CSV）', en: 'All findings as CSV' },
  access: 'import.prepare',
  params: importId,
  query: z.strictObject({ lang: z.enum(['zh', 'en']).optional() }),
  response: fileAnswer,
  errors: ['not-found', ...STORED],
});

/** What the import would do, record by record. */
export const listImportChanges = endpoint({
  method: 'GET',
  path: '/api/imports/{id}/changes',
  summary: { zh: '导入将作的更改（试算）', en: 'What an import would change (dry run)' },
  access: 'import.prepare',
  params: importId,
  query: z.strictObject({ kind: z.enum(['new', 'changed']).optional(), ...page }),
  response: z.object({
    total: z.int(),
    changes: z.array(
      z.object({
        kind: z.enum(['new', 'changed']),
        row: z.int(),
        sheet: z.string().optional(),
        /** Record that is changed; absent for a new one. */
        record: z.string().optional(),
        title: z.string(),
        fields: z.array(
          z.object({
            field: z.string(),
            /** As shown, in both languages; closed fields are left out. */
            before: bilingual.optional(),
            after: bilingual.optional(),
          }),
        ),
      }),
    ),
  }),
  errors: ['not-found', ...STORED],
});

/**
 * Takes the import over: all of it or nothing, as one change set. What the register holds is looked at again; when the
 * file changes nothing, that is said and nothing is written. Repeating it on a committed import answers the same.
 */
export const commitImport = endpoint({
  method: 'POST',
  path: '/api/imports/{id}/commit',
  summary: { zh: '执行导入（全有或全无）', en: 'Commit an import, all or nothing' },
  access: 'import.commit',
  params: importId,
  body: z.strictObject({
    /** First day the values hold. */
    from: day,
    reason: z.string().trim().min(1).max(500),
  }),
  response: importJob,
  errors: ['not-found', 'conflict', 'disk-full', ...STORED],
  cost: 20,
});

/** Stops an import and forgets its file. What was committed stays. */
export const cancelImport = endpoint({
  method: 'POST',
  path: '/api/imports/{id}/cancel',
  summary: { zh: '取消导入', en: 'Cancel an import' },
  access: 'import.prepare',
  params: importId,
  body: z.strictObject({}),
  response: importJob,
  errors: ['not-found', 'conflict', ...STORED],
});
