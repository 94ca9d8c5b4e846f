/**
 * A small invented zone for tests: ten kilometres square, two parks, one control line, one coverage, a handful of
 * rules of every kind. Coordinates are grid units of 0.1 mm.
 */
import { buildLayer, type Layer } from '../../geometry/index.ts';
import { gbt4754 } from '../../industry/index.ts';
import {
  assemblePackage,
  type PackageContent,
  type PackageFile,
  type PlanPackage,
  packageFiles,
} from '../../plan/index.ts';

const both = (zh: string, en: string) => ({ zh, en });
const M = 10_000;

/** A rectangle from (x, y), in metres, counter-clockwise. */
export function rectangle(x: number, y: number, width: number, height: number): number[] {
  const [x0, y0, x1, y1] = [x * M, y * M, (x + width) * M, (y + height) * M].map(Math.round) as [
    number,
    number,
    number,
    number,
  ];
  return [x0, y0, x1, y0, x1, y1, x0, y1];
}

/** A footprint of one rectangle. */
export function footprint(x: number, y: number, width: number, height: number) {
  return { grid: { kind: 'polygon' as const, polygons: [[rectangle(x, y, width, height)]] } };
}

const plan = {
  format: 'luodi-plan/1',
  id: 'sample',
  title: both('示例规划', 'Sample plan'),
  issuer: both('示例市政府', 'Sample city'),
  period: { from: '2021-01-01', to: '2025-12-31' },
  state: 'in-force',
  zone: {
    id: 'sample-zone',
    name: both('示例区', 'Sample zone'),
    country: 'CN',
    centre: { lon: 115.7, lat: 36.85 },
  },
  frame: { projection: 'laea', ellipsoid: 'CGCS2000', lat0: 36.85, lon0: 115.7, unitM: 0.0001 },
  classification: 'GB/T 4754-2017/1',
  currency: 'CNY',
};

const layer = (id: string, kind: string, more: object = {}) => ({
  id,
  name: both(`${id} 图层`, `${id} layer`),
  kind,
  file: `layers/${id}.grid.json`,
  crs: 'grid',
  ...more,
});

const layout = {
  areas: [{ id: 'area-1', name: both('一区', 'Area one'), role: both('全部', 'All'), clause: 'c-1' }],
  parks: [
    { id: 'park-east', name: both('东园', 'East park'), clause: 'c-1', hosts: ['bearing'] },
    { id: 'park-west', name: both('西园', 'West park'), clause: 'c-1' },
  ],
  layers: [
    layer('zone', 'zone'),
    layer('areas', 'area'),
    layer('parks', 'park'),
    layer('farmland', 'control-line', {
      coverage: { layer: 'surveyed' },
      precisionM: '0.01',
      askFrom: 'dept-resources',
      date: '2022-06-01',
      source: 'survey',
      legalStatus: 'in-force',
    }),
    layer('surveyed', 'base', { coverage: { whole: true } }),
    layer('red_line', 'control-line', {
      coverage: { whole: true },
      validTo: '2024-12-31',
      askFrom: 'dept-resources',
    }),
    layer('land_use', 'land-use', { coverage: { whole: true } }),
  ],
};

const codes = (include: string[], except: string[] = []) => [
  { edition: 'GB/T 4754-2017/1', include, except },
];

const industries = {
  statuses: ['focus', 'general', 'restricted'].map((id, rank) => ({
    id,
    name: both(`${id} 类`, id),
    meaning: both(id, id),
    rank,
  })),
  industries: ['bearing', 'food', 'paper'].map((id) => ({ id, name: both(`${id} 业`, id) })),
  positions: [
    {
      id: 'pos-bearing-focus',
      industry: 'bearing',
      status: 'focus',
      codes: codes(['3451']),
      hostParks: ['park-east'],
      clause: 'c-1',
    },
    {
      id: 'pos-machine-general',
      industry: 'bearing',
      status: 'general',
      codes: codes(['34'], ['349']),
      clause: 'c-1',
    },
    { id: 'pos-food-focus', industry: 'food', status: 'focus', codes: codes(['14']), clause: 'c-1' },
    { id: 'pos-food-general', industry: 'food', status: 'general', codes: codes(['14']), clause: 'c-1' },
    {
      id: 'pos-paper-restricted',
      industry: 'paper',
      status: 'restricted',
      codes: codes(['22']),
      clause: 'c-1',
    },
  ],
  prospects: [
    {
      id: 'prospect-materials',
      name: both('新材料', 'New materials'),
      codes: codes(['2659']),
      question: both('是否属于新材料？', 'New material?'),
      positions: ['pos-bearing-focus'],
    },
  ],
};

const fact = (id: string, type: string, more: object = {}) => ({
  id,
  group: 'project',
  label: both(`${id} 项`, id),
  question: both(`${id}？`, `${id}?`),
  type,
  ...more,
});

