import { GBT4754_2011, GBT4754_2017_1 } from '../industry/index.ts';
import {
  type FieldDefinition,
  type MeasureUnit,
  type RegisterDefinition,
  unitOf,
} from '../registers/index.ts';
import { HEAD_WORDS } from './head-words.data.ts';
import type { ColumnMapping, ProposedColumn, SourceColumn } from './source-table.ts';

/** A head taken apart: what it names, and what stands in brackets or behind a comma (a unit, an edition). */
interface Head {
  readonly name: string;
  readonly remarks: readonly string[];
}

/** Full-width signs to plain ones, without blanks, marks of obligation and case: the form heads are compared in. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s*_-]+/g, '')
    .toLowerCase();
}

/** Takes a head apart: `注册资本（万元）`, `Registered capital (10,000 CNY)`, `面积/亩`. */
function readHead(header: string): Head {
  const text = header
    .normalize('NFKC')
    .replace(/[\r\n]+/g, ' ')
    .trim();
  const remarks: string[] = [];
  const bare = text.replace(/[([{〔【]([^()[\]{}〔〕【】]*)[)\]}〕】]/g, (_, inner: string) => {
    remarks.push(inner.trim());
    return ' ';
  });
  const [name = '', ...rest] = bare.split(/[/,:]/);
  return {
    name: plain(name),
    remarks: [...remarks, ...rest.map((part) => part.trim())].filter((part) => part !== ''),
  };
}

/** Names under which a field is known in files. */
function namesOf(field: FieldDefinition): Set<string> {
  const { id, label } = field;
  return new Set([
    plain(label.zh),
    plain(label.en),
    plain(id),
    readHead(label.zh).name,
    readHead(label.en).name,
  ]);
}

/** A DBF column holds ten bytes of its name: our own shapefiles carry the beginning of a field's id. */
const DBF_NAME = 10;

const LONGITUDE = /^(经度|东经|lon|lng|long|longitude|x坐标|坐标x)$/;
const LATITUDE = /^(纬度|北纬|lat|latitude|y坐标|坐标y)$/;

/** Edition that a remark names: 2017, GB/T 4754-2017. */
function editionOf(remarks: readonly string[]): string | undefined {
  const year = remarks
    .map((remark) => /(?:^|\D)(2017|2011)(?:\D|$)/.exec(remark)?.[1])
    .find((one) => one !== undefined);
  if (year === undefined) return undefined;
  return year === '2017' ? GBT4754_2017_1 : GBT4754_2011;
}

function unitIn(field: FieldDefinition, remarks: readonly string[]): MeasureUnit | undefined {
  const { type } = field;
  if (type.kind !== 'decimal') return undefined;
  for (const remark of remarks) {
    const unit = unitOf(type.measure, remark.replace(/^单位[::]?/, ''));
    if (unit) return unit;
  }
  return undefined;
}

/** Id of the field a head means. */
export function fieldOfHead(definition: RegisterDefinition, head: string): string | undefined {
  return fieldOf(definition, head)?.field;
}

/** A head with fewer and fewer of the brackets at its end: labels have some of their own, before that of a unit. */
function* withFewerBrackets(header: string): Generator<string> {
  const bracket = /[([{〔【][^()[\]{}〔〕【】]*[)\]}〕】]\s*$/;
  for (let text = header.normalize('NFKC').trim(); text !== ''; text = text.replace(bracket, '').trim()) {
    yield plain(text);
    if (!bracket.test(text)) return;
  }
}

/** The field whose label or id a head is, brackets and all as far as the label has them. */
function fieldCalled(definition: RegisterDefinition, header: string, name: string): string | undefined {
  for (const text of withFewerBrackets(header)) {
    const whole = definition.fields.filter(({ id, label }) =>
      [label.zh, label.en, id].some((one) => plain(one) === text),
    );
    if (whole.length === 1) return whole[0]!.id;
  }
  const found = definition.fields.filter((field) => namesOf(field).has(name));
  return found.length === 1 ? found[0]!.id : undefined;
}

