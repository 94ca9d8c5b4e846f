import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ACTIONS,
  type Action,
  ANONYMOUS,
  ASSIGNABLE_ROLES,
  checkRoles,
  decide,
  type Holder,
  mayAttempt,
  type Principal,
  RIGHTS,
  type Right,
  type Role,
  SENSITIVITIES,
  type Subject,
} from './index.ts';

const ALL_ACTIONS = Object.keys(ACTIONS) as Action[];
const REGISTERS = [...new Set(RIGHTS.flatMap(({ registers }) => registers ?? []))];

const account = (roles: readonly Role[], more: object = {}): Principal & { kind: 'account' } => ({
  kind: 'account',
  id: 'me',
  name: 'Me',
  zone: 'z',
  roles,
  department: 'environment',
  enterprise: 'E1',
  ...more,
});
const anyRoles = fc.uniqueArray(fc.constantFrom(...ASSIGNABLE_ROLES), { maxLength: 4 });
const anyAction = fc.constantFrom(...ALL_ACTIONS);
const anySubject: fc.Arbitrary<Subject> = fc.record(
  {
    zone: fc.constantFrom('z', 'z', 'z', 'other'),
    kind: fc.constant('thing'),
    id: fc.constantFrom('1', '2'),
    register: fc.constantFrom(...REGISTERS, 'enterprises', 'unheard-of'),
    disclosed: fc.boolean(),
    approval: fc.constantFrom('not-needed', 'needed', 'sought'),
    sensitivity: fc.constantFrom(...SENSITIVITIES),
    state: fc.constantFrom('draft', 'returned', 'submitted', 'approved'),
    enterprise: fc.constantFrom('E1', 'E2'),
    submittedBy: fc.constantFrom('me', 'you'),
    submittedFor: fc.constantFrom('E1', 'E2'),
    account: fc.constantFrom('me', 'you'),
    attemptsBy: fc.constantFrom('oneself', 'others'),
  },
  { requiredKeys: ['zone', 'kind'] },
);
const isCompatible = (roles: readonly Role[]) =>
  checkRoles(roles, { department: 'd', enterprise: 'e' }).length === 0;

/** A holder as somebody who asks. */
const asPrincipal = (holder: Holder): Principal =>
  holder === 'public' ? ANONYMOUS : account(holder === 'account' ? [] : [holder]);

/** A subject that meets every condition of a row, for somebody called `me` of enterprise E1. */
const witness = (right: Right): Subject => ({
  zone: 'z',
  kind: 'thing',
  ...(right.registers?.[0] ? { register: right.registers[0] } : {}),
  ...(right.disclosed ? { disclosed: true } : {}),
  ...(right.direct ? { approval: 'not-needed' } : {}),
  ...(right.fields?.[0] ? { sensitivity: right.fields[0] } : {}),
  ...(right.states?.[0] ? { state: right.states[0] } : {}),
  ...(right.own === 'enterprise' ? { enterprise: 'E1' } : {}),
  ...(right.own === 'submission' ? { submittedBy: 'me' } : {}),
  ...(right.reported ? { submittedFor: 'E2' } : {}),
  ...(right.another === 'submitter' ? { submittedBy: 'you' } : {}),
  ...(right.another === 'account' ? { account: 'you' } : {}),
  ...(right.another === 'attempts' ? { attemptsBy: 'others' } : {}),
});

describe('the table of rights', () => {
  it('has no row twice and no row that can never apply, for any of its holders and actions', () => {
    expect(new Set(RIGHTS.map(({ id }) => id)).size).toBe(RIGHTS.length);
    for (const right of RIGHTS) {
      for (const holder of right.who) {
        for (const action of right.actions) {
          const decision = decide(asPrincipal(holder), action, witness(right));
          expect(decision, `${right.id} ${holder} ${action}`).toMatchObject({ allowed: true });
        }
      }
    }
  });

  it('has no row that another row makes superfluous', () => {
    const covers = (wide: readonly string[] | undefined, narrow: readonly string[] | undefined) =>
      wide === undefined || (narrow?.every((one) => wide.includes(one)) ?? false);
    for (const right of RIGHTS) {
      for (const other of RIGHTS) {
        if (other === right) continue;
        const shared = right.who.filter(
          (holder) => other.who.includes(holder) || other.who.includes('public'),
        );
        const both = right.actions.filter((action) => other.actions.includes(action));
        const wider =
          covers(other.registers, right.registers) &&
          (other.disclosed === undefined || other.disclosed === right.disclosed) &&
          (other.direct === undefined || other.direct === right.direct) &&
          covers(other.fields, right.fields) &&
          covers(other.states, right.states) &&
          (other.own === undefined || other.own === right.own) &&
          (other.reported === undefined || other.reported === right.reported) &&
          (other.another === undefined || other.another === right.another);
        expect(shared.length > 0 && both.length > 0 && wider, `${right.id} within ${other.id}`).toBe(false);
      }
    }
  });

  it('gives every action to somebody, and every role something', () => {
    for (const action of ALL_ACTIONS)
      expect(RIGHTS.some(({ actions }) => actions.includes(action))).toBe(true);
    for (const role of ASSIGNABLE_ROLES)
      expect(
        RIGHTS.some(({ who }) => who.includes(role)),
        role,
      ).toBe(true);
  });
});

