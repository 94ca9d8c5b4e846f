import { defineFindings } from '../base/index.ts';

/** What can be wrong with an input that is to be screened and with a parcel in it, beside the faults of its geometry. */
export const screenFindings = defineFindings({
  'screen.head-not-json': {
    severity: 'error',
    text: {
      zh: '文件开头不是可读的 JSON。',
      en: 'The file does not begin as readable JSON.',
    },
  },
  'screen.crs-member': {
    severity: 'error',
    text: {
      zh: '文件自带 crs 成员（旧式 GeoJSON），请去掉它，另行指明坐标系。',
      en: 'The file carries a crs member (GeoJSON of old); take it out and name the coordinate system beside it.',
    },
  },
  'screen.other-frame': {
    severity: 'error',
    text: {
      zh: '图层的坐标框架与规划包不同。',
      en: 'The frame of the layer is not that of the package.',
    },
  },
  'screen.not-collection': {
    severity: 'error',
    text: {
      zh: '应为 GeoJSON FeatureCollection 或图层文件，且 type 或 format 写在 features 之前。',
      en: 'A GeoJSON FeatureCollection or a layer file is expected, with type or format before features.',
    },
  },
  'screen.too-large': {
    severity: 'error',
    text: { zh: '第 {number} 个要素超过 64 MB。', en: 'Feature {number} is larger than 64 MB.' },
  },
  'screen.not-utf8': {
    severity: 'error',
    text: {
      zh: '第 {number} 个要素不是 UTF-8 文本（是否为 GBK？）。',
      en: 'Feature {number} is not UTF-8 text (is it GBK?).',
    },
  },
  'screen.no-features': {
    severity: 'error',
    text: {
      zh: '文件里没有要素列表 features，或其中第 {number} 项不是要素。',
      en: 'The file holds no list of features, or its member {number} is none.',
    },
  },
  'screen.ended-early': {
    severity: 'error',
    text: { zh: '文件在第 {number} 个要素之后中断。', en: 'The file breaks off after feature {number}.' },
  },
  'screen.more-than-one': {
    severity: 'error',
    text: { zh: '文件含有不止一个要素列表。', en: 'The file holds more than one list of features.' },
  },
  'screen.not-json': {
    severity: 'error',
    text: { zh: '不是可读的 JSON。', en: 'Not readable JSON.' },
  },
  'screen.not-feature': {
    severity: 'error',
    text: {
      zh: '不是要素：应为带 geometry 的 GeoJSON Feature。',
      en: 'Not a feature: a GeoJSON Feature with a geometry is expected.',
    },
  },
  'screen.not-polygon': {
    severity: 'error',
    text: {
      zh: '图形是“{kind}”；只有面才有重叠面积。',
      en: 'The geometry is a {kind}; only polygons have an area to overlap.',
    },
  },
  'screen.not-grid': {
    severity: 'error',
    text: {
      zh: '格网坐标写得不对：应为 int32 整数，成对，每环至少三点。',
      en: 'Grid coordinates are not well written: int32 integers in pairs, at least three points to a ring.',
    },
  },
});
