import { compareText, type Finding, type FindingPlace, isDay } from '../base/index.ts';
import { clashFindings, type Expression } from './expression.ts';
import { ruleFinding } from './findings.ts';
import type { RuleContent } from './rule-book.ts';
import { partsOf, type Term, walkTerm } from './term.ts';
import { typeOfPath, type ValueType } from './variables.ts';

const FACT_TYPES = {
  decimal: 'number',
  integer: 'number',
  boolean: 'boolean',
  choice: 'text',
  choices: 'list',
  text: 'text',
  day: 'text',
} as const satisfies Record<string, ValueType>;

/** What the expressions of one package may name, and what the values they name can be. */
export interface Vocabulary {
  readonly typeOf: (path: string) => ValueType | undefined;
  /** The texts a path can have or hold; `undefined` when any text is possible. `day`: any calendar day. */
  readonly textsOf: (path: string) => readonly string[] | 'day' | undefined;
  readonly facts: ReadonlySet<string>;
  readonly thresholds: ReadonlySet<string>;
  /** Layer id → whether it is of polygons. */
  readonly layers: ReadonlyMap<string, boolean>;
}

/** Collects the vocabulary of a package. */
export function vocabularyOf(content: RuleContent): Vocabulary {
  const { facts, derived } = content['facts.yaml'];
  const { parks, areas, layers } = content['layout.yaml'];
  const { statuses, positions, industries, prospects } = content['industries.yaml'];
  const ids = (items: readonly { readonly id: string }[]) => items.map((item) => item.id);
  const types = new Map<string, ValueType>();
  const texts = new Map<string, readonly string[] | 'day'>([
    ['industry.status', [...ids(statuses), 'conflict', 'not_addressed']],
    ['industry.statuses', ids(statuses)],
    ['industry.positions', ids(positions)],
    ['industry.industries', ids(industries)],
    ['industry.host_parks', ids(parks)],
    ['industry.prospects', ids(prospects)],
    ['site.park', [...ids(parks), '']],
    ['site.parks', ids(parks)],
    ['site.areas', ids(areas)],
    ['plan.state', ['preparation', 'in-force', 'archived']],
    ['asof', 'day'],
  ]);
  for (const fact of facts) {
    types.set(`project.${fact.id}`, FACT_TYPES[fact.type]);
    if (fact.choices) texts.set(`project.${fact.id}`, ids(fact.choices));
    if (fact.type === 'day') texts.set(`project.${fact.id}`, 'day');
  }
  for (const one of derived) types.set(`project.${one.id}`, 'number');
  return {
    typeOf: (path) => types.get(path) ?? typeOfPath(path.split('.')),
    textsOf: (path) => texts.get(path),
    facts: new Set([...ids(facts), ...ids(derived)]),
    thresholds: new Set(ids(content['thresholds.yaml'].thresholds)),
    layers: new Map(layers.map((layer) => [layer.id, layer.shape === 'polygon'])),
  };
}

/** What is wrong with one path, if anything. */
export function pathFinding(path: string, vocabulary: Vocabulary, place: FindingPlace): Finding | undefined {
  const [root, name = '', third = ''] = path.split('.');
  if (root === 'project' && !vocabulary.facts.has(name))
    return ruleFinding('rules.unknown-fact', place, { name });
  if (root === 'threshold' && !vocabulary.thresholds.has(name)) {
    return ruleFinding('rules.unknown-threshold', place, { name });
  }
  if (root !== 'site' || name !== 'overlap') return undefined;
  const ofPolygons = vocabulary.layers.get(third);
  if (ofPolygons === undefined) return ruleFinding('rules.unknown-layer', place, { name: third });
  return ofPolygons ? undefined : ruleFinding('rules.layer-without-area', place, { name: third });
}

function literalTexts(term: Term): string[] {
  if (term.kind === 'literal') return typeof term.value === 'string' ? [term.value] : [];
  return term.kind === 'list' ? term.items.flatMap(literalTexts) : [];
}

/** Pairs of a path (or what a quantifier runs over) and the texts it is compared with. */
function* comparedTexts(term: Term, over?: string): Generator<{ path: string; texts: string[] }> {
  const pathOf = (side: Term): string | undefined =>
    side.kind === 'path' ? side.path : side.kind === 'variable' ? over : undefined;
  if (term.kind === 'binary' && ['==', '!=', 'in', '<', '<=', '>', '>='].includes(term.op)) {
    for (const [side, other] of [
      [term.left, term.right],
      [term.right, term.left],
    ] as const) {
      const path = pathOf(side);
      if (path !== undefined) yield { path, texts: literalTexts(other) };
    }
  }
  const inside = term.kind === 'quantifier' && term.list.kind === 'path' ? term.list.path : over;
  for (const part of partsOf(term)) yield* comparedTexts(part, inside);
}

function impossibleTexts(expression: Expression, vocabulary: Vocabulary, place: FindingPlace): Finding[] {
  const findings: Finding[] = [];
  for (const { path, texts } of comparedTexts(expression.term)) {
    const allowed = vocabulary.textsOf(path);
    if (!allowed) continue;
    for (const text of texts) {
      if (allowed === 'day' ? isDay(text) : allowed.includes(text)) continue;
      const shown =
        allowed === 'day' ? 'YYYY-MM-DD' : [...allowed].sort(compareText).join(', ').slice(0, 400);
      findings.push(ruleFinding('rules.impossible-text', place, { path, text, allowed: shown }));
    }
  }
  return findings;
}

/** Everything a package's vocabulary says against an expression. */
export function lintNames(
  expression: Expression,
  expected: 'boolean' | 'number',
  vocabulary: Vocabulary,
  place: FindingPlace,
): Finding[] {
  const unknown = expression.reads.flatMap((path) => pathFinding(path, vocabulary, place) ?? []);
  const clashes = clashFindings(expression.term, expected, vocabulary.typeOf, place);
  return [...unknown, ...clashes, ...impossibleTexts(expression, vocabulary, place)];
}

/** Whether an expression reads nothing at all: `true`, `false`, `1 < 2`. */
export function isConstant(expression: Expression): boolean {
  for (const inner of walkTerm(expression.term)) if (inner.kind === 'path') return false;
  return true;
}
