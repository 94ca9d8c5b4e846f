import type { Day } from '../../base/index.ts';
import type { PlanPackage } from '../package.ts';
import type { Bind } from '../schema/index.ts';
import { type Case, type Evidence, type Judged, missing, same } from './judgement.ts';
import { judgeProcedure, judgeRecord, judgeStep } from './record-evidence.ts';

function judgeTarget({ pkg, asOf, id, counted }: Case): Judged | undefined {
  const target = pkg.content['targets.yaml'].targets.find((one) => one.id === id);
  if (!target) return undefined;
  const indicator = pkg.content['indicators.yaml'].indicators.find((one) => one.id === target.indicator);
  const { comparator, value, by } = target;
  const unit = indicator?.unit ?? same('');
  const figure = {
    zh: `${comparator} ${value} ${unit.zh}`.trim(),
    en: `${comparator} ${value} ${unit.en}`.trim(),
  };
  const passed = asOf > by;
  const owner = target.owner ?? indicator?.owner;
  const name = indicator?.name ?? same(id);
  const standing = counted.get(id);
  if (standing) return { name, ...standing };
  return {
    name,
    state: 'undecided',
    detail: passed
      ? {
          zh: `${figure.zh}，应于 ${by} 前达到，期限已过而没有完成值`,
          en: `${figure.en} by ${by}; the day has passed and no value is known`,
        }
      : {
          zh: `${figure.zh}，应于 ${by} 前达到，尚无数值`,
          en: `${figure.en} by ${by}; no value is known yet`,
        },
    ...missing(
      `${name.zh}截至 ${passed ? by : asOf} 的数值`,
      `${name.en}: the value on ${passed ? by : asOf}`,
      owner,
    ),
  };
}

function judgeIndicator({ pkg, asOf, id, counted }: Case): Judged | undefined {
  const indicator = pkg.content['indicators.yaml'].indicators.find((one) => one.id === id);
  if (!indicator) return undefined;
  const { name, owner } = indicator;
  const target = pkg.content['targets.yaml'].targets.find((one) => one.indicator === id);
  const standing = target && counted.get(target.id);
  // An indicator is neither reached nor missed: it has a value, and how its target stands is said there.
  if (standing)
    return { name, ...standing, state: standing.state === 'undecided' ? 'undecided' : 'recorded' };
  return {
    name,
    state: 'undecided',
    detail: { zh: '指标已定义，尚无数值', en: 'Defined; no value is known yet' },
    ...missing(`${name.zh}截至 ${asOf} 的数值`, `${name.en}: the value on ${asOf}`, owner),
  };
}

/** In force, ended, or not yet, of anything with a first and a last day. */
function judgeSpan(
  asOf: Day,
  from: Day | undefined,
  to: Day | undefined,
): Pick<Judged, 'state' | 'detail'> | undefined {
  if (to !== undefined && asOf > to) {
    return { state: 'ended', detail: { zh: `已于 ${to} 失效`, en: `Ended on ${to}` } };
  }
  if (from !== undefined && asOf < from) {
    return { state: 'due', detail: { zh: `自 ${from} 起生效`, en: `Takes effect on ${from}` } };
  }
  return undefined;
}

function judgeRule({ pkg, asOf, id }: Case): Judged | undefined {
  const rule = pkg.content['rules.yaml'].rules.find((one) => one.id === id);
  if (!rule) return undefined;
  const detail = { zh: '每次审查都执行', en: 'Checked in every review' };
  return { name: rule.title, ...(judgeSpan(asOf, rule.from, rule.to) ?? { state: 'in-force', detail }) };
}

function judgeThreshold({ pkg, asOf, id }: Case): Judged | undefined {
  const all = pkg.content['thresholds.yaml'].thresholds.filter((one) => one.id === id);
  const threshold = all.find((one) => !judgeSpan(asOf, one.from, one.to)) ?? all[0];
  if (!threshold) return undefined;
  const { name, unit, value, from, to } = threshold;
  const more =
    all.length > 1 ? { zh: `，另有 ${all.length - 1} 个值`, en: `, and ${all.length - 1} more` } : same('');
  const detail = { zh: `${value} ${unit.zh}${more.zh}`, en: `${value} ${unit.en}${more.en}` };
  return { name, ...(judgeSpan(asOf, from, to) ?? { state: 'in-force', detail }) };
}

