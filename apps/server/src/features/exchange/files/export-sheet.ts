import type { Bilingual, Day, Language } from '@luodi/core/base';
import { columnHead } from '@luodi/core/exchange';
import type { Frame, GridGeometry } from '@luodi/core/geometry';
import {
  type FieldDefinition,
  type FieldValue,
  type GeometryValue,
  type RegisterDefinition,
  type ValueContext,
  valueText,
} from '@luodi/core/registers';
import type { WrittenCell } from './write-workbook.ts';

/** What an export is told of its records before they come. */
export interface ExportSheet {
  readonly definition: RegisterDefinition;
  readonly language: Language;
  readonly context: ValueContext;
  readonly frame: Frame;
  /** Fields shown, in order, without the shape when the format has shapes of its own. */
  readonly fields: readonly FieldDefinition[];
  readonly zone: Bilingual;
  readonly day: Day;
  readonly known: number;
  readonly records: number;
  readonly demonstration: number;
  /** Name of the file without its ending. */
  readonly name: string;
  readonly crs: string;
  /** Whether the shape may be read by the caller, or only what is in the table. */
  readonly withShapes: boolean;
}

/** A record as it is exported: values the caller may read. */
export interface ExportRecord {
  readonly title: string;
  readonly demonstration: boolean;
  readonly values: Readonly<Record<string, FieldValue>>;
}

/** Head of the column that marks generated records; it says so in both languages. */
const DEMONSTRATION_HEAD = '演示数据 Demonstration data';

const YES = { zh: '是', en: 'Yes' } as const;

/** Heads of the columns. */
export function headsOf(sheet: ExportSheet): string[] {
  const heads = sheet.fields.map((field) => columnHead(field, sheet.language, sheet.context));
  return sheet.demonstration > 0 ? [...heads, DEMONSTRATION_HEAD] : heads;
}

/** Texts of a record under the heads. */
export function textsOf(sheet: ExportSheet, record: ExportRecord): string[] {
  const texts = sheet.fields.map((field) =>
    valueText(field, record.values[field.id], sheet.language, sheet.context),
  );
  return sheet.demonstration > 0 ? [...texts, record.demonstration ? YES[sheet.language] : ''] : texts;
}

/** Cells of a record for a spreadsheet: numbers and days as such. */
export function cellsOf(sheet: ExportSheet, record: ExportRecord): WrittenCell[] {
  return textsOf(sheet, record).map((text, index): WrittenCell => {
    if (text === '') return undefined;
    switch (sheet.fields[index]?.type.kind) {
      case 'integer':
      case 'decimal':
      case 'year':
        return { number: text };
      case 'day':
        return { day: text };
      default:
        return text;
    }
  });
}

/** Properties of a record for a file of places: numbers as numbers where that loses nothing. */
export function propertiesOf(
  sheet: ExportSheet,
  record: ExportRecord,
  heads: readonly string[],
): Record<string, string | number | null> {
  const texts = textsOf(sheet, record);
  return Object.fromEntries(
    heads.map((head, index) => {
      const text = texts[index] ?? '';
      const kind = sheet.fields[index]?.type.kind;
      const isNumber = kind === 'integer' || kind === 'decimal' || kind === 'year';
      if (text === '') return [head, null];
      return [head, isNumber && String(Number(text)) === text ? Number(text) : text];
    }),
  );
}

/** The shape of a record, when it has one and the caller may see it. */
export function shapeOf(sheet: ExportSheet, { values }: ExportRecord): GridGeometry | undefined {
  const { geometryField } = sheet.definition;
  const value = geometryField === undefined || !sheet.withShapes ? undefined : values[geometryField];
  return value === undefined ? undefined : (value as unknown as GeometryValue).grid;
}

/** What has to be told of an export as a whole, in the language asked for and always in Chinese when it is a warning. */
export function labelsOf(sheet: ExportSheet): string[] {
  const { day, known, records, demonstration, language, zone, definition } = sheet;
  const zh = language === 'zh';
  return [
    `${zone[language]} · ${definition.name[language]}`,
    zh ? `${day} 的情况，按第 ${known} 号留痕为止所知` : `As of ${day}, known up to ledger entry ${known}`,
    zh ? `${records} 条记录` : `${records} records`,
    ...(demonstration === 0
      ? []
      : [
          `演示数据：其中 ${demonstration} 条由程序生成，不是真实情况。`,
          ...(zh ? [] : [`Demonstration data: ${demonstration} of them were generated and are not real.`]),
        ]),
  ];
}
