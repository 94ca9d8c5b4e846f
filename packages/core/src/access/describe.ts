import type { Bilingual } from '../base/index.ts';
import { ACTIONS, type Action } from './actions.ts';
import { decide } from './decide.ts';
import type { Sensitivity, Subject } from './principal.ts';
import { type Holder, RIGHTS, type Right } from './rights.ts';
import { ASSIGNABLE_ROLES, type Role } from './roles.ts';

/** What a role may do of one action: nothing, or the rows that give it. */
export interface RightsCell {
  readonly holder: Role;
  readonly rights: readonly Right[];
  /** True when some row gives it without a condition. */
  readonly unconditional: boolean;
}

/** One action with what each role may do of it. */
export interface RightsLine {
  readonly action: Action;
  readonly cells: readonly RightsCell[];
}

/**
 * The table of rights as action × role, for a page or a guide. Whoever has a role is signed in and may also what the
 * public may: a role is shown with all of it.
 */
export function rightsTable(roles: readonly Role[]): RightsLine[] {
  return (Object.keys(ACTIONS) as Action[]).map((action) => ({
    action,
    cells: roles.map((holder) => {
      const holders: Holder[] = holder === 'public' ? ['public'] : [holder, 'account', 'public'];
      const rights = RIGHTS.filter(
        (right) => right.actions.includes(action) && right.who.some((one) => holders.includes(one)),
      );
      return { holder, rights, unconditional: rights.some((right) => !hasCondition(right)) };
    }),
  }));
}

/**
 * Roles that may do all of this by themselves, in the order of the roles: whose turn it is where somebody may not.
 * Without those who may only because a subject is their own.
 */
export function rolesWhoMay(
  asked: readonly { readonly action: Action; readonly subject: Subject }[],
): Role[] {
  return ASSIGNABLE_ROLES.filter((role) =>
    asked.every(({ action, subject }) => {
      const somebody = { kind: 'account', id: '', name: '', zone: subject.zone, roles: [role] } as const;
      return decide(somebody, action, subject).allowed;
    }),
  );
}

function hasCondition({
  registers,
  disclosed,
  direct,
  fields,
  states,
  own,
  another,
  reported,
}: Right): boolean {
  return [registers, disclosed, direct, fields, states, own, another, reported].some(
    (condition) => condition !== undefined,
  );
}

const FIELD_WORDS: Readonly<Record<Sensitivity, Bilingual>> = {
  public: { zh: '公开', en: 'public' },
  internal: { zh: '内部', en: 'internal' },
  enterprise: { zh: '企业秘密', en: 'commercial' },
  personal: { zh: '个人信息', en: 'personal' },
  restricted: { zh: '受限', en: 'restricted' },
};

const STATE_WORDS: Readonly<Record<string, Bilingual>> = {
  draft: { zh: '草稿', en: 'draft' },
  returned: { zh: '退回', en: 'returned' },
  submitted: { zh: '已提交', en: 'submitted' },
};

/**
 * The conditions of a row in words; empty when it has none. `nameRegister` gives the name of a register, which this
 * area does not know.
 */
export function describeRight(
  right: Right,
  nameRegister: (register: string) => Bilingual = (register) => ({ zh: register, en: register }),
): Bilingual {
  const parts: Bilingual[] = [];
  const list = (words: readonly Bilingual[]): Bilingual => ({
    zh: words.map(({ zh }) => zh).join('、'),
    en: words.map(({ en }) => en).join(', '),
  });
  if (right.registers) {
    const { zh, en } = list(right.registers.map(nameRegister));
    parts.push({ zh: `限${zh}`, en: `in ${en}` });
  }
  if (right.disclosed) parts.push({ zh: '限公开台账', en: 'in disclosed registers' });
  if (right.direct) parts.push({ zh: '须经审批的除外', en: 'not what is changed by approval only' });
  if (right.fields) {
    const { zh, en } = list(right.fields.map((field) => FIELD_WORDS[field]));
    parts.push({ zh: `${zh}字段`, en: `${en} fields` });
  }
  if (right.states) {
    const { zh, en } = list(right.states.map((state) => STATE_WORDS[state] ?? { zh: state, en: state }));
    parts.push({ zh: `状态为${zh}`, en: `while ${en}` });
  }
  if (right.own === 'enterprise') parts.push({ zh: '限本企业', en: 'own enterprise only' });
  if (right.own === 'submission') parts.push({ zh: '限本人提交的', en: 'submitted by oneself' });
  if (right.reported) parts.push({ zh: '限企业填报的', en: 'reported by enterprises' });
  if (right.another === 'submitter') parts.push({ zh: '限他人提交的', en: 'submitted by another' });
  if (right.another === 'attempts') parts.push({ zh: '限他人造成的', en: 'caused by others only' });
  if (right.another === 'account') parts.push({ zh: '限他人的账户', en: 'accounts of others only' });
  return { zh: parts.map(({ zh }) => zh).join('；'), en: parts.map(({ en }) => en).join('; ') };
}
