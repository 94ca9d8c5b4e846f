import type { z } from 'zod';
import { compareFindings, compareText, Exact, type Finding, isDay } from '../base/index.ts';
import type { FactDefinition } from '../plan/index.ts';
import {
  type Clearance,
  caseInput,
  type Decision,
  type GivenFact,
  type ReviewCase,
  rawFact,
} from './case-schema.ts';
import { caseFinding } from './findings.ts';
import { type ImportedFootprint, importFootprint } from './footprint.ts';
import type { ReviewPackage } from './package.ts';
import { scanJson } from './scan-json.ts';
import { shapeFindings } from './shape-findings.ts';

/** A case ready for review, or what is wrong with what was handed in. */
export interface NormalisedCase {
  /** Absent when a finding is an error. */
  readonly case?: ReviewCase;
  /** Complete, each with the JSON pointer of its place. */
  readonly findings: readonly Finding[];
}

const TYPE_NAMES: Readonly<Record<FactDefinition['type'], { zh: string; en: string }>> = {
  decimal: { zh: '数值', en: 'a number' },
  integer: { zh: '整数', en: 'a whole number' },
  boolean: { zh: '是或否（true、false）', en: 'true or false' },
  choice: { zh: '一个选项', en: 'one of its choices' },
  choices: { zh: '选项列表', en: 'a list of its choices' },
  text: { zh: '文字', en: 'text' },
  day: { zh: '日期（YYYY-MM-DD）', en: 'a day (YYYY-MM-DD)' },
};

const MOST_CHARACTERS = 2000;
/** Stands for a day that was not readable: nothing is late against it. */
const LAST_DAY = '9999-12-31';
const LARGEST = new Exact(10n ** 18n);
const PLAIN_DECIMAL = /^[+-]?\d{1,30}(\.\d{1,30})?$/;

type Told = GivenFact['value'] | Finding;

function isFinding(told: Told): told is Finding {
  return typeof told === 'object' && 'code' in told;
}

function readNumber(definition: FactDefinition, raw: unknown, pointer: string, clash: Finding): Told {
  const text = typeof raw === 'string' ? raw.trim() : '';
  const exact =
    typeof raw === 'number'
      ? Exact.fromNumber(raw)
      : PLAIN_DECIMAL.test(text)
        ? Exact.parse(text)
        : undefined;
  if (!exact || (definition.type === 'integer' && exact.denominator !== 1n)) return clash;
  const min = definition.min === undefined ? undefined : Exact.parse(definition.min);
  const max = definition.max === undefined ? undefined : Exact.parse(definition.max);
  const [least, most] = [min ?? new Exact(-LARGEST.numerator), max ?? LARGEST];
  if (exact.compare(least) >= 0 && exact.compare(most) <= 0) return exact.toString();
  return caseFinding(
    'case.fact-range',
    { pointer },
    {
      fact: definition.id,
      value: String(raw).slice(0, 60),
      min: least.toString(),
      max: most.toString(),
    },
  );
}

function readChoices(
  definition: FactDefinition,
  raw: readonly unknown[],
  pointer: string,
  clash: Finding,
): Told {
  const allowed = (definition.choices ?? []).map((choice) => choice.id);
  for (const [index, value] of raw.entries()) {
    if (typeof value !== 'string') return clash;
    if (allowed.includes(value)) continue;
    return caseFinding(
      'case.fact-choice',
      { pointer: definition.type === 'choices' ? `${pointer}/${index}` : pointer },
      { fact: definition.id, value: value.slice(0, 100), allowed: allowed.join(', ') },
    );
  }
  // In the catalogue's order and each once, so that the same answer is the same bytes.
  return allowed.filter((id) => raw.includes(id));
}

