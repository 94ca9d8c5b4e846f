import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, contentHash } from '../base/index.ts';
import { normaliseCase, type ReviewCase, reviewCase, type Verdict, verdictSchema } from './index.ts';
import { footprint, goodCase, rectangle, samplePackage, sampleRule } from './testing/sample-package.ts';

const pkg = samplePackage();

function normal(raw: object, plan = pkg): ReviewCase {
  const { case: normalised, findings } = normaliseCase(raw, plan);
  expect(findings.filter((finding) => finding.severity === 'error')).toEqual([]);
  return normalised!;
}

function review(changes: object = {}, plan = pkg): Verdict {
  return reviewCase(plan, normal({ ...goodCase, ...changes }, plan));
}

function withFacts(changes: Readonly<Record<string, unknown>>): object {
  return { facts: { ...goodCase.facts, ...changes } };
}

function outcomes(verdict: Verdict): string[] {
  return verdict.findings.map(({ rule, outcome, because }) => `${rule} ${outcome} ${because}`);
}

describe('reviewCase', () => {
  it('allows a good project and accounts for every rule', () => {
    const verdict = review();
    expect(verdict.value).toBe('allowed');
    expect(verdict.findings).toEqual([]);
    expect(verdict.satisfied.length + verdict.notApplicable.length + verdict.notInEffect.length).toBe(13);
    expect(verdictSchema.parse(JSON.parse(canonicalJson(verdict)))).toEqual(verdict);
  });

  it('prohibits what takes farmland, with the area, the clause and the article', () => {
    const verdict = review({ footprint: footprint(450, 450, 200, 200) });
    expect(verdict.value).toBe('prohibited');
    const [finding] = verdict.findings;
    expect(finding).toMatchObject({
      rule: 'R-LINE-001',
      text: { zh: '占用 22500 平方米', en: 'Takes 22500 m²' },
      basis: [
        { clause: 'c-1', number: '一' },
        { source: 'law', number: 'No. 1', article: '1' },
      ],
      facts: [
        { path: 'site.overlap.farmland.firm_m2', value: '22500', source: 'survey', date: '2022-06-01' },
      ],
    });
  });

  it('asks whether a rule applies before what it requires', () => {
    const verdict = review({ facts: {} });
    const highs = verdict.findings.find((finding) => finding.rule === 'R-HIGH-001');
    expect(highs?.missing.map((item) => item.path)).toEqual(['project.process', 'project.smelting']);
    const smelts = review(withFacts({ smelting: true }));
    const asked = smelts.findings.find((finding) => finding.rule === 'R-HIGH-001');
    expect(asked?.missing).toMatchObject([{ path: 'project.energy_review', from: { body: 'dept-reform' } }]);
  });

  it('traces what is missing behind derived numbers and thresholds', () => {
    const noInvestment = review({ facts: { ...goodCase.facts, investment: null } });
    expect(noInvestment.missing.map((item) => item.path)).toEqual(['project.investment']);
    const noIndustry = review({ industry: undefined });
    expect(noIndustry.missing.map((item) => item.path)).toEqual(['industry']);
    expect(noIndustry.missing[0]?.rules).toContain('R-LAND-001');
  });

  it('leaves rules undecided by layers that are missing, stale or silent', () => {
    const stale = review({ asOf: '2025-01-01' });
    expect(outcomes(stale)).toEqual(['R-LINE-003 undecided missing']);
    expect(stale.layers.find((layer) => layer.id === 'red_line')?.state).toBe('stale');
    expect(stale.missing).toMatchObject([{ path: 'layer.red_line', from: { body: 'dept-resources' } }]);

    const without = samplePackage({ without: ['red_line'] });
    expect(outcomes(review({}, without))).toEqual(['R-LINE-003 undecided missing']);

    const partly = review({ footprint: footprint(2900, 500, 200, 200) });
    const use = partly.layers.find((layer) => layer.id === 'farmland');
    expect(use).toMatchObject({ state: 'partly-covered', uncoveredM2: '20000.0000' });
    expect(partly.findings.filter((finding) => finding.check === 'control-line')).toMatchObject([
      { rule: 'R-LINE-001', outcome: 'undecided' },
      { rule: 'R-LINE-002', outcome: 'undecided' },
    ]);
  });

  it('says what a stale line showed, and neither forbids nor permits by it', () => {
    const old = (width: number) => footprint(1000, 2950, width, 200);
    const current = review({ footprint: old(200) });
    expect(current.findings.map(({ rule, outcome }) => `${rule} ${outcome}`)).toContain(
      'R-LINE-003 prohibited',
    );
    const stale = review({ footprint: old(200), asOf: '2025-01-01' });
    expect(stale.value).toBe('undecided');
    const [said] = stale.findings.filter(({ rule }) => rule === 'R-LINE-003');
    expect(said).toMatchObject({ outcome: 'undecided', because: 'missing' });
    const area = current.overlaps.find(({ layer }) => layer === 'red_line')?.areaM2;
    expect(stale.layers.find(({ id }) => id === 'red_line')).toMatchObject({
      state: 'stale',
      validTo: '2024-12-31',
      staleOverlapM2: area,
    });
    expect(said?.text.zh).toContain(`已于 2024-12-31 过期，过期图层与用地重叠 ${Number(area)} 平方米`);
    expect(said?.text.en).toContain(`overlaps the footprint by ${Number(area)} m²`);
  });

  it('lets the known part of a line forbid', () => {
    const unsurveyed = samplePackage({ without: ['surveyed'] });
    const verdict = review({ footprint: footprint(450, 450, 200, 200) }, unsurveyed);
    expect(verdict.findings[0]).toMatchObject({
      rule: 'R-LINE-001',
      outcome: 'prohibited',
      text: { zh: '占用 至少 22500 平方米' },
    });
    expect(review({}, unsurveyed).value).toBe('undecided');
  });

  it('tells conflict, not addressed, restricted and prospect apart', () => {
    const of = (code: string) => review({ industry: { edition: 'GB/T 4754-2017/1', code } });
    expect(of('C14')).toMatchObject({ value: 'undecided', industry: { status: 'conflict' } });
    expect(of('2659')).toMatchObject({ value: 'undecided', industry: { prospects: ['prospect-materials'] } });
    expect(of('17')).toMatchObject({ value: 'undecided', industry: { status: 'not_addressed' } });
    expect(of('2221')).toMatchObject({ value: 'prohibited', industry: { status: 'restricted' } });
    expect(of('34')).toMatchObject({ value: 'undecided', industry: { status: 'undetermined' } });
  });

  it('takes a decision of a named person on a conflict and on a prospect', () => {
    const person = { by: '张三', on: '2024-01-01', reason: 'r', document: 'd' };
    const food = {
      industry: { edition: 'GB/T 4754-2017/1', code: '1411' },
      decisions: [
        { conflict: ['pos-food-focus', 'pos-food-general'], position: 'pos-food-general', ...person },
      ],
    };
    expect(review(food).industry).toMatchObject({ status: 'general', positions: ['pos-food-general'] });
    const material = {
      industry: { edition: 'GB/T 4754-2017/1', code: '2659' },
      decisions: [{ prospect: 'prospect-materials', position: 'pos-bearing-focus', ...person }],
    };
    expect(review(material)).toMatchObject({
      value: 'allowed',
      industry: { status: 'focus', prospects: [] },
    });
  });

  it('keeps the first label of a cleared overlap, and refuses to clear a plain one', () => {
    const thin = { footprint: footprint(800 - 0.002, 500, 200, 200) };
    const clearance = {
      layer: 'farmland',
      feature: 'field-1',
      by: '李四',
      on: '2024-06-01',
      reason: 'r',
      document: 'd',
    };
    const before = review(thin);
    expect(before.value).toBe('undecided');
    expect(before.findings.map((finding) => finding.rule)).toEqual(['R-LINE-002']);
    const after = review({ ...thin, clearances: [clearance] });
    expect(after.value).toBe('allowed');
    const overlap = after.overlaps.find((one) => one.layer === 'farmland');
    expect(overlap).toMatchObject({ areaM2: '0.4000', clearedBy: { by: '李四' } });
    expect(overlap?.label).toBe(before.overlaps.find((one) => one.layer === 'farmland')?.label);
    const plain = review({ footprint: footprint(450, 450, 200, 200), clearances: [clearance] });
    expect(plain.value).toBe('prohibited');
    expect(plain.overlaps.find((one) => one.layer === 'farmland')).toMatchObject({ clearanceRefused: true });
  });

  it('counts ground that features of one layer share once, for the strictest of their labels', () => {
    const more = {
      // Shares a strip with field-1, and lies in a place that was surveyed twice.
      farmland: [['field-4', '', rectangle(650, 500, 300, 300)]],
      surveyed: [['surveyed-2', '', rectangle(0, 0, 3000, 3000)]],
    } as const;
    const rules = [
      sampleRule('R-SUM-001', 'control-line', 'prohibited', 'site.overlap.farmland.area_m2 == 0', {}),
      sampleRule('R-SUM-002', 'control-line', 'prohibited', 'site.overlap.farmland.firm_m2 <= 40000', {}),
      sampleRule('R-SUM-003', 'control-line', 'prohibited', 'site.overlap.farmland.outside_m2 > 0', {}),
    ];
    // 200 by 200 m within both fields: each overlaps wholly or by 150 m of it.
    const inside = { footprint: footprint(600, 550, 200, 200) };
    const once = review(inside, samplePackage({ rules, more }));
    expect(once.overlaps.filter(({ layer }) => layer === 'farmland')).toMatchObject([
      { feature: 'field-1', areaM2: '40000.0000' },
      { feature: 'field-4', areaM2: '30000.0000' },
    ]);
    expect(once.findings.map(({ rule }) => rule)).toEqual(['R-SUM-001', 'R-SUM-003']);
    // Surveyed twice on one side does not make up for the side that nobody surveyed.
    const edge = { footprint: footprint(2900, 550, 200, 200) };
    const layer = review(edge, samplePackage({ rules, more })).layers.find(({ id }) => id === 'farmland');
    expect(layer).toMatchObject({ state: 'partly-covered', uncoveredM2: '20000.0000' });
  });

  it('says a rule cannot be evaluated rather than passing it', () => {
    const broken = samplePackage({
      rules: [sampleRule('R-TEST-001', 'other', 'prohibited', 'project.remark > 1')],
    });
    const verdict = review(withFacts({ remark: 'x' }), broken);
    expect(outcomes(verdict)).toEqual(['R-TEST-001 undecided fault']);
    const unread = samplePackage({
      rules: [sampleRule('R-TEST-001', 'other', 'prohibited', 'project.jobs >')],
    });
    expect(outcomes(review({}, unread))).toEqual(['R-TEST-001 undecided fault']);
  });

  it('orders findings by weight, head of review and rule', () => {
    const verdict = review({ facts: {}, footprint: footprint(1150, 100, 200, 200) });
    const weights = verdict.findings.map((finding) => finding.outcome);
    expect(weights).toEqual([...weights].sort((a, b) => 'puc'.indexOf(a[0]!) - 'puc'.indexOf(b[0]!)));
    expect(verdict.findings[0]?.rule).toBe('R-LINE-001');
  });
});

