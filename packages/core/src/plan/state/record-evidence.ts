import { possibleDays } from '../lint/record.ts';
import type { PlanPackage } from '../package.ts';
import type { RecordEntry } from '../schema/index.ts';
import { type Case, type Judged, missing } from './judgement.ts';

/** State of entries of the record: the doubtful ones first, then the silent ones. */
function judgeEntries(
  entries: readonly RecordEntry[],
  from?: string,
): Pick<Judged, 'state' | 'detail' | 'missing'> {
  const damaged = entries.find((one) => one.writtenAs !== undefined);
  if (damaged) {
    const days = possibleDays(damaged).join(' / ');
    return {
      state: 'doubtful',
      detail: {
        zh: `日期残缺，写作“${damaged.writtenAs}”${days && `，读作 ${days}`}`,
        en: `Damaged date, printed "${damaged.writtenAs}"${days && `, read as ${days}`}`,
      },
      ...missing('日期的原始凭据', 'The original that shows the day', from),
    };
  }
  const done = entries.find((one) => one.state === 'done');
  if (done) {
    const unsure = done.certainty === 'inferred' || done.certainty === 'unknown';
    const day =
      done.on === undefined
        ? { zh: '，无日期', en: ', undated' }
        : { zh: `，${done.on}`, en: `, ${done.on}` };
    return unsure
      ? { state: 'doubtful', detail: { zh: `推断已办理${day.zh}`, en: `Inferred to be done${day.en}` } }
      : { state: 'recorded', detail: { zh: `已办理${day.zh}`, en: `Done${day.en}` } };
  }
  if (entries.some((one) => one.state === 'not-applicable')) {
    return { state: 'recorded', detail: { zh: '记为不适用', en: 'Recorded as not applicable' } };
  }
  const detail = { zh: '来源没有记载', en: 'The source does not record it' };
  return {
    state: 'missing',
    detail,
    ...missing(
      '办理的凭据，或不需要的书面理由',
      'Proof that it was done, or the written reason why not',
      from,
    ),
  };
}

/** An entry of the record. */
export function judgeRecord({ pkg, id }: Case): Judged | undefined {
  const entry = pkg.content['record.yaml'].entries.find((one) => one.id === id);
  if (!entry) return undefined;
  const step = stepsOf(pkg).find((one) => one.id === entry.step);
  return { name: step?.name ?? entry.what, ...judgeEntries([entry], step?.actor) };
}

function stepsOf(pkg: PlanPackage) {
  return pkg.content['procedures.yaml'].procedures.flatMap((procedure) => procedure.steps);
}

/** A step of a procedure: of this plan's own making as recorded, of another as it stands. */
export function judgeStep({ pkg, id }: Case): Judged | undefined {
  const record = pkg.content['record.yaml'];
  const procedure = pkg.content['procedures.yaml'].procedures.find((one) =>
    one.steps.some((step) => step.id === id),
  );
  const step = procedure?.steps.find((one) => one.id === id);
  if (!procedure || !step) return undefined;
  if (procedure.id !== record.procedure) {
    return { name: step.name, state: 'in-force', detail: { zh: '按程序办理', en: 'Done by procedure' } };
  }
  return {
    name: step.name,
    ...judgeEntries(
      record.entries.filter((one) => one.step === id),
      step.actor,
    ),
  };
}

/** A procedure: of this plan's own making by what is recorded, of another as it stands. */
export function judgeProcedure({ pkg, id }: Case): Judged | undefined {
  const procedure = pkg.content['procedures.yaml'].procedures.find((one) => one.id === id);
  if (!procedure) return undefined;
  const record = pkg.content['record.yaml'];
  const { name } = procedure;
  if (record.procedure !== id) {
    const count = procedure.steps.length;
    return { name, state: 'in-force', detail: { zh: `${count} 个环节`, en: `${count} steps` } };
  }
  const required = procedure.steps.filter(({ expected }) => expected === 'required');
  const done = required.filter((step) =>
    record.entries.some((one) => one.step === step.id && one.state === 'done'),
  );
  const detail = {
    zh: `必经环节 ${required.length} 个，有记载的 ${done.length} 个`,
    en: `${done.length} of ${required.length} required steps are recorded`,
  };
  if (done.length < required.length) return { name, state: 'missing', detail };
  const doubtful = record.entries.some((one) => one.writtenAs !== undefined);
  return { name, state: doubtful ? 'doubtful' : 'recorded', detail };
}
