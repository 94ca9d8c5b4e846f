import type { Finding } from '../base/index.ts';
import { caseFinding } from './findings.ts';

const DEEPEST = 200;
const MOST_VALUES = 4_000_000;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);
const MOST_FINDINGS = 100;

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** What is wrong with a single value, its members aside. */
function faultOf(value: unknown, pointer: string): Finding | undefined {
  switch (typeof value) {
    case 'boolean':
      return undefined;
    case 'number':
      return Number.isFinite(value)
        ? undefined
        : caseFinding('case.not-json', { pointer }, { found: String(value) });
    case 'string':
      return value.isWellFormed() ? undefined : caseFinding('case.malformed-text', { pointer });
    case 'object':
      if (value === null || Array.isArray(value) || isPlainObject(value)) return undefined;
      return caseFinding('case.not-json', { pointer }, { found: 'object' });
    default:
      return caseFinding('case.not-json', { pointer }, { found: typeof value });
  }
}

class Scan {
  readonly findings: Finding[] = [];
  #values = 0;

  #add(finding: Finding | undefined): void {
    if (finding && this.findings.length < MOST_FINDINGS) this.findings.push(finding);
  }

  visit(value: unknown, pointer: string, depth: number): void {
    this.#values++;
    if (this.#values === MOST_VALUES) this.#add(caseFinding('case.too-large', {}, { limit: MOST_VALUES }));
    if (this.#values >= MOST_VALUES) return;
    if (depth > DEEPEST) {
      this.#add(caseFinding('case.too-deep', { pointer }, { limit: DEEPEST }));
      return;
    }
    const fault = faultOf(value, pointer);
    if (fault) this.#add(fault);
    else if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++)
        this.visit(value[index], `${pointer}/${index}`, depth + 1);
    } else if (isPlainObject(value)) this.#visitMembers(value, pointer, depth);
  }

  #visitMembers(value: Readonly<Record<string, unknown>>, pointer: string, depth: number): void {
    for (const key of Object.keys(value)) {
      if (!key.isWellFormed()) {
        this.#add(caseFinding('case.malformed-text', { pointer }));
        continue;
      }
      const inside = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (FORBIDDEN.has(key)) this.#add(caseFinding('case.forbidden-key', { pointer: inside }, { key }));
      else if (value[key] !== undefined) this.visit(value[key], inside, depth + 1);
    }
  }
}

/**
 * Whether a value handed in from outside is plain JSON that can be hashed and walked safely: finite numbers,
 * well-formed text, plain objects without names that reach a prototype, bounded in depth and size.
 * Everything after this may assume so.
 */
export function scanJson(raw: unknown): Finding[] {
  const scan = new Scan();
  scan.visit(raw, '', 0);
  return scan.findings;
}