function judgeLayer({ pkg, asOf, id }: Case): Judged | undefined {
  const layer = pkg.content['layout.yaml'].layers.find((one) => one.id === id);
  if (!layer) return undefined;
  const { name, askFrom, date, validTo, legalStatus } = layer;
  const loaded = pkg.layers.get(id);
  if (!loaded) {
    const detail = {
      zh: '没有图层数据，涉及它的审查无法判定',
      en: 'No data: reviews that need it are undecided',
    };
    return {
      name,
      state: 'undecided',
      detail,
      ...missing(`图层“${name.zh}”`, `The layer "${name.en}"`, askFrom),
    };
  }
  if (validTo !== undefined && asOf > validTo) {
    const detail = { zh: `数据已于 ${validTo} 过期`, en: `The data went stale on ${validTo}` };
    return {
      name,
      state: 'undecided',
      detail,
      ...missing(`“${name.zh}”的新版数据`, `A current version of "${name.en}"`, askFrom),
    };
  }
  const status =
    legalStatus === 'demonstration'
      ? { zh: '演示数据，不代表实际界线', en: 'demonstration data, stands for no real boundary' }
      : { zh: date ? `${date} 版` : '日期不明', en: date ? `as of ${date}` : 'undated' };
  const count = loaded.features.length;
  return {
    name,
    state: 'recorded',
    detail: {
      zh: `${count} 个要素，${status.zh}`,
      en: `${count} ${count === 1 ? 'feature' : 'features'}, ${status.en}`,
    },
  };
}

function judgePlace({ pkg, id }: Case, kind: 'area' | 'park'): Judged | undefined {
  const layout = pkg.content['layout.yaml'];
  const place = (kind === 'area' ? layout.areas : layout.parks).find((one) => one.id === id);
  if (!place) return undefined;
  const declaration = layout.layers.find((one) => one.kind === kind);
  const layer = declaration && pkg.layers.get(declaration.id);
  const drawn = layer?.features.some((feature) => feature.id === (place.feature ?? place.id));
  const { name } = place;
  if (!drawn) {
    const detail = { zh: '没有边界，无法判断什么在其内', en: 'Not drawn: what lies in it cannot be told' };
    return {
      name,
      state: 'undecided',
      detail,
      ...missing(`“${name.zh}”的边界`, `The boundary of "${name.en}"`, declaration?.askFrom),
    };
  }
  const demonstration = declaration?.legalStatus === 'demonstration';
  return {
    name,
    state: 'recorded',
    detail: demonstration
      ? { zh: '已上图（演示边界）', en: 'Drawn (demonstration boundary)' }
      : { zh: '已上图', en: 'Drawn' },
  };
}

function judgeIndustry({ pkg, id }: Case): Judged | undefined {
  const { industries, positions, statuses } = pkg.content['industries.yaml'];
  const own = positions.filter((one) => one.industry === id || one.id === id);
  const industry = industries.find((one) => one.id === (own[0]?.industry ?? id));
  if (!industry) return undefined;
  const names = own.map(
    (one) => statuses.find((status) => status.id === one.status)?.name ?? same(one.status),
  );
  const listed = {
    zh: [...new Set(names.map(({ zh }) => zh))].join('、'),
    en: [...new Set(names.map(({ en }) => en))].join(', '),
  };
  const { name } = industry;
  if (own.length === 0) {
    return { name, state: 'not-executable', detail: { zh: '没有定位', en: 'Holds no position' } };
  }
  if (own.every((one) => one.codes.length === 0)) {
    return {
      name,
      state: 'recorded',
      detail: { zh: `${listed.zh}；由人辨认，不按代码`, en: `${listed.en}; told by a person, not by code` },
    };
  }
  return {
    name,
    state: 'in-force',
    detail: { zh: `${listed.zh}；审查时按代码匹配`, en: `${listed.en}; matched by code in every review` },
  };
}

