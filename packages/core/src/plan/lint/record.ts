import { type Bilingual, compareText, daysBetween, defineFindings, type Finding } from '../../base/index.ts';
import { suggestion } from '../parse/near-miss.ts';
import type { Procedure, ProcedureStep, RecordEntry } from '../schema/index.ts';
import { chapterOf, kindNames, type LintContext, named } from './context.ts';
import { reachableFrom } from './procedures.ts';
import { referenceChecks } from './references.ts';

export const recordChecks = defineFindings({
  'record.date-damaged': {
    severity: 'warning',
    text: {
      zh: '“{nameZh}”的日期在来源中残缺，写作“{writtenAs}”；读作 {readings}，须以原件核实。',
      en: 'The date of "{nameEn}" is damaged in the source, which prints "{writtenAs}"; read as {readings}, to be confirmed from the original.',
    },
    reason: {
      zh: '期限是否足够取决于日期；推读的日期不能当作已证实。',
      en: 'Whether a period was long enough depends on the day; a reading is no proof.',
    },
    example: 'writtenAs: 202228日 with readings',
  },
  'record.date-unreadable': {
    severity: 'warning',
    text: {
      zh: '“{nameZh}”的日期写作“{writtenAs}”，没有给出任何读法。',
      en: 'The date of "{nameEn}" is printed as "{writtenAs}" and no reading is offered.',
    },
    reason: {
      zh: '列出可能的读法，才能判断先后与期限。',
      en: 'With the possible readings, order and length can still be judged.',
    },
    example: 'writtenAs without readings',
  },
  'record.date-missing': {
    severity: 'note',
    text: { zh: '“{nameZh}”已办理，但没有日期。', en: '"{nameEn}" is recorded as done, without a day.' },
    reason: {
      zh: '没有日期无法核对先后与期限。',
      en: 'Without a day neither order nor length can be checked.',
    },
    example: 'state: done without on',
  },
  'record.doubtful': {
    severity: 'note',
    text: {
      zh: '“{nameZh}”是推断的，来源没有明说。',
      en: '"{nameEn}" is inferred; the source does not say so.',
    },
    reason: {
      zh: '推断不能代替卷宗中的材料。',
      en: 'An inference does not replace the paper in the file.',
    },
    example: 'state: done, certainty: inferred',
  },
  'record.step-missing': {
    severity: 'warning',
    text: {
      zh: '程序要求的环节“{nameZh}”在编制记录中没有任何记载。{basisZh}',
      en: 'The step "{nameEn}", which the procedure requires, is not in the record at all. {basisEn}',
    },
    reason: {
      zh: '法定环节没有记载时，应当查明是未办理还是未留痕。',
      en: 'When a required step is not recorded, somebody has to find out whether it was left out or left no trace.',
    },
    example: 'no entry for the legality review',
  },
  'record.step-not-recorded': {
    severity: 'warning',
    text: {
      zh: '程序要求的环节“{nameZh}”在来源中没有记载。{basisZh}',
      en: 'The source does not record the step "{nameEn}", which the procedure requires. {basisEn}',
    },
    reason: {
      zh: '法定环节没有记载时，应当查明是未办理还是未留痕。',
      en: 'When a required step is not recorded, somebody has to find out whether it was left out or left no trace.',
    },
    example: 'state: not-recorded for the plan environmental assessment',
  },
  'record.condition-unsettled': {
    severity: 'warning',
    text: {
      zh: '环节“{nameZh}”是否需要尚无结论：既无办理记载，也没有写明不适用。{basisZh}',
      en: 'Whether the step "{nameEn}" was needed is not settled: it is neither recorded nor marked as not applicable. {basisEn}',
    },
    reason: {
      zh: '视情况而定的环节也要有一个有人负责的结论。',
      en: 'A conditional step needs a conclusion somebody answers for.',
    },
    example: 'a conditional step without an entry',
  },
  'record.required-not-applicable': {
    severity: 'warning',
    text: {
      zh: '程序要求的环节“{nameZh}”被记为“不适用”。{basisZh}',
      en: 'The step "{nameEn}", which the procedure requires, is recorded as not applicable. {basisEn}',
    },
    reason: {
      zh: '必经环节不适用时应写明理由，或修改程序。',
      en: 'If a required step does not apply, the reason is stated or the procedure is wrong.',
    },
    example: 'state: not-applicable for a required step without note',
  },
  'record.out-of-order': {
    severity: 'warning',
    text: {
      zh: '“{laterZh}”（{later}）记在“{earlierZh}”（{earlier}）之前，而程序的次序相反。',
      en: '"{laterEn}" ({later}) is recorded before "{earlierEn}" ({earlier}), against the order of the procedure.',
    },
    reason: {
      zh: '次序颠倒（例如先论证、后公示）可能影响程序合法性。',
      en: 'Steps in the wrong order may cost the procedure its validity.',
    },
    example: 'expert review on 2022-01-18, public notice on 2022-02-08',
  },
  'record.order-doubtful': {
    severity: 'note',
    text: {
      zh: '“{earlierZh}”与“{laterZh}”的先后，因日期有多种读法而不能确定。',
      en: 'Whether "{earlierEn}" came before "{laterEn}" depends on how a damaged date is read.',
    },
    reason: { zh: '核实日期后方可判断次序。', en: 'The order can be judged once the date is confirmed.' },
    example: 'a damaged date with a reading on either side',
  },
  'record.gap-too-short': {
    severity: 'warning',
    text: {
      zh: '“{nameZh}”至多 {days} 天，少于规定的 {minDays} 天（{gateZh}）。',
      en: '"{nameEn}" lasted at most {days} days, fewer than the {minDays} required ({gateEn}).',
    },
    reason: {
      zh: '公示、审查等期限不足，是程序违法的常见理由。',
      en: 'A notice or review that was too short is a usual ground for challenging a decision.',
    },
    example: 'notice from 2022-02-08 to 2022-02-20 with minDays: 30',
  },
  'record.gap-doubtful': {
    severity: 'note',
    text: {
      zh: '“{nameZh}”是否满 {minDays} 天，因日期有多种读法而不能确定（{boundZh} {spans} 天）。',
      en: 'Whether "{nameEn}" lasted {minDays} days depends on how a damaged date is read ({boundEn} {spans} days).',
    },
    reason: { zh: '核实日期后方可判断期限。', en: 'The length can be judged once the date is confirmed.' },
    example: 'readings that give 18 or 38 days',
  },
  'record.gap-unknown': {
    severity: 'note',
    text: {
      zh: '“{nameZh}”是否满 {minDays} 天无法判断：{whyZh}。',
      en: 'Whether "{nameEn}" lasted {minDays} days cannot be told: {whyEn}.',
    },
    reason: {
      zh: '缺少起止日期时不作“合格”处理。',
      en: 'Without a first and a last day it is not taken as long enough.',
    },
    example: 'a notice with a first day only',
  },
  'record.until-before-on': {
    severity: 'error',
    text: {
      zh: '“{nameZh}”止于 {until}，早于开始日 {on}。',
      en: '"{nameEn}" ends on {until}, before it starts on {on}.',
    },
    reason: { zh: '起止日期颠倒。', en: 'First and last day are swapped.' },
    example: 'on: 2022-03-10, until: 2022-02-08',
  },
  'record.in-future': {
    severity: 'error',
    text: {
      zh: '“{nameZh}”记为已办理，日期 {on} 却尚未到来。',
      en: '"{nameEn}" is recorded as done on {on}, which has not come yet.',
    },
    reason: { zh: '未来的事不能记为已办理。', en: 'What lies ahead is not done.' },
    example: 'state: done, on: 2030-01-01',
  },
});

