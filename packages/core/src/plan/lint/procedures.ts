import { defineFindings, type Finding } from '../../base/index.ts';
import { suggestion } from '../parse/near-miss.ts';
import type { Procedure, ProcedureStep } from '../schema/index.ts';
import { kindNames, type LintContext, named } from './context.ts';
import { referenceChecks } from './references.ts';

export const procedureChecks = defineFindings({
  'procedure.step-unreachable': {
    severity: 'error',
    text: {
      zh: '从第一个环节出发走不到环节“{nameZh}”。',
      en: 'The step "{nameEn}" cannot be reached from the first step.',
    },
    reason: {
      zh: '走不到的环节永远不会被办理，例如一次从未启动的听证。',
      en: 'A step that is never reached is never done, a hearing that never opens for example.',
    },
    example: 'a step that no next names',
  },
  'procedure.step-dead': {
    severity: 'error',
    text: {
      zh: '环节“{nameZh}”既无后续，也不是终点。',
      en: 'The step "{nameEn}" leads nowhere and is no end.',
    },
    reason: { zh: '办到这里就停住，既没有完成也没有终止。', en: 'Work stops there, neither done nor ended.' },
    example: 'a step with next: [] and end: false',
  },
  'procedure.no-way-out': {
    severity: 'error',
    text: {
      zh: '环节“{nameZh}”处在没有出口的循环里，到不了终点。',
      en: 'The step "{nameEn}" is in a loop without a way out to an end.',
    },
    reason: { zh: '进入循环的事项永远办不完。', en: 'A matter that enters the loop is never finished.' },
    example: 'a → b → a with no end',
  },
  'procedure.no-end': {
    severity: 'error',
    text: { zh: '程序“{nameZh}”没有终点。', en: 'The procedure "{nameEn}" has no end.' },
    reason: {
      zh: '没有终点的程序无法判断是否完成。',
      en: 'Without an end nothing tells whether it is complete.',
    },
    example: 'no step with end: true',
  },
  'procedure.end-goes-on': {
    severity: 'note',
    text: {
      zh: '终点环节“{nameZh}”之后还有后续环节。',
      en: 'The end step "{nameEn}" has steps after it.',
    },
    reason: {
      zh: '终点之后的环节（如归档、评估）宜另设程序，或把终点后移。',
      en: 'What follows an end (filing, assessment) belongs in another procedure, or the end moves on.',
    },
    example: 'end: true with next: [archive]',
  },
  'procedure.condition-missing': {
    severity: 'warning',
    text: {
      zh: '环节“{nameZh}”视情况而定，却没有写明什么情况下需要。',
      en: 'The step "{nameEn}" is conditional but does not say on what.',
    },
    reason: {
      zh: '条件不明，省略该环节是否合法就无从判断。',
      en: 'Without the condition nobody can tell whether leaving it out was lawful.',
    },
    example: 'expected: conditional without condition',
  },
  'procedure.actor-missing': {
    severity: 'note',
    text: { zh: '环节“{nameZh}”没有办理机构。', en: 'Nobody is named who does the step "{nameEn}".' },
    reason: { zh: '没有办理机构就不知轮到谁。', en: "Without an actor it is nobody's turn." },
    example: 'a step without actor',
  },
});

/** Ids of the steps that can be reached from a step, itself included. */
export function reachableFrom(procedure: Procedure, start: string): Set<string> {
  const steps = new Map(procedure.steps.map((step) => [step.id, step]));
  const reached = new Set<string>();
  const waiting = [start];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const step = steps.get(id);
    if (!step || reached.has(id)) continue;
    reached.add(id);
    waiting.push(...step.next);
  }
  return reached;
}

/** Step tables as graphs: every step reached, every step with a way to an end. */
export function lintProcedures(context: LintContext): Finding[] {
  const findings: Finding[] = [];
  context.content['procedures.yaml'].procedures.forEach((procedure, index) => {
    const path = ['procedures', index];
    const known = procedure.steps.map(({ id }) => id);
    const refer = (id: string, at: (string | number)[]) => {
      if (known.includes(id)) return;
      const params = { id, ...named('kind', kindNames.step), ...suggestion(id, known) };
      const place = context.at('procedures.yaml', [...path, ...at], procedure.clause);
      findings.push(referenceChecks.make('reference.unknown', place, params));
    };
    refer(procedure.first, ['first']);
    procedure.steps.forEach((step, position) => {
      step.next.forEach((id, place) => {
        refer(id, ['steps', position, 'next', place]);
      });
    });
    findings.push(...lintGraph(context, procedure, index));
  });
  return findings;
}

function lintGraph(context: LintContext, procedure: Procedure, index: number): Finding[] {
  const findings: Finding[] = [];
  const find = (code: Parameters<typeof procedureChecks.make>[0], step: ProcedureStep, position: number) => {
    const path = ['procedures', index, 'steps', position];
    const place = context.at('procedures.yaml', path, procedure.clause);
    findings.push(procedureChecks.make(code, place, named('name', step.name)));
  };
  const ends = procedure.steps.filter(({ end }) => end).map(({ id }) => id);
  if (ends.length === 0) {
    const place = context.at('procedures.yaml', ['procedures', index], procedure.clause);
    findings.push(procedureChecks.make('procedure.no-end', place, named('name', procedure.name)));
  }
  const reached = reachableFrom(procedure, procedure.first);
  const known = new Set(procedure.steps.map(({ id }) => id));
  procedure.steps.forEach((step, position) => {
    // Where the first step is unknown everything would be unreachable; the unknown reference says it.
    if (known.has(procedure.first) && !reached.has(step.id))
      find('procedure.step-unreachable', step, position);
    if (step.end && step.next.length > 0) find('procedure.end-goes-on', step, position);
    if (step.expected === 'conditional' && !step.condition)
      find('procedure.condition-missing', step, position);
    if (step.actor === undefined) find('procedure.actor-missing', step, position);
    if (step.end) return;
    if (step.next.length === 0) find('procedure.step-dead', step, position);
    else if (ends.length > 0 && leadsOnlyInCircles(procedure, step, ends)) {
      find('procedure.no-way-out', step, position);
    }
  });
  return findings;
}

/** Whether a step reaches neither an end nor a dead step (which is reported by itself). */
function leadsOnlyInCircles(procedure: Procedure, step: ProcedureStep, ends: readonly string[]): boolean {
  const reached = reachableFrom(procedure, step.id);
  const stops = procedure.steps.filter((one) =>
    one.next.every((id) => !procedure.steps.some((s) => s.id === id)),
  );
  return !ends.some((id) => reached.has(id)) && !stops.some(({ id }) => reached.has(id));
}
