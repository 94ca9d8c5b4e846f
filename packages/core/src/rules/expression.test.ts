import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Exact } from '../base/index.ts';
import {
  AtLeast,
  compileExpression,
  type Expression,
  evaluateCondition,
  evaluateNumber,
  makeScope,
  type Truth,
  type Value,
} from './index.ts';

function compile(text: string, expected: 'boolean' | 'number' = 'boolean'): Expression {
  const { expression, findings } = compileExpression(text, expected);
  expect(findings).toEqual([]);
  return expression!;
}

function scope(values: Record<string, Value>) {
  return makeScope(new Map(Object.entries(values)));
}

function exact(text: string): Exact {
  return Exact.parse(text)!;
}

function judge(text: string, values: Record<string, Value>) {
  return evaluateCondition(compile(text), scope(values));
}

const TRUTHS: readonly Truth[] = [true, false, 'unknown'];
const AND: readonly Truth[][] = [
  [true, false, 'unknown'],
  [false, false, false],
  ['unknown', false, 'unknown'],
];
const OR: readonly Truth[][] = [
  [true, true, true],
  [true, false, 'unknown'],
  [true, 'unknown', 'unknown'],
];

function facts(a: Truth, b: Truth, c: Truth = 'unknown'): Record<string, Value> {
  const values: Record<string, Value> = {};
  for (const [name, truth] of Object.entries({ a, b, c })) {
    if (truth !== 'unknown') values[`project.${name}`] = truth;
  }
  return values;
}

describe('Kleene logic', () => {
  for (const [row, a] of TRUTHS.entries()) {
    it(`negates ${a}`, () => {
      expect(judge('!project.a', facts(a, 'unknown')).value).toBe(a === 'unknown' ? 'unknown' : !a);
    });
    for (const [column, b] of TRUTHS.entries()) {
      it(`combines ${a} with ${b}`, () => {
        expect(judge('project.a && project.b', facts(a, b)).value).toBe(AND[row]![column]);
        expect(judge('project.a || project.b', facts(a, b)).value).toBe(OR[row]![column]);
      });
      for (const c of TRUTHS) {
        it(`chooses by ${c} between ${a} and ${b}`, () => {
          const expected = c === true ? a : c === false ? b : a === b ? a : 'unknown';
          expect(judge('project.c ? project.a : project.b', facts(a, b, c)).value).toBe(expected);
        });
      }
    }
  }

  it('names only the paths that made it unknown', () => {
    expect(judge('project.a && project.b', facts(false, 'unknown')).missing).toEqual([]);
    expect(judge('project.a && project.b', facts(true, 'unknown')).missing).toEqual(['project.b']);
    expect(judge('(project.a && project.b) || project.c', facts('unknown', 'unknown')).missing).toEqual([
      'project.a',
      'project.b',
      'project.c',
    ]);
    expect(judge('project.c ? project.a : project.b', facts('unknown', 'unknown', true)).missing).toEqual([
      'project.a',
    ]);
  });
});

describe('exact numbers', () => {
  const values = { 'project.x': exact('2.5'), 'project.n': exact('2'), 'threshold.t': exact('0.8') };
  it.each([
    ['project.x > 2', true],
    ['2 < project.x', true],
    ['project.x >= project.n', true],
    ['project.n == 2', true],
    ['2 == project.n', true],
    ['project.n != 2', false],
    ['2 != project.x', true],
    ['-project.x < -2', true],
    ['project.x / 3 * 3 == project.x', true],
    ['project.x * threshold.t == 2', true],
    ['1 - threshold.t == 1 / (project.n * project.x)', true],
    ['project.n in [1, 2]', true],
    ['project.x in [1, 2]', false],
    ['project.n in [project.x, project.n]', true],
    ['project.n in []', false],
    ['-(project.n - (project.n - -1)) == 1', true],
    ['(project.n > 1) == true', true],
  ])('%s is %s', (text, expected) => {
    expect(judge(text, values).value).toBe(expected);
  });

  it('keeps what binary fractions lose', () => {
    const sum = { 'project.a': exact('0.1'), 'project.b': exact('0.2'), 'project.c': exact('0.3') };
    expect(judge('project.a + project.b == project.c', sum).value).toBe(true);
  });

  it('computes derived numbers and says what is missing', () => {
    const intensity = compile('project.x / project.n', 'number');
    expect(evaluateNumber(intensity, scope(values)).value).toEqual(new Exact(5n, 4n));
    expect(evaluateNumber(intensity, scope({ 'project.x': exact('1') }))).toMatchObject({
      value: 'unknown',
      missing: ['project.n'],
    });
    const choice = compile('project.flag ? project.x : project.n', 'number');
    expect(evaluateNumber(choice, scope({ ...values, 'project.flag': false })).value).toEqual(new Exact(2n));
    expect(evaluateNumber(choice, scope(values)).missing).toEqual(['project.flag']);
  });

  it('leaves a division by zero unknown and names the divisor', () => {
    const judged = judge('project.x / project.zero > 1', { ...values, 'project.zero': exact('0') });
    expect(judged).toMatchObject({ value: 'unknown', missing: ['project.zero'], faults: [] });
  });
});

