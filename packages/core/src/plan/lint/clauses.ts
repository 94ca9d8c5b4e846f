import { defineFindings, type Finding } from '../../base/index.ts';
import type { Clause } from '../schema/index.ts';
import { type BindKind, groupBy, kindNames, type LintContext, named } from './context.ts';

export const clauseChecks = defineFindings({
  'clause.unbound': {
    severity: 'warning',
    text: {
      zh: '条款没有绑定任何内容，也没有写明为何尚不可执行。',
      en: 'The clause is bound to nothing and does not say why it is not yet executable.',
    },
    reason: {
      zh: '每一条款要么能被检查、计数、判定或办理，要么如实标为“尚不可执行”。',
      en: 'Every clause is checked, counted, decided or done, or is honestly marked as not yet executable.',
    },
    example: 'a statement without binds and without notExecutable',
  },
  'clause.bound-yet-not-executable': {
    severity: 'note',
    text: {
      zh: '条款标为“尚不可执行”，却绑定了{kindZh}“{id}”。',
      en: 'The clause is marked as not executable, yet is bound to the {kindEn} "{id}".',
    },
    reason: {
      zh: '两种说法只有一种可以显示；请删去过时的一种。',
      en: 'Only one of the two can be shown; remove the one that is out of date.',
    },
    example: 'notExecutable beside a bound rule',
  },
  'clause.locator-missing': {
    severity: 'warning',
    text: {
      zh: '条款没有写明在原文中的位置。',
      en: 'The clause does not say where in its source it stands.',
    },
    reason: {
      zh: '没有出处，读者无法对照原文。',
      en: 'Without its place nobody can hold it against the source.',
    },
    example: 'a statement without locator',
  },
  'clause.text-missing': {
    severity: 'error',
    text: { zh: '条款没有内容。', en: 'The clause has no text.' },
    reason: { zh: '没有内容的条款无从执行。', en: 'A clause without text asks for nothing.' },
    example: 'a statement without text',
  },
  'clause.heading-missing': {
    severity: 'warning',
    text: { zh: '章节没有标题。', en: 'The chapter or section has no heading.' },
    reason: { zh: '目录以标题为准。', en: 'The table of contents is made of headings.' },
    example: 'kind: chapter without heading',
  },
  'clause.chapter-empty': {
    severity: 'warning',
    text: { zh: '章节之下没有条款。', en: 'The chapter or section has no clause in it.' },
    reason: {
      zh: '空的章节多半是遗漏了内容。',
      en: 'An empty chapter most often means that its content was forgotten.',
    },
    example: 'a chapter that no clause names as parent',
  },
  'clause.parent-cycle': {
    severity: 'error',
    text: { zh: '条款的上级关系成环。', en: 'The parents of the clause run in a circle.' },
    reason: { zh: '成环的条款不在任何章节之内。', en: 'Clauses in a circle are in no chapter.' },
    example: 'c-1 with parent c-2, c-2 with parent c-1',
  },
  'clause.parent-wrong': {
    severity: 'error',
    text: {
      zh: '{childZh}不能放在{parentZh}“{parent}”之下。',
      en: 'A {childEn} cannot stand under the {parentEn} "{parent}".',
    },
    reason: {
      zh: '章之下是节或条，节之下是条，条之下没有下级。',
      en: 'Chapters hold sections and statements, sections hold statements, statements hold nothing.',
    },
    example: 'a chapter whose parent is a statement',
  },
  'clause.orphan': {
    severity: 'warning',
    text: { zh: '条款不在任何章节之内。', en: 'The clause is in no chapter.' },
    reason: {
      zh: '不在章节之内的条款不会出现在目录里。',
      en: 'A clause outside every chapter does not show in the table of contents.',
    },
    example: 'a statement without parent',
  },
  'clause.locator-repeated': {
    severity: 'note',
    text: {
      zh: '与条款“{other}”的原文位置完全相同，无法区分。',
      en: 'It has the very same place in the source as the clause "{other}".',
    },
    reason: {
      zh: '位置相同的两条，要么重复，要么少了区分用的词语。',
      en: 'Two clauses of one place are either the same, or lack the term that tells them apart.',
    },
    example: 'two statements with equal locator and anchor',
  },
  'clause.nature-missing': {
    severity: 'note',
    text: {
      zh: '条款没有写明性质（目标、布局、禁止、任务等）。',
      en: 'The clause does not say of what nature it is (target, layout, prohibition, task …).',
    },
    reason: {
      zh: '性质决定条款应绑定什么。',
      en: 'The nature tells what the clause should be bound to.',
    },
    example: 'a statement without nature',
  },
  'clause.prohibition-unruled': {
    severity: 'warning',
    text: {
      zh: '禁止性条款没有绑定规则，违反时不会被发现。',
      en: 'A prohibition that no rule is bound to: breaking it would not be noticed.',
    },
    reason: {
      zh: '禁止性要求必须能被检查，或写明由谁以何种方式检查。',
      en: 'A prohibition has to be checked, or to say who checks it and how.',
    },
    example: 'nature: prohibition bound only to a body',
  },
  'clause.target-uncounted': {
    severity: 'warning',
    text: {
      zh: '目标性条款没有绑定目标，完成与否无从计数。',
      en: 'A target clause that no target is bound to: nothing counts whether it is met.',
    },
    reason: {
      zh: '写出数值的条款应当被逐年计数。',
      en: 'A clause that states a figure has to be counted.',
    },
    example: 'nature: target without a bound target',
  },
  'clause.nature-unanswered': {
    severity: 'note',
    text: {
      zh: '条款性质与所绑内容不符：应至少绑定一项{kindZh}。',
      en: 'The clause is bound to nothing that fits its nature: at least one {kindEn} is expected.',
    },
    reason: {
      zh: '例如任务性条款应有任务，定位性条款应有产业。',
      en: 'A task clause should have a task, a position clause an industry.',
    },
    example: 'nature: task bound only to a source',
  },
  'clause.bind-repeated': {
    severity: 'note',
    text: { zh: '重复绑定了{kindZh}“{id}”。', en: 'The {kindEn} "{id}" is bound twice.' },
    reason: { zh: '重复的绑定在界面上会出现两次。', en: 'It would be shown twice.' },
    example: 'binds: [{kind: park, id: p}, {kind: park, id: p}]',
  },
});

