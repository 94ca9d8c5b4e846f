import type { Bilingual } from '../base/index.ts';

function define<Code extends string>(texts: Readonly<Record<Code, Bilingual>>) {
  return texts;
}

/** Why something is not allowed. The words are for the person who asked. */
export const DENIALS = define({
  'other-zone': {
    zh: '不属于本开发区',
    en: 'It belongs to another zone',
  },
  'sign-in-required': {
    zh: '需要登录',
    en: 'An account is needed',
  },
  'roles-incompatible': {
    zh: '该账户兼有须由不同的人担任的角色，在安全管理员更正之前不能行使任何角色的权限',
    en: 'The account holds roles that have to be different people; until a security administrator corrects it, none of them counts',
  },
  'no-right': {
    zh: '您的角色没有这项权限',
    en: 'None of your roles has this right',
  },
  'register-closed': {
    zh: '您的角色对这个台账没有这项权限',
    en: 'None of your roles has this right for this register',
  },
  'approval-needed': {
    zh: '本开发区规定这项内容经审批才能更改，请提交审批，由另一人批准后登记',
    en: 'In this zone this is changed by approval only: submit it, and it is entered when another person approves',
  },
  'field-closed': {
    zh: '该字段涉及企业秘密、个人信息或受限内容，对您的角色不公开',
    en: 'The field holds commercial, personal or restricted matter that is closed to your roles',
  },
  'state-closed': {
    zh: '在当前状态下不能进行这项操作',
    en: 'This cannot be done in the present state',
  },
  'not-own': {
    zh: '只能对本企业的登记进行这项操作',
    en: 'This can be done for records of your own enterprise only',
  },
  'own-submission': {
    zh: '提交人不能审批自己提交的事项，请由另一人审批',
    en: 'Who submits does not approve: another person has to',
  },
  'not-own-submission': {
    zh: '只有提交人本人可以修改或撤回',
    en: 'Only who submitted it may change or withdraw it',
  },
  'not-reported': {
    zh: '您的角色只审批企业填报的事项',
    en: 'Your roles approve only what enterprises report',
  },
  'own-attempts': {
    zh: '失败的登录中有您自己的账户名，不能由您解除，请由另一名安全管理员办理，或等锁定到期',
    en: 'Your own name is among the failed sign-ins: another security administrator has to lift it, or it runs its time',
  },
  'own-account': {
    zh: '不能对自己的账户进行这项操作，请由另一名安全管理员办理',
    en: 'This cannot be done to your own account: another security administrator has to',
  },
});

/** Code of a reason in {@link DENIALS}. */
export type DenialReason = keyof typeof DENIALS;
