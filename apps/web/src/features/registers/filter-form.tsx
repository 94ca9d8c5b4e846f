import type { RegisterField, RegisterHead } from '@luodi/api';
import type { Filter, FilterOperator } from '@luodi/core/registers';
import { useEffect, useId, useRef, useState } from 'react';
import { useLanguage } from '../../platform/i18n.ts';
import { decimalOf, fieldsById, needsValue, operatorsOf, optionsOf, typeOf } from './field.ts';
import { operatorWord } from './filter-words.ts';
import { fromUnit, inUnit, useUnits } from './measure-unit.ts';
import { IndustryPick, RecordPick } from './pick.tsx';
import { useWords } from './words.ts';

/** Says one condition: field, relation, value. A choice from a list applies at once. */
export function FilterForm({
  head,
  start,
  onApply,
  onCancel,
}: {
  head: RegisterHead;
  start?: Filter;
  onApply: (filter: Filter) => void;
  onCancel: () => void;
}) {
  const w = useWords();
  const { say } = useLanguage();
  const id = useId();
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => first.current?.focus(), []);
  const [fieldId, setFieldId] = useState(start?.field ?? '');
  const field = fieldsById(head).get(fieldId);
  const operators = field ? operatorsOf(field) : [];
  const [chosen, setChosen] = useState<FilterOperator | undefined>(start?.operator);
  const operator = operators.find((one) => one === chosen) ?? operators[0];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Esc leaves whichever control has the keyboard
    <div
      className="filter-form"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <label className="visually-hidden" htmlFor={`${id}-field`}>
        {w('filter.field')}
      </label>
      <select
        ref={first}
        id={`${id}-field`}
        value={fieldId}
        onChange={(event) => {
          setFieldId(event.target.value);
          setChosen(undefined);
        }}
      >
        <option value="">{w('filter.choose')}</option>
        {head.fields
          .filter((one) => one.mayRead)
          .map((one) => (
            <option key={one.id} value={one.id}>
              {say(one.label)}
            </option>
          ))}
      </select>
      {field && operator ? (
        <>
          <label className="visually-hidden" htmlFor={`${id}-operator`}>
            {w('filter.operator')}
          </label>
          <select
            id={`${id}-operator`}
            value={operator}
            onChange={(event) => setChosen(event.target.value as FilterOperator)}
          >
            {operators.map((one) => (
              <option key={one} value={one}>
                {operatorWord(field, one, w)}
              </option>
            ))}
          </select>
          <FilterValue
            key={`${fieldId}${operator}`}
            id={`${id}-value`}
            field={field}
            operator={operator}
            start={start?.field === fieldId ? start.value : undefined}
            onApply={(value) =>
              onApply({ field: fieldId, operator, ...(value === undefined ? {} : { value }) })
            }
          />
        </>
      ) : null}
      <button type="button" className="button plain" onClick={onCancel}>
        {w('filter.cancel')}
      </button>
    </div>
  );
}

interface ValueProps {
  readonly id: string;
  readonly field: RegisterField;
  readonly operator: FilterOperator;
  readonly start: Filter['value'];
  readonly onApply: (value: Filter['value']) => void;
}

function FilterValue(props: ValueProps) {
  const { id, field, operator, start, onApply } = props;
  const w = useWords();
  const type = typeOf(field);
  if (!needsValue(operator)) return <ApplyButton onApply={() => onApply(undefined)} />;
  if (type.kind === 'industry')
    return (
      <IndustryPick
        id={id}
        label={w('filter.value')}
        placeholder={w('edit.industrySearch')}
        onPick={({ value }) => onApply(`${value.edition} ${value.code}`)}
      />
    );
  if (type.kind === 'record' || type.kind === 'records')
    return (
      <RecordPick
        id={id}
        label={w('filter.value')}
        register={type.register}
        onPick={({ value }) => onApply(value)}
      />
    );
  if (operator === 'one-of') return <SeveralOptions {...props} />;
  const options = type.kind === 'yes-no' ? YES_NO : optionsOf(field);
  if (options.length > 0)
    return (
      <OneOption
        id={id}
        options={options}
        value={String(start ?? '')}
        onApply={(value) => onApply(type.kind === 'yes-no' ? value === 'true' : value)}
      />
    );
  return <TypedValue {...props} />;
}

