import type { RegisterHead } from '@luodi/api';
import { isProposable } from '@luodi/core/access';
import { useEffect, useRef } from 'react';
import { refusalOf } from '../../platform/api.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { useRights } from '../../platform/session.ts';
import { Failed } from '../../ui/waiting.tsx';
import { FieldInput, type StoredValue } from './field-input.tsx';
import { useWords } from './words.ts';

/** Field a fault of a refused change belongs to. */
function faultyField(pointer: string): string {
  return /\/values\/([^/]+)/.exec(pointer)?.[1] ?? pointer.split('/')[1] ?? '';
}

/** Every field that may be changed, as its definition has it: label, unit, hint, whether it is needed, its fault. */
export function RecordForm({
  head,
  values,
  titles,
  changed,
  error,
  enterprise,
  proposed = false,
  onChange,
}: {
  head: RegisterHead;
  values: Readonly<Record<string, StoredValue>>;
  titles: Readonly<Record<string, string>>;
  changed: Readonly<Record<string, StoredValue>>;
  error: unknown;
  /** Enterprise the record is about: its accounts may report what they may not change. */
  enterprise?: string | undefined;
  /** Whether it can only be submitted: without the fields that cannot be. */
  proposed?: boolean;
  onChange: (field: string, value: StoredValue) => void;
}) {
  const w = useWords();
  const { say } = useLanguage();
  const { may } = useRights();
  const mayEnter = (field: RegisterHead['fields'][number]) =>
    (!proposed || isProposable(field.sensitivity)) &&
    (field.mayChange ||
      field.maySubmit ||
      may('field.propose', {
        kind: 'field',
        register: head.id,
        sensitivity: field.sensitivity,
        ...(enterprise === undefined ? {} : { enterprise }),
      }));
  const faults = refusalOf(error)?.errors ?? [];
  return (
    <div className="record-form-fields">
      {head.fields
        .filter((field) => mayEnter(field) && !['geometry', 'pictures'].includes(String(field.type.kind)))
        .map((field) => {
          const id = `field-${field.id}`;
          const fault = faults.find(({ pointer }) => faultyField(pointer) === field.id);
          const notes = [field.hint ? `${id}-hint` : '', fault ? `${id}-fault` : '']
            .filter(Boolean)
            .join(' ');
          return (
            <div key={field.id} className="record-form-field" data-changed={field.id in changed || undefined}>
              <label htmlFor={id}>
                {say(field.label)} {field.required ? <span className="small">{w('edit.needed')}</span> : null}
              </label>
              <FieldInput
                id={id}
                field={field}
                value={values[field.id]}
                titles={titles}
                invalid={fault !== undefined}
                describedBy={notes || undefined}
                onChange={(value) => onChange(field.id, value)}
              />
              {field.hint ? (
                <p id={`${id}-hint`} className="small">
                  {say(field.hint)}
                </p>
              ) : null}
              {fault ? (
                <p id={`${id}-fault`} className="small">
                  <span className="tone-bad">{say(fault.text)}</span>
                </p>
              ) : null}
            </div>
          );
        })}
    </div>
  );
}

/** Why a change was not taken: every fault, each leading to its field. */
export function FormErrors({
  head,
  error,
  missing,
}: {
  head: RegisterHead;
  error: unknown;
  missing: readonly string[];
}) {
  const w = useWords();
  const { say } = useLanguage();
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new refusal is read out anew
  useEffect(() => box.current?.focus(), [error, missing.length > 0]);
  const faults = refusalOf(error)?.errors ?? [];
  if (missing.length === 0 && faults.length === 0) return error ? <Failed error={error} /> : null;
  const labelOf = (pointer: string) => {
    const field = head.fields.find((one) => one.id === faultyField(pointer));
    return field ? { id: field.id, text: say(field.label) } : undefined;
  };
  return (
    <div ref={box} className="notice bad stack" role="alert" tabIndex={-1}>
      <p>
        <strong>{w('edit.errors', { count: missing.length + faults.length })}</strong>
      </p>
      <ul>
        {missing.map((part) => (
          <li key={part}>{w('edit.neededMissing', { field: w(`edit.${part}` as 'edit.reason') })}</li>
        ))}
        {faults.map((fault) => {
          const label = labelOf(fault.pointer);
          return (
            <li key={`${fault.pointer}${fault.code}`}>
              {label ? <a href={`#field-${label.id}`}>{label.text}</a> : null} {say(fault.text)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
