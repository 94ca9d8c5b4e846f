import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePackage } from '../plan/index.ts';
import { cleanSample, sampleFiles } from '../plan/sample-package.ts';
import type { FieldValue } from './change.ts';
import { creditCodeCheck } from './credit-code.ts';
import type { FieldType } from './definition.ts';
import { readCell } from './read-cell.ts';
import { readValue } from './read-value.ts';
import { EVERY_TYPE, fieldOf } from './sample-fields.ts';
import { createValueContext } from './value.ts';
import { valueText } from './value-text.ts';

const TITLES = new Map([
  ['r1', '临清轴承厂'],
  ['r2', '冀南；特钢'],
  ['r3', '张三、李四合作社'],
]);
const plan = parsePackage(sampleFiles(cleanSample())).package!;
const context = createValueContext(plan, {
  find: (_, written) => [...TITLES].flatMap(([id, title]) => (id === written || title === written ? id : [])),
  title: (_, id) => TITLES.get(id),
});

const CREDIT = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
const step = fc.integer({ min: -2_000_000, max: 2_000_000 });

/** Raw values of a type; those the reader refuses are left out by the test. */
function rawOf(type: FieldType): fc.Arbitrary<unknown> {
  switch (type.kind) {
    case 'text':
      return word;
    case 'long-text':
      return fc.array(word, { maxLength: 4 }).map((lines) => lines.join('\n'));
    case 'integer':
      return fc.integer({ min: -10_000_000, max: 10_000_000 });
    case 'decimal':
      return fc
        .tuple(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.nat(10 ** type.places - 1))
        .map(([whole, part]) => `${whole}.${String(part).padStart(type.places, '0')}`);
    case 'day':
      return fc
        .tuple(
          fc.integer({ min: 1000, max: 9999 }),
          fc.integer({ min: 1, max: 12 }),
          fc.integer({ min: 1, max: 31 }),
        )
        .map(([year, month, date]) =>
          [year, month, date].map((one) => String(one).padStart(2, '0')).join('-'),
        );
    case 'year':
      return fc.integer({ min: 1000, max: 9999 });
    case 'yes-no':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...type.options.map(({ id }) => id));
    case 'choices':
      return fc.subarray(type.options.map(({ id }) => id));
    case 'industry':
      return fc
        .constantFrom(...plan.classification.entries)
        .map(({ code }) => ({ edition: plan.classification.edition, code }));
    case 'credit-code':
      return fc
        .tuple(
          fc.constantFrom('91', '92', 'A1'),
          fc.nat(999_999),
          fc.array(fc.constantFrom(...CREDIT), { minLength: 9, maxLength: 9 }),
        )
        .map(([head, division, body]) => `${head}${String(division).padStart(6, '0')}${body.join('')}`)
        .map((first) => `${first}${creditCodeCheck(first)}`);
    case 'division-code':
      return fc.integer({ min: 110_000, max: 829_999 }).map(String);
    case 'telephone':
      return fc.constantFrom(
        '13800000000',
        '0635-2345678',
        '+86-635-2345678',
        '0635-2345678-801',
        '4001234567',
      );
    case 'web-address':
      return fc.constantFrom('https://example.cn', 'http://example.cn/a/b?c=d#e', 'https://例子.cn/路');
    case 'record':
      return fc.constantFrom(...TITLES.keys());
    case 'records':
      return fc.subarray([...TITLES.keys()]);
    case 'plan-thing':
      return fc.constantFrom(...context.planThings(type.of).map(({ id }) => id));
    case 'geometry':
      return gridOf(type.shape).map((grid) => ({ grid, origin: { crs: 'EPSG:4490' } }));
    case 'pictures':
      return fc.array(fc.constantFrom('a'.repeat(64), 'b'.repeat(64), '0f'.repeat(32)), { maxLength: 3 });
  }
}

function gridOf(shape: 'polygon' | 'line' | 'point'): fc.Arbitrary<unknown> {
  if (shape === 'point') return fc.tuple(step, step).map((points) => ({ kind: 'point', points }));
  if (shape === 'line') {
    return fc
      .tuple(step, step, step, step)
      .filter(([ax, ay, bx, by]) => ax < bx || (ax === bx && ay < by))
      .map((line) => ({ kind: 'line', lines: [line] }));
  }
  return fc
    .tuple(step, step, fc.integer({ min: 10, max: 900_000 }), fc.integer({ min: 10, max: 900_000 }))
    .map(([x, y, w, h]) => ({ kind: 'polygon', polygons: [[[x, y, x + w, y, x + w, y + h, x, y + h]]] }));
}

describe('values of every type', () => {
  for (const type of EVERY_TYPE) {
    const name = type.kind === 'decimal' ? `decimal, ${type.measure}` : type.kind;
    it(`read from the text they are shown as, in both languages: ${name}`, () => {
      const field = fieldOf(type);
      let taken = 0;
      fc.assert(
        fc.property(rawOf(type), fc.constantFrom('zh' as const, 'en' as const), (raw, language) => {
          const { value, findings } = readValue(field, raw, context);
          expect(value === undefined || findings.every(({ severity }) => severity !== 'error')).toBe(true);
          if (value === undefined) return;
          taken += 1;
          expect(readValue(field, value, context)).toEqual({ value, findings: [] });
          const text = valueText(field, value, language, context);
          const again = readCell(field, text, context);
          const isPlaceholder = again.findings.some(({ code }) => code === 'register.placeholder');
          if (!isPlaceholder) expect(again, text).toEqual({ value: value as FieldValue, findings: [] });
        }),
        { numRuns: type.kind === 'industry' ? 60 : 300 },
      );
      expect(taken).toBeGreaterThan(20);
    });
  }
});
