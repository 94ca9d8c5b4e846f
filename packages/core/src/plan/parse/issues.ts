import type { z } from 'zod';
import type { Bilingual, Finding, FindingParams } from '../../base/index.ts';
import { parseFindings } from './findings.ts';
import { suggestion } from './near-miss.ts';
import { type Positions, pointerOf } from './positions.ts';
import { keysAt } from './schema-walk.ts';
import { formatName, typeName } from './type-names.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** What turns schema issues into findings needs to know about the file they were found in. */
export interface IssueSource {
  readonly file: string;
  readonly schema: z.ZodType;
  /** The value as it was before the schema. */
  readonly raw: unknown;
  readonly positions?: Positions | undefined;
}

/** Findings for everything a schema refused: with pointer, place, both languages, and what was probably meant. */
export function findingsOfIssues(source: IssueSource, issues: readonly Issue[], limit: number): Finding[] {
  const translator = new IssueTranslator(source);
  for (const issue of issues) translator.translate(issue, []);
  const { findings } = translator;
  if (findings.length <= limit) return findings;
  const rest = parseFindings.make(
    'package.findings-cut',
    { file: source.file },
    { count: findings.length - limit },
  );
  return [...findings.slice(0, limit), rest];
}

class IssueTranslator {
  readonly findings: Finding[] = [];
  readonly #source: IssueSource;

  constructor(source: IssueSource) {
    this.#source = source;
  }

  #find(code: Parameters<typeof parseFindings.make>[0], path: Path, params: FindingParams): void {
    const pointer = pointerOf(path);
    const place = { file: this.#source.file, pointer, ...this.#source.positions?.locate(pointer) };
    this.findings.push(parseFindings.make(code, place, params));
  }

  #rawAt(path: Path): unknown {
    let here: unknown = this.#source.raw;
    for (const key of path) {
      if (typeof here !== 'object' || here === null) return undefined;
      here = (here as Record<PropertyKey, unknown>)[key];
    }
    return here;
  }

  translate(issue: Issue, base: Path): void {
    const path = [...base, ...issue.path];
    const raw = this.#rawAt(path);
    switch (issue.code) {
      case 'unrecognized_keys':
        for (const key of issue.keys) this.#unknownKey(path, key);
        return;
      case 'invalid_union':
        this.#union(issue.errors, path, raw);
        return;
      case 'invalid_type':
        this.#wrongType(path, raw, issue.expected);
        return;
      case 'invalid_value':
        this.#notAllowed(path, raw, issue.values.map(String));
        return;
      case 'invalid_format':
        this.#wrongFormat(path, raw, issue.format === 'regex' ? (issue.pattern ?? '') : issue.format);
        return;
      case 'too_small':
        this.#range(path, raw, issue.minimum, issue.inclusive === false ? 'above' : 'at-least');
        return;
      case 'too_big':
        this.#range(path, raw, issue.maximum, issue.inclusive === false ? 'below' : 'at-most');
        return;
      default:
        this.#wrongFormat(path, raw, issue.message);
    }
  }

  #unknownKey(path: Path, key: string): void {
    const present = this.#rawAt(path);
    const taken = typeof present === 'object' && present !== null ? Object.keys(present) : [];
    const free = keysAt(this.#source.schema, path).filter((known) => !taken.includes(known));
    this.#find('package.key-unknown', [...path, key], { key: key.slice(0, 80), ...suggestion(key, free) });
  }

  #wrongType(path: Path, raw: unknown, expected: string): void {
    const wanted = typeName(expected);
    if (raw === undefined && path.length > 0) {
      const key = String(path.at(-1));
      this.#find('package.key-missing', path, { key, expectedZh: wanted.zh, expectedEn: wanted.en });
      return;
    }
    const received = typeName(kindOf(raw));
    const quote = expected === 'string' && (typeof raw === 'number' || typeof raw === 'boolean');
    this.#find('package.type-wrong', path, {
      expectedZh: wanted.zh,
      expectedEn: wanted.en,
      receivedZh: received.zh,
      receivedEn: received.en,
      hintZh: quote ? '请给它加引号。' : '',
      hintEn: quote ? 'Put it in quotes.' : '',
    });
  }

  #notAllowed(path: Path, raw: unknown, values: readonly string[]): void {
    if (raw === undefined) {
      this.#find('package.key-missing', path, {
        key: String(path.at(-1)),
        expectedZh: values.join('、'),
        expectedEn: values.join(', '),
      });
      return;
    }
    const value = shown(raw);
    this.#find('package.value-not-allowed', path, {
      value,
      allowed: values.join(', '),
      ...suggestion(value, values),
    });
  }

  #wrongFormat(path: Path, raw: unknown, format: string): void {
    const what = formatName(format);
    this.#find('package.format-wrong', path, { value: shown(raw), whatZh: what.zh, whatEn: what.en });
  }

  #range(path: Path, raw: unknown, bound: number | bigint, relation: keyof typeof relations): void {
    const what = Array.isArray(raw) ? counted.list : typeof raw === 'string' ? counted.text : counted.number;
    const words = relations[relation];
    this.#find('package.out-of-range', path, {
      whatZh: what.zh,
      whatEn: what.en,
      relationZh: words.zh,
      relationEn: words.en,
      bound: String(bound),
    });
  }

  /** Of a choice of forms, the one the author was most likely writing: the one with the fewest faults. */
  #union(branches: readonly (readonly Issue[])[], path: Path, raw: unknown): void {
    const isText = typeof raw !== 'object' || raw === null;
    const pattern = branches.flat().find((issue) => issue.code === 'invalid_format');
    if (isText && raw !== undefined && pattern?.code === 'invalid_format') {
      this.#wrongFormat(path, raw, pattern.pattern ?? pattern.format);
      return;
    }
    const decimalOnly = branches.some(
      (one) => one[0]?.code === 'invalid_type' && one[0].expected === 'number',
    );
    if (decimalOnly && raw !== undefined) {
      this.#wrongFormat(path, raw, 'decimal');
      return;
    }
    const weights = branches.map((one) => one.reduce((sum, issue) => sum + weightOf(issue), 0));
    const best = weights.indexOf(Math.min(...weights));
    for (const issue of branches[best] ?? []) this.translate(issue, path);
  }
}

/** An unknown key says more strongly that another form was meant than a missing one does. */
function weightOf(issue: Issue): number {
  return issue.code === 'unrecognized_keys' ? 3 * issue.keys.length : issue.path.length === 0 ? 10 : 1;
}

const counted = {
  list: { zh: '项数', en: 'number of items' },
  text: { zh: '字数', en: 'number of characters' },
  number: { zh: '数值', en: 'number' },
} as const satisfies Record<string, Bilingual>;

const relations = {
  'at-least': { zh: '不少于', en: 'be at least' },
  'at-most': { zh: '不超过', en: 'be at most' },
  above: { zh: '大于', en: 'be more than' },
  below: { zh: '小于', en: 'be less than' },
} as const satisfies Record<string, Bilingual>;

function kindOf(raw: unknown): string {
  return raw === null ? 'null' : Array.isArray(raw) ? 'array' : typeof raw;
}

function shown(raw: unknown): string {
  const text = typeof raw === 'object' && raw !== null ? JSON.stringify(raw) : String(raw);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
