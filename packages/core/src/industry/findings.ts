import { defineFindings } from '../base/index.ts';

/**
 * What can be wrong with an industry code, a code set, a classification brought by a plan, or the answer to "which
 * position does this industry hold". Codes are stable; texts are rendered at the edge.
 */
const { catalogue, make } = defineFindings({
  'industry.malformed-code': {
    severity: 'error',
    text: {
      zh: '“{code}”不是 {edition} 的代码写法。',
      en: '“{code}” is not written as a code of {edition}.',
    },
    reason: {
      zh: '代码只认标准写法；全角数字、空格只在检索框中容许，不在记录中容许。',
      en: 'Only the standard form is read. Full-width digits and spaces are tolerated in a search box, not in a record.',
    },
    example: '34-51',
  },
  'industry.unknown-code': {
    severity: 'error',
    text: {
      zh: '{edition} 中没有代码“{code}”；最近的上级是 {nearest} {nearestZh}。',
      en: '{edition} has no code “{code}”; the nearest code above it is {nearest} {nearestEn}.',
    },
    reason: {
      zh: '查不到的代码不能匹配任何定位，也不能当作“未涉及”。',
      en: 'A code that does not exist can match no position, and must not be taken for an industry the plan leaves out.',
    },
    example: '3460',
  },
  'industry.no-such-branch': {
    severity: 'error',
    text: {
      zh: '{edition} 中没有代码“{code}”，也没有它的任何上级。',
      en: '{edition} has no code “{code}”, nor any code above it.',
    },
    example: '0099',
  },
  'industry.section-mismatch': {
    severity: 'error',
    text: {
      zh: '“{code}”的门类字母不对：{digits} 属于门类 {section}。',
      en: '“{code}” carries the wrong section letter: {digits} belongs to section {section}.',
    },
    reason: {
      zh: '字母与数字相左时，无从知道填报人要的是哪一个。',
      en: 'When letter and digits disagree nobody knows which one was meant.',
    },
    example: 'D3451',
  },
  'industry.wrong-edition': {
    severity: 'error',
    text: {
      zh: '代码“{code}”属于 {edition}，此处使用 {expected}；不同版本的代码不作比较。',
      en: 'Code “{code}” is of {edition}, but {expected} is used here; codes of different editions are not compared.',
    },
    reason: {
      zh: '同样的数字在不同版本中可以是不同行业：3451 在 2011 版为轴承，在 2017 版仅为滚动轴承。',
      en: 'The same digits can name different industries: 3451 is bearings in the 2011 edition and rolling bearings only in that of 2017.',
    },
    example: '{ edition: GB/T 4754-2011, code: 3451 }',
  },
  'industry.unknown-edition': {
    severity: 'error',
    text: {
      zh: '没有“{edition}”这一分类版本，无法读取代码“{code}”；可用的有：{known}。',
      en: 'There is no classification “{edition}” to read code “{code}” by; available: {known}.',
    },
    example: 'GB/T 4754',
  },
  'industry.changed-since-2011': {
    severity: 'warning',
    text: {
      zh: '“{code}”在 2011 版为“{meaningZh}”，可在 2017 版 {candidates} 中查找，由填报人确认后改码。',
      en: 'In the 2011 edition “{code}” is “{meaningEn}”; look among {candidates} of the 2017 edition and let the reporting person confirm.',
    },
    reason: {
      zh: '换版对照只作提示，机器不代为换码。',
      en: 'The correspondence is a hint; the machine recodes nobody.',
    },
    example: '3262',
  },
  'industry.code-too-coarse': {
    severity: 'warning',
    text: {
      zh: '代码“{code}”不够细：{finer} 另有规定，请填到小类。',
      en: 'Code “{code}” is too coarse: something else is said of {finer}. Give the code of the class.',
    },
    reason: {
      zh: '项目只报到中类时，不能替它选定小类。',
      en: 'When a project gives only a group, no class may be chosen for it.',
    },
    example: '345',
  },
  'industry.conflict': {
    severity: 'warning',
    text: {
      zh: '对“{code}”，以下定位同级而不同：{positions}。须由具名人员裁定并说明理由。',
      en: 'These positions stand equally on “{code}” and differ: {positions}. A named person has to decide and say why.',
    },
    example: 'pos-food-focus, pos-food-general',
  },
  'industry.not-addressed': {
    severity: 'warning',
    text: {
      zh: '规划未涉及“{code}”。未涉及不等于允许。',
      en: 'The plan does not address “{code}”. Not addressed does not mean allowed.',
    },
    example: '0111',
  },
  'industry.resolution-incomplete': {
    severity: 'error',
    text: {
      zh: '对“{chosen}”的裁定缺少{missingZh}，不予采用。',
      en: 'The resolution in favour of “{chosen}” lacks {missingEn} and is not used.',
    },
    reason: {
      zh: '裁定须写明何人、何日、何故，以及排除了哪些定位。',
      en: 'A resolution names who, which day, why, and the positions it sets aside.',
    },
    example: 'who: ""',
  },
  'industry.resolutions-contradict': {
    severity: 'error',
    text: {
      zh: '对同一冲突有互相矛盾的裁定：{chosen}。冲突仍未解决。',
      en: 'Resolutions of one conflict contradict each other: {chosen}. The conflict stands.',
    },
    example: 'pos-food-focus, pos-food-general',
  },
  'industry.dead-exception': {
    severity: 'warning',
    text: {
      zh: '排除的代码“{code}”不在任何所列代码之下，不起作用。',
      en: 'The exception “{code}” lies under no included code and does nothing.',
    },
    example: 'include: [59], except: [604]',
  },
  'industry.redundant-code': {
    severity: 'note',
    text: {
      zh: '代码“{code}”已包含在“{within}”之中。',
      en: 'Code “{code}” is already within “{within}”.',
    },
    example: 'include: [34, 3451]',
  },
  'industry.empty-set': {
    severity: 'error',
    text: {
      zh: '代码集没有列出任何代码。',
      en: 'The code set includes no code.',
    },
    example: 'include: []',
  },
  'industry.duplicate-entry': {
    severity: 'error',
    text: {
      zh: '分类“{edition}”中代码“{code}”出现不止一次。',
      en: 'Classification “{edition}” holds code “{code}” more than once.',
    },
    example: '2811, 2811',
  },
  'industry.malformed-entry': {
    severity: 'error',
    text: {
      zh: '分类“{edition}”的代码“{code}”写法不可用：只可用大写拉丁字母、数字、点和连字符。',
      en: 'Code “{code}” of classification “{edition}” cannot be used: only capital Latin letters, digits, points and hyphens.',
    },
    example: '２８１１',
  },
  'industry.orphan-entry': {
    severity: 'error',
    text: {
      zh: '分类“{edition}”中，代码“{code}”的上级“{parent}”不存在，或上下级成环。',
      en: 'In classification “{edition}” the parent “{parent}” of code “{code}” does not exist, or the chain runs in a circle.',
    },
    example: 'code: 281, parent: Z',
  },
  'industry.unnamed-entry': {
    severity: 'error',
    text: {
      zh: '分类“{edition}”的代码“{code}”没有名称。',
      en: 'Code “{code}” of classification “{edition}” has no name.',
    },
    example: 'code: 2811',
  },
  'industry.edition-reserved': {
    severity: 'error',
    text: {
      zh: '“{edition}”是内置分类或空名，不能另行提供。',
      en: '“{edition}” is built in, or empty, and cannot be brought along.',
    },
    example: 'GB/T 4754-2017/1',
  },
  'industry.strategic-partly': {
    severity: 'note',
    text: {
      zh: '“{code}”只有一部分属于战略性新兴产业（{entries}），产品是否在内须由人认定。',
      en: 'Only part of “{code}” belongs to the strategic emerging industries ({entries}); a person decides whether the product does.',
    },
    example: '3240',
  },
});

/** The closed catalogue of findings of this area. */
export const industryFindings = catalogue;
/** Makes a finding of {@link industryFindings}. */
export const makeIndustryFinding = make;
