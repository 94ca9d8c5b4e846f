import { describe, expect, it } from 'vitest';
import { REGISTERS } from './catalogue/index.ts';
import { matchesSearch } from './matches.ts';
import { composedTitle, titleParts } from './title.ts';

const register = (id: string) => REGISTERS.find((one) => one.id === id)!;
const years = register('enterprise-years');
const names = new Map([['enterprises e1', '甲厂']]);
const titleOf = (of: string, id: string) => names.get(`${of} ${id}`);

describe('the title of a record', () => {
  it('is what its title fields say, a named record by its own title', () => {
    expect(composedTitle(years, { enterprise: 'e1', year: 2023 }, titleOf)).toBe('甲厂 · 2023');
    expect(composedTitle(register('parcels'), { number: '宗-1', area: '3' }, titleOf)).toBe('宗-1');
    expect(titleParts(register('parcels'))).toEqual(['number']);
  });

  it('leaves out what is not known or not there for whoever asks', () => {
    expect(composedTitle(years, { enterprise: 'gone', year: 2023 }, titleOf)).toBe('2023');
    expect(composedTitle(years, { enterprise: 'e1' }, titleOf)).toBe('甲厂');
    expect(composedTitle(years, {}, titleOf)).toBe('');
  });

  it('is found by the title of the record it names, not by that record’s id', () => {
    const data = { enterprise: 'e1', year: 2023 };
    expect(matchesSearch(years, data, '甲', { e1: '甲厂' })).toBe(true);
    expect(matchesSearch(years, data, '甲')).toBe(false);
    expect(matchesSearch(years, data, 'e1', { e1: '甲厂' })).toBe(false);
  });
});
