import type { Finding, Json } from '../../base/index.ts';
import { parseFindings } from './findings.ts';
import { lineStartsOf, positionAt } from './positions.ts';
import type { PackageLimits } from './text.ts';
import { forbiddenKeys } from './yaml.ts';

/**
 * Reads a JSON file strictly (RFC 8259): one value, no repeated or forbidden key, bounded depth, well-formed text,
 * finite numbers. JSON.parse alone would keep the last of two equal keys in silence and says no place.
 */
export function readJson(
  file: string,
  text: string,
  limits: PackageLimits,
): { value?: Json; findings: Finding[] } {
  const scan = new JsonScan(text, limits.depth);
  scan.run();
  if (scan.fault) {
    const { offset, code, params } = scan.fault;
    const place = { file, ...positionAt(lineStartsOf(text), Math.min(offset, text.length)) };
    return { findings: [parseFindings.make(code, place, params)] };
  }
  return { value: JSON.parse(text) as Json, findings: [] };
}

type Fault = {
  offset: number;
  code: Parameters<typeof parseFindings.make>[0];
  params: Record<string, string | number>;
};

/** Walks a JSON text once with an explicit stack, so that depth cannot overflow it; stops at the first fault. */
class JsonScan {
  fault: Fault | undefined;
  readonly #text: string;
  readonly #depth: number;
  #at = 0;

  constructor(text: string, depth: number) {
    this.#text = text;
    this.#depth = depth;
  }

  /** One entry for each open bracket: the keys seen so far of an object, undefined for an array. */
  readonly #open: (Map<string, number> | undefined)[] = [];
  #expects: 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'comma-or-end' = 'value';

  run(): void {
    while (this.#step());
  }

  /** Reads one token; false at the end of the text or at a fault. */
  #step(): boolean {
    this.#skipSpace();
    const symbol = this.#text[this.#at];
    const ending = this.#expects.endsWith('-or-end');
    if (this.#expects === 'comma-or-end' && this.#open.length === 0) {
      return symbol === undefined ? false : this.#fail();
    }
    if (ending && (symbol === '}' || symbol === ']')) return this.#close(symbol);
    if (this.#expects === 'comma-or-end') {
      if (symbol !== ',') return this.#fail();
      this.#at++;
      this.#expects = this.#open.at(-1) ? 'key' : 'value';
      return true;
    }
    if (this.#expects === 'key' || this.#expects === 'key-or-end') {
      this.#expects = 'value';
      return this.#readKey(this.#open.at(-1)!);
    }
    if (symbol === '{' || symbol === '[') return this.#enter(symbol);
    this.#expects = 'comma-or-end';
    return this.#readScalar();
  }

  #enter(symbol: '{' | '['): boolean {
    if (this.#open.length >= this.#depth) return this.#fail('package.too-deep', { limit: this.#depth });
    this.#open.push(symbol === '{' ? new Map() : undefined);
    this.#expects = symbol === '{' ? 'key-or-end' : 'value-or-end';
    this.#at++;
    return true;
  }

  #close(symbol: '}' | ']'): boolean {
    const isObject = this.#open.pop() !== undefined;
    if (isObject !== (symbol === '}')) return this.#fail();
    this.#expects = 'comma-or-end';
    this.#at++;
    return true;
  }

  #fail(code: Fault['code'] = 'package.json-syntax', params: Fault['params'] = {}, offset = this.#at): false {
    this.fault = { offset, code, params };
    return false;
  }

  #skipSpace(): void {
    for (; ; this.#at++) {
      const unit = this.#text.charCodeAt(this.#at);
      if (unit !== 32 && unit !== 10 && unit !== 13 && unit !== 9) return;
    }
  }

  #readKey(keys: Map<string, number>): boolean {
    const start = this.#at;
    const key = this.#readString();
    if (key === undefined) return false;
    const before = keys.get(key);
    if (before !== undefined || forbiddenKeys.has(key)) {
      const firstLine = positionAt(lineStartsOf(this.#text), before ?? start).line;
      return before === undefined
        ? this.#fail('package.key-forbidden', { key }, start)
        : this.#fail('package.key-duplicate', { key, firstLine }, start);
    }
    keys.set(key, start);
    this.#skipSpace();
    if (this.#text[this.#at] !== ':') return this.#fail();
    this.#at++;
    return true;
  }

  #readString(): string | undefined {
    // Control characters below U+0020 have to be escaped; those above are text.
    const pattern = /"(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined) {
      this.#fail();
      return undefined;
    }
    const value = JSON.parse(found) as string;
    if (!value.isWellFormed()) {
      this.#fail('package.text-malformed');
      return undefined;
    }
    this.#at += found.length;
    return value;
  }

  #readScalar(): boolean {
    if (this.#text[this.#at] === '"') return this.#readString() !== undefined;
    const pattern = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?=[\s,\]}]|$)/y;
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found === undefined) return this.#fail();
    if (!Number.isFinite(Number(found === 'true' || found === 'false' || found === 'null' ? 0 : found))) {
      return this.#fail('package.number-not-finite', { source: found.slice(0, 60) });
    }
    this.#at += found.length;
    return true;
  }
}
