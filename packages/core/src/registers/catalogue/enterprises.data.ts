import type { RegisterDefinition } from '../definition.ts';

const MARKET = { zh: '市场监管登记', en: 'Market regulation register' };
const STATISTICS = { zh: '统计部门', en: 'Statistics office' };

/** Enterprises of the zone (企业台账). */
export const enterprises: RegisterDefinition = {
  id: 'enterprises',
  name: { zh: '企业', en: 'Enterprises' },
  noun: { zh: '企业', en: 'enterprise' },
  about: {
    zh: '在开发区登记或经营的企业：身份、行业、园区、规模。',
    en: 'Enterprises registered or working in the zone: identity, industry, park, size.',
  },
  titleField: 'name',
  keyFields: ['creditCode'],
  geometryField: 'location',
  enterpriseField: 'id',
  columns: ['name', 'creditCode', 'industry', 'park', 'state', 'employees'],
  isPublic: true,
  fields: [
    {
      id: 'name',
      label: { zh: '企业名称', en: 'Name' },
      type: { kind: 'text', maxLength: 120 },
      required: true,
      sensitivity: 'public',
      source: MARKET,
    },
    {
      id: 'creditCode',
      label: { zh: '统一社会信用代码', en: 'Unified social credit code' },
      type: { kind: 'credit-code' },
      required: true,
      sensitivity: 'public',
      source: MARKET,
    },
    {
      id: 'industry',
      label: { zh: '行业', en: 'Industry' },
      type: { kind: 'industry' },
      sensitivity: 'public',
      source: STATISTICS,
    },
    {
      id: 'park',
      label: { zh: '园区', en: 'Park' },
      type: { kind: 'plan-thing', of: 'park' },
      sensitivity: 'public',
      source: { zh: '管委会', en: 'Management committee' },
    },
    {
      id: 'state',
      label: { zh: '经营状态', en: 'State' },
      type: {
        kind: 'choice',
        options: [
          { id: 'operating', label: { zh: '在营', en: 'Operating' } },
          { id: 'suspended', label: { zh: '停产', en: 'Suspended' } },
          { id: 'closed', label: { zh: '注销', en: 'Closed' } },
        ],
      },
      sensitivity: 'public',
      source: MARKET,
    },
    {
      id: 'employees',
      label: { zh: '从业人数', en: 'Employees' },
      type: { kind: 'integer', unit: { zh: '人', en: 'persons' }, min: 0 },
      sensitivity: 'internal',
      source: STATISTICS,
    },
    {
      id: 'location',
      label: { zh: '位置', en: 'Location' },
      type: { kind: 'geometry', shape: 'point' },
      sensitivity: 'public',
      source: { zh: '管委会', en: 'Management committee' },
    },
  ],
};
