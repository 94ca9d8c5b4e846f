import type { RegisterDefinition } from '../definition.ts';
import { choice, DAY, field, hint, LONG_TEXT, record, required, text } from './field.ts';
import { COMMITTEE, SCIENCE } from './offices.data.ts';

/** Certificates of high-tech enterprises (高新技术企业证书台账). */
export const highTechCertificates: RegisterDefinition = {
  id: 'high-tech-certificates',
  name: { zh: '高新技术企业证书', en: 'High-tech certificates' },
  noun: { zh: '高新技术企业证书', en: 'high-tech certificate' },
  about: {
    zh: '一证一条：一家企业历次认定各有一条；在某日是否有效由日期算出，不另填“有效”。',
    en: 'One per certificate: an enterprise has one for each time it was recognised. Whether it is valid on a day follows from its days; nobody types “valid”.',
  },
  titleField: 'number',
  keyFields: ['number'],
  enterpriseField: 'enterprise',
  columns: ['number', 'enterprise', 'technology', 'issuedOn', 'validUntil', 'withdrawnOn'],
  isPublic: true,
  fields: [
    field(
      'number',
      '证书编号',
      'Certificate number',
      text(40),
      'public',
      SCIENCE,
      required('“GR”加年份、省份代码和序号。', '“GR” with year, province and serial number.'),
    ),
    field('enterprise', '企业', 'Enterprise', record('enterprises'), 'public', SCIENCE, required()),
    field(
      'technology',
      '技术领域',
      'Field of technology',
      choice(
        ['electronics', '电子信息', 'Electronics and information'],
        ['biology-medicine', '生物与新医药', 'Biology and new medicine'],
        ['aerospace', '航空航天', 'Aerospace'],
        ['new-materials', '新材料', 'New materials'],
        ['services', '高技术服务', 'High-tech services'],
        ['energy', '新能源与节能', 'New energy and energy saving'],
        ['environment', '资源与环境', 'Resources and environment'],
        ['manufacturing', '先进制造与自动化', 'Advanced manufacturing and automation'],
      ),
      'public',
      SCIENCE,
      hint(
        '国家重点支持的高新技术领域中的一个（国科发火〔2016〕32号附件）。',
        'One of the fields the state supports (annex to 国科发火〔2016〕32号).',
      ),
    ),
    field('issuedOn', '发证日期', 'Issued on', DAY, 'public', SCIENCE, required()),
    field(
      'validUntil',
      '有效期至',
      'Valid until',
      DAY,
      'public',
      SCIENCE,
      required(
        '有效期自颁发证书之日起三年（高新技术企业认定管理办法第九条）；此日为仍有效的最后一日。',
        'Three years from the day of issue (Measures on recognising high-tech enterprises, art. 9); this is the last day on which it is valid.',
      ),
    ),
    field(
      'withdrawnOn',
      '取消资格日期',
      'Withdrawn on',
      DAY,
      'public',
      SCIENCE,
      hint('被取消高新技术企业资格的，自此日起不计。', 'From this day on it does not count.'),
    ),
    field('withdrawnReason', '取消原因', 'Why withdrawn', LONG_TEXT, 'internal', SCIENCE),
    field('issuer', '认定机构', 'Recognised by', text(), 'public', SCIENCE),
    field('batch', '公告批次', 'Batch announced', text(80), 'public', SCIENCE),
    field('remark', '备注', 'Remark', LONG_TEXT, 'internal', COMMITTEE),
  ],
};
