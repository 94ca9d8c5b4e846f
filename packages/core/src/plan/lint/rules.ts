import { daysBetween, defineFindings, type Finding } from '../../base/index.ts';
import type { Basis } from '../schema/index.ts';
import { groupBy, type LintContext, named } from './context.ts';

export const ruleChecks = defineFindings({
  'threshold.basis-missing': {
    severity: 'warning',
    text: {
      zh: '门槛值“{nameZh}”没有依据。',
      en: 'The threshold "{nameEn}" rests on nothing.',
    },
    reason: {
      zh: '没有依据的数不能用来拒绝企业。',
      en: 'A number without a source cannot turn an enterprise away.',
    },
    example: 'a threshold with basis: []',
  },
  'threshold.out-of-date': {
    severity: 'warning',
    text: {
      zh: '门槛值“{nameZh}”已于 {to} 失效（{days} 天前），没有接续的值。',
      en: 'The threshold "{nameEn}" ended on {to} ({days} days ago) and nothing follows it.',
    },
    reason: {
      zh: '读取它的规则从那天起只能答“无法判定”。',
      en: 'Rules that read it can only answer "undecided" since then.',
    },
    example: 'to: 2024-12-31, looked at in 2026',
  },
  'threshold.units-differ': {
    severity: 'error',
    text: {
      zh: '单位“{unitZh}”与同名门槛值的单位“{otherZh}”不同。',
      en: 'Its unit "{unitEn}" differs from "{otherEn}" of the same id.',
    },
    reason: {
      zh: '万元/亩与万元/公顷相差十五倍。',
      en: 'Per mu and per hectare differ fifteen times.',
    },
    example: '万元/亩 and 万元/公顷 under one id',
  },
  'rule.out-of-date': {
    severity: 'warning',
    text: { zh: '规则已于 {to} 失效，不再适用。', en: 'The rule ended on {to} and no longer applies.' },
    reason: {
      zh: '失效的规则不再拦截任何项目，应确认是有意为之。',
      en: 'A lapsed rule stops nothing; that should be on purpose.',
    },
    example: 'to: 2024-12-31, looked at in 2026',
  },
  'rule.law-missing': {
    severity: 'note',
    text: {
      zh: '规则作出“禁止”的结论，但只依据本规划条款，没有法律、法规或标准。',
      en: 'The rule prohibits on the ground of the plan alone, without a law, regulation or standard.',
    },
    reason: {
      zh: '规划本身能否作为不予准入的依据，应由法制机构确认。',
      en: 'Whether the plan alone can turn a project away is for the legal office to confirm.',
    },
    example: 'outcome: prohibited with basis: [{clause: c-3-restricted}]',
  },
  'rule.article-missing': {
    severity: 'note',
    text: {
      zh: '规则依据“{nameZh}”，但没有写明条款。',
      en: 'The rule rests on "{nameEn}" without naming the article.',
    },
    reason: {
      zh: '引用到条，企业和审查人员才能核对。',
      en: 'With the article, enterprise and reviewer can look it up.',
    },
    example: 'basis: [{source: land-law}]',
  },
  'slivers.basis-missing': {
    severity: 'note',
    text: {
      zh: '细碎图斑的判别参数没有依据。',
      en: 'The numbers that tell a suspected sliver rest on nothing.',
    },
    reason: {
      zh: '这些参数决定哪些重叠只是疑似误差，应写明出处。',
      en: 'They decide which overlaps are only suspected errors, so their source should be named.',
    },
    example: 'slivers without basis',
  },
});

/** Numbers and rules as far as no expression has to be read; what expressions mean is checked in core/rules. */
export function lintRulesAndThresholds(context: LintContext): Finding[] {
  return [...lintThresholds(context), ...lintThresholdUnits(context), ...lintRuleRows(context)];
}

function lintThresholds(context: LintContext): Finding[] {
  const { asOf, content } = context;
  const { thresholds } = content['thresholds.yaml'];
  const findings: Finding[] = [];
  thresholds.forEach((threshold, index) => {
    const at = (key: string) => context.at('thresholds.yaml', ['thresholds', index, key]);
    const { id, from, to } = threshold;
    const name = named('name', threshold.name);
    if (threshold.basis.length === 0) {
      const place = context.at('thresholds.yaml', ['thresholds', index]);
      findings.push(ruleChecks.make('threshold.basis-missing', place, name));
    }
    if (asOf !== undefined && to !== undefined && to < asOf && (from === undefined || from <= to)) {
      const follows = thresholds.some((one) => one.id === id && (one.to === undefined || one.to >= asOf));
      if (follows) return;
      const params = { to, days: daysBetween(to, asOf), ...name };
      findings.push(ruleChecks.make('threshold.out-of-date', at('to'), params));
    }
  });
  return findings;
}

function lintThresholdUnits(context: LintContext): Finding[] {
  const { thresholds } = context.content['thresholds.yaml'];
  const findings: Finding[] = [];
  const numbered = thresholds.map((threshold, index) => ({ threshold, index }));
  for (const group of groupBy(numbered, ({ threshold }) => threshold.id).values()) {
    group.slice(1).forEach(({ threshold, index }) => {
      const at = (key: string) => context.at('thresholds.yaml', ['thresholds', index, key]);
      const { unit } = group[0]!.threshold;
      if (unit.zh !== threshold.unit.zh) {
        const params = { ...named('unit', threshold.unit), ...named('other', unit) };
        findings.push(ruleChecks.make('threshold.units-differ', at('unit'), params));
      }
    });
  }
  return findings;
}

function lintRuleRows(context: LintContext): Finding[] {
  const { asOf, content } = context;
  const { rules, slivers } = content['rules.yaml'];
  const sources = new Map(content['sources.yaml'].sources.map((source) => [source.id, source]));
  const findings: Finding[] = [];
  rules.forEach((rule, index) => {
    const clause = rule.basis.flatMap((basis) => ('clause' in basis ? [basis.clause] : []))[0];
    const at = (...path: (string | number)[]) => context.at('rules.yaml', ['rules', index, ...path], clause);
    const { from, to } = rule;
    if (asOf !== undefined && to !== undefined && to < asOf && (from === undefined || from <= to)) {
      findings.push(ruleChecks.make('rule.out-of-date', at('to'), { to }));
    }
    if (rule.outcome === 'prohibited' && !rule.basis.some(isSource)) {
      findings.push(ruleChecks.make('rule.law-missing', at('basis')));
    }
    rule.basis.forEach((basis, position) => {
      const source = isSource(basis) ? sources.get(basis.source) : undefined;
      const byArticle = source?.kind === 'law' || source?.kind === 'regulation';
      if (!source || !byArticle || ('article' in basis && basis.article !== undefined)) return;
      const place = at('basis', position);
      findings.push(ruleChecks.make('rule.article-missing', place, named('name', source.title)));
    });
  });
  if (slivers.basis.length === 0) {
    findings.push(ruleChecks.make('slivers.basis-missing', context.at('rules.yaml', ['slivers'])));
  }
  return findings;
}

function isSource(basis: Basis): basis is Extract<Basis, { source: string }> {
  return 'source' in basis;
}
