import type { FindingDefinition } from '../base/index.ts';

/** What can be wrong with a geometry on its way to the grid. `x`, `y` are the place of the fault. */
export const importCatalogue = {
  'geometry.not-geojson': {
    severity: 'error',
    text: {
      zh: '不是可读的 GeoJSON：{reason}。',
      en: 'Not readable GeoJSON: {reason}.',
    },
  },
  'geometry.empty': {
    severity: 'error',
    text: {
      zh: '没有任何图形。',
      en: 'There is no geometry.',
    },
  },
  'geometry.mixed-kinds': {
    severity: 'error',
    text: {
      zh: '同时含有面、线、点中的几种；一次只能用一种图形。',
      en: 'Holds areas, lines or points together; one kind of geometry at a time.',
    },
  },
  'geometry.unknown-crs': {
    severity: 'error',
    text: {
      zh: '不认识坐标系“{crs}”。可用：CRS84、EPSG:4326、EPSG:4490、EPSG:4491—4554（CGCS2000 高斯投影）。',
      en: 'Unknown coordinate system “{crs}”. Known: CRS84, EPSG:4326, EPSG:4490, EPSG:4491 to 4554 (CGCS2000 Gauss-Krüger).',
    },
  },
  'geometry.too-many-vertices': {
    severity: 'error',
    text: {
      zh: '点数为 {count}：一个图形的上限是 20 万点，全部图形的上限是 200 万点。',
      en: 'The number of points is {count}; the limits are 200,000 for one geometry and 2,000,000 in all.',
    },
  },
  'geometry.bad-coordinate': {
    severity: 'error',
    text: {
      zh: '第 {index} 个点的坐标不是一对有限的数：{value}。',
      en: 'Point {index} is not a pair of finite numbers: {value}.',
    },
  },
  'geometry.extra-dimension': {
    severity: 'note',
    text: {
      zh: '坐标带有高程或量测值，未采用。',
      en: 'Coordinates carry a height or measure; it is not used.',
    },
  },
  'geometry.out-of-range': {
    severity: 'error',
    text: {
      zh: '坐标 {x}, {y} 超出经纬度的取值范围。',
      en: '{x}, {y} is out of the range of longitude and latitude.',
    },
  },
  'geometry.swapped-range': {
    severity: 'error',
    text: {
      zh: '坐标 {x}, {y} 只有反过来才在经纬度范围内，看来写反了。请确认坐标顺序。',
      en: '{x}, {y} is in range only the other way round; the axes look swapped. Please confirm the order.',
    },
  },
  'geometry.swapped': {
    severity: 'error',
    text: {
      zh: '坐标 {x}, {y} 距本区中心约 {km} 公里，反过来读约 {swappedKm} 公里，看来写反了。请确认坐标顺序。',
      en: '{x}, {y} is about {km} km from the centre of the zone, but about {swappedKm} km the other way round; the axes look swapped. Please confirm the order.',
    },
  },
  'geometry.far-away': {
    severity: 'error',
    text: {
      zh: '坐标 {x}, {y} 距本区中心约 {km} 公里。请确认坐标系和带号，或是否属于别的区。',
      en: '{x}, {y} is about {km} km from the centre of the zone. Please confirm system and zone number, or whether it belongs to another zone.',
    },
  },
  'geometry.degrees-as-metres': {
    severity: 'error',
    text: {
      zh: '坐标系 {crs} 以米为单位，坐标 {x}, {y} 却像度。请确认坐标系。',
      en: '{crs} is in metres, but {x}, {y} looks like degrees. Please confirm the system.',
    },
  },
  'geometry.metres-as-degrees': {
    severity: 'error',
    text: {
      zh: '坐标系 {crs} 是经纬度，坐标 {x}, {y} 却像以米计的平面坐标。请确认坐标系。',
      en: '{crs} is in degrees, but {x}, {y} looks like plane coordinates in metres. Please confirm the system.',
    },
  },
  'geometry.off-grid': {
    severity: 'error',
    text: {
      zh: '坐标 {x}, {y} 超出本区坐标格网（中心两侧各约 214 公里）。',
      en: '{x}, {y} is beyond the grid of this zone (about 214 km either way from its centre).',
    },
  },
  'geometry.repeated-point': {
    severity: 'note',
    text: {
      zh: '点 {x}, {y} 与前一点在格网上相同，并为一点。',
      en: 'Point {x}, {y} is the same grid point as the one before it and was read once.',
    },
  },
  'geometry.unclosed-ring': {
    severity: 'note',
    text: {
      zh: '第 {ring} 个环首末点不同，按首尾相连读取。',
      en: 'Ring {ring} does not end where it began; it was read as closed.',
    },
  },
  'geometry.too-few-points': {
    severity: 'error',
    text: {
      zh: '第 {ring} 个环不足三个不同的点。',
      en: 'Ring {ring} has fewer than three different points.',
    },
  },
  'geometry.line-too-short': {
    severity: 'error',
    text: {
      zh: '线不足两个不同的点。',
      en: 'A line has fewer than two different points.',
    },
  },
  'geometry.zero-area': {
    severity: 'error',
    text: {
      zh: '第 {ring} 个环（{x}, {y} 处）面积为零。',
      en: 'Ring {ring} at {x}, {y} has no area.',
    },
  },
  'geometry.spike': {
    severity: 'error',
    text: {
      zh: '边界在 {x}, {y} 处原路折返（尖刺）。',
      en: 'The boundary turns back on itself at {x}, {y} (a spike).',
    },
  },
  'geometry.self-crossing': {
    severity: 'error',
    text: {
      zh: '环在 {x}, {y} 处自相交。',
      en: 'The ring crosses itself at {x}, {y}.',
    },
  },
  'geometry.self-touching': {
    severity: 'error',
    text: {
      zh: '环在 {x}, {y} 处与自身相碰或重合。',
      en: 'The ring touches or follows itself at {x}, {y}.',
    },
  },
  'geometry.hole-outside': {
    severity: 'error',
    text: {
      zh: '{x}, {y} 处的洞不在外环之内。',
      en: 'The hole at {x}, {y} is not within its shell.',
    },
  },
  'geometry.parts-overlap': {
    severity: 'error',
    text: {
      zh: '图形的两个部分在 {x}, {y} 处重叠或互相穿过。',
      en: 'Two parts of the geometry overlap or cross at {x}, {y}.',
    },
  },
} satisfies Record<string, FindingDefinition>;
