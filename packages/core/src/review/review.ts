import { type Bilingual, compareText, contentHash } from '../base/index.ts';
import type { Check, Rule } from '../plan/index.ts';
import {
  type CompiledRule,
  type Explanation,
  evaluateCondition,
  fillText,
  type Judgement,
} from '../rules/index.ts';
import type { ReviewCase } from './case-schema.ts';
import { gather, type Knowledge, missingItems, shownValue, usedFacts } from './knowledge.ts';
import { type ReviewContent, type ReviewPackage, ruleBookOf } from './package.ts';
import type {
  CitedBasis,
  ExplanationNode,
  LayerUse,
  MissingItem,
  Verdict,
  VerdictFinding,
  VerdictValue,
} from './verdict-schema.ts';

/** What a rule that has something to say came to. */
interface OpenAnswer {
  readonly state: VerdictFinding['outcome'];
  readonly because: VerdictFinding['because'];
  readonly missing: readonly string[];
  readonly when?: Judgement;
  readonly require?: Judgement;
}

/** What one rule came to. */
type Answer = OpenAnswer | { readonly state: 'not-in-effect' | 'not-applicable' | 'satisfied' };

const TRUE: Judgement = {
  value: true,
  missing: [],
  faults: [],
  explanation: { op: 'literal', text: 'true', value: 'true', children: [] },
};

/**
 * The semantics of a rule (README.md, "What a rule says"): not applicable when `when` is false; satisfied when
 * `require` is true; its outcome when `when` is true and `require` false; undecided otherwise.
 */
function answerRule(compiled: CompiledRule, knowledge: Knowledge, asOf: string): Answer {
  const { rule, findings } = compiled;
  if ((rule.from !== undefined && asOf < rule.from) || (rule.to !== undefined && asOf > rule.to)) {
    return { state: 'not-in-effect' };
  }
  if (!compiled.require || findings.length > 0) return { state: 'undecided', because: 'fault', missing: [] };
  const when = compiled.when ? evaluateCondition(compiled.when, knowledge.scope) : TRUE;
  if (when.value === false) return { state: 'not-applicable' };
  const require = evaluateCondition(compiled.require, knowledge.scope);
  if (require.value === true) return { state: 'satisfied' };
  if (when.value === true && require.value === false) {
    return { state: rule.outcome, because: 'requirement', missing: [], when, require };
  }
  // Whether the rule applies at all is asked first; what it requires only when it does.
  const open = when.value === 'unknown' ? when : require;
  const because = open.missing.length > 0 ? 'missing' : 'fault';
  return { state: 'undecided', because, missing: open.missing, when, require };
}

function plain(explanation: Explanation): ExplanationNode {
  return { ...explanation, children: explanation.children.map(plain) };
}

function explain(rule: Rule, answer: OpenAnswer): ExplanationNode {
  const part = (op: string, judgement: Judgement | undefined): ExplanationNode[] =>
    judgement
      ? [
          {
            op,
            text: judgement.explanation.text,
            value: String(judgement.value),
            children: [plain(judgement.explanation)],
          },
        ]
      : [];
  const children = [
    ...(rule.when === undefined ? [] : part('when', answer.when)),
    ...part('require', answer.require),
  ];
  return { op: 'rule', text: rule.id, value: answer.state, children };
}

/** The clause itself when the document numbers it, otherwise the nearest numbered part of the document above it. */
function numberedClause(content: ReviewContent, id: string) {
  const { clauses } = content['clauses.yaml'];
  let at = clauses.find((one) => one.id === id);
  while (at && at.number === undefined && at.parent !== undefined) {
    const { parent } = at;
    at = clauses.find((one) => one.id === parent);
  }
  return at;
}

