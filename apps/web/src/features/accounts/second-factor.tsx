import { type OwnAccount, postSecondFactor, putSecondFactor, removeSecondFactor } from '@luodi/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ask } from '../../platform/api.ts';
import { formatDay } from '../../platform/format.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { changeSession } from '../../platform/session.ts';
import { FormFailed, FormField } from './form-field.tsx';
import { QrCode } from './qr-code.tsx';
import { useWords } from './words.ts';

/** Sets up, changes or removes the second factor; shows the recovery codes once. */
export function SecondFactor({ account }: { account: OwnAccount }) {
  const w = useWords();
  const { language } = useLanguage();
  const [codes, setCodes] = useState<readonly string[]>();
  const { since, due, recoveryCodes } = account.secondFactor;
  if (!account.hasPassword) return null;
  return (
    <section className="stack-2">
      <h2>{w('factor.title')}</h2>
      {codes ? (
        <RecoveryCodes codes={codes} onDone={() => setCodes(undefined)} />
      ) : (
        <>
          <p>
            {since
              ? w('factor.on', { day: formatDay(since, language), count: recoveryCodes })
              : w('factor.off')}
          </p>
          <SetUp label={since ? w('factor.renew') : w('factor.begin')} onCodes={setCodes} />
          {since && !due ? <Remove /> : null}
        </>
      )}
    </section>
  );
}

/** The form of one step: its fields, what went wrong, the step and the way out of it. */
function FactorForm({
  act,
  label,
  onSubmit,
  onCancel,
  children,
}: {
  act: { readonly error: unknown; readonly isPending: boolean };
  label: string;
  onSubmit: () => void;
  onCancel: () => void;
  children: ReactNode;
}) {
  const w = useWords();
  return (
    <form
      className="account-form"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      <FormFailed error={act.error} />
      <p className="row">
        <button type="submit" className="button primary" disabled={act.isPending}>
          {label}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          {w('cancel')}
        </button>
      </p>
    </form>
  );
}

function SetUp({ label, onCodes }: { label: string; onCodes: (codes: readonly string[]) => void }) {
  const w = useWords();
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const begin = useMutation({ mutationFn: () => ask(postSecondFactor, { body: { password } }) });
  const confirm = useMutation({
    mutationFn: () => ask(putSecondFactor, { body: { code } }),
    onSuccess: async ({ recoveryCodes, session }) => {
      onCodes(recoveryCodes);
      await changeSession(client, session);
    },
  });
  const close = () => setOpen(false);
  if (!isOpen) {
    return (
      <p>
        <button type="button" className="button" onClick={() => setOpen(true)}>
          {label}
        </button>
      </p>
    );
  }
  if (!begin.data) {
    return (
      <FactorForm act={begin} label={w('welcome.go')} onSubmit={() => begin.mutate()} onCancel={close}>
        <FormField
          label={w('password.current')}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          required
        />
      </FactorForm>
    );
  }
  const { secret, uri } = begin.data;
  return (
    <FactorForm act={confirm} label={w('factor.confirm')} onSubmit={() => confirm.mutate()} onCancel={close}>
      <p>{w('factor.scan')}</p>
      <QrCode text={uri} label={w('factor.qr')} />
      <p>
        {w('factor.key')} <span className="secret-line">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</span>
      </p>
      <FormField label={w('code')} value={code} onChange={setCode} autoComplete="one-time-code" required />
    </FactorForm>
  );
}

function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const w = useWords();
  return (
    <div className="notice good stack" role="status">
      <p>{w('factor.recovery')}</p>
      <ul className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p>
        <button type="button" className="button" onClick={onDone}>
          {w('factor.done')}
        </button>
      </p>
    </div>
  );
}

function Remove() {
  const w = useWords();
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const remove = useMutation({
    mutationFn: () => ask(removeSecondFactor, { body: { password, code } }),
    onSuccess: (session) => changeSession(client, session),
  });
  if (!isOpen) {
    return (
      <p>
        <button type="button" className="button" onClick={() => setOpen(true)}>
          {w('factor.remove')}
        </button>
      </p>
    );
  }
  return (
    <FactorForm
      act={remove}
      label={w('factor.remove')}
      onSubmit={() => remove.mutate()}
      onCancel={() => setOpen(false)}
    >
      <FormField
        label={w('password.current')}
        type="password"
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
        required
      />
      <FormField
        label={w('code')}
        hint={w('code.hint')}
        value={code}
        onChange={setCode}
        autoComplete="one-time-code"
        required
      />
    </FactorForm>
  );
}
