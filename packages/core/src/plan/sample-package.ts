import { strToU8 } from 'fflate';
import { stringify } from 'yaml';
import type { z } from 'zod';
import type { optionalFiles, packageFiles } from './schema/index.ts';
import type { layerFile } from './schema/layer.ts';

type Files = { -readonly [File in keyof typeof packageFiles]: z.input<(typeof packageFiles)[File]> };
type Optional = (typeof optionalFiles)[number];
type SampleLayer = z.input<typeof layerFile>;

/** A small invented plan as its author would write it; tests change one thing and see what is said. */
export interface Sample {
  files: Omit<Files, Optional> & Partial<Pick<Files, Optional>>;
  layers: Record<string, SampleLayer>;
}

const both = (text: string) => ({ zh: `${text}（中）`, en: text });
const METRE = 10_000;
const frame = { projection: 'laea', ellipsoid: 'CGCS2000', lat0: 36, lon0: 115, unitM: 0.0001 } as const;

/** A square of the sample's grid, in metres from the origin of the frame. */
export function square(x: number, y: number, size: number): SampleLayer['features'][number]['geometry'] {
  const [left, low, right, high] = [x, y, x + size, y + size].map((metres) => metres * METRE) as [
    number,
    number,
    number,
    number,
  ];
  return { kind: 'polygon', polygons: [[[left, low, right, low, right, high, left, high]]] };
}

function layer(
  id: string,
  features: Record<string, SampleLayer['features'][number]['geometry']>,
): SampleLayer {
  return {
    format: 'luodi-layer/1',
    id,
    frame,
    features: Object.entries(features).map(([key, geometry]) => ({ id: key, properties: {}, geometry })),
  };
}

function declaration(id: string, kind: 'zone' | 'area' | 'park' | 'control-line') {
  const coverage = id === 'zone' ? { whole: true as const } : { layer: 'zone' };
  return {
    id,
    name: both(id),
    kind,
    file: `layers/${id}.grid.json`,
    source: 'survey',
    date: '2023-01-01',
    coverage,
  };
}

function statement(id: string, parent: string, sentence: number, more: object) {
  return {
    id,
    parent,
    kind: 'statement' as const,
    text: both(`Text of ${id}, 50 and 80`),
    locator: { source: 'document', chapter: parent, sentence, anchor: id },
    ...more,
  };
}

const clauses: Files['clauses.yaml']['clauses'] = [
  { id: 'c-1', number: '一', kind: 'chapter', heading: both('System') },
  { id: 'c-2', number: '二', kind: 'chapter', heading: both('Conduct') },
  statement('c-1-leading', 'c-1', 1, { nature: 'position', binds: [{ kind: 'industry', id: 'metals' }] }),
  statement('c-1-general', 'c-1', 2, { nature: 'position', binds: [{ kind: 'industry', id: 'paper' }] }),
  statement('c-1-parks', 'c-1', 3, {
    nature: 'layout',
    binds: [
      { kind: 'park', id: 'park-a' },
      { kind: 'layer', id: 'farmland' },
    ],
  }),
  statement('c-2-target', 'c-2', 1, { nature: 'target', binds: [{ kind: 'target', id: 'target-firms' }] }),
  statement('c-2-task', 'c-2', 2, { nature: 'task', binds: [{ kind: 'task', id: 'task-roads' }] }),
  statement('c-2-line', 'c-2', 3, { nature: 'prohibition', binds: [{ kind: 'rule', id: 'R-LINE-001' }] }),
  statement('c-2-making', 'c-2', 4, {
    nature: 'procedure',
    binds: [{ kind: 'record', id: 'record-notice' }],
  }),
  statement('c-2-spirit', 'c-2', 5, { nature: 'goal', notExecutable: both('Nothing to measure') }),
];

const codes = (include: string[]) => [{ edition: 'GB/T 4754-2017/1', include }];

const conduct: Pick<
  Files,
  'bodies.yaml' | 'tasks.yaml' | 'procedures.yaml' | 'questions.yaml' | 'record.yaml'
