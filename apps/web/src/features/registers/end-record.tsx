import { endRecord } from '@luodi/api';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../../platform/api.ts';
import { useAsOf } from '../../platform/as-of.ts';
import { useOnce } from '../../platform/once.ts';
import { Outcome } from '../../ui/outcome.tsx';
import { ChangeHead, missingSaid, useSaid, wireSaid } from './change-head.tsx';
import type { ActProps } from './record-act.ts';
import { FormErrors } from './record-form.tsx';
import { useForgetRegisters } from './records-data.ts';
import { SaveOrSubmit } from './save-or-submit.tsx';
import { Gathered, Submitted, useGather, useSubmit } from './submit-change.tsx';
import { useProposing } from './use-proposing.ts';
import { useWords } from './words.ts';

/** Ends a record from a day on. Its past stays. */
export function EndRecord({ head, record, onCancel }: ActProps) {
  const w = useWords();
  const { asOf } = useAsOf();
  const [said, setSaid] = useSaid(asOf.day);
  const [tried, setTried] = useState(false);
  const missing = tried ? missingSaid(said) : [];
  const [version] = useState(record.version);
  const once = useOnce();
  const forget = useForgetRegisters();
  const end = useMutation({
    mutationFn: () => {
      const body = wireSaid(said);
      const params = { register: head.id, id: record.id };
      return ask(endRecord, { params, body }, undefined, { version, once: once(body) });
    },
    onSuccess: () => forget(record.id),
  });
  const { ends, submitsEnd } = useProposing(head, record);
  const submit = useSubmit();
  const propose = () => {
    setTried(true);
    if (missingSaid(said).length > 0) return;
    const { reason, basis } = wireSaid(said);
    submit.mutate({ change: asked(), reason, basis });
  };
  const asked = () => {
    const { reason: _, basis: __, ...days } = wireSaid(said);
    return { act: 'end' as const, register: head.id, record: record.id, version, ...days };
  };
  const { state: gathered, gather } = useGather(head, record);
  if (gathered === 'done') return <Gathered />;
  if (submit.data) return <Submitted id={submit.data.id} />;
  if (end.data) return <Ended known={end.data.known} register={head.id} />;
  return (
    <form
      className="record-form stack-2"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!ends) propose();
        else if (missingSaid(said).length === 0) end.mutate();
      }}
    >
      <h2>{w('end.title', { title: record.title })}</h2>
      <p className="small">{w('end.hint')}</p>
      <FormErrors head={head} error={end.error ?? submit.error} missing={missing} />
      {gathered === 'lost' ? <Gathered isLost /> : null}
      <ChangeHead said={said} ends missing={missing} onChange={setSaid} />
      <p className="row">
        <SaveOrSubmit
          saves={ends}
          submits={submitsEnd}
          saving={end.isPending}
          submitting={submit.isPending}
          onSubmit={propose}
          onGather={said.from ? () => gather(asked(), said) : undefined}
          label={w('record.end')}
        />
        <button type="button" className="button plain" onClick={onCancel}>
          {w('edit.cancel')}
        </button>
      </p>
    </form>
  );
}

/** It is done. */
function Ended({ known, register }: { known: number; register: string }) {
  const w = useWords();
  return (
    <Outcome>
      <p>{w('ended', { seq: known })}</p>
      <Link to="/registers/$register" params={{ register }}>
        {w('record.close')}
      </Link>
    </Outcome>
  );
}
