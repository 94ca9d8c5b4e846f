import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Exact } from '@luodi/core/base';
import { type PackageFile, packageFiles } from '@luodi/core/plan';
import {
  compileRuleBook,
  derive,
  evaluateCondition,
  lintRules,
  type RuleContent,
  type Value,
} from '@luodi/core/rules';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

import { type Change, type Given, goodProject, ruleCases } from './rule-cases.data.ts';

const SPEC = resolve(import.meta.dirname, '../../packages/core/src/review/SPEC.md');

function readFile<File extends PackageFile>(file: File) {
  const raw: unknown = parse(readFileSync(resolve(import.meta.dirname, file), 'utf8'));
  return packageFiles[file].parse(raw) as ReturnType<(typeof packageFiles)[File]['parse']>;
}

const content = {
  'plan.yaml': readFile('plan.yaml'),
  'facts.yaml': readFile('facts.yaml'),
  'thresholds.yaml': readFile('thresholds.yaml'),
  'rules.yaml': readFile('rules.yaml'),
  'layout.yaml': readFile('layout.yaml'),
  'industries.yaml': readFile('industries.yaml'),
} as RuleContent;
const clauseIds = new Set(readFile('clauses.yaml').clauses.map((clause) => clause.id));
const sourceIds = new Set(readFile('sources.yaml').sources.map((source) => source.id));
const bodyIds = new Set(readFile('bodies.yaml').bodies.map((body) => body.id));
const { rules, slivers } = content['rules.yaml'];
const book = compileRuleBook(content);

const DECIMAL = /^-?\d+(\.\d+)?$/;

/** Decimals in text stand for numbers wherever the path is a number; codes and groups stay text. */
function toValue(path: string, given: Given): Value {
  const isText = path.startsWith('industry.') || path === 'asof';
  if (typeof given === 'number' || (typeof given === 'string' && !isText && DECIMAL.test(given))) {
    return Exact.parse(String(given))!;
  }
  return given as Value;
}

/** The numbers in effect on a day; none of this package has a scope. */
function thresholdsOn(day: string): [string, Value][] {
  return content['thresholds.yaml'].thresholds
    .filter((threshold) => (threshold.from ?? '') <= day && (threshold.to ?? '9999-12-31') >= day)
    .map((threshold) => [`threshold.${threshold.id}`, Exact.parse(threshold.value)!]);
}

type Answer =
  | { readonly is: 'satisfied' | 'not-applicable' | 'not-in-effect' }
  | { readonly is: 'prohibited' | 'conditional' | 'undecided'; readonly missing: readonly string[] };

/** The semantics of SPEC.md section 1, written out once more: `when`, `require`, outcome, dates. */
function answer(ruleId: string, change: Change): Answer {
  const compiled = book.rules.find(({ rule }) => rule.id === ruleId)!;
  const known = new Map<string, Value>();
  const given = { ...goodProject, ...change };
  const day = String(given.asof);
  for (const [path, value] of thresholdsOn(day)) known.set(path, value);
  for (const [path, value] of Object.entries(given)) {
    if (value !== null) known.set(path, toValue(path, value));
  }
  const { scope, causes } = derive(book, known);
  const { from, to, outcome } = compiled.rule;
  if ((from && day < from) || (to && day > to)) return { is: 'not-in-effect' };
  const when = compiled.when ? evaluateCondition(compiled.when, scope) : undefined;
  const require = evaluateCondition(compiled.require!, scope);
  expect([...(when?.faults ?? []), ...require.faults]).toEqual([]);
  if (when?.value === false) return { is: 'not-applicable' };
  if (require.value === true) return { is: 'satisfied' };
  if (when?.value !== 'unknown' && require.value === false) return { is: outcome, missing: [] };
  const open = when?.value === 'unknown' ? when : require;
  const missing = open.missing.flatMap((path) => causes.get(path) ?? [path]);
  return { is: 'undecided', missing };
}

test('rules.yaml lints without a finding', () => {
  expect(lintRules(content)).toEqual([]);
});

test('every rule cites a clause of the plan and only documents that are listed', () => {
  for (const rule of rules) {
    expect(
      rule.basis.some((basis) => 'clause' in basis),
      rule.id,
    ).toBe(true);
    for (const basis of rule.basis) {
      if ('clause' in basis) expect(clauseIds, `${rule.id} ${basis.clause}`).toContain(basis.clause);
      else expect(sourceIds, `${rule.id} ${basis.source}`).toContain(basis.source);
    }
    if (rule.needsFrom !== undefined) expect(bodyIds, rule.id).toContain(rule.needsFrom);
  }
  for (const fact of content['facts.yaml'].facts) {
    if (fact.askedOf !== undefined) expect(bodyIds, fact.id).toContain(fact.askedOf);
  }
  const cited = [...content['facts.yaml'].derived, ...content['thresholds.yaml'].thresholds, slivers];
  for (const basis of cited.flatMap((one) => one.basis)) {
    if ('source' in basis) expect(sourceIds).toContain(basis.source);
    else expect(clauseIds).toContain(basis.clause);
  }
});

