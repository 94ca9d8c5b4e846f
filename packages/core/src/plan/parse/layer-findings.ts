import type { FindingDefinition } from '../../base/index.ts';

/** What can be wrong with the layer files of a package and their declaration; part of parseFindings. */
export const layerFileFindings = {
  'package.layer-missing': {
    severity: 'error',
    text: {
      zh: '图层“{layer}”写明的文件 {name} 不在包内；若本来没有，请删去 file。',
      en: 'The file {name} of the layer "{layer}" is not in the package; where there is none, leave file out.',
    },
    reason: {
      zh: '“没有这一图层”与“图层丢失”是两回事，前者应写明，后者不能使用。',
      en: '"The zone does not hold it" and "it got lost" are different: the first is stated, the second is refused.',
    },
    example: 'file: layers/eco_red_line.grid.json without that file',
  },
  'package.layer-undeclared': {
    severity: 'warning',
    text: {
      zh: '图层文件 {name} 没有在 layout.yaml 中写明，未被读取。',
      en: 'The layer file {name} is not declared in layout.yaml and was not read.',
    },
    reason: {
      zh: '没有来源、日期和范围说明的图层不能使用。',
      en: 'A layer without source, date and coverage cannot be used.',
    },
    example: 'layers/old-boundary.geojson',
  },
  'package.layer-id-differs': {
    severity: 'error',
    text: {
      zh: '文件内的图层标识是“{found}”，layout.yaml 写的是“{layer}”。',
      en: 'The file calls its layer "{found}", layout.yaml calls it "{layer}".',
    },
    reason: { zh: '可能拿错了文件。', en: 'It may be the wrong file.' },
    example: 'id: parks inside layers/areas.grid.json',
  },
  'package.layer-frame-differs': {
    severity: 'error',
    text: {
      zh: '图层的坐标框架与 plan.yaml 的不同，坐标不能通用。',
      en: 'The frame of the layer is not that of plan.yaml; its coordinates mean something else.',
    },
    reason: {
      zh: '格网坐标离开框架没有意义：另一开发区的图层会落在错误的位置。',
      en: 'Grid coordinates mean nothing without their frame: a layer of another zone would land in the wrong place.',
    },
    example: 'lat0: 36.85 in the layer, 37.10 in plan.yaml',
  },
  'package.layer-crs-missing': {
    severity: 'error',
    text: {
      zh: '图层“{layer}”是 GeoJSON，但 layout.yaml 没有写明坐标系（crs）。',
      en: 'The layer "{layer}" is GeoJSON, but layout.yaml does not name its coordinate system (crs).',
    },
    reason: {
      zh: '坐标系不作猜测：同样的数字在不同坐标系中相距可达数百米。',
      en: 'A coordinate system is not guessed: the same numbers can be hundreds of metres apart.',
    },
    example: 'file: layers/parks.geojson without crs',
  },
  'package.layer-feature-id': {
    severity: 'error',
    text: {
      zh: '第 {index} 个要素没有可用的标识（id 或 properties.id，不含空格）。',
      en: 'Feature {index} has no usable id (id or properties.id, without spaces).',
    },
    reason: {
      zh: '重叠、豁免和条款都按标识指称要素。',
      en: 'Overlaps, clearances and clauses name features by id.',
    },
    example: 'a GeoJSON feature without id',
  },
  'package.layer-feature-duplicate': {
    severity: 'error',
    text: { zh: '要素标识“{id}”重复。', en: 'The feature id "{id}" is used twice.' },
    reason: {
      zh: '重复的标识使重叠与豁免不知所指。',
      en: 'With two features of one id, overlaps and clearances name neither.',
    },
    example: 'two features with id park-a',
  },
  'package.layer-not-features': {
    severity: 'error',
    text: {
      zh: 'GeoJSON 应为 FeatureCollection，且每个成员为 Feature。',
      en: 'The GeoJSON should be a FeatureCollection of Features.',
    },
    reason: {
      zh: '其他形式没有要素标识与属性。',
      en: 'Other forms carry neither ids nor properties.',
    },
    example: '{"type": "GeometryCollection", …}',
  },
} as const satisfies Record<string, FindingDefinition>;
