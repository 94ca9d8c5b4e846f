import type { ImportJob } from '@luodi/api';
import type { Bilingual, Language } from '@luodi/core/base';
import { type CellFinding, exchangeCatalogue, type RowPlan } from '@luodi/core/exchange';
import { geometryFindings } from '@luodi/core/geometry';
import {
  composedTitle,
  type FieldValue,
  type RegisterDefinition,
  registerCatalogue,
  unitLabel,
  type ValueContext,
  valueText,
} from '@luodi/core/registers';
import { presentFinding } from '../plan/index.ts';
import { FORMATS } from './files/format.ts';
import { columnName } from './files/write-workbook.ts';
import type { StoredJob } from './store.ts';

/** Title of a kind of finding: its text with a sign where each case says its own. */
function titleOf({ code, field }: { readonly code: string; readonly field?: Bilingual }): Bilingual {
  for (const catalogue of [exchangeCatalogue, registerCatalogue, geometryFindings]) {
    const definition = Object.hasOwn(catalogue, code)
      ? (catalogue as Readonly<Record<string, { readonly text: Bilingual }>>)[code]
      : undefined;
    if (!definition) continue;
    const plain = (text: string) =>
      text
        .replace('{fieldZh}', field?.zh ?? '…')
        .replace('{fieldEn}', field?.en ?? '…')
        .replace(/\{[a-zA-Z0-9_]+\}/g, '…');
    return { zh: plain(definition.text.zh), en: plain(definition.text.en) };
  }
  return { zh: code, en: code };
}

/** Why an import cannot be committed now, as far as it lies in the import itself. */
function whyNot({ state, head, result }: StoredJob, may: boolean): Bilingual | undefined {
  if (state !== 'checked') return { zh: '尚未检查完毕。', en: 'It has not been checked to the end.' };
  if (result && result.faulty > 0)
    return { zh: `有 ${result.faulty} 行有错误。`, en: `${result.faulty} rows are faulty.` };
  if (head?.findings.some(({ severity }) => severity === 'error'))
    return { zh: '文件本身有错误，见清单。', en: 'The file itself is at fault; see the list.' };
  if (!may)
    return {
      zh: '您无权提交此导入，请由另一位有权限的人提交。',
      en: 'You may not commit this import; somebody else has to.',
    };
  return undefined;
}

/**
 * Whether the cells of a column may be shown: by the field it leads to, undefined when it leads to none. Who brought the
 * file knows what is in it; to anybody else it tells no more than the register would.
 */
export type CellsOpen = (field: string | undefined) => boolean;

/** Which cells of a file somebody may see who may read these fields of its register. */
export function cellsOpen(
  job: StoredJob,
  asker: string,
  definition: RegisterDefinition,
  readable: ReadonlySet<string>,
): CellsOpen {
  if (job.preparedBy === asker) return () => true;
  const isWhole = definition.fields.every(({ id }) => readable.has(id));
  return (field) => (field === undefined ? isWhole : readable.has(field.split('.')[0] ?? field));
}

/** An import as a client sees it. */
export function presentJob(
  job: StoredJob,
  names: ReadonlyMap<string, string>,
  may: boolean,
  isOpen: CellsOpen,
): ImportJob {
  const { head, result, commit, answers } = job;
  const why = job.state === 'committed' ? undefined : whyNot(job, may);
  const named = (id: string) => names.get(id);
  const preparedByName = named(job.preparedBy);
  const byName = commit && named(commit.by);
  return {
    id: job.id,
    register: job.register,
    state: job.state,
    file: {
      ...job.file,
      ...(head?.format === undefined ? {} : { format: head.format, formatLabel: FORMATS[head.format] }),
      ...(head?.encoding === undefined ? {} : { encoding: head.encoding }),
    },
    progress: { rows: job.rowsRead },
    preparedBy: job.preparedBy,
    ...(preparedByName === undefined ? {} : { preparedByName }),
    preparedAt: job.preparedAt,
    ...(head?.sheet === undefined ? {} : { sheet: head.sheet }),
    sheets: [...(head?.sheets ?? [])],
    ...presentCells(head, isOpen),
    questions: (head?.asked ?? []).map((one) => {
      const answer = answers.answers[one.id] ?? one.answer;
      const options = one.options.map(({ example, ...option }) =>
        example !== undefined && isOpen(undefined) ? { ...option, example } : option,
      );
      return { ...one, options, ...(answer === undefined ? {} : { answer }) };
    }),
    ...(result
      ? {
          result: {
            ...result,
            leftOut: result.leftOut ?? 0,
            kinds: result.kinds.map(({ field, ...kind }) => ({
              ...kind,
              title: titleOf({ code: kind.code, ...(field ? { field } : {}) }),
            })),
          },
        }
      : {}),
    findings: (head?.findings ?? []).map(presentFinding),
    ...(commit ? { commit: { ...commit, ...(byName === undefined ? {} : { byName }) } } : {}),
    mayCommit: job.state === 'checked' && why === undefined,
    ...(why === undefined ? {} : { whyNot: why }),
  };
}

