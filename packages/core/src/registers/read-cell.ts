import { Exact, type Finding } from '../base/index.ts';
import { decimalText, inBaseUnit, readNumber, roundedText, takeMultiplier, unitOf } from './decimal.ts';
import { type FieldDefinition, type FieldType, MEASURES, type MeasureUnit, shownUnit } from './definition.ts';
import { fromGeoJson, geoJsonOfText } from './geometry-value.ts';
import { readWrittenIndustry } from './industry-cell.ts';
import { readValue, shownValue } from './read-value.ts';
import { type CellReading, fieldFinding, type Named, type ReadValue, type ValueContext } from './value.ts';
import { folded, isPlaceholder, sameWord, wordKey } from './written.ts';
import { readWrittenDay } from './written-day.ts';

/** What stands in a cell of a sheet: text, a number as the sheet holds it, yes or no. */
export type Cell = string | number | boolean | null | undefined;

interface At {
  readonly field: FieldDefinition;
  readonly context: ValueContext;
  readonly reading: CellReading;
}

type Code = Parameters<typeof fieldFinding>[0];
type TypeOf<Kind extends FieldType['kind']> = Extract<FieldType, { readonly kind: Kind }>;
type Reader<Kind extends FieldType['kind']> = (type: TypeOf<Kind>, text: string, at: At) => ReadValue;

function refused(
  code: Code,
  { field }: At,
  written: string,
  params: Record<string, string | number> = {},
): ReadValue {
  return { findings: [fieldFinding(code, field, { written: shownValue(written), ...params })] };
}

/** Hands what was understood to the reader of stored values, so that both agree on what is in order. */
function checked(raw: unknown, { field, context }: At, noted: readonly Finding[] = []): ReadValue {
  const read = readValue(field, raw, context);
  return noted.length === 0 ? read : { ...read, findings: [...noted, ...read.findings] };
}

function readInteger(type: TypeOf<'integer'>, text: string, at: At): ReadValue {
  const number = readNumber(text);
  if ('doubt' in number)
    return refused(
      number.doubt === 'separators' ? 'register.separators-in-doubt' : 'register.not-integer',
      at,
      text,
    );
  const { exact, rest } = takeMultiplier(number);
  const labels = type.unit ? [type.unit.zh, type.unit.en] : [];
  if (exact.denominator !== 1n || (rest !== '' && !labels.some((label) => sameWord(label, rest))))
    return refused('register.not-integer', at, text);
  return checked(Number(exact.numerator), at);
}

/** Unit of a written number: what stands behind it, else that of the column, else the one the field is shown in. */
function unitOfCell(
  type: TypeOf<'decimal'>,
  rest: string,
  { field, reading }: At,
): { unit: MeasureUnit; noted: Finding[] } | undefined {
  const column = MEASURES[type.measure].find(({ id }) => id === reading.unit) ?? shownUnit(type);
  if (rest === '') return { unit: column, noted: [] };
  const unit = unitOf(type.measure, rest);
  if (!unit) return undefined;
  if (reading.unit === undefined || unit.id === column.id) return { unit, noted: [] };
  const params = {
    columnZh: column.label.zh,
    columnEn: column.label.en,
    unitZh: unit.label.zh,
    unitEn: unit.label.en,
  };
  return { unit, noted: [fieldFinding('register.unit-differs', field, params)] };
}

