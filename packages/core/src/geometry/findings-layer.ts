import type { FindingDefinition } from '../base/index.ts';

/** What can be wrong with a part of a layer that travels in a proof. `where` is the path of a node. */
export const layerCatalogue = {
  'extract.box-wrong': {
    severity: 'error',
    text: {
      zh: '图层摘取件中节点 {where} 的外框不等于其下级外框的并集。',
      en: 'In the layer extract, the box of node {where} is not the union of the boxes below it.',
    },
  },
  'extract.left-out': {
    severity: 'error',
    text: {
      zh: '图层摘取件中节点 {where} 与查询范围相交，却没有展开：可能遗漏了要素。',
      en: 'In the layer extract, node {where} meets the box asked about but was not opened: features may be left out.',
    },
  },
  'extract.opened-needlessly': {
    severity: 'error',
    text: {
      zh: '图层摘取件中节点 {where} 与查询范围不相交，却被展开：查询范围可能被改动。',
      en: 'In the layer extract, node {where} misses the box asked about but was opened: the box may have been changed.',
    },
  },
} satisfies Record<string, FindingDefinition>;
