import { describe, expect, it } from 'vitest';
import { compareVerdicts, neededFacts, normaliseCase, type ReviewCase, reviewCase } from './index.ts';
import { goodCase, samplePackage } from './testing/sample-package.ts';

const pkg = samplePackage();

function normal(raw: object, plan = pkg): ReviewCase {
  const { case: normalised, findings } = normaliseCase(raw, plan);
  expect(findings.filter((finding) => finding.severity === 'error')).toEqual([]);
  return normalised!;
}

function withFacts(changes: Readonly<Record<string, unknown>>): object {
  return { facts: { ...goodCase.facts, ...changes } };
}

describe('neededFacts', () => {
  it('asks first what is always asked, and a process question only when a rule needs it', () => {
    const asked = (changes: object) =>
      neededFacts(pkg, normal({ ...goodCase, ...changes })).map((item) => item.path);
    expect(asked({ facts: {} })).toEqual([
      'project.investment',
      'project.floor_area',
      'project.smelting',
      'project.process',
    ]);
    expect(asked({ facts: {}, industry: undefined, footprint: undefined })).toEqual([
      'industry',
      'footprint',
      'project.investment',
      'project.floor_area',
      'project.smelting',
      'project.process',
    ]);
    expect(asked(withFacts({ process: 'plating' }))).toEqual(['project.energy_review']);
    expect(asked({})).toEqual([]);
  });

  it('names the rules that wait, with their clauses', () => {
    const [item] = neededFacts(pkg, normal({ ...goodCase, ...withFacts({ process: 'plating' }) }));
    expect(item).toMatchObject({
      kind: 'fact',
      from: { body: 'dept-reform' },
      fact: { id: 'energy_review' },
    });
    expect(item?.rules).toMatchObject([
      { rule: 'R-HIGH-001', basis: [{ clause: 'c-1' }, { source: 'law' }] },
    ]);
  });
});

describe('compareVerdicts', () => {
  it('shows what one changed fact flips', () => {
    const reviewed = (changes: object) => {
      const one = normal({ ...goodCase, ...changes });
      return { case: one, verdict: reviewCase(pkg, one) };
    };
    const [good, poor] = [reviewed({}), reviewed(withFacts({ investment: 1000 }))];
    expect(compareVerdicts(good, poor)).toEqual({
      from: 'allowed',
      to: 'conditional',
      changes: [{ path: 'project.investment', kind: 'changed' }],
      rules: [{ rule: 'R-LAND-001', from: 'satisfied', to: 'conditional', kind: 'appears' }],
      samePackage: true,
    });
    expect(compareVerdicts(poor, reviewed({ facts: {} })).rules).toContainEqual({
      rule: 'R-LAND-001',
      from: 'conditional',
      to: 'undecided',
      kind: 'flips',
    });
  });
});
