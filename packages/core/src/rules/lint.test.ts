import { describe, expect, it } from 'vitest';
import { Exact, type Language, renderFinding } from '../base/index.ts';
import { packageFiles } from '../plan/index.ts';
import { compileRuleBook, derive, factReads, lintRules, type RuleContent, ruleFindings } from './index.ts';

const both = (text: string) => ({ zh: text, en: text });

interface Parts {
  readonly rules?: readonly object[];
  readonly facts?: readonly object[];
  readonly derived?: readonly object[];
  readonly thresholds?: readonly object[];
}

function rule(number: number, require: string, more: object = {}) {
  return {
    id: `R-TEST-${String(number).padStart(3, '0')}`,
    check: 'other',
    title: both('title'),
    require,
    outcome: 'prohibited',
    finding: both('finding'),
    remedy: both('remedy'),
    basis: [{ clause: 'c-1' }],
    ...more,
  };
}

const fact = (id: string, type = 'boolean', more: object = {}) => ({
  id,
  group: 'all',
  label: both(id),
  question: both(id),
  type,
  ...more,
});

const FACTS = [
  fact('a'),
  fact('b'),
  fact('x', 'decimal'),
  fact('y', 'decimal'),
  fact('kind', 'choice', {
    choices: [
      { id: 'new', label: both('new') },
      { id: 'old', label: both('old') },
    ],
  }),
  fact('since', 'day'),
];

const READS_ALL = rule(
  900,
  'project.a || project.b || project.x > project.y || project.kind == "new" || project.since > asof',
);

function content(parts: Parts): RuleContent {
  const slivers = {
    maxAreaM2: 1000,
    maxWidthM: 5,
    maxMeanWidthM: 5,
    minLengthToWidth: 5,
    maxCompactness: 0.25,
    minShapeIndex: 2,
    minPerimeter2OverArea: 40,
  };
  const plan = {
    format: 'luodi-plan/1',
    id: 'test',
    title: both('test'),
    issuer: both('test'),
    period: { from: '2021-01-01', to: '2025-12-31' },
    state: 'in-force',
    zone: { id: 'test', name: both('test'), country: 'CN', centre: { lon: 115.7, lat: 36.85 } },
    frame: { projection: 'laea', ellipsoid: 'CGCS2000', lat0: 36.85, lon0: 115.7, unitM: 0.0001 },
    classification: 'GB/T 4754-2017/1',
    currency: 'CNY',
  };
  const layout = {
    areas: [{ id: 'area-1', name: both('area'), role: both('role'), clause: 'c-1' }],
    parks: [{ id: 'park-1', name: both('park'), clause: 'c-1' }],
    layers: [
      { id: 'farmland', name: both('farmland'), kind: 'control-line' },
      { id: 'railway', name: both('railway'), kind: 'infrastructure', shape: 'line' },
    ],
  };
  const industries = {
    statuses: [{ id: 'focus', name: both('focus'), meaning: both('focus'), rank: 1 }],
    industries: [{ id: 'bearing', name: both('bearing') }],
    positions: [{ id: 'pos-bearing-focus', industry: 'bearing', status: 'focus', clause: 'c-1' }],
  };
  return {
    'plan.yaml': packageFiles['plan.yaml'].parse(plan),
    'layout.yaml': packageFiles['layout.yaml'].parse(layout),
    'industries.yaml': packageFiles['industries.yaml'].parse(industries),
    'facts.yaml': packageFiles['facts.yaml'].parse({
      groups: [{ id: 'all', name: both('all') }],
      facts: parts.facts ?? FACTS,
      derived: parts.derived ?? [],
    }),
    'thresholds.yaml': packageFiles['thresholds.yaml'].parse({ thresholds: parts.thresholds ?? [] }),
    'rules.yaml': packageFiles['rules.yaml'].parse({ rules: [...(parts.rules ?? []), READS_ALL], slivers }),
  };
}

function codes(parts: Parts): string[] {
  return lintRules(content(parts)).map((finding) => `${finding.code} ${finding.pointer}`);
}

const threshold = (id: string, value: string, more: object = {}) => ({
  id,
  name: both(id),
  value,
  unit: both('1'),
  ...more,
});

