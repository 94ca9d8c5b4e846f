import type { Action } from './actions.ts';
import { type Right, STAFF } from './right.ts';
import { APPROVAL_RIGHTS } from './rights-approval.ts';

export { type Holder, type Right } from './right.ts';

/** Registers a planner keeps: land and the plan's own matters. */
const LAND_REGISTERS = ['parcels', 'land-supply', 'policy-measures', 'organisations', 'posts'];
/** Registers the zone company keeps: what it builds and lets. */
const WORKS_REGISTERS = ['buildings', 'infrastructure-works'];
/** Registers an investment officer keeps. */
const PIPELINE_REGISTERS = ['projects'];

/** What works with records is changed by these actions. */
const CHANGING = ['register.create', 'register.change', 'register.end'] as const satisfies readonly Action[];

/** The table of rights. Read it from top to bottom; there is nothing else. */
export const RIGHTS: readonly Right[] = [
  {
    id: 'A-OPEN-01',
    who: ['public'],
    actions: ['plan.read', 'map.read', 'industry.read'],
    ground: {
      zh: '规划和公开图层主动公开（政府信息公开条例第20条）',
      en: 'Plans and public layers are disclosed without being asked (Disclosure Regulation art. 20)',
    },
  },
  {
    id: 'A-OPEN-02',
    who: ['public'],
    actions: ['review.ask', 'review.read', 'proof.verify'],
    ground: {
      zh: '任何人都可以询问、凭编号查看答复、核验证明；编号不可猜测',
      en: 'Anyone may ask, open the answer by its number and verify a proof; the number cannot be guessed',
    },
  },
  {
    id: 'A-OPEN-03',
    who: ['public'],
    actions: ['health.read', 'session.read', 'session.open', 'account.accept'],
    ground: {
      zh: '登录之前必需的操作',
      en: 'What has to work before anyone is signed in',
    },
  },
  {
    id: 'A-OPEN-04',
    who: ['public'],
    actions: ['register.read'],
    disclosed: true,
    ground: {
      zh: '公开台账主动公开，无需账户（政府信息公开条例第20条）；谁在何时改过什么不在公开之列',
      en: 'Disclosed registers are open without being asked and without an account (Disclosure Regulation art. 20); who changed them and when is not part of it',
    },
  },
  {
    id: 'A-OPEN-05',
    who: ['public'],
    actions: ['field.read'],
    disclosed: true,
    fields: ['public'],
    ground: {
      zh: '公开台账只公开密级为公开的字段（政府信息公开条例第20条）',
      en: 'Of a disclosed register the fields of class public are open, and no other (Disclosure Regulation art. 20)',
    },
  },
  {
    id: 'A-OWN-01',
    who: ['account'],
    actions: ['account.own', 'access.read'],
    ground: {
      zh: '人人可以管理自己的口令、动态口令和登录，并知道自己有哪些权限',
      en: 'Everyone keeps their own password, second factor and sessions, and can read what they may do',
    },
  },
  {
    id: 'A-OWN-02',
    who: [...STAFF, 'enterprise', 'auditor'],
    actions: ['view.keep'],
    ground: { zh: '视图只属于保存者本人', en: 'A view belongs to the one who kept it' },
  },
  {
    id: 'A-REG-01',
    who: [...STAFF, 'auditor'],
    actions: ['register.read', 'register.history'],
    ground: {
      zh: '管委会内部查看全部台账；看到哪些字段由字段密级决定',
      en: 'The committee sees every register; which fields, their class decides',
    },
  },
  {
    id: 'A-REG-02',
    who: ['enterprise'],
    actions: ['register.read', 'register.history'],
    ground: {
      zh: '企业可查看登记的公开字段，本企业的登记可查看更多',
      en: 'An enterprise sees the public fields of records, and more of its own',
    },
  },
  {
    id: 'A-REG-03',
    who: ['data-clerk'],
    actions: CHANGING,
    direct: true,
    ground: { zh: '统计员负责全部台账的录入和更正', en: 'The data clerk enters and corrects every register' },
  },
  {
    id: 'A-REG-04',
    who: ['planner'],
    actions: CHANGING,
    direct: true,
    registers: LAND_REGISTERS,
    ground: { zh: '规划员负责用地和规划事项', en: 'The planner keeps land and the matters of the plan' },
  },
  {
    id: 'A-REG-05',
    who: ['investment-officer'],
    actions: CHANGING,
    direct: true,
    registers: PIPELINE_REGISTERS,
    ground: { zh: '招商专员负责项目', en: 'The investment officer keeps projects' },
  },
  {
    id: 'A-REG-06',
    who: ['zone-company'],
    actions: CHANGING,
    direct: true,
    registers: WORKS_REGISTERS,
    ground: { zh: '园区公司负责厂房和基础设施', en: 'The zone company keeps buildings and works' },
  },
  {
    id: 'A-REG-07',
    who: [...STAFF, 'auditor'],
    actions: ['picture.read'],
    ground: {
      zh: '现场照片供管委会内部使用',
      en: 'Pictures taken on site serve the work of the committee',
    },
  },
  {
    id: 'A-FLD-01',
    who: [...STAFF, 'auditor'],
    actions: ['field.read'],
    fields: ['public', 'internal'],
    ground: {
      zh: '公开字段和内部字段供管委会工作使用',
      en: 'Public and internal fields serve the work of the committee',
    },
  },
  {
    id: 'A-FLD-02',
    who: ['planner', 'leader', 'data-clerk', 'auditor'],
    actions: ['field.read'],
    fields: ['enterprise'],
    ground: {
      zh: '税收、能耗、评分属商业秘密，只向评价、决策、统计和审计开放（政府信息公开条例第15条）',
      en: 'Tax, energy and scores are commercial secrets: open to evaluation, decision, statistics and audit only (Disclosure Regulation art. 15)',
    },
  },
  {
    id: 'A-FLD-03',
    who: ['data-clerk'],
    actions: ['field.read'],
    fields: ['personal'],
    ground: {
      zh: '个人信息只向录入和核对的人开放',
      en: 'Personal values are open to those who enter and reconcile them',
    },
  },
  {
    id: 'A-FLD-04',
    who: ['investment-officer'],
    actions: ['field.read'],
    registers: PIPELINE_REGISTERS,
    fields: ['personal'],
    ground: { zh: '招商专员需要项目联系人', en: 'The investment officer needs the contacts of projects' },
  },
  {
    id: 'A-FLD-05',
    who: ['planner'],
    actions: ['field.read'],
    fields: ['restricted'],
    ground: {
      zh: '受限内容只向规划员开放（政府信息公开条例第14条）',
      en: 'Restricted matter is open to the planner only (Disclosure Regulation art. 14)',
    },
  },
  {
    id: 'A-FLD-06',
    who: ['enterprise'],
    actions: ['field.read'],
    fields: ['public'],
    ground: { zh: '公开字段', en: 'Public fields' },
  },
  {
    id: 'A-FLD-07',
    who: ['enterprise'],
    actions: ['field.read'],
    fields: ['enterprise', 'personal'],
    own: 'enterprise',
    ground: { zh: '企业可查看关于自己的全部登记内容', en: 'An enterprise sees what is held about itself' },
  },
  {
    id: 'A-FLD-08',
    who: ['data-clerk'],
    actions: ['field.change'],
    direct: true,
    fields: ['public', 'internal', 'enterprise', 'personal'],
    ground: { zh: '统计员负责录入和更正', en: 'The data clerk enters and corrects' },
  },
  {
    id: 'A-FLD-09',
    who: ['planner'],
    actions: ['field.change'],
    direct: true,
    registers: LAND_REGISTERS,
    fields: ['public', 'internal', 'restricted'],
    ground: { zh: '规划员负责用地和规划事项', en: 'The planner keeps land and the matters of the plan' },
  },
  {
    id: 'A-FLD-10',
    who: ['investment-officer'],
    actions: ['field.change'],
    direct: true,
    registers: PIPELINE_REGISTERS,
    fields: ['public', 'internal', 'personal'],
    ground: { zh: '招商专员负责项目', en: 'The investment officer keeps projects' },
  },
  {
    id: 'A-FLD-11',
    who: ['zone-company'],
    actions: ['field.change'],
    direct: true,
    registers: WORKS_REGISTERS,
    fields: ['public', 'internal'],
    ground: { zh: '园区公司负责厂房和基础设施', en: 'The zone company keeps buildings and works' },
  },
  {
    id: 'A-EXC-01',
    who: [...STAFF, 'auditor', 'enterprise'],
    actions: ['register.export'],
    ground: {
      zh: '看得到的可以导出；导出的字段与看到的相同',
      en: 'What can be seen can be exported; the fields are those that can be seen',
    },
  },
  {
    id: 'A-EXC-02',
    who: ['data-clerk'],
    actions: ['import.prepare'],
    ground: { zh: '统计员负责导入', en: 'The data clerk imports' },
  },
  {
    id: 'A-EXC-03',
    who: ['planner'],
    actions: ['import.prepare'],
    registers: LAND_REGISTERS,
    ground: { zh: '规划员导入用地和规划事项', en: 'The planner imports land and the matters of the plan' },
  },
  {
    id: 'A-EXC-04',
    who: ['data-clerk'],
    actions: ['import.commit'],
    direct: true,
    ground: {
      zh: '统计员提交导入；须经审批的台账不整批导入，因为审批要逐条看过',
      en: 'The data clerk commits imports; not into registers changed by approval only, where every change is looked at',
    },
  },
  {
    id: 'A-EXC-05',
    who: ['planner'],
    actions: ['import.commit'],
    registers: LAND_REGISTERS,
    direct: true,
    ground: {
      zh: '规划员提交用地和规划事项的导入；须经审批的台账除外',
      en: 'The planner commits imports of land and the matters of the plan; not into registers changed by approval only',
    },
  },
  ...APPROVAL_RIGHTS,
  {
    id: 'A-REC-01',
    who: [...STAFF, 'auditor'],
    actions: ['review.list'],
    ground: { zh: '已有研判是管委会的工作记录', en: 'Past reviews are working records of the committee' },
  },
  {
    id: 'A-REC-02',
    who: [
      'planner',
      'leader',
      'supervisor',
      'data-clerk',
      'auditor',
      'security-administrator',
      'system-administrator',
    ],
    actions: ['ledger.read'],
    ground: { zh: '留痕供追溯：谁在何时做了什么', en: 'The ledger is for tracing who did what and when' },
  },
  {
    id: 'A-REC-03',
    who: ['planner', 'leader', 'supervisor', 'auditor', 'system-administrator'],
    actions: ['ledger.verify'],
    ground: { zh: '任何追溯的人都可以核验留痕', en: 'Who relies on the ledger can verify it' },
  },
  {
    id: 'A-PPL-01',
    who: ['security-administrator', 'auditor'],
    actions: ['account.read'],
    ground: {
      zh: '安全管理员管理账户，审计管理员监督授权',
      en: 'The security administrator keeps accounts, the auditor watches who holds what',
    },
  },
  {
    id: 'A-PPL-02',
    who: ['security-administrator'],
    actions: ['account.invite'],
    ground: { zh: '账户由安全管理员邀请', en: 'Accounts are invited by the security administrator' },
  },
  {
    id: 'A-PPL-03',
    who: ['security-administrator'],
    actions: ['account.change', 'account.disable', 'account.unlock'],
    another: 'account',
    ground: {
      zh: '授权由另一人办理：任何人不能给自己授权或解锁',
      en: 'Rights are given by another person: nobody gives roles to, disables or unlocks their own account',
    },
  },
  {
    id: 'A-PPL-04',
    who: ['security-administrator'],
    actions: ['personal.erase'],
    ground: {
      zh: '应本人请求删除个人信息，由不录入数据的人办理',
      en: 'Personal values are erased on request, by someone who enters no data',
    },
  },
  {
    id: 'A-PPL-05',
    who: ['security-administrator'],
    actions: ['address.unlock'],
    another: 'attempts',
    ground: {
      zh: '地址因多次登录失败被锁定，核实后由安全管理员解除；失败中有自己账户名的，由另一名安全管理员办理',
      en: 'An address locked by failed sign-ins is released once it was looked into; whose own name is among the failures leaves it to another security administrator',
    },
  },
  {
    id: 'A-OPS-01',
    who: ['system-administrator'],
    actions: ['backup.make', 'demonstration.remove'],
    ground: { zh: '系统管理员负责运行维护', en: 'The system administrator keeps the system running' },
  },
  {
    id: 'A-OPS-02',
    who: ['data-clerk'],
    actions: ['demonstration.remove'],
    ground: {
      zh: '真实数据到位后由统计员清除演示数据',
      en: 'The data clerk removes demonstration data when real data is there',
    },
  },
];