describe('decide', () => {
  it('denies by default: what no row gives is denied, and a condition that is not told is not met', () => {
    fc.assert(
      fc.property(anyRoles, anyAction, anySubject, (roles, action, subject) => {
        const principal = account(roles);
        const decision = decide(principal, action, subject);
        if (!decision.allowed) {
          expect(decision.text.zh).not.toBe('');
          return;
        }
        const right = RIGHTS.find(({ id }) => id === decision.rule);
        expect(subject.zone).toBe('z');
        expect(right?.actions).toContain(action);
        expect(right?.who.some((one) => one === 'public' || one === 'account' || roles.includes(one))).toBe(
          true,
        );
        if (right?.registers) expect(right.registers).toContain(subject.register);
        if (right?.disclosed) expect(subject.disclosed).toBe(true);
        if (right?.direct) expect(['not-needed', 'sought']).toContain(subject.approval);
        if (right?.fields) expect(right.fields).toContain(subject.sensitivity);
        if (right?.states) expect(right.states).toContain(subject.state);
        if (right?.own === 'enterprise') expect(subject.enterprise).toBe('E1');
        if (right?.own === 'submission') expect(subject.submittedBy).toBe('me');
        if (right?.reported) expect(subject.submittedFor).toBeDefined();
        if (right?.another === 'submitter') expect(subject.submittedBy).toBe('you');
        if (right?.another === 'account') expect(subject.account).toBe('you');
        if (right?.another === 'attempts') expect(subject.attemptsBy).toBe('others');
        expect(mayAttempt(principal, action)).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });

  it('a further role takes no right away, unless the two have to be different people', () => {
    fc.assert(
      fc.property(
        anyRoles,
        fc.constantFrom(...ASSIGNABLE_ROLES),
        anyAction,
        anySubject,
        (roles, further, action, subject) => {
          const more = [...new Set([...roles, further])];
          const before = decide(account(roles), action, subject).allowed;
          const after = decide(account(more), action, subject).allowed;
          if (isCompatible(more)) expect(!before || after).toBe(true);
          else expect(after).toBe(decide(account([]), action, subject).allowed);
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('an account may what the public may', () => {
    fc.assert(
      fc.property(anyRoles, anyAction, anySubject, (roles, action, subject) => {
        const here = { ...subject, zone: 'z' };
        const open = decide(ANONYMOUS, action, here).allowed;
        expect(!open || decide(account(roles), action, here).allowed).toBe(true);
      }),
    );
  });

  it('nothing of another zone, whatever the roles', () => {
    fc.assert(
      fc.property(anyRoles, anyAction, anySubject, (roles, action, subject) => {
        const decision = decide(account(roles), action, { ...subject, zone: 'other' });
        expect(decision).toMatchObject({ allowed: false, reason: 'other-zone' });
      }),
    );
  });

  it('who submits never approves, and nobody changes the roles of their own account', () => {
    fc.assert(
      fc.property(anyRoles, anySubject, (roles, subject) => {
        const mine = {
          ...subject,
          zone: 'z',
          submittedBy: 'me',
          account: 'me',
          attemptsBy: 'oneself' as const,
        };
        for (const action of [
          'submission.approve',
          'account.change',
          'account.unlock',
          'address.unlock',
        ] as const) {
          expect(decide(account(roles), action, mine).allowed, action).toBe(false);
        }
      }),
    );
  });

  it('no roles that one account can hold give rights and use them on records as well', () => {
    fc.assert(
      fc.property(anyRoles.filter(isCompatible), (roles) => {
        const principal = account(roles);
        const may = (action: Action) => mayAttempt(principal, action);
        expect(may('account.change') && (may('register.change') || may('backup.make'))).toBe(false);
        expect(may('backup.make') && may('register.change')).toBe(false);
        if (roles.includes('auditor')) {
          for (const action of [
            'register.change',
            'account.change',
            'backup.make',
            'submission.approve',
          ] as const)
            expect(may(action), action).toBe(false);
        }
      }),
    );
  });

  it('commercial and personal values of another enterprise stay closed to an enterprise', () => {
    fc.assert(
      fc.property(anySubject, fc.constantFrom(...SENSITIVITIES), (subject, sensitivity) => {
        const asked = { ...subject, zone: 'z', sensitivity };
        const open = decide(account(['enterprise']), 'field.read', asked).allowed;
        const own = subject.enterprise === 'E1';
        const reports = subject.register === 'enterprise-years';
        const ofItself = ['enterprise', 'personal', ...(reports ? ['internal'] : [])];
        expect(open).toBe(sensitivity === 'public' || (own && ofItself.includes(sensitivity)));
        expect(decide(account(['enterprise'], { enterprise: undefined }), 'field.read', asked).allowed).toBe(
          sensitivity === 'public',
        );
      }),
    );
  });
});
