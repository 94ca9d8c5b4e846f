import { type Bilingual, compareFindings, type Finding, type FindingPlace } from '../base/index.ts';
import type { Rule } from '../plan/index.ts';
import { ruleFinding } from './findings.ts';
import { isConstant, lintNames, pathFinding, type Vocabulary, vocabularyOf } from './lint-names.ts';
import { shapeOfRule } from './logic.ts';
import { type CompiledRule, type CompiledRuleBook, compileRuleBook, type RuleContent } from './rule-book.ts';
import { printTerm } from './term.ts';
import { placeholdersOf } from './text.ts';
import { typeOfPath } from './variables.ts';

function placeOf(rule: Rule, index: number, field: string): FindingPlace {
  const clause = rule.basis.find((basis) => 'clause' in basis);
  const pointer = `/rules/${index}${field && `/${field}`}`;
  return { file: 'rules.yaml', pointer, ...(clause && 'clause' in clause && { clause: clause.clause }) };
}

function lintText(text: Bilingual, vocabulary: Vocabulary, place: FindingPlace): Finding[] {
  const findings: Finding[] = [];
  for (const language of ['zh', 'en'] as const) {
    for (const path of placeholdersOf(text[language])) {
      const known = typeOfPath(path.split('.')) && !pathFinding(path, vocabulary, place);
      if (known) continue;
      const at = { ...place, pointer: `${place.pointer}/${language}` };
      findings.push(ruleFinding('rules.placeholder-unknown', at, { placeholder: `{${path}}` }));
    }
  }
  return findings;
}

/** What can be said of the logic of a rule whose expressions were read. */
function lintShape(compiled: CompiledRule, index: number): Finding[] {
  const { rule, when, require } = compiled;
  if (!require || (rule.when !== undefined && !when)) return [];
  const shape = shapeOfRule(when?.term, require.term);
  if (!shape) return [];
  const params = { rule: rule.id };
  if (!shape.canApply) return [ruleFinding('rules.never-applies', placeOf(rule, index, 'when'), params)];
  const place = placeOf(rule, index, 'require');
  if (!shape.canObject) return [ruleFinding('rules.never-objects', place, params)];
  if (shape.canPass) return [];
  if (shape.alwaysApplies) return [ruleFinding('rules.always-objects', place, params)];
  // `require: false` with a condition is the plain way to write a row that always objects where it applies.
  return isConstant(require) ? [] : [ruleFinding('rules.contradiction', place, params)];
}

function lintRule(compiled: CompiledRule, index: number, vocabulary: Vocabulary): Finding[] {
  const { rule, when, require } = compiled;
  const findings: Finding[] = [...compiled.findings];
  if (when) findings.push(...lintNames(when, 'boolean', vocabulary, placeOf(rule, index, 'when')));
  if (require) findings.push(...lintNames(require, 'boolean', vocabulary, placeOf(rule, index, 'require')));
  findings.push(...lintShape(compiled, index));
  if (rule.outcome === 'conditional' && rule.needsFrom === undefined) {
    findings.push(ruleFinding('rules.needs-from-missing', placeOf(rule, index, ''), { rule: rule.id }));
  }
  for (const field of ['title', 'finding', 'remedy'] as const) {
    findings.push(...lintText(rule[field], vocabulary, placeOf(rule, index, field)));
  }
  findings.push(...lintDates(rule.id, rule, placeOf(rule, index, 'to')));
  return findings;
}

function lintDates(
  what: string,
  dated: { from?: string | undefined; to?: string | undefined },
  place: FindingPlace,
) {
  const { from, to } = dated;
  if (from === undefined || to === undefined || from <= to) return [];
  return [ruleFinding('rules.dates-reversed', place, { what, from, to })];
}

function lintTwins(book: CompiledRuleBook): Finding[] {
  const findings: Finding[] = [];
  const byId = new Map<string, number>();
  const byMeaning = new Map<string, string>();
  for (const [index, { rule, when, require }] of book.rules.entries()) {
    if (byId.has(rule.id)) {
      findings.push(ruleFinding('rules.duplicate-id', placeOf(rule, index, 'id'), { rule: rule.id }));
    }
    byId.set(rule.id, index);
    if (!require || (rule.when !== undefined && !when)) continue;
    const meaning = JSON.stringify([
      when ? printTerm(when.term) : '',
      printTerm(require.term),
      rule.outcome,
      rule.from,
      rule.to,
    ]);
    const other = byMeaning.get(meaning);
    if (other !== undefined && other !== rule.id) {
      findings.push(ruleFinding('rules.same-rule-twice', placeOf(rule, index, ''), { rule: rule.id, other }));
    }
    byMeaning.set(meaning, rule.id);
  }
  return findings;
}

