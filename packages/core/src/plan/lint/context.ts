import type { Bilingual, Day, Finding, FindingPlace } from '../../base/index.ts';
import type { PlanPackage } from '../package.ts';
import { pointerOf } from '../parse/positions.ts';
import type { Bind, PackageContent, PackageFile } from '../schema/index.ts';

/** Kinds of thing a clause can be bound to, as clauses.yaml names them. */
export type BindKind = Bind['kind'];

/** What every check is given: the package, the day it is looked at, and how to say where something stands. */
export interface LintContext {
  readonly pkg: PlanPackage;
  readonly content: PackageContent;
  /** Day of the check; without it nothing that depends on the day is said. */
  readonly asOf: Day | undefined;
  /** Ids of every kind of thing that can be referred to. */
  readonly ids: ReadonlyMap<ReferenceKind, ReadonlySet<string>>;
  /** Place of a value of a file. */
  at(file: PackageFile, path: readonly (string | number)[], clause?: string): FindingPlace;
  /** A finding made elsewhere with the line and column of its own pointer. */
  relocate(finding: Finding): Finding;
}

/** A check over a package: a complete list of findings. */
export type LintPass = (context: LintContext) => Finding[];

/** Kinds of thing an id can name. */
export type ReferenceKind = BindKind | 'clause' | 'status' | 'position' | 'fact-group' | 'gate' | 'post';

/** Prepares a package for the checks. */
export function lintContext(pkg: PlanPackage, asOf?: Day): LintContext {
  return {
    pkg,
    content: pkg.content,
    asOf,
    ids: collectIds(pkg.content),
    at(file, path, clause) {
      const pointer = pointerOf(path);
      const place = { file, pointer, ...pkg.locate(file, pointer) };
      return clause === undefined ? place : { ...place, clause };
    },
    relocate(finding) {
      return { ...finding, ...pkg.locate(finding.file ?? '', finding.pointer) };
    },
  };
}

/** Every id of a package by kind. An `industry` binding may name an industry or one of its positions. */
function collectIds(content: PackageContent): Map<ReferenceKind, Set<string>> {
  const idsOf = (items: readonly { readonly id: string }[]) => new Set(items.map(({ id }) => id));
  const { bodies } = content['bodies.yaml'];
  const { procedures } = content['procedures.yaml'];
  const steps = procedures.flatMap((procedure) => procedure.steps);
  const { industries, positions, statuses } = content['industries.yaml'];
  const { facts, derived, groups } = content['facts.yaml'];
  return new Map<ReferenceKind, Set<string>>([
    ['clause', idsOf(content['clauses.yaml'].clauses)],
    ['source', idsOf(content['sources.yaml'].sources)],
    ['area', idsOf(content['layout.yaml'].areas)],
    ['park', idsOf(content['layout.yaml'].parks)],
    ['layer', idsOf(content['layout.yaml'].layers)],
    ['industry', idsOf([...industries, ...positions])],
    ['position', idsOf(positions)],
    ['status', idsOf(statuses)],
    ['indicator', idsOf(content['indicators.yaml'].indicators)],
    ['target', idsOf(content['targets.yaml'].targets)],
    ['rule', idsOf(content['rules.yaml'].rules)],
    ['threshold', idsOf(content['thresholds.yaml'].thresholds)],
    ['fact', idsOf([...facts, ...derived])],
    ['fact-group', idsOf(groups)],
    ['body', idsOf(bodies)],
    ['duty', idsOf(bodies.flatMap((body) => body.duties))],
    ['post', idsOf(bodies.flatMap((body) => body.posts))],
    ['task', idsOf(content['tasks.yaml'].tasks)],
    ['procedure', idsOf(procedures)],
    ['step', idsOf(steps)],
    ['gate', idsOf(steps.flatMap((step) => step.gates))],
    ['question', idsOf(content['questions.yaml'].questions)],
    ['record', idsOf(content['record.yaml'].entries)],
  ]);
}

/** A name as two params, `<key>Zh` and `<key>En`, so that a finding can be rendered in either language. */
export function named(key: string, name: Bilingual): Record<string, string> {
  return { [`${key}Zh`]: name.zh, [`${key}En`]: name.en };
}

/** What a kind of thing is called. */
export const kindNames: Readonly<Record<ReferenceKind, Bilingual>> = {
  clause: { zh: '条款', en: 'clause' },
  source: { zh: '依据文件', en: 'source' },
  area: { zh: '片区', en: 'area' },
  park: { zh: '园区', en: 'park' },
  layer: { zh: '图层', en: 'layer' },
  industry: { zh: '产业', en: 'industry' },
  position: { zh: '产业定位', en: 'industry position' },
  status: { zh: '产业类别', en: 'industry status' },
  indicator: { zh: '指标', en: 'indicator' },
  target: { zh: '目标', en: 'target' },
  rule: { zh: '规则', en: 'rule' },
  threshold: { zh: '门槛值', en: 'threshold' },
  fact: { zh: '事实项', en: 'fact' },
  'fact-group': { zh: '事实分组', en: 'fact group' },
  body: { zh: '机构', en: 'body' },
  duty: { zh: '职责', en: 'duty' },
  post: { zh: '岗位', en: 'post' },
  task: { zh: '任务', en: 'task' },
  procedure: { zh: '程序', en: 'procedure' },
  step: { zh: '程序环节', en: 'procedure step' },
  gate: { zh: '关口', en: 'gate' },
  question: { zh: '问答', en: 'question' },
  record: { zh: '编制记录', en: 'record entry' },
};

/** Names joined for a sentence in both languages. */
export function joined(names: readonly Bilingual[]): Bilingual {
  return { zh: names.map(({ zh }) => zh).join('、'), en: names.map(({ en }) => en).join(', ') };
}

/** Groups items by a key, keeping their order. */
export function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** The topmost clause above a clause, itself when nothing is above it; undefined for an unknown clause. */
export function chapterOf(content: PackageContent, clause: string | undefined): string | undefined {
  const { clauses } = content['clauses.yaml'];
  const seen = new Set<string>();
  let here = clauses.find(({ id }) => id === clause);
  while (here?.parent !== undefined && !seen.has(here.id)) {
    seen.add(here.id);
    const { parent } = here;
    here = clauses.find(({ id }) => id === parent);
  }
  return here?.id;
}
