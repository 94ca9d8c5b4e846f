import type { RegisterDefinition } from '../definition.ts';
import { choice, count, DAY, field, hint, LONG_TEXT, record, required, text } from './field.ts';
import { COMMITTEE } from './offices.data.ts';

const STAFFING = { zh: '机构编制文件', en: 'Document on establishment' };

/** Organisations that run and serve the zone (机构台账). */
export const organisations: RegisterDefinition = {
  id: 'organisations',
  name: { zh: '机构', en: 'Organisations' },
  noun: { zh: '机构', en: 'organisation' },
  about: {
    zh: '管理、运营和服务开发区的机构：党工委（管委会）及其部门、公司、驻区机构、行业组织。',
    en: 'Organisations that govern, operate and serve the zone: the committee and its offices, the company, offices stationed here, associations.',
  },
  titleField: 'name',
  keyFields: ['name'],
  columns: ['name', 'kind', 'parent', 'establishment', 'telephone'],
  isPublic: true,
  fields: [
    field('name', '名称', 'Name', text(), 'public', STAFFING, required()),
    field(
      'kind',
      '类别',
      'Kind',
      choice(
        ['committee', '党工委（管委会）', 'Working committee (management committee)'],
        ['office', '内设部门', 'Office of the committee'],
        ['company', '运营公司', 'Operating company'],
        ['company-department', '公司部门', 'Department of the company'],
        ['stationed', '派驻机构', 'Office stationed here'],
        ['department', '市直部门', 'City department'],
        ['association', '行业协会、商会', 'Association'],
        ['service', '服务机构', 'Service organisation'],
      ),
      'public',
      STAFFING,
      required(),
    ),
    field(
      'body',
      '对应规划机构',
      'Body named by the plan',
      { kind: 'plan-thing', of: 'body' },
      'public',
      COMMITTEE,
    ),
    field('parent', '上级机构', 'Belongs to', record('organisations'), 'public', STAFFING),
    field('creditCode', '统一社会信用代码', 'Unified social credit code', { kind: 'credit-code' }, 'public', STAFFING),
    field('duties', '主要职责', 'Duties', LONG_TEXT, 'public', STAFFING),
    field(
      'establishment',
      '核定员额',
      'Posts approved',
      count('人', 'persons'),
      'public',
      STAFFING,
      hint('批准的员额总数，不是在岗人数。', 'Number approved, not the number at work.'),
    ),
    field('establishedOn', '设立日期', 'Established on', DAY, 'public', STAFFING),
    field('basis', '设立依据', 'Basis', text(200), 'public', STAFFING),
    field('address', '办公地址', 'Address', text(200), 'public', COMMITTEE),
    field('telephone', '办公电话', 'Telephone', { kind: 'telephone' }, 'public', COMMITTEE),
    field('remark', '备注', 'Remark', LONG_TEXT, 'internal', COMMITTEE),
  ],
};
