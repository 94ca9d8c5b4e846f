import type { FindingDefinition } from '../base/index.ts';

/** What can be wrong with a geometry on its way to the grid. `place` is in the coordinates of the input. */
export const importCatalogue = {
  'geometry.not-geojson': {
    severity: 'error',
    text: { zh: '不是可读的 GeoJSON：{detail}。', en: 'Not readable GeoJSON: {detail}.' },
  },
  'geometry.empty': {
    severity: 'error',
    text: { zh: '没有任何图形。', en: 'There is no geometry.' },
  },
  'geometry.mixed-kinds': {
    severity: 'error',
    text: {
      zh: '同时含有{kinds}；一次只能用一种图形。',
      en: 'Holds {kinds} together; one kind of geometry at a time.',
    },
  },
  'geometry.crs-unknown': {
    severity: 'error',
    text: {
      zh: '不认识坐标系“{crs}”。可用：CRS84、EPSG:4326、EPSG:4490、EPSG:4491—4554（CGCS2000 高斯投影）。',
      en: 'Unknown coordinate system “{crs}”. Known: CRS84, EPSG:4326, EPSG:4490, EPSG:4491 to 4554 (CGCS2000 Gauss-Krüger).',
    },
  },
  'geometry.not-a-number': {
    severity: 'error',
    text: {
      zh: '坐标不是有限的数：{value}。',
      en: 'A coordinate is not a finite number: {value}.',
    },
  },
  'geometry.out-of-range': {
    severity: 'error',
    text: {
      zh: '坐标 {place} 超出 {crs} 的取值范围。',
      en: 'Coordinate {place} is out of the range of {crs}.',
    },
  },
  'geometry.axes-look-swapped': {
    severity: 'error',
    text: {
      zh: '坐标 {place} 看来把两个轴写反了：反过来才落在本区附近。请确认坐标顺序。',
      en: 'The two axes of {place} look swapped: only the other way round do they fall near this zone. Please confirm the order.',
    },
    reason: {
      zh: '只提问，不替人改。',
      en: 'Asked, never changed on its own.',
    },
  },
  'geometry.degrees-as-metres': {
    severity: 'error',
    text: {
      zh: '坐标系 {crs} 以米为单位，坐标 {place} 却像经纬度。请确认坐标系。',
      en: '{crs} is in metres, but {place} looks like degrees. Please confirm the system.',
    },
  },
  'geometry.metres-as-degrees': {
    severity: 'error',
    text: {
      zh: '坐标系 {crs} 以度为单位，坐标 {place} 却像米。可能是：{candidates}。',
      en: '{crs} is in degrees, but {place} looks like metres. Possible systems: {candidates}.',
    },
  },
  'geometry.far-from-zone': {
    severity: 'error',
    text: {
      zh: '按 {crs} 读，坐标 {place} 距本区中心约 {km} 公里。坐标系、带号可能有误。落在本区附近的读法：{candidates}。',
      en: 'Read in {crs}, {place} is about {km} km from the centre of the zone. System or zone number may be wrong. Readings that fall near: {candidates}.',
    },
  },
  'geometry.beyond-grid': {
    severity: 'error',
    text: {
      zh: '坐标 {place} 超出本区坐标格网（中心两侧各约 214 公里）。',
      en: 'Coordinate {place} is beyond the grid of this zone (about 214 km either way from its centre).',
    },
  },
  'geometry.not-grid': {
    severity: 'error',
    text: {
      zh: '不是格网几何：{detail}。',
      en: 'Not a grid geometry: {detail}.',
    },
  },
  'geometry.height-dropped': {
    severity: 'note',
    text: {
      zh: '{count} 个点带有高程或量测值，未采用。',
      en: '{count} points carry a height or measure; it is not used.',
    },
  },
  'geometry.ring-unclosed': {
    severity: 'note',
    text: {
      zh: '环的末点与首点不同，按首尾相连读取；首点 {place}。',
      en: 'The last point of a ring differs from its first; read as joined. First point {place}.',
    },
  },
  'geometry.repeated-points': {
    severity: 'note',
    text: {
      zh: '有 {count} 个与前一点相同的点，已并为一点；第一处在 {place}。',
      en: '{count} points repeat the one before them and were read once; the first at {place}.',
    },
  },
  'geometry.merged-by-grid': {
    severity: 'note',
    text: {
      zh: '有 {count} 个点与前一点相距不足 0.1 毫米，在格网上并为一点；第一处在 {place}。',
      en: '{count} points lie within 0.1 mm of the one before them and are one point on the grid; the first at {place}.',
    },
  },
  'geometry.too-few-points': {
    severity: 'error',
    text: {
      zh: '{place} 处的环或线只有 {count} 个不同的点。',
      en: 'The ring or line at {place} has only {count} different points.',
    },
  },
  'geometry.zero-area': {
    severity: 'error',
    text: { zh: '{place} 处的环面积为零。', en: 'The ring at {place} has no area.' },
  },
  'geometry.spike': {
    severity: 'error',
    text: {
      zh: '边界在 {place} 处原路折返（尖刺）。',
      en: 'The boundary turns back on itself at {place} (a spike).',
    },
  },
  'geometry.self-crossing': {
    severity: 'error',
    text: {
      zh: '环在 {place} 处自相交。',
      en: 'The ring crosses itself at {place}.',
    },
    reason: {
      zh: '自相交的环，其内部是哪一块要由作图人说，不能由程序修。',
      en: 'What the inside of such a ring is, its author has to say; no program repairs it.',
    },
  },
  'geometry.ring-touches-itself': {
    severity: 'error',
    text: {
      zh: '环在 {place} 处与自身相碰或重合；请拆成几个环。',
      en: 'The ring touches or follows itself at {place}; please split it into separate rings.',
    },
  },
  'geometry.hole-outside-shell': {
    severity: 'error',
    text: {
      zh: '{place} 处的洞没有完全落在外环之内。',
      en: 'The hole at {place} is not wholly within its shell.',
    },
  },
  'geometry.holes-overlap': {
    severity: 'error',
    text: {
      zh: '{place} 处的两个洞互相重叠 {areaM2} 平方米。',
      en: 'Two holes overlap by {areaM2} m² near {place}.',
    },
  },
  'geometry.parts-overlap': {
    severity: 'error',
    text: {
      zh: '同一图形的两个部分在 {place} 附近重叠 {areaM2} 平方米（或一个套在另一个里面）。',
      en: 'Two parts of one geometry overlap by {areaM2} m² near {place}, or one lies in the other.',
    },
  },
  'geometry.too-many-vertices': {
    severity: 'error',
    text: {
      zh: '有 {count} 个点，超过上限 {limit}。',
      en: '{count} points are more than the limit of {limit}.',
    },
  },
  'geometry.too-intricate': {
    severity: 'error',
    text: {
      zh: '边界过于缠绕，无法在限额内查验；请检查数据或拆分。',
      en: 'The boundary is too tangled to be checked within the limit; please check the data or split it.',
    },
  },
  'geometry.more-faults': {
    severity: 'error',
    text: {
      zh: '同一图形还有更多同类问题，只列出前 {shown} 处。',
      en: 'The same geometry has more faults of this kind; the first {shown} are listed.',
    },
  },
} satisfies Record<string, FindingDefinition>;
