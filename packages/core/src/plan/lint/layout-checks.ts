import { defineFindings } from '../../base/index.ts';

/** What the linter says about areas, parks and layers. */
export const layoutChecks = defineFindings({
  'layer.data-missing': {
    severity: 'warning',
    text: {
      zh: '没有图层“{nameZh}”的数据，涉及它的审查只能答“无法判定”。{fromZh}',
      en: 'There is no data for the layer "{nameEn}"; reviews that need it can only answer "undecided". {fromEn}',
    },
    reason: {
      zh: '缺数据从不当作通过。',
      en: 'Missing data never passes.',
    },
    example: 'an ecological red line declared without file',
  },
  'layer.source-missing': {
    severity: 'warning',
    text: { zh: '图层“{nameZh}”没有来源。', en: 'The layer "{nameEn}" has no source.' },
    reason: {
      zh: '来源不明的界线不能用来拒绝或放行项目。',
      en: 'A line of unknown origin can neither stop nor pass a project.',
    },
    example: 'a layer without source',
  },
  'layer.date-missing': {
    severity: 'warning',
    text: { zh: '图层“{nameZh}”没有日期。', en: 'The layer "{nameEn}" has no date.' },
    reason: {
      zh: '没有日期就不知是否已有新版。',
      en: 'Without a date nobody knows whether it was replaced.',
    },
    example: 'a layer without date',
  },
  'layer.coverage-missing': {
    severity: 'warning',
    text: {
      zh: '图层“{nameZh}”没有写明覆盖范围：范围以外是“没有”还是“不知道”分不清。',
      en: 'The layer "{nameEn}" does not say what it covers: beyond its features, "nothing there" and "not known" look the same.',
    },
    reason: {
      zh: '没有要素不等于没有控制线，只有在覆盖范围内才成立。',
      en: 'No feature means no line only where the layer was surveyed.',
    },
    example: 'a control line without coverage',
  },
  'layer.stale': {
    severity: 'warning',
    text: {
      zh: '图层“{nameZh}”已于 {validTo} 过期，涉及它的审查只能答“无法判定”。{fromZh}',
      en: 'The layer "{nameEn}" went stale on {validTo}; reviews that need it can only answer "undecided". {fromEn}',
    },
    reason: { zh: '过期数据从不当作通过。', en: 'Stale data never passes.' },
    example: 'validTo: 2024-12-31, looked at in 2026',
  },
  'layer.validity-reversed': {
    severity: 'error',
    text: {
      zh: '有效期止于 {validTo}，早于数据日期 {date}。',
      en: 'It is valid to {validTo}, before its own date {date}.',
    },
    reason: { zh: '这样的图层从不可用。', en: 'Such a layer is never usable.' },
    example: 'date: 2024-01-01, validTo: 2023-12-31',
  },
  'layer.demonstration': {
    severity: 'note',
    text: {
      zh: '图层“{nameZh}”是演示数据，不代表实际界线。',
      en: 'The layer "{nameEn}" is demonstration data and stands for no real boundary.',
    },
    reason: {
      zh: '据演示数据作出的答复不能用于办事。',
      en: 'An answer from demonstration data is for trying out only.',
    },
    example: 'legalStatus: demonstration',
  },
  'layer.line-not-in-force': {
    severity: 'warning',
    text: {
      zh: '控制线“{nameZh}”的法定状态是“{status}”，不是施行中的界线。',
      en: 'The control line "{nameEn}" has the legal status "{status}", not in force.',
    },
    reason: {
      zh: '草案或参考界线不能作为刚性约束的依据。',
      en: 'A draft or reference line is no hard constraint.',
    },
    example: 'kind: control-line, legalStatus: draft',
  },
  'layer.control-missing': {
    severity: 'error',
    text: {
      zh: '控制线图层“{nameZh}”没有写明是哪一条控制线（control）。',
      en: 'The control line "{nameEn}" does not say which line it is (control).',
    },
    reason: {
      zh: '三条控制线的后果各不相同。',
      en: 'The three lines have different consequences.',
    },
    example: 'kind: control-line without control',
  },
  'layer.line-unread': {
    severity: 'warning',
    text: {
      zh: '没有规则读取控制线“{nameZh}”（site.overlap.{layer}），压占它不会被发现。',
      en: 'No rule reads the control line "{nameEn}" (site.overlap.{layer}): crossing it would not be noticed.',
    },
    reason: {
      zh: '控制线只有被规则读取才起作用。',
      en: 'A control line only works when a rule reads it.',
    },
    example: 'a control-line layer that no expression names',
  },
  'layer.ask-missing': {
    severity: 'note',
    text: {
      zh: '图层“{nameZh}”没有写明向谁索取（askFrom）。',
      en: 'The layer "{nameEn}" does not say whom to ask for it (askFrom).',
    },
    reason: {
      zh: '无法判定时要说明缺什么、向谁要。',
      en: 'An undecided answer says what is missing and from whom.',
    },
    example: 'a control line without askFrom',
  },
  'layer.restricted-open': {
    severity: 'warning',
    text: {
      zh: '“{nameZh}”是精确的管控界线，却设为公开。',
      en: '"{nameEn}" holds exact control lines, yet is set to public.',
    },
    reason: {
      zh: '永久基本农田和生态保护红线的精确矢量在实践中限制公开。',
      en: 'Exact vectors of permanent farmland and the ecological red line are restricted in practice.',
    },
    example: 'control: permanent-basic-farmland, disclosure: public, legalStatus: in-force',
  },
  'layer.kind-repeated': {
    severity: 'warning',
    text: {
      zh: '已有图层“{other}”表示{kind}，不清楚以哪一层为准。',
      en: 'The layer "{other}" already holds the {kind}; which one counts is not clear.',
    },
    reason: {
      zh: '开发区范围、片区、园区各应只有一个图层。',
      en: 'Zone, areas and parks should have one layer each.',
    },
    example: 'two layers of kind: park',
  },
  'layer.empty': {
    severity: 'warning',
    text: {
      zh: '图层“{nameZh}”没有任何要素。若该区确实没有，请以覆盖范围说明。',
      en: 'The layer "{nameEn}" has no features. If the zone truly has none, its coverage says so.',
    },
    reason: {
      zh: '空图层可能是导出失败的结果。',
      en: 'An empty layer may be a failed export.',
    },
    example: '"features": []',
  },
  'layer.shape-differs': {
    severity: 'error',
    text: {
      zh: '要素“{feature}”的形状（{found}）与图层声明的（{expected}）不同。',
      en: 'The feature "{feature}" is a {found}, but the layer is declared as {expected}.',
    },
    reason: {
      zh: '面才有重叠面积，线、点没有。',
      en: 'Only polygons have an area of overlap.',
    },
    example: 'a line in a layer of shape: polygon',
  },
  'layer.beyond-coverage': {
    severity: 'warning',
    text: {
      zh: '图层“{nameZh}”的要素“{feature}”有 {area} 平方米在其覆盖范围之外。',
      en: 'The feature "{feature}" of the layer "{nameEn}" lies outside its coverage by {area} m².',
    },
    reason: {
      zh: '覆盖范围以外本应“不知道”，有要素说明范围或要素有误。',
      en: 'Nothing is known outside the coverage; a feature there means that one of the two is wrong.',
    },
    example: 'farmland drawn beyond the zone that the layer covers',
  },
  'layer.coverage-unknown': {
    severity: 'warning',
    text: {
      zh: '图层“{nameZh}”的覆盖范围取自图层“{other}”，而后者没有数据。',
      en: 'The coverage of the layer "{nameEn}" is the layer "{other}", which has no data.',
    },
    reason: {
      zh: '没有覆盖范围，就不知何处可以判定。',
      en: 'Without its coverage nobody knows where the layer can decide.',
    },
    example: 'coverage: {layer: zone} where zone has no file',
  },
  'layer.ground-shared': {
    severity: 'warning',
    text: {
      zh: '同一图层“{nameZh}”内，要素“{a}”与“{b}”重叠 {area} 平方米。',
      en: 'In the layer "{nameEn}" the features "{a}" and "{b}" overlap by {area} m².',
    },
    reason: {
      zh: '园区、片区、用地分类不应互相重叠，否则一块地有两种答案。',
      en: 'Parks, areas and land-use classes do not overlap; otherwise one place has two answers.',
    },
    example: 'two parks that share 3 ha',
  },
  'park.feature-missing': {
    severity: 'warning',
    text: {
      zh: '“{nameZh}”在图层“{layer}”中没有对应的要素“{feature}”。',
      en: '"{nameEn}" has no feature "{feature}" in the layer "{layer}".',
    },
    reason: {
      zh: '没有边界的园区，项目是否在内无从判断。',
      en: 'Whether a project lies in a park that is not drawn cannot be told.',
    },
    example: 'a park of layout.yaml that the parks layer lacks',
  },
  'park.feature-unlisted': {
    severity: 'warning',
    text: {
      zh: '图层“{layer}”的要素“{feature}”在 layout.yaml 中没有对应的园区或片区。',
      en: 'The feature "{feature}" of the layer "{layer}" stands for no park or area of layout.yaml.',
    },
    reason: {
      zh: '没有名称和条款的要素，落在其中的项目得不到说明。',
      en: 'A project in it gets no name and no clause.',
    },
    example: 'a polygon park-old left in the parks layer',
  },
  'park.outside-area': {
    severity: 'warning',
    text: {
      zh: '“{nameZh}”有 {area} 平方米在片区“{otherZh}”之外。',
      en: '"{nameEn}" lies outside the area "{otherEn}" by {area} m².',
    },
    reason: {
      zh: '规划说园区在该片区内，图上却不是。',
      en: 'The plan puts the park in the area, the map does not.',
    },
    example: 'a park drawn across the edge of its area',
  },
  'park.outside-zone': {
    severity: 'warning',
    text: {
      zh: '“{nameZh}”有 {area} 平方米在开发区范围之外。',
      en: '"{nameEn}" lies outside the zone by {area} m².',
    },
    reason: {
      zh: '开发区的政策只在开发区范围内适用。',
      en: "The zone's policies hold inside the zone only.",
    },
    example: 'a park drawn beyond the zone boundary',
  },
  'park.area-missing': {
    severity: 'note',
    text: { zh: '“{nameZh}”没有写明属于哪个片区。', en: '"{nameEn}" does not say which area it belongs to.' },
    reason: {
      zh: '布局上的归属决定由哪个片区的定位来衡量。',
      en: 'The area tells by which role the park is measured.',
    },
    example: 'a park without area in a plan with areas',
  },
  'area.without-park': {
    severity: 'note',
    text: { zh: '片区“{nameZh}”之下没有园区。', en: 'No park belongs to the area "{nameEn}".' },
    reason: {
      zh: '没有园区的片区，布局落不到地上。',
      en: 'Without a park the layout of the area stays on paper.',
    },
    example: 'an area that no park names',
  },
});

/** A code of {@link layoutChecks}. */
export type LayoutCheck = keyof typeof layoutChecks.catalogue;
