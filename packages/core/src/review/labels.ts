import type { Bilingual } from '../base/index.ts';
import type { ReviewContent } from './package.ts';
import type { Supplier } from './verdict-schema.ts';

const M2: Bilingual = { zh: '平方米', en: 'm²' };
const MU: Bilingual = { zh: '亩', en: 'mu' };
const HA: Bilingual = { zh: '公顷', en: 'ha' };

interface Labelled {
  readonly label: Bilingual;
  readonly unit?: Bilingual;
}

const FIXED: Readonly<Record<string, Labelled>> = {
  asof: { label: { zh: '审查基准日', en: 'As-of day' } },
  footprint: { label: { zh: '用地范围', en: 'Footprint' } },
  industry: { label: { zh: '行业代码', en: 'Industry code' } },
  'industry.edition': { label: { zh: '行业分类版本', en: 'Edition of the classification' } },
  'industry.code': { label: { zh: '行业代码', en: 'Industry code' } },
  'industry.section': { label: { zh: '行业门类', en: 'Section' } },
  'industry.division': { label: { zh: '行业大类', en: 'Division' } },
  'industry.group': { label: { zh: '行业中类', en: 'Group' } },
  'industry.status': { label: { zh: '规划对该行业的定位', en: "Plan's position on the industry" } },
  'industry.statuses': { label: { zh: '规划对该行业的各项定位', en: "Plan's positions by status" } },
  'industry.positions': { label: { zh: '适用的行业定位条目', en: 'Positions that apply' } },
  'industry.industries': { label: { zh: '所属规划产业', en: 'Industries of the plan it belongs to' } },
  'industry.host_parks': { label: { zh: '承载园区', en: 'Host parks' } },
  'industry.addressed': {
    label: { zh: '规划是否涉及该行业', en: 'Whether the plan addresses the industry' },
  },
  'industry.conflict': { label: { zh: '定位是否冲突', en: 'Whether positions conflict' } },
  'industry.prospects': { label: { zh: '待人认定的事项', en: 'Questions left to a person' } },
  'site.area_m2': { label: { zh: '用地面积', en: 'Footprint area' }, unit: M2 },
  'site.area_mu': { label: { zh: '用地面积', en: 'Footprint area' }, unit: MU },
  'site.area_ha': { label: { zh: '用地面积', en: 'Footprint area' }, unit: HA },
  'site.park': { label: { zh: '所在园区', en: 'Park it stands in' } },
  'site.parks': { label: { zh: '涉及园区', en: 'Parks it meets' } },
  'site.in_one_park': { label: { zh: '是否整体位于一个园区', en: 'Whether one park holds all of it' } },
  'site.areas': { label: { zh: '涉及板块', en: 'Areas it meets' } },
  'site.outside_zone_m2': { label: { zh: '区外面积', en: 'Area outside the zone' }, unit: M2 },
  'plan.state': { label: { zh: '规划状态', en: 'State of the plan' } },
  'plan.in_force': { label: { zh: '规划是否有效', en: 'Whether the plan is in force' } },
  'plan.ended': { label: { zh: '规划期是否已满', en: 'Whether the plan period has ended' } },
};

const OVERLAP: Readonly<Record<string, Labelled>> = {
  area_m2: { label: { zh: '重叠面积', en: 'overlap' }, unit: M2 },
  firm_m2: { label: { zh: '确定重叠面积', en: 'firm overlap' }, unit: M2 },
  suspect_m2: { label: { zh: '贴边或疑似碎片面积', en: 'contact or suspected sliver' }, unit: M2 },
  cleared_m2: { label: { zh: '已由人排除的面积', en: 'overlap cleared by a person' }, unit: M2 },
  outside_m2: { label: { zh: '以外面积', en: 'area outside' }, unit: M2 },
  share: { label: { zh: '占用地比例', en: 'share of the footprint' } },
  features: { label: { zh: '涉及图斑', en: 'features met' } },
  classes: { label: { zh: '涉及类别', en: 'classes met' } },
};

/** The files names come from. */
export type LabelledContent = Pick<
  ReviewContent,
  'facts.yaml' | 'thresholds.yaml' | 'layout.yaml' | 'industries.yaml' | 'bodies.yaml'
>;

