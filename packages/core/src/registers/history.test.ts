import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from './change.ts';
import { asOf, revise, type Span, spansOf } from './history.ts';

const day = (n: number) => `2024-01-${String(n).padStart(2, '0')}`;

const changes = fc.array(
  fc
    .record({
      from: fc.integer({ min: 1, max: 20 }),
      length: fc.option(fc.integer({ min: 1, max: 10 }), { nil: undefined }),
      act: fc.oneof(
        {
          weight: 5,
          arbitrary: fc.dictionary(fc.constantFrom('a', 'b'), fc.option(fc.nat(3)), { minKeys: 1 }),
        },
        { weight: 1, arbitrary: fc.constant(undefined) },
      ),
    })
    .map(
      ({ from, length, act }): Change => ({
        register: 'r',
        record: 'x',
        from: day(from),
        ...(length === undefined ? {} : { until: day(from + length) }),
        act: act === undefined ? { kind: 'end' } : { kind: 'assert', values: act },
      }),
    ),
  { maxLength: 12 },
);

const at = (spans: readonly Span[], when: string) =>
  spans.find(({ from, until }) => from <= when && (until === undefined || when < until))?.data;

describe('spans of a record', () => {
  it('answer every day as a replay of the log does, whatever the log', () => {
    fc.assert(
      fc.property(changes, fc.integer({ min: 1, max: 31 }), (log, n) => {
        const known = log.map((change, index) => ({ known: index + 1, index: 0, change }));
        expect(at(spansOf(log), day(n))).toEqual(asOf(known, day(n), log.length));
      }),
    );
  });

  it('never overlap, and a revision closes what it replaces and nothing else', () => {
    fc.assert(
      fc.property(changes, (log) => {
        let spans: Span[] = [];
        for (const change of log) {
          const { kept, closed, opened } = revise(spans, change);
          expect([...kept, ...closed].sort(byDay)).toEqual([...spans].sort(byDay));
          spans = [...kept, ...opened].sort(byDay);
          for (const [i, one] of spans.entries()) {
            const next = spans[i + 1];
            if (next) expect(one.until !== undefined && one.until <= next.from).toBe(true);
          }
        }
      }),
    );
  });
});

const byDay = (a: Span, b: Span) => (a.from < b.from ? -1 : 1);
