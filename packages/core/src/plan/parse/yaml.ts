import { Composer, CST, isMap, isScalar, isSeq, Lexer, type Node, Parser } from 'yaml';
import { Exact, type Finding } from '../../base/index.ts';
import { parseFindings } from './findings.ts';
import { lineStartsOf, Positions, pointerOf, positionAt } from './positions.ts';
import type { PackageLimits } from './text.ts';
import { syntaxReason } from './yaml-reasons.ts';

/** Names that mean something to JavaScript objects themselves; no file of a package may use them as a key. */
export const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** A YAML file as plain values, with the place of each; the value is missing when a finding forbids its use. */
export interface YamlContent {
  readonly value?: unknown;
  readonly positions?: Positions;
  readonly findings: readonly Finding[];
}

/**
 * Reads YAML 1.2 core without what makes YAML dangerous or ambiguous: anchors, aliases, tags, merge keys,
 * directives, several documents, repeated or non-text keys, non-finite or rounded numbers. Every fault is listed
 * with its place.
 *
 * The text is first only cut into lexemes, where anchors, aliases and depth already show, so that neither a bomb
 * nor deep nesting ever reaches the recursive composer.
 */
export function readYaml(file: string, text: string, limits: PackageLimits): YamlContent {
  const lineStarts = lineStartsOf(text);
  const findings: Finding[] = scanLexemes(file, text, lineStarts, limits);
  if (findings.length > 0) return { findings };
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    strict: true,
    uniqueKeys: false,
    merge: false,
  });
  const documents = [...composer.compose(new Parser().parse(text), true, text.length)];
  const document = documents[0];
  for (const extra of documents.slice(1)) {
    const place = { file, ...positionAt(lineStarts, extra.range[0]) };
    findings.push(parseFindings.make('package.yaml-documents', place));
  }
  for (const error of document?.errors ?? []) {
    const place = { file, ...positionAt(lineStarts, Math.min(error.pos[0], text.length)) };
    const why = syntaxReason(error.code);
    const params = { whyZh: why.zh, whyEn: why.en };
    findings.push(parseFindings.make('package.yaml-syntax', place, params));
  }
  if (findings.length > 0) return { findings };
  const contents = document?.contents as Node | null | undefined;
  if (!contents) return { findings: [parseFindings.make('package.file-empty', { file })] };
  const walk = new YamlWalk(file, lineStarts, limits);
  const value = walk.valueOf(contents, []);
  const positions = new Positions(text, walk.offsets);
  if (walk.findings.length > 0) return { positions, findings: walk.findings };
  return { value, positions, findings: [] };
}

/** Lexemes that are refused wherever they stand. */
const refusedLexemes: ReadonlyMap<string | null, Parameters<typeof parseFindings.make>[0]> = new Map([
  ['anchor', 'package.yaml-anchor'],
  ['alias', 'package.yaml-anchor'],
  ['tag', 'package.yaml-tag'],
  ['directive-line', 'package.yaml-directive'],
]);

/**
 * How deep the text is nested at most, from its lexemes: open brackets, and on a line the columns of indentation and
 * the indicators, of which every level of block nesting takes at least one.
 */
class NestingBound {
  flow = 0;
  line = 0;

  take(type: string | null, length: number): void {
    if (type === 'flow-map-start' || type === 'flow-seq-start') this.flow++;
    else if (type === 'flow-map-end' || type === 'flow-seq-end') this.flow--;
    else if (type === 'newline') this.line = 0;
    else if (type === 'space' && this.line === 0) this.line = length;
    else if (type === 'seq-item-ind' || type === 'explicit-key-ind' || type === 'map-value-ind') this.line++;
  }
}

/** Finds anchors, aliases, tags and directives, and bounds depth and amount, from the lexemes alone. */
function scanLexemes(
  file: string,
  text: string,
  lineStarts: readonly number[],
  limits: PackageLimits,
): Finding[] {
  const findings: Finding[] = [];
  const nesting = new NestingBound();
  let offset = 0;
  let lexemes = 0;
  let plain = false;
  const find = (code: Parameters<typeof parseFindings.make>[0], params: Record<string, string | number>) => {
    if (findings.length >= limits.findings) return;
    findings.push(parseFindings.make(code, { file, ...positionAt(lineStarts, offset) }, params));
  };
  for (const lexeme of new Lexer().lex(text)) {
    // Control characters are refused before, so these three can only be the lexer's own marks.
    if (lexeme === CST.SCALAR || lexeme === CST.DOCUMENT || lexeme === CST.FLOW_END) {
      plain = lexeme === CST.SCALAR;
      continue;
    }
    const type = plain ? null : CST.tokenType(lexeme);
    plain = false;
    const refused = refusedLexemes.get(type);
    if (refused) find(refused, { token: lexeme.trim().slice(0, 40) });
    nesting.take(type, lexeme.length);
    if (nesting.flow > limits.depth || nesting.line > limits.depth * 6) {
      find('package.too-deep', { limit: limits.depth });
      return findings;
    }
    if (++lexemes > limits.nodes * 6) {
      find('package.too-many-nodes', { limit: limits.nodes });
      return findings;
    }
    offset += lexeme.length;
  }
  return findings;
}