describe('lintRules', () => {
  it('says nothing of a sound rule book', () => {
    expect(
      codes({
        rules: [
          rule(1, 'project.ratio >= threshold.least', { when: 'industry.status == "focus"' }),
          rule(2, 'false', { when: '"park-1" in site.parks && site.park != ""' }),
          rule(3, 'site.overlap.farmland.firm_m2 == 0', {
            finding: both('{site.overlap.farmland.firm_m2} m²'),
          }),
          rule(4, 'project.a', { outcome: 'conditional', needsFrom: 'committee' }),
          rule(
            5,
            'industry.positions.exists(p, p == "pos-bearing-focus") || industry.status in ["conflict", "not_addressed"]',
          ),
        ],
        derived: [{ id: 'ratio', label: both('ratio'), expression: 'project.x / project.y' }],
        thresholds: [threshold('least', '0.8')],
      }),
    ).toEqual([]);
  });

  it.each<[string, string, string, object?]>([
    ['does not parse', 'project.a &&', 'rules.does-not-parse /rules/0/require'],
    ['has a decimal', 'project.x > 0.5', 'rules.decimal-literal /rules/0/require'],
    ['names no fact', 'project.z', 'rules.unknown-fact /rules/0/require'],
    ['names no threshold', 'project.x > threshold.z', 'rules.unknown-threshold /rules/0/require'],
    ['names no layer', 'site.overlap.lake.area_m2 == 0', 'rules.unknown-layer /rules/0/require'],
    [
      'asks the area of a line',
      'site.overlap.railway.area_m2 == 0',
      'rules.layer-without-area /rules/0/require',
    ],
    ['names no status', 'industry.status == "leading"', 'rules.impossible-text /rules/0/require'],
    ['names no park', 'site.park in ["park-1", "park-2"]', 'rules.impossible-text /rules/0/require'],
    ['names no position', '"pos-food-focus" in industry.positions', 'rules.impossible-text /rules/0/require'],
    [
      'names no industry in a list test',
      'industry.industries.all(i, i != "bearings")',
      'rules.impossible-text /rules/0/require',
    ],
    ['names no choice', 'project.kind == "newer"', 'rules.impossible-text /rules/0/require'],
    ['compares with no day', 'project.since > "2025-02-30"', 'rules.impossible-text /rules/0/require'],
    ['asks a number for truth', 'project.x', 'rules.type-clash /rules/0/require'],
    ['orders truth values', 'project.a > project.b', 'rules.type-clash /rules/0/require'],
    ['looks for a number among texts', 'project.x in ["1"]', 'rules.type-clash /rules/0/require'],
    ['always holds', 'project.a || !project.a', 'rules.never-objects /rules/0/require'],
    ['is true', 'true', 'rules.never-objects /rules/0/require'],
    ['is false for all', 'false', 'rules.always-objects /rules/0/require'],
    ['fails for all', 'project.a && !project.a', 'rules.always-objects /rules/0/require'],
    [
      'never applies',
      'project.a',
      'rules.never-applies /rules/0/when',
      { when: 'project.kind == "new" && project.kind == "old"' },
    ],
    [
      'is implied by when',
      'project.x <= 5',
      'rules.never-objects /rules/0/require',
      { when: '!(5 < project.x)' },
    ],
    [
      'contradicts when',
      '!project.a',
      'rules.contradiction /rules/0/require',
      { when: 'project.a && project.b' },
    ],
    ['lacks needsFrom', 'project.a', 'rules.needs-from-missing /rules/0', { outcome: 'conditional' }],
    [
      'has an unknown place in its text',
      'project.a',
      'rules.placeholder-unknown /rules/0/finding/en',
      { finding: { zh: '{project.x}', en: '{project.xx}' } },
    ],
    [
      'ends before it begins',
      'project.a',
      'rules.dates-reversed /rules/0/to',
      { from: '2025-01-02', to: '2025-01-01' },
    ],
  ])('finds a rule that %s', (_, require, expected, more) => {
    expect(codes({ rules: [rule(1, require, more)] })).toEqual([expected]);
  });

  it('does not call a plain refusal a contradiction, nor guess at arithmetic', () => {
    expect(codes({ rules: [rule(1, 'false', { when: 'project.a' })] })).toEqual([]);
    expect(codes({ rules: [rule(1, 'project.b', { when: 'project.x < 3 && project.x > 5' })] })).toEqual([]);
  });

  it('finds rules said twice and ids used twice', () => {
    const twice = [rule(1, 'project.a && project.b'), rule(2, '(project.a) && project.b')];
    expect(codes({ rules: twice })).toEqual(['rules.same-rule-twice /rules/1']);
    const [first] = twice;
    expect(codes({ rules: [first!, rule(1, 'project.x > 1')] })).toEqual(['rules.duplicate-id /rules/1/id']);
  });

  it('finds what nothing reads', () => {
    expect(
      codes({
        facts: [...FACTS, fact('spare')],
        derived: [{ id: 'unused', label: both('unused'), expression: 'project.x + 1' }],
        thresholds: [threshold('idle', '1')],
      }),
    ).toEqual([
      'rules.fact-never-read /facts/6',
      'rules.derived-never-read /derived/0',
      'rules.threshold-never-read /thresholds/0',
    ]);
  });

  it('finds circles of derived numbers and names taken', () => {
    const derived = [
      { id: 'p', label: both('p'), expression: 'project.q + 1' },
      { id: 'q', label: both('q'), expression: 'project.p + 1' },
      { id: 'x', label: both('x'), expression: 'project.y' },
    ];
    const found = codes({ rules: [rule(1, 'project.p > project.q')], derived });
    expect(found).toContain('rules.derived-cycle /derived/0/expression');
    expect(found).toContain('rules.derived-name-taken /derived/2/id');
  });

  it('finds two numbers that hold equally', () => {
    const rules = [rule(1, 'project.x > threshold.t')];
    expect(codes({ rules, thresholds: [threshold('t', '1'), threshold('t', '2')] })).toEqual([
      'rules.threshold-ambiguous /thresholds/1',
    ]);
    const scoped = threshold('t', '2', { scope: { codes: ['34'] } });
    const later = threshold('t', '3', { from: '2023-01-01' });
    expect(codes({ rules, thresholds: [threshold('t', '1'), scoped, later] })).toEqual([]);
  });

  it('has a text in both languages for every code, with every place filled', () => {
    const findings = lintRules(
      content({ rules: [rule(1, 'project.x'), rule(2, 'project.z > 0.5'), rule(3, '1 +')] }),
    );
    expect(findings.length).toBeGreaterThan(2);
    for (const finding of findings) {
      for (const language of ['zh', 'en'] satisfies Language[]) {
        expect(renderFinding(finding, language, [ruleFindings])).not.toMatch(/\{\w+\}/);
      }
    }
  });
});