> = {
  'bodies.yaml': {
    bodies: [
      {
        id: 'committee',
        name: both('Committee'),
        kind: 'committee',
        duties: [{ id: 'duty-land', text: both('Land') }],
      },
      { id: 'applicant', name: both('Applicant'), kind: 'applicant' },
    ],
  },
  'tasks.yaml': {
    tasks: [
      {
        id: 'task-roads',
        name: both('Roads'),
        clause: 'c-2-task',
        owner: 'committee',
        ownerCertainty: 'stated',
        due: '2026-12-31',
        milestones: [
          { name: both('Design'), due: '2024-12-31' },
          { name: both('Half'), due: '2025-12-31' },
        ],
        done: both('Acceptance'),
      },
    ],
  },
  'procedures.yaml': {
    procedures: [
      {
        id: 'making',
        name: both('Making the plan'),
        first: 'draft',
        steps: [
          { id: 'draft', name: both('Draft'), actor: 'committee', next: ['notice', 'assess'] },
          {
            id: 'notice',
            name: both('Notice'),
            actor: 'committee',
            next: ['decide'],
            gates: [
              {
                id: 'gate-notice',
                text: both('30 days'),
                minDays: 30,
                basis: [{ source: 'law', article: '15' }],
              },
            ],
          },
          {
            id: 'assess',
            name: both('Assess'),
            actor: 'committee',
            next: ['decide'],
            expected: 'conditional',
            condition: both('Where the law asks for it'),
          },
          { id: 'decide', name: both('Decide'), actor: 'committee', end: true },
        ],
      },
    ],
  },
  'questions.yaml': {
    questions: [{ id: 'q-1', question: both('How many?'), answer: both('Fifty'), clauses: ['c-2-target'] }],
  },
  'record.yaml': {
    procedure: 'making',
    entries: [
      {
        id: 'record-draft',
        step: 'draft',
        state: 'done',
        what: both('Drafted'),
        on: '2022-01-10',
        certainty: 'stated',
      },
      {
        id: 'record-notice',
        step: 'notice',
        state: 'done',
        what: both('Noticed'),
        on: '2022-02-01',
        until: '2022-03-10',
        certainty: 'stated',
      },
      {
        id: 'record-assess',
        step: 'assess',
        state: 'not-applicable',
        what: both('Not needed'),
        certainty: 'stated',
      },
      {
        id: 'record-decide',
        step: 'decide',
        state: 'done',
        what: both('Decided'),
        on: '2022-05-01',
        certainty: 'stated',
      },
    ],
  },
};

const measures: Pick<
  Files,
  'indicators.yaml' | 'targets.yaml' | 'facts.yaml' | 'thresholds.yaml' | 'rules.yaml'
> = {
  'indicators.yaml': {
    indicators: [
      {
        id: 'firms',
        name: both('High-tech firms'),
        definition: both('Certificates valid on the day'),
        unit: both('firms'),
        direction: 'more-is-better',
        measure: 'stock',
        countedOn: both('Valid on 31 December'),
        owner: 'committee',
      },
    ],
  },
  'targets.yaml': {
    targets: [
      {
        id: 'target-firms',
        indicator: 'firms',
        comparator: '>',
        value: 50,
        wording: '力争超过',
        modality: 'aspirational',
        measure: 'stock',
        by: '2027-12-31',
        baseline: { value: 20, on: '2022-12-31', source: 'survey' },
        clause: 'c-2-target',
      },
    ],
  },
  'facts.yaml': {
    groups: [{ id: 'land', name: both('Land') }],
    facts: [
      {
        id: 'investment',
        group: 'land',
        label: both('Investment'),
        question: both('How much?'),
        type: 'decimal',
      },
    ],
  },
  'thresholds.yaml': {
    thresholds: [
      {
        id: 'intensity',
        name: both('Intensity'),
        value: '0.80',
        unit: both('per mu'),
        basis: [{ source: 'law', article: '3' }],
      },
    ],
  },
  'rules.yaml': {
    rules: [
      {
        id: 'R-LINE-001',
        check: 'control-line',
        title: both('Farmland'),
        require: 'site.overlap.farmland.firm_m2 == 0',
        outcome: 'prohibited',
        finding: both('On farmland'),
        remedy: both('Move'),
        basis: [{ clause: 'c-2-line' }, { source: 'law', article: '35' }],
      },
    ],
    slivers: {
      maxAreaM2: 10,
      maxWidthM: 1,
      maxMeanWidthM: 1,
      minLengthToWidth: 10,
      maxCompactness: 0.1,
      minShapeIndex: 3,
      minPerimeter2OverArea: 100,
      basis: [{ source: 'law' }],
    },
  },
};

