import { describe, expect, it } from 'vitest';
import { lintPackage } from '../lint/lint.ts';
import { parsePackage } from '../parse/package.ts';
import { cleanSample, SAMPLE_DAY, type Sample, sampleFiles } from '../sample-package.ts';
import { clauseStates } from './clause-states.ts';
import { stateWords, weightiest } from './words.ts';

function statesOf(change: (sample: Sample) => void = () => undefined, asOf = SAMPLE_DAY) {
  const sample = cleanSample();
  change(sample);
  const pkg = parsePackage(sampleFiles(sample)).package!;
  return clauseStates(pkg, lintPackage(pkg, asOf), asOf);
}

const industries = (sample: Sample) => sample.files['industries.yaml'];

describe('living plan', () => {
  it('gives every clause a state, in the order of the plan', () => {
    const states = statesOf();
    expect([...states].map(([id, { state }]) => `${id} ${state}`)).toEqual([
      'c-1 in-force',
      'c-2 undecided',
      'c-1-leading in-force',
      'c-1-general in-force',
      'c-1-parks recorded',
      'c-2-target undecided',
      'c-2-task due',
      'c-2-line in-force',
      'c-2-making recorded',
      'c-2-spirit not-executable',
    ]);
    expect(states.get('c-2')!.tally).toEqual([
      { state: 'undecided', count: 1 },
      { state: 'due', count: 1 },
      { state: 'in-force', count: 1 },
      { state: 'recorded', count: 1 },
      { state: 'not-executable', count: 1 },
    ]);
  });

  it('says of a target without a value what is missing, from whom, and that its day has passed', () => {
    const [before] = statesOf().get('c-2-target')!.evidence;
    expect(before).toMatchObject({ kind: 'target', state: 'undecided', missing: { from: 'committee' } });
    expect(before!.detail.en).toBe('> 50 firms by 2027-12-31; no value is known yet');
    const [after] = statesOf(() => undefined, '2028-01-01').get('c-2-target')!.evidence;
    expect(after!.detail.en).toContain('the day has passed');
    expect(after!.missing!.what.zh).toContain('2027-12-31');
  });

  it('shows an overdue task, never a done one', () => {
    const state = statesOf(() => undefined, '2027-01-01').get('c-2-task')!;
    expect(state.state).toBe('overdue');
    expect(state.evidence[0]!.missing).toBeDefined();
  });

  it('shows contradictions, damaged dates, silent steps, absent and stale layers, lapsed rules', () => {
    const twice = statesOf((s) => {
      industries(s).positions.push({
        ...industries(s).positions[0]!,
        id: 'pos-2',
        status: 'general',
        clause: 'c-1-general',
      });
    });
    expect(twice.get('c-1-leading')!.state).toBe('conflict');
    expect(twice.get('c-1-general')!.findings.map(({ code }) => code)).toContain('position.statuses-differ');
    const notice = (change: object) =>
      statesOf((s) => void Object.assign(s.files['record.yaml'].entries[1]!, change)).get('c-2-making')!;
    expect(notice({ writtenAs: '?' }).state).toBe('doubtful');
    expect(notice({ state: 'not-recorded' })).toMatchObject({
      state: 'missing',
      evidence: [{ missing: { from: 'committee' } }],
    });
    const layer = (change: object) =>
      statesOf((s) => void Object.assign(s.files['layout.yaml'].layers[3]!, change));
    expect(layer({ validTo: '2024-01-01' }).get('c-1-parks')!.state).toBe('undecided');
    const lapsed = statesOf((s) => void Object.assign(s.files['rules.yaml'].rules[0]!, { to: '2024-01-01' }));
    expect(lapsed.get('c-2-line')!.state).toBe('ended');
    const broken = statesOf(
      (s) =>
        void Object.assign(s.files['clauses.yaml'].clauses[7]!, {
          binds: [{ kind: 'rule', id: 'R-NONE-001' }],
        }),
    );
    expect(broken.get('c-2-line')!.state).toBe('missing');
  });

  it('has a word in both languages and a mark of its own for every state', () => {
    expect(new Set(stateWords.map(({ mark }) => mark)).size).toBe(stateWords.length);
    expect(weightiest(['recorded', 'conflict', 'in-force'])).toBe('conflict');
    expect(weightiest([])).toBeUndefined();
  });
});