const facts = {
  groups: [{ id: 'project', name: both('项目', 'Project') }],
  facts: [
    fact('investment', 'decimal', {
      unit: both('万元', '10,000 yuan'),
      min: '0',
      max: '10000000',
      first: true,
    }),
    fact('floor_area', 'decimal', { min: '0' }),
    fact('jobs', 'integer', { min: '0', max: '100000' }),
    fact('smelting', 'boolean'),
    fact('energy_review', 'boolean', { askedOf: 'dept-reform' }),
    fact('process', 'choice', {
      choices: ['forging', 'grinding', 'plating'].map((id) => ({ id, label: both(`${id} 工艺`, id) })),
    }),
    fact('hazards', 'choices', {
      choices: ['none', 'gas', 'dust'].map((id) => ({ id, label: both(`${id} 险`, id) })),
    }),
    fact('remark', 'text'),
    fact('granted_on', 'day'),
  ],
  derived: [
    {
      id: 'intensity',
      label: both('投资强度', 'Investment intensity'),
      unit: both('万元/亩', '10,000 yuan/mu'),
      expression: 'project.investment / site.area_mu',
    },
    {
      id: 'ratio',
      label: both('容积率', 'Floor area ratio'),
      expression: 'project.floor_area / site.area_m2',
    },
  ],
};

const thresholds = {
  thresholds: [
    {
      id: 'least_intensity',
      name: both('最低投资强度', 'Least intensity'),
      value: '200',
      unit: both('万元/亩', '10,000 yuan/mu'),
    },
    {
      id: 'least_intensity',
      name: both('最低投资强度', 'Least intensity'),
      value: '350',
      unit: both('万元/亩', '10,000 yuan/mu'),
      scope: { codes: ['C345'] },
    },
    { id: 'least_ratio', name: both('最低容积率', 'Least ratio'), value: '0.8', unit: both('比', 'ratio') },
  ],
};

const rule = (id: string, check: string, outcome: string, require: string, more: object = {}) => ({
  id,
  check,
  title: both(`规则 ${id}`, `Rule ${id}`),
  require,
  outcome,
  finding: both(`${id} 不满足`, `${id} does not hold`),
  remedy: both(`改正 ${id}`, `Correct ${id}`),
  basis: [{ clause: 'c-1' }, { source: 'law', article: '1' }],
  ...(outcome === 'conditional' && { needsFrom: 'dept-reform' }),
  ...more,
});

const rules = {
  rules: [
    rule('R-IND-001', 'industry-policy', 'undecided', 'industry.addressed'),
    rule('R-IND-002', 'industry-policy', 'undecided', '!industry.conflict && size(industry.prospects) == 0'),
    rule('R-IND-003', 'industry-policy', 'prohibited', 'false', { when: 'industry.status == "restricted"' }),
    rule('R-SITE-001', 'siting', 'conditional', 'industry.host_parks.exists(p, p == site.park)', {
      when: 'industry.status == "focus" && size(industry.host_parks) > 0',
    }),
    rule('R-SITE-002', 'siting', 'undecided', 'site.outside_zone_m2 == 0'),
    rule('R-LINE-001', 'control-line', 'prohibited', 'site.overlap.farmland.firm_m2 == 0', {
      finding: both(
        '占用 {site.overlap.farmland.firm_m2} 平方米',
        'Takes {site.overlap.farmland.firm_m2} m²',
      ),
    }),
    rule('R-LINE-002', 'control-line', 'undecided', 'site.overlap.farmland.suspect_m2 == 0'),
    rule('R-LINE-003', 'control-line', 'prohibited', 'site.overlap.red_line.area_m2 == 0'),
    rule('R-USE-001', 'use-control', 'conditional', '!("cultivated" in site.overlap.land_use.classes)'),
    rule('R-LAND-001', 'land-standard', 'conditional', 'project.intensity >= threshold.least_intensity', {
      finding: both(
        '强度 {project.intensity}，标准 {threshold.least_intensity}',
        'Intensity {project.intensity}, least {threshold.least_intensity}',
      ),
    }),
    rule('R-LAND-002', 'land-standard', 'conditional', 'project.ratio >= threshold.least_ratio'),
    rule('R-HIGH-001', 'two-highs', 'conditional', 'project.energy_review', {
      when: 'project.smelting || project.process == "plating"',
    }),
    rule('R-SAFE-001', 'safety', 'undecided', '!("gas" in project.hazards) || project.jobs < 100', {
      when: 'project.process != "grinding"',
      from: '2022-01-01',
    }),
  ],
  slivers: {
    maxAreaM2: 1000,
    maxWidthM: 5,
    maxMeanWidthM: 5,
    minLengthToWidth: 5,
    maxCompactness: 0.25,
    minShapeIndex: 2,
    minPerimeter2OverArea: 40,
  },
};