function judgeTask({ pkg, asOf, id }: Case): Judged | undefined {
  const task = pkg.content['tasks.yaml'].tasks.find((one) => one.id === id);
  if (!task) return undefined;
  const { name, due, owner, done } = task;
  const proof = missing(`完成的凭据：${done.zh}`, `Proof that it is done: ${done.en}`, owner);
  if (due === undefined) {
    return {
      name,
      state: 'undecided',
      detail: { zh: '没有时限，也没有完成的记载', en: 'No due day, and nothing shows that it is done' },
      ...proof,
    };
  }
  return asOf > due
    ? {
        name,
        state: 'overdue',
        detail: {
          zh: `应于 ${due} 前完成，没有完成的记载`,
          en: `Due on ${due}; nothing shows that it is done`,
        },
        ...proof,
      }
    : { name, state: 'due', detail: { zh: `应于 ${due} 前完成`, en: `Due on ${due}` }, ...proof };
}

function judgeSource({ pkg, asOf, id }: Case): Judged | undefined {
  const source = pkg.content['sources.yaml'].sources.find((one) => one.id === id);
  if (!source) return undefined;
  const { title: name, validTo, number, date, read } = source;
  if (validTo !== undefined && asOf > validTo) {
    return {
      name,
      state: 'ended',
      detail: { zh: `效力已于 ${validTo} 届满`, en: `Ceased to be valid on ${validTo}` },
    };
  }
  const known = [number, date].filter((part) => part !== undefined).join(' ');
  if (read === 'not-read') {
    const detail = { zh: `${known}（未读到原文）`, en: `${known} (the text itself was not read)`.trim() };
    return { name, state: 'doubtful', detail, ...missing(`《${name.zh}》原文`, `The text of ${name.en}`) };
  }
  const detail = known === '' ? { zh: '文号、日期不明', en: 'Number and date unknown' } : same(known);
  return { name, state: 'recorded', detail };
}

/** Things that stand in the package and have no state of their own beyond that. */
function judgeStanding({ pkg, id }: Case, kind: 'body' | 'duty' | 'fact' | 'question'): Judged | undefined {
  const { bodies } = pkg.content['bodies.yaml'];
  const { facts, derived } = pkg.content['facts.yaml'];
  if (kind === 'body') {
    const body = bodies.find((one) => one.id === id);
    const count = body?.duties.length ?? 0;
    const detail = {
      zh: count > 0 ? `${count} 项职责` : '已列明',
      en: count > 0 ? `${count} duties` : 'Named',
    };
    return body && { name: body.name, state: 'recorded', detail };
  }
  if (kind === 'duty') {
    const body = bodies.find((one) => one.duties.some((duty) => duty.id === id));
    const duty = body?.duties.find((one) => one.id === id);
    return duty && body && { name: duty.text, state: 'recorded', detail: body.name };
  }
  if (kind === 'question') {
    const question = pkg.content['questions.yaml'].questions.find((one) => one.id === id);
    return question && { name: question.question, state: 'recorded', detail: question.answer };
  }
  const fact = [...facts, ...derived].find((one) => one.id === id);
  return (
    fact && {
      name: fact.label,
      state: 'recorded',
      detail: { zh: '审查时按需询问', en: 'Asked when a review needs it' },
    }
  );
}

function judge(one: Case, kind: Bind['kind']): Judged | undefined {
  switch (kind) {
    case 'target':
      return judgeTarget(one);
    case 'indicator':
      return judgeIndicator(one);
    case 'rule':
      return judgeRule(one);
    case 'threshold':
      return judgeThreshold(one);
    case 'layer':
      return judgeLayer(one);
    case 'area':
    case 'park':
      return judgePlace(one, kind);
    case 'industry':
      return judgeIndustry(one);
    case 'task':
      return judgeTask(one);
    case 'record':
      return judgeRecord(one);
    case 'step':
      return judgeStep(one);
    case 'procedure':
      return judgeProcedure(one);
    case 'source':
      return judgeSource(one);
    default:
      return judgeStanding(one, kind);
  }
}

/** State of a thing a clause is bound to. A thing that does not exist is missing: the binding is broken. */
export function evidenceOf(pkg: PlanPackage, bind: Bind, asOf: Day, counted: Case['counted']): Evidence {
  const { kind, id } = bind;
  const judged = judge({ pkg, asOf, id, counted }, kind);
  const broken = { zh: '所绑定的内容不存在', en: 'What it is bound to does not exist' };
  return { kind, id, ...(judged ?? { name: same(id), state: 'missing', detail: broken }) };
}
