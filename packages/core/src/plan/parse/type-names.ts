import type { Bilingual } from '../../base/index.ts';

const types: Readonly<Record<string, Bilingual>> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '键值表', en: 'a mapping' },
  record: { zh: '键值表', en: 'a mapping' },
  null: { zh: '空', en: 'nothing' },
  undefined: { zh: '空', en: 'nothing' },
};

/** The name of a kind of value, as an author knows it. */
export function typeName(type: string): Bilingual {
  return types[type] ?? { zh: type, en: type };
}

/** Forms of text by the pattern or check that the schemas use for them. */
const formats: readonly { readonly when: string; readonly name: Bilingual }[] = [
  {
    when: '[a-z0-9._-]{0,79}',
    name: {
      zh: '标识：以小写字母开头，其后为小写字母、数字、“.”“-”“_”',
      en: 'an identifier: a lower-case letter, then lower-case letters, digits, ".", "-" or "_"',
    },
  },
  {
    when: '[a-z0-9_]{0,63}',
    name: {
      zh: '可用于表达式的名称：以小写字母开头，其后为小写字母、数字、“_”',
      en: 'a name for expressions: a lower-case letter, then lower-case letters, digits or "_"',
    },
  },
  {
    when: '[0-9a-f]{64}',
    name: { zh: '64 位十六进制指纹', en: 'a hash of 64 hexadecimal digits' },
  },
  { when: 'R-[A-Z]', name: { zh: 'R-LAND-012 形式的规则编号', en: 'a rule id such as R-LAND-012' } },
  {
    when: 'calendar day',
    name: { zh: '存在的日期，写作 YYYY-MM-DD', en: 'an existing day in the form YYYY-MM-DD' },
  },
  { when: '[+-]?\\d+', name: { zh: '十进制数，如 50 或 0.8', en: 'a decimal number such as 50 or 0.8' } },
  { when: 'decimal', name: { zh: '十进制数，如 50 或 0.8', en: 'a decimal number such as 50 or 0.8' } },
  {
    when: 'layers\\/',
    name: {
      zh: 'layers/ 下的 .grid.json 或 .geojson 文件',
      en: 'a .grid.json or .geojson file under layers/',
    },
  },
  {
    when: 'EPSG',
    name: { zh: 'EPSG:4490 形式的坐标系、CRS84 或 grid', en: 'a CRS such as EPSG:4490, CRS84 or grid' },
  },
  { when: '\\d{6}', name: { zh: '六位行政区划代码', en: 'a division code of six digits' } },
  { when: '[A-Z]{2}$', name: { zh: '两个大写字母的国家代码', en: 'a country code of two capital letters' } },
  {
    when: '[A-Z]{3}$',
    name: { zh: '三个大写字母的货币代码', en: 'a currency code of three capital letters' },
  },
  { when: 'url', name: { zh: '完整的网址', en: 'a complete URL' } },
  { when: 'ring', name: { zh: '成对的整数格网坐标', en: 'pairs of whole grid coordinates' } },
];

/** The name of a form of text, from the pattern, format name or message by which a schema checks it. */
export function formatName(check: string): Bilingual {
  return formats.find(({ when }) => check.includes(when))?.name ?? { zh: check, en: check };
}
