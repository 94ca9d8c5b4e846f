import { defineFindings, Exact, type Finding, invariant } from '../../base/index.ts';
import type { Target } from '../schema/index.ts';
import { groupBy, type LintContext, named } from './context.ts';

export const targetChecks = defineFindings({
  'target.comparator-against-wording': {
    severity: 'error',
    text: {
      zh: '原文用语“{wording}”是“{expected}”，而比较符写作“{comparator}”。',
      en: 'The wording "{wording}" means "{expected}", but the comparator is "{comparator}".',
    },
    reason: {
      zh: '“超过”“突破”不含本数，“以上”“不低于”含本数（民法典第一千二百五十九条）：50 家不算超过 50 家。',
      en: 'Terms such as 超过 and 突破 exclude the number, 以上 and 不低于 include it (Civil Code art. 1259): 50 is not more than 50.',
    },
    example: 'wording: 突破, comparator: ">="',
  },
  'target.modality-against-wording': {
    severity: 'warning',
    text: {
      zh: '原文用语“{wording}”表明是{expectedZh}目标，而写作{modalityZh}。',
      en: 'The wording "{wording}" makes it {expectedEn}, but it is typed as {modalityEn}.',
    },
    reason: {
      zh: '“力争”不是约束；把它当作约束来考核会失实，反之亦然。',
      en: 'To strive for something binds nobody; grading it as binding would be untrue, and the reverse as well.',
    },
    example: 'wording: 力争超过, modality: binding',
  },
  'target.baseline-missing': {
    severity: 'warning',
    text: {
      zh: '目标没有基期值，也没有写明为何缺少。',
      en: 'The target has no baseline and does not say why.',
    },
    reason: {
      zh: '没有基期就无法画出应有的进度，只能到期再看。',
      en: 'Without a baseline there is no path to compare with, only the end.',
    },
    example: 'a target with neither baseline nor baselineMissing',
  },
  'target.baseline-not-given': {
    severity: 'note',
    text: {
      zh: '目标缺少基期值：{whyZh}',
      en: 'The target has no baseline: {whyEn}',
    },
    reason: {
      zh: '缺口已如实写明；补上基期值后方可判断进度。',
      en: 'The gap is stated; progress can be judged once the baseline is supplied.',
    },
    example: 'baselineMissing: the source names no earlier figure',
  },
  'target.baseline-too-late': {
    severity: 'error',
    text: {
      zh: '基期日 {on} 不早于目标日 {by}。',
      en: 'The baseline day {on} is not before the due day {by}.',
    },
    reason: { zh: '基期必须在目标日之前。', en: 'A baseline lies before the day it is measured towards.' },
    example: 'baseline on 2026-01-01 for a target by 2025-12-31',
  },
  'target.met-at-baseline': {
    severity: 'note',
    text: {
      zh: '基期值 {baseline} 已经满足目标（{comparator} {value}）。',
      en: 'The baseline {baseline} already meets the target ({comparator} {value}).',
    },
    reason: {
      zh: '起点即达标的目标，多半是口径或数值有误。',
      en: 'A target met at the start most often has a wrong figure or definition.',
    },
    example: 'baseline 52 for "more than 50"',
  },
  'target.owner-missing': {
    severity: 'warning',
    text: {
      zh: '目标和它的指标都没有责任机构。',
      en: 'Neither the target nor its indicator has an owner.',
    },
    reason: {
      zh: '缺数时不知该问谁，落后时不知该谁负责。',
      en: 'Nobody knows whom to ask for the figure, nor who answers for it.',
    },
    example: 'a target and an indicator without owner',
  },
  'target.due-outside-period': {
    severity: 'warning',
    text: {
      zh: '目标日 {by} 不在规划期（{from} 至 {to}）之内。',
      en: 'The due day {by} lies outside the period ({from} to {to}).',
    },
    reason: {
      zh: '规划期以外的目标，本规划期末的评估无法判断。',
      en: 'The final assessment of this plan cannot judge a target beyond its period.',
    },
    example: 'by: 2030-12-31 in a plan to 2025',
  },
  'target.from-after-due': {
    severity: 'error',
    text: {
      zh: '计数起日 {from} 晚于目标日 {by}。',
      en: 'Counting starts on {from}, after the due day {by}.',
    },
    reason: { zh: '这样的目标没有可计数的时间。', en: 'Such a target leaves no time to count.' },
    example: 'from: 2026-01-01, by: 2025-12-31',
  },
  'target.measure-differs': {
    severity: 'error',
    text: {
      zh: '目标按“{target}”计，指标“{nameZh}”按“{indicator}”计。',
      en: 'The target counts "{target}", its indicator "{nameEn}" counts "{indicator}".',
    },
    reason: {
      zh: '期末存量与期内累计相差很大，口径必须一致。',
      en: 'A stock at the end and a sum over the period are far apart; both have to mean the same.',
    },
    example: 'measure: cumulative on an indicator of measure: stock',
  },
  'target.direction-against-comparator': {
    severity: 'warning',
    text: {
      zh: '指标“{nameZh}”的方向与比较符“{comparator}”相反。',
      en: 'The direction of the indicator "{nameEn}" is opposite to the comparator "{comparator}".',
    },
    reason: {
      zh: '越高越好的指标设了上限，或相反，多半是写错。',
      en: 'A ceiling on something that should rise, or the reverse, is most often a slip.',
    },
    example: 'more-is-better with comparator "<"',
  },
  'target.contradictory': {
    severity: 'error',
    text: {
      zh: '与目标“{other}”不能同时成立（同一指标、同一日）。',
      en: 'It cannot hold together with the target "{other}" (same indicator, same day).',
    },
    reason: {
      zh: '互相矛盾的目标无论如何都会有一个落空。',
      en: 'Of two targets that exclude each other, one is bound to fail.',
    },
    example: '> 50 and < 40 by the same day',
  },
  'target.repeated': {
    severity: 'note',
    text: {
      zh: '与目标“{other}”针对同一指标、同一日，重复设定。',
      en: 'The target "{other}" is set on the same indicator for the same day.',
    },
    reason: {
      zh: '同一事项有两个数，读者不知以哪个为准。',
      en: 'With two figures for one thing a reader cannot tell which one counts.',
    },
    example: '> 50 and >= 60 by the same day',
  },
  'target.cumulative-without-start': {
    severity: 'note',
    text: {
      zh: '累计目标没有写明从哪一天起计数。',
      en: 'A cumulative target that does not say from which day it counts.',
    },
    reason: {
      zh: '起点不同，累计数就不同。',
      en: 'The sum depends on where it starts.',
    },
    example: 'measure: cumulative without from',
  },
  'target.figure-not-in-clause': {
    severity: 'warning',
    text: {
      zh: '所依据条款的内容中没有数值 {value}。',
      en: 'The clause it rests on does not contain the figure {value}.',
    },
    reason: {
      zh: '目标与条款不符时，其中之一抄错了。',
      en: 'When target and clause differ, one of the two was copied wrongly.',
    },
    example: 'value: 15 on a clause that says 50',
  },
  'indicator.counting-rule-missing': {
    severity: 'note',
    text: {
      zh: '指标“{nameZh}”没有写明什么算数、以哪一天为准。',
      en: 'The indicator "{nameEn}" does not say what counts and on which day.',
    },
    reason: {
      zh: '口径不清的数，不同部门会报出不同结果。',
      en: 'Without a counting rule two departments report two numbers.',
    },
    example: 'an indicator without countedOn',
  },
});

