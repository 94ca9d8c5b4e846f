import { strFromU8 } from 'fflate';
import type { Finding } from '../../base/index.ts';
import { parseFindings } from './findings.ts';
import { lineStartsOf, positionAt } from './positions.ts';

/** Sizes beyond which an input is refused rather than worked through. */
export interface PackageLimits {
  /** Bytes of one YAML file. */
  readonly yamlBytes: number;
  /** Bytes of one layer file. */
  readonly layerBytes: number;
  /** Levels of nesting. */
  readonly depth: number;
  /** Mappings, lists and scalars of one YAML file. */
  readonly nodes: number;
  /** Findings listed for one file before the rest is only counted. */
  readonly findings: number;
}

/** The limits the product works with. The largest file of a real package is its classification, under 1 MB. */
export const packageLimits: PackageLimits = {
  yamlBytes: 8 * 1024 * 1024,
  layerBytes: 128 * 1024 * 1024,
  depth: 64,
  nodes: 150_000,
  findings: 500,
};

/** Bytes of the UTF-8 sequence that a lead byte announces; 0 when no sequence starts with it (RFC 3629). */
function sequenceLength(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/** Bounds of the second byte: no overlong form, no surrogate, nothing above U+10FFFF. */
function secondByteBounds(lead: number): readonly [number, number] {
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  return [low, high];
}

/** Offset of the first byte that is not valid UTF-8, or -1. */
export function findInvalidUtf8(bytes: Uint8Array): number {
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at]!;
    const length = sequenceLength(lead);
    if (length === 0 || at + length > bytes.length) return at;
    if (length > 1) {
      const second = bytes[at + 1]!;
      const [low, high] = secondByteBounds(lead);
      if (second < low || second > high) return at;
    }
    for (let next = at + 2; next < at + length; next++) {
      if ((bytes[next]! & 0xc0) !== 0x80) return at;
    }
    at += length;
  }
  return -1;
}

/** Whether every byte above 0x7F stands in a pair that GBK allows: good evidence of a file saved as GBK. */
function looksLikeGbk(bytes: Uint8Array): boolean {
  let pairs = 0;
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at]!;
    if (lead < 0x80) continue;
    const trail = bytes[at + 1] ?? 0;
    if (lead === 0x80 || lead === 0xff || trail < 0x40 || trail === 0x7f || trail === 0xff) return false;
    pairs++;
    at++;
  }
  return pairs > 1;
}

/** Reads bytes as UTF-8 text, or says why they are not. A byte order mark is skipped and noted. */
export function readText(
  file: string,
  bytes: Uint8Array,
  limit: number,
): { text?: string; findings: Finding[] } {
  const findings: Finding[] = [];
  const place = { file };
  if (bytes.length === 0) return { findings: [parseFindings.make('package.file-empty', place)] };
  if (bytes.length > limit) {
    const size = { bytes: bytes.length, limit };
    return { findings: [parseFindings.make('package.file-too-large', place, size)] };
  }
  const [first, second, third] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return { findings: [parseFindings.make('package.utf16', place)] };
  }
  let body = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    body = bytes.subarray(3);
    findings.push(parseFindings.make('package.bom', { file, line: 1, column: 1 }));
  }
  const offset = findInvalidUtf8(body);
  if (offset >= 0) {
    const code = looksLikeGbk(body) ? 'package.gbk' : 'package.not-utf8';
    const before = strFromU8(body.subarray(0, offset));
    const at = positionAt(lineStartsOf(before), before.length);
    findings.push(parseFindings.make(code, { file, ...at }, { offset }));
    return { findings };
  }
  const text = strFromU8(body);
  const control = findControlCharacter(text);
  if (control >= 0) {
    const hex = text.charCodeAt(control).toString(16).toUpperCase().padStart(4, '0');
    const at = positionAt(lineStartsOf(text), control);
    return {
      findings: [...findings, parseFindings.make('package.control-character', { file, ...at }, { hex })],
    };
  }
  if (text.trim() === '') return { findings: [...findings, parseFindings.make('package.file-empty', place)] };
  return { text, findings };
}

/** Offset of the first control character other than tab, line feed and carriage return, or -1. */
function findControlCharacter(text: string): number {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if ((unit < 0x20 && unit !== 9 && unit !== 10 && unit !== 13) || unit === 0x7f) return at;
  }
  return -1;
}