interface Known {
  readonly entry: RecordEntry;
  readonly index: number;
  readonly step: ProcedureStep;
}

/** How the plan was made against how it had to be made. */
export function lintRecord(context: LintContext): Finding[] {
  const record = context.content['record.yaml'];
  const procedure = context.content['procedures.yaml'].procedures.find(({ id }) => id === record.procedure);
  const findings: Finding[] = [];
  record.entries.forEach((entry, index) => {
    const step = procedure?.steps.find(({ id }) => id === entry.step);
    findings.push(...lintDates(context, entry, index, step?.name ?? entry.what));
  });
  if (!procedure) return findings;
  const steps = new Map(procedure.steps.map((step) => [step.id, step]));
  const known: Known[] = [];
  record.entries.forEach((entry, index) => {
    const step = steps.get(entry.step);
    if (step) {
      known.push({ entry, index, step });
      return;
    }
    const place = context.at('record.yaml', ['entries', index, 'step'], entry.clause);
    const hint = suggestion(entry.step, steps.keys());
    const params = { id: entry.step, ...named('kind', kindNames.step), ...hint };
    findings.push(referenceChecks.make('reference.unknown', place, params));
  });
  findings.push(...lintCompleteness(context, procedure, known));
  findings.push(...lintOrder(context, procedure, known), ...lintGaps(context, procedure, known));
  return findings;
}