type Comparator = Target['comparator'];

/**
 * What a term of strictness means. Order matters: a negated term (不超过) contains the plain one (超过).
 * 以上, 以下, 以内 include the number, 超过, 不满 exclude it: Civil Code of the PRC, article 1259.
 */
const strictness: readonly { readonly pattern: RegExp; readonly comparator: Comparator }[] = [
  {
    pattern: /不超过|不高于|不多于|不大于|以下|以内|至多|控制在|at most|no more than|not (to )?exceed/i,
    comparator: '<=',
  },
  {
    pattern: /不低于|不少于|不小于|以上|至少|达到|at least|no less than|not less than|or more/i,
    comparator: '>=',
  },
  { pattern: /超过|突破|多于|高于|大于|more than|exceed|above|over\b|surpass/i, comparator: '>' },
  { pattern: /低于|少于|小于|不满|不足|less than|below|under\b|fewer than/i, comparator: '<' },
];

/** What a term of commitment means; a term not listed says nothing either way. */
const commitment: readonly { readonly pattern: RegExp; readonly modality: Target['modality'] }[] = [
  { pattern: /力争|争取|努力|力求|strive|aim to|endeavour/i, modality: 'aspirational' },
  { pattern: /必须|不得|确保|约束性|\bmust\b|\bshall\b/i, modality: 'binding' },
  { pattern: /预期性/, modality: 'expected' },
];

