import { describe, expect, it } from 'vitest';
import {
  decide,
  isProposable,
  type Principal,
  SENSITIVITIES,
  SUBMISSION_ACTS,
  SUBMISSION_STATES,
  type Subject,
  stateAfter,
} from './index.ts';

const account = (id: string, role: 'leader' | 'planner' | 'data-clerk' | 'enterprise'): Principal => ({
  kind: 'account',
  id,
  name: id,
  zone: 'z',
  roles: [role],
  ...(role === 'enterprise' ? { enterprise: 'e' } : {}),
});
const submission = (more: Partial<Subject>): Subject => ({
  zone: 'z',
  kind: 'submission',
  state: 'submitted',
  submittedBy: 'planner',
  ...more,
});
const reasonOf = (decision: ReturnType<typeof decide>) =>
  decision.allowed ? decision.rule : decision.reason;

describe('the life of a submission', () => {
  it('goes from state to state as drawn and in no other way', () => {
    const ways = (['draft', ...SUBMISSION_STATES] as const).flatMap((state) =>
      SUBMISSION_ACTS.flatMap((act) => {
        const after = stateAfter(state, act);
        return after ? [`${state} ${act} ${after}`] : [];
      }),
    );
    expect(ways).toEqual([
      'draft submit submitted',
      'submitted return returned',
      'submitted approve approved',
      'submitted withdraw withdrawn',
      'returned submit submitted',
      'returned withdraw withdrawn',
    ]);
  });

  it('takes public, internal and commercial values only', () => {
    expect(SENSITIVITIES.filter(isProposable)).toEqual(['public', 'internal', 'enterprise']);
  });
});

describe('who approves', () => {
  it('is the leader, of what another submitted, while it is submitted', () => {
    const leader = account('leader', 'leader');
    const ask = (more: Partial<Subject>) => reasonOf(decide(leader, 'submission.approve', submission(more)));
    expect(ask({})).toBe('A-APP-03');
    expect(ask({ submittedBy: 'leader' })).toBe('own-submission');
    expect(ask({ state: 'returned' })).toBe('state-closed');
    expect(ask({ zone: 'elsewhere' })).toBe('other-zone');
  });

  it('is the data clerk too, of what an enterprise reported and of nothing else', () => {
    const clerk = account('clerk', 'data-clerk');
    const ask = (more: Partial<Subject>) => reasonOf(decide(clerk, 'submission.approve', submission(more)));
    expect(ask({ submittedBy: 'firm', submittedFor: 'e' })).toBe('A-APP-10');
    expect(ask({})).toBe('not-reported');
    expect(ask({ submittedBy: 'clerk', submittedFor: 'e' })).toBe('own-submission');
  });

  it('is nobody of those who only submit', () => {
    for (const one of [account('planner', 'planner'), account('firm', 'enterprise')])
      expect(decide(one, 'submission.approve', submission({ submittedBy: 'other' })).allowed).toBe(false);
  });
});

describe('an enterprise account', () => {
  const firm = account('firm', 'enterprise');
  const ask = (action: Parameters<typeof decide>[1], subject: Partial<Subject>) =>
    reasonOf(decide(firm, action, { zone: 'z', kind: 'record', ...subject }));

  it('reports its own record and years, and changes nothing directly', () => {
    const years = { register: 'enterprise-years', enterprise: 'e' };
    expect(ask('register.propose', years)).toBe('A-APP-06');
    expect(ask('field.propose', { ...years, sensitivity: 'enterprise' })).toBe('A-APP-08');
    expect(ask('register.propose', { ...years, enterprise: 'other' })).toBe('not-own');
    expect(ask('register.propose', { register: 'parcels', enterprise: 'e' })).toBe('register-closed');
    const own = { register: 'enterprises', enterprise: 'e' } as const;
    expect(ask('field.propose', { ...years, sensitivity: 'internal' })).toBe('A-APP-07');
    expect(ask('field.propose', { ...own, sensitivity: 'public' })).toBe('A-APP-11');
    expect(ask('field.propose', { ...own, sensitivity: 'internal' })).toBe('register-closed');
    expect(ask('field.propose', { ...own, sensitivity: 'enterprise' })).toBe('field-closed');
    expect(ask('field.propose', { ...own, sensitivity: 'personal' })).toBe('field-closed');
    expect(ask('field.propose', { register: 'enterprises', sensitivity: 'public' })).toBe('not-own');
    expect(ask('register.change', own)).toBe('no-right');
  });

  it('sees and revises what it submitted itself, and nothing else', () => {
    expect(reasonOf(decide(firm, 'submission.read', submission({ submittedBy: 'firm' })))).toBe('A-APP-09');
    expect(decide(firm, 'submission.read', submission({})).allowed).toBe(false);
    expect(reasonOf(decide(firm, 'submission.revise', submission({ submittedBy: 'firm' })))).toBe('A-APP-04');
    expect(reasonOf(decide(firm, 'submission.revise', submission({})))).toBe('not-own-submission');
  });
});