function lintDates(context: LintContext, entry: RecordEntry, index: number, called: Bilingual): Finding[] {
  const at = (key: string) => context.at('record.yaml', ['entries', index, key], entry.clause);
  const name = named('name', called);
  const findings: Finding[] = [];
  const { on, until, writtenAs } = entry;
  if (writtenAs !== undefined) {
    const days = possibleDays(entry);
    const code = days.length > 0 ? 'record.date-damaged' : 'record.date-unreadable';
    const params = { writtenAs, readings: days.join(' / '), ...name };
    findings.push(recordChecks.make(code, at('writtenAs'), params));
  } else if (entry.state === 'done' && on === undefined && entry.readings.length === 0) {
    findings.push(recordChecks.make('record.date-missing', at('id'), name));
  }
  if (entry.state === 'done' && (entry.certainty === 'inferred' || entry.certainty === 'unknown')) {
    findings.push(recordChecks.make('record.doubtful', at('certainty'), name));
  }
  if (on !== undefined && until !== undefined && until < on) {
    findings.push(recordChecks.make('record.until-before-on', at('until'), { on, until, ...name }));
  }
  if (context.asOf !== undefined && entry.state === 'done' && on !== undefined && on > context.asOf) {
    findings.push(recordChecks.make('record.in-future', at('on'), { on, ...name }));
  }
  return findings;
}

/** Every day an entry may stand for: its readings when the date is damaged, else its day. */
export function possibleDays(entry: RecordEntry): string[] {
  const readings = entry.readings.map(({ on }) => on);
  return [...new Set(entry.on === undefined ? readings : [entry.on, ...readings])];
}

/** The articles a step rests on, as a closing sentence. */
function basisSentence(context: LintContext, step: ProcedureStep): { basisZh: string; basisEn: string } {
  const sources = new Map(context.content['sources.yaml'].sources.map((source) => [source.id, source]));
  const articles = new Map<string, string[]>();
  for (const basis of step.gates.flatMap((gate) => gate.basis)) {
    if (!('source' in basis) || !sources.has(basis.source)) continue;
    const list = articles.get(basis.source) ?? [];
    articles.set(
      basis.source,
      basis.article === undefined ? list : [...list, ...basis.article.split(/[、,，]\s*/)],
    );
  }
  const names = [...articles].map(([id, cited]): Bilingual => {
    const { title } = sources.get(id)!;
    const numbers = [...new Set(cited)];
    const plain = numbers.every((one) => /^\d+$/.test(one));
    const zh = numbers.join('、');
    const inner = `《${title.zh.replaceAll(/[《》]/g, '')}》`;
    return {
      zh: numbers.length === 0 ? inner : `${inner}${plain ? `第${zh}条` : zh}`,
      en: numbers.length === 0 ? title.en : `${title.en}, ${plain ? 'art. ' : ''}${numbers.join(', ')}`,
    };
  });
  if (names.length === 0) return { basisZh: '', basisEn: '' };
  const list = { zh: names.map(({ zh }) => zh).join('；'), en: names.map(({ en }) => en).join('; ') };
  return { basisZh: `依据：${list.zh}。`, basisEn: `Basis: ${list.en}.` };
}

function lintCompleteness(context: LintContext, procedure: Procedure, known: readonly Known[]): Finding[] {
  const findings: Finding[] = [];
  // A step no entry has a clause for concerns the chapter on how the plan was made.
  const chapter = chapterOf(context.content, procedure.clause);
  for (const step of procedure.steps) {
    if (step.expected === 'optional') continue;
    const entries = known.filter((one) => one.step === step);
    if (entries.some(({ entry }) => entry.state === 'done')) continue;
    const params = { ...named('name', step.name), ...basisSentence(context, step) };
    const first = entries[0];
    const place = first
      ? context.at('record.yaml', ['entries', first.index, 'state'], first.entry.clause ?? chapter)
      : context.at('record.yaml', ['entries'], chapter);
    if (step.expected === 'conditional') {
      const settled = entries.some(({ entry }) => entry.state === 'not-applicable');
      if (!settled) findings.push(recordChecks.make('record.condition-unsettled', place, params));
    } else if (!first) findings.push(recordChecks.make('record.step-missing', place, params));
    else if (first.entry.state === 'not-recorded') {
      findings.push(recordChecks.make('record.step-not-recorded', place, params));
    } else if (first.entry.note === undefined) {
      findings.push(recordChecks.make('record.required-not-applicable', place, params));
    }
  }
  return findings;
}

