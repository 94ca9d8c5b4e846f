import type { Finding } from '../base/index.ts';
import { geometryFinding } from './findings.ts';
import { HeaderReader, type LandHeader, splitHead } from './land-header.ts';

/** Two numbers of a line, before anyone says which is which. */
export interface RawPoint {
  readonly ring: number;
  readonly first: number;
  readonly second: number;
  readonly line: number;
}

/** A plot of a land text, or the whole of a pasted list. */
export interface RawPlot {
  readonly name: string;
  readonly statedPoints?: number;
  /** Area as the file writes it, with or without a unit. */
  readonly statedArea?: string;
  readonly line: number;
  /** Cells of the plot line as written; none for a pasted list. */
  readonly cells: readonly string[];
  readonly points: RawPoint[];
}

/** The text taken apart, nothing decided about axes or system. */
export interface RawList {
  readonly plots: readonly RawPlot[];
  readonly header: LandHeader;
  readonly findings: readonly Finding[];
}

/** Lines read at the most; a longer text is refused, never cut off. */
const MOST_LINES = 300_000;
const LONGEST_LINE = 1000;
/** Unreadable lines listed one by one; the rest is a number. */
const MOST_LISTED = 100;

/** Full-width digits and punctuation to their plain forms. */
function plain(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\t]/g, ' ')
    .replace(/[，、；]/g, ',')
    .replace(/[。]/g, '.');
}

const NUMBER = String.raw`[+-]?\d+(?:\.\d+)?`;
const LAND_POINT = new RegExp(String.raw`^J?\d{1,7},(\d{1,3}),(${NUMBER}),(${NUMBER})$`, 'i');
const BARE_PAIR = new RegExp(String.raw`^(${NUMBER})[°\s,]+(${NUMBER})°?$`);
/** Label, ring number and height are optional. A bare label has at most five digits: six could be an easting. */
const PAIR = new RegExp(
  String.raw`^(?:(?:J\d{1,7}|\d{1,5}|[A-Z]\d{0,6})[\s,]+)?(?:(\d{1,3})[\s,]+)?(${NUMBER})[°\s,]+(${NUMBER})°?(?:[\s,]+${NUMBER})?$`,
  'i',
);
const COLUMN_NAMES = /^(x|y|lon|lat|经度|纬度|点号|序号|横坐标|纵坐标)\D*$/i;

function parsePoint(text: string, line: number): RawPoint | undefined {
  const land = LAND_POINT.exec(text);
  if (land) return { ring: Number(land[1]), first: Number(land[2]), second: Number(land[3]), line };
  const bare = BARE_PAIR.exec(text);
  if (bare) return { ring: 1, first: Number(bare[1]), second: Number(bare[2]), line };
  const pair = PAIR.exec(text);
  if (!pair) return undefined;
  return { ring: Number(pair[1] ?? 1), first: Number(pair[2]), second: Number(pair[3]), line };
}

/** A plot line of the land text: `points,area,number,name,…,@`. */
function parsePlot(text: string, line: number): RawPlot | undefined {
  if (!text.endsWith('@')) return undefined;
  const cells = text.slice(0, -1).split(',');
  const stated = Number(cells[0]);
  const area = cells[1]?.trim();
  return {
    name: (cells[3]?.trim() || cells[2]?.trim() || String(line)).slice(0, 60),
    ...(Number.isInteger(stated) && stated > 0 ? { statedPoints: stated } : {}),
    ...(area ? { statedArea: area.slice(0, 40) } : {}),
    line,
    cells: cells.map((cell) => cell.trim()),
    points: [],
  };
}

class LineReader {
  readonly plots: RawPlot[] = [];
  readonly findings: Finding[] = [];
  readonly header = new HeaderReader();
  #unreadable = 0;

  take(raw: string, line: number): void {
    if (raw.length > LONGEST_LINE) {
      this.#cannotRead(raw, line);
      return;
    }
    const content = plain(raw).trim().replace(/,$/, '');
    if (content === '' || /^[#[]/.test(content)) return;
    const head = splitHead(content);
    if (head) {
      this.header.take(head.key, head.value, line);
      return;
    }
    const plot = parsePlot(content, line);
    if (plot) {
      this.plots.push(plot);
      return;
    }
    const point = parsePoint(content, line);
    if (point) {
      if (this.plots.length === 0) this.plots.push({ name: '1', line, cells: [], points: [] });
      this.plots.at(-1)!.points.push(point);
    } else if (!COLUMN_NAMES.test(content)) this.#cannotRead(raw, line);
  }

  #cannotRead(raw: string, line: number): void {
    this.#unreadable++;
    if (this.#unreadable > MOST_LISTED) return;
    this.findings.push(
      geometryFinding('coordinates.unreadable-line', { line }, { text: raw.trim().slice(0, 60) }),
    );
  }

  list(): RawList {
    if (this.#unreadable > MOST_LISTED) {
      const count = this.#unreadable - MOST_LISTED;
      this.findings.push(geometryFinding('coordinates.more-unreadable', {}, { count }));
    }
    for (const plot of this.plots) {
      if (plot.points.length === 0)
        this.findings.push(
          geometryFinding('coordinates.plot-empty', { line: plot.line }, { plot: plot.name }),
        );
    }
    const header = this.header.header();
    return {
      plots: this.plots.filter((plot) => plot.points.length > 0),
      header,
      findings: [...this.header.findings, ...this.findings],
    };
  }
}

/** Takes a text apart into heads, plots and points. Every line that is none of them is a finding with its number. */
export function readLines(text: string): RawList {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const reader = new LineReader();
  if (lines.length > MOST_LINES) {
    const params = { count: lines.length, limit: MOST_LINES };
    return {
      plots: [],
      header: { otherDatum: false },
      findings: [geometryFinding('coordinates.too-long', {}, params)],
    };
  }
  // A replacement character stands where bytes were decoded in the wrong encoding: a head may hide behind it.
  const garbled = lines.findIndex((line) => line.includes('\uFFFD'));
  if (garbled >= 0) reader.findings.push(geometryFinding('coordinates.garbled', { line: garbled + 1 }));
  for (const [index, raw] of lines.entries()) reader.take(raw, index + 1);
  return reader.list();
}
