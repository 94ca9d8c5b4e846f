import { postRecord, type RegisterHead } from '@luodi/api';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../../platform/api.ts';
import { useAsOf } from '../../platform/as-of.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { useOnce } from '../../platform/once.ts';
import { usePageTitle } from '../../platform/page-title.ts';
import { Loaded } from '../../ui/waiting.tsx';
import { ChangeHead, missingSaid, useSaid, wireSaid } from './change-head.tsx';
import type { StoredValue } from './field-input.tsx';
import { NotThere } from './not-there.tsx';
import { FormErrors, RecordForm } from './record-form.tsx';
import { headOf, useForgetRegisters, useRegisters } from './records-data.ts';
import './record.css';
import './registers.css';
import { SaveOrSubmit, SubmitHint } from './save-or-submit.tsx';
import { Gathered, Submitted, useGather, useSubmit } from './submit-change.tsx';
import { useProposing } from './use-proposing.ts';
import { useWords } from './words.ts';

/** Enters a new record: the form is made from the register's definition. */
export function NewRecordPage() {
  const { register = '' } = useParams({ strict: false });
  const registers = useRegisters();
  return (
    <Loaded query={registers}>
      {(data) => {
        const head = headOf(data.registers, register);
        return head ? <MayBegin head={head} /> : <NotThere what={register} />;
      }}
    </Loaded>
  );
}

function MayBegin({ head }: { head: RegisterHead }) {
  const { saves, submits } = useProposing(head);
  return saves() || submits ? <NewRecord head={head} /> : <NotThere what={head.id} />;
}

function NewRecord({ head }: { head: RegisterHead }) {
  const w = useWords();
  const { say } = useLanguage();
  const navigate = useNavigate();
  const forget = useForgetRegisters();
  const { asOf } = useAsOf();
  const [said, setSaid] = useSaid(asOf.day);
  const [tried, setTried] = useState(false);
  const proposing = useProposing(head);
  const { enterprise, submits, reports } = proposing;
  const [values, setValues] = useState<Readonly<Record<string, StoredValue>>>(
    reports && head.enterpriseField ? { [head.enterpriseField]: enterprise } : {},
  );
  const submit = useSubmit();
  const propose = () => {
    setTried(true);
    if (missingSaid(said).length > 0) return;
    const { reason, basis } = wireSaid(said);
    submit.mutate({ change: asked(), reason, basis });
  };
  const asked = () => {
    const { reason: _, basis: __, ...days } = wireSaid(said);
    return { act: 'create' as const, register: head.id, ...days, values: given };
  };
  const { state: gathered, gather } = useGather(head);
  const once = useOnce();
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
  const saves = proposing.saves(Object.keys(given));
  const missing = tried ? missingSaid(said) : [];
  usePageTitle(w('edit.new', { noun: say(head.noun) }));
  const create = useMutation({
    mutationFn: () => {
      const body = { ...wireSaid(said), values: given };
      return ask(postRecord, { params: { register: head.id }, body }, undefined, { once: once(body) });
    },
    onSuccess: async ({ record }) => {
      await forget();
      await navigate({ to: '/registers/$register/$id', params: { register: head.id, id: record.id } });
    },
  });
  return (
    <div className="record-page stack-2">
      <p className="small">
        <Link to="/registers">{w('directory.title')}</Link> ›{' '}
        <Link to="/registers/$register" params={{ register: head.id }}>
          {say(head.name)}
        </Link>
      </p>
      <h1>{w('edit.new', { noun: say(head.noun) })}</h1>
      {submit.data ? <Submitted id={submit.data.id} /> : null}
      {gathered ? <Gathered isLost={gathered === 'lost'} /> : null}
      <form
        hidden={submit.data !== undefined || gathered === 'done'}
        className="record-form stack-2"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!saves) propose();
          else if (missingSaid(said).length === 0) create.mutate();
        }}
      >
        <FormErrors head={head} error={create.error ?? submit.error} missing={missing} />
        <RecordForm
          head={head}
          values={values}
          titles={{}}
          changed={given}
          error={create.error ?? submit.error}
          enterprise={enterprise}
          onChange={(field, value) => setValues({ ...values, [field]: value })}
        />
        <ChangeHead said={said} begins missing={missing} onChange={setSaid} />
        <p className="row">
          <SaveOrSubmit
            saves={saves}
            submits={submits}
            saving={create.isPending}
            submitting={submit.isPending}
            onSubmit={propose}
            onGather={Object.keys(given).length > 0 && said.from ? () => gather(asked(), said) : undefined}
          />
          <Link to="/registers/$register" params={{ register: head.id }}>
            {w('edit.cancel')}
          </Link>
        </p>
        <SubmitHint saves={saves} submits={submits} reports={reports} />
      </form>
    </div>
  );
}