/** Reads the value of one fact by its definition. */
function readValue(definition: FactDefinition, raw: unknown, pointer: string): Told {
  const name = TYPE_NAMES[definition.type];
  const clash = caseFinding(
    'case.fact-type',
    { pointer },
    { fact: definition.id, expectedZh: name.zh, expectedEn: name.en },
  );
  switch (definition.type) {
    case 'decimal':
    case 'integer':
      return readNumber(definition, raw, pointer, clash);
    case 'boolean':
      return typeof raw === 'boolean' ? raw : clash;
    case 'choice': {
      if (typeof raw !== 'string') return clash;
      const chosen = readChoices(definition, [raw], pointer, clash);
      return Array.isArray(chosen) ? (chosen[0] ?? clash) : chosen;
    }
    case 'choices':
      return Array.isArray(raw) ? readChoices(definition, raw, pointer, clash) : clash;
    case 'text': {
      const isText = typeof raw === 'string' && raw.trim() !== '' && raw.length <= MOST_CHARACTERS;
      return isText ? raw.trim() : clash;
    }
    case 'day':
      return typeof raw === 'string' && isDay(raw) ? raw : clash;
  }
}

function isWrapped(raw: unknown): boolean {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

function readFacts(pkg: ReviewPackage, raw: Readonly<Record<string, unknown>>) {
  const { facts: definitions, derived } = pkg.content['facts.yaml'];
  const byId = new Map(definitions.map((definition) => [definition.id, definition]));
  const computed = new Set(derived.map((one) => one.id));
  const facts: Record<string, GivenFact> = {};
  const findings: Finding[] = [];
  for (const id of Object.keys(raw).sort(compareText)) {
    const pointer = `/facts/${id.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const definition = byId.get(id);
    const given = raw[id];
    if (!definition) {
      const code = computed.has(id) ? 'case.derived-fact' : 'case.unknown-fact';
      findings.push(caseFinding(code, { pointer }, { fact: id.slice(0, 100) }));
      continue;
    }
    const parsed = rawFact.safeParse(isWrapped(given) ? given : { value: given });
    if (!parsed.success) {
      findings.push(...shapeFindings(parsed.error.issues, pointer));
      continue;
    }
    const { value: rawValue, ...origin } = parsed.data;
    // An explicit null is how forms and tables say "not told"; the fact is simply not given.
    if (rawValue === null) continue;
    const value = readValue(definition, rawValue, isWrapped(given) ? `${pointer}/value` : pointer);
    if (isFinding(value)) findings.push(value);
    else facts[id] = { value, ...origin };
  }
  return { facts, findings };
}

function readCode(pkg: ReviewPackage, industry: ReviewCase['industry']) {
  if (!industry) return { findings: [] };
  const { edition, code } = industry;
  const expected = pkg.classification.edition;
  if (edition !== expected) {
    const finding = caseFinding(
      'case.wrong-edition',
      { pointer: '/industry/edition' },
      { edition, expected },
    );
    return { findings: [finding] };
  }
  const entry = pkg.classification.lookup(code);
  if (entry) return { industry: { edition, code: entry.code }, findings: [] };
  return { findings: [caseFinding('case.unknown-code', { pointer: '/industry/code' }, { edition, code })] };
}

function lateFindings(pointer: string, on: string, asOf: string): Finding[] {
  return on > asOf ? [caseFinding('case.after-as-of', { pointer: `${pointer}/on` }, { on, asOf })] : [];
}

function checkClearances(pkg: ReviewPackage, clearances: readonly Clearance[], asOf: string): Finding[] {
  const layers = new Set(pkg.content['layout.yaml'].layers.map((layer) => layer.id));
  const seen = new Set<string>();
  return clearances.flatMap((one, index) => {
    const pointer = `/clearances/${index}`;
    const findings = lateFindings(pointer, one.on, asOf);
    if (!layers.has(one.layer)) {
      findings.push(caseFinding('case.unknown-layer', { pointer: `${pointer}/layer` }, { layer: one.layer }));
    }
    const key = `${one.layer}/${one.feature}`;
    if (seen.has(key)) findings.push(caseFinding('case.duplicate', { pointer }, { what: key }));
    seen.add(key);
    return findings;
  });
}

function checkDecisions(pkg: ReviewPackage, decisions: readonly Decision[], asOf: string): Finding[] {
  const { positions, prospects } = pkg.content['industries.yaml'];
  const known = new Set(positions.map((position) => position.id));
  const seen = new Set<string>();
  return decisions.flatMap((one, index) => {
    const pointer = `/decisions/${index}`;
    const findings = lateFindings(pointer, one.on, asOf);
    const wrong = (at: string, position: string) =>
      findings.push(caseFinding('case.unknown-position', { pointer: `${pointer}/${at}` }, { position }));
    const key = 'prospect' in one ? one.prospect : [...one.conflict].sort(compareText).join(' / ');
    if (seen.has(key)) findings.push(caseFinding('case.duplicate', { pointer }, { what: key }));
    seen.add(key);
    if ('prospect' in one) {
      const prospect = prospects.find((other) => other.id === one.prospect);
      const place = { pointer: `${pointer}/prospect` };
      if (!prospect) findings.push(caseFinding('case.unknown-prospect', place, { prospect: one.prospect }));
      else if (one.position !== undefined && !prospect.positions.includes(one.position))
        wrong('position', one.position);
    } else {
      for (const [at, id] of one.conflict.entries()) if (!known.has(id)) wrong(`conflict/${at}`, id);
      if (!one.conflict.includes(one.position)) wrong('position', one.position);
    }
    return findings;
  });
}

function sortedClearances(clearances: readonly Clearance[]): Clearance[] {
  return [...clearances].sort((a, b) => compareText(a.layer, b.layer) || compareText(a.feature, b.feature));
}

/** The parts of a case that have the right form, and what is wrong with the others. */
function readShape(raw: unknown): { input: Partial<z.output<typeof caseInput>>; findings: Finding[] } {
  const whole = caseInput.safeParse(raw);
  if (whole.success) return { input: whole.data, findings: [] };
  const findings = shapeFindings(whole.error.issues, '');
  const input: Record<string, unknown> = {};
  if (isWrapped(raw)) {
    // What is well formed is still read, so that the list of faults is complete.
    for (const [key, schema] of Object.entries(caseInput.shape)) {
      const part = schema.safeParse((raw as Record<string, unknown>)[key]);
      if (part.success) input[key] = part.data;
    }
  }
  return { input: input as Partial<z.output<typeof caseInput>>, findings };
}

/**
 * Reads a case from outside against a package: every fault with its place, nothing dropped silently. The normalised
 * case holds exact numbers as text and the footprint on the grid; normalising it again changes nothing.
 */
export function normaliseCase(raw: unknown, pkg: ReviewPackage): NormalisedCase {
  const unsafe = scanJson(raw);
  if (unsafe.length > 0) return { findings: unsafe.sort(compareFindings) };
  const { input, findings: shape } = readShape(raw);
  const { format, id, title, asOf = LAST_DAY, clearances = [], decisions = [] } = input;
  const facts = readFacts(pkg, input.facts ?? {});
  const code = readCode(pkg, input.industry);
  const footprint: ImportedFootprint = input.footprint
    ? importFootprint(input.footprint, pkg)
    : { findings: [] };
  const findings = [
    ...shape,
    ...facts.findings,
    ...code.findings,
    ...footprint.findings,
    ...checkClearances(pkg, clearances, asOf),
    ...checkDecisions(pkg, decisions, asOf),
  ].sort(compareFindings);
  const isUsable = findings.every((finding) => finding.severity !== 'error');
  if (!isUsable || format === undefined || id === undefined) return { findings };
  return {
    case: {
      format,
      id,
      ...(title !== undefined && { title }),
      asOf,
      ...(code.industry && { industry: code.industry }),
      facts: facts.facts,
      ...(footprint.grid && { footprint: { grid: footprint.grid } }),
      clearances: sortedClearances(clearances),
      decisions,
    },
    findings,
  };
}
