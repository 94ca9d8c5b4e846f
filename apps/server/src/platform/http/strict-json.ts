import type { Fault } from '@luodi/api';
import type { Bilingual } from '@luodi/core/base';

/** Deepest nesting of a body. */
export const MAX_DEPTH = 64;

/** Most values and keys of a body: a footprint of 20,000 vertices has some 60,000, a large proof some 200,000. */
export const MAX_VALUES = 1_000_000;
/** Most keys of all objects of a body together: a proof has some 20,000, and a key costs more than a value. */
export const MAX_KEYS = 100_000;

/** What reading gives: a value, or the first fault with its place. */
export type StrictJson = { readonly value: unknown } | { readonly fault: Fault };

const TEXTS = {
  syntax: { zh: 'JSON 语法错误', en: 'JSON syntax error' },
  utf8: { zh: '不是 UTF-8 编码', en: 'not UTF-8' },
  'too-deep': { zh: `嵌套超过 ${MAX_DEPTH} 层`, en: `nested more than ${MAX_DEPTH} levels deep` },
  'too-many-values': { zh: `超过 ${MAX_VALUES} 个值`, en: `more than ${MAX_VALUES} values` },
  'too-many-keys': { zh: `超过 ${MAX_KEYS} 个键`, en: `more than ${MAX_KEYS} keys` },
  'duplicate-key': { zh: '键重复', en: 'duplicate key' },
  'dangerous-key': { zh: '不允许的键', en: 'key not allowed' },
  'number-range': { zh: '数值超出双精度范围', en: 'number beyond the range of a double' },
  'bad-text': { zh: '文本含有不成对的代理码元或空字符', en: 'text with a lone surrogate or a NUL' },
} satisfies Record<string, Bilingual>;

type FaultCode = keyof typeof TEXTS;

/** Keys that reach a prototype when an object is filled key by key. */
const DANGEROUS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** A container that is open while scanning. */
interface Level {
  /** Keys seen, for an object; undefined for an array. */
  readonly keys: Set<string> | undefined;
  key: string;
  index: number;
  /** True where an object expects a key. */
  atKey: boolean;
}

/**
 * Reads JSON (RFC 8259) more strictly than JSON.parse, which silently keeps the last of duplicate keys, turns 1e400
 * into infinity and lets lone surrogates through: each of these means that two readers of one text disagree, and a
 * proof must have one reading (I-JSON, RFC 7493). One pass over the text, before anything is built from it.
 */
export function readStrictJson(bytes: Uint8Array): StrictJson {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return { fault: faultAt('utf8', '') };
    throw error;
  }
  const fault = scan(text);
  if (fault) return { fault };
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return { fault: faultAt('syntax', '') };
    throw error;
  }
}

/** Looks for what JSON.parse would let pass. Syntax is left to JSON.parse: here it only has to be survived. */
function scan(text: string): Fault | undefined {
  const levels: Level[] = [];
  let position = 0;
  const totals = { values: 0, keys: 0 };
  while (position < text.length) {
    const character = text.charCodeAt(position);
    const flood = count(character, totals);
    if (flood) return faultAt(flood, pointerOf(levels));
    if (character === QUOTE) {
      const end = endOfString(text, position);
      const code = checkString(text.slice(position, end), levels.at(-1));
      if (code) return faultAt(code, pointerOf(levels));
      position = end;
    } else if (character === OPEN_OBJECT || character === OPEN_ARRAY) {
      if (levels.length >= MAX_DEPTH) return faultAt('too-deep', pointerOf(levels));
      const isObject = character === OPEN_OBJECT;
      levels.push({ keys: isObject ? new Set() : undefined, key: '', index: 0, atKey: isObject });
      position++;
    } else if (isNumberStart(character)) {
      const end = endOfNumber(text, position);
      if (!Number.isFinite(Number(text.slice(position, end)))) {
        const isNumber = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text.slice(position, end));
        return faultAt(isNumber ? 'number-range' : 'syntax', pointerOf(levels));
      }
      position = end;
    } else {
      step(character, levels);
      position++;
    }
  }
  return undefined;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const COMMA = 0x2c;
const COLON = 0x3a;

/** Counts values by what stands before them and keys by what stands behind them; says when there are too many. */
function count(character: number, totals: { values: number; keys: number }): FaultCode | undefined {
  if (character === COMMA || character === OPEN_OBJECT || character === OPEN_ARRAY) totals.values++;
  else if (character === COLON) totals.keys++;
  if (totals.values > MAX_VALUES) return 'too-many-values';
  return totals.keys > MAX_KEYS ? 'too-many-keys' : undefined;
}

function step(character: number, levels: Level[]): void {
  const level = levels.at(-1);
  if (!level) return;
  if (character === CLOSE_OBJECT || character === CLOSE_ARRAY) levels.pop();
  else if (character === COLON) level.atKey = false;
  else if (character === COMMA) {
    level.index++;
    level.atKey = level.keys !== undefined;
  }
}

/** Judges a string token; at the place of a key it also becomes the current key. */
function checkString(token: string, level: Level | undefined): FaultCode | undefined {
  let value = token.slice(1, -1);
  if (value.includes('\\')) {
    try {
      value = JSON.parse(token);
    } catch (error) {
      if (error instanceof SyntaxError) return 'syntax';
      throw error;
    }
  }
  if (!value.isWellFormed() || value.includes('\0')) return 'bad-text';
  if (!level?.keys || !level.atKey) return undefined;
  level.key = value;
  if (DANGEROUS.has(value)) return 'dangerous-key';
  if (level.keys.has(value)) return 'duplicate-key';
  level.keys.add(value);
  return undefined;
}

function endOfString(text: string, start: number): number {
  let position = start + 1;
  while (position < text.length) {
    const character = text.charCodeAt(position);
    if (character === QUOTE) return position + 1;
    position += character === BACKSLASH ? 2 : 1;
  }
  return text.length;
}

function isNumberStart(character: number): boolean {
  return character === 0x2d || (character >= 0x30 && character <= 0x39);
}

function endOfNumber(text: string, start: number): number {
  let position = start;
  while (position < text.length && isOfNumber(text.charCodeAt(position))) position++;
  return position;
}

/** Digits, point, signs and exponent. */
function isOfNumber(character: number): boolean {
  return (
    (character >= 0x30 && character <= 0x39) ||
    character === 0x2e ||
    character === 0x2d ||
    character === 0x2b ||
    (character | 0x20) === 0x65
  );
}

/** JSON pointer (RFC 6901) of the place where the scan stands. */
function pointerOf(levels: readonly Level[]): string {
  return levels
    .map((level) =>
      level.keys ? level.key.replaceAll('~', '~0').replaceAll('/', '~1') : String(level.index),
    )
    .map((part) => `/${part}`)
    .join('');
}

function faultAt(code: FaultCode, pointer: string): Fault {
  return { in: 'body', pointer, code, text: TEXTS[code] };
}