describe('texts and lists', () => {
  const values = {
    'project.kind': '锻造',
    'industry.statuses': ['focus', 'general'],
    'site.parks': [],
    asof: '2025-07-01',
  };
  it.each([
    ['project.kind == "锻造"', true],
    ['project.kind in ["锻造", "铸造"]', true],
    ['"focus" in industry.statuses', true],
    ['industry.statuses.exists(s, s.startsWith("gen"))', true],
    ['industry.statuses.all(s, s != "restricted")', true],
    ['industry.statuses.exists_one(s, s == "focus")', true],
    ['size(site.parks) == 0', true],
    ['site.parks.size() < 1', true],
    ['asof >= "2025-07-01"', true],
    ['project.kind.contains("造") && project.kind.endsWith("造")', true],
    ['industry.statuses.exists(s, s == project.other)', 'unknown'],
    ['industry.statuses.exists(s, s == "focus" || s == project.other)', true],
    ['site.parks.exists(s, s == project.other)', false],
  ])('%s is %s', (text, expected) => {
    expect(judge(text, values).value).toBe(expected);
  });

  it('gives a fault, not an answer, when values have the wrong type', () => {
    expect(judge('project.kind > 1', values)).toMatchObject({ value: 'unknown', missing: [] });
    expect(judge('project.kind > 1', values).faults).toHaveLength(1);
    expect(judge('project.kind', values).faults).toEqual(['not_a_truth_value']);
  });
});

describe('a lower bound', () => {
  const values = { 'site.overlap.lines.area_m2': new AtLeast(exact('5')) };
  it.each<[string, Truth]>([
    ['site.overlap.lines.area_m2 == 0', false],
    ['site.overlap.lines.area_m2 != 0', true],
    ['site.overlap.lines.area_m2 > 0', true],
    ['site.overlap.lines.area_m2 >= 5', true],
    ['0 < site.overlap.lines.area_m2', true],
    ['site.overlap.lines.area_m2 < 5', false],
    ['site.overlap.lines.area_m2 <= 4', false],
    ['site.overlap.lines.area_m2 <= 5', 'unknown'],
    ['site.overlap.lines.area_m2 < 100', 'unknown'],
    ['site.overlap.lines.area_m2 > 5', 'unknown'],
    ['site.overlap.lines.area_m2 == 5', 'unknown'],
    ['site.overlap.lines.area_m2 + 1 > 0', 'unknown'],
  ])('settles %s as %s', (text, expected) => {
    const judged = judge(text, values);
    expect(judged.value).toBe(expected);
    expect(judged.missing).toEqual(expected === 'unknown' ? ['site.overlap.lines.area_m2'] : []);
  });
});

