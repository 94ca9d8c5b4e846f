import type { RegisterDefinition } from '../definition.ts';
import { choice, count, DAY, field, hint, LONG_TEXT, record, records, required, text, YES_NO } from './field.ts';
import { COMMITTEE } from './offices.data.ts';

const STAFFING = { zh: '岗位设置方案', en: 'Scheme of posts' };
const CONTRACT = { zh: '聘任合同', en: 'Contract of appointment' };

/** Posts of committee and company with their duties and terms (岗位台账). */
export const posts: RegisterDefinition = {
  id: 'posts',
  name: { zh: '岗位', en: 'Posts' },
  noun: { zh: '岗位', en: 'post' },
  about: {
    zh: '管委会与公司的岗位：职责、聘任方式、任期、不相容岗位。任职人属个人信息。',
    en: 'Posts of committee and company: duties, kind of appointment, term, posts that exclude each other. Who holds one is personal.',
  },
  titleField: 'name',
  keyFields: ['number'],
  columns: ['name', 'organisation', 'appointment', 'termFrom', 'termUntil', 'filled'],
  isPublic: true,
  fields: [
    field('number', '岗位编号', 'Number', text(40), 'public', STAFFING, required()),
    field('name', '岗位名称', 'Name', text(), 'public', STAFFING, required()),
    field('organisation', '所属机构', 'Organisation', record('organisations'), 'public', STAFFING, required()),
    field('duties', '岗位职责', 'Duties', LONG_TEXT, 'public', STAFFING),
    field('reportsTo', '上级岗位', 'Reports to', record('posts'), 'public', STAFFING),
    field('headcount', '职数', 'Number of such posts', count('人', 'persons'), 'public', STAFFING),
    field('filled', '在岗人数', 'Filled', count('人', 'persons'), 'public', COMMITTEE),
    field(
      'appointment',
      '聘任方式',
      'Kind of appointment',
      choice(
        ['appointed', '聘任制', 'Appointed for a term'],
        ['commissioned', '委任制', 'Commissioned'],
        ['seconded', '挂职（借调）', 'Seconded'],
        ['company-contract', '公司劳动合同', 'Employed by the company'],
      ),
      'public',
      STAFFING,
    ),
    field(
      'publicPower',
      '行使公权力',
      'Exercises public power',
      YES_NO,
      'public',
      STAFFING,
      hint(
        '承担许可、评审、处罚等管理职责；公司岗位不得行使。',
        'Licensing, review, penalties and the like; posts of the company may not.',
      ),
    ),
    field(
      'excludes',
      '不相容岗位',
      'Not to be held together with',
      records('posts'),
      'public',
      STAFFING,
      hint('同一人不得兼任的岗位，如申报与审核。', 'Posts one person may not hold together, such as submitting and approving.'),
    ),
    field('holder', '任职人', 'Holder', text(60), 'personal', CONTRACT),
    field('termFrom', '任期起', 'Term from', DAY, 'internal', CONTRACT),
    field('termUntil', '任期止', 'Term until', DAY, 'internal', CONTRACT),
    field('remark', '备注', 'Remark', LONG_TEXT, 'internal', COMMITTEE),
  ],
};
