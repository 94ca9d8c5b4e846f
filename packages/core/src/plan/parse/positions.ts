/** A place in a text, both counted from 1. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** JSON pointer (RFC 6901) of a path. */
export function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Where the values of a file stand in its text: by JSON pointer, of a mapping's entry its key. */
export class Positions {
  readonly #lineStarts: readonly number[];
  readonly #offsets: ReadonlyMap<string, number>;

  constructor(text: string, offsets: ReadonlyMap<string, number>) {
    this.#lineStarts = lineStartsOf(text);
    this.#offsets = offsets;
  }

  /** Position of a value, or of the nearest thing around it when it is not there; undefined for an empty file. */
  locate(pointer: string): TextPosition | undefined {
    for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
      const offset = this.#offsets.get(at);
      if (offset !== undefined) return positionAt(this.#lineStarts, offset);
      if (at === '') return undefined;
    }
  }
}

/** Offsets at which the lines of a text start. */
export function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Line and column of an offset. */
export function positionAt(lineStarts: readonly number[], offset: number): TextPosition {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lineStarts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - lineStarts[low]! + 1 };
}
