import type { Bilingual } from '../base/index.ts';
import {
  type ChangedCode,
  type Classification,
  changedCodes2011,
  changedSince2011,
  GBT4754_2011,
  GBT4754_2017_1,
} from '../industry/index.ts';
import {
  type Cell,
  isPlaceholder,
  type RegisterDefinition,
  type ValueContext,
  wordKey,
  writtenIndustry,
} from '../registers/index.ts';
import type { Asked, AskedOption, ProposedColumn, SourceRow } from './source-table.ts';

/** Answer that keeps the rows of a code out of the import. */
const LEFT_OUT = 'out';
/** What the question about the codes that are not known to have changed is asked and remembered under. */
const SAME = 'same';

/** What a cell says by GB/T 4754-2011. */
type OldCode =
  /** A code whose digits were given away, narrowed or dropped since. */
  | { readonly kind: 'changed'; readonly key: string; readonly change: ChangedCode }
  /** A code that is not known to have changed; `text` is read by the edition of today when that is wanted. */
  | { readonly kind: 'kept'; readonly key: typeof SAME; readonly code: string; readonly text: string }
  | { readonly kind: 'unknown' };

/** What becomes of a cell that says a code of 2011. */
export type OldReading =
  | { readonly kind: 'read'; readonly text: string; readonly written: string }
  | { readonly kind: 'left-out' }
  | { readonly kind: 'unknown' };

interface Found {
  readonly row: number;
  rows: number;
  readonly codes: Set<string>;
}

/** Names the code and what it is called. */
function named(classification: Classification, code: string): Bilingual {
  return {
    zh: `${code} ${classification.name(code, 'zh') ?? ''}`.trim(),
    en: `${code} ${classification.name(code, 'en') ?? ''}`.trim(),
  };
}

/** Longest list of codes that a question names. */
const MOST_NAMED = 12;

/**
 * Codes of GB/T 4754-2011 in the industry columns of a file. Every row is shown to it once; then it knows what has to be
 * asked, and with the answers what a cell becomes. Only for zones that work with the edition of 2017: the table of
 * changed codes leads from the one to the other. Nothing is ever translated that nobody was asked about.
 */
export class OldCodes {
  readonly #context: ValueContext;
  readonly #classification: Classification | undefined;
  readonly #columns: readonly ProposedColumn[];
  /** By index of the column, then by text of the cell: first row and number of rows. */
  readonly #cells = new Map<number, Map<string, { readonly row: number; rows: number }>>();
  readonly #namesOf2017: ReadonlySet<string>;
  readonly #changedByName: ReadonlyMap<string, ChangedCode>;
  /** What was found out about a text, by index of the column: a file says the same things again and again. */
  readonly #known = new Map<number, Map<string, OldCode | undefined>>();

  constructor(definition: RegisterDefinition, columns: readonly ProposedColumn[], context: ValueContext) {
    const isIndustry = ({ field }: ProposedColumn) =>
      definition.fields.some(({ id, type }) => id === field && type.kind === 'industry');
    const applies = context.edition === GBT4754_2017_1;
    this.#context = context;
    this.#classification = applies ? context.classification(GBT4754_2017_1) : undefined;
    this.#columns = this.#classification ? columns.filter(isIndustry) : [];
    for (const { index } of this.#columns) this.#cells.set(index, new Map());
    const entries = this.isWanted ? (this.#classification?.entries ?? []) : [];
    this.#namesOf2017 = new Set(entries.flatMap(({ zh, en }) => [zh, en].flatMap(keyOf)));
    // A class that is the whole of its group bears its name: the class, which comes later, is meant.
    const changed = this.isWanted ? changedCodes2011() : [];
    this.#changedByName = new Map(
      changed.flatMap((one) =>
        [one.meaning.zh, one.meaning.en].flatMap(keyOf).map((key) => [key, one] as const),
      ),
    );
  }

  /** Whether rows have to be shown at all. */
  get isWanted(): boolean {
    return this.#columns.length > 0;
  }

  take({ row, cells }: SourceRow): void {
    for (const [index, seen] of this.#cells) {
      const text = String(cells[index] ?? '').trim();
      if (text === '' || isPlaceholder(text)) continue;
      const known = seen.get(text);
      if (known) known.rows++;
      else seen.set(text, { row, rows: 1 });
    }
  }

  /** Codes and names in a column that only the edition of 2011 explains; none says nothing. */
  evidence(index: number): readonly string[] {
    const found = new Set<string>();
    for (const text of this.#cells.get(index)?.keys() ?? []) {
      const old = this.#oldIn2017(text, false);
      if (old?.kind === 'changed') found.add(old.key);
    }
    return [...found].sort();
  }

  /** Whether a text that is written under the edition of 2017 can only be meant by that of 2011. */
  #oldIn2017(text: string, leansOld: boolean): OldCode | undefined {
    const { edition, code, name } = writtenIndustry(text);
    const classification = this.#classification;
    if (!classification || (edition !== undefined && edition !== GBT4754_2017_1)) return undefined;
    if (code === undefined) {
      const change = this.#namesOf2017.has(wordKey(name))
        ? undefined
        : this.#changedByName.get(wordKey(name));
      return change && { kind: 'changed', key: change.code, change };
    }
    const change = changedSince2011(code);
    if (!change) return undefined;
    const now = classification.lookup(code);
    const meansOld = isNamed(change.meaning.zh, name) || isNamed(change.meaning.en, name);
    const meansNow = isNamed(now?.zh, name) || isNamed(now?.en, name);
    const isOld = !now || (meansOld && !meansNow) || (leansOld && name === '');
    return isOld ? { kind: 'changed', key: change.code, change } : undefined;
  }