/** Field a head means: by a label or id exactly, or by being the only one whose name holds it or is held by it. */
function fieldOf(
  definition: RegisterDefinition,
  header: string,
): { field: string; how: 'exact' | 'likely' } | undefined {
  const { name } = readHead(header);
  if (name === '') return undefined;
  const exact = fieldCalled(definition, header, name);
  if (exact !== undefined) return { field: exact, how: 'exact' };
  const point = definition.fields.find(
    (field) => field.type.kind === 'geometry' && field.type.shape === 'point',
  );
  if (point && LONGITUDE.test(name)) return { field: `${point.id}.longitude`, how: 'exact' };
  if (point && LATITUDE.test(name)) return { field: `${point.id}.latitude`, how: 'exact' };
  const dbf = definition.fields.filter((field) => field.id.slice(0, DBF_NAME).toLowerCase() === name);
  if (name.length === DBF_NAME && dbf.length === 1) return { field: dbf[0]!.id, how: 'exact' };
  if ([...name].length < 2) return undefined;
  const called = definition.fields.find(({ id }) => HEAD_WORDS[`${definition.id}.${id}`]?.includes(name));
  if (called) return { field: called.id, how: 'likely' };
  // Ids are made of words, such as `holderName`, that say nothing by themselves.
  const near = definition.fields.filter((field) =>
    [...namesOf(field)].some(
      (known) =>
        [...known].length >= 2 && known !== plain(field.id) && (known.includes(name) || name.includes(known)),
    ),
  );
  return near.length === 1 ? { field: near[0]!.id, how: 'likely' } : undefined;
}

/** What a sender's earlier files with these heads were read as, by head. */
export type Remembered = ReadonlyMap<string, Omit<ColumnMapping, 'index'>>;

/** Heads of a file as one text: what a remembered mapping is kept under. */
export function headsKey(headers: readonly string[]): string {
  return headers.map((header) => header.normalize('NFKC').trim()).join('\u001f');
}

/**
 * Proposes a field for each column: what was chosen for this sender before, else by the head in either language. Two
 * columns never go to one field: the surer one wins, then the first.
 */
export function proposeColumns(
  definition: RegisterDefinition,
  columns: readonly SourceColumn[],
  remembered: Remembered = new Map(),
): ProposedColumn[] {
  const proposals = columns.map((column): ProposedColumn => {
    const known = remembered.get(column.header.normalize('NFKC').trim());
    if (known) return { ...column, ...known, how: 'remembered' };
    const head = readHead(column.header);
    const found = fieldOf(definition, column.header);
    if (!found) return { ...column, how: 'none' };
    return { ...column, ...found, ...readingOf(definition, found.field, head.remarks) };
  });
  const rank = { remembered: 0, chosen: 0, exact: 1, likely: 2, none: 3 };
  const taken = new Map<string, ProposedColumn>();
  for (const one of proposals) {
    const other = one.field === undefined ? undefined : taken.get(one.field);
    if (one.field !== undefined && (!other || rank[one.how] < rank[other.how])) taken.set(one.field, one);
  }
  return proposals.map((one) => {
    if (one.field === undefined || taken.get(one.field) === one) return one;
    const { index, header, samples } = one;
    return { index, header, samples, how: 'none' };
  });
}

/** Unit and edition that the head of a column says. */
function readingOf(
  definition: RegisterDefinition,
  id: string,
  remarks: readonly string[],
): { unit?: string; edition?: string } {
  const field = definition.fields.find((one) => one.id === id);
  if (!field) return {};
  const unit = unitIn(field, remarks)?.id;
  const edition = field.type.kind === 'industry' ? editionOf(remarks) : undefined;
  return { ...(unit === undefined ? {} : { unit }), ...(edition === undefined ? {} : { edition }) };
}

/** Columns as a person chose them; those not named are left out. A unit or edition not chosen is that of the head. */
export function chosenColumns(
  definition: RegisterDefinition,
  columns: readonly SourceColumn[],
  chosen: readonly ColumnMapping[],
): ProposedColumn[] {
  const byIndex = new Map(chosen.map((one) => [one.index, one]));
  return columns.map((column) => {
    const one = byIndex.get(column.index);
    if (!one) return { ...column, how: 'none' };
    const said = readingOf(definition, one.field, readHead(column.header).remarks);
    return { ...column, ...said, ...one, how: 'chosen' };
  });
}
