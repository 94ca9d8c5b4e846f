import {
  type AskedSubmissionChange,
  putSubmission,
  type RegisterHead,
  type Submission,
  type SubmissionChange,
} from '@luodi/api';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { ask } from '../../platform/api.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { FormFoot } from '../../ui/form-foot.tsx';
import { headOf, RecordForm, useProposing, useRecord } from '../registers/index.ts';
import { Refused } from './decide-submission.tsx';
import { type Grounds, ReasonFields, wireGrounds } from './reason-fields.tsx';
import { useActed } from './submissions-data.ts';
import { useWords } from './words.ts';

type Values = Readonly<Record<string, unknown>>;

/** A change as it is being worked on again. */
interface Draft {
  readonly change: SubmissionChange;
  readonly from: string;
  readonly values: Values;
}

const draftOf = (change: SubmissionChange): Draft => ({
  change,
  from: change.from,
  values: Object.fromEntries(change.fields.map(({ field, after }) => [field, after ?? null])),
});

/** The change as the wire takes it, made from the record as it is now. */
function wireOf({ change, from, values }: Draft): AskedSubmissionChange {
  const { act, register, record, until, current: version } = change;
  const days = { from, ...(until === undefined ? {} : { until }) };
  if (act === 'create') return { act, register, ...days, values: known(values) };
  if (act === 'end') return { act, register, record, version, ...days };
  return { act, register, record, version, ...days, values: { ...values } };
}

const known = (values: Values) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null && value !== undefined));

/** Changes what was returned, and submits it again. */
export function ReviseSubmission({
  submission,
  registers,
  onDone,
}: {
  submission: Submission;
  registers: readonly RegisterHead[];
  onDone: () => void;
}) {
  const w = useWords();
  const acted = useActed();
  const [drafts, setDrafts] = useState(() => submission.changes.map(draftOf));
  const [grounds, setGrounds] = useState<Grounds>({
    reason: submission.reason,
    basis: submission.basis ?? '',
  });
  const send = useMutation({
    mutationFn: () => {
      const body = { ...wireGrounds(grounds), changes: drafts.map(wireOf) };
      const { version } = submission;
      return ask(putSubmission, { params: { id: submission.id }, body }, undefined, { version });
    },
    onSuccess: async (made) => {
      await acted(made);
      onDone();
    },
  });
  const put = (at: number, next: Partial<Draft>) =>
    setDrafts(drafts.map((one, index) => (index === at ? { ...one, ...next } : one)));
  return (
    <form
      className="record-form stack-2"
      noValidate
      aria-label={w('revise')}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <h2>{w('revise')}</h2>
      <Refused error={send.error} />
      {drafts.map((draft, at) => (
        <ReviseChange
          key={`${draft.change.register} ${draft.change.record}`}
          draft={draft}
          head={headOf(registers, draft.change.register)}
          error={send.error}
          onChange={(next) => put(at, next)}
          onDrop={drafts.length > 1 ? () => setDrafts(drafts.filter((_, index) => index !== at)) : undefined}
        />
      ))}
      <ReasonFields grounds={grounds} onChange={setGrounds} />
      <FormFoot
        act={w('resubmit')}
        isBlocked={send.isPending || !grounds.reason.trim()}
        leave={w('cancel')}
        onLeave={onDone}
      />
    </form>
  );
}

function ReviseChange({
  draft,
  head,
  error,
  onChange,
  onDrop,
}: {
  draft: Draft;
  head: RegisterHead | undefined;
  error: unknown;
  onChange: (next: Partial<Draft>) => void;
  onDrop: (() => void) | undefined;
}) {
  const w = useWords();
  const { say } = useLanguage();
  const { change, from, values } = draft;
  const record = useRecord(change.register, change.record, { day: change.from }, change.act === 'change');
  const now = record.data?.record;
  const { enterprise } = useProposing(head, now);
  const id = useId();
  if (!head) return null;
  const base = change.act === 'create' ? {} : (now?.values ?? {});
  return (
    <fieldset className="stack">
      <legend>
        {w(`act.${change.act}`)} {say(head.noun)} {change.title}
      </legend>
      <p>
        <label htmlFor={`${id}-from`}>{w('days')}</label>
        <input
          id={`${id}-from`}
          type="date"
          value={from}
          onChange={(event) => onChange({ from: event.target.value })}
        />
      </p>
      {change.act === 'end' ? (
        <p className="small">{w('ends')}</p>
      ) : (
        <RecordForm
          head={head}
          enterprise={enterprise}
          proposed
          values={{ ...base, ...values }}
          titles={{ ...now?.titles, ...change.titles }}
          changed={values}
          error={error}
          onChange={(field, value) => onChange({ values: { ...values, [field]: value } })}
        />
      )}
      {onDrop ? (
        <p>
          <button type="button" className="link" onClick={onDrop}>
            {w('drop')}
          </button>
        </p>
      ) : null}
    </fieldset>
  );
}
