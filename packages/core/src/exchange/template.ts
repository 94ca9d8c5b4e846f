import type { Bilingual, Language } from '../base/index.ts';
import {
  type FieldDefinition,
  headingOf,
  type RegisterDefinition,
  type ValueContext,
} from '../registers/index.ts';

/** Check that a spreadsheet makes of what is typed into a cell; the import checks again, and more. */
export type CellCheck =
  | { readonly kind: 'list'; readonly options: readonly string[] }
  | { readonly kind: 'whole'; readonly min?: number; readonly max?: number }
  | { readonly kind: 'decimal'; readonly min?: string; readonly max?: string }
  | { readonly kind: 'date' }
  | { readonly kind: 'length'; readonly max: number };

/** One column of a template. */
export interface TemplateColumn {
  readonly field: string;
  readonly heading: string;
  readonly required: boolean;
  readonly isKey: boolean;
  readonly format: 'text' | 'number' | 'date';
  readonly check?: CellCheck;
  /** What the cell asks for, shown beside it. */
  readonly prompt: string;
}

/** A template as data: the sheet to fill in, and the sheet that explains. */
export interface Template {
  readonly name: string;
  readonly columns: readonly TemplateColumn[];
  readonly explanationName: string;
  /** Rows of the sheet that explains; the first holds its heads. */
  readonly explanation: readonly (readonly string[])[];
}

const WORDS = {
  zh: {
    sheet: '填写说明',
    head: ['列', '填什么', '必填', '可选值', '来源', '说明'],
    required: '必填',
    key: '必填（据此认定是哪条记录）',
    intro: [
      '一行一条记录；表头不要改动，列的次序可以改变，不用的列可以删去。',
      '空单元格表示“不改动”，不会清除台账中已有的内容。',
      '同一文件可以反复导入：与台账相同的行不产生任何更改。',
      '含公式的单元格按其结果读取。',
    ],
  },
  en: {
    sheet: 'How to fill in',
    head: ['Column', 'What to write', 'Required', 'Choices', 'Source', 'Remarks'],
    required: 'required',
    key: 'required (tells which record is meant)',
    intro: [
      'One record to a row. Leave the heads as they are; columns may change places, and those not needed may go.',
      'An empty cell changes nothing: what the register holds already stays.',
      'The same file can be imported again: rows that say what the register says change nothing.',
      'A cell with a formula is read by its result.',
    ],
  },
} as const satisfies Record<Language, unknown>;

/** What is written into a field, in words. */
function kindText(field: FieldDefinition): Bilingual {
  const { type } = field;
  switch (type.kind) {
    case 'integer':
      return { zh: '整数', en: 'Whole number' };
    case 'decimal':
      return {
        zh: `数字，单位见表头；也可在单元格内写明单位`,
        en: `Number in the unit of the head; a unit may also stand in the cell`,
      };
    case 'day':
      return { zh: '日期，如 2024-03-15', en: 'Day, such as 2024-03-15' };
    case 'year':
      return { zh: '四位年份', en: 'Year of four digits' };
    case 'yes-no':
      return { zh: '是或否', en: 'Yes or No' };
    case 'choice':
      return { zh: '从下拉列表选一项', en: 'One of the list' };
    case 'choices':
      return { zh: '可选值中的若干项，以分号隔开', en: 'Any of the choices, with semicolons between' };
    case 'industry':
      return { zh: '行业代码，或代码加名称', en: 'Code of the industry, its name may follow' };
    case 'credit-code':
      return { zh: '18 位统一社会信用代码', en: 'Credit code of 18 characters' };
    case 'division-code':
      return { zh: '六位行政区划代码', en: 'Division code of six digits' };
    case 'telephone':
      return { zh: '电话号码', en: 'Telephone number' };
    case 'web-address':
      return { zh: '网址，以 https:// 开头', en: 'Web address, beginning with https://' };
    case 'record':
    case 'records':
      return {
        zh: '另一台账中的代码或名称；多个以分号隔开',
        en: 'Code or name in the other register; semicolons between several',
      };
    case 'plan-thing':
      return { zh: '规划中的名称或标识', en: 'Name or id in the plan' };
    case 'geometry':
      return type.shape === 'point'
        ? { zh: '经度, 纬度（CGCS2000），或 WKT', en: 'Longitude, latitude (CGCS2000), or WKT' }
        : {
            zh: 'WKT（CGCS2000 经纬度）；图形较多时请用 Shapefile',
            en: 'WKT (CGCS2000 degrees); for many shapes use a shapefile',
          };
    case 'pictures':
      return { zh: '不经表格导入', en: 'Not imported by sheet' };
    default:
      return { zh: `文字，至多 ${type.maxLength} 字`, en: `Text of at most ${type.maxLength} characters` };
  }
}

