import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderFinding } from '../base/index.ts';
import { normaliseCase, type ReviewCase, reviewCase, reviewFindings } from './index.ts';
import { goodCase, samplePackage } from './testing/sample-package.ts';

const pkg = samplePackage();

function normal(raw: object, plan = pkg): ReviewCase {
  const { case: normalised, findings } = normaliseCase(raw, plan);
  expect(findings.filter((finding) => finding.severity === 'error')).toEqual([]);
  return normalised!;
}

describe('normaliseCase', () => {
  const codes = (raw: unknown) =>
    normaliseCase(raw, pkg).findings.map(({ code, pointer }) => `${code} ${pointer}`);

  it('lists every fault with its place', () => {
    expect(
      codes({
        ...goodCase,
        foo: 1,
        industry: { edition: 'GB/T 4754-2011', code: '3451' },
        facts: {
          x: 1,
          investment: 'much',
          jobs: 1.5,
          process: 'z',
          hazards: ['gas', 'q'],
          ratio: 1,
          smelting: 'yes',
        },
        clearances: [{ layer: 'lake', feature: '1', by: 'x', on: '2025-01-01', reason: 'r', document: 'd' }],
      }),
    ).toEqual([
      'case.unknown-layer /clearances/0/layer',
      'case.after-as-of /clearances/0/on',
      'case.fact-choice /facts/hazards/1',
      'case.fact-type /facts/investment',
      'case.fact-type /facts/jobs',
      'case.fact-choice /facts/process',
      'case.derived-fact /facts/ratio',
      'case.fact-type /facts/smelting',
      'case.unknown-fact /facts/x',
      'case.unknown-key /foo',
      'case.wrong-edition /industry/edition',
    ]);
  });

  it.each<[string, unknown, string]>([
    ['no object', 'text', 'case.wrong-form '],
    ['null', null, 'case.wrong-form '],
    ['another format', { ...goodCase, format: 'x' }, 'case.wrong-form /format'],
    ['no day', { ...goodCase, asOf: '2025-02-29' }, 'case.wrong-form /asOf'],
    ['an absent day', { ...goodCase, asOf: undefined }, 'case.missing-key /asOf'],
    ['not a number', { ...goodCase, facts: { investment: Number.NaN } }, 'case.not-json /facts/investment'],
    ['infinity', { ...goodCase, facts: { jobs: Number.POSITIVE_INFINITY } }, 'case.not-json /facts/jobs'],
    [
      'more than the range',
      { ...goodCase, facts: { investment: '10000000.01' } },
      'case.fact-range /facts/investment',
    ],
    ['less than the range', { ...goodCase, facts: { jobs: -1 } }, 'case.fact-range /facts/jobs'],
    [
      'a number of a thousand digits',
      { ...goodCase, facts: { investment: '9'.repeat(1000) } },
      'case.fact-type /facts/investment',
    ],
    [
      'no such code',
      { ...goodCase, industry: { ...goodCase.industry, code: '9999' } },
      'case.unknown-code /industry/code',
    ],
    ['broken text', { ...goodCase, facts: { remark: '\ud800' } }, 'case.malformed-text /facts/remark'],
    [
      'a way to the prototype',
      JSON.parse(JSON.stringify(goodCase).replace('"facts":{', '"facts":{"__proto__":{"value":1},')),
      'case.forbidden-key /facts/__proto__',
    ],
    [
      'a date that is a Date',
      { ...goodCase, facts: { granted_on: new Map() } },
      'case.not-json /facts/granted_on',
    ],
    [
      'a decision for a stranger',
      {
        ...goodCase,
        decisions: [
          {
            prospect: 'prospect-materials',
            position: 'pos-food-focus',
            by: 'x',
            on: '2024-01-01',
            reason: 'r',
            document: 'd',
          },
        ],
      },
      'case.unknown-position /decisions/0/position',
    ],
  ])('refuses %s', (_, raw, expected) => {
    const { case: normalised, findings } = normaliseCase(raw, pkg);
    expect(normalised).toBeUndefined();
    expect(findings.map(({ code, pointer }) => `${code} ${pointer}`)).toContain(expected);
    for (const finding of findings) {
      expect(renderFinding(finding, 'zh', [reviewFindings])).not.toMatch(/\{\w+\}/);
    }
  });

  it('never throws and never passes garbage', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('facts', 'footprint', 'industry', 'decisions', 'asOf'),
        (value, key) => {
          const { case: normalised, findings } = normaliseCase({ ...goodCase, [key]: value }, pkg);
          if (normalised) reviewCase(pkg, normalised);
          else expect(findings.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('reads numbers exactly and keeps where they come from', () => {
    const { facts } = normal({
      ...goodCase,
      facts: {
        investment: { value: '0.10', source: '可研报告', date: '2024-01-01' },
        floor_area: 0.3,
        hazards: ['dust', 'gas', 'dust'],
      },
    });
    expect(facts).toEqual({
      investment: { value: '0.1', source: '可研报告', date: '2024-01-01' },
      floor_area: { value: '0.3' },
      hazards: { value: ['gas', 'dust'] },
    });
  });
});
