import { type Bilingual, Exact, type Language } from '../base/index.ts';
import { type FieldValue, isPersonalReference } from './change.ts';
import { inUnit } from './decimal.ts';
import { type FieldDefinition, type FieldType, shownUnit } from './definition.ts';
import { wellKnownText } from './geometry-value.ts';
import type { GeometryValue, IndustryValue, Named, ValueContext } from './value.ts';
import { sameWord } from './written.ts';

const YES_NO = { zh: { true: '是', false: '否' }, en: { true: 'Yes', false: 'No' } } as const;

/** Unit a field is shown in, without its number; undefined when it has none. */
export function unitLabel(type: FieldType): Bilingual | undefined {
  if (type.kind === 'integer') return type.unit;
  if (type.kind !== 'decimal' || type.measure === 'ratio') return undefined;
  return shownUnit(type).label;
}

/** Heading of a column: label, and the unit the numbers below are in. */
export function headingOf(field: FieldDefinition, language: Language): string {
  const unit = unitLabel(field.type)?.[language];
  if (unit === undefined) return field.label[language];
  return language === 'zh' ? `${field.label.zh}（${unit}）` : `${field.label.en} (${unit})`;
}

/**
 * A value as it is shown and exported: in the shown unit, which stands in the heading; exact, without grouping, so that
 * reading it back gives the same value.
 */
export function valueText(
  field: FieldDefinition,
  value: FieldValue | undefined,
  language: Language,
  context: ValueContext,
): string {
  // A personal value is shown by whoever may read it and holds the value, not the reference.
  if (value === undefined || isPersonalReference(value)) return '';
  const { type } = field;
  switch (type.kind) {
    case 'decimal': {
      const exact = Exact.parse(String(value));
      return exact ? inUnit(exact, shownUnit(type)).toString() : String(value);
    }
    case 'yes-no':
      return YES_NO[language][value === true ? 'true' : 'false'];
    case 'choice':
      return optionText(type, String(value), language);
    case 'choices':
      return joined(
        (value as readonly string[]).map((one) => optionText(type, one, language)),
        language,
      );
    case 'industry':
      return industryText(value as IndustryValue, language, context);
    case 'plan-thing':
      return thingText(context.planThings(type.of), String(value), language);
    case 'record':
      return context.records?.title(type.register, String(value)) ?? String(value);
    case 'records': {
      const titles = (value as readonly string[]).map((id) => {
        const title = context.records?.title(type.register, id);
        // A title that holds what separates titles would be read as two.
        return title === undefined || /[;；|\n]/.test(title) ? id : title;
      });
      return joined(titles, language);
    }
    case 'geometry':
      return wellKnownText(value as GeometryValue, context);
    case 'pictures':
      return (value as readonly string[]).join(' ');
    default:
      return String(value);
  }
}

function optionText(
  type: Extract<FieldType, { kind: 'choice' | 'choices' }>,
  id: string,
  language: Language,
): string {
  return type.options.find((one) => one.id === id)?.label[language] ?? id;
}

function joined(parts: readonly string[], language: Language): string {
  return parts.join(language === 'zh' ? '；' : '; ');
}

function industryText({ edition, code }: IndustryValue, language: Language, context: ValueContext): string {
  const name = context.classification(edition)?.name(code, language);
  const text = name === undefined ? code : `${code} ${name}`;
  return edition === context.edition ? text : `${text} [${edition}]`;
}

/** Name of a thing of the plan; its id where several bear the name, so that it can be told from the others. */
function thingText(things: readonly Named[], id: string, language: Language): string {
  const name = things.find((one) => one.id === id)?.name[language];
  if (name === undefined) return id;
  const bearers = things.filter((one) => sameWord(one.name.zh, name) || sameWord(one.name.en, name));
  return bearers.length === 1 && !things.some((one) => one.id === name) ? name : id;
}
