import { defineFindings, type Finding } from '../../base/index.ts';
import { type LintContext, named } from './context.ts';

export const conductChecks = defineFindings({
  'task.owner-missing': {
    severity: 'warning',
    text: { zh: '任务“{nameZh}”没有责任机构。', en: 'The task "{nameEn}" has no owner.' },
    reason: { zh: '没有责任人的任务不会落地。', en: 'A task nobody owns does not get done.' },
    example: 'a task without owner',
  },
  'task.owners-inferred': {
    severity: 'note',
    text: {
      zh: '{count} 项任务的责任机构由编写者推定，规划原文没有写明（例如“{nameZh}”）。',
      en: 'The owners of {count} tasks were inferred by the author; the plan does not name them (for example "{nameEn}").',
    },
    reason: {
      zh: '推定的责任须由管委会确认后才能用于督导考核。',
      en: 'An inferred owner has to be confirmed by the committee before anybody is graded by it.',
    },
    example: 'ownerCertainty: inferred',
  },
  'task.due-missing': {
    severity: 'note',
    text: {
      zh: '{count} 项任务没有完成时限（例如“{nameZh}”）。',
      en: '{count} tasks have no due day (for example "{nameEn}").',
    },
    reason: { zh: '没有时限就无法判断是否逾期。', en: 'Without a day nothing is ever late.' },
    example: 'a task without due',
  },
  'task.due-outside-period': {
    severity: 'warning',
    text: {
      zh: '“{nameZh}”的时限 {due} 不在规划期（{from} 至 {to}）之内。',
      en: '"{nameEn}" is due on {due}, outside the period ({from} to {to}).',
    },
    reason: {
      zh: '超出规划期的任务，期末评估无法判断。',
      en: 'The final assessment cannot judge a task beyond the period.',
    },
    example: 'due: 2027-06-30 in a plan to 2025',
  },
  'task.milestone-after-due': {
    severity: 'error',
    text: {
      zh: '节点“{nameZh}”（{milestone}）晚于任务时限 {due}。',
      en: 'The milestone "{nameEn}" ({milestone}) lies after the due day {due} of its task.',
    },
    reason: { zh: '节点应在任务完成之前。', en: 'A milestone comes before its task is done.' },
    example: 'milestone due 2025-12-31 in a task due 2025-06-30',
  },
  'task.milestones-out-of-order': {
    severity: 'warning',
    text: {
      zh: '节点“{nameZh}”（{milestone}）早于列在它之前的节点（{before}）。',
      en: 'The milestone "{nameEn}" ({milestone}) is due before the one listed above it ({before}).',
    },
    reason: { zh: '节点按先后列出。', en: 'Milestones are listed in their order.' },
    example: 'milestones of 2024-12-31 and then 2023-12-31',
  },
  'question.cites-no-statement': {
    severity: 'warning',
    text: {
      zh: '问答只引用了章节，没有引用有内容的条款。',
      en: 'The answer cites chapters only, no clause with a text.',
    },
    reason: {
      zh: '答复必须落在可核对的条款上。',
      en: 'An answer has to rest on a clause that can be looked up.',
    },
    example: 'clauses: [c-3] where c-3 is a chapter',
  },
  'question.repeated': {
    severity: 'warning',
    text: { zh: '与问答“{other}”的问题相同。', en: 'The question is the same as in "{other}".' },
    reason: {
      zh: '同一问题有两个答复，公众不知以哪个为准。',
      en: 'With two answers to one question the public cannot tell which one counts.',
    },
    example: 'two entries that ask the same',
  },
  'source.expired': {
    severity: 'warning',
    text: {
      zh: '依据文件“{nameZh}”的效力已于 {validTo} 届满，仍有 {count} 处引用它。',
      en: 'The source "{nameEn}" ceased to be valid on {validTo} and is still cited (references: {count}).',
    },
    reason: {
      zh: '依据失效后，据此作出的要求需要重新确认。',
      en: 'When a basis lapses, what was required by it has to be confirmed again.',
    },
    example: 'validTo: 2024-12-31 on a notice that a rule rests on',
  },
  'source.not-read': {
    severity: 'warning',
    text: {
      zh: '规则、门槛值或程序关口有 {count} 处依据“{nameZh}”，而编写者没有读过原文。',
      en: 'Rules, thresholds or gates rest on "{nameEn}" (references: {count}), but the author of the package has not read it.',
    },
    reason: {
      zh: '转述的规定可能过时或有误，须对照原文后使用。',
      en: 'What is known at second hand may be wrong or outdated; it has to be held against the text.',
    },
    example: 'read: not-read on a source that a rule cites',
  },
  'source.validity-reversed': {
    severity: 'error',
    text: {
      zh: '效力止于 {validTo}，早于起始日 {validFrom}。',
      en: 'Its validity ends on {validTo}, before it starts on {validFrom}.',
    },
    reason: { zh: '这样的文件从未有效。', en: 'Such a document was never valid.' },
    example: 'validFrom: 2024-01-01, validTo: 2023-12-31',
  },
  'source.not-identified': {
    severity: 'note',
    text: {
      zh: '依据文件“{nameZh}”既无文号也无日期。',
      en: 'The source "{nameEn}" has neither number nor date.',
    },
    reason: {
      zh: '没有文号和日期就找不到确切的文本。',
      en: 'Without number and date the exact text cannot be found.',
    },
    example: 'a regulation without number and date',
  },
});