/** Columns and first rows, the cells of closed columns left empty. */
function presentCells(head: StoredJob['head'], isOpen: CellsOpen): Pick<ImportJob, 'columns' | 'preview'> {
  const columns = head?.columns ?? [];
  const closed = new Set(columns.flatMap(({ field }, at) => (isOpen(field) ? [] : [at])));
  return {
    columns: columns.map((column, at) => ({ ...column, samples: closed.has(at) ? [] : [...column.samples] })),
    preview: (head?.preview ?? []).map(({ row, cells }) => ({
      row,
      cells: cells.map((cell, at) => (closed.has(at) ? '' : cell)),
    })),
  };
}

/** A finding of a cell as a client sees it. */
export function presentCell(
  { finding, row, column, header, field, value }: CellFinding,
  sheet: string | undefined,
) {
  const name = column === undefined ? header : `${columnName(column)}${header ? ` ${header}` : ''}`;
  return {
    ...presentFinding(finding),
    ...(sheet === undefined ? {} : { sheet }),
    ...(row === undefined ? {} : { row }),
    ...(name === undefined ? {} : { columnName: name }),
    ...(field === undefined ? {} : { field }),
    ...(value === undefined ? {} : { value }),
  };
}

/** Languages in which values are shown. */
function shown(
  definition: RegisterDefinition,
  context: ValueContext,
  field: string,
  value: FieldValue | undefined,
): Bilingual | undefined {
  const one = definition.fields.find(({ id }) => id === field);
  if (!one || value === undefined) return undefined;
  const unit = unitLabel(one.type);
  const text = (language: Language) => {
    const bare = valueText(one, value, language, context).slice(0, 300);
    if (unit === undefined || bare === '') return bare;
    // 万元 is 10,000 CNY: two numbers side by side would be read as one.
    return `${bare} ${/^\d/.test(unit[language]) ? '× ' : ''}${unit[language]}`;
  };
  return { zh: text('zh'), en: text('en') };
}

/** What a row would change, as a client sees it; closed fields are left out. */
export function presentChange(
  plan: Exclude<RowPlan, { kind: 'unchanged' }>,
  definition: RegisterDefinition,
  context: ValueContext,
  readable: ReadonlySet<string>,
  sheet: string | undefined,
) {
  const before = plan.kind === 'changed' ? plan.before : {};
  const all = { ...before, ...plan.values };
  const seen = Object.fromEntries(Object.entries(all).filter(([field]) => readable.has(field)));
  const title = composedTitle(definition, seen, (register, id) => context.records?.title(register, id));
  const key = definition.keyFields.map((id) => String(all[id] ?? '')).join(' · ');
  return {
    kind: plan.kind,
    row: plan.row,
    ...(sheet === undefined ? {} : { sheet }),
    ...(plan.kind === 'changed' ? { record: plan.record } : {}),
    title: title || key,
    fields: Object.entries(plan.values)
      .filter(([field]) => readable.has(field))
      .map(([field, value]) => {
        const [was, is] = [
          shown(definition, context, field, before[field]),
          shown(definition, context, field, value),
        ];
        return { field, ...(was ? { before: was } : {}), ...(is ? { after: is } : {}) };
      }),
  };
}
