import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPassword, MAX_PASSWORD } from './index.ts';

const codes = (password: string, about: string[] = []) =>
  checkPassword(password, about).map(({ code }) => code);

describe('checkPassword', () => {
  it.each([
    'Vq7#mLw2Tz',
    'correct horse battery staple',
    '烟店轴承园的灯火2031!a',
    'njtwyxbrgfkzpdm',
    'Zk4 ruo bei',
  ])('takes %s', (password) => {
    expect(codes(password)).toEqual([]);
  });

  it.each([
    ['Ab1#', 'password-short'],
    ['abcdefghij', 'password-short'],
    ['Vq7mLw2Tz', 'password-short'],
    ['Password2026!', 'password-common'],
    ['P@ssw0rd123456', 'password-common'],
    ['Admin@123456789', 'password-common'],
    ['qwertyuiop123456', 'password-common'],
    ['1qaz2wsx3EDC!@#', 'password-common'],
    ['aaaaaaaaaaaaaaaaaa', 'password-common'],
    ['abcabcabcabcabcabc', 'password-common'],
    ['Linqing@2026', 'password-common'],
    ['Luodi!@#$2025', 'password-common'],
    ['zyxwvutsrqponmlkjihg', 'password-common'],
  ])('refuses %s as %s', (password, code) => {
    expect(codes(password)).toContain(code);
  });

  it('refuses what is known of the person, and what is endless', () => {
    expect(codes('Xy9!wanglihua#Q', ['wanglihua'])).toEqual(['password-personal']);
    expect(codes('Xy9!wanglihua#Q', ['wanglihua@example.org'])).toEqual(['password-personal']);
    expect(codes('Xy9!13800138000#Q', ['13800138000'])).toContain('password-personal');
    expect(codes('Xy9!wlh#Quxor', ['wlh'])).toEqual([]);
    expect(codes('x'.repeat(MAX_PASSWORD + 1))).toEqual(['password-long']);
  });

  it('ends for whatever is given, with texts in both languages', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 140 }), fc.string(), (password, word) => {
        for (const { text } of checkPassword(password, [word])) {
          expect(text.zh).toMatch(/[\u4e00-\u9fff]/);
          expect(text.en).not.toBe('');
        }
      }),
    );
  });

  it('taking characters away never makes a refused short one acceptable', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 9 }), (password) => {
        expect(codes(password)).toContain('password-short');
      }),
    );
  });
});
