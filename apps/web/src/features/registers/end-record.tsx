import { endRecord } from '@luodi/api';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../platform/api.ts';
import { useAsOf } from '../../platform/as-of.ts';
import { ChangeHead, missingSaid, useSaid, wireSaid } from './change-head.tsx';
import type { ActProps } from './record-act.ts';
import { FormErrors } from './record-form.tsx';
import { useForgetRegisters } from './records-data.ts';
import { useWords } from './words.ts';

/** Ends a record from a day on. Its past stays. */
export function EndRecord({ head, record, onDone, onCancel }: ActProps) {
  const w = useWords();
  const forget = useForgetRegisters();
  const { asOf } = useAsOf();
  const [said, setSaid] = useSaid(asOf.day);
  const [tried, setTried] = useState(false);
  const missing = tried ? missingSaid(said) : [];
  const [version] = useState(record.version);
  const end = useMutation({
    mutationFn: () =>
      ask(endRecord, { params: { register: head.id, id: record.id }, body: wireSaid(said) }, undefined, {
        version,
        once: `${record.id} ${version} end`,
      }),
    onSuccess: async (made) => {
      onDone(w('ended', { seq: made.known }));
      await forget();
    },
  });
  return (
    <form
      className="record-form stack-2"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (missingSaid(said).length === 0) end.mutate();
      }}
    >
      <h2>{w('end.title', { title: record.title })}</h2>
      <p className="small">{w('end.hint')}</p>
      <FormErrors head={head} error={end.error} missing={missing} />
      <ChangeHead said={said} ends missing={missing} onChange={setSaid} />
      <p className="row">
        <button type="submit" className="button primary" disabled={end.isPending}>
          {w(end.isPending ? 'edit.saving' : 'record.end')}
        </button>
        <button type="button" className="button plain" onClick={onCancel}>
          {w('edit.cancel')}
        </button>
      </p>
    </form>
  );
}