/** Kinds that make a clause executable: something is checked, counted, or done because of them. */
const executing: ReadonlySet<BindKind> = new Set(['rule', 'target', 'threshold', 'task']);

/** What a clause of a nature should be bound to at least one of; the first is the one named in the finding. */
const expectedBinds: Readonly<Partial<Record<NonNullable<Clause['nature']>, readonly BindKind[]>>> = {
  target: ['target'],
  prohibition: ['rule'],
  task: ['task', 'target', 'rule', 'procedure'],
  position: ['industry', 'rule'],
  layout: ['park', 'area', 'layer'],
  procedure: ['procedure', 'step', 'record'],
};

/** Each clause by itself, and the tree they form. */
export function lintClauses(context: LintContext): Finding[] {
  const { clauses } = context.content['clauses.yaml'];
  const findings: Finding[] = [];
  clauses.forEach((clause, index) => {
    const path = ['clauses', index];
    const find = (
      code: Parameters<typeof clauseChecks.make>[0],
      at: (string | number)[] = [],
      params = {},
    ) => {
      const place = context.at('clauses.yaml', [...path, ...at], clause.id);
      findings.push(clauseChecks.make(code, place, params));
    };
    if (clause.kind === 'statement') lintStatement(clause, find);
    else if (!clause.heading) find('clause.heading-missing');
  });
  return [...findings, ...lintTree(context), ...lintLocators(context)];
}

type Find = (
  code: Parameters<typeof clauseChecks.make>[0],
  at?: (string | number)[],
  params?: Record<string, string>,
) => void;

