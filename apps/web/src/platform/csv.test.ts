import { describe, expect, it } from 'vitest';
import { csvOf } from './csv.ts';

describe('csvOf', () => {
  it('quotes what RFC 4180 asks to quote and marks the text as UTF-8', () => {
    expect(
      csvOf([
        ['级别', '说明'],
        ['错误', '含"引号",与逗号'],
      ]),
    ).toBe('\uFEFF级别,说明\r\n错误,"含""引号"",与逗号"\r\n');
  });

  it.each(['=1+1', '+1+cmd', '-1+1', '@SUM(A1)', '\tcmd', '＝1', '＋1', '－1', '＠x', '=HYPERLINK("x","y")'])(
    'defuses %j',
    (text) => {
      const line = csvOf([[text]]).slice(1);
      expect(line.startsWith("'") || line.startsWith('"\'')).toBe(true);
    },
  );

  it('leaves a negative number a number', () => {
    expect(csvOf([['-12.5']])).toBe('\uFEFF-12.5\r\n');
  });
});
