import type { Bilingual, Day, Language } from '../base/index.ts';
import { type FieldDefinition, type RegisterDefinition, unitLabel } from '../registers/index.ts';

/** What is told of the data besides their form. */
export interface PackageFacts {
  readonly zone: Bilingual;
  readonly language: Language;
  /** The two times the records are shown as of. */
  readonly day: Day;
  readonly known: number;
  readonly records: number;
  readonly demonstration: number;
  /** Name of the CSV file beside the descriptor. */
  readonly path: string;
  readonly columns: readonly { readonly field: FieldDefinition; readonly heading: string }[];
}

function typeOf({ type }: FieldDefinition): { type: string; format?: string } {
  switch (type.kind) {
    case 'integer':
      return { type: 'integer' };
    case 'decimal':
      return { type: 'number' };
    case 'day':
      return { type: 'date', format: 'default' };
    case 'year':
      return { type: 'year' };
    case 'web-address':
      return { type: 'string', format: 'uri' };
    default:
      return { type: 'string' };
  }
}

/**
 * Descriptor of a tabular data package (Frictionless Data, specification 1.0): schema of the table, the two times, and
 * whether demonstration data is among the records. Nobody but the zone can give a licence, so none is claimed.
 */
export function dataPackage(
  definition: RegisterDefinition,
  facts: PackageFacts,
): Readonly<Record<string, unknown>> {
  const { language, columns, day, known, demonstration } = facts;
  const fields = columns.map(({ field, heading }) => {
    const unit = unitLabel(field.type)?.[language];
    return {
      name: heading,
      title: field.label[language],
      ...typeOf(field),
      description: [field.hint?.[language], field.source[language]]
        .filter((part) => part !== undefined)
        .join(' · '),
      ...(unit === undefined ? {} : { unit }),
      ...(field.required === true ? { constraints: { required: true } } : {}),
      'luodi:field': field.id,
      'luodi:sensitivity': field.sensitivity,
    };
  });
  const shown = new Map(columns.map(({ field, heading }) => [field.id, heading]));
  const keys = definition.keyFields.map((id) => shown.get(id));
  const label =
    demonstration === 0
      ? undefined
      : language === 'zh'
        ? `演示数据：${facts.records} 条记录中有 ${demonstration} 条由程序生成，不是真实情况。`
        : `Demonstration data (演示数据): ${demonstration} of ${facts.records} records were generated and are not real.`;
  return {
    profile: 'tabular-data-package',
    name: `luodi-${definition.id}`,
    title: `${facts.zone[language]} · ${definition.name[language]}`,
    description: [label, definition.about[language]].filter((part) => part !== undefined).join(' '),
    licenses: [
      {
        name: 'not-stated',
        title: language === 'zh' ? '使用许可由数据所有者确定' : 'The owner of the data decides on its use',
      },
    ],
    'luodi:zone': facts.zone,
    'luodi:asOf': { day, known },
    'luodi:demonstration': demonstration,
    resources: [
      {
        name: definition.id,
        path: facts.path,
        profile: 'tabular-data-resource',
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        dialect: { delimiter: ',', quoteChar: '"', doubleQuote: true, lineTerminator: '\r\n', header: true },
        schema: {
          fields,
          missingValues: [''],
          ...(keys.every((key) => key !== undefined) ? { primaryKey: keys } : {}),
        },
      },
    ],
  };
}