function citeBasis(rule: Rule, content: ReviewContent): CitedBasis[] {
  return rule.basis.map((basis) => {
    if ('clause' in basis) {
      const numbered = numberedClause(content, basis.clause);
      return {
        clause: basis.clause,
        ...(numbered?.number !== undefined && { number: numbered.number }),
        ...(numbered?.heading && { heading: numbered.heading }),
      };
    }
    const source = content['sources.yaml'].sources.find((one) => one.id === basis.source);
    return {
      source: basis.source,
      ...(source && { title: source.title }),
      ...(source?.number !== undefined && { number: source.number }),
      ...(basis.article !== undefined && { article: basis.article }),
    };
  });
}

/**
 * What stale layers among the missing show of the footprint. It neither forbids nor permits, for the line may have
 * moved; but who obtains the current layer has to know what to look at.
 */
function textOfStale(missing: readonly MissingItem[], layers: readonly LayerUse[]): Bilingual {
  const stale = layers.filter(
    (one) => one.state === 'stale' && missing.some(({ path }) => path === `layer.${one.id}`),
  );
  const texts = stale.map(({ name, validTo, staleOverlapM2 }): Bilingual => {
    const day = { zh: validTo ?? '', en: validTo ?? '' };
    if (staleOverlapM2 === undefined)
      return {
        zh: `“${name.zh}”已于 ${day.zh} 过期。`,
        en: ` “${name.en}” was current until ${day.en}.`,
      };
    const area = staleOverlapM2.replace(/\.?0+$/, '');
    return {
      zh: `“${name.zh}”已于 ${day.zh} 过期，过期图层与用地重叠 ${area} 平方米；边界可能已调整，既不能据此禁止，也不能据此放行。`,
      en: ` “${name.en}” was current until ${day.en}; as it stood then it overlaps the footprint by ${area} m². The line may have moved since: this neither forbids nor permits.`,
    };
  });
  return { zh: texts.map(({ zh }) => zh).join(''), en: texts.map(({ en }) => en).join('') };
}

function textOfMissing(
  rule: Rule,
  missing: readonly MissingItem[],
  layers: readonly LayerUse[],
): { text: Bilingual; remedy: Bilingual } {
  const stale = textOfStale(missing, layers);
  const names = {
    zh: missing.map((one) => one.label.zh).join('、'),
    en: missing.map((one) => one.label.en).join(', '),
  };
  const askZh = missing.map((one) => `向${one.from.name.zh}索取“${one.label.zh}”`).join('；');
  const askEn = missing.map((one) => `“${one.label.en}” from ${one.from.name.en}`).join('; ');
  return {
    text: {
      zh: `尚不能判定“${rule.title.zh}”：缺少${names.zh}。${stale.zh}`,
      en: `“${rule.title.en}” cannot be decided yet; missing: ${names.en}.${stale.en}`,
    },
    remedy: { zh: `请${askZh}。`, en: `Obtain ${askEn}.` },
  };
}

function textOfFault(rule: Rule): { text: Bilingual; remedy: Bilingual } {
  return {
    text: {
      zh: `规则 ${rule.id}“${rule.title.zh}”无法求值，因此不能判定。`,
      en: `Rule ${rule.id}, “${rule.title.en}”, cannot be evaluated, so nothing is decided.`,
    },
    remedy: {
      zh: '请规划包的维护者改正该规则；运行规划包检查可见详情。',
      en: 'The maintainer of the plan package has to correct the rule; linting the package shows the details.',
    },
  };
}

function makeFinding(
  compiled: CompiledRule,
  answer: OpenAnswer,
  knowledge: Knowledge,
  review: ReviewCase,
  content: ReviewContent,
): VerdictFinding {
  const { rule } = compiled;
  const missing = missingItems(knowledge, answer.missing);
  const fill = (text: Bilingual) => fillText(text, (path) => shownValue(knowledge, path));
  const said =
    answer.because === 'requirement'
      ? { text: fill(rule.finding), remedy: fill(rule.remedy) }
      : answer.because === 'missing'
        ? textOfMissing(rule, missing, knowledge.site.layers)
        : textOfFault(rule);
  const { labels } = knowledge;
  return {
    rule: rule.id,
    check: rule.check,
    outcome: answer.state,
    because: answer.because,
    title: fill(rule.title),
    ...said,
    ...(rule.needsFrom !== undefined && { needsFrom: labels.body(rule.needsFrom, 'committee') }),
    basis: citeBasis(rule, content),
    facts: usedFacts(knowledge, review, ruleBookOf(content).reads.pathsOf.get(rule.id) ?? []),
    missing,
    explanation: explain(rule, answer),
  };
}

