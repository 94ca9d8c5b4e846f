import { type Right, STAFF } from './right.ts';

/** Registers an enterprise reports to: its own record and its yearly figures. */
const REPORTED_REGISTERS = ['enterprises', 'enterprise-years'];

/** Rows of the table about submission and approval (报批), and about what enterprises report. */
export const APPROVAL_RIGHTS: readonly Right[] = [
  {
    id: 'A-APP-01',
    who: ['planner', 'investment-officer', 'zone-company', 'data-clerk'],
    actions: ['submission.make'],
    states: ['draft', 'returned'],
    ground: { zh: '经办人提交审批', en: 'Who handles a matter submits it' },
  },
  {
    id: 'A-APP-02',
    who: [...STAFF, 'auditor'],
    actions: ['submission.read'],
    ground: { zh: '报批事项在管委会内部可见', en: 'What was submitted can be seen inside the committee' },
  },
  {
    id: 'A-APP-03',
    who: ['leader'],
    actions: ['submission.approve'],
    states: ['submitted'],
    another: 'submitter',
    ground: { zh: '领导审批；提交人不审批', en: 'The leader approves; who submits does not' },
  },
  {
    id: 'A-APP-04',
    who: ['planner', 'investment-officer', 'zone-company', 'data-clerk', 'enterprise'],
    actions: ['submission.revise'],
    own: 'submission',
    ground: {
      zh: '提交的事项由提交人本人修改、再次提交或撤回',
      en: 'What was submitted is changed, submitted again or withdrawn by who submitted it',
    },
  },
  {
    id: 'A-APP-05',
    who: ['enterprise'],
    actions: ['submission.make'],
    states: ['draft', 'returned'],
    ground: {
      zh: '企业填报本企业数据，经审批后登记',
      en: 'An enterprise reports its own data, which is registered once approved',
    },
  },
  {
    id: 'A-APP-06',
    who: ['enterprise'],
    actions: ['register.propose'],
    registers: REPORTED_REGISTERS,
    own: 'enterprise',
    ground: {
      zh: '企业只填报本企业的登记和年度数据',
      en: 'An enterprise reports its own record and its own yearly figures, no other',
    },
  },
  {
    id: 'A-APP-07',
    who: ['enterprise'],
    actions: ['field.propose', 'field.read'],
    registers: ['enterprise-years'],
    fields: ['public', 'internal'],
    own: 'enterprise',
    ground: {
      zh: '填报须看得到本企业已登记的年度数据',
      en: 'To report, an enterprise has to see the yearly figures that are registered about it',
    },
  },
  {
    id: 'A-APP-11',
    who: ['enterprise'],
    actions: ['field.propose'],
    registers: ['enterprises'],
    fields: ['public'],
    own: 'enterprise',
    ground: {
      zh: '本企业的公开登记内容由企业提出更正；管委会的内部认定和备注不向企业开放',
      en: 'An enterprise proposes corrections of its public entries; what the committee notes and decides about it stays inside',
    },
  },
  {
    id: 'A-APP-08',
    who: ['enterprise'],
    actions: ['field.propose'],
    registers: ['enterprise-years'],
    fields: ['enterprise'],
    own: 'enterprise',
    ground: {
      zh: '年度产值、税收、能耗等由企业填报',
      en: 'Yearly output, tax and energy are reported by the enterprise',
    },
  },
  {
    id: 'A-APP-09',
    who: ['enterprise'],
    actions: ['submission.read'],
    own: 'submission',
    ground: {
      zh: '企业查看自己提交的事项',
      en: 'An enterprise account sees what it submitted itself',
    },
  },
  {
    id: 'A-APP-10',
    who: ['data-clerk'],
    actions: ['submission.approve'],
    states: ['submitted'],
    another: 'submitter',
    reported: true,
    ground: {
      zh: '企业填报由统计员核对后采用或退回',
      en: 'What enterprises report is accepted or returned by the data clerk who checks it',
    },
  },
];
