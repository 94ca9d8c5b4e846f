import { type HTMLInputTypeAttribute, useId, useState } from 'react';
import { refusalOf } from '../../platform/api.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { Failed } from '../../ui/waiting.tsx';
import { useWords } from './words.ts';

/** What an error says of one field of a body: the faults the server listed for it. */
function useFaults(error: unknown, pointer: string): string[] {
  const { say } = useLanguage();
  return (refusalOf(error)?.errors ?? [])
    .filter(
      (fault) =>
        fault.in === 'body' && (fault.pointer === pointer || fault.pointer.startsWith(`${pointer}/`)),
    )
    .map(({ text }) => say(text));
}

/** What the server said of one field, below it. */
export function FieldFaults({ error, pointer }: { error: unknown; pointer: string }) {
  return <Faults faults={useFaults(error, pointer)} />;
}

function Faults({ faults }: { faults: readonly string[] }) {
  return faults.map((fault) => (
    <span key={fault} className="field-fault" role="alert">
      {' '}
      ✕ {fault}
    </span>
  ));
}

/** One line of input with its name, what it wants, and what is wrong with it. */
export function FormField(props: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error?: unknown;
  readonly pointer?: string;
  readonly hint?: string;
  readonly type?: HTMLInputTypeAttribute;
  readonly autoComplete?: string;
  readonly required?: boolean;
  readonly optional?: boolean;
  readonly fault?: string | undefined;
}) {
  const w = useWords();
  const id = useId();
  const listed = useFaults(props.error, props.pointer ?? '/-');
  const faults = props.fault ? [props.fault, ...listed] : listed;
  return (
    <p className="field">
      <label htmlFor={id}>
        {props.label} {props.optional ? <span className="small">{w('optional')}</span> : null}
      </label>
      <input
        id={id}
        type={props.type ?? 'text'}
        value={props.value}
        required={props.required ?? false}
        autoComplete={props.autoComplete}
        aria-invalid={faults.length > 0}
        aria-describedby={`${id}-about`}
        onChange={(event) => props.onChange(event.target.value)}
      />
      <span id={`${id}-about`}>
        {props.hint ? <span className="small">{props.hint}</span> : null}
        <Faults faults={faults} />
      </span>
    </p>
  );
}

/** A new password, typed twice, shown when asked; says by itself when the two differ. */
export function NewPassword(props: {
  readonly value: { readonly first: string; readonly second: string };
  readonly onChange: (value: { first: string; second: string }) => void;
  readonly error: unknown;
  readonly pointer: string;
}) {
  const w = useWords();
  const [shown, setShown] = useState(false);
  const { value, onChange } = props;
  const type = shown ? 'text' : 'password';
  return (
    <>
      <FormField
        label={w('password.new')}
        type={type}
        autoComplete="new-password"
        hint={w('password.rule')}
        value={value.first}
        onChange={(first) => onChange({ ...value, first })}
        error={props.error}
        pointer={props.pointer}
        required
      />
      <FormField
        label={w('password.again')}
        type={type}
        autoComplete="new-password"
        value={value.second}
        onChange={(second) => onChange({ ...value, second })}
        fault={value.second && value.second !== value.first ? w('password.differs') : undefined}
        required
      />
      <label className="row small">
        <input type="checkbox" checked={shown} onChange={() => setShown(!shown)} />
        {w('password.show')}
      </label>
    </>
  );
}

/** What went wrong with a form as a whole; nothing when every fault stands at its field. */
export function FormFailed({ error }: { error: unknown }) {
  const refusal = refusalOf(error);
  if (!error) return null;
  if (refusal?.code === 'invalid-input') return null;
  if (!refusal || refusal.code === 'internal') return <Failed error={error} />;
  return (
    <p className="notice bad" role="alert">
      <RefusalText error={error} />
    </p>
  );
}

function RefusalText({ error }: { error: unknown }) {
  const { say, row } = useLanguage();
  const refusal = refusalOf(error);
  const reasons = (refusal?.errors ?? []).map(({ text }) => say(text));
  return (
    <>
      <strong>{refusal?.title}</strong> {refusal?.code === 'forbidden' ? row(reasons) : refusal?.detail}
    </>
  );
}
