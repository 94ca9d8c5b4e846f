import { defineFindings, type Finding } from '../../base/index.ts';
import { suggestion } from '../parse/near-miss.ts';
import type { PackageFile } from '../schema/index.ts';
import { kindNames, type LintContext, named, type ReferenceKind } from './context.ts';
import { listReferences } from './reference-list.ts';

export const referenceChecks = defineFindings({
  'reference.unknown': {
    severity: 'error',
    text: {
      zh: '引用的{kindZh}“{id}”不存在。{hintZh}',
      en: 'The {kindEn} "{id}" that is referred to does not exist. {hintEn}',
    },
    reason: {
      zh: '指向空处的引用使条款、规则或责任落空，而读者看不出来。',
      en: 'A reference to nothing leaves a clause, rule or duty hanging without a reader noticing.',
    },
    example: 'owner: dept-commrce (meant: dept-commerce)',
  },
  'id.duplicate': {
    severity: 'error',
    text: {
      zh: '{kindZh}标识“{id}”重复。',
      en: 'The {kindEn} id "{id}" is used twice.',
    },
    reason: {
      zh: '标识是引用的依据，重复时不知所指。',
      en: 'Ids are what references rest on; with two of one id nobody knows which is meant.',
    },
    example: 'two clauses with id c-4-hightech',
  },
  'body.unreferenced': {
    severity: 'note',
    text: {
      zh: '机构“{nameZh}”没有被任何条款、任务、目标、程序或规则提到。',
      en: 'The body "{nameEn}" is not mentioned by any clause, task, target, procedure or rule.',
    },
    reason: {
      zh: '没有职责的机构，要么遗漏了任务，要么多余。',
      en: 'A body with nothing to do shows a task that was forgotten, or is not needed.',
    },
    example: 'a department listed in bodies.yaml only',
  },
  'indicator.unused': {
    severity: 'note',
    text: {
      zh: '指标“{nameZh}”没有目标，也没有条款与之绑定。',
      en: 'The indicator "{nameEn}" has no target and no clause is bound to it.',
    },
    reason: {
      zh: '没有去处的指标只会增加填报。',
      en: 'An indicator that leads nowhere only adds reporting.',
    },
    example: 'an indicator named by neither targets.yaml nor clauses.yaml',
  },
  'status.unused': {
    severity: 'note',
    text: {
      zh: '产业类别“{nameZh}”之下没有产业。',
      en: 'No industry has the status "{nameEn}".',
    },
    reason: {
      zh: '空的类别可能意味着遗漏了某个产业的定位。',
      en: 'A status with nothing in it may mean that the position of an industry was forgotten.',
    },
    example: 'status emerging without a position',
  },
  'source.uncited': {
    severity: 'note',
    text: {
      zh: '依据文件“{nameZh}”没有被引用。',
      en: 'The source "{nameEn}" is not cited.',
    },
    reason: {
      zh: '列而不引的依据，读者无从知道它支持什么。',
      en: 'A source that is listed and not cited supports nothing a reader can find.',
    },
    example: 'a regulation listed in sources.yaml only',
  },
});

/** Every id of every file resolves, none is given twice, and what nothing refers to is named. */
export function lintReferences(context: LintContext): Finding[] {
  const findings: Finding[] = [];
  const used = new Map<ReferenceKind, Set<string>>();
  for (const { file, path, kind, id, clause } of listReferences(context.content)) {
    const known = context.ids.get(kind)!;
    if (known.has(id)) {
      const ids = used.get(kind) ?? new Set();
      used.set(kind, ids.add(id));
      continue;
    }
    const params = { id, ...named('kind', kindNames[kind]), ...suggestion(id, known) };
    findings.push(referenceChecks.make('reference.unknown', context.at(file, path, clause), params));
  }
  return [...findings, ...lintDuplicates(context), ...lintUnused(context, used)];
}

