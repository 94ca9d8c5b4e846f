import { compareText, type Finding } from '../base/index.ts';
import type { FieldValue } from './change.ts';
import { creditCodeCheck, hasCreditCodeForm, isDivisionCode } from './credit-code.ts';
import { decimalText, exactOfText } from './decimal.ts';
import type { FieldDefinition, FieldType } from './definition.ts';
import { readGeometryValue } from './geometry-value.ts';
import { fieldFinding, type ReadValue, type ValueContext } from './value.ts';
import { hasControls, tidyText } from './written.ts';
import { isUsableDay } from './written-day.ts';

/** Longest identifier of a record or of a thing of the plan. */
const LONGEST_ID = 80;
/** Most entries of a list. */
const LONGEST_LIST = 500;

interface At {
  readonly field: FieldDefinition;
  readonly context: ValueContext;
}

type Code = Parameters<typeof fieldFinding>[0];
type TypeOf<Kind extends FieldType['kind']> = Extract<FieldType, { readonly kind: Kind }>;
type Reader<Kind extends FieldType['kind']> = (type: TypeOf<Kind>, raw: unknown, at: At) => ReadValue;

const kept = (value: FieldValue): ReadValue => ({ value, findings: [] });

/** How a value is shown inside a finding: short, whatever was sent. */
export function shownValue(raw: unknown): string {
  const text = typeof raw === 'string' ? raw : (JSON.stringify(raw) ?? '');
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function refused(
  code: Code,
  { field }: At,
  raw: unknown,
  params: Record<string, string | number> = {},
): ReadValue {
  return { findings: [fieldFinding(code, field, { written: shownValue(raw), ...params })] };
}

/** Text as it is kept, or what is wrong with it. */
function readText(maxLength: number, isLong: boolean, raw: unknown, at: At): ReadValue {
  if (typeof raw !== 'string') return refused('register.not-text', at, raw);
  const value = tidyText(raw);
  if (hasControls(value)) return refused('register.control-character', at, raw);
  if (!isLong && value.includes('\n')) return refused('register.line-break', at, raw);
  const length = [...value].length;
  if (length > maxLength) return refused('register.too-long', at, raw, { length, limit: maxLength });
  return value === '' ? { findings: [] } : kept(value);
}

const outOfRange = (at: At, value: string | number, min?: string | number, max?: string | number) =>
  refused('register.out-of-range', at, value, { value, min: min ?? '−∞', max: max ?? '∞' });

function readDecimal(type: TypeOf<'decimal'>, raw: unknown, at: At): ReadValue {
  if (typeof raw === 'number') return refused('register.decimal-as-number', at, raw);
  const exact = typeof raw === 'string' ? exactOfText(raw) : undefined;
  if (!exact) return refused('register.not-number', at, raw);
  const value = decimalText(exact, type.places);
  if (value === undefined)
    return refused('register.too-many-places', at, raw, { value: exact.toString(), places: type.places });
  const [min, max] = [exactOfText(type.min ?? ''), exactOfText(type.max ?? '')];
  if ((min && exact.compare(min) < 0) || (max && exact.compare(max) > 0))
    return outOfRange(at, value, type.min, type.max);
  return kept(value);
}

function readInteger(type: TypeOf<'integer'>, raw: unknown, at: At): ReadValue {
  if (typeof raw !== 'number' || !Number.isSafeInteger(raw)) return refused('register.not-integer', at, raw);
  if ((type.min !== undefined && raw < type.min) || (type.max !== undefined && raw > type.max))
    return outOfRange(at, raw, type.min, type.max);
  return kept(Object.is(raw, -0) ? 0 : raw);
}

function optionNames(type: TypeOf<'choice' | 'choices'>) {
  return {
    knownZh: type.options.map(({ label }) => label.zh).join('、'),
    knownEn: type.options.map(({ label }) => label.en).join(', '),
  };
}

/** A list of texts, each once and sorted; each checked by `fault`. */
function readList(raw: unknown, at: At, faultOf: (one: string) => Finding | undefined): ReadValue {
  if (!Array.isArray(raw) || raw.length > LONGEST_LIST || !raw.every((one) => typeof one === 'string'))
    return refused('register.not-list', at, raw);
  const value = [...new Set(raw as readonly string[])].sort(compareText);
  const findings = value.flatMap((one) => faultOf(one) ?? []);
  if (findings.length > 0) return { findings };
  return value.length === 0 ? { findings: [] } : kept(value);
}

function readIndustry(_: TypeOf<'industry'>, raw: unknown, at: At): ReadValue {
  if (typeof raw !== 'object' || raw === null) return refused('register.industry-form', at, raw);
  const { edition, code, ...rest } = raw as Record<string, unknown>;
  if (typeof edition !== 'string' || typeof code !== 'string' || Object.keys(rest).length > 0)
    return refused('register.industry-form', at, raw);
  const classification = at.context.classification(edition);
  if (!classification)
    return refused('register.edition-unknown', at, edition, { edition: shownValue(edition) });
  const entry = classification.lookup(code);
  return entry
    ? kept({ edition, code: entry.code })
    : refused('register.industry-unknown', at, code, { edition });
}

function readCreditCode(_: TypeOf<'credit-code'>, raw: unknown, at: At): ReadValue {
  if (typeof raw !== 'string' || !hasCreditCodeForm(raw))
    return refused('register.credit-code-form', at, raw);
  const expected = creditCodeCheck(raw);
  return raw[17] === expected
    ? kept(raw)
    : refused('register.credit-code-check', at, raw, { expected, found: raw[17] ?? '' });
}

const isId = (raw: unknown): raw is string =>
  typeof raw === 'string' && raw.length <= LONGEST_ID && /^[A-Za-z0-9][\w.:-]*$/.test(raw);

const READERS: { readonly [Kind in FieldType['kind']]: Reader<Kind> } = {
  text: (type, raw, at) => readText(type.maxLength, false, raw, at),
  'long-text': (type, raw, at) => readText(type.maxLength, true, raw, at),
  integer: readInteger,
  decimal: readDecimal,
  day: (_, raw, at) =>
    typeof raw === 'string' && isUsableDay(raw) ? kept(raw) : refused('register.not-day', at, raw),
  year: (_, raw, at) =>
    typeof raw === 'number' && Number.isInteger(raw) && raw >= 1000 && raw <= 9999
      ? kept(raw)
      : refused('register.not-year', at, raw),
  'yes-no': (_, raw, at) => (typeof raw === 'boolean' ? kept(raw) : refused('register.not-yes-no', at, raw)),
  choice: (type, raw, at) =>
    type.options.some(({ id }) => id === raw)
      ? kept(raw as string)
      : refused('register.not-choice', at, raw, optionNames(type)),
  choices: (type, raw, at) =>
    readList(raw, at, (one) =>
      type.options.some(({ id }) => id === one)
        ? undefined
        : fieldFinding('register.not-choice', at.field, { written: shownValue(one), ...optionNames(type) }),
    ),
  industry: readIndustry,
  'credit-code': readCreditCode,
  'division-code': (_, raw, at) =>
    typeof raw === 'string' && isDivisionCode(raw)
      ? kept(raw)
      : refused('register.division-code-form', at, raw),
  telephone: (_, raw, at) =>
    typeof raw === 'string' && /^(?=.{5,30}$)\+?\d+(-\d+){0,4}$/.test(raw)
      ? kept(raw)
      : refused('register.telephone-form', at, raw),
  'web-address': (_, raw, at) =>
    typeof raw === 'string' && /^https?:\/\/[^\s/?#<>"']+([/?#][^\s<>"']*)?$/i.test(raw) && raw.length <= 500
      ? kept(raw)
      : refused('register.web-address-form', at, raw),
  record: (_, raw, at) => (isId(raw) ? kept(raw) : refused('register.record-form', at, raw)),
  records: (_, raw, at) =>
    readList(raw, at, (one) => (isId(one) ? undefined : fieldFinding('register.record-form', at.field))),
  'plan-thing': (type, raw, at) =>
    at.context.planThings(type.of).some(({ id }) => id === raw)
      ? kept(raw as string)
      : refused('register.plan-thing-unknown', at, raw),
  geometry: (type, raw, at) => readGeometryValue(at.field, type.shape, raw, at.context),
  pictures: (_, raw, at) =>
    readList(raw, at, (one) =>
      /^[0-9a-f]{64}$/.test(one) ? undefined : fieldFinding('register.pictures-form', at.field),
    ),
};

/**
 * Reads a value as the wire carries it into its stored form. Text is tidied (NFC, trimmed), lists are sorted, decimals
 * brought to their one form; nothing else is changed. Empty text and empty lists are no value. Faults are findings
 * whose pointer is the id of the field.
 */
export function readValue(field: FieldDefinition, raw: unknown, context: ValueContext): ReadValue {
  // The reader of a kind takes the type of that kind: what the table says by its own type.
  const read = READERS[field.type.kind] as (type: FieldType, raw: unknown, at: At) => ReadValue;
  return read(field.type, raw, { field, context });
}
