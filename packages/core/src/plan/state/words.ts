import type { Bilingual } from '../../base/index.ts';

/** The state of a clause or of a thing it is bound to. */
export type StateWord =
  | 'reached'
  | 'on-path'
  | 'behind'
  | 'out-of-reach'
  | 'undecided'
  | 'conflict'
  | 'not-executable'
  | 'in-force'
  | 'recorded'
  | 'doubtful'
  | 'missing'
  | 'overdue'
  | 'due'
  | 'ended';

/** A state as a screen shows it: a word and a mark; colour comes third, so it survives a black-and-white printer. */
export interface StateWordEntry extends Bilingual {
  readonly id: StateWord;
  readonly mark: string;
}

/** Every state word, the one that wants attention most first: a clause shows the first that any of its parts has. */
export const stateWords: readonly StateWordEntry[] = [
  { id: 'conflict', zh: '冲突', en: 'in conflict', mark: '≠' },
  { id: 'missing', zh: '缺失', en: 'missing', mark: '✕' },
  { id: 'overdue', zh: '逾期', en: 'overdue', mark: '■' },
  { id: 'out-of-reach', zh: '无法达到', en: 'out of reach', mark: '○' },
  { id: 'behind', zh: '落后', en: 'behind', mark: '◔' },
  { id: 'doubtful', zh: '存疑', en: 'doubtful', mark: '~' },
  { id: 'undecided', zh: '无法判定', en: 'undecided', mark: '?' },
  { id: 'due', zh: '待办', en: 'due', mark: '▷' },
  { id: 'on-path', zh: '在轨', en: 'on path', mark: '◐' },
  { id: 'reached', zh: '已达到', en: 'reached', mark: '●' },
  { id: 'in-force', zh: '执行中', en: 'in force', mark: '✓' },
  { id: 'ended', zh: '已终止', en: 'ended', mark: '□' },
  { id: 'recorded', zh: '已载明', en: 'recorded', mark: '·' },
  { id: 'not-executable', zh: '尚不可执行', en: 'not yet executable', mark: '–' },
];

const weight = new Map(stateWords.map(({ id }, index) => [id, index]));

/** The state among several that wants attention most; `undefined` for none. */
export function weightiest(states: readonly StateWord[]): StateWord | undefined {
  return [...states].sort((a, b) => weight.get(a)! - weight.get(b)!)[0];
}
