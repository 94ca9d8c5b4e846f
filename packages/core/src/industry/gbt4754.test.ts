import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changedSince2011, classificationFromEntries, GBT4754_2017_1, gbt4754 } from './index.ts';

const SHARED = join(import.meta.dirname, '../../../../../shared/data/industry');

/** Half-width forms, because sources differ in the width of brackets and of Latin letters. */
function sameWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0xfee0))
    .trim();
}

describe('GB/T 4754-2017 with amendment 1', () => {
  it('holds 20 sections, 97 divisions, 473 groups and 1,382 classes', () => {
    const counts = gbt4754.levels.map((_, i) => gbt4754.entries.filter((one) => one.depth === i + 1).length);
    expect(counts).toEqual([20, 97, 473, 1382]);
    expect(gbt4754.sections.map((section) => section.code).join('')).toBe('ABCDEFGHIJKLMNOPQRST');
    expect(gbt4754.levels.map((level) => level.zh)).toEqual(['门类', '大类', '中类', '小类']);
  });

  it('names every entry in Chinese and in English', () => {
    for (const entry of gbt4754.entries) {
      expect(entry.zh, entry.code).toMatch(/\p{Script=Han}/u);
      expect(entry.en, entry.code).toMatch(/^[A-Z][A-Za-z ,'.-]+$/);
    }
  });

  it('keeps to one term for what remains, for what is not listed and for what is not of the kind', () => {
    const named = gbt4754.entries.filter((entry) => entry.en !== undefined && entry.depth === 4);
    expect(named.length).toBe(1382);
    for (const { code, zh = '', en = '' } of named) {
      if (zh.includes('未列明')) expect(en, code).toMatch(/ n\.e\.c\.$/);
      else if (zh.startsWith('其他')) expect(en, code).toMatch(/\b[Oo]ther\b/);
      else if (!zh.includes('其他')) expect(en, code).not.toMatch(/n\.e\.c\.|\b[Oo]ther (?!than)/);
    }
  });

  it('gives no two siblings the same English name', () => {
    for (const entry of gbt4754.entries) {
      const names = gbt4754.children(entry.code).flatMap((child) => child.en ?? []);
      expect(new Set(names).size, entry.code).toBe(names.length);
    }
  });

  it('puts every code under the code it begins with, of one section all along', () => {
    for (const entry of gbt4754.entries) {
      expect(entry.code.length, entry.code).toBe(entry.depth);
      if (entry.depth > 2) expect(entry.code.startsWith(entry.parent ?? '?'), entry.code).toBe(true);
      expect(gbt4754.chain(entry.code).map((one) => one.section)).toEqual(
        Array.from({ length: entry.depth }, () => entry.section),
      );
    }
  });

  it('agrees with the reference table, code for code and name for name, when that is at hand', () => {
    const file = join(SHARED, 'gbt4754-2017-am1.csv');
    const rows = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(1) : [];
    for (const row of rows) {
      const [code = '', level, zh = '', parent = '', section = ''] = row.split(',');
      const entry = gbt4754.lookup(code);
      expect(entry?.code, row).toBe(code);
      expect(sameWidth(entry?.zh ?? ''), row).toBe(sameWidth(zh));
      expect(gbt4754.levels[(entry?.depth ?? 0) - 1]?.en, row).toBe(level);
      expect([entry?.parent ?? '', entry?.section], row).toEqual([parent, section]);
    }
    expect(gbt4754.entries).toHaveLength(rows.length || 1972);
  });

  it('knows the supervisory commissions that the amendment brought', () => {
    expect(gbt4754.name('923', 'zh')).toContain('监察委员会');
    expect(gbt4754.children('923')).toHaveLength(3);
  });
});

describe('reading a code', () => {
  it('reads a code with and without its section letter to one normal form', () => {
    expect(gbt4754.lookup('C3451')).toBe(gbt4754.lookup('3451'));
    expect(gbt4754.lookup('C34')?.code).toBe('34');
    expect(gbt4754.lookup('C')?.depth).toBe(1);
    for (const entry of gbt4754.entries) {
      expect(gbt4754.lookup(entry.depth === 1 ? entry.code : entry.section + entry.code)).toBe(entry);
    }
  });

  it.each([
    ['', 'industry.malformed-code'],
    ['３４５１', 'industry.malformed-code'],
    [' 3451', 'industry.malformed-code'],
    ['34 51', 'industry.malformed-code'],
    ['c3451', 'industry.malformed-code'],
    ['34-', 'industry.malformed-code'],
    ['__proto__', 'industry.malformed-code'],
    ['constructor', 'industry.malformed-code'],
    ['D3451', 'industry.section-mismatch'],
    ['Z3451', 'industry.section-mismatch'],
    ['3460', 'industry.unknown-code'],
    ['34511', 'industry.unknown-code'],
    ['C99', 'industry.unknown-code'],
    ['00', 'industry.no-such-branch'],
    ['U', 'industry.no-such-branch'],
  ])('refuses %j with %s', (code, finding) => {
    const reading = gbt4754.read(code, { file: 'industries.yaml', pointer: '/x' });
    expect(reading.entry).toBeUndefined();
    expect(reading.finding).toMatchObject({ code: finding, file: 'industries.yaml', pointer: '/x' });
  });

  it('names the nearest code that does exist', () => {
    expect(gbt4754.read('C3460').finding?.params).toMatchObject({ nearest: '346' });
    expect(gbt4754.read('34511').finding?.params).toMatchObject({ nearest: '3451' });
    expect(gbt4754.read('C99').finding?.params).toMatchObject({
      nearest: 'C',
      nearestZh: '制造业',
      nearestEn: 'Manufacturing',
    });
  });

  it('shows an entry without English name as the one above it with its Chinese name', () => {
    const zones = classificationFromEntries('zone', [
      { code: 'A', zh: '农业', en: 'Crops' },
      { code: '01', parent: 'A', zh: '稻谷种植' },
    ]).classification;
    expect(zones?.name('01', 'en')).toBe('Crops: 稻谷种植');
    expect(gbt4754.name('3451', 'en')).toBe('Manufacture of rolling bearings');
    expect(gbt4754.name('0111', 'en')).toBe('Growing of rice');
    expect(gbt4754.name('3240', 'en')).toBe(gbt4754.name('324', 'en'));
    expect(gbt4754.name('9999', 'en')).toBeUndefined();
  });
});

describe('codes changed since 2011', () => {
  it('knows the bearings', () => {
    expect(changedSince2011('3451')).toMatchObject({
      meaning: { zh: '轴承制造' },
      now: '滚动轴承制造',
      candidates: ['3451', '3452'],
    });
    expect(changedSince2011('C3452')).toMatchObject({
      meaning: { zh: '齿轮及齿轮减、变速箱制造' },
      now: '滑动轴承制造',
    });
  });

  it('knows that rolling of non-ferrous metals took the digits of casting', () => {
    expect(changedSince2011('325')).toMatchObject({
      meaning: { zh: '有色金属铸造' },
      now: '有色金属压延加工',
    });
    expect(changedSince2011('3262')?.now).toBeUndefined();
    expect(changedSince2011('3459')).toBeUndefined();
  });

  it('lists only codes whose digits or name differ, and only candidates that exist', () => {
    const digits = Array.from({ length: 10_000 }, (_, i) => String(i));
    const changes = digits.flatMap((code) => changedSince2011(code) ?? []);
    expect(changes.length).toBeGreaterThan(100);
    for (const change of changes) {
      expect(change.meaning.zh, change.code).not.toBe(change.now);
      expect(change.meaning.en, change.code).toMatch(/^[A-Z]/);
      expect(change.candidates.length, change.code).toBeGreaterThan(0);
      for (const code of change.candidates) expect(gbt4754.lookup(code)?.code, change.code).toBe(code);
    }
  });
});

describe('a classification brought by a plan', () => {
  const isic = [
    { code: 'C', en: 'Manufacturing', zh: '制造业' },
    { code: '28', parent: 'C', en: 'Manufacture of machinery and equipment n.e.c.' },
    { code: '2814', en: 'Manufacture of bearings, gears, gearing and driving elements' },
    { code: '281', en: 'Manufacture of general-purpose machinery' },
  ];

  it('reads rows in any order and finds parents by prefix', () => {
    const { classification, findings } = classificationFromEntries('ISIC Rev.4/zone', isic);
    expect(findings).toEqual([]);
    expect(classification?.chain('C2814').map((entry) => entry.code)).toEqual(['C', '28', '281', '2814']);
    expect(classification?.name('2814', 'zh')).toBe(
      'Manufacture of bearings, gears, gearing and driving elements',
    );
    expect(classification?.sections).toHaveLength(1);
    expect(classification?.lookup('2814')?.depth).toBe(4);
  });

  it('reads codes of other shapes', () => {
    const rows = [
      { code: '31-33', en: 'Manufacturing' },
      { code: '332', parent: '31-33', en: 'Fabricated metal' },
      { code: '25.11', en: 'Metal structures' },
    ];
    const { classification } = classificationFromEntries('other', rows);
    expect(classification?.chain('332').map((entry) => entry.code)).toEqual(['31-33', '332']);
    expect(classification?.lookup('25.11')?.depth).toBe(1);
  });

  it('gives the whole list of faults and no classification', () => {
    const { classification, findings } = classificationFromEntries('X', [
      { code: 'A', en: 'a' },
      { code: 'A', en: 'again' },
      { code: 'b', en: 'lower case' },
      { code: '01', parent: 'Z', en: 'orphan' },
      { code: '02' },
      { code: '03', parent: '04', en: 'circle' },
      { code: '04', parent: '03', en: 'circle' },
    ]);
    expect(classification).toBeUndefined();
    expect(findings.map((finding) => [finding.code, finding.pointer])).toEqual([
      ['industry.duplicate-entry', '/1'],
      ['industry.malformed-entry', '/2'],
      ['industry.unnamed-entry', '/4'],
      ['industry.orphan-entry', '/3/parent'],
      ['industry.orphan-entry', '/5/parent'],
      ['industry.orphan-entry', '/6/parent'],
    ]);
  });

  it('may not take the name of the national standard', () => {
    for (const edition of [GBT4754_2017_1, 'GB/T 4754-2011', 'GB/T 4754-2017', ' ']) {
      expect(classificationFromEntries(edition, isic).findings.map((finding) => finding.code)).toEqual([
        'industry.edition-reserved',
      ]);
    }
  });
});
