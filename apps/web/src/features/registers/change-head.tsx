import { useId, useState } from 'react';
import { today } from '../../platform/as-of.ts';
import { useWords } from './words.ts';

/** Which days a change speaks of, why, and on which document it rests. */
export interface ChangeSaid {
  readonly kind: 'change' | 'correct';
  readonly from: string;
  readonly until: string;
  readonly reason: string;
  readonly basis: string;
}

/** What a change says before anybody typed. */
function firstSaid(from: string | undefined): ChangeSaid {
  return { kind: 'change', from: from ?? today(), until: '', reason: '', basis: '' };
}

/** The part of a change that the wire asks for with every change. */
export function wireSaid({ kind, from, until, reason, basis }: ChangeSaid) {
  return {
    from,
    ...(kind === 'correct' && until ? { until } : {}),
    reason: reason.trim(),
    ...(basis.trim() ? { basis: basis.trim() } : {}),
  };
}

/** What is still to be said before a change can be sent. */
export function missingSaid({ from, reason, basis }: ChangeSaid): readonly ('from' | 'reason' | 'basis')[] {
  return [
    ...(from ? [] : (['from'] as const)),
    ...(reason.trim() ? [] : (['reason'] as const)),
    ...(basis.trim() ? [] : (['basis'] as const)),
  ];
}

/** Asks for days, reason and document. `begins`: the first days of a record, so there is nothing to correct. */
export function ChangeHead({
  said,
  begins = false,
  ends = false,
  missing,
  onChange,
}: {
  said: ChangeSaid;
  begins?: boolean;
  ends?: boolean;
  /** Parts to be pointed at, after an attempt to save. */
  missing: readonly string[];
  onChange: (said: ChangeSaid) => void;
}) {
  const w = useWords();
  const id = useId();
  const put = (change: Partial<ChangeSaid>) => onChange({ ...said, ...change });
  const mark = (part: string) => (missing.includes(part) ? { 'aria-invalid': true } : {});
  return (
    <div className="change-head stack">
      {begins || ends ? null : (
        <fieldset className="several">
          <legend>{w('edit.kind')}</legend>
          {(['change', 'correct'] as const).map((kind) => (
            <label key={kind}>
              <input
                type="radio"
                name={`${id}-kind`}
                checked={said.kind === kind}
                onChange={() => put({ kind })}
              />{' '}
              {w(kind === 'change' ? 'edit.kindChange' : 'edit.kindCorrect')}
            </label>
          ))}
        </fieldset>
      )}
      <div className="row">
        <p>
          <label htmlFor={`${id}-from`}>{w(begins ? 'edit.begin' : 'edit.from')}</label>
          <input
            id={`${id}-from`}
            type="date"
            value={said.from}
            required
            {...mark('from')}
            onChange={(event) => put({ from: event.target.value })}
          />
        </p>
        {said.kind === 'correct' && !begins && !ends ? (
          <p>
            <label htmlFor={`${id}-until`}>{w('edit.until')}</label>
            <input
              id={`${id}-until`}
              type="date"
              value={said.until}
              onChange={(event) => put({ until: event.target.value })}
            />
          </p>
        ) : null}
      </div>
      <p>
        <label htmlFor={`${id}-reason`}>
          {w('edit.reason')} <span className="small">{w('edit.needed')}</span>
        </label>
        <input
          id={`${id}-reason`}
          type="text"
          maxLength={500}
          value={said.reason}
          required
          {...mark('reason')}
          onChange={(event) => put({ reason: event.target.value })}
        />
      </p>
      <p>
        <label htmlFor={`${id}-basis`}>
          {w('edit.basis')} <span className="small">{w('edit.needed')}</span>
        </label>
        <input
          id={`${id}-basis`}
          type="text"
          maxLength={500}
          value={said.basis}
          required
          {...mark('basis')}
          onChange={(event) => put({ basis: event.target.value })}
        />
      </p>
    </div>
  );
}

/** State of what is said, with the days taken from where one looks. */
export function useSaid(day: string | undefined) {
  return useState(() => firstSaid(day));
}