describe('determinism', () => {
  const expected = contentHash(review());

  it('does not depend on the order of features, of keys, or on where a ring starts', () => {
    expect(contentHash(review({}, samplePackage({ reversed: true })))).toBe(expected);
    const reversedKeys = (value: unknown): unknown =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, member]) => [key, reversedKeys(member)]),
          )
        : value;
    expect(contentHash(reviewCase(pkg, normal(reversedKeys(goodCase) as object)))).toBe(expected);
    const ring = goodCase.footprint.grid.polygons[0]![0]!;
    const turned = [...ring.slice(4), ...ring.slice(0, 4)];
    const backward = [0, 1, 2, 3].flatMap((i) => [ring[6 - 2 * i]!, ring[7 - 2 * i]!]);
    for (const other of [turned, backward]) {
      const grid = { kind: 'polygon', polygons: [[other]] };
      expect(contentHash(review({ footprint: { grid } }))).toBe(expected);
    }
  });

  it('normalises a normalised case to itself', () => {
    const once = normal(goodCase);
    expect(canonicalJson(normal(once))).toBe(canonicalJson(once));
  });

  it('reviews within 20 ms of processor time when warm', () => {
    const many = samplePackage({
      rules: Array.from({ length: 60 }, (_, index) =>
        sampleRule(
          `R-PERF-${String(index).padStart(3, '0')}`,
          'other',
          'conditional',
          `project.intensity >= threshold.least_intensity && site.overlap.farmland.firm_m2 == 0 && project.jobs > ${index}`,
        ),
      ),
    });
    const once = normal(goodCase, many);
    for (let i = 0; i < 20; i++) reviewCase(many, once);
    // Processor time: by the clock it would measure what else runs on the machine.
    const start = process.cpuUsage();
    for (let i = 0; i < 20; i++) reviewCase(many, once);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000 / 20).toBeLessThan(20);
  });
});

