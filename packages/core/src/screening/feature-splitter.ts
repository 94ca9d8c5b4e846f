/** A feature as text, with where it stands: its line in NDJSON, its number (from 1) in a document. */
export interface FeatureText {
  readonly place: number;
  readonly text: string;
}

/** Longest single feature. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Most text before the list of features of a document. */
const MOST_HEAD_BYTES = 1024 * 1024;

/** Cuts an input into its features as the bytes come. All methods throw a SplitFault when it cannot be cut further. */
export interface FeatureSplitter {
  /** The features that end within this chunk. */
  push(chunk: Uint8Array): Iterable<FeatureText>;
  /** What is left when the input ends. */
  end(): Iterable<FeatureText>;
}

/** Why the input cannot be split further. */
export class SplitFault extends Error {
  readonly kind: 'too-large' | 'not-utf8' | 'no-features' | 'ended-early' | 'more-than-one';
  /** Line of NDJSON, feature of a document, or 0. */
  readonly place: number;
  constructor(kind: SplitFault['kind'], place: number) {
    super(kind);
    this.kind = kind;
    this.place = place;
  }
}

/** The part of the encoding standard that is used here; core knows neither browser nor Node, and both have it. */
interface Decoder {
  decode(bytes: Uint8Array): string;
}
const { TextDecoder } = globalThis as unknown as {
  TextDecoder: new (label: 'utf-8', options?: { fatal: boolean }) => Decoder;
};

const NEWLINE = 10;
const SPACE = 32;
const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const BACKSLASH = 92;
const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/** Pieces of the input that belong together, kept until they are whole. */
class Held {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #parts: Uint8Array[] = [];
  length = 0;

  keep(part: Uint8Array, place: number): void {
    this.length += part.length;
    if (this.length > MOST_BYTES) throw new SplitFault('too-large', place);
    // A copy: whoever reads may use the memory of a chunk again.
    if (part.length > 0) this.#parts.push(new Uint8Array(part));
  }

  take(last: Uint8Array, place: number): string {
    const whole = this.#parts.length === 0 ? last : this.#join(last);
    this.#parts = [];
    this.length = 0;
    try {
      return this.#decoder.decode(whole);
    } catch (error) {
      if (error instanceof TypeError) throw new SplitFault('not-utf8', place);
      throw error;
    }
  }

  #join(last: Uint8Array): Uint8Array {
    const whole = new Uint8Array(this.length + last.length);
    let at = 0;
    for (const part of [...this.#parts, last]) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }
}

/** One feature a line. Empty lines are passed over. */
export class LineSplitter implements FeatureSplitter {
  readonly #held = new Held();
  #line = 1;

  *push(chunk: Uint8Array): Generator<FeatureText> {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
      yield* this.#finish(chunk.subarray(from, end));
      from = end + 1;
    }
    this.#held.keep(chunk.subarray(from), this.#line);
  }

  end(): Iterable<FeatureText> {
    return this.#finish(new Uint8Array());
  }

  *#finish(last: Uint8Array): Generator<FeatureText> {
    const text = this.#held.take(last, this.#line);
    if (text.trim() !== '') yield { place: this.#line, text };
    this.#line++;
  }
}

/** Bytes that matter inside a feature and outside of a string. */
const STRUCTURAL = Uint8Array.from({ length: 256 }, (_, byte) =>
  [QUOTE, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT].includes(byte) ? 1 : 0,
);

/** Depth of the members of the list of features; inside a feature it is deeper. */
const MEMBER_DEPTH = 2;

/**
 * The members of the top-level `features` list of one JSON document, without ever holding the document. What stands
 * before the list is given to `head` when the list begins, as the JSON of an object whose list is empty.
 */
export class DocumentSplitter implements FeatureSplitter {
  readonly #head: (json: string) => void;
  readonly #held = new Held();
  #before: number[] = [];
  #depth = 0;
  #inString = false;
  #escaped = false;
  /** The last string at depth 1 that is not a value: the key of what follows. */
  #key: number[] = [];
  #afterColon = false;
  #inFeatures = false;
  #found = false;
  #ended = false;
  #count = 0;

  constructor(head: (json: string) => void) {
    this.#head = head;
  }

  *push(chunk: Uint8Array): Generator<FeatureText> {
    let from = this.#inFeatures && this.#depth > MEMBER_DEPTH ? 0 : -1;
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i]!;
      if (this.#inString) {
        this.#stepInString(byte);
        if (!this.#found) this.#before.push(byte);
        continue;
      }
      if (this.#depth > MEMBER_DEPTH && STRUCTURAL[byte] === 0 && this.#found) continue;
      if (this.#inFeatures && this.#depth === MEMBER_DEPTH && isValueStart(byte)) {
        if (byte !== OPEN_OBJECT) throw new SplitFault('no-features', this.#count + 1);
        from = i;
      }
      this.#step(byte);
      if (!this.#found) this.#keepBefore(byte);
      if (from >= 0 && this.#depth === MEMBER_DEPTH) {
        this.#count++;
        yield { place: this.#count, text: this.#held.take(chunk.subarray(from, i + 1), this.#count) };
        from = -1;
      }
    }
    if (from >= 0) this.#held.keep(chunk.subarray(from), this.#count + 1);
  }

  end(): Iterable<FeatureText> {
    if (!this.#ended) throw new SplitFault('ended-early', this.#count);
    if (!this.#found) throw new SplitFault('no-features', 0);
    return [];
  }

  #stepInString(byte: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === BACKSLASH) this.#escaped = true;
    else if (byte === QUOTE) this.#inString = false;
    if (this.#inString && this.#depth === 1 && !this.#afterColon && this.#key.length < 64)
      this.#key.push(byte);
  }

  #step(byte: number): void {
    if (this.#ended && byte > SPACE) throw new SplitFault('more-than-one', this.#count);
    switch (byte) {
      case QUOTE:
        this.#inString = true;
        if (this.#depth === 1 && !this.#afterColon) this.#key = [];
        break;
      case COLON:
        if (this.#depth === 1) this.#afterColon = true;
        break;
      case COMMA:
        if (this.#depth === 1) this.#afterColon = false;
        break;
      case OPEN_LIST:
      case OPEN_OBJECT:
        if (this.#depth === 1 && byte === OPEN_LIST) this.#openList();
        this.#depth++;
        break;
      case CLOSE_LIST:
      case CLOSE_OBJECT:
        this.#depth--;
        if (this.#depth === 1) this.#inFeatures = false;
        this.#ended = this.#depth <= 0;
    }
  }

  #openList(): void {
    if (String.fromCharCode(...this.#key) !== 'features') return;
    if (this.#found) throw new SplitFault('more-than-one', this.#count);
    this.#inFeatures = true;
    this.#found = true;
    const before = new TextDecoder('utf-8').decode(Uint8Array.from(this.#before));
    this.#before = [];
    this.#head(`${before}[]}`);
  }

  #keepBefore(byte: number): void {
    this.#before.push(byte);
    if (this.#before.length > MOST_HEAD_BYTES) throw new SplitFault('no-features', 0);
  }
}

function isValueStart(byte: number): boolean {
  return byte > SPACE && byte !== COMMA && byte !== CLOSE_LIST;
}