/** Names and units of the paths of one package, and who supplies what. Made once per content. */
export class Labels {
  readonly #content: LabelledContent;
  readonly #labels: ReadonlyMap<string, Labelled>;
  readonly #choices: ReadonlyMap<string, Bilingual>;
  readonly #names: ReadonlyMap<string, Bilingual>;
  readonly #askedOf: ReadonlyMap<string, string | undefined>;

  constructor(content: LabelledContent) {
    this.#content = content;
    const labels = new Map<string, Labelled>(Object.entries(FIXED));
    const choices = new Map<string, Bilingual>();
    const askedOf = new Map<string, string | undefined>();
    for (const fact of content['facts.yaml'].facts) {
      const path = `project.${fact.id}`;
      labels.set(path, { label: fact.label, ...(fact.unit && { unit: fact.unit }) });
      askedOf.set(path, fact.askedOf);
      for (const choice of fact.choices ?? []) choices.set(`${path}=${choice.id}`, choice.label);
    }
    for (const one of content['facts.yaml'].derived) {
      labels.set(`project.${one.id}`, { label: one.label, ...(one.unit && { unit: one.unit }) });
    }
    for (const threshold of content['thresholds.yaml'].thresholds) {
      labels.set(`threshold.${threshold.id}`, { label: threshold.name, unit: threshold.unit });
    }
    for (const layer of content['layout.yaml'].layers) {
      labels.set(`layer.${layer.id}`, { label: layer.name });
      askedOf.set(`layer.${layer.id}`, layer.askFrom);
      for (const [name, { label, unit }] of Object.entries(OVERLAP)) {
        const joined = { zh: `${layer.name.zh}：${label.zh}`, en: `${layer.name.en}: ${label.en}` };
        labels.set(`site.overlap.${layer.id}.${name}`, { label: joined, ...(unit && { unit }) });
      }
    }
    this.#labels = labels;
    this.#choices = choices;
    this.#askedOf = askedOf;
    const { statuses, positions, industries } = content['industries.yaml'];
    const nameOf = new Map(industries.map((industry) => [industry.id, industry.name]));
    this.#names = new Map<string, Bilingual>([
      ...industries.map((one) => [one.id, one.name] as const),
      ...positions.flatMap((one) => {
        const name = nameOf.get(one.industry);
        return name ? [[one.id, name] as const] : [];
      }),
      ...statuses.map((one) => [one.id, one.name] as const),
      ...content['layout.yaml'].parks.map((one) => [one.id, one.name] as const),
      ...content['layout.yaml'].areas.map((one) => [one.id, one.name] as const),
      ['conflict', { zh: '定位冲突', en: 'conflicting positions' }],
      ['not_addressed', { zh: '规划未涉及', en: 'not addressed' }],
    ]);
  }

  /** Name of what stands at a path; the path itself when it has none. */
  label(path: string): Bilingual {
    return this.#labels.get(path)?.label ?? { zh: path, en: path };
  }

  unit(path: string): Bilingual | undefined {
    return this.#labels.get(path)?.unit;
  }

  /** A text value as people call it: the label of a choice, the name of a status, park, industry. */
  nameOf(path: string, text: string): Bilingual {
    const known = path.startsWith('project.') ? this.#choices.get(`${path}=${text}`) : this.#names.get(text);
    return known ?? { zh: text, en: text };
  }

  /** A body by id, or of a kind, or under a plain name when the package has none. */
  body(id: string | undefined, kind: 'applicant' | 'committee'): Supplier {
    const { bodies } = this.#content['bodies.yaml'];
    const body =
      id === undefined ? bodies.find((one) => one.kind === kind) : bodies.find((one) => one.id === id);
    if (body) return { body: body.id, name: body.name };
    if (id !== undefined) return { body: id, name: { zh: id, en: id } };
    const names = {
      applicant: { zh: '申请人', en: 'Applicant' },
      committee: { zh: '管委会', en: 'Committee' },
    };
    return { name: names[kind] };
  }

  /** Who supplies what is missing at a root path (see {@link MissingItem}). */
  supplier(path: string): Supplier {
    const isOfficial = /^(?:layer|threshold|site)\./.test(path);
    return this.body(this.#askedOf.get(path), isOfficial ? 'committee' : 'applicant');
  }
}

const made = new WeakMap<LabelledContent, Labels>();

/** The labels of a package, made once per content. */
export function labelsOf(content: LabelledContent): Labels {
  const known = made.get(content);
  if (known) return known;
  const labels = new Labels(content);
  made.set(content, labels);
  return labels;
}