function lintOrder(context: LintContext, procedure: Procedure, known: readonly Known[]): Finding[] {
  const findings: Finding[] = [];
  const after = new Map(procedure.steps.map(({ id }) => [id, reachableFrom(procedure, id)]));
  const dated = known.filter(({ entry }) => entry.state === 'done' && possibleDays(entry).length > 0);
  for (const earlier of dated) {
    for (const later of dated) {
      const [a, b] = [earlier.step.id, later.step.id];
      // Steps of a loop may come in any order.
      if (a === b || !after.get(a)!.has(b) || after.get(b)!.has(a)) continue;
      const pairs = possibleDays(earlier.entry).flatMap((first) =>
        possibleDays(later.entry).map((second) => ({ first, second })),
      );
      const wrong = pairs.filter(({ first, second }) => second < first);
      if (wrong.length === 0) continue;
      const place = context.at('record.yaml', ['entries', later.index], later.entry.clause);
      const names = { ...named('earlier', earlier.step.name), ...named('later', later.step.name) };
      if (wrong.length < pairs.length) {
        findings.push(recordChecks.make('record.order-doubtful', place, names));
      } else {
        const params = { earlier: pairs[0]!.first, later: pairs[0]!.second, ...names };
        findings.push(recordChecks.make('record.out-of-order', place, params));
      }
    }
  }
  return findings;
}

/**
 * Length of each step that has a minimum. Where the last day is not recorded, the first day of what came next bounds
 * it from above. The first day is not counted (domain practice where the law is silent).
 */
function lintGaps(context: LintContext, procedure: Procedure, known: readonly Known[]): Finding[] {
  const findings: Finding[] = [];
  for (const { entry, index, step } of known) {
    if (entry.state !== 'done') continue;
    for (const gate of step.gates) {
      const { minDays } = gate;
      if (minDays === undefined) continue;
      const place = context.at('record.yaml', ['entries', index], entry.clause);
      const params = { minDays, ...named('name', step.name), ...named('gate', gate.text) };
      const lengths = possibleLengths(procedure, entry, step, known);
      if (lengths.length === 0) {
        const why = { zh: '起止日期不全', en: 'the first or the last day is not recorded' };
        findings.push(recordChecks.make('record.gap-unknown', place, { ...params, ...named('why', why) }));
        continue;
      }
      const days = Math.max(...lengths);
      if (days < minDays) {
        findings.push(recordChecks.make('record.gap-too-short', place, { ...params, days }));
      } else if (lengths.some((length) => length < minDays)) {
        const bound =
          entry.until === undefined
            ? named('bound', {
                zh: '截止日未记载，到下一环节至多',
                en: 'no last day is recorded; to the next step at most',
              })
            : named('bound', { zh: '读作', en: 'read as' });
        const spans = [...new Set(lengths)].sort((a, b) => a - b).join(' / ');
        findings.push(recordChecks.make('record.gap-doubtful', place, { ...params, ...bound, spans }));
      } else if (gate.dayKind === 'working') {
        const why = {
          zh: '须按工作日计算，记录中没有工作日历',
          en: 'it is counted in working days, for which a calendar is needed',
        };
        findings.push(recordChecks.make('record.gap-unknown', place, { ...params, ...named('why', why) }));
      } else if (entry.until === undefined) {
        const why = {
          zh: `没有记载截止日，只知到下一环节至多 ${days} 天`,
          en: `its last day is not recorded; the next step came ${days} days later at most`,
        };
        findings.push(recordChecks.make('record.gap-unknown', place, { ...params, ...named('why', why) }));
      }
    }
  }
  return findings;
}

/** Calendar days a step may have taken, one for each combination of readings; empty when an end is missing. */
function possibleLengths(
  procedure: Procedure,
  entry: RecordEntry,
  step: ProcedureStep,
  known: readonly Known[],
): number[] {
  const starts = possibleDays(entry);
  if (entry.until !== undefined) return starts.map((day) => daysBetween(day, entry.until!));
  const after = reachableFrom(procedure, step.id);
  const followers = known.filter(
    (one) =>
      one.step !== step &&
      after.has(one.step.id) &&
      one.entry.state === 'done' &&
      possibleDays(one.entry).length > 0,
  );
  if (followers.length === 0) return [];
  const earliest = (pick: (days: string[]) => string) =>
    followers.map((one) => pick(possibleDays(one.entry).sort(compareText))).sort(compareText)[0]!;
  const ends = [earliest((days) => days[0]!), earliest((days) => days.at(-1)!)];
  return starts.flatMap((start) => ends.filter((end) => end >= start).map((end) => daysBetween(start, end)));
}