test('every number says where it comes from, or that the package set it', () => {
  for (const threshold of content['thresholds.yaml'].thresholds) {
    if (threshold.certainty === 'set-locally') expect(threshold.note, threshold.id).toBeDefined();
    else expect(threshold.basis.length, threshold.id).toBeGreaterThan(0);
  }
});

test('the five statutory checks of article 22 are all there', () => {
  for (const check of ['industry-policy', 'siting', 'environment', 'safety', 'land-standard']) {
    const cited = rules.filter(
      (rule) =>
        rule.check === check &&
        rule.basis.some(
          (basis) => 'source' in basis && basis.source === 'sd-zone-regs-2016' && basis.article === '22',
        ),
    );
    expect(cited.length, check).toBeGreaterThan(0);
  }
});

test('a good project fires no rule', () => {
  const fired = rules.filter((rule) => !['satisfied', 'not-applicable'].includes(answer(rule.id, {}).is));
  expect(fired.map((rule) => rule.id)).toEqual([]);
});

test('of a project nobody described no rule is satisfied', () => {
  const nothing = Object.fromEntries(Object.keys(goodProject).map((path) => [path, null]));
  const known: Change = { ...nothing, asof: '2024-09-10', 'plan.ended': false, 'plan.in_force': true };
  expect(rules.filter((rule) => answer(rule.id, known).is === 'satisfied').map((rule) => rule.id)).toEqual(
    [],
  );
});

test('a rule that asks for a written decision is satisfied by it', () => {
  const asking = ruleCases.filter((one) => {
    const { require } = rules.find((rule) => rule.id === one.rule)!;
    return require === one.asks && one.fires[one.asks] === false;
  });
  expect(asking.length).toBeGreaterThan(20);
  for (const { rule, fires, asks } of asking) {
    expect(answer(rule, { ...fires, [asks]: true }).is, rule).toBe('satisfied');
  }
});

test('being a leading industry waives no two-highs rule', () => {
  const smelter: Change = {
    'industry.status': 'leading',
    'industry.division': '32',
    'project.process_links': ['electrolytic_aluminium'],
    'project.two_highs_guidance': false,
    'project.capacity_ratio': '0.5',
  };
  expect(answer('R-HIGH-001', smelter).is).toBe('conditional');
  expect(answer('R-HIGH-003', smelter).is).toBe('conditional');
});

test('rules of later regulations do not reach back', () => {
  const promise: Change = { 'project.promised_benefits': ['tax'], 'project.benefit_legal_basis': false };
  expect(answer('R-FAIR-001', { ...promise, asof: '2024-07-31' }).is).toBe('not-in-effect');
  expect(answer('R-FAIR-001', { ...promise, asof: '2024-08-01' }).is).toBe('conditional');
});

describe.each(ruleCases)('$rule', ({ rule: id, fires, passes, passesAs, asks }) => {
  const rule = rules.find((one) => one.id === id)!;

  test('fires', () => {
    expect(answer(id, fires)).toEqual({ is: rule.outcome, missing: [] });
  });

  test(passesAs, () => {
    expect(answer(id, passes ?? {}).is).toBe(passesAs);
  });

  test(`asks for ${asks}`, () => {
    const result = answer(id, { ...fires, [asks]: null });
    expect(result.is).toBe('undecided');
    expect('missing' in result && result.missing).toContain(asks);
  });
});

describe('SPEC.md', () => {
  const rows = readFileSync(SPEC, 'utf8')
    .split('\n')
    .filter((line) => /^\| R-[A-Z]+-\d{3} \|/.test(line))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );

  test('lists every rule with check, outcome, clauses and articles as rules.yaml has them', () => {
    const expected = rules.map((rule) => [
      rule.id,
      rule.check,
      rule.basis
        .flatMap((basis) =>
          'source' in basis ? [basis.article ? `${basis.source} ${basis.article}` : basis.source] : [],
        )
        .join('; '),
      rule.basis.flatMap((basis) => ('clause' in basis ? [basis.clause] : [])).join(', '),
      rule.outcome,
    ]);
    expect(rows.map((row) => row.slice(0, 5))).toEqual(expected);
  });

  test('names the tests of every rule, and every rule has them', () => {
    const named = ruleCases.map(({ rule, passesAs, asks }) =>
      `fires; ${passesAs}; asks for ${asks}`.concat(` (${rule})`),
    );
    expect(rows.map((row) => `${row[5]} (${row[0]})`)).toEqual(named);
    expect(ruleCases.map((one) => one.rule)).toEqual(rules.map((rule) => rule.id));
  });
});