const modalityNames = {
  binding: { zh: '约束性', en: 'binding' },
  expected: { zh: '预期性', en: 'expected' },
  aspirational: { zh: '争取性', en: 'aspirational' },
} as const;

/** Targets typed as written: wording, figures, days, measure, baseline, owner. */
export function lintTargets(context: LintContext): Finding[] {
  const { targets } = context.content['targets.yaml'];
  const { indicators } = context.content['indicators.yaml'];
  const findings: Finding[] = [];
  indicators.forEach((indicator, index) => {
    if (indicator.countedOn) return;
    const place = context.at('indicators.yaml', ['indicators', index], indicator.clause);
    const params = named('name', indicator.name);
    findings.push(targetChecks.make('indicator.counting-rule-missing', place, params));
  });
  targets.forEach((target, index) => {
    const find: Find = (code, key, params = {}) => {
      const path = key === '' ? ['targets', index] : ['targets', index, key];
      findings.push(targetChecks.make(code, context.at('targets.yaml', path, target.clause), params));
    };
    lintWording(target, find);
    lintDays(target, context, find);
    lintBaseline(target, find);
    lintAgainstIndicator(target, context, find);
  });
  return [...findings, ...lintPairs(context)];
}

type Find = (
  code: Parameters<typeof targetChecks.make>[0],
  key: keyof Target | '',
  params?: Record<string, string>,
) => void;

function lintWording(target: Target, find: Find): void {
  const { wording, comparator, modality } = target;
  const expected = strictness.find(({ pattern }) => pattern.test(wording))?.comparator;
  if (expected !== undefined && expected !== comparator) {
    find('target.comparator-against-wording', 'comparator', { wording, expected, comparator });
  }
  const meant = commitment.find(({ pattern }) => pattern.test(wording))?.modality;
  if (meant !== undefined && meant !== modality) {
    const params = {
      ...named('expected', modalityNames[meant]),
      ...named('modality', modalityNames[modality]),
    };
    find('target.modality-against-wording', 'modality', { wording, ...params });
  }
}

function lintDays(target: Target, context: LintContext, find: Find): void {
  const { from, to } = context.content['plan.yaml'].period;
  const { by } = target;
  if (by < from || by > to) find('target.due-outside-period', 'by', { by, from, to });
  if (target.from !== undefined && target.from > by) {
    find('target.from-after-due', 'from', { from: target.from, by });
  }
  if (target.measure === 'cumulative' && target.from === undefined)
    find('target.cumulative-without-start', '');
}

