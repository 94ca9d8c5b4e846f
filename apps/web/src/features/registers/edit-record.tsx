import { patchRecord } from '@luodi/api';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ask, refusalOf } from '../../platform/api.ts';
import { useAsOf } from '../../platform/as-of.ts';
import { ChangeHead, missingSaid, useSaid, wireSaid } from './change-head.tsx';
import { EditConflict } from './edit-conflict.tsx';
import type { StoredValue } from './field-input.tsx';
import { type ActProps, isSame } from './record-act.ts';
import { FormErrors, RecordForm } from './record-form.tsx';
import { useForgetRegisters } from './records-data.ts';
import { SaveOrSubmit, SubmitHint } from './save-or-submit.tsx';
import { Gathered, Submitted, useGather, useSubmit } from './submit-change.tsx';
import { useProposing } from './use-proposing.ts';
import { useWords } from './words.ts';

/** Changes values of a record from a day on, or corrects a time past. */
export function EditRecord({ head, record, onDone, onCancel }: ActProps) {
  const w = useWords();
  const forget = useForgetRegisters();
  const { asOf } = useAsOf();
  const [said, setSaid] = useSaid(asOf.day);
  const [tried, setTried] = useState(false);
  // What the person saw and changed stays, whatever is read anew meanwhile.
  const [seen] = useState(record);
  const [draft, setDraft] = useState<Readonly<Record<string, StoredValue>>>({});
  const changed = Object.fromEntries(
    Object.entries(draft).filter(([field, value]) => !isSame(value, seen.values[field])),
  );
  const count = Object.keys(changed).length;
  const save = useMutation({
    mutationFn: ({ values, version }: { values: Record<string, StoredValue>; version: number }) =>
      ask(
        patchRecord,
        { params: { register: head.id, id: record.id }, body: { ...wireSaid(said), values } },
        undefined,
        { version },
      ),
    // What is shown was read before: who changed it, and what it is now, is read anew.
    onError: (error) => {
      if (refusalOf(error)?.code === 'changed-meanwhile') void forget();
    },
    onSuccess: async (made) => {
      onDone(w('saved', { seq: made.known }));
      await forget();
    },
  });
  const proposing = useProposing(head, seen);
  const { enterprise, submits, reports } = proposing;
  const saves = proposing.saves(Object.keys(changed));
  const submit = useSubmit();
  const propose = () => {
    setTried(true);
    if (missingSaid(said).length > 0 || count === 0) return;
    const { reason, basis } = wireSaid(said);
    submit.mutate({ change: asked(), reason, basis });
  };
  const asked = () => {
    const { reason: _, basis: __, ...days } = wireSaid(said);
    const params = { register: head.id, record: record.id, version: seen.version };
    return { act: 'change' as const, ...params, ...days, values: changed };
  };
  const { state: gathered, gather } = useGather(head, seen);
  const error = save.error ?? submit.error;
  const missing = tried ? missingSaid(said) : [];
  const stale = refusalOf(save.error)?.code === 'changed-meanwhile';
  if (stale)
    return (
      <EditConflict
        head={head}
        seen={seen}
        yours={changed}
        day={said.from}
        onSave={(values, version) => save.mutate({ values, version })}
        onCancel={onCancel}
      />
    );
  if (submit.data) return <Submitted id={submit.data.id} />;
  if (gathered === 'done') return <Gathered />;
  return (
    <form
      className="record-form stack-2"
      noValidate
      aria-label={w('edit.title', { title: record.title })}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!saves) propose();
        else if (missingSaid(said).length === 0 && count > 0)
          save.mutate({ values: changed, version: seen.version });
      }}
    >
      <h2>{w('edit.title', { title: record.title })}</h2>
      <FormErrors head={head} error={error} missing={missing} />
      {gathered === 'lost' ? <Gathered isLost /> : null}
      <RecordForm
        head={head}
        values={{ ...seen.values, ...draft }}
        titles={seen.titles}
        changed={changed}
        error={error}
        enterprise={enterprise}
        onChange={(field, value) => setDraft({ ...draft, [field]: value })}
      />
      <ChangeHead said={said} missing={missing} onChange={setSaid} />
      <p className="row">
        <SaveOrSubmit
          saves={saves}
          submits={submits}
          saving={save.isPending}
          submitting={submit.isPending}
          onSubmit={propose}
          onGather={count > 0 && said.from ? () => gather(asked(), said) : undefined}
        />
        <button type="button" className="button plain" onClick={onCancel}>
          {w('edit.cancel')}
        </button>
        <span className="small" role="status">
          {count === 0 ? w('edit.nothing') : w('edit.changed', { count })}
        </span>
      </p>
      <SubmitHint saves={saves} submits={submits} reports={reports} />
    </form>
  );
}