const bodies = {
  bodies: [
    { id: 'applicant', name: both('申请人', 'Applicant'), kind: 'applicant' },
    { id: 'committee', name: both('管委会', 'Committee'), kind: 'committee' },
    { id: 'dept-reform', name: both('发展改革部门', 'Reform department'), kind: 'department' },
    { id: 'dept-resources', name: both('自然资源部门', 'Resources department'), kind: 'department' },
  ],
};

const sources = {
  sources: [
    { id: 'law', kind: 'law', title: both('示例法', 'Sample law'), number: 'No. 1', read: 'whole' },
    { id: 'survey', kind: 'dataset', title: both('调查', 'Survey'), read: 'whole' },
  ],
};

const clauses = { clauses: [{ id: 'c-1', kind: 'chapter', number: '一', heading: both('总则', 'General') }] };

const files: Readonly<Record<string, unknown>> = {
  'plan.yaml': plan,
  'sources.yaml': sources,
  'clauses.yaml': clauses,
  'layout.yaml': layout,
  'industries.yaml': industries,
  'indicators.yaml': { indicators: [] },
  'targets.yaml': { targets: [] },
  'facts.yaml': facts,
  'thresholds.yaml': thresholds,
  'rules.yaml': rules,
  'bodies.yaml': bodies,
  'tasks.yaml': { tasks: [] },
  'procedures.yaml': { procedures: [] },
  'questions.yaml': { questions: [] },
  'record.yaml': { procedure: 'making', entries: [] },
};

/** Features of the sample layers: id, class, rings. */
const sampleFeatures: Readonly<Record<string, readonly (readonly [string, string, readonly number[]])[]>> = {
  zone: [['zone', '', rectangle(-5000, -5000, 10_000, 10_000)]],
  areas: [['area-1', '', rectangle(-5000, -5000, 10_000, 10_000)]],
  parks: [
    ['park-east', '', rectangle(0, 0, 2000, 2000)],
    ['park-west', '', rectangle(-2000, 0, 2000, 2000)],
  ],
  farmland: [
    ['field-1', '', rectangle(500, 500, 300, 300)],
    [
      'field-2',
      '',
      [-12_000_000, 4_000_000, -10_000_000, 4_500_000, -9_000_000, 6_000_000, -11_000_000, 7_000_000],
    ],
    ['field-3', '', rectangle(1200, 100, 100, 100)],
  ],
  surveyed: [['surveyed', '', rectangle(-3000, -1000, 6000, 4000)]],
  red_line: [['river', '', rectangle(-5000, 3000, 10_000, 50)]],
  land_use: [
    ['lu-1', 'industrial', rectangle(0, 0, 1000, 2000)],
    ['lu-2', 'cultivated', rectangle(1000, 0, 1000, 2000)],
  ],
};

/** Changes to the sample before it is assembled. */
export interface SampleChanges {
  readonly rules?: readonly object[];
  readonly facts?: readonly object[];
  readonly without?: readonly string[];
  readonly reversed?: boolean;
  /** Features that come to those of a layer: id, class, ring on the grid. */
  readonly more?: Readonly<Record<string, readonly (readonly [string, string, readonly number[]])[]>>;
}

/** A rule of the sample's form, for tests that bring their own. */
export const sampleRule = rule;

function sampleLayer(id: string, { reversed, more }: SampleChanges): Layer {
  const features = [...(sampleFeatures[id] ?? []), ...(more?.[id] ?? [])].map(
    ([featureId, featureClass, ring]) => ({
      id: featureId,
      properties: featureClass === '' ? {} : { class: featureClass },
      geometry: { kind: 'polygon' as const, polygons: [[[...ring]]] },
    }),
  );
  return buildLayer(id, reversed ? features.reverse() : features);
}

/** The sample package, with changes. */
export function samplePackage(changes: SampleChanges = {}): PlanPackage {
  const content: Record<string, unknown> = {};
  for (const [name, raw] of Object.entries(files)) {
    const changed =
      name === 'rules.yaml' && changes.rules
        ? { ...rules, rules: changes.rules }
        : name === 'facts.yaml' && changes.facts
          ? { ...facts, facts: changes.facts, derived: [] }
          : raw;
    content[name] = packageFiles[name as PackageFile].parse(changed);
  }
  const layers = new Map<string, Layer>();
  for (const { id } of layout.layers) {
    if (!changes.without?.includes(id)) layers.set(id, sampleLayer(id, changes));
  }
  return assemblePackage(content as unknown as PackageContent, layers, gbt4754);
}

/** A case of the sample that every rule lets pass. */
export const goodCase = {
  format: 'luodi-case/1',
  id: 'good',
  asOf: '2024-07-01',
  industry: { edition: 'GB/T 4754-2017/1', code: '3451' },
  facts: {
    investment: 30_000,
    floor_area: 60_000,
    jobs: 80,
    smelting: false,
    process: 'forging',
    hazards: ['none'],
  },
  footprint: footprint(100, 1000, 200, 200),
};
