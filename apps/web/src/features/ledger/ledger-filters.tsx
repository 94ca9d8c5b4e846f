import { useId } from 'react';
import { WORDS } from './words.data.ts';
import { useNamed, useWords } from './words.ts';

/** What is asked of the ledger, as the address has it. */
export interface LedgerAsked {
  readonly actor?: string | undefined;
  readonly kind?: string | undefined;
  /** Last day that is looked at. */
  readonly on?: string | undefined;
  /** Entry to begin at. */
  readonly entry?: string | undefined;
}

const KINDS = Object.keys(WORDS).flatMap((key) => (key.startsWith('kind.') ? [key.slice(5)] : []));

/** Whose acts, about what, up to which day. */
export function LedgerFilters({
  asked,
  entries,
  names,
  onChange,
}: {
  asked: LedgerAsked;
  entries: readonly { readonly actor: string; readonly subject: { readonly kind: string } }[];
  names: Readonly<Record<string, string>>;
  onChange: (asked: LedgerAsked) => void;
}) {
  const w = useWords();
  const named = useNamed();
  const id = useId();
  const actors = [...new Set([...entries.map((one) => one.actor), ...(asked.actor ? [asked.actor] : [])])];
  const kinds = [...new Set([...KINDS, ...entries.map((one) => one.subject.kind)])];
  const put = (name: keyof LedgerAsked, value: string) => {
    const { [name]: _before, ...rest } = asked;
    onChange(value ? { ...rest, [name]: value } : rest);
  };
  const isAsked = Object.values(asked).some(Boolean);
  return (
    <p className="row no-print">
      <label htmlFor={`${id}-actor`}>{w('filter.actor')}</label>
      <select
        id={`${id}-actor`}
        value={asked.actor ?? ''}
        onChange={(event) => put('actor', event.target.value)}
      >
        <option value="">{w('filter.actorAny')}</option>
        {actors.sort().map((actor) => (
          <option key={actor} value={actor}>
            {actor === 'server'
              ? w('actor.server')
              : actor === 'unnamed'
                ? w('actor.unnamed')
                : (names[actor] ?? actor)}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-kind`}>{w('filter.kind')}</label>
      <select
        id={`${id}-kind`}
        value={asked.kind ?? ''}
        onChange={(event) => put('kind', event.target.value)}
      >
        <option value="">{w('filter.kindAny')}</option>
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {named('kind', kind)}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-on`}>{w('filter.on')}</label>
      <input
        id={`${id}-on`}
        type="date"
        value={asked.on ?? ''}
        onChange={(event) => put('on', event.target.value)}
      />
      {asked.entry ? <span className="small">{w('filter.one', { seq: asked.entry })}</span> : null}
      {isAsked ? (
        <button type="button" className="link" onClick={() => onChange({})}>
          {w('filter.clear')}
        </button>
      ) : null}
    </p>
  );
}
