import { useId } from 'react';
import { useLanguage } from '../../platform/i18n.ts';
import { usePlanFile } from '../../platform/plan-file.ts';
import { RecordPick, useRecordTitles } from '../registers/index.ts';
import { FieldFaults } from './form-field.tsx';
import { useWords } from './words.ts';

/** Bodies of the plan that somebody may speak for: not applicants, experts and the public. */
const SPOKEN_FOR: ReadonlySet<string> = new Set([
  'department',
  'committee',
  'company',
  'government',
  'other',
]);

interface ChoiceProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: unknown;
}

/** The body of the plan a reviewer speaks for, departments first. One that the plan no longer has can stay. */
export function DepartmentChoice({ value, onChange, error }: ChoiceProps) {
  const w = useWords();
  const { say } = useLanguage();
  const id = useId();
  const { data } = usePlanFile('bodies');
  const all = data?.bodies ?? [];
  const bodies = all.filter(({ kind }) => SPOKEN_FOR.has(kind));
  const groups = [
    { label: w('department.departments'), of: bodies.filter(({ kind }) => kind === 'department') },
    { label: w('department.others'), of: bodies.filter(({ kind }) => kind !== 'department') },
  ];
  const isStrange = value !== '' && data !== undefined && !bodies.some((body) => body.id === value);
  return (
    <p className="field">
      <label htmlFor={id}>{w('department')}</label>
      <select
        id={id}
        required
        value={value}
        aria-describedby={`${id}-about`}
        onChange={(event) => onChange(event.target.value)}
      >
        <option value="">{w('choose')}</option>
        {isStrange ? <option value={value}>{w('department.strange', { id: value })}</option> : null}
        {groups.map(({ label, of }) =>
          of.length > 0 ? (
            <optgroup key={label} label={label}>
              {of.map((body) => (
                <option key={body.id} value={body.id}>
                  {say(body.name)}
                </option>
              ))}
            </optgroup>
          ) : null,
        )}
      </select>
      <span id={`${id}-about`}>
        <FieldFaults error={error} pointer="/department" />
      </span>
    </p>
  );
}

/** The enterprise an account belongs to, found by name or credit code in the register. */
export function EnterpriseChoice({ value, onChange, error }: ChoiceProps) {
  const w = useWords();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{w('enterprise')}</label>
      {value === '' ? (
        <RecordPick
          id={id}
          register="enterprises"
          placeholder={w('enterprise.find')}
          describedBy={`${id}-about`}
          onPick={(option) => onChange(option.value)}
        />
      ) : (
        <span className="row">
          <EnterpriseName id={value} />
          <button type="button" className="link" onClick={() => onChange('')}>
            {w('enterprise.other')}
          </button>
        </span>
      )}
      <span id={`${id}-about`}>
        <FieldFaults error={error} pointer="/enterprise" />
      </span>
    </div>
  );
}

/** Name of an enterprise of the register; its id where it is not, or may not be, read. */
export function EnterpriseName({ id }: { id: string }) {
  const titles = useRecordTitles([{ register: 'enterprises', id }]);
  return <span>{titles[id] ?? id}</span>;
}

/** Name of a body of the plan; its id where the plan has it no more. */
export function DepartmentName({ id }: { id: string }) {
  const { say } = useLanguage();
  const { data } = usePlanFile('bodies');
  return <span>{say(data?.bodies.find((body) => body.id === id)?.name) || id}</span>;
}