/** Lists of things with an id (rules and derived numbers are core/rules' to check), each of which has to be unique in its list. */
function identified(context: LintContext): [PackageFile, string, ReferenceKind, readonly { id: string }[]][] {
  const { content } = context;
  const layout = content['layout.yaml'];
  const industries = content['industries.yaml'];
  const facts = content['facts.yaml'];
  return [
    ['sources.yaml', 'sources', 'source', content['sources.yaml'].sources],
    ['clauses.yaml', 'clauses', 'clause', content['clauses.yaml'].clauses],
    ['layout.yaml', 'areas', 'area', layout.areas],
    ['layout.yaml', 'parks', 'park', layout.parks],
    ['layout.yaml', 'layers', 'layer', layout.layers],
    ['industries.yaml', 'statuses', 'status', industries.statuses],
    ['industries.yaml', 'industries', 'industry', industries.industries],
    ['industries.yaml', 'positions', 'position', industries.positions],
    ['industries.yaml', 'prospects', 'position', industries.prospects],
    ['indicators.yaml', 'indicators', 'indicator', content['indicators.yaml'].indicators],
    ['targets.yaml', 'targets', 'target', content['targets.yaml'].targets],
    ['facts.yaml', 'groups', 'fact-group', facts.groups],
    ['facts.yaml', 'facts', 'fact', facts.facts],
    ['bodies.yaml', 'bodies', 'body', content['bodies.yaml'].bodies],
    ['tasks.yaml', 'tasks', 'task', content['tasks.yaml'].tasks],
    ['procedures.yaml', 'procedures', 'procedure', content['procedures.yaml'].procedures],
    ['questions.yaml', 'questions', 'question', content['questions.yaml'].questions],
    ['record.yaml', 'entries', 'record', content['record.yaml'].entries],
  ];
}

function lintDuplicates(context: LintContext): Finding[] {
  const findings: Finding[] = [];
  const check = (
    file: PackageFile,
    path: readonly (string | number)[],
    kind: ReferenceKind,
    items: readonly { id: string }[],
    seen = new Set<string>(),
  ) => {
    items.forEach(({ id }, index) => {
      const place = context.at(file, [...path, index, 'id'], kind === 'clause' ? id : undefined);
      const params = { id, ...named('kind', kindNames[kind]) };
      if (seen.has(id)) findings.push(referenceChecks.make('id.duplicate', place, params));
      seen.add(id);
    });
  };
  for (const [file, list, kind, items] of identified(context)) check(file, [list], kind, items);
  const duties = new Set<string>();
  context.content['bodies.yaml'].bodies.forEach((body, index) => {
    check('bodies.yaml', ['bodies', index, 'duties'], 'duty', body.duties, duties);
    check('bodies.yaml', ['bodies', index, 'posts'], 'post', body.posts);
  });
  context.content['procedures.yaml'].procedures.forEach((procedure, index) => {
    check('procedures.yaml', ['procedures', index, 'steps'], 'step', procedure.steps);
  });
  return findings;
}

function lintUnused(context: LintContext, used: ReadonlyMap<ReferenceKind, ReadonlySet<string>>): Finding[] {
  const { content } = context;
  const findings: Finding[] = [];
  const isUsed = (kind: ReferenceKind, id: string) => used.get(kind)?.has(id) ?? false;
  const report = (
    code: Parameters<typeof referenceChecks.make>[0],
    file: PackageFile,
    list: string,
    items: readonly { id: string }[],
    nameOf: (index: number) => { zh: string; en: string },
    unused: (id: string) => boolean,
  ) => {
    const seen = new Set<string>();
    items.forEach(({ id }, index) => {
      if (seen.has(id) || !unused(id)) return;
      seen.add(id);
      const params = { id, ...named('name', nameOf(index)) };
      findings.push(referenceChecks.make(code, context.at(file, [list, index]), params));
    });
  };
  const { bodies } = content['bodies.yaml'];
  const nameAt = (items: readonly { name: { zh: string; en: string } }[]) => (index: number) =>
    items[index]!.name;
  report('body.unreferenced', 'bodies.yaml', 'bodies', bodies, nameAt(bodies), (id) => {
    const body = bodies.find((one) => one.id === id)!;
    const hasWork = body.duties.length > 0 || body.clause !== undefined;
    // Applicant and public are parties of every procedure; a fact's default supplier is the applicant.
    return !hasWork && !isUsed('body', id) && body.kind !== 'applicant' && body.kind !== 'public';
  });
  const { indicators } = content['indicators.yaml'];
  report('indicator.unused', 'indicators.yaml', 'indicators', indicators, nameAt(indicators), (id) => {
    return !isUsed('indicator', id);
  });
  const { statuses } = content['industries.yaml'];
  report('status.unused', 'industries.yaml', 'statuses', statuses, nameAt(statuses), (id) => {
    return !isUsed('status', id);
  });
  const { sources } = content['sources.yaml'];
  report(
    'source.uncited',
    'sources.yaml',
    'sources',
    sources,
    (index) => sources[index]!.title,
    (id) => !isUsed('source', id),
  );
  return findings;
}
