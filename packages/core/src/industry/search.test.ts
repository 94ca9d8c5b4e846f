import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classificationFromEntries, gbt4754, searchIndustries } from './index.ts';
import { SYNONYMS } from './synonyms.data.ts';

const find = (query: string, limit?: number) => searchIndustries(gbt4754, query, 'zh', limit);
const codes = (query: string, limit?: number) => find(query, limit).map((hit) => hit.entry.code);

describe('searching industries', () => {
  it('puts the exact code first, then what begins with it', () => {
    expect(codes('345')).toEqual(['345', '3451', '3452', '3453', '3459']);
    expect(codes('C345')).toEqual(codes('345'));
    expect(codes('d345')).toEqual([]);
    expect(codes('C', 1)).toEqual(['C']);
  });

  it('tolerates full-width digits and spaces', () => {
    expect(codes('　３４ ５１ ')).toEqual(['3451']);
    expect(codes('ｃ３４５１')).toEqual(['3451']);
  });

  it('finds parts of Chinese names, starts first', () => {
    expect(find('轴承').map((hit) => [hit.entry.code, hit.by])).toEqual([
      ['345', 'name-start'],
      ['3451', 'name'],
      ['3452', 'name'],
    ]);
    expect(codes('有色 压延')).toContain('325');
    expect(codes('羽毛(绒)')).toContain('194');
  });

  it('finds beginnings of English words', () => {
    expect(searchIndustries(gbt4754, 'Rolling bearings', 'en')[0]).toMatchObject({
      entry: { code: '3451' },
      name: 'Manufacture of rolling bearings',
    });
    expect(codes('non-ferrous rolling')).toContain('325');
    expect(codes('manufacture of')).toEqual([]);
  });

  it('leads everyday terms to names, last and labelled', () => {
    expect(find('电解铝')).toMatchObject([{ entry: { code: '3216' }, by: 'synonym', term: '电解铝' }]);
    expect(codes('电解铝厂')).toEqual(['3216']);
    expect(codes('wind turbines')).toContain('3415');
    expect(codes('EV')).toContain('3612');
  });

  it('has synonyms that lead somewhere and say something the names do not', () => {
    expect(new Set(SYNONYMS.map(([term]) => term)).size).toBe(SYNONYMS.length);
    for (const [term, targets] of SYNONYMS) {
      expect(term).toBe(term.toLowerCase());
      for (const code of targets) {
        expect(gbt4754.lookup(code)?.code, term).toBe(code);
        expect(codes(term, 2000), term).toContain(code);
      }
    }
  });

  it('gives nothing for nothing, and never more than asked', () => {
    expect(codes('')).toEqual([]);
    expect(codes('　 ')).toEqual([]);
    expect(codes('qqqq')).toEqual([]);
    expect(codes('制造', 7)).toHaveLength(7);
    expect(codes('制造', 0)).toEqual([]);
  });

  it('searches a classification brought by a plan by code and name, without the table of everyday terms', () => {
    const { classification } = classificationFromEntries('ISIC', [
      { code: '2814', en: 'Bearings and gears' },
    ]);
    expect(classification && searchIndustries(classification, 'gear', 'en')).toMatchObject([
      { name: 'Bearings and gears' },
    ]);
    expect(classification && searchIndustries(classification, '电解铝', 'zh')).toEqual([]);
  });

  it('finds every entry by its code and by its own name, in a fixed order, whatever is typed', () => {
    for (const entry of gbt4754.entries) {
      expect(codes(entry.code, 1)).toEqual([entry.code]);
    }
    fc.assert(
      fc.property(fc.constantFrom(...gbt4754.entries), (entry) => {
        expect(codes(entry.zh ?? '', 2000)).toContain(entry.code);
      }),
      { numRuns: 200 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (query) => {
        expect(find(query)).toEqual(find(query));
        expect(find(query).length).toBeLessThanOrEqual(20);
      }),
      { numRuns: 200 },
    );
  });
});
