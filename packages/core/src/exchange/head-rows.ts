import { MEASURES, type RegisterDefinition, unitOf } from '../registers/index.ts';
import { fieldOfHead } from './columns.ts';

/** Rows looked at for the heads: sheets of offices often begin with a title and a note. */
export const HEAD_ROWS = 10;

/** Where the heads of a sheet stand, and what they say. */
export interface HeadRows {
  /** Index of the last row of heads: records begin below. */
  readonly last: number;
  readonly heads: readonly string[];
}

type Row = readonly string[];

/** How many fields of the register the cells of a row of heads answer to. */
export function headsKnown(definition: RegisterDefinition, cells: Row): number {
  const found = cells.map((cell) => fieldOfHead(definition, cell));
  return new Set(found.filter((one) => one !== undefined)).size;
}

const isBlank = (cell: string | undefined) => (cell ?? '').trim() === '';

/** Whether a cell only says the unit of what stands above it: `（万元）`, `亩`. */
function isUnit(cell: string): boolean {
  const bare = cell.normalize('NFKC').trim();
  const inner = /^[([{【〔](.*)[)\]}】〕]$/.exec(bare)?.[1] ?? bare;
  return Object.keys(MEASURES).some(
    (measure) => unitOf(measure as keyof typeof MEASURES, inner) !== undefined,
  );
}

/**
 * Two rows of heads as one, as merged cells make them: a head that spans both stands in the upper row, one that spans
 * several columns stands above the first of them, a unit below the head it belongs to.
 */
function joined(definition: RegisterDefinition, upper: Row, lower: Row): string[] {
  let above = '';
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, column) => {
    const [up, low] = [(upper[column] ?? '').trim(), (lower[column] ?? '').trim()];
    if (up !== '') above = up;
    if (low === '') return up;
    if (isUnit(low)) return `${up}（${low.replace(/^[（([{【〔]|[）)\]}】〕]$/g, '')}）`;
    if (fieldOfHead(definition, low) !== undefined) return low;
    return `${above} ${low}`.trim();
  });
}

/** Whether a row may be the lower part of the heads above it: nothing stands below the heads that tell records apart. */
function mayContinue(definition: RegisterDefinition, upper: Row, lower: Row): boolean {
  const keys = new Set(definition.keyFields);
  return (
    lower.some((cell) => !isBlank(cell)) &&
    lower.every((cell) => isBlank(cell) || !/^[-+\d.,%\s]+$/.test(cell)) &&
    upper.every((head, column) => {
      const field = fieldOfHead(definition, head);
      return field === undefined || !keys.has(field) || isBlank(lower[column]);
    })
  );
}

/**
 * Finds the heads among the first rows: the row, or the two rows together, most of whose cells are known; the first of
 * equals. A row that only says units belongs to the heads above it.
 */
export function findHeads(definition: RegisterDefinition, rows: readonly Row[]): HeadRows | undefined {
  const found: { heads: Row; last: number; known: number }[] = [];
  rows.slice(0, HEAD_ROWS).forEach((cells, index) => {
    if (cells.every(isBlank)) return;
    found.push({ heads: cells, last: index, known: headsKnown(definition, cells) });
    const below = rows[index + 1];
    if (!below || !mayContinue(definition, cells, below)) return;
    const heads = joined(definition, cells, below);
    const known = headsKnown(definition, heads);
    const isUnits = known > 0 && below.every((cell) => isBlank(cell) || isUnit(cell));
    const isMore = known > headsKnown(definition, cells) && known > headsKnown(definition, below);
    // Units say nothing that counts, yet have to be taken along.
    if (isUnits || isMore) found.push({ heads, last: index + 1, known: known + (isUnits ? 0.5 : 0) });
  });
  found.sort((a, b) => b.known - a.known || a.last - b.last);
  return found[0];
}
