import type { FindingDefinition } from '../base/index.ts';

/** What can be wrong with, or has to be asked about, a list of coordinates in text. */
export const coordinateListCatalogue = {
  'coordinates.empty': {
    severity: 'error',
    text: { zh: '没有读到坐标。', en: 'No coordinates were found.' },
  },
  'coordinates.unreadable-line': {
    severity: 'error',
    text: {
      zh: '第 {row} 行不是一对坐标：“{text}”。',
      en: 'Row {row} is not a pair of coordinates: “{text}”.',
    },
  },
  'coordinates.third-value-dropped': {
    severity: 'note',
    text: {
      zh: '有 {count} 行带第三个数值（如高程），未采用。',
      en: '{count} rows carry a third value, such as a height; it is not used.',
    },
  },
  'coordinates.wrong-encoding': {
    severity: 'warning',
    text: {
      zh: '文本中有无法解码的字符，文件可能是 GBK 编码；坐标不受影响，名称可能有误。',
      en: 'The text holds characters that could not be decoded; the file may be GBK. Names may be damaged.',
    },
  },
  'coordinates.mixed-systems': {
    severity: 'error',
    text: {
      zh: '第 {row} 行与前面的坐标不是同一种写法（带号、位数或度与米不同）。',
      en: 'Row {row} is not written like the rows before it (zone number, digits, or degrees and metres differ).',
    },
  },
  'coordinates.which-reading': {
    severity: 'error',
    text: {
      zh: '这些坐标有 {count} 种可能的读法，请指明坐标系和坐标顺序：{candidates}。',
      en: 'These coordinates can be read in {count} ways. Please say which system and order they are in: {candidates}.',
    },
    reason: {
      zh: '坐标顺序和带号猜错会把地块放到别处，所以不猜。',
      en: 'A wrong guess of axis order or zone puts the plot somewhere else, so none is made.',
    },
  },
  'coordinates.unknown-system': {
    severity: 'error',
    text: {
      zh: '看不出坐标 {place} 属于哪个坐标系：既不是经纬度，也不是 CGCS2000 高斯投影坐标；可能是地方独立坐标系。',
      en: 'The system of {place} is not recognised: neither degrees nor CGCS2000 Gauss-Krüger metres. It may be a local system.',
    },
  },
  'coordinates.header-disagrees': {
    severity: 'error',
    text: {
      zh: '文件头写的{field}是“{header}”，坐标却像{seen}；请确认哪个对。',
      en: 'The header gives {field} as “{header}”, but the coordinates look like {seen}. Please confirm which is right.',
    },
  },
  'coordinates.datum-not-cgcs2000': {
    severity: 'error',
    text: {
      zh: '文件头的坐标系是“{header}”，不是 2000 国家大地坐标系；需先由测绘单位转换。',
      en: 'The header names the system “{header}”, not CGCS2000. A surveyor has to transform it first.',
    },
  },
  'coordinates.area-disagrees': {
    severity: 'warning',
    text: {
      zh: '地块“{plot}”写明面积 {stated}，按坐标计算为 {computedM2} 平方米，按公顷、平方米、亩都对不上。',
      en: 'Plot “{plot}” states an area of {stated}; its coordinates give {computedM2} m², which fits neither hectares, m² nor mu.',
    },
  },
  'coordinates.area-unit': {
    severity: 'note',
    text: {
      zh: '地块“{plot}”写明的面积 {stated} 是按{unitZh}计的。',
      en: 'The area {stated} stated for plot “{plot}” is in {unitEn}.',
    },
  },
  'coordinates.point-count': {
    severity: 'warning',
    text: {
      zh: '地块“{plot}”写明 {stated} 个界址点，读到 {read} 个。',
      en: 'Plot “{plot}” states {stated} points; {read} were read.',
    },
  },
} satisfies Record<string, FindingDefinition>;