  #old2011(text: string): OldCode {
    const { code, name } = writtenIndustry(text);
    const change = code === undefined ? this.#changedByName.get(wordKey(name)) : changedSince2011(code);
    if (change) return { kind: 'changed', key: change.code, change };
    const bare = text.replace(/\s*\[[^\]]*\]$/, '');
    const digits = code?.replace(/^[A-T](?=\d)/, '');
    const kept =
      digits === undefined
        ? this.#classification?.entries.find(({ zh, en }) => isNamed(zh, name) || isNamed(en, name))
        : this.#classification?.lookup(digits);
    return kept ? { kind: 'kept', key: SAME, code: kept.code, text: bare } : { kind: 'unknown' };
  }

  #read(text: string, column: ProposedColumn): OldCode | undefined {
    const known = this.#known.get(column.index) ?? new Map<string, OldCode | undefined>();
    this.#known.set(column.index, known);
    if (known.has(text)) return known.get(text);
    const edition = writtenIndustry(text).edition ?? column.edition ?? this.#context.edition;
    const old =
      edition === GBT4754_2011 ? this.#old2011(text) : this.#oldIn2017(text, this.#leansOld(column));
    known.set(text, old);
    return old;
  }

  readonly #leaning = new Map<number, boolean>();

  #leansOld({ index }: ProposedColumn): boolean {
    const known = this.#leaning.get(index) ?? this.evidence(index).length > 0;
    this.#leaning.set(index, known);
    return known;
  }

  /**
   * Questions about the columns whose edition is settled: one for each code that changed, with its known successors,
   * and one for all codes of a column that are not known to have changed.
   */
  questions(): Asked[] {
    return this.#columns.flatMap((column) => {
      const found = new Map<string, { old: Exclude<OldCode, { kind: 'unknown' }>; at: Found }>();
      for (const [text, { row, rows }] of this.#cells.get(column.index) ?? []) {
        const old = this.#read(text, column);
        if (!old || old.kind === 'unknown') continue;
        const known = found.get(old.key) ?? { old, at: { row, rows: 0, codes: new Set<string>() } };
        known.at.rows += rows;
        if (old.kind === 'kept') known.at.codes.add(old.code);
        found.set(old.key, known);
      }
      const sorted = [...found].sort(([a], [b]) => (a === SAME ? 1 : b === SAME ? -1 : a < b ? -1 : 1));
      return sorted.flatMap(([key, { old, at }]) => {
        const asked =
          old.kind === 'changed' ? this.#askChanged(column, old.change, at) : this.#askKept(column, at);
        const before = column.successors?.[key];
        const isOption = asked.options.some(({ id }) => id === before);
        return isOption && before !== undefined ? [{ ...asked, answer: before }] : [asked];
      });
    });
  }

  #leaveOut(rows: number): AskedOption {
    return {
      id: LEFT_OUT,
      label: {
        zh: `这 ${rows} 行不导入`,
        en: rows === 1 ? 'Leave this row out' : `Leave these ${rows} rows out`,
      },
    };
  }

  #askChanged({ field, header, edition }: ProposedColumn, change: ChangedCode, { row, rows }: Found): Asked {
    const { code, meaning, candidates, now } = change;
    const classification = this.#classification!;
    const successors = candidates.filter((one) => classification.lookup(one) !== undefined);
    // Where the column as a whole is of 2017, the digits may be meant as they are read today.
    const asToday = edition !== GBT4754_2011 && now !== undefined && !successors.includes(code) ? [code] : [];
    const today = named(classification, code);
    const changed =
      now === undefined
        ? { zh: '2017 版没有这个代码。', en: 'In the edition of 2017 the code is gone.' }
        : {
            zh: `同样的数字在 2017 版${successors.includes(code) ? '只' : ''}指“${today.zh}”。`,
            en: `In 2017 the same digits mean ${successors.includes(code) ? 'only ' : ''}“${today.en}”.`,
          };
    const split = successors.length > 1;
    return {
      id: `industry:${field}:${code}`,
      kind: 'industry',
      text: {
        zh: `“${header}”一列的 ${code}（${rows} 行，首见第 ${row} 行）是 GB/T 4754-2011 的代码，指“${meaning.zh}”。${changed.zh}${split ? '它已分作几类，' : ''}按 2017 版是哪一个？`,
        en: `${code} in the column “${header}” (${rows} rows, first in row ${row}) is a code of GB/T 4754-2011: ${meaning.en}. ${changed.en} ${split ? 'It was split into several. ' : ''}Which code of 2017 is it?`,
      },
      options: [
        ...successors.map((one) => ({ id: one, label: named(classification, one) })),
        ...asToday.map((one) => ({
          id: one,
          label: { zh: `${today.zh}（本来就是 2017 版）`, en: `${today.en} (it is of 2017 already)` },
        })),
        this.#leaveOut(rows),
      ],
      ...(successors.length === 1 && asToday.length === 0 ? { proposed: successors[0]! } : {}),
    };
  }

  #askKept({ field, header }: ProposedColumn, { rows, codes }: Found): Asked {
    const all = [...codes].sort();
    const classification = this.#classification!;
    const first = named(classification, all[0]!);
    const list = all.slice(0, MOST_NAMED);
    const more = all.length > list.length;
    return {
      id: `industry:${field}:${SAME}`,
      kind: 'industry',
      text: {
        zh: `“${header}”一列按 GB/T 4754-2011 填写，其中 ${list.join('、')}${more ? `等 ${all.length} 个代码` : ''}（${rows} 行）不在已知有变动的代码之内，2017 版也有同样的代码。这里没有 2011 版全表，不能断定含义一字未变。照同样的代码读作 2017 版吗？`,
        en: `The column “${header}” is of GB/T 4754-2011. ${list.join(', ')}${more ? ` and ${all.length - list.length} more` : ''} (${rows} rows) are not among the codes known to have changed, and 2017 has the same codes. The whole table of 2011 is not held here, so it cannot be said that they mean the same to the letter. Read them as the same codes of 2017?`,
      },
      options: [
        {
          id: SAME,
          label: {
            zh: `照同样的代码读作 2017 版，如 ${first.zh}`,
            en: `As the same codes of 2017, such as ${first.en}`,
          },
        },
        this.#leaveOut(rows),
      ],
      proposed: SAME,
    };
  }

  /** What a cell becomes that says a code of 2011; `undefined` when it says none. */
  reading(column: ProposedColumn, cell: Cell): OldReading | undefined {
    const text = String(cell ?? '').trim();
    if (text === '' || isPlaceholder(text) || !this.#cells.has(column.index)) return undefined;
    const old = this.#read(text, column);
    if (!old) return undefined;
    if (old.kind === 'unknown') return old;
    const answer = column.successors?.[old.key];
    if (answer === LEFT_OUT) return { kind: 'left-out' };
    if (answer === undefined) return { kind: 'unknown' };
    return { kind: 'read', written: text, text: old.kind === 'kept' ? old.text : answer };
  }
}

const keyOf = (name: string | undefined) => (name === undefined ? [] : [wordKey(name)]);

function isNamed(name: string | undefined, written: string): boolean {
  return name !== undefined && written !== '' && wordKey(name) === wordKey(written);
}

/** What was translated, for the basis of the change set: `3140 → 3130`; nothing when nothing was. */
export function translationText(asked: readonly Asked[], answers: Readonly<Record<string, string>>): string {
  const told = asked
    .filter(({ kind }) => kind === 'industry')
    .flatMap(({ id, answer }) => {
      const [, , code = ''] = id.split(':');
      const to = answers[id] ?? answer;
      if (to === undefined || to === LEFT_OUT) return [];
      return [code === SAME ? '其余同码 others as they are' : `${code} → ${to}`];
    });
  return told.length === 0 ? '' : `${GBT4754_2011} → ${GBT4754_2017_1}: ${told.join(', ')}`;
}