function lintBaseline(target: Target, find: Find): void {
  const { baseline, baselineMissing, by, comparator, value } = target;
  if (!baseline) {
    if (baselineMissing) find('target.baseline-not-given', 'baselineMissing', named('why', baselineMissing));
    // A count of what is newly done within the period starts from nothing by definition.
    else if (target.measure !== 'cumulative') find('target.baseline-missing', '');
    return;
  }
  if (baseline.on >= by) find('target.baseline-too-late', 'baseline', { on: baseline.on, by });
  else if (target.measure !== 'cumulative' && meets(exact(baseline.value), comparator, exact(value))) {
    find('target.met-at-baseline', 'baseline', { baseline: baseline.value, comparator, value });
  }
}

function lintAgainstIndicator(target: Target, context: LintContext, find: Find): void {
  const indicator = context.content['indicators.yaml'].indicators.find(({ id }) => id === target.indicator);
  if (!target.owner && !indicator?.owner) find('target.owner-missing', '');
  if (indicator && indicator.measure !== target.measure) {
    const params = { target: target.measure, indicator: indicator.measure, ...named('name', indicator.name) };
    find('target.measure-differs', 'measure', params);
  }
  const opposite =
    (indicator?.direction === 'more-is-better' && target.comparator.startsWith('<')) ||
    (indicator?.direction === 'less-is-better' && target.comparator.startsWith('>'));
  if (indicator && opposite) {
    const params = { comparator: target.comparator, ...named('name', indicator.name) };
    find('target.direction-against-comparator', 'comparator', params);
  }
  const clause = context.content['clauses.yaml'].clauses.find(({ id }) => id === target.clause);
  if (clause?.text && !holdsFigure(`${clause.text.zh} ${clause.text.en}`, target.value)) {
    find('target.figure-not-in-clause', 'value', { value: target.value });
  }
}

/** Whether a text holds a figure, as digits (thousands separators allowed), per cent included. */
function holdsFigure(text: string, value: string): boolean {
  const wanted = exact(value);
  const figures = text.replaceAll(/(\d)[,，](?=\d{3}\b)/g, '$1').match(/\d+(\.\d+)?/g) ?? [];
  const hundred = new Exact(100n);
  return figures.some((figure) => {
    const found = exact(figure);
    return found.compare(wanted) === 0 || found.compare(wanted.times(hundred)) === 0;
  });
}

function exact(text: string): Exact {
  const value = Exact.parse(text.replace(/^\+/, ''));
  invariant(value, `the schema lets only decimals through: ${text}`);
  return value;
}

/** Whether a value meets a target. */
function meets(value: Exact, comparator: Comparator, bound: Exact): boolean {
  const order = value.compare(bound);
  const held = { '>': order > 0, '>=': order >= 0, '=': order === 0, '<=': order <= 0, '<': order < 0 };
  return held[comparator];
}

/** Whether no value meets both targets, over the real numbers. */
function excludeEachOther(a: Target, b: Target): boolean {
  const [low, high] = [exact(a.value), exact(b.value)];
  if (a.comparator === '=') return !meets(low, b.comparator, high);
  if (b.comparator === '=') return !meets(high, a.comparator, low);
  const [aUp, bUp] = [a.comparator.startsWith('>'), b.comparator.startsWith('>')];
  if (aUp === bUp) return false;
  const order = aUp ? low.compare(high) : high.compare(low);
  return order > 0 || (order === 0 && (a.comparator.length === 1 || b.comparator.length === 1));
}

function lintPairs(context: LintContext): Finding[] {
  const { targets } = context.content['targets.yaml'];
  const findings: Finding[] = [];
  const numbered = targets.map((target, index) => ({ target, index }));
  for (const group of groupBy(numbered, ({ target }) => `${target.indicator} ${target.by}`).values()) {
    group.slice(1).forEach(({ target, index }, position) => {
      const earlier = group.slice(0, position + 1).map((one) => one.target);
      const against = earlier.find((one) => excludeEachOther(one, target));
      const code = against ? 'target.contradictory' : 'target.repeated';
      const place = context.at('targets.yaml', ['targets', index, 'value'], target.clause);
      findings.push(targetChecks.make(code, place, { other: (against ?? earlier[0]!).id }));
    });
  }
  return findings;
}