describe('rule book', () => {
  const parts: Parts = {
    rules: [rule(1, 'project.ratio > 1'), rule(2, 'project.doubled > 1')],
    derived: [
      { id: 'doubled', label: both('doubled'), expression: 'project.ratio * 2' },
      { id: 'ratio', label: both('ratio'), expression: 'project.x / project.y' },
    ],
  };

  it('computes derived numbers in the order they need', () => {
    const known = new Map([
      ['project.x', new Exact(1n)],
      ['project.y', new Exact(3n)],
    ]);
    const { scope } = derive(compileRuleBook(content(parts)), known);
    expect(scope.values.get('project.doubled')).toEqual(new Exact(2n, 3n));
    const { causes } = derive(compileRuleBook(content(parts)), new Map([['project.x', new Exact(1n)]]));
    expect(causes.get('project.ratio')).toEqual(['project.y']);
    expect(causes.get('project.doubled')).toEqual(['project.ratio']);
  });

  it('knows through which numbers a rule reads a fact', () => {
    const { rulesOf, pathsOf } = factReads(compileRuleBook(content(parts)));
    expect(rulesOf.get('project.y')).toEqual(['R-TEST-001', 'R-TEST-002', 'R-TEST-900']);
    expect(pathsOf.get('R-TEST-002')).toEqual(['project.doubled', 'project.ratio', 'project.x', 'project.y']);
  });
});