const YES_NO = [
  { id: 'true', label: { zh: '是', en: 'yes' } },
  { id: 'false', label: { zh: '否', en: 'no' } },
];

function ApplyButton({ onApply, disabled }: { onApply: () => void; disabled?: boolean }) {
  const w = useWords();
  return (
    <button type="button" className="button" disabled={disabled} onClick={onApply}>
      {w('filter.apply')}
    </button>
  );
}

function OneOption({
  id,
  options,
  value,
  onApply,
}: {
  id: string;
  options: readonly { id: string; label: { zh: string; en: string } }[];
  value: string;
  onApply: (value: string) => void;
}) {
  const w = useWords();
  const { say } = useLanguage();
  return (
    <>
      <label className="visually-hidden" htmlFor={id}>
        {w('filter.value')}
      </label>
      <select id={id} value={value} onChange={(event) => event.target.value && onApply(event.target.value)}>
        <option value="">{w('filter.choose')}</option>
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {say(option.label)}
          </option>
        ))}
      </select>
    </>
  );
}

function SeveralOptions({ field, start, onApply }: ValueProps) {
  const w = useWords();
  const { say } = useLanguage();
  const [chosen, setChosen] = useState<readonly string[]>(Array.isArray(start) ? start : []);
  return (
    <fieldset className="several">
      <legend className="visually-hidden">{w('filter.value')}</legend>
      {optionsOf(field).map((option) => (
        <label key={option.id}>
          <input
            type="checkbox"
            checked={chosen.includes(option.id)}
            onChange={(event) =>
              setChosen(
                event.target.checked
                  ? [...chosen, option.id].sort()
                  : chosen.filter((one) => one !== option.id),
              )
            }
          />{' '}
          {say(option.label)}
        </label>
      ))}
      <ApplyButton disabled={chosen.length === 0} onApply={() => onApply(chosen)} />
    </fieldset>
  );
}

/** Text, number in the shown unit, or day. */
function TypedValue({ id, field, start, onApply }: ValueProps) {
  const w = useWords();
  const { say } = useLanguage();
  const { unitFor } = useUnits();
  const type = typeOf(field);
  const decimal = decimalOf(field);
  const unit = decimal ? unitFor(decimal) : undefined;
  const [typed, setTyped] = useState(() => {
    if (start === undefined) return '';
    return unit ? (inUnit(String(start), unit)?.toString() ?? '') : String(start);
  });
  const read = (): Filter['value'] => {
    const text = typed.trim();
    if (text === '') return undefined;
    if (unit && type.kind === 'decimal') return fromUnit(text, unit, type.places);
    if (type.kind === 'integer' || type.kind === 'year') {
      const plain = text.normalize('NFKC').replace(/[,\s]/g, '');
      return /^-?\d{1,15}$/.test(plain) ? Number(plain) : undefined;
    }
    return text;
  };
  const value = read();
  return (
    <form
      className="typed"
      onSubmit={(event) => {
        event.preventDefault();
        if (value !== undefined) onApply(value);
      }}
    >
      <label className="visually-hidden" htmlFor={id}>
        {w('filter.value')}
      </label>
      <input
        id={id}
        type={type.kind === 'day' ? 'date' : 'text'}
        inputMode={decimal || type.kind === 'integer' ? 'decimal' : undefined}
        value={typed}
        aria-invalid={typed.trim() !== '' && value === undefined}
        onChange={(event) => setTyped(event.target.value)}
      />
      {unit && decimal?.measure !== 'ratio' ? <span className="small">{say(unit.label)}</span> : null}
      {type.kind === 'integer' ? <span className="small">{say(type.unit)}</span> : null}
      <button type="submit" className="button" disabled={value === undefined}>
        {w('filter.apply')}
      </button>
    </form>
  );
}
