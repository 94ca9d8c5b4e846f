import type { ReactNode } from 'react';
import { useLanguage } from '../../platform/i18n.ts';
import type { FactDefinition, FactValue } from './draft.ts';

/** One question of the form: label, unit, hint, why it is asked, and the fault when the answer cannot be read. */
export function FactField({
  fact,
  value,
  why,
  reason,
  fault,
  onChange,
}: {
  fact: FactDefinition;
  value: FactValue | undefined;
  why?: string | undefined;
  reason?: ReactNode;
  fault?: string | undefined;
  onChange: (value: FactValue) => void;
}) {
  const { say, aside } = useLanguage();
  const id = `fact-${fact.id}`;
  const describedBy = [why ? `${id}-why` : '', fact.hint ? `${id}-hint` : '', fault ? `${id}-fault` : '']
    .filter(Boolean)
    .join(' ');
  const group = fact.type === 'boolean' || fact.type === 'choices';
  const head = (
    <>
      {say(fact.question)}
      {fact.unit ? <span className="small">{aside(say(fact.unit))}</span> : null}
    </>
  );
  const notes = (
    <>
      {fact.hint ? (
        <p id={`${id}-hint`} className="small">
          {say(fact.hint)}
        </p>
      ) : null}
      {why ? (
        <p id={`${id}-why`} className="small fact-why">
          {why}
        </p>
      ) : null}
      {fault ? (
        <p id={`${id}-fault`} className="small tone-bad">
          {fault}
        </p>
      ) : null}
    </>
  );
  if (group) {
    return (
      <fieldset id={id} tabIndex={-1} className="fact" aria-describedby={describedBy || undefined}>
        <legend>{head}</legend>
        {notes}
        <Choices fact={fact} value={value} name={id} onChange={onChange} />
        {reason}
      </fieldset>
    );
  }
  return (
    <div className="fact">
      <label htmlFor={id}>{head}</label>
      {notes}
      <Single
        id={id}
        fact={fact}
        value={value}
        invalid={Boolean(fault)}
        describedBy={describedBy}
        onChange={onChange}
      />
      {reason}
    </div>
  );
}

function Choices({
  fact,
  value,
  name,
  onChange,
}: {
  fact: FactDefinition;
  value: FactValue | undefined;
  name: string;
  onChange: (value: FactValue) => void;
}) {
  const { t, say } = useLanguage();
  if (fact.type === 'boolean') {
    const options: [FactValue, string][] = [
      [true, t('ask.yes')],
      [false, t('ask.no')],
      ['', t('ask.notKnown')],
    ];
    return (
      <div className="choices">
        {options.map(([option, label]) => (
          <label key={label}>
            <input
              type="radio"
              name={name}
              checked={(value ?? '') === option}
              onChange={() => onChange(option)}
            />{' '}
            {label}
          </label>
        ))}
      </div>
    );
  }
  const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
  return (
    <div className="choices wide">
      {(fact.choices ?? []).map((choice) => (
        <label key={choice.id}>
          <input
            type="checkbox"
            checked={chosen.includes(choice.id)}
            onChange={(event) =>
              onChange(
                event.target.checked ? [...chosen, choice.id] : chosen.filter((item) => item !== choice.id),
              )
            }
          />{' '}
          {say(choice.label)}
        </label>
      ))}
    </div>
  );
}

function Single({
  id,
  fact,
  value,
  invalid,
  describedBy,
  onChange,
}: {
  id: string;
  fact: FactDefinition;
  value: FactValue | undefined;
  invalid: boolean;
  describedBy: string;
  onChange: (value: FactValue) => void;
}) {
  const { t, say } = useLanguage();
  const text = typeof value === 'string' ? value : '';
  const shared = { id, value: text, 'aria-invalid': invalid, 'aria-describedby': describedBy || undefined };
  if (fact.type === 'choice') {
    return (
      <select {...shared} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('ask.notKnown')}</option>
        {(fact.choices ?? []).map((choice) => (
          <option key={choice.id} value={choice.id}>
            {say(choice.label)}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      {...shared}
      type={fact.type === 'day' ? 'date' : 'text'}
      inputMode={fact.type === 'decimal' || fact.type === 'integer' ? 'decimal' : undefined}
      className={fact.type === 'text' ? '' : 'short'}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
