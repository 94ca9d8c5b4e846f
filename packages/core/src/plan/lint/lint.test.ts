import { describe, expect, it } from 'vitest';
import { renderFinding } from '../../base/index.ts';
import { industryFindings } from '../../industry/index.ts';
import { lintCatalogue, planFindings } from '../findings.ts';
import { parsePackage } from '../parse/package.ts';
import { cleanSample, SAMPLE_DAY, type Sample, sampleFiles } from '../sample-package.ts';
import { lintPackage } from './lint.ts';
import { lintCases as cases, edition, industries, target } from './lint-cases.data.ts';

const catalogues = [planFindings, industryFindings];

function lint(change: (sample: Sample) => void = () => undefined, asOf: string | undefined = SAMPLE_DAY) {
  const sample = cleanSample();
  change(sample);
  const { package: pkg, findings } = parsePackage(sampleFiles(sample));
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  return lintPackage(pkg!, asOf);
}

describe('linter', () => {
  it('has nothing to say of a plan in order', () => {
    expect(lint()).toEqual([]);
  });

  for (const [code, change, asOf] of cases) {
    it(`finds ${code}`, () => {
      const findings = lint(change, asOf);
      const finding = findings.find((one) => one.code === code);
      expect(finding, findings.map((one) => one.code).join(', ')).toBeDefined();
      expect(finding!.file).toBeDefined();
      expect(finding!.line).toBeGreaterThan(0);
      for (const language of ['zh', 'en'] as const) {
        const text = renderFinding(finding!, language, catalogues);
        expect(text).not.toMatch(/\{[a-zA-Z]|undefined|\[object/);
      }
    });
  }

  it('has an example, a reason and a test for every check, and at least forty-five of them', () => {
    const codes = Object.keys(lintCatalogue);
    expect([...new Set(cases.map(([code]) => code))].sort()).toEqual([...codes].sort());
    expect(codes.length).toBeGreaterThanOrEqual(45);
    for (const { example, reason, text } of Object.values(lintCatalogue)) {
      expect(example).toBeTruthy();
      expect(reason?.zh && reason.en && text.zh && text.en).toBeTruthy();
    }
  });

  it('suggests what a misspelt id was meant to be', () => {
    const finding = lint((s) => {
      target(s).owner = 'comittee';
    }).find(({ code }) => code === 'reference.unknown');
    expect(finding?.params.hintEn).toBe('Did you mean "committee"?');
    expect(finding).toMatchObject({
      file: 'targets.yaml',
      pointer: '/targets/0/owner',
      clause: 'c-2-target',
    });
  });

  it('says nothing that depends on the day when no day is given', () => {
    const { package: pkg } = parsePackage(sampleFiles(cleanSample()));
    expect(lintPackage(pkg!)).toEqual([]);
  });

  it('reads codes through the classification: unknown, other edition, dead exception', () => {
    const codes = (include: string[], except: string[] = [], of = edition) =>
      lint((s) => {
        industries(s).positions[0]!.codes = [{ edition: of, include, except }];
      }).filter(({ code }) => code.startsWith('industry.') && code !== 'industry.without-park');
    expect(codes(['3299']).map(({ code }) => code)).toEqual(['industry.unknown-code']);
    expect(codes(['32'], ['17']).map(({ code }) => code)).toEqual(['industry.dead-exception']);
    const mixed = codes(['3451'], [], 'GB/T 4754-2011');
    expect(mixed.map(({ code }) => code)).toContain('industry.wrong-edition');
    expect(mixed[0]!.line).toBeGreaterThan(0);
  });

  it('leaves settled questions alone: exceptions, later thresholds, statuses on different parts', () => {
    const settled = lint((s) => {
      industries(s).positions[0]!.codes![0]!.except = ['3252'];
      industries(s).positions[1]!.codes = [{ edition, include: ['22', '3252'] }];
      industries(s).positions.push({
        id: 'pos-2',
        industry: 'metals',
        status: 'general',
        byList: { zh: '按名称', en: 'By name' },
        clause: 'c-1-general',
      });
      const threshold = s.files['thresholds.yaml'].thresholds[0]!;
      s.files['thresholds.yaml'].thresholds.unshift({ ...threshold, to: '2023-12-31' });
      s.files['thresholds.yaml'].thresholds[1]!.from = '2024-01-01';
    });
    expect(settled).toEqual([]);
  });
});
