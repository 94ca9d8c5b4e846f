import { daysBetween, defineFindings, type Finding } from '../../base/index.ts';
import { sinCosDegrees } from '../../geometry/index.ts';
import type { LintContext } from './context.ts';

export const planChecks = defineFindings({
  'plan.period-reversed': {
    severity: 'error',
    text: {
      zh: '规划期止于 {to}，早于起始日 {from}。',
      en: 'The period ends on {to}, before it starts on {from}.',
    },
    reason: {
      zh: '规划期是判断目标、任务与效力的依据。',
      en: 'Targets, tasks and validity are all judged against the period.',
    },
    example: 'period: {from: 2025-01-01, to: 2021-12-31}',
  },
  'plan.ended-without-successor': {
    severity: 'warning',
    text: {
      zh: '规划期已于 {to} 届满（距今 {days} 天），但没有写明接续的规划。',
      en: 'The period ended on {to} ({days} days ago) and no succeeding plan is named.',
    },
    reason: {
      zh: '期满后应有终期评估和接续规划；在此之前依本规划作出的判断应注明规划期已满。',
      en: 'After the period a final assessment and a successor are due; until then every answer from this plan should say that its period is over.',
    },
    example: 'period to 2025-12-31, no replacedBy, looked at in 2026',
  },
  'plan.in-force-after-period': {
    severity: 'note',
    text: {
      zh: '规划状态写为“施行”，而规划期已于 {to} 届满。',
      en: 'The plan is marked in force although its period ended on {to}.',
    },
    reason: {
      zh: '手工填写的状态会过时；效力应与日期相互印证。',
      en: 'A status typed by hand goes stale; it has to agree with the dates.',
    },
    example: 'state: in-force with period to 2025-12-31, looked at in 2026',
  },
  'plan.in-force-before-issue': {
    severity: 'warning',
    text: {
      zh: '规划状态写为“施行”，而印发日为 {issuedOn}，尚未到来。',
      en: 'The plan is marked in force but is only issued on {issuedOn}.',
    },
    reason: { zh: '未印发的规划不能作为依据。', en: 'A plan that is not issued is no basis for anything.' },
    example: 'state: in-force, issuedOn in the future',
  },
  'plan.issued-after-start': {
    severity: 'note',
    text: {
      zh: '规划于 {issuedOn} 印发，规划期已先行开始 {days} 天（{from}）。',
      en: 'The plan was issued on {issuedOn}, {days} days after its period began ({from}).',
    },
    reason: {
      zh: '印发前发生的事项不宜按本规划评判。',
      en: 'What happened before the plan was issued should not be judged by it.',
    },
    example: 'period from 2021-01-01, issued in 2022',
  },
  'plan.number-missing': {
    severity: 'note',
    text: {
      zh: '规划不在编制阶段，却没有文号。',
      en: 'The plan is no longer in preparation, yet has no document number.',
    },
    reason: {
      zh: '文号是查找正式文本的凭据。',
      en: 'The number is how the official text is found.',
    },
    example: 'state: in-force without documentNumber',
  },
  'plan.demonstration-unlabelled': {
    severity: 'error',
    text: {
      zh: '图层“{layer}”是演示数据，而 plan.yaml 没有演示标注。',
      en: 'The layer "{layer}" is demonstration data, but plan.yaml carries no such label.',
    },
    reason: {
      zh: '演示数据必须在所到之处标明，否则会被当作真实控制线。',
      en: 'Demonstration data is labelled wherever it reaches; otherwise it passes for real control lines.',
    },
    example: 'legalStatus: demonstration on a layer, no demonstration in plan.yaml',
  },
  'plan.frame-far': {
    severity: 'error',
    text: {
      zh: '分区坐标框架的原点距分区中心过远（经度差 {lon}°，纬度差 {lat}°），格网坐标会超出范围。',
      en: 'The origin of the zone frame is too far from the centre of the zone ({lon}° of longitude, {lat}° of latitude); grid coordinates would run out of range.',
    },
    reason: {
      zh: '0.1 毫米格网用 32 位整数，只能到达原点四周约 214 公里；经纬度互换也会由此发现。',
      en: 'The 0.1 mm grid uses 32-bit integers and reaches about 214 km; swapped coordinates show here, too.',
    },
    example: 'centre: {lon: 36.85, lat: 115.7}',
  },
});

/** The plan's identity against itself and against the day. */
export function lintPlan(context: LintContext): Finding[] {
  const { asOf, content } = context;
  const plan = content['plan.yaml'];
  const { from, to } = plan.period;
  const { make } = planChecks;
  const findings: Finding[] = [];
  if (to < from) {
    findings.push(make('plan.period-reversed', context.at('plan.yaml', ['period', 'to']), { from, to }));
  }
  if (asOf !== undefined && asOf > to && plan.state !== 'preparation') {
    if (plan.replacedBy === undefined) {
      const params = { to, days: daysBetween(to, asOf) };
      findings.push(make('plan.ended-without-successor', context.at('plan.yaml', ['period', 'to']), params));
    }
    if (plan.state === 'in-force') {
      findings.push(make('plan.in-force-after-period', context.at('plan.yaml', ['state']), { to }));
    }
  }
  const { issuedOn } = plan;
  if (issuedOn !== undefined && plan.state === 'in-force' && asOf !== undefined && issuedOn > asOf) {
    findings.push(make('plan.in-force-before-issue', context.at('plan.yaml', ['state']), { issuedOn }));
  }
  if (issuedOn !== undefined && issuedOn > from) {
    const params = { issuedOn, from, days: daysBetween(from, issuedOn) };
    findings.push(make('plan.issued-after-start', context.at('plan.yaml', ['issuedOn']), params));
  }
  if (plan.state !== 'preparation' && plan.documentNumber === undefined) {
    findings.push(make('plan.number-missing', context.at('plan.yaml', [])));
  }
  if (plan.demonstration === undefined) {
    content['layout.yaml'].layers.forEach((layer, index) => {
      if (layer.legalStatus !== 'demonstration') return;
      const place = context.at('layout.yaml', ['layers', index, 'legalStatus'], layer.clause);
      findings.push(make('plan.demonstration-unlabelled', place, { layer: layer.id }));
    });
  }
  const lon = Math.abs(plan.zone.centre.lon - plan.frame.lon0);
  const lat = Math.abs(plan.zone.centre.lat - plan.frame.lat0);
  // 1.9 degrees of latitude are 211 km; a degree of longitude is never longer.
  if (lat > 1.9 || lon * sinCosDegrees(plan.frame.lat0).cos > 1.9) {
    const params = { lon: lon.toFixed(2), lat: lat.toFixed(2) };
    findings.push(make('plan.frame-far', context.at('plan.yaml', ['frame']), params));
  }
  return findings;
}
