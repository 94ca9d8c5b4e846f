import type { RegisterField } from '@luodi/api';
import { MEASURES } from '@luodi/core/registers';
import { useState } from 'react';
import { useLanguage } from '../../platform/i18n.ts';
import { optionsOf, typeOf } from './field.ts';
import { fromUnit, inUnit, unitOf, useUnits } from './measure-unit.ts';
import { IndustryPick, type IndustryValue, RecordPick } from './pick.tsx';
import { useShown } from './shown-value.ts';
import './fields.css';
import { useWords } from './words.ts';

/** A value in its stored form; `null` takes it away. */
export type StoredValue = unknown;

interface InputProps {
  readonly id: string;
  readonly field: RegisterField;
  readonly value: StoredValue;
  readonly titles: Readonly<Record<string, string>>;
  readonly invalid: boolean;
  readonly describedBy: string | undefined;
  readonly onChange: (value: StoredValue) => void;
}

/** Where a value of the field is entered: native controls, each made from the field's type. */
export function FieldInput(props: InputProps) {
  const { field, value, id, onChange } = props;
  const w = useWords();
  const type = typeOf(field);
  const aria = { 'aria-invalid': props.invalid, 'aria-describedby': props.describedBy };
  switch (type.kind) {
    case 'decimal':
      return <MeasureInput {...props} />;
    case 'integer':
    case 'year':
      return <NumberInput {...props} />;
    case 'day':
      return (
        <input
          {...aria}
          id={id}
          type="date"
          value={String(value ?? '')}
          onChange={(event) => onChange(event.target.value || null)}
        />
      );
    case 'yes-no':
      return (
        <select
          {...aria}
          id={id}
          value={value === undefined || value === null ? '' : String(value)}
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.value === 'true')}
        >
          <option value="">{w('notKnown')}</option>
          <option value="true">{w('yes')}</option>
          <option value="false">{w('no')}</option>
        </select>
      );
    case 'choice':
    case 'plan-thing':
      return <OptionInput {...props} />;
    case 'choices':
      return <OptionsInput {...props} />;
    case 'industry':
      return <IndustryInput {...props} />;
    case 'record':
    case 'records':
      return <RecordInput {...props} register={type.register} several={type.kind === 'records'} />;
    case 'geometry':
    case 'pictures':
      return <p className="small">{w('edit.notHere')}</p>;
    case 'long-text':
      return (
        <textarea
          {...aria}
          id={id}
          rows={3}
          maxLength={type.maxLength}
          value={String(value ?? '')}
          onChange={(event) => onChange(event.target.value || null)}
        />
      );
    default:
      return (
        <input
          {...aria}
          id={id}
          type="text"
          maxLength={type.kind === 'text' ? type.maxLength : 200}
          value={String(value ?? '')}
          onChange={(event) => onChange(event.target.value || null)}
        />
      );
  }
}

/** A decimal with the unit it is written in; what it comes to in the base unit is shown beside. */
function MeasureInput({ id, field, value, invalid, describedBy, onChange }: InputProps) {
  const w = useWords();
  const { say } = useLanguage();
  const { unitFor } = useUnits();
  const type = typeOf(field);
  if (type.kind !== 'decimal') throw new Error('a decimal');
  const units = MEASURES[type.measure];
  const [unitId, setUnitId] = useState(unitFor(type).id);
  const unit = unitOf(type.measure, unitId);
  const [typed, setTyped] = useState(() =>
    value === undefined || value === null ? '' : (inUnit(String(value), unit)?.toString() ?? ''),
  );
  const read = (text: string, as: string) => {
    setTyped(text);
    setUnitId(as);
    const stored = fromUnit(text, unitOf(type.measure, as), type.places);
    // What cannot be read goes to the server as it is, which says what is wrong with it.
    onChange(text.trim() === '' ? null : (stored ?? text));
  };
  const base = unitOf(type.measure, undefined);
  const stored = fromUnit(typed, unit, type.places);
  return (
    <span className="measure-input">
      <input
        id={id}
        type="text"
        inputMode="decimal"
        value={typed}
        aria-invalid={invalid || (typed.trim() !== '' && stored === undefined)}
        aria-describedby={describedBy}
        onChange={(event) => read(event.target.value, unitId)}
      />
      {units.length > 1 ? (
        <select
          aria-label={w('edit.unit', { field: say(field.label) })}
          value={unitId}
          onChange={(event) => read(typed, event.target.value)}
        >
          {units.map((one) => (
            <option key={one.id} value={one.id}>
              {say(one.label)}
            </option>
          ))}
        </select>
      ) : type.measure === 'ratio' ? null : (
        <span className="small">{say(base.label)}</span>
      )}
      {stored !== undefined && unit.id !== base.id ? (
        <span className="small">{w('edit.is', { text: `${stored} ${say(base.label)}` })}</span>
      ) : null}
    </span>
  );
}

