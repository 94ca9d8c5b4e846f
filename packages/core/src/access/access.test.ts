import { describe, expect, it } from 'vitest';
import { REGISTERS } from '../registers/index.ts';
import {
  ACTIONS,
  type Action,
  ANONYMOUS,
  ASSIGNABLE_ROLES,
  checkRoles,
  DENIALS,
  decide,
  describeRight,
  effectiveRoles,
  isOpenToPublic,
  type Principal,
  RIGHTS,
  ROLES,
  type Role,
  rightsTable,
  SENSITIVITIES,
  type Subject,
} from './index.ts';

const account = (...roles: Role[]): Principal => ({ kind: 'account', id: 'a', name: 'A', zone: 'z', roles });
const record = { zone: 'z', kind: 'record' };

describe('checkRoles', () => {
  it('keeps the three administrators apart, and away from records', () => {
    const codes = (...roles: Role[]) => checkRoles(roles).map(({ code }) => code);
    expect(codes('system-administrator', 'security-administrator', 'auditor')).toEqual([
      'roles-incompatible',
      'roles-incompatible',
      'roles-incompatible',
    ]);
    expect(codes('security-administrator', 'data-clerk')).toEqual(['roles-incompatible']);
    expect(codes('planner', 'leader', 'supervisor')).toEqual([]);
    expect(codes('public')).toEqual(['role-not-given']);
  });

  it('wants the department of a reviewer and the enterprise of an enterprise', () => {
    expect(checkRoles(['reviewer'])).toMatchObject([{ code: 'department-missing' }]);
    expect(checkRoles(['reviewer'], { department: 'environment' })).toEqual([]);
    expect(checkRoles(['enterprise'])).toMatchObject([{ code: 'enterprise-missing' }]);
    expect(checkRoles(['enterprise', 'planner'], { enterprise: 'E' })).toMatchObject([
      { code: 'roles-incompatible', text: { zh: '“企业”与“规划员”须由不同的人担任' } },
    ]);
  });
});

describe('decide', () => {
  it('names the reason that is nearest to a yes', () => {
    const reason = (principal: Principal, action: Action, subject: object) => {
      const decision = decide(principal, action, { ...record, ...subject });
      return decision.allowed ? decision.rule : decision.reason;
    };
    expect(reason(ANONYMOUS, 'register.change', {})).toBe('sign-in-required');
    expect(reason(ANONYMOUS, 'register.read', { register: 'projects' })).toBe('sign-in-required');
    expect(reason(account(), 'register.change', {})).toBe('no-right');
    expect(reason(account(), 'register.read', { register: 'projects' })).toBe('register-closed');
    expect(reason(account('leader'), 'register.change', { register: 'parcels' })).toBe('no-right');
    expect(
      reason(account('planner'), 'register.change', { register: 'parcels', approval: 'not-needed' }),
    ).toBe('A-REG-04');
    expect(reason(account('planner'), 'register.change', { register: 'projects' })).toBe('register-closed');
    expect(reason(account('supervisor'), 'field.read', { sensitivity: 'enterprise' })).toBe('field-closed');
    expect(reason(account('leader'), 'submission.approve', { state: 'draft', submittedBy: 'b' })).toBe(
      'state-closed',
    );
    expect(reason(account('leader'), 'submission.approve', { state: 'submitted', submittedBy: 'a' })).toBe(
      'own-submission',
    );
    expect(reason(account('leader'), 'submission.approve', { state: 'submitted' })).toBe('own-submission');
    expect(reason(account('security-administrator'), 'account.change', { account: 'a' })).toBe('own-account');
    expect(reason(account('auditor', 'leader'), 'register.read', {})).toBe('roles-incompatible');
    expect(reason(account('leader'), 'register.read', { zone: 'elsewhere' })).toBe('other-zone');
  });

  it('lets what is changed by approval only be submitted and not changed, and takes what is not told for it', () => {
    const ways: readonly Subject['approval'][] = ['not-needed', 'sought', 'needed', undefined];
    const asked: readonly (readonly [Role, Action, object])[] = [
      ['data-clerk', 'register.create', { register: 'enterprises' }],
      ['data-clerk', 'register.end', { register: 'enterprises' }],
      ['data-clerk', 'import.commit', { register: 'enterprises' }],
      ['planner', 'register.change', { register: 'parcels' }],
      ['planner', 'import.commit', { register: 'parcels' }],
      ['planner', 'field.change', { register: 'parcels', sensitivity: 'public' }],
      ['investment-officer', 'field.change', { register: 'projects', sensitivity: 'internal' }],
      ['zone-company', 'field.change', { register: 'buildings', sensitivity: 'internal' }],
    ];
    for (const [role, action, subject] of asked) {
      const decisions = ways.map((approval) =>
        decide(account(role), action, { ...record, ...subject, ...(approval ? { approval } : {}) }),
      );
      expect(decisions.map(({ allowed }) => allowed)).toEqual([true, true, false, false]);
      expect(decisions[2], `${role} ${action}`).toMatchObject({ reason: 'approval-needed' });
    }
    // Looking into a file, and reading, take no approval.
    expect(decide(account('data-clerk'), 'import.prepare', { ...record, approval: 'needed' }).allowed).toBe(
      true,
    );
    expect(decide(account('leader'), 'register.read', { ...record, approval: 'needed' }).allowed).toBe(true);
  });

  it('lets an inconsistent account keep its own account only', () => {
    const both = account('auditor', 'planner');
    expect(effectiveRoles(both)).toEqual(['public']);
    expect(decide(both, 'account.own', record).allowed).toBe(true);
    expect(decide(both, 'plan.read', record).allowed).toBe(true);
  });

  it('opens to the public what is disclosed', () => {
    expect((Object.keys(ACTIONS) as Action[]).filter(isOpenToPublic).sort()).toEqual(
      [
        'account.accept',
        'field.read',
        'health.read',
        'industry.read',
        'map.read',
        'plan.read',
        'proof.verify',
        'register.read',
        'review.ask',
        'review.read',
        'session.open',
        'session.read',
      ].sort(),
    );
  });

  it('opens to nobody in particular the public fields of disclosed registers, without their past', () => {
    const may = (action: Action, subject: object) =>
      decide(ANONYMOUS, action, { ...record, register: 'r', ...subject }).allowed;
    for (const disclosed of [true, false, undefined]) {
      const told = disclosed === undefined ? {} : { disclosed };
      expect(may('register.read', told)).toBe(disclosed === true);
      expect(SENSITIVITIES.filter((sensitivity) => may('field.read', { ...told, sensitivity }))).toEqual(
        disclosed ? ['public'] : [],
      );
      expect(may('field.read', told)).toBe(false);
      for (const action of ['register.history', 'register.export', 'view.keep', 'picture.read'] as const)
        expect(may(action, { ...told, sensitivity: 'public' }), action).toBe(false);
    }
  });

  it('lets whoever reads every register see what became of its records', () => {
    for (const role of ASSIGNABLE_ROLES) {
      const may = (action: Action) => decide(account(role), action, { ...record, register: 'r' }).allowed;
      expect(may('register.history'), role).toBe(may('register.read'));
    }
  });
});

