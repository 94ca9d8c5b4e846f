import { describe, expect, it } from 'vitest';
import { renderFinding } from '../base/index.ts';
import {
  checkCodeSet,
  compareIndustries,
  GBT4754_2011,
  GBT4754_2017_1,
  industryFindings,
  readIndustry,
} from './index.ts';

const edition = GBT4754_2017_1;
const codesOf = (findings: readonly { code: string }[]) => findings.map((finding) => finding.code);

describe('comparing industries', () => {
  it('tells same, above, below and apart', () => {
    const at = (code: string) => ({ edition, code });
    expect(compareIndustries(at('C3451'), at('3451')).relation).toBe('same');
    expect(compareIndustries(at('C'), at('3451')).relation).toBe('contains');
    expect(compareIndustries(at('3451'), at('34')).relation).toBe('within');
    expect(compareIndustries(at('3451'), at('3452')).relation).toBe('apart');
    expect(compareIndustries(at('D'), at('3451')).relation).toBe('apart');
  });

  it('refuses editions that differ, even when the digits are alike', () => {
    for (const other of [GBT4754_2011, 'GB/T 4754-2017', 'ISIC Rev.4']) {
      const { relation, findings } = compareIndustries(
        { edition, code: '3459' },
        { edition: other, code: '3459' },
      );
      expect(relation).toBeUndefined();
      expect(codesOf(findings)).toEqual(['industry.wrong-edition']);
    }
    const old = compareIndustries({ edition, code: '3451' }, { edition: GBT4754_2011, code: '3451' });
    expect(codesOf(old.findings)).toEqual(['industry.wrong-edition', 'industry.changed-since-2011']);
  });

  it('lists the faults of both codes', () => {
    const { relation, findings } = compareIndustries({ edition, code: 'x' }, { edition, code: '3460' });
    expect(relation).toBeUndefined();
    expect(codesOf(findings)).toEqual(['industry.malformed-code', 'industry.unknown-code']);
  });
});

describe('reading an industry', () => {
  it('suspects an old code under the new edition’s name', () => {
    const { findings } = readIndustry({ edition, code: '3262' });
    expect(codesOf(findings)).toEqual(['industry.unknown-code', 'industry.changed-since-2011']);
    expect(renderFinding(findings[1]!, 'zh', [industryFindings])).toContain('铝压延加工');
    expect(renderFinding(findings[1]!, 'en', [industryFindings])).toContain('3252');
  });

  it('says which classifications there are', () => {
    const { findings } = readIndustry({ edition: 'SIC', code: '1' });
    expect(findings).toMatchObject([{ code: 'industry.unknown-edition', params: { known: edition } }]);
  });
});

describe('checking a code set', () => {
  it('is content with a sound set', () => {
    expect(checkCodeSet({ edition, include: ['53', '59', '5942'], except: ['594'] })).toEqual([]);
  });

  it('finds every fault, with its place', () => {
    const set = { edition, include: ['34', 'C3451', '3460', '34'], except: ['604', '346x', '3467'] };
    const findings = checkCodeSet(set, {}, { file: 'industries.yaml', pointer: '/positions/0/codes/0' });
    expect(findings.map(({ code, pointer }) => [code, pointer.replace('/positions/0/codes/0', '')])).toEqual([
      ['industry.unknown-code', '/include/2'],
      ['industry.unknown-code', '/except/0'],
      ['industry.malformed-code', '/except/1'],
      ['industry.redundant-code', '/include/1'],
      ['industry.redundant-code', '/include/3'],
    ]);
    expect(findings.every((finding) => finding.file === 'industries.yaml')).toBe(true);
  });

  it('finds an exception that excepts nothing and a set without codes', () => {
    expect(codesOf(checkCodeSet({ edition, include: ['59'], except: ['601'] }))).toEqual([
      'industry.dead-exception',
    ]);
    expect(codesOf(checkCodeSet({ edition, include: [] }))).toEqual(['industry.empty-set']);
  });

  it('refuses another edition as a whole, with what each old code meant', () => {
    const set = { edition: GBT4754_2011, include: ['3451', '3459', '3963'] };
    expect(codesOf(checkCodeSet(set, { expected: edition }))).toEqual([
      'industry.wrong-edition',
      'industry.changed-since-2011',
      'industry.changed-since-2011',
    ]);
    expect(codesOf(checkCodeSet(set))).toEqual(['industry.unknown-edition']);
  });
});

describe('the catalogue of findings', () => {
  it('speaks both languages with the same params, but for names in one language', () => {
    for (const [code, { text }] of Object.entries(industryFindings)) {
      const params = (template: string) =>
        [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1]?.replace(/(Zh|En)$/, '')).sort();
      expect(params(text.zh), code).toEqual(params(text.en));
      expect(code).toMatch(/^industry\.[a-z0-9-]+$/);
    }
  });
});