function NumberInput({ id, field, value, invalid, describedBy, onChange }: InputProps) {
  const { say } = useLanguage();
  const type = typeOf(field);
  const [typed, setTyped] = useState(() => (value === undefined || value === null ? '' : String(value)));
  return (
    <span className="measure-input">
      <input
        id={id}
        type="text"
        inputMode="numeric"
        value={typed}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        onChange={(event) => {
          const text = event.target.value;
          setTyped(text);
          const plain = text.normalize('NFKC').replace(/[,\s]/g, '');
          onChange(plain === '' ? null : /^-?\d{1,15}$/.test(plain) ? Number(plain) : text);
        }}
      />
      {type.kind === 'integer' && type.unit ? <span className="small">{say(type.unit)}</span> : null}
    </span>
  );
}

function OptionInput({ id, field, value, invalid, describedBy, onChange }: InputProps) {
  const w = useWords();
  const { say } = useLanguage();
  return (
    <select
      id={id}
      value={String(value ?? '')}
      aria-invalid={invalid}
      aria-describedby={describedBy}
      onChange={(event) => onChange(event.target.value || null)}
    >
      <option value="">{w('notKnown')}</option>
      {optionsOf(field).map((option) => (
        <option key={option.id} value={option.id}>
          {say(option.label)}
        </option>
      ))}
    </select>
  );
}

function OptionsInput({ id, field, value, describedBy, onChange }: InputProps) {
  const { say } = useLanguage();
  const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
  return (
    <fieldset id={id} className="several" aria-describedby={describedBy}>
      <legend className="visually-hidden">{say(field.label)}</legend>
      {optionsOf(field).map((option) => (
        <label key={option.id}>
          <input
            type="checkbox"
            checked={chosen.includes(option.id)}
            onChange={(event) => {
              const next = event.target.checked
                ? [...chosen, option.id].sort()
                : chosen.filter((one) => one !== option.id);
              onChange(next.length > 0 ? next : null);
            }}
          />{' '}
          {say(option.label)}
        </label>
      ))}
    </fieldset>
  );
}

function IndustryInput({ id, field, value, invalid, describedBy, onChange }: InputProps) {
  const w = useWords();
  const shown = useShown(true);
  if (value === undefined || value === null)
    return (
      <IndustryPick
        id={id}
        placeholder={w('edit.industrySearch')}
        invalid={invalid}
        describedBy={describedBy}
        onPick={(option) => onChange(option.value)}
      />
    );
  return (
    <span className="row" id={id}>
      {shown.value(field, value as IndustryValue)}
      <button type="button" className="link" onClick={() => onChange(null)}>
        {w('edit.choose')}
      </button>
    </span>
  );
}

function RecordInput({
  id,
  value,
  titles,
  invalid,
  describedBy,
  register,
  several,
  onChange,
}: InputProps & { register: string; several: boolean }) {
  const w = useWords();
  const [named, setNamed] = useState(titles);
  const chosen = Array.isArray(value) ? (value as readonly string[]) : value ? [String(value)] : [];
  const put = (ids: readonly string[]) =>
    onChange(ids.length === 0 ? null : several ? [...new Set(ids)].sort() : (ids[0] ?? null));
  return (
    <div className="stack">
      {chosen.map((one) => (
        <p key={one} className="row">
          {named[one] ?? one}
          <button type="button" className="link" onClick={() => put(chosen.filter((other) => other !== one))}>
            {w('edit.remove')}
          </button>
        </p>
      ))}
      {chosen.length === 0 || several ? (
        <RecordPick
          id={id}
          register={register}
          invalid={invalid}
          describedBy={describedBy}
          onPick={(option) => {
            setNamed({ ...named, [option.value]: option.label });
            put([...chosen, option.value]);
          }}
        />
      ) : null}
    </div>
  );
}
