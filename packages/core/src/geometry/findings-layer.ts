import type { FindingDefinition } from '../base/index.ts';

/** What can be wrong with a layer, or with a part of a layer that travels in a proof. */
export const layerCatalogue = {
  'layer.duplicate-id': {
    severity: 'error',
    text: {
      zh: '图层中有 {count} 个要素的编号都是“{id}”。',
      en: 'The layer has {count} features with the id “{id}”.',
    },
  },
  'layer.features-overlap': {
    severity: 'warning',
    text: {
      zh: '要素“{a}”与“{b}”重叠 {areaM2} 平方米，位置在 {place} 附近；合计面积会重复计算。',
      en: 'Features “{a}” and “{b}” overlap by {areaM2} m² near {place}; totals would count it twice.',
    },
    reason: {
      zh: '同一图层内部重叠时，逐要素相加的面积大于实际占用。',
      en: 'Where features of one layer overlap, the sum over features is more than what is really covered.',
    },
  },
  'layer.outside-coverage': {
    severity: 'warning',
    text: {
      zh: '要素“{id}”有 {areaM2} 平方米在图层声明的覆盖范围之外。',
      en: 'Feature “{id}” has {areaM2} m² outside the coverage the layer declares.',
    },
  },
  'extract.malformed': {
    severity: 'error',
    text: { zh: '图层摘取件的格式不对：{detail}。', en: 'The layer extract is malformed: {detail}.' },
  },
  'extract.feature-changed': {
    severity: 'error',
    text: {
      zh: '要素“{id}”（{path}）的内容与其哈希不符：被改动过。',
      en: 'Feature “{id}” ({path}) does not match its hash: it was changed.',
    },
  },
  'extract.node-changed': {
    severity: 'error',
    text: {
      zh: '节点 {path} 与其哈希不符：该节点或其下级被改动、增加或删去。',
      en: 'Node {path} does not match its hash: it or something below it was changed, added or removed.',
    },
  },
  'extract.layer-changed': {
    severity: 'error',
    text: {
      zh: '图层的说明、要素总数或根哈希与图层哈希不符。',
      en: 'Description, feature count or root of the layer does not match the layer hash.',
    },
  },
  'extract.question-changed': {
    severity: 'error',
    text: {
      zh: '摘取件的查询范围与其封签不符。',
      en: 'The box the extract was cut for does not match its seal.',
    },
  },
  'extract.box-wrong': {
    severity: 'error',
    text: {
      zh: '节点 {path} 的外框不等于其下级外框的并集。',
      en: 'The box of node {path} is not the union of the boxes below it.',
    },
  },
  'extract.left-out': {
    severity: 'error',
    text: {
      zh: '节点 {path} 与查询范围相交，却没有展开：可能遗漏了要素。',
      en: 'Node {path} meets the box asked about but was not opened: features may have been left out.',
    },
  },
  'extract.opened-needlessly': {
    severity: 'error',
    text: {
      zh: '节点 {path} 与查询范围不相交，却被展开：查询范围可能被改动。',
      en: 'Node {path} misses the box asked about but was opened: the box may have been changed.',
    },
  },
} satisfies Record<string, FindingDefinition>;