describe('what is refused', () => {
  it.each([
    ['project.a >', 'rules.does-not-parse', { column: 12 }],
    ['project.ratio >= 0.8', 'rules.decimal-literal', { column: 18 }],
    ['has(project.a)', 'rules.not-supported', { column: 1 }],
    ['project.a.matches("x")', 'rules.not-supported', {}],
    ['project == 1', 'rules.unknown-name', { name: 'project' }],
    ['project.a.b', 'rules.unknown-name', { name: 'project.a.b' }],
    ['project.__proto__ == "x"', 'rules.unknown-name', {}],
    ['industry.statu == "x"', 'rules.unknown-name', { name: 'industry.statu' }],
    ['site.overlap.a.firm == 0', 'rules.unknown-name', {}],
    ['today > "2025-01-01"', 'rules.unknown-name', { name: 'today' }],
    ['null == project.a', 'rules.not-supported', {}],
    ['project.l.exists(x, project.m.exists(y, y == x))', 'rules.not-supported', {}],
    ['site.area_m2', 'rules.type-clash', {}],
    ['!site.area_m2', 'rules.type-clash', {}],
    ['project.a > 3 / 2', 'rules.type-clash', { part: '3 / 2' }],
    ['industry.status == 1', 'rules.type-clash', {}],
    ['1 in site.parks', 'rules.type-clash', {}],
    [`${'('.repeat(100)}true${')'.repeat(100)}`, 'rules.too-large', {}],
    [`${'!'.repeat(1500)}true`, 'rules.too-large', {}],
    [`true${' '.repeat(3000)}`, 'rules.too-large', {}],
    [`project.n in [${'1,'.repeat(300)}1]`, 'rules.too-large', {}],
  ])('refuses %s', (text, code, params) => {
    const { expression, findings } = compileExpression(text);
    expect(expression).toBeUndefined();
    expect(findings[0]).toMatchObject({ code, severity: 'error', params });
  });

  it('never throws on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const { expression, findings } = compileExpression(text);
        expect(expression === undefined).toBe(findings.length > 0);
      }),
      { numRuns: 500 },
    );
    const tokens = [
      'project.a',
      'site.parks',
      '1',
      '"x"',
      '(',
      ')',
      '&&',
      '!',
      '-',
      '<',
      'in',
      '[',
      ']',
      ',',
      '?',
      ':',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...tokens), { maxLength: 12 }), (parts) => {
        compileExpression(parts.join(' '));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('explanation', () => {
  it('shows each part with what it came to', () => {
    const { explanation } = judge('project.a > threshold.t && !project.b', {
      'project.a': exact('2.5'),
      'threshold.t': exact('2'),
    });
    expect(explanation).toEqual({
      op: '&&',
      text: 'project.a > threshold.t && !project.b',
      value: 'unknown',
      children: [
        {
          op: '>',
          text: 'project.a > threshold.t',
          value: 'true',
          children: [
            { op: 'path', text: 'project.a', value: '2.5', children: [] },
            { op: 'path', text: 'threshold.t', value: '2', children: [] },
          ],
        },
        {
          op: '!',
          text: '!project.b',
          value: 'unknown',
          children: [{ op: 'path', text: 'project.b', value: 'unknown', children: [] }],
        },
      ],
    });
  });

  it('lists what an expression reads', () => {
    expect(compile('project.a > 1 || site.overlap.lines.firm_m2 == 0 && project.a < 9').reads).toEqual([
      'project.a',
      'site.overlap.lines.firm_m2',
    ]);
  });
});

describe('missing data', () => {
  const leaf = fc.constantFrom(
    'project.a',
    'project.b',
    'project.x > 1',
    'project.x / project.y >= 2',
    'project.y == 0',
    'project.kind in ["p", "q"]',
    'site.parks.exists(s, s == project.kind || project.a)',
    'site.overlap.lines.area_m2 <= project.x',
    '(project.a || project.b) == project.a',
    '(project.a ? project.x : project.y) > 0',
  );
  const { text: condition } = fc.letrec((tie) => ({
    text: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc
        .tuple(tie('text'), fc.constantFrom('&&', '||'), tie('text'))
        .map(([a, op, b]) => `(${a} ${op} ${b})`),
      tie('text').map((a) => `!(${a})`),
      fc.tuple(tie('text'), tie('text'), tie('text')).map(([c, a, b]) => `(${c} ? ${a} : ${b})`),
    ) as fc.Arbitrary<string>,
  }));
  const number = fc.integer({ min: -2, max: 3 }).map((n) => new Exact(BigInt(n)));
  const values = fc.record({
    'project.a': fc.boolean(),
    'project.b': fc.boolean(),
    'project.x': number,
    'project.y': number,
    'project.kind': fc.constantFrom('p', 'q', 'r'),
    'site.parks': fc.subarray(['p', 'q', 'r']),
    'site.overlap.lines.area_m2': number,
  });

  it('taking a fact away never changes an answer into its opposite', () => {
    fc.assert(
      fc.property(condition, values, fc.nat(), (text, known, seed) => {
        const full = judge(text, known);
        const kept = Object.entries(known).filter((_, index) => ((seed >> index) & 1) === 1);
        const less = judge(text, Object.fromEntries(kept) as Record<string, Value>);
        if (less.value !== 'unknown') expect(less.value).toBe(full.value);
        else expect(less.missing.length).toBeGreaterThan(0);
      }),
      { numRuns: 1000 },
    );
  });
});
