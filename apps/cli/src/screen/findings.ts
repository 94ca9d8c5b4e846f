import { defineFindings } from '@luodi/core/base';

/** What can be wrong with a parcel that is to be screened, beside the faults of its geometry. */
export const screenFindings = defineFindings({
  'screen.not-json': {
    severity: 'error',
    text: { zh: '不是可读的 JSON：{reason}。', en: 'Not readable JSON: {reason}.' },
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