/** Tasks: owner, due day, milestones. */
export function lintTasks(context: LintContext): Finding[] {
  const { tasks } = context.content['tasks.yaml'];
  const { from, to } = context.content['plan.yaml'].period;
  const { make } = conductChecks;
  const findings: Finding[] = [];
  tasks.forEach((task, index) => {
    const at = (...path: (string | number)[]) =>
      context.at('tasks.yaml', ['tasks', index, ...path], task.clause);
    const name = named('name', task.name);
    if (!task.owner) findings.push(make('task.owner-missing', at(), name));
    if (task.due !== undefined && (task.due < from || task.due > to)) {
      const params = { due: task.due, from, to, ...name };
      findings.push(make('task.due-outside-period', at('due'), params));
    }
    let before: string | undefined;
    task.milestones.forEach((milestone, position) => {
      if (milestone.due === undefined) return;
      const place = at('milestones', position, 'due');
      const params = { milestone: milestone.due, ...named('name', milestone.name) };
      if (task.due !== undefined && milestone.due > task.due) {
        findings.push(make('task.milestone-after-due', place, { due: task.due, ...params }));
      }
      if (before !== undefined && milestone.due < before) {
        findings.push(make('task.milestones-out-of-order', place, { before, ...params }));
      }
      before = milestone.due;
    });
  });
  const summaries = [
    ['task.owners-inferred', tasks.filter((one) => one.owner && one.ownerCertainty === 'inferred')],
    ['task.due-missing', tasks.filter((one) => one.due === undefined)],
  ] as const;
  for (const [code, some] of summaries) {
    if (some.length === 0) continue;
    const place = context.at('tasks.yaml', ['tasks', tasks.indexOf(some[0]!)]);
    findings.push(make(code, place, { count: some.length, ...named('name', some[0]!.name) }));
  }
  return findings;
}

/** Questions and answers: each rests on clauses that say something, and is asked once. */
export function lintQuestions(context: LintContext): Finding[] {
  const { questions } = context.content['questions.yaml'];
  const clauses = new Map(context.content['clauses.yaml'].clauses.map((clause) => [clause.id, clause]));
  const asked = new Map<string, string>();
  const findings: Finding[] = [];
  questions.forEach((question, index) => {
    const cited = question.clauses.flatMap((id) => clauses.get(id) ?? []);
    if (cited.length > 0 && !cited.some((clause) => clause.text)) {
      const place = context.at('questions.yaml', ['questions', index, 'clauses'], cited[0]!.id);
      findings.push(conductChecks.make('question.cites-no-statement', place));
    }
    const other = asked.get(question.question.zh);
    if (other === undefined) asked.set(question.question.zh, question.id);
    else {
      const place = context.at('questions.yaml', ['questions', index, 'question'], cited[0]?.id);
      findings.push(conductChecks.make('question.repeated', place, { other }));
    }
  });
  return findings;
}
