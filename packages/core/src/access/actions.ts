import type { Bilingual } from '../base/index.ts';

/** What an action is called, for rights page, guide and OpenAPI document. */
export interface ActionDefinition {
  readonly name: Bilingual;
  /** The part of the product it belongs to: groups of the rights page. */
  readonly area: 'open' | 'own' | 'register' | 'exchange' | 'approval' | 'record' | 'people' | 'operation';
  /** The action of seeing the same thing: who may not see it is told that it is not there. */
  readonly seenBy?: string;
}

function define<Id extends string>(
  actions: Readonly<Record<Id, Omit<ActionDefinition, 'seenBy'> & { readonly seenBy?: NoInfer<Id> }>>,
): Readonly<Record<Id, Omit<ActionDefinition, 'seenBy'> & { readonly seenBy?: Id }>> {
  return actions;
}

/** The closed list of what can be done. Every endpoint names one. */
export const ACTIONS = define({
  'health.read': { name: { zh: '查看服务状态', en: 'See whether the service is well' }, area: 'open' },
  'plan.read': { name: { zh: '阅读规划', en: 'Read the plan' }, area: 'open' },
  'map.read': { name: { zh: '查看公开图层', en: 'See public layers' }, area: 'open' },
  'industry.read': { name: { zh: '查找行业', en: 'Look up industries' }, area: 'open' },
  'review.ask': { name: { zh: '询问能否落地', en: 'Ask what may stand where' }, area: 'open' },
  'review.read': { name: { zh: '凭编号查看一次研判', en: 'Open a review by its number' }, area: 'open' },
  'proof.verify': { name: { zh: '核验证明', en: 'Verify a proof' }, area: 'open' },
  'session.open': { name: { zh: '登录', en: 'Sign in' }, area: 'open' },
  'session.read': { name: { zh: '查看当前登录', en: 'See who is signed in' }, area: 'open' },
  'account.accept': {
    name: { zh: '凭一次性链接开户', en: 'Open an account by a one-time link' },
    area: 'open',
  },
  'account.own': {
    name: { zh: '管理自己的账户', en: 'Keep your own account' },
    area: 'own',
  },
  'access.read': { name: { zh: '查看权限表', en: 'Read the table of rights' }, area: 'own' },
  'view.keep': { name: { zh: '保存自己的视图', en: 'Keep views of your own' }, area: 'own' },
  'review.list': { name: { zh: '查看已有研判', en: 'See the reviews made so far' }, area: 'record' },
  'register.read': { name: { zh: '查看登记', en: 'See records' }, area: 'register' },
  'register.history': {
    name: { zh: '查看登记的经过', en: 'See who changed a record, when and why' },
    area: 'register',
    seenBy: 'register.read',
  },
  'register.create': {
    name: { zh: '新增登记', en: 'Add a record' },
    area: 'register',
    seenBy: 'register.read',
  },
  'register.change': {
    name: { zh: '更正或变更登记', en: 'Correct or change a record' },
    area: 'register',
    seenBy: 'register.read',
  },
  'register.end': { name: { zh: '终止登记', en: 'End a record' }, area: 'register', seenBy: 'register.read' },
  'field.read': { name: { zh: '查看字段', en: 'See a field' }, area: 'register' },
  'picture.read': { name: { zh: '查看照片', en: 'See pictures' }, area: 'register' },
  'field.change': { name: { zh: '修改字段', en: 'Change a field' }, area: 'register', seenBy: 'field.read' },
  'register.export': {
    name: { zh: '导出登记', en: 'Export records' },
    area: 'exchange',
    seenBy: 'register.read',
  },
  'import.prepare': { name: { zh: '预览导入', en: 'Prepare an import' }, area: 'exchange' },
  'import.commit': {
    name: { zh: '提交导入', en: 'Commit an import' },
    area: 'exchange',
    seenBy: 'import.prepare',
  },
  'submission.make': { name: { zh: '提交审批', en: 'Submit for approval' }, area: 'approval' },
  'submission.read': { name: { zh: '查看报批事项', en: 'See what was submitted' }, area: 'approval' },
  'submission.approve': {
    name: { zh: '审批', en: 'Approve what another submitted' },
    area: 'approval',
    seenBy: 'submission.read',
  },
  'submission.revise': {
    name: { zh: '修改或撤回自己提交的事项', en: 'Submit again or withdraw what one submitted' },
    area: 'approval',
    seenBy: 'submission.read',
  },
  'register.propose': {
    name: { zh: '填报登记（须经审批）', en: 'Report a record, for another to approve' },
    area: 'approval',
    seenBy: 'register.read',
  },
  'field.propose': {
    name: { zh: '填报字段（须经审批）', en: 'Report a field, for another to approve' },
    area: 'approval',
    seenBy: 'field.read',
  },
  'ledger.read': { name: { zh: '查阅留痕', en: 'Read the ledger' }, area: 'record' },
  'ledger.verify': {
    name: { zh: '核验留痕', en: 'Verify the ledger' },
    area: 'record',
    seenBy: 'ledger.read',
  },
  'personal.erase': { name: { zh: '删除个人信息', en: 'Erase personal values' }, area: 'people' },
  'account.read': { name: { zh: '查看账户', en: 'See accounts' }, area: 'people' },
  'account.invite': {
    name: { zh: '邀请开户', en: 'Invite an account' },
    area: 'people',
    seenBy: 'account.read',
  },
  'account.change': {
    name: { zh: '授予和收回角色', en: 'Give and take roles' },
    area: 'people',
    seenBy: 'account.read',
  },
  'account.disable': {
    name: { zh: '停用和恢复账户', en: 'Disable and enable accounts' },
    area: 'people',
    seenBy: 'account.read',
  },
  'account.unlock': {
    name: { zh: '解除锁定', en: 'Lift a lock' },
    area: 'people',
    seenBy: 'account.read',
  },
  'address.unlock': {
    name: { zh: '解除地址锁定', en: 'Lift the lock of an address' },
    area: 'people',
    seenBy: 'account.read',
  },
  'demonstration.remove': {
    name: { zh: '清除演示数据', en: 'Remove demonstration data' },
    area: 'operation',
  },
  'backup.make': { name: { zh: '备份', en: 'Make a backup' }, area: 'operation' },
});

/** Something that can be done. */
export type Action = keyof typeof ACTIONS;
