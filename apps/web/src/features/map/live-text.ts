import { type Bilingual, renderText } from '@luodi/core/base';
import type { Language } from '../../platform/i18n.ts';

/** The words of trying out a boundary. */
const words = {
  button: { zh: '试改边界', en: 'Try a boundary' },
  title: { zh: '试改边界', en: 'Try a boundary' },
  note: {
    zh: '这里只是试算：什么都不保存，规划不变，研判结论不变。',
    en: 'A trial only: nothing is saved, the plan and its verdicts stay as they are.',
  },
  layer: { zh: '图层', en: 'Layer' },
  feature: { zh: '要素', en: 'Feature' },
  loading: { zh: '正在读取地块与已研判项目……', en: 'Reading blocks and reviewed projects…' },
  failed: { zh: '读取失败：{reason}', en: 'Could not be read: {reason}' },
  none: { zh: '没有可以试改的面图层。', en: 'There is no polygon layer to try.' },
  vertex: { zh: '界址点', en: 'Vertex' },
  vertexLabel: {
    zh: '界址点 {vertex}/{count}，第 {ring} 环：方向键移动 1 米，按住 Shift 移动 10 米，PageUp、PageDown 换点',
    en: 'Vertex {vertex} of {count}, ring {ring}: arrow keys move it 1 m, with Shift 10 m; PageUp and PageDown change the vertex',
  },
  ring: { zh: '环', en: 'Ring' },
  onMap: { zh: '到图上移动', en: 'Move it on the map' },
  insert: { zh: '其后加一点', en: 'Add a vertex after' },
  remove: { zh: '删去此点', en: 'Remove vertex' },
  undo: { zh: '撤销', en: 'Undo' },
  redo: { zh: '重做', en: 'Redo' },
  reset: { zh: '复原', en: 'Reset' },
  end: { zh: '结束试改', en: 'End trial' },
  export: { zh: '导出试改后的边界', en: 'Export the edited boundary' },
  keys: {
    zh: '拖动图上的界址点；Ctrl+Z 撤销，Ctrl+Y 重做，Esc 放弃拖动或结束。',
    en: 'Drag a vertex on the map. Ctrl+Z undoes, Ctrl+Y does again, Esc gives up a drag or ends the trial.',
  },
  crossing: {
    zh: '不能这样移：边界会在 {lon}, {lat} 处自相交或相碰，界址点停在最后一个可行的位置。',
    en: 'Not possible: the boundary would cross or touch itself at {lon}, {lat}. The vertex stays at the last sound place.',
  },
  'out-of-shape': {
    zh: '不能这样改：在 {lon}, {lat} 处改后，洞会露在外面，或各部分重叠。已退回。',
    en: 'Not possible: after the change at {lon}, {lat} a hole would lie outside or parts overlap. Taken back.',
  },
  'too-few': {
    zh: '不能删：{lon}, {lat} 所在的环只剩三个点。',
    en: 'Cannot be removed: the ring at {lon}, {lat} has only three vertices.',
  },
  outside: {
    zh: '那里超出本区坐标格网。',
    en: 'That place is beyond the grid of the zone.',
  },
  area: { zh: '边界内面积', en: 'Area within the boundary' },
  changes: { zh: '变化的地块与项目', en: 'Blocks and projects that change' },
  unchanged: { zh: '还没有地块或项目因此变化。', en: 'No block or project changes so far.' },
  more: { zh: '另有 {count} 个变化未列出。', en: '{count} more changes are not listed.' },
  demonstration: { zh: '演示', en: 'demonstration' },
  before: { zh: '原（m²）', en: 'Before (m²)' },
  now: { zh: '现（m²）', en: 'Now (m²)' },
  difference: { zh: '差（m²）', en: 'Difference (m²)' },
  blocks: { zh: '用地块合计', en: 'All land-use blocks' },
  projects: { zh: '已研判项目合计', en: 'All reviewed projects' },
  block: { zh: '用地块', en: 'block' },
  project: { zh: '项目', en: 'project' },
  entered: { zh: '新进入', en: 'now inside' },
  left: { zh: '已退出', en: 'freed' },
  increased: { zh: '增加', en: 'more inside' },
  decreased: { zh: '减少', en: 'less inside' },
  touched: { zh: '新相接', en: 'now touching' },
  parted: { zh: '不再相接', en: 'no longer touching' },
  considered: {
    zh: '对照 {blocks} 个用地块、{projects} 个已研判项目。',
    en: 'Compared with {blocks} land-use blocks and {projects} reviewed projects.',
  },
  reviewsClosed: {
    zh: '已研判项目须登录后由有权限的人查看，这里只对照用地块。',
    en: 'Reviewed projects are open to those signed in with the right to see them; only land-use blocks are compared here.',
  },
  leftOut: {
    zh: '未计入：{other} 个按规划其他版本研判的项目，{bare} 个没有用地范围的项目。',
    en: 'Not counted: {other} projects reviewed against another version of the plan, {bare} without a footprint.',
  },
  mostReviews: { zh: '只取最近 {count} 个研判。', en: 'Only the {count} newest reviews are taken.' },
  time: { zh: '更新用时 {last} 毫秒，最长 {longest} 毫秒', en: 'Updated in {last} ms, longest {longest} ms' },
  alone: {
    zh: '面积只针对所选要素；同一图层的其他要素不计。',
    en: 'Areas concern the chosen feature alone, not others of its layer.',
  },
} satisfies Record<string, Bilingual>;

export type LiveWord = keyof typeof words;

/** Words of the trial in a language, with their params put in. */
export function liveText(
  language: Language,
  word: LiveWord,
  params: Readonly<Record<string, string | number>> = {},
): string {
  return renderText(words[word][language], params);
}
