import type { Asked } from '@luodi/core/exchange';

/** Longest list of layers that is offered. */
const MOST_LAYERS = 50;

/** Which layer of a file is meant, when it has several. */
export function askForLayer(names: readonly string[]): Asked {
  return {
    id: 'sheet',
    kind: 'sheet',
    text: {
      zh: '文件有几个图层，导入哪一个？',
      en: 'The file has several layers. Which one is to be imported?',
    },
    options: names.slice(0, MOST_LAYERS).map((name) => ({ id: name, label: { zh: name, en: name } })),
    proposed: names[0]!,
  };
}