/** Facts, derived numbers and thresholds nothing reads. A text placeholder reads too: it is shown to people. */
function lintUnread(content: RuleContent, book: CompiledRuleBook): Finding[] {
  const read = new Set<string>();
  for (const { rule, reads } of book.rules) {
    for (const path of reads) read.add(path);
    for (const text of [rule.title, rule.finding, rule.remedy]) {
      for (const path of [...placeholdersOf(text.zh), ...placeholdersOf(text.en)]) read.add(path);
    }
  }
  const { facts, derived } = content['facts.yaml'];
  for (const { expression } of book.derived) for (const path of expression?.reads ?? []) read.add(path);
  const findings: Finding[] = [];
  const note = (
    code: 'rules.fact-never-read' | 'rules.derived-never-read' | 'rules.threshold-never-read',
    path: string,
    place: FindingPlace,
  ) => {
    const name = path.slice(path.indexOf('.') + 1);
    if (!read.has(path)) findings.push(ruleFinding(code, place, { name }));
  };
  for (const [index, fact] of facts.entries()) {
    note('rules.fact-never-read', `project.${fact.id}`, { file: 'facts.yaml', pointer: `/facts/${index}` });
  }
  for (const [index, one] of derived.entries()) {
    note('rules.derived-never-read', `project.${one.id}`, {
      file: 'facts.yaml',
      pointer: `/derived/${index}`,
    });
  }
  const seen = new Set<string>();
  for (const [index, { id }] of content['thresholds.yaml'].thresholds.entries()) {
    if (seen.has(id)) continue;
    seen.add(id);
    note('rules.threshold-never-read', `threshold.${id}`, {
      file: 'thresholds.yaml',
      pointer: `/thresholds/${index}`,
    });
  }
  return findings;
}

function lintDerived(content: RuleContent, book: CompiledRuleBook, vocabulary: Vocabulary): Finding[] {
  const findings: Finding[] = [];
  const { facts, derived } = content['facts.yaml'];
  const names = new Set(facts.map((fact) => fact.id));
  const indexOf = new Map(derived.map((one, index) => [one.id, index]));
  for (const [index, { id }] of derived.entries()) {
    const place = { file: 'facts.yaml', pointer: `/derived/${index}/id` };
    if (names.has(id)) findings.push(ruleFinding('rules.derived-name-taken', place, { name: id }));
    names.add(id);
  }
  for (const { derived: one, expression, findings: own } of book.derived) {
    const place = { file: 'facts.yaml', pointer: `/derived/${indexOf.get(one.id)}/expression` };
    findings.push(...own);
    if (expression) findings.push(...lintNames(expression, 'number', vocabulary, place));
  }
  for (const cycle of book.cycles) {
    const place = { file: 'facts.yaml', pointer: `/derived/${indexOf.get(cycle[0]!)}/expression` };
    findings.push(ruleFinding('rules.derived-cycle', place, { cycle: cycle.join(' → ') }));
  }
  return findings;
}

function overlapInTime(a: { from?: string | undefined; to?: string | undefined }, b: typeof a): boolean {
  const begins = (a.from ?? '') > (b.from ?? '') ? (a.from ?? '') : (b.from ?? '');
  const ends =
    (a.to ?? '9999-12-31') < (b.to ?? '9999-12-31') ? (a.to ?? '9999-12-31') : (b.to ?? '9999-12-31');
  return begins <= ends;
}

function lintThresholds(content: RuleContent): Finding[] {
  const findings: Finding[] = [];
  const { thresholds } = content['thresholds.yaml'];
  const scopeKey = (scope: (typeof thresholds)[number]['scope']) =>
    JSON.stringify([[...(scope?.parks ?? [])].sort(), [...(scope?.codes ?? [])].sort()]);
  for (const [index, threshold] of thresholds.entries()) {
    const place = { file: 'thresholds.yaml', pointer: `/thresholds/${index}` };
    findings.push(...lintDates(threshold.id, threshold, place));
    const rival = thresholds.slice(0, index).find(
      (other) =>
        other.id === threshold.id &&
        other.value !== threshold.value &&
        // A later start supersedes; the same start cannot.
        other.from === threshold.from &&
        scopeKey(other.scope) === scopeKey(threshold.scope) &&
        overlapInTime(other, threshold),
    );
    if (!rival) continue;
    const params = { name: threshold.id, first: rival.value, second: threshold.value };
    findings.push(ruleFinding('rules.threshold-ambiguous', place, params));
  }
  return findings;
}

/**
 * Reads the rules of a package against themselves and against what the package declares: complete, in the order of
 * {@link compareFindings}. Codes, reasons and examples: {@link ruleFindings}.
 */
export function lintRules(content: RuleContent): Finding[] {
  const book = compileRuleBook(content);
  const vocabulary = vocabularyOf(content);
  return [
    ...book.rules.flatMap((compiled, index) => lintRule(compiled, index, vocabulary)),
    ...lintTwins(book),
    ...lintDerived(content, book, vocabulary),
    ...lintThresholds(content),
    ...lintUnread(content, book),
  ].sort(compareFindings);
}
