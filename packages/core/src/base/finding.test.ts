import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareFindings,
  compareText,
  defineFindings,
  type Finding,
  renderFinding,
  renderText,
} from './finding.ts';

const { catalogue, make } = defineFindings({
  'demo.missing': { severity: 'error', text: { zh: '缺少“{what}”。', en: '“{what}” is missing.' } },
  'demo.note': { severity: 'note', text: { zh: '提示', en: 'Note' } },
});

describe('findings', () => {
  it('carry severity from the catalogue and text in both languages', () => {
    const finding = make('demo.missing', { file: 'plan.yaml', line: 3 }, { what: '文号' });
    expect(finding).toMatchObject({ severity: 'error', pointer: '', file: 'plan.yaml', line: 3 });
    expect(renderFinding(finding, 'zh', [catalogue])).toBe('缺少“文号”。');
    expect(renderFinding(finding, 'en', [catalogue])).toBe('“文号” is missing.');
  });

  it('are never swallowed: an unknown code shows itself, an unknown place stays visible', () => {
    const stranger: Finding = { code: 'other.code', severity: 'note', pointer: '', params: {} };
    expect(renderFinding(stranger, 'zh', [catalogue])).toBe('other.code');
    expect(renderText('{a} {b}', { a: 1 })).toBe('1 {b}');
    expect(renderText('{constructor} {__proto__}', {})).toBe('{constructor} {__proto__}');
  });

  it('have one order, whatever order they come in', () => {
    const place = fc.record({
      severity: fc.constantFrom('error' as const, 'warning' as const, 'note' as const),
      file: fc.constantFrom('a.yaml', 'b.yaml'),
      line: fc.integer({ min: 1, max: 3 }),
      pointer: fc.constantFrom('/a', '/b'),
      code: fc.constantFrom('x', 'y'),
    });
    fc.assert(
      fc.property(fc.array(place, { maxLength: 12 }), (places) => {
        const findings = places.map((one): Finding => ({ ...one, params: {} }));
        const sorted = findings.toSorted(compareFindings);
        expect(findings.toReversed().sort(compareFindings)).toEqual(sorted);
        expect(sorted.map(({ severity }) => severity)).toEqual(
          findings
            .map(({ severity }) => severity)
            .sort(
              (a, b) => ['error', 'warning', 'note'].indexOf(a) - ['error', 'warning', 'note'].indexOf(b),
            ),
        );
      }),
    );
    expect(compareText('Z', 'a')).toBe(-1);
  });
});
