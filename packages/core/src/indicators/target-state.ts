import type { Bilingual, Day } from '../base/index.ts';
import type { CountedState, Indicator, Target } from '../plan/index.ts';
import { type Count, meetsTarget } from './count.ts';

/** The day a target is counted on when it is asked about on a day: that day, and its last day once that has passed. */
export function countingDay(target: Pick<Target, 'by'>, asOf: Day): Day {
  return asOf > target.by ? target.by : asOf;
}

/**
 * How a target stands by what was counted on {@link countingDay}. Nothing to count from leaves it undecided. What
 * lacks a value leaves it undecided only when it could turn the answer. A figure of demonstration data says so.
 */
export function targetState(target: Target, indicator: Indicator, asOf: Day, count: Count): CountedState {
  const on = countingDay(target, asOf);
  const { name, unit } = indicator;
  if (count.records === 0) return unknownState(target, indicator, on);
  const reached = meetsTarget(target, count.value);
  const figure = {
    zh: `${on} 为 ${count.value} ${unit.zh}（${target.comparator} ${target.value}）`,
    en: `${count.value} ${unit.en} on ${on} (${target.comparator} ${target.value})`,
  };
  const label =
    count.demonstration > 0 ? { zh: '演示数据：', en: 'Demonstration data: ' } : { zh: '', en: '' };
  const unclear = count.unclear.length;
  if (unclear > 0 && meetsTarget(target, count.value + unclear) !== reached)
    return {
      state: 'undecided',
      detail: {
        zh: `${label.zh}${figure.zh}，另有 ${unclear} 条记录缺值，可能改变结论`,
        en: `${label.en}${figure.en}; ${unclear} more records lack values that could turn the answer`,
      },
      missing: {
        what: {
          zh: `${name.zh}：${unclear} 条记录的缺值`,
          en: `${name.en}: values missing in ${unclear} records`,
        },
        ...ownerOf(target, indicator),
      },
    };
  const isOver = asOf > target.by;
  const word: Bilingual = reached
    ? { zh: '达到', en: 'reached' }
    : isOver
      ? { zh: '期限已过，未达到', en: 'not reached, and the day has passed' }
      : { zh: '尚未达到', en: 'not reached yet' };
  return {
    state: reached ? 'reached' : isOver ? 'out-of-reach' : 'due',
    detail: { zh: `${label.zh}${figure.zh}，${word.zh}`, en: `${label.en}${figure.en}: ${word.en}` },
  };
}

const ownerOf = (target: Target, indicator: Indicator) => {
  const from = target.owner ?? indicator.owner;
  return from === undefined ? {} : { from };
};

function unknownState(target: Target, indicator: Indicator, on: Day): CountedState {
  const { name, unit } = indicator;
  return {
    state: 'undecided',
    detail: {
      zh: `${target.comparator} ${target.value} ${unit.zh}，${on} 台账中没有记录，无从计数`,
      en: `${target.comparator} ${target.value} ${unit.en}; the register holds no record on ${on}, so nothing can be counted`,
    },
    missing: {
      what: { zh: `${name.zh}截至 ${on} 的台账记录`, en: `${name.en}: the records as of ${on}` },
      ...ownerOf(target, indicator),
    },
  };
}