describe('missing data never passes', () => {
  const leaf = fc.constantFrom(
    'project.smelting',
    'project.investment > 100',
    'project.floor_area / project.jobs >= threshold.least_ratio',
    'project.process in ["forging", "plating"]',
    '"gas" in project.hazards',
    'site.overlap.farmland.area_m2 == 0',
    'site.overlap.farmland.firm_m2 < 30000',
    'site.in_one_park',
    'industry.status == "focus"',
    'industry.host_parks.exists(p, p == site.park)',
    'threshold.least_intensity > 300',
  );
  const condition = fc.letrec<{ text: string }>((tie) => ({
    text: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc
        .tuple(tie('text'), fc.constantFrom('&&', '||'), tie('text'))
        .map(([a, op, b]) => `(${a} ${op} ${b})`),
      tie('text').map((a) => `!(${a})`),
    ),
  })).text;
  const rules = fc.array(
    fc.tuple(condition, condition, fc.constantFrom('prohibited', 'conditional', 'undecided')),
    { minLength: 1, maxLength: 4 },
  );
  const facts = fc.record({
    investment: fc.integer({ min: 0, max: 300 }),
    floor_area: fc.integer({ min: 0, max: 3 }),
    jobs: fc.integer({ min: 0, max: 3 }),
    smelting: fc.boolean(),
    process: fc.constantFrom('forging', 'grinding', 'plating'),
    hazards: fc.subarray(['gas', 'dust']),
  });
  const place = fc.constantFrom(
    [100, 1000],
    [450, 450],
    [-1100, 450],
    [2900, 500],
    [1150, 150],
    [4900, 4900],
  );
  const code = fc.constantFrom('3451', '3411', '34', '1411', '2221', '1712');

  it('whatever is taken away, nothing that was not allowed becomes allowed', () => {
    const everything = [
      'investment',
      'floor_area',
      'jobs',
      'smelting',
      'process',
      'hazards',
      'industry',
      'footprint',
    ];
    fc.assert(
      fc.property(
        rules,
        facts,
        place,
        code,
        fc.subarray(everything),
        (texts, given, [x, y], industryCode, taken) => {
          const plan = samplePackage({
            rules: texts.map(([when, require, outcome], index) =>
              sampleRule(`R-TEST-${String(index).padStart(3, '0')}`, 'other', outcome, require, { when }),
            ),
          });
          const full = {
            ...goodCase,
            facts: given,
            industry: { edition: 'GB/T 4754-2017/1', code: industryCode },
            footprint: footprint(x!, y!, 200, 200),
          };
          const less = {
            ...full,
            facts: Object.fromEntries(Object.entries(given).filter(([id]) => !taken.includes(id))),
            industry: taken.includes('industry') ? undefined : full.industry,
            footprint: taken.includes('footprint') ? undefined : full.footprint,
          };
          const [before, after] = [
            reviewCase(plan, normal(full, plan)),
            reviewCase(plan, normal(less, plan)),
          ];
          if (before.value !== 'allowed') expect(after.value).not.toBe('allowed');
          for (const finding of after.findings) {
            if (finding.outcome === 'undecided' && finding.because !== 'requirement') {
              expect(finding.missing.length).toBeGreaterThan(0);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('without any one layer, nothing that was not allowed becomes allowed', () => {
    for (const [x, y] of [
      [100, 1000],
      [450, 450],
      [2900, 500],
      [4900, 4900],
      [-100, 100],
    ]) {
      const changes = { footprint: footprint(x!, y!, 200, 200) };
      const before = review(changes);
      for (const id of ['zone', 'areas', 'parks', 'farmland', 'surveyed', 'red_line', 'land_use']) {
        const after = review(changes, samplePackage({ without: [id] }));
        if (before.value !== 'allowed') expect(after.value, id).not.toBe('allowed');
      }
    }
  });
});