/** Choices of a field as they are written in a language; none when they are not a closed list. */
function choicesOf({ type }: FieldDefinition, context: ValueContext, language: Language): readonly string[] {
  switch (type.kind) {
    case 'yes-no':
      return language === 'zh' ? ['是', '否'] : ['Yes', 'No'];
    case 'choice':
    case 'choices':
      return type.options.map(({ label }) => label[language]);
    case 'plan-thing': {
      const things = context.planThings(type.of);
      const names = things.map(({ name }) => name[language]);
      // A name that two things bear says nothing; their ids do.
      return things.map(({ id }, index) =>
        names.filter((one) => one === names[index]).length > 1 ? id : names[index]!,
      );
    }
    default:
      return [];
  }
}

function checkOf(field: FieldDefinition, choices: readonly string[]): CellCheck | undefined {
  const { type } = field;
  switch (type.kind) {
    case 'choice':
    case 'yes-no':
    case 'plan-thing':
      return choices.length > 0 ? { kind: 'list', options: choices } : undefined;
    case 'integer':
      return {
        kind: 'whole',
        ...(type.min === undefined ? {} : { min: type.min }),
        ...(type.max === undefined ? {} : { max: type.max }),
      };
    case 'year':
      return { kind: 'whole', min: 1900, max: 2200 };
    case 'day':
      return { kind: 'date' };
    case 'text':
    case 'long-text':
      return { kind: 'length', max: type.maxLength };
    case 'credit-code':
      return { kind: 'length', max: 18 };
    default:
      return undefined;
  }
}

/** Head of a column: label and unit; the edition too, so that nobody has to ask which one the codes are of. */
export function columnHead(
  field: FieldDefinition,
  language: Language,
  context: Pick<ValueContext, 'edition'>,
): string {
  if (field.type.kind !== 'industry') return headingOf(field, language);
  const label = field.label[language];
  return language === 'zh' ? `${label}（${context.edition}）` : `${label} (${context.edition})`;
}

/** The template of a register in a language, with the fields that `mayChange` lets through. */
export function templateOf(
  definition: RegisterDefinition,
  context: ValueContext,
  language: Language,
  mayChange: (field: FieldDefinition) => boolean,
): Template {
  const words = WORDS[language];
  const fields = definition.fields.filter((field) => field.type.kind !== 'pictures' && mayChange(field));
  const columns = fields.map((field): TemplateColumn => {
    const { type } = field;
    const check = checkOf(field, choicesOf(field, context, language));
    const prompt = [kindText(field)[language], field.hint?.[language]]
      .filter((part) => part !== undefined)
      .join('\n');
    return {
      field: field.id,
      heading: columnHead(field, language, context),
      required: field.required === true,
      isKey: definition.keyFields.includes(field.id),
      format:
        type.kind === 'day' ? 'date' : ['integer', 'decimal', 'year'].includes(type.kind) ? 'number' : 'text',
      ...(check === undefined ? {} : { check }),
      prompt,
    };
  });
  const rows = fields.map((field, index): string[] => [
    columns[index]!.heading,
    kindText(field)[language],
    definition.keyFields.includes(field.id) ? words.key : field.required ? words.required : '',
    choicesOf(field, context, language).join(language === 'zh' ? '；' : '; '),
    field.source[language],
    field.hint?.[language] ?? '',
  ]);
  return {
    name: definition.name[language],
    columns,
    explanationName: words.sheet,
    explanation: [words.head, ...rows, [], ...words.intro.map((line) => [line])],
  };
}
