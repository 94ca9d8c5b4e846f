import type { Bilingual } from '../base/index.ts';
import { GBT4754_2011, GBT4754_2017_1 } from '../industry/index.ts';
import {
  MEASURES,
  type RegisterDefinition,
  shownUnit,
  unitOf,
  type ValueContext,
} from '../registers/index.ts';
import type { OldCodes } from './old-codes.ts';
import type { Asked, ProposedColumn } from './source-table.ts';

/** Answers by question id. */
export type Answers = Readonly<Record<string, string>>;

/** Whether every sample says its own unit, so that the column need not. */
function sayOwnUnit(column: ProposedColumn, measure: keyof typeof MEASURES): boolean {
  const filled = column.samples.filter((sample) => sample.trim() !== '');
  return (
    filled.length > 0 &&
    filled.every(
      (sample) => unitOf(measure, sample.normalize('NFKC').replace(/^[-+\d.,\s]+/, '')) !== undefined,
    )
  );
}

/**
 * What has to be asked about the columns themselves (of codes of an earlier edition {@link OldCodes} asks): the unit of a measured number whose head and cells name none, the edition of
 * industry codes whose head names none. Ids stay the same from reading to reading, so that answers keep.
 */
export function questionsOnColumns(
  definition: RegisterDefinition,
  columns: readonly ProposedColumn[],
  context: Pick<ValueContext, 'edition'>,
  { answers, oldCodes }: { readonly answers: Answers; readonly oldCodes: OldCodes | undefined },
): Asked[] {
  const asked: Asked[] = [];
  for (const column of columns) {
    const field = definition.fields.find(({ id }) => id === column.field);
    if (!field) continue;
    const { type, label } = field;
    if (type.kind === 'decimal' && column.unit === undefined) {
      const units = MEASURES[type.measure];
      if (units.length < 2 || sayOwnUnit(column, type.measure)) continue;
      asked.push({
        id: `unit:${field.id}`,
        kind: 'unit',
        text: {
          zh: `“${column.header}”一列没有写明单位，数值以什么为单位？`,
          en: `The column “${column.header}” names no unit. What are its numbers in?`,
        },
        options: units.map((unit) => ({ id: unit.id, label: unit.label })),
        proposed: shownUnit(type).id,
      });
    }
    const editions = editionsOf(context.edition);
    // An answer can be given anew, so the question stays.
    const isOpen = column.edition === undefined || answers[`edition:${field.id}`] !== undefined;
    if (type.kind === 'industry' && isOpen && editions.length > 1 && hasCodes(column))
      asked.push(askForEdition(column, label, editions, oldCodes?.evidence(column.index) ?? []));
  }
  return asked;
}

/** Codes that only an edition explains are named, and that edition proposed. */
function askForEdition(
  { field, header }: ProposedColumn,
  label: Bilingual,
  editions: readonly string[],
  onlyOld: readonly string[],
): Asked {
  const some = onlyOld.slice(0, 5);
  const found =
    onlyOld.length === 0
      ? { zh: '', en: '' }
      : {
          zh: `其中 ${some.join('、')}${onlyOld.length > some.length ? ` 等 ${onlyOld.length} 个` : ''}只在 2011 版中说得通。`,
          en: ` ${some.join(', ')}${onlyOld.length > some.length ? ` and ${onlyOld.length - some.length} more` : ''} make sense in the edition of 2011 only.`,
        };
  return {
    id: `edition:${field}`,
    kind: 'edition',
    text: {
      zh: `“${header}”（${label.zh}）的代码属于哪一版行业分类？${found.zh}`,
      en: `Which edition of the classification do the codes of “${header}” (${label.en}) belong to?${found.en}`,
    },
    options: editions.map((edition) => ({ id: edition, label: { zh: edition, en: edition } })),
    proposed: onlyOld.length > 0 ? GBT4754_2011 : editions[0]!,
  };
}

function editionsOf(own: string): string[] {
  return own.startsWith('GB/T 4754') ? [...new Set([own, GBT4754_2017_1, GBT4754_2011])] : [own];
}

/** Whether bare codes stand in a column: names say by themselves what they mean. */
function hasCodes({ samples }: ProposedColumn): boolean {
  return samples.some((sample) => /^[A-Z]?\d/.test(sample.trim()) && !sample.trim().endsWith(']'));
}

/** Successors of old codes as they are answered, over those that were remembered. */
function successorsOf({ field, successors }: ProposedColumn, answers: Answers) {
  const prefix = `industry:${field}:`;
  const given = Object.entries(answers).flatMap(([id, answer]) =>
    id.startsWith(prefix) ? [[id.slice(prefix.length), answer] as const] : [],
  );
  return given.length === 0 ? successors : { ...successors, ...Object.fromEntries(given) };
}

/** Columns with the answers put in. */
export function answeredColumns(columns: readonly ProposedColumn[], answers: Answers): ProposedColumn[] {
  return columns.map((column) => {
    const unit = answers[`unit:${column.field}`];
    const edition = answers[`edition:${column.field}`];
    const successors = successorsOf(column, answers);
    return {
      ...column,
      ...(column.unit === undefined && unit !== undefined ? { unit } : {}),
      ...(edition !== undefined ? { edition } : {}),
      ...(successors === undefined ? {} : { successors }),
    };
  });
}

/** Questions that no answer was given to, or one that is no option. */
export function unanswered(asked: readonly Asked[], answers: Answers): Asked[] {
  return asked.filter(
    ({ id, options, answer }) => !options.some((option) => option.id === (answers[id] ?? answer)),
  );
}