/** Turns composed nodes into plain values, noting each one's offset and everything that is not accepted. */
class YamlWalk {
  readonly findings: Finding[] = [];
  readonly offsets = new Map<string, number>();
  readonly #file: string;
  readonly #lineStarts: readonly number[];
  readonly #limits: PackageLimits;
  #nodes = 0;

  constructor(file: string, lineStarts: readonly number[], limits: PackageLimits) {
    this.#file = file;
    this.#lineStarts = lineStarts;
    this.#limits = limits;
  }

  #find(
    code: Parameters<typeof parseFindings.make>[0],
    path: readonly PropertyKey[],
    offset: number,
    params: Readonly<Record<string, string | number>> = {},
  ): void {
    if (this.findings.length >= this.#limits.findings) return;
    const place = { file: this.#file, pointer: pointerOf(path), ...positionAt(this.#lineStarts, offset) };
    this.findings.push(parseFindings.make(code, place, params));
  }

  /** The plain value of a node. `undefined` stands for what a finding was made about. */
  valueOf(node: Node | null, path: readonly PropertyKey[]): unknown {
    const offset = node?.range?.[0] ?? 0;
    const pointer = pointerOf(path);
    if (!this.offsets.has(pointer)) this.offsets.set(pointer, offset);
    if (++this.#nodes > this.#limits.nodes) {
      if (this.#nodes === this.#limits.nodes + 1) {
        this.#find('package.too-many-nodes', path, offset, { limit: this.#limits.nodes });
      }
      return undefined;
    }
    if (path.length > this.#limits.depth) {
      this.#find('package.too-deep', path, offset, { limit: this.#limits.depth });
      return undefined;
    }
    if (isMap(node)) return this.#mapOf(node.items, path);
    if (isSeq(node)) return node.items.map((item, index) => this.valueOf(item as Node, [...path, index]));
    if (isScalar(node)) return this.#scalarOf(node, path, offset);
    return null;
  }

  #mapOf(items: readonly { key: unknown; value: unknown }[], path: readonly PropertyKey[]): unknown {
    const value: Record<string, unknown> = {};
    const first = new Map<string, number>();
    for (const pair of items) {
      const keyNode = pair.key as Node | null;
      const offset = keyNode?.range?.[0] ?? 0;
      const key = isScalar(keyNode) ? keyNode.value : undefined;
      if (typeof key !== 'string') {
        this.#find('package.key-not-text', path, offset);
        continue;
      }
      const at = [...path, key];
      const before = first.get(key);
      if (key === '<<') this.#find('package.yaml-merge', at, offset);
      else if (forbiddenKeys.has(key)) this.#find('package.key-forbidden', at, offset, { key });
      else if (!key.isWellFormed()) this.#find('package.text-malformed', path, offset);
      else if (before !== undefined) {
        const firstLine = positionAt(this.#lineStarts, before).line;
        this.#find('package.key-duplicate', at, offset, { key: key.slice(0, 80), firstLine });
      } else {
        first.set(key, offset);
        this.offsets.set(pointerOf(at), offset);
        value[key] = this.valueOf(pair.value as Node | null, at);
      }
    }
    return value;
  }

  #scalarOf(
    node: { value: unknown; source?: string },
    path: readonly PropertyKey[],
    offset: number,
  ): unknown {
    const { value } = node;
    if (typeof value === 'string' && !value.isWellFormed()) {
      this.#find('package.text-malformed', path, offset);
      return undefined;
    }
    if (typeof value !== 'number') return value;
    const source = (node.source ?? String(value)).slice(0, 60);
    if (!Number.isFinite(value)) {
      this.#find('package.number-not-finite', path, offset, { source });
      return undefined;
    }
    const written = /^[-+]?[\d.]+$/.test(source) ? Exact.parse(source.replace(/^\+/, '')) : undefined;
    if (written && written.compare(Exact.fromNumber(value)) !== 0) {
      this.#find('package.number-inexact', path, offset, { source, value: String(value) });
      return undefined;
    }
    return value;
  }
}
