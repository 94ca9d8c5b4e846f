import { listRecords, type RegisterHead, searchIndustries } from '@luodi/api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useState } from 'react';
import { ask } from '../../platform/api.ts';
import { useLanguage } from '../../platform/i18n.ts';
import './fields.css';
import { headOf, useRegisters } from './records-data.ts';
import { useWords } from './words.ts';

/** Something that can be picked from a list that is searched. */
export interface PickOption<Value> {
  readonly id: string;
  readonly value: Value;
  readonly label: string;
  readonly note?: string;
}

interface PickProps<Value> {
  readonly id: string;
  readonly label?: string | undefined;
  readonly placeholder: string;
  readonly invalid?: boolean | undefined;
  readonly describedBy?: string | undefined;
  readonly onPick: (option: PickOption<Value>) => void;
}

/** A field that searches while one types and offers what it finds: a combobox as the ARIA practices describe it. */
function Pick<Value>({
  options,
  words,
  onWords,
  ...props
}: PickProps<Value> & {
  options: readonly PickOption<Value>[] | undefined;
  words: string;
  onWords: (words: string) => void;
}) {
  const w = useWords();
  const list = useId();
  const [active, setActive] = useState(0);
  const isOpen = words.trim() !== '' && options !== undefined;
  const at = Math.min(active, (options?.length ?? 1) - 1);
  /** What was looked for is found: where more can be picked, one looks for the next. */
  const pick = (option: PickOption<Value>) => {
    props.onPick(option);
    onWords('');
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || !isOpen) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      onWords('');
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive(Math.max(0, Math.min((options?.length ?? 1) - 1, at + step)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const option = options?.[at];
      if (option) pick(option);
    }
  };
  return (
    <div className="pick">
      <input
        id={props.id}
        type="search"
        role="combobox"
        aria-label={props.label}
        aria-expanded={isOpen}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={isOpen && options.length > 0 ? `${list}-${at}` : undefined}
        aria-invalid={props.invalid}
        aria-describedby={props.describedBy}
        autoComplete="off"
        value={words}
        placeholder={props.placeholder}
        onChange={(event) => {
          onWords(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKey}
      />
      <div id={list} role="listbox" aria-label={props.label ?? props.placeholder} hidden={!isOpen}>
        {(isOpen ? options : []).map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's
          <div
            key={option.id}
            id={`${list}-${index}`}
            role="option"
            aria-selected={index === at}
            tabIndex={-1}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(option)}
          >
            {option.label}
            {option.note ? <span className="small"> {option.note}</span> : null}
          </div>
        ))}
      </div>
      {isOpen && options.length === 0 ? <p className="small">{w('edit.noMatch')}</p> : null}
    </div>
  );
}

/** Value of an industry field. */
export interface IndustryValue {
  readonly edition: string;
  readonly code: string;
}

/** Finds an industry by code or name. */
export function IndustryPick(props: PickProps<IndustryValue>) {
  const { say } = useLanguage();
  const [words, setWords] = useState('');
  const q = words.trim();
  const found = useQuery({
    queryKey: ['industries', q],
    queryFn: ({ signal }) => ask(searchIndustries, { query: { q, limit: 12 } }, signal),
    enabled: q.length > 0,
    placeholderData: keepPreviousData,
  });
  const options = found.data?.industries.map(({ edition, code, name, path }) => ({
    id: `${edition} ${code}`,
    value: { edition, code },
    label: `${code} ${say(name)}`,
    note: path.map((step) => say(step.name)).join(' › '),
  }));
  return <Pick {...props} options={q ? options : undefined} words={words} onWords={setWords} />;
}

function isText(head: RegisterHead, field: string): boolean {
  return head.fields.find(({ id }) => id === field)?.type.kind === 'text';
}

/** Finds a record of a register by name or number; says which register where no other placeholder is given. */
export function RecordPick({
  register,
  placeholder,
  ...props
}: Omit<PickProps<string>, 'placeholder'> & { register: string; placeholder?: string }) {
  const w = useWords();
  const { say } = useLanguage();
  const [words, setWords] = useState('');
  const search = words.trim();
  const found = useQuery({
    queryKey: ['registers', register, 'pick', search],
    queryFn: ({ signal }) => ask(listRecords, { params: { register }, query: { search, limit: 12 } }, signal),
    enabled: search.length > 0,
    placeholderData: keepPreviousData,
  });
  const head = headOf(useRegisters().data?.registers, register);
  // What tells two of one name from each other: a code or number, not the id that only the program knows.
  const keys = head?.keyFields.filter((field) => field !== head.titleField) ?? [];
  // A code says little to who looks for a place: then its first words, such as where it lies.
  const described = head?.columns.find((id) => id !== head.titleField && isText(head, id));
  const told = keys.length === 0 && described !== undefined ? [described] : keys;
  const options = found.data?.records.map(({ id, title, values }) => ({
    id,
    value: id,
    label: title || id,
    note: told.map((key) => String(values[key] ?? '')).join(' '),
  }));
  return (
    <Pick
      {...props}
      placeholder={placeholder ?? w('edit.recordSearch', { register: say(head?.name) })}
      options={search ? options : undefined}
      words={words}
      onWords={setWords}
    />
  );
}