function readDecimal(type: TypeOf<'decimal'>, text: string, at: At): ReadValue {
  const number = readNumber(text);
  if ('doubt' in number)
    return refused(
      number.doubt === 'separators' ? 'register.separators-in-doubt' : 'register.not-number',
      at,
      text,
    );
  let { exact, rest } = number;
  let of = unitOfCell(type, rest, at);
  if (!of) {
    const taken = takeMultiplier(number);
    if (taken.rest !== rest) {
      ({ exact, rest } = taken);
      // 1.2亿 in a column of 万元 says how many, not how many 万元: only a unit written out makes it clear.
      of = rest === '' ? undefined : unitOfCell(type, rest, at);
    }
  }
  if (!of) {
    const known = MEASURES[type.measure].map(({ label }) => label.zh).join('、');
    return refused('register.unit-unknown', at, text, { unit: shownValue(rest || number.rest), known });
  }
  const base = inBaseUnit(exact, of.unit);
  const value = decimalText(base, type.places);
  if (value !== undefined) return checked(value, at, of.noted);
  const rounded = roundedText(base, type.places);
  const [baseUnit] = MEASURES[type.measure];
  const params = {
    written: shownValue(text),
    value: rounded,
    places: type.places,
    unitZh: baseUnit?.label.zh ?? '',
    unitEn: baseUnit?.label.en ?? '',
  };
  return checked(rounded, at, [...of.noted, fieldFinding('register.rounded', at.field, params)]);
}

const DAY_DOUBTS = {
  none: 'register.not-day',
  incomplete: 'register.day-incomplete',
  order: 'register.day-order',
  serial: 'register.day-serial',
  time: 'register.day-time',
  'no-such-day': 'register.no-such-day',
} as const;

function readDay(_: TypeOf<'day'>, text: string, at: At): ReadValue {
  const read = readWrittenDay(text);
  return 'day' in read ? checked(read.day, at) : refused(DAY_DOUBTS[read.doubt], at, text);
}

const YES: ReadonlySet<string> = new Set(['是', '有', '对', 'yes', 'y', 'true', '1', '√', '✓', '✔']);
const NO: ReadonlySet<string> = new Set(['否', '无', '不是', '没有', 'no', 'n', 'false', '0', '×', '✗', 'x']);

function readYesNo(_: TypeOf<'yes-no'>, text: string, at: At): ReadValue {
  const key = wordKey(text);
  if (YES.has(key)) return checked(true, at);
  return NO.has(key) ? checked(false, at) : refused('register.not-yes-no', at, text);
}

/** Option that a writing means by its id or a label, else the writing itself, for the reader of values to refuse. */
function optionOf(type: TypeOf<'choice' | 'choices'>, text: string): string {
  const exact = type.options.find(({ id }) => id === text.trim());
  const found = type.options.filter(({ label }) => sameWord(label.zh, text) || sameWord(label.en, text));
  return exact?.id ?? (found.length === 1 ? found[0]!.id : text);
}