/** A plan about which the linter has nothing to say on {@link SAMPLE_DAY}. */
export function cleanSample(): Sample {
  const sample: Sample = {
    files: {
      'plan.yaml': {
        format: 'luodi-plan/1',
        id: 'sample',
        title: both('Sample plan'),
        issuer: both('City'),
        documentNumber: 'City 2022 No. 9',
        issuedOn: '2022-12-01',
        period: { from: '2023-01-01', to: '2027-12-31' },
        state: 'in-force',
        zone: { id: 'sample-zone', name: both('Zone'), country: 'CN', centre: { lon: 115.01, lat: 36.01 } },
        frame,
        classification: 'GB/T 4754-2017/1',
        currency: 'CNY',
      },
      'sources.yaml': {
        sources: [
          { id: 'law', kind: 'law', title: both('Law'), number: '1', date: '2019-01-01', read: 'whole' },
          { id: 'survey', kind: 'dataset', title: both('Survey'), read: 'whole' },
          { id: 'document', kind: 'plan', title: both('Document'), read: 'whole' },
        ],
      },
      'clauses.yaml': { clauses },
      'layout.yaml': {
        areas: [{ id: 'area-a', name: both('Area A'), role: both('Core'), clause: 'c-1-parks' }],
        parks: [
          {
            id: 'park-a',
            name: both('Park A'),
            area: 'area-a',
            hosts: ['metals', 'paper'],
            clause: 'c-1-parks',
          },
          { id: 'park-b', name: both('Park B'), area: 'area-a', hosts: ['metals'], clause: 'c-1-parks' },
        ],
        layers: [
          declaration('zone', 'zone'),
          declaration('areas', 'area'),
          declaration('parks', 'park'),
          {
            ...declaration('farmland', 'control-line'),
            control: 'permanent-basic-farmland',
            askFrom: 'committee',
            legalStatus: 'in-force',
          },
        ],
      },
      'industries.yaml': {
        statuses: [
          { id: 'leading', name: both('Leading'), meaning: both('Leading'), rank: 0 },
          { id: 'general', name: both('General'), meaning: both('General'), rank: 1 },
        ],
        industries: [
          { id: 'metals', name: both('Metals') },
          { id: 'paper', name: both('Paper') },
        ],
        positions: [
          {
            id: 'pos-metals',
            industry: 'metals',
            status: 'leading',
            codes: codes(['32']),
            codesCertainty: 'stated',
            clause: 'c-1-leading',
          },
          {
            id: 'pos-paper',
            industry: 'paper',
            status: 'general',
            codes: codes(['22']),
            codesCertainty: 'stated',
            clause: 'c-1-general',
          },
        ],
      },
      ...measures,
      ...conduct,
    },
    layers: {
      zone: layer('zone', { zone: square(0, 0, 4000) }),
      areas: layer('areas', { 'area-a': square(0, 0, 3000) }),
      parks: layer('parks', { 'park-a': square(0, 0, 1000), 'park-b': square(1000, 0, 1000) }),
      farmland: layer('farmland', { 'f-1': square(3000, 3000, 500) }),
    },
  };
  return JSON.parse(JSON.stringify(sample)) as Sample;
}

/** A day on which the sample plan is in force and nothing is overdue. */
export const SAMPLE_DAY = '2024-06-01';

/** The sample as the files of a package. */
export function sampleFiles({ files, layers }: Sample): Map<string, Uint8Array> {
  const map = new Map<string, Uint8Array>();
  for (const [name, content] of Object.entries(files))
    map.set(name, strToU8(stringify(content, { aliasDuplicateObjects: false })));
  for (const [id, content] of Object.entries(layers)) {
    map.set(`layers/${id}.grid.json`, strToU8(JSON.stringify(content)));
  }
  return map;
}
