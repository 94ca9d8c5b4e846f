import { csvLines } from '../../platform/csv.ts';
import type { FromPool, ScreenRow } from './screen-messages.ts';
import { ScreenedIndex, type ScreenFilter } from './screened-index.ts';

/** A line of the result, as `luodi screen` writes it too. */
export interface ScreenLine {
  readonly parcel: string | number;
  readonly areaM2?: number;
  readonly overlaps?: readonly {
    readonly layer: string;
    readonly feature: string;
    readonly areaM2: number;
    readonly boundM2?: number;
    readonly touch: boolean;
  }[];
  readonly place?: string;
  readonly findings?: readonly {
    readonly code: string;
    readonly params: Readonly<Record<string, unknown>>;
  }[];
}

/** Parcels turned into CSV at a time. */
const PART = 4_096;

/** Rows of CSV for a line: one for each feature that is met; one when nothing is met or the parcel cannot be read. */
function csvRowsOf({ parcel, areaM2, overlaps, place, findings }: ScreenLine): string[][] {
  const head = [String(parcel), areaM2 === undefined ? '' : String(areaM2)];
  if (!overlaps) {
    const codes = (findings ?? []).map(({ code }) => code).join(' ');
    return [[...head, '', '', '', '', '', codes, place ?? '']];
  }
  if (overlaps.length === 0) return [[...head, '', '', '', '', '', '', '']];
  return overlaps.map(({ layer, feature, areaM2: shared, boundM2, touch }) => [
    ...head,
    layer,
    feature,
    String(shared),
    String(boundM2 ?? 0),
    String(touch),
    '',
    '',
  ]);
}

/** The lines of a run with their index. */
export class ScreenedLines {
  readonly index: ScreenedIndex;
  readonly #blobs: Blob[] = [];
  /** Record ids by number of the parcel, when they come from a register. */
  records: readonly string[] = [];

  constructor(layers: number) {
    this.index = new ScreenedIndex(layers);
  }

  add({ bytes, ...batch }: FromPool): void {
    this.#blobs.push(new Blob([bytes]));
    this.index.add(batch);
  }

  /** Rows `[from, to)` of those that meet a filter, and how many there are. */
  async rows(
    filter: ScreenFilter,
    from: number,
    to: number,
  ): Promise<{ readonly total: number; readonly rows: readonly ScreenRow[] }> {
    const { total, at } = this.index.select(filter);
    const numbers = Array.from({ length: Math.max(0, Math.min(to, total) - from) }, (_, i) => at(from + i));
    const rows = await Promise.all(
      numbers.map(async (number): Promise<ScreenRow> => {
        const record = this.records[number];
        const line = await this.#lineOf(number).text();
        return { number, line, ...(record === undefined ? {} : { record }) };
      }),
    );
    return { total, rows };
  }

  /** The lines as a file. It refers to the blobs there are; nothing is copied. */
  ndjson(filter: ScreenFilter): Blob {
    const isWhole = filter.kind === 'all' && filter.layer === undefined;
    const { total, at } = this.index.select(filter);
    const parts = isWhole ? this.#blobs : Array.from({ length: total }, (_, i) => this.#lineOf(at(i)));
    return new Blob(parts, { type: 'application/x-ndjson' });
  }

  /** The lines as a table, a row for each feature that is met. */
  async csv(filter: ScreenFilter, columns: readonly string[]): Promise<Blob> {
    const { total, at } = this.index.select(filter);
    const parts = [new Blob([`\uFEFF${csvLines([columns])}`])];
    for (let from = 0; from < total; from += PART) {
      const count = Math.min(PART, total - from);
      const lines = new Blob(Array.from({ length: count }, (_, i) => this.#lineOf(at(from + i))));
      const rows = (await lines.text())
        .trimEnd()
        .split('\n')
        .flatMap((line) => csvRowsOf(JSON.parse(line) as ScreenLine));
      parts.push(new Blob([csvLines(rows)]));
    }
    return new Blob(parts, { type: 'text/csv;charset=utf-8' });
  }

  #lineOf(parcel: number): Blob {
    const { batch, from, to } = this.index.locate(parcel);
    return (this.#blobs[batch] ?? new Blob()).slice(from, to);
  }
}