const WEIGHT: Readonly<Record<VerdictFinding['outcome'], number>> = {
  prohibited: 0,
  undecided: 1,
  conditional: 2,
};

/** Order of the heads of review: the five statutory ones first, as in the package format. */
const HEADS: Readonly<Record<Check, number>> = {
  'industry-policy': 0,
  siting: 1,
  environment: 2,
  safety: 3,
  'land-standard': 4,
  'control-line': 5,
  'use-control': 6,
  'two-highs': 7,
  'standard-land': 8,
  'fair-competition': 9,
  other: 10,
};

/** Order of findings: weight, then the order of the heads of review, then rule id. */
function compareVerdictFindings(a: VerdictFinding, b: VerdictFinding): number {
  return (
    WEIGHT[a.outcome] - WEIGHT[b.outcome] || HEADS[a.check] - HEADS[b.check] || compareText(a.rule, b.rule)
  );
}

function collectMissing(findings: readonly VerdictFinding[]): Verdict['missing'] {
  const byPath = new Map<string, MissingItem & { rules: string[] }>();
  for (const finding of findings) {
    for (const item of finding.missing) {
      const known = byPath.get(item.path) ?? { ...item, rules: [] };
      known.rules.push(finding.rule);
      byPath.set(item.path, known);
    }
  }
  const items = [...byPath.values()].sort((a, b) => compareText(a.path, b.path));
  return items.map((item) => ({ ...item, rules: item.rules.sort(compareText) }));
}

function valueOfVerdict(findings: readonly VerdictFinding[]): VerdictValue {
  for (const value of ['prohibited', 'undecided', 'conditional'] as const) {
    if (findings.some((finding) => finding.outcome === value)) return value;
  }
  return 'allowed';
}

/**
 * Reviews a normalised case against a package. Pure: the same package content, layers and case give the same bytes.
 * The verdict is what the rules say; a person concludes.
 */
export function reviewCase(pkg: ReviewPackage, review: ReviewCase): Verdict {
  const knowledge = gather(pkg, review);
  const findings: VerdictFinding[] = [];
  const notApplicable: string[] = [];
  const notInEffect: string[] = [];
  const satisfied: Verdict['satisfied'] = [];
  const { book, reads } = ruleBookOf(pkg.content);
  for (const compiled of book.rules) {
    const answer = answerRule(compiled, knowledge, review.asOf);
    const { id } = compiled.rule;
    if ('because' in answer) {
      findings.push(makeFinding(compiled, answer, knowledge, review, pkg.content));
    } else if (answer.state === 'not-in-effect') notInEffect.push(id);
    else if (answer.state === 'not-applicable') notApplicable.push(id);
    else {
      satisfied.push({ rule: id, facts: usedFacts(knowledge, review, reads.pathsOf.get(id) ?? []) });
    }
  }
  findings.sort(compareVerdictFindings);
  const plan = pkg.content['plan.yaml'];
  return {
    format: 'luodi-verdict/1',
    plan: { id: plan.id, hash: pkg.hash, title: plan.title },
    case: { id: review.id, hash: contentHash(review) },
    asOf: review.asOf,
    value: valueOfVerdict(findings),
    findings,
    notApplicable: notApplicable.sort(compareText),
    notInEffect: notInEffect.sort(compareText),
    satisfied: satisfied.sort((a, b) => compareText(a.rule, b.rule)),
    overlaps: [...knowledge.site.overlaps],
    layers: [...knowledge.site.layers],
    ...(knowledge.industry.answer && { industry: knowledge.industry.answer }),
    missing: collectMissing(findings),
    demonstration: plan.demonstration !== undefined,
  };
}
