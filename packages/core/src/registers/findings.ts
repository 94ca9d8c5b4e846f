import { defineFindings, type FindingCatalogue } from '../base/index.ts';
import { planFieldCatalogue } from './plan-field-findings.ts';

const values = defineFindings({
  'register.required': {
    severity: 'warning',
    text: { zh: '“{fieldZh}”未填。', en: '“{fieldEn}” is not filled in.' },
  },
  'register.unknown-field': {
    severity: 'error',
    text: { zh: '此台账没有“{id}”这一项。', en: 'This register has no field “{id}”.' },
  },
  'register.placeholder': {
    severity: 'warning',
    text: {
      zh: '“{fieldZh}”写作“{written}”，不是内容，按未填处理。',
      en: '“{fieldEn}” says “{written}”, which is no content; it counts as not filled in.',
    },
  },
  'register.not-text': {
    severity: 'error',
    text: { zh: '“{fieldZh}”应为文字。', en: '“{fieldEn}” has to be text.' },
  },
  'register.too-long': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”有 {length} 个字符，最多 {limit} 个。',
      en: '“{fieldEn}” has {length} characters; at most {limit} are kept.',
    },
  },
  'register.line-break': {
    severity: 'error',
    text: { zh: '“{fieldZh}”只能写一行。', en: '“{fieldEn}” has to stand on one line.' },
  },
  'register.control-character': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”含有不可见的控制字符。',
      en: '“{fieldEn}” contains control characters, which cannot be seen.',
    },
  },
  'register.not-integer': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”应为整数，写的是“{written}”。',
      en: '“{fieldEn}” has to be a whole number; it says “{written}”.',
    },
  },
  'register.not-number': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”应为数字，写的是“{written}”。',
      en: '“{fieldEn}” has to be a number; it says “{written}”.',
    },
  },
  'register.decimal-as-number': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”须以十进制文字传送（如 "12.50"），不能用 JSON 数字，以免失真。',
      en: '“{fieldEn}” has to be sent as decimal text such as "12.50"; a JSON number may lose digits.',
    },
  },
  'register.separators-in-doubt': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”写作“{written}”：逗号是千分位还是小数点，无法判断。',
      en: '“{fieldEn}” says “{written}”: the comma may group thousands or stand for the point.',
    },
  },
  'register.out-of-range': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”为 {value}，应在 {min} 与 {max} 之间。',
      en: '“{fieldEn}” is {value}; it has to lie between {min} and {max}.',
    },
  },
  'register.too-many-places': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”最多保留 {places} 位小数，写的是 {value}。',
      en: '“{fieldEn}” keeps at most {places} decimal places; it says {value}.',
    },
  },
  'register.rounded': {
    severity: 'warning',
    text: {
      zh: '“{fieldZh}”写作“{written}”，折合不能以 {places} 位小数表示，按 {value}{unitZh} 收录。',
      en: '“{fieldEn}” says “{written}”, which {places} decimal places cannot hold; kept as {value} {unitEn}.',
    },
  },
  'register.unit-unknown': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”写作“{written}”，单位“{unit}”不认识；可用：{known}。',
      en: '“{fieldEn}” says “{written}”; the unit “{unit}” is not known. Known are: {known}.',
    },
  },
  'register.unit-differs': {
    severity: 'warning',
    text: {
      zh: '“{fieldZh}”本栏单位为{columnZh}，此处写明“{unitZh}”，按写明的单位读取。',
      en: '“{fieldEn}” is in {columnEn} in this column, but “{unitEn}” is written here; read as written.',
    },
  },
  'register.not-day': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”应为日期（如 2024-03-15），写的是“{written}”。',
      en: '“{fieldEn}” has to be a day such as 2024-03-15; it says “{written}”.',
    },
  },
  'register.no-such-day': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”写作“{written}”，历法上没有这一天。',
      en: '“{fieldEn}” says “{written}”; the calendar has no such day.',
    },
  },
  'register.day-incomplete': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”写作“{written}”，缺少日（或月）。',
      en: '“{fieldEn}” says “{written}”; the day (or month) is missing.',
    },
  },
  'register.day-order': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”写作“{written}”，年月日的次序或年份不明，请写成 2024-03-15。',
      en: '“{fieldEn}” says “{written}”; order or century are not clear. Write 2024-03-15.',
    },
  },
  'register.day-serial': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”写作“{written}”，像是电子表格的日期序号；请把该列设为日期格式。',
      en: '“{fieldEn}” says “{written}”, which looks like the serial number of a spreadsheet; format the column as dates.',
    },
  },
  'register.day-time': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”写作“{written}”，此处只记日期，不记钟点。',
      en: '“{fieldEn}” says “{written}”; a day is kept here, not an hour.',
    },
  },
  'register.not-year': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”应为四位年份，写的是“{written}”。',
      en: '“{fieldEn}” has to be a year of four digits; it says “{written}”.',
    },
  },
  'register.not-yes-no': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”应填“是”或“否”，写的是“{written}”。',
      en: '“{fieldEn}” has to be yes or no; it says “{written}”.',
    },
  },
  'register.not-choice': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”没有“{written}”这一选项；可选：{knownZh}。',
      en: '“{fieldEn}” has no option “{written}”. There are: {knownEn}.',
    },
  },
  'register.not-list': {
    severity: 'error',
    text: { zh: '“{fieldZh}”应为一组值。', en: '“{fieldEn}” has to be a list.' },
  },
  'register.industry-form': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”应写明行业分类版本与代码。',
      en: '“{fieldEn}” has to name an edition of the classification and a code.',
    },
  },
  'register.industry-unknown': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”：“{written}”不是 {edition} 的代码或名称。',
      en: '“{fieldEn}”: “{written}” is neither a code nor a name of {edition}.',
    },
  },
  'register.edition-unknown': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”：没有“{edition}”这一行业分类版本。',
      en: '“{fieldEn}”: there is no edition “{edition}” of an industry classification.',
    },
  },
  'register.industry-ambiguous': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”：“{written}”可指 {codes}，请写代码。',
      en: '“{fieldEn}”: “{written}” may mean {codes}; write the code.',
    },
  },
  'register.industry-zero-lost': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”写作“{written}”，可能是丢了开头 0 的 {whole}。请把该列设为文本并写足四位，或在代码后写上名称。',
      en: '“{fieldEn}” says “{written}”, which may be {whole} without its leading zero. Format the column as text and write four digits, or write the name behind the code.',
    },
  },
  'register.industry-name-differs': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”写作“{written}”，而 {code} 的名称是“{name}”；代码与名称不符。',
      en: '“{fieldEn}” says “{written}”, but {code} is called “{name}”: code and name disagree.',
    },
  },
  'register.credit-code-form': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”应为 18 位统一社会信用代码（不用 I、O、S、V、Z），写的是“{written}”。',
      en: '“{fieldEn}” has to be a credit code of 18 characters without I, O, S, V, Z; it says “{written}”.',
    },
  },
  'register.credit-code-check': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”{written} 的校验码不符：前 17 位对应 {expected}，写的是 {found}；某一位有误。',
      en: '“{fieldEn}” {written} fails its check: the first 17 characters ask for {expected}, not {found}. One of them is wrong.',
    },
  },
  'register.division-code-form': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”应为六位行政区划代码（GB/T 2260），写的是“{written}”。',
      en: '“{fieldEn}” has to be a division code of six digits (GB/T 2260); it says “{written}”.',
    },
  },
  'register.telephone-form': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”写作“{written}”，不是电话号码。',
      en: '“{fieldEn}” says “{written}”, which is no telephone number.',
    },
  },
  'register.web-address-form': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”应以 http:// 或 https:// 开头，写的是“{written}”。',
      en: '“{fieldEn}” has to begin with http:// or https://; it says “{written}”.',
    },
  },
  'register.record-form': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”应为另一条记录的标识。',
      en: '“{fieldEn}” has to be the identifier of another record.',
    },
  },
  'register.record-unknown': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”：台账“{register}”中没有“{written}”。',
      en: '“{fieldEn}”: the register “{register}” has no “{written}”.',
    },
  },
  'register.record-ambiguous': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”：“{written}”可指 {count} 条记录，请写代码或标识。',
      en: '“{fieldEn}”: “{written}” may mean {count} records; write the code or identifier.',
    },
  },
  'register.plan-thing-unknown': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”：规划中没有“{written}”。',
      en: '“{fieldEn}”: the plan has no “{written}”.',
    },
  },
  'register.plan-thing-ambiguous': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”：规划中“{written}”不止一个（{ids}），请写标识。',
      en: '“{fieldEn}”: the plan has more than one “{written}” ({ids}); write the identifier.',
    },
  },
  'register.geometry-form': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”不是可读的图形：应为 WKT、经纬度，或格网坐标。',
      en: '“{fieldEn}” is no shape that can be read: WKT, longitude and latitude, or grid coordinates.',
    },
  },
  'register.geometry-shape': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”应为{wantedZh}，给出的是{foundZh}。',
      en: '“{fieldEn}” has to be {wantedEn}, not {foundEn}.',
    },
  },
  'register.pictures-form': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”应为已上传图片的摘要值。',
      en: '“{fieldEn}” has to name uploaded pictures by their hashes.',
    },
  },
  'register.quota-exceeded': {
    severity: 'error',
    text: {
      zh: '“{group}”项下自 {day} 起已用 {used}，超过批准的 {granted}（基本单位）。',
      en: 'Under “{group}” {used} would be used from {day} on, more than the {granted} granted (base unit).',
    },
  },
  'register.reshape-area': {
    severity: 'error',
    text: {
      zh: '分割合并前面积合计 {before} m²，之后 {after} m²，相差 {difference} m²；面积须一致。',
      en: 'Before, the areas sum to {before} m², afterwards to {after} m²: a difference of {difference} m². They have to agree.',
    },
  },
  'register.reshape-area-missing': {
    severity: 'error',
    text: {
      zh: '新宗地须写明证载面积，面积合计才能前后一致。',
      en: 'A new parcel needs its area by title, or the sums before and afterwards cannot agree.',
    },
  },
  'register.reshape-parent-area': {
    severity: 'error',
    text: {
      zh: '原宗地未填证载面积，请先补填。',
      en: 'A parcel that is split or merged has no area by title; fill it in first.',
    },
  },
  'register.reshape-later': {
    severity: 'error',
    text: {
      zh: '原宗地自{day}起面积另有变化或已终止。请把分割合并的日期定在那天或之后，或先更正那天的记录。',
      en: 'From {day} on a parcel that is split or merged has another area, or is no more. Choose that day or a later one, or correct what stands there first.',
    },
  },
  'register.reshape-shape': {
    severity: 'warning',
    text: {
      zh: '按界址计算，新宗地合计比原宗地多 {difference} m²（负数为少）；请核对界址。',
      en: 'By their bounds the new parcels together have {difference} m² more than the old ones (less when negative); look at the bounds.',
    },
  },
  'register.reshape-shape-missing': {
    severity: 'warning',
    text: {
      zh: '原宗地有界址，新宗地未全部给出界址。',
      en: 'The old parcels have bounds; not all of the new ones do.',
    },
  },
  'register.state-differs': {
    severity: 'error',
    text: {
      zh: '台账“{register}”的记录 {record}：第 {seq} 号留痕所成的状态与变更日志不符。',
      en: 'Record {record} of the register “{register}”: its state of entry {seq} is not what the log of changes amounts to.',
    },
  },
  'register.change-loose': {
    severity: 'error',
    text: {
      zh: '台账“{register}”的记录 {record}：所写的第 {seq} 号留痕不存在，或不是变更。',
      en: 'Record {record} of the register “{register}” names entry {seq}, which does not exist or is no change.',
    },
  },
  'register.filter-field': {
    severity: 'error',
    text: { zh: '不能按“{id}”筛选或排序。', en: 'Records cannot be filtered or sorted by “{id}”.' },
  },
  'register.filter-operator': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”不能用“{operator}”筛选。',
      en: '“{fieldEn}” cannot be filtered by “{operator}”.',
    },
  },
  'register.filter-value': {
    severity: 'error',
    text: {
      zh: '“{fieldZh}”的筛选值“{written}”不适用。',
      en: '“{written}” is no value that “{fieldEn}” can be filtered by.',
    },
  },
});

/** Everything this area finds: in values, in records, in what is asked of them, in fields a package adds. */
export const registerCatalogue: FindingCatalogue = { ...values.catalogue, ...planFieldCatalogue };

/** Makes a finding about values, records or questions. */
export const registerFinding = values.make;
