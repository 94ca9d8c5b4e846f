import { defineFindings } from '../base/index.ts';

/** What can be wrong with fields that a plan package adds. */
export const { catalogue: planFieldCatalogue, make: planFieldFinding } = defineFindings({
  'register.plan-field-register': {
    severity: 'error',
    text: {
      zh: '没有“{register}”这一台账；有：{known}。',
      en: 'There is no register “{register}”. There are: {known}.',
    },
    reason: {
      zh: '规划包增加的字段须挂在产品已有的台账上。',
      en: 'A field that a package adds has to belong to a register of the product.',
    },
    example: 'register: enterprise (for enterprises)',
  },
  'register.plan-field-taken': {
    severity: 'error',
    text: {
      zh: '台账“{register}”已有字段“{id}”。',
      en: 'The register “{register}” has a field “{id}” already.',
    },
    reason: {
      zh: '同名字段会使原有的值换了意思。',
      en: 'A field of the same name would change what earlier values mean.',
    },
    example: 'a field called name added to enterprises',
  },
  'register.plan-field-target': {
    severity: 'error',
    text: {
      zh: '字段“{id}”指向的台账“{register}”不存在；有：{known}。',
      en: 'The field “{id}” leads to a register “{register}” that does not exist. There are: {known}.',
    },
    reason: {
      zh: '指向别处记录的字段须说明是哪个台账。',
      en: 'A field that names records has to say of which register.',
    },
    example: 'type: {kind: record, register: enterprise}',
  },
  'register.approval-field': {
    severity: 'error',
    text: {
      zh: '台账“{register}”没有字段“{id}”，不能规定它须经审批。',
      en: 'The register “{register}” has no field “{id}” that could be changed by approval only.',
    },
    reason: {
      zh: '写错的字段不会受到审批的约束，看上去却像受了约束。',
      en: 'A misspelt field would not be held to approval, and would look as if it were.',
    },
    example: 'approval: [legalPersn] for enterprises',
  },
  'register.approval-class': {
    severity: 'error',
    text: {
      zh: '台账“{register}”的字段“{id}”属个人信息或受限内容，不能经审批更改。',
      en: 'The field “{id}” of the register “{register}” is personal or restricted: it cannot go through approval.',
    },
    reason: {
      zh: '报批内容长期保存、由审批人查看；个人信息须可删除，受限内容审批人看不到。',
      en: 'What is submitted is kept for good and seen by who approves; personal values have to be erasable, restricted ones are not shown.',
    },
    example: 'approval: [contactPhone] for enterprises',
  },
});
