import type { FindingDefinition } from '../base/index.ts';

/** What can be wrong with, or has to be asked about, a list of coordinates in text. */
export const coordinateListCatalogue = {
  'coordinates.empty': {
    severity: 'error',
    text: {
      zh: '没有读到坐标。',
      en: 'No coordinates were found.',
    },
  },
  'coordinates.unreadable-line': {
    severity: 'error',
    text: {
      zh: '这一行不是一对坐标：“{text}”。',
      en: 'This line is not a pair of coordinates: “{text}”.',
    },
  },
  'coordinates.more-unreadable': {
    severity: 'error',
    text: {
      zh: '另有 {count} 行不是坐标，未逐行列出。',
      en: 'Lines that are no coordinates and are not listed one by one: {count} more.',
    },
  },
  'coordinates.too-long': {
    severity: 'error',
    text: {
      zh: '文本有 {count} 行，超过上限 {limit} 行，没有读取。',
      en: 'The text has {count} lines; the limit is {limit}. It was not read.',
    },
  },
  'coordinates.garbled': {
    severity: 'error',
    text: {
      zh: '文本里有解不出的字符，可能是用错了编码（国土文件常用 GBK），文件头可能因此被漏读。',
      en: 'The text holds characters that could not be decoded; the encoding may be wrong (land files are often GBK), and a header may have been missed.',
    },
  },
  'coordinates.other-datum': {
    severity: 'error',
    text: {
      zh: '文件头写的坐标系是“{datum}”，不是 2000 国家大地坐标系，因此没有读取坐标。请先请测绘单位转换到 2000 国家大地坐标系。',
      en: 'The header names the system “{datum}”, which is not CGCS2000, so no coordinates were read. Have a surveyor convert them to CGCS2000 first.',
    },
  },
  'coordinates.header-unknown': {
    severity: 'error',
    text: {
      zh: '文件头“{key}”的值“{value}”不认识，无法确定坐标怎么读。',
      en: 'The header “{key}” has the value “{value}”, which is not known, so it is not certain how to read the coordinates.',
    },
  },
  'coordinates.header-unused': {
    severity: 'note',
    text: {
      zh: '文件头“{key}”（{value}）没有采用，坐标按原样读取。',
      en: 'The header “{key}” ({value}) is not used; the coordinates are read as they stand.',
    },
  },
  'coordinates.width-differs': {
    severity: 'error',
    text: {
      zh: '带号 {zone} 不属于写明的 {width} 度分带；请确认带号和分带。',
      en: 'Zone number {zone} is not one of the stated {width}-degree zones. Please confirm zone and width.',
    },
  },
  'coordinates.metres-look-like-degrees': {
    severity: 'warning',
    text: {
      zh: '文件头写的计量单位是米，坐标 {first}, {second} 却像经纬度；请确认读法。',
      en: 'The header says metres, but {first}, {second} looks like degrees. Please confirm the reading.',
    },
  },
  'coordinates.degrees-look-like-metres': {
    severity: 'warning',
    text: {
      zh: '文件头写的计量单位是度，坐标 {first}, {second} 却像以米计的平面坐标；请确认读法。',
      en: 'The header says degrees, but {first}, {second} looks like plane coordinates in metres. Please confirm the reading.',
    },
  },
  'coordinates.plot-empty': {
    severity: 'error',
    text: {
      zh: '地块“{plot}”没有界址点。',
      en: 'Plot “{plot}” has no points.',
    },
  },
  'coordinates.plot-differs': {
    severity: 'error',
    text: {
      zh: '地块“{plot}”的坐标顺序、带号或单位与其他地块不同；请改成一致再读。',
      en: 'Plot “{plot}” is written in another axis order, zone or unit than the rest. Please make them agree.',
    },
  },
  'coordinates.point-differs': {
    severity: 'error',
    text: {
      zh: '坐标 {first}, {second} 的顺序、带号或单位与同一地块的其他点不同。',
      en: '{first}, {second} is written in another axis order, zone or unit than the other points of its plot.',
    },
  },
  'coordinates.area-unit': {
    severity: 'warning',
    text: {
      zh: '地块“{plot}”写明面积 {stated}，没有单位；算得 {area} 平方米，按{unitZh}才相符（格式规定为公顷）。请确认单位。',
      en: 'Plot “{plot}” states an area of {stated} without a unit; the points enclose {area} m², which agrees only if it is in {unitEn} (the format means hectares). Please confirm the unit.',
    },
  },
  'coordinates.area-disagrees': {
    severity: 'warning',
    text: {
      zh: '地块“{plot}”写明面积 {stated}，算得 {area} 平方米（{hectares} 公顷，{mu} 亩），按哪个单位都不相符。',
      en: 'Plot “{plot}” states an area of {stated}; the points enclose {area} m² ({hectares} ha, {mu} mu). They agree in no unit.',
    },
  },
  'coordinates.choice-impossible': {
    severity: 'error',
    text: {
      zh: '这些坐标不能按“{choice}”读：不合数值，或离本区太远。',
      en: 'These coordinates cannot be read as “{choice}”: the numbers do not fit it, or would lie too far from the zone.',
    },
  },
  'coordinates.count-differs': {
    severity: 'warning',
    text: {
      zh: '地块“{plot}”写明 {stated} 个界址点，读到 {found} 个。',
      en: 'Plot “{plot}” states {stated} points; {found} were read.',
    },
  },
  'coordinates.zone-differs': {
    severity: 'error',
    text: {
      zh: '文件头写的带号是 {stated}，坐标自带的带号是 {found}；请确认哪个对。',
      en: 'The header gives zone number {stated}, but the coordinates carry {found}. Please confirm which is right.',
    },
  },
  'coordinates.ask-reading': {
    // A question, not a fault: it can be answered, and only then is there a reading.
    severity: 'warning',
    text: {
      zh: '这些坐标可能的读法有 {count} 种，请指明坐标系和坐标顺序。',
      en: 'Possible readings of these coordinates: {count}. Please say which system and order they are in.',
    },
  },
} satisfies Record<string, FindingDefinition>;