function lintStatement(clause: Clause, find: Find): void {
  if (!clause.text) find('clause.text-missing');
  if (!clause.locator) find('clause.locator-missing');
  if (!clause.nature) find('clause.nature-missing');
  const seen = new Set<string>();
  clause.binds.forEach(({ kind, id }, position) => {
    const key = `${kind} ${id}`;
    if (seen.has(key))
      find('clause.bind-repeated', ['binds', position], { id, ...named('kind', kindNames[kind]) });
    seen.add(key);
  });
  if (clause.notExecutable) {
    const bind = clause.binds.find(({ kind }) => executing.has(kind));
    if (!bind) return;
    const params = { id: bind.id, ...named('kind', kindNames[bind.kind]) };
    find('clause.bound-yet-not-executable', ['notExecutable'], params);
    return;
  }
  if (clause.binds.length === 0) {
    find('clause.unbound');
    return;
  }
  const expected = clause.nature ? expectedBinds[clause.nature] : undefined;
  if (!expected || clause.binds.some(({ kind }) => expected.includes(kind))) return;
  if (clause.nature === 'prohibition') find('clause.prohibition-unruled', ['binds']);
  else if (clause.nature === 'target') find('clause.target-uncounted', ['binds']);
  else find('clause.nature-unanswered', ['binds'], named('kind', kindNames[expected[0]!]));
}

const levels = {
  chapter: { rank: 0, name: { zh: '章', en: 'chapter' } },
  section: { rank: 1, name: { zh: '节', en: 'section' } },
  statement: { rank: 2, name: { zh: '条', en: 'statement' } },
} as const;

function lintTree(context: LintContext): Finding[] {
  const { clauses } = context.content['clauses.yaml'];
  const byId = new Map(clauses.map((clause) => [clause.id, clause]));
  const children = groupBy(clauses, ({ parent }) => parent);
  const findings: Finding[] = [];
  clauses.forEach((clause, index) => {
    const at = (key: string) => context.at('clauses.yaml', ['clauses', index, key], clause.id);
    const isEmpty = clause.kind !== 'statement' && !children.has(clause.id) && !clause.notExecutable;
    if (isEmpty) findings.push(clauseChecks.make('clause.chapter-empty', at('kind')));
    if (clause.parent === undefined) {
      if (clause.kind !== 'chapter') findings.push(clauseChecks.make('clause.orphan', at('id')));
      return;
    }
    const parent = byId.get(clause.parent);
    if (!parent) return;
    const [own, above] = [levels[clause.kind], levels[parent.kind]];
    if (above.rank >= own.rank) {
      const params = { parent: parent.id, ...named('child', own.name), ...named('parent', above.name) };
      findings.push(clauseChecks.make('clause.parent-wrong', at('parent'), params));
    }
    const seen = new Set([clause.id]);
    let here: Clause | undefined = parent;
    while (here && !seen.has(here.id)) {
      seen.add(here.id);
      here = here.parent === undefined ? undefined : byId.get(here.parent);
    }
    if (here?.id === clause.id) findings.push(clauseChecks.make('clause.parent-cycle', at('parent')));
  });
  return findings;
}

function lintLocators(context: LintContext): Finding[] {
  const { clauses } = context.content['clauses.yaml'];
  const first = new Map<string, string>();
  const findings: Finding[] = [];
  clauses.forEach(({ id, kind, locator }, index) => {
    if (kind !== 'statement' || !locator) return;
    const { source, chapter, paragraph, sentence, anchor } = locator;
    const key = [source, chapter, paragraph, sentence, anchor].join('|');
    const other = first.get(key);
    if (other === undefined) {
      first.set(key, id);
      return;
    }
    const place = context.at('clauses.yaml', ['clauses', index, 'locator'], id);
    findings.push(clauseChecks.make('clause.locator-repeated', place, { other }));
  });
  return findings;
}
