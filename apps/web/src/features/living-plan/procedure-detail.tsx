import type { Procedure, ProcedureStep, RecordEntry } from '@luodi/core/plan';
import { formatDay } from '../../platform/format.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { usePlanFile } from '../../platform/plan-file.ts';
import { BasisList, BodyName, Rows, useWords } from './detail-rows.tsx';
import { VALUE_WORDS } from './thing-words.data.ts';

/** A procedure with its steps in order, each with gates, days and articles, and what is recorded of it. */
export function ProcedureDetail({ id }: { id: string }) {
  const word = useWords();
  const procedure = usePlanFile('procedures').data?.procedures.find((one) => one.id === id);
  const record = usePlanFile('record').data;
  if (!procedure) return null;
  const recorded = record?.procedure === id ? record.entries : undefined;
  return (
    <>
      <BasisList basis={procedure.basis} />
      <h5>{word('steps')}</h5>
      <ol className="step-list">
        {inOrder(procedure).map((step) => (
          <li key={step.id}>
            <Step step={step} entries={recorded?.filter((entry) => entry.step === step.id)} />
          </li>
        ))}
      </ol>
    </>
  );
}

/** Steps in the order they are walked: the first, then what follows; branches in the order they are named. */
function inOrder(procedure: Procedure): ProcedureStep[] {
  const byId = new Map(procedure.steps.map((step) => [step.id, step]));
  const walked = new Set<string>();
  const queue = [procedure.first];
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (walked.has(at)) continue;
    walked.add(at);
    queue.push(...(byId.get(at)?.next ?? []));
  }
  const rest = procedure.steps.filter((step) => !walked.has(step.id));
  return [...[...walked].flatMap((step) => byId.get(step) ?? []), ...rest];
}

/** One step alone, for a clause bound to it. */
export function StepDetail({ id }: { id: string }) {
  const procedures = usePlanFile('procedures').data?.procedures;
  const record = usePlanFile('record').data;
  const procedure = procedures?.find((one) => one.steps.some((step) => step.id === id));
  const step = procedure?.steps.find((one) => one.id === id);
  if (!step) return null;
  const recorded = record?.procedure === procedure?.id ? record?.entries : undefined;
  return <Step step={step} entries={recorded?.filter((entry) => entry.step === id)} />;
}

function Step({ step, entries }: { step: ProcedureStep; entries: readonly RecordEntry[] | undefined }) {
  const { say, language, aside } = useLanguage();
  const word = useWords();
  return (
    <div className="stack">
      <p>
        <strong>{say(step.name)}</strong>
        <span className="small">
          {aside(say(VALUE_WORDS[step.expected]))} {step.actor ? <BodyName id={step.actor} /> : null}
        </span>
      </p>
      {step.condition ? (
        <p className="small">
          {word('condition')} {say(step.condition)}
        </p>
      ) : null}
      {step.gates.length > 0 ? (
        <ul className="thing-list">
          {step.gates.map((gate) => (
            <li key={gate.id}>
              {say(gate.text)}
              {gate.minDays ? (
                <strong>
                  {' '}
                  ≥ {gate.minDays} {say(VALUE_WORDS[gate.dayKind])}
                </strong>
              ) : null}
              {gate.minCount ? <strong> ≥ {gate.minCount}</strong> : null}
              <BasisList basis={gate.basis} />
            </li>
          ))}
        </ul>
      ) : null}
      {entries?.map((entry) => (
        <Entry key={entry.id} entry={entry} />
      ))}
      {entries?.length === 0 ? (
        <p className="small tone-bad">
          ✕ {word('recorded')}
          {language === 'zh' ? '：' : ': '}
          {word('notRecorded')}
        </p>
      ) : null}
    </div>
  );
}

/** An entry of the record alone, with its step's gates. */
export function RecordDetail({ id }: { id: string }) {
  const record = usePlanFile('record').data;
  const entry = record?.entries.find((one) => one.id === id);
  return entry ? <StepDetail id={entry.step} /> : null;
}

/** What is known of a step: done, silent or doubtful; a damaged date as printed with its possible readings. */
function Entry({ entry }: { entry: RecordEntry }) {
  const { say, row, language } = useLanguage();
  const bodies = usePlanFile('bodies').data?.bodies;
  const mark = entry.state === 'done' ? (entry.writtenAs ? '~' : '·') : '✕';
  const tone = entry.state === 'done' ? (entry.writtenAs ? 'warn' : 'good') : 'bad';
  const day = (on: string) => formatDay(on, language);
  return (
    <div className="record-entry">
      <p>
        <span className={`mark tone-${tone}`}>
          <span aria-hidden="true">{mark}</span>
          {say(VALUE_WORDS[entry.state])}
        </span>{' '}
        {say(entry.what)}
      </p>
      <Rows
        rows={[
          ['day', entry.on ? `${day(entry.on)}${entry.until ? ` – ${day(entry.until)}` : ''}` : undefined],
          ['writtenAs', entry.writtenAs],
          [
            'readings',
            entry.readings.length > 0 ? (
              <ul key="r" className="thing-list">
                {entry.readings.map((reading) => (
                  <li key={reading.on}>
                    {day(reading.on)} {say(reading.why)}
                  </li>
                ))}
              </ul>
            ) : undefined,
          ],
          [
            'bodies',
            row(entry.bodies.map((body) => say(bodies?.find((one) => one.id === body)?.name) || body)),
          ],
          ['certainty', say(VALUE_WORDS[entry.certainty])],
          ['note', say(entry.note)],
        ]}
      />
    </div>
  );
}