/** Parts of a written list. A separator may stand inside a name, so the coarser ones are tried first. */
function partsOf(text: string, isKnown: (part: string) => boolean): string[] {
  if (isKnown(text)) return [text];
  const coarse = text.split(/[;；\n|]/);
  return coarse
    .flatMap((part) => (isKnown(part) ? [part] : part.split(/[、,，]/)))
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function readChoices(type: TypeOf<'choices'>, text: string, at: At): ReadValue {
  const isKnown = (part: string) => type.options.some(({ id }) => id === optionOf(type, part));
  return checked(
    partsOf(text, isKnown).map((part) => optionOf(type, part)),
    at,
  );
}

function thingOf(type: TypeOf<'plan-thing'>, text: string, at: At): ReadValue {
  const things = at.context.planThings(type.of);
  const byName = ({ name }: Named) => sameWord(name.zh, text) || sameWord(name.en, text);
  const exact = things.find(({ id }) => id === text.trim());
  const found = exact ? [exact] : things.filter(byName);
  if (found.length > 1)
    return refused('register.plan-thing-ambiguous', at, text, { ids: found.map(({ id }) => id).join(', ') });
  return found[0] ? checked(found[0].id, at) : refused('register.plan-thing-unknown', at, text);
}

/** The one record a writing means; without a lookup the writing has to be its id. */
function recordOf(register: string, text: string, at: At): { id: string } | { finding: Finding } {
  const lookup = at.context.records;
  const found = lookup ? lookup.find(register, text.trim()) : [text.trim()];
  if (found.length === 1) return { id: found[0]! };
  const code = found.length === 0 ? 'register.record-unknown' : 'register.record-ambiguous';
  const params = { written: shownValue(text), register, count: found.length };
  return { finding: fieldFinding(code, at.field, params) };
}

function readRecords(type: TypeOf<'records'>, text: string, at: At): ReadValue {
  const isKnown = (part: string) =>
    at.context.records !== undefined && at.context.records.find(type.register, part.trim()).length > 0;
  const read = partsOf(text, isKnown).map((part) => recordOf(type.register, part, at));
  const findings = read.flatMap((one) => ('finding' in one ? one.finding : []));
  if (findings.length > 0) return { findings };
  return checked(
    read.flatMap((one) => ('id' in one ? one.id : [])),
    at,
  );
}

function readTelephone(_: TypeOf<'telephone'>, text: string, at: At): ReadValue {
  const plain = folded(text)
    .replace(/^\((\d+)\)/, '$1-')
    .replace(/(?:转|分机|ext\.?)\s*/i, '-')
    .replaceAll(/[\s()]+/g, '')
    .replaceAll(/-{2,}/g, '-');
  return checked(plain, at);
}

function readGeometry(type: TypeOf<'geometry'>, text: string, at: At): ReadValue {
  const geojson = geoJsonOfText(text);
  if (geojson === undefined) return refused('register.geometry-form', at, text);
  const { crs = 'EPSG:4490', file } = at.reading;
  const origin = file === undefined ? { crs } : { crs, file };
  return fromGeoJson(at.field, type.shape, geojson, origin, at.context);
}

const READERS: { readonly [Kind in FieldType['kind']]: Reader<Kind> } = {
  text: (_, text, at) => checked(text, at),
  'long-text': (_, text, at) => checked(text, at),
  integer: readInteger,
  decimal: readDecimal,
  day: readDay,
  year: (_, text, at) => {
    const year = /^(\d{4})年?(?:度)?$/.exec(folded(text))?.[1];
    return year === undefined ? refused('register.not-year', at, text) : checked(Number(year), at);
  },
  'yes-no': readYesNo,
  choice: (type, text, at) => checked(optionOf(type, text), at),
  choices: readChoices,
  industry: (_, text, at) => {
    const read = readWrittenIndustry(at.field, text, at.context, at.reading.edition);
    return 'finding' in read ? { findings: [read.finding] } : checked(read.value, at);
  },
  'credit-code': (_, text, at) => checked(folded(text).replaceAll(/[\s-]/g, '').toUpperCase(), at),
  'division-code': (_, text, at) => checked(folded(text), at),
  telephone: readTelephone,
  'web-address': (_, text, at) => checked(folded(text), at),
  record: (type, text, at) => {
    const one = recordOf(type.register, text, at);
    return 'finding' in one ? { findings: [one.finding] } : checked(one.id, at);
  },
  records: readRecords,
  'plan-thing': thingOf,
  geometry: readGeometry,
  pictures: (_, text, at) => checked(folded(text).split(/[\s,;]+/), at),
};

/**
 * Reads what a person wrote in a cell: units, full-width digits, thousands separators, the usual spellings of days,
 * labels of choices in either language, industries by code or name. What is in doubt becomes a finding, never a guess.
 * An empty cell is no value; so is a dash or N/A, with a warning.
 */
export function readCell(
  field: FieldDefinition,
  cell: Cell,
  context: ValueContext,
  reading: CellReading = {},
): ReadValue {
  const at = { field, context, reading };
  if (cell === null || cell === undefined) return { findings: [] };
  if (typeof cell === 'boolean' && field.type.kind === 'yes-no') return checked(cell, at);
  const text = typeof cell === 'number' ? numberText(cell) : String(cell);
  if (folded(text) === '') return { findings: [] };
  if (isPlaceholder(text)) return refused('register.placeholder', at, text);
  const read = READERS[field.type.kind] as (type: FieldType, text: string, at: At) => ReadValue;
  return read(field.type, text, at);
}

/** A number of a sheet as its author wrote it: the shortest decimal that gives the same double. */
function numberText(cell: number): string {
  return Number.isFinite(cell) ? Exact.fromNumber(cell).toString() : String(cell);
}
