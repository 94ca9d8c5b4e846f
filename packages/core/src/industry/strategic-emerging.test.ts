import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { GBT4754_2011, GBT4754_2017_1, gbt4754, strategicCatalogue, strategicEmerging } from './index.ts';

const SHARED = join(import.meta.dirname, '../../../../../shared/data/industry');
const ask = (code: string) => strategicEmerging({ edition: GBT4754_2017_1, code });

describe('the 2018 catalogue of strategic emerging industries', () => {
  it('holds nine areas and 959 namings of codes that all exist', () => {
    expect(strategicCatalogue).toHaveLength(404);
    expect(strategicCatalogue.filter((entry) => entry.above.length === 0)).toHaveLength(9);
    expect(strategicCatalogue.flatMap((entry) => entry.classes)).toHaveLength(959);
    const codes = new Set(strategicCatalogue.map((entry) => entry.code));
    for (const entry of strategicCatalogue) {
      expect(entry.name.en, entry.code).toMatch(/^[A-Z0-9]/);
      for (const above of entry.above) expect(codes.has(above), entry.code).toBe(true);
      for (const { code } of entry.classes) expect(gbt4754.lookup(code)?.code, entry.code).toBe(code);
    }
  });

  it('agrees with the reference table when that is at hand', () => {
    const file = join(SHARED, 'strategic-emerging-2018.csv');
    const lines = existsSync(file) ? readFileSync(file, 'utf8').split(/\r?\n/).slice(1) : [];
    // The file holds two tables; the second, with products, starts with its own heading.
    const end = lines.findIndex((line) => line.startsWith('代码'));
    const mine = new Map(strategicCatalogue.map((entry) => [entry.code, entry]));
    const pairs = new Set<string>();
    let at = '';
    for (const line of lines.slice(0, Math.max(0, end))) {
      const [code = '', name = '', industry = ''] = line.split(',').map((cell) => cell.trim());
      if (code) {
        at = code;
        expect(mine.get(code)?.name.zh, line).toBe(name);
      }
      if (industry) pairs.add(`${at} ${industry}`);
    }
    const own = strategicCatalogue.flatMap((entry) =>
      entry.classes.map(({ code, partly }) => `${entry.code} ${code}${partly ? '*' : ''}`),
    );
    expect(new Set(own).size).toBe(959);
    if (pairs.size > 0) expect(pairs).toEqual(new Set(own));
  });
});

describe('asking whether an industry is strategic emerging', () => {
  it('says whole only without a star', () => {
    expect(ask('3612')).toMatchObject({ answer: 'whole', findings: [] });
    expect(ask('C3415').answer).toBe('whole');
    expect(ask('0211').hits).toMatchObject([{ by: '021', partly: false }]);
  });

  it('keeps “partly” as a question to a person', () => {
    for (const code of ['3240', '2651', '3451', '3841', '2661']) {
      const { answer, hits, findings } = ask(code);
      expect(answer, code).toBe('ask');
      expect(hits.every((hit) => hit.partly)).toBe(true);
      expect(findings.map((finding) => finding.code)).toEqual(['industry.strategic-partly']);
    }
  });

  it('marks every manufacturing class of new materials as partly', () => {
    const materials = strategicCatalogue.filter((entry) => /^3\.[1-6]/.test(entry.code));
    expect(materials.flatMap((entry) => entry.classes).every((one) => one.partly)).toBe(true);
  });

  it('finds entries that name the group or division above', () => {
    expect(ask('3216').hits).toMatchObject([
      { by: '3216', entry: { code: '3.2.9.1' } },
      { by: '321', entry: { code: '3.6.6.0' } },
      { by: '32', entry: { code: '7.3.3' } },
    ]);
  });

  it('says none, asks for the class, or refuses', () => {
    expect(ask('0111')).toMatchObject({ answer: 'none', hits: [], findings: [] });
    expect(ask('345')).toMatchObject({ answer: 'ask', findings: [{ code: 'industry.code-too-coarse' }] });
    expect(ask('9999').answer).toBe('undetermined');
    expect(strategicEmerging({ edition: GBT4754_2011, code: '3963' })).toMatchObject({
      answer: 'undetermined',
      findings: [{ code: 'industry.wrong-edition' }, { code: 'industry.changed-since-2011' }],
    });
  });
});