describe('registers that rows name', () => {
  it('are registers there are', () => {
    const known = REGISTERS.map(({ id }) => id);
    for (const { id, registers } of RIGHTS) {
      for (const register of registers ?? []) expect(known, id).toContain(register);
    }
  });
});

describe('what a reader sees of the table', () => {
  it('has every text in both languages', () => {
    const texts = [
      ...Object.values(ROLES).flatMap(({ name, work }) => [name, work]),
      ...Object.values(ACTIONS).map(({ name }) => name),
      ...Object.values(DENIALS),
      ...RIGHTS.map(({ ground }) => ground),
    ];
    for (const { zh, en } of texts) {
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
      expect(en).toMatch(/^[^\u4e00-\u9fff]+$/);
    }
  });

  it('shows for every role and action whether and under which conditions', () => {
    const table = rightsTable(ASSIGNABLE_ROLES);
    const cell = (action: Action, role: Role) =>
      table.find((line) => line.action === action)?.cells.find(({ holder }) => holder === role);
    expect(table).toHaveLength(Object.keys(ACTIONS).length);
    expect(cell('register.read', 'leader')).toMatchObject({ unconditional: true });
    expect(cell('register.change', 'leader')?.rights).toEqual([]);
    const [approve] = cell('submission.approve', 'leader')?.rights ?? [];
    expect(approve && describeRight(approve)).toEqual({
      zh: '状态为已提交；限他人提交的',
      en: 'while submitted; submitted by another',
    });
    const own = RIGHTS.find(({ id }) => id === 'A-FLD-07');
    expect(own && describeRight(own).zh).toBe('企业秘密、个人信息字段；限本企业');
    const projects = RIGHTS.find(({ id }) => id === 'A-REG-05');
    expect(projects && describeRight(projects, () => ({ zh: '项目', en: 'projects' })).zh).toBe(
      '限项目；须经审批的除外',
    );
    const disclosed = RIGHTS.find(({ id }) => id === 'A-OPEN-05');
    expect(disclosed && describeRight(disclosed)).toEqual({
      zh: '限公开台账；公开字段',
      en: 'in disclosed registers; public fields',
    });
    const others = RIGHTS.find(({ id }) => id === 'A-PPL-03');
    expect(others && describeRight(others).en).toBe('accounts of others only');
  });
});
