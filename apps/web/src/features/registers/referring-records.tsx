import { listReferring, type ReferringRecord, type RegisterRecord } from '@luodi/api';
import { gridOf, proposedSuccessor } from '@luodi/core/registers';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../../platform/api.ts';
import { formatDay } from '../../platform/format.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { Failed } from '../../ui/waiting.tsx';
import type { StoredValue } from './field-input.tsx';
import { headOf, useRegisters } from './records-data.ts';
import { useWords } from './words.ts';

/** A new parcel as the form has it so far. */
export interface Child {
  readonly key: number;
  readonly values: Readonly<Record<string, StoredValue>>;
}

/** What one decides of a record that names a parent: it stays, or names the child of this key. */
type Choice = 'stays' | number;

const keyOf = ({ register, id, field }: ReferringRecord) => `${register} ${id} ${field}`;

/** Records that name the parcels on a day or later, what is proposed for each, and what was decided so far. */
export function useReferring(parents: readonly RegisterRecord[], children: readonly Child[], day: string) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Choice>>(new Map());
  const ids = parents.map(({ id }) => id).join();
  const found = useQuery({
    queryKey: ['registers', 'referring', ids, day],
    queryFn: ({ signal }) => ask(listReferring, { query: { day, parents: ids } }, signal),
    enabled: day !== '',
  });
  const bounds = children.map(({ values }) => gridOf(values.shape));
  const rows = (found.data?.records ?? []).map((record) => {
    const choice = chosen.get(keyOf(record));
    const place = record.place === undefined ? undefined : gridOf({ grid: record.place });
    const proposed = record.mayFollow ? proposedSuccessor(place, bounds) : undefined;
    const isGone = typeof choice === 'number' && !children.some(({ key }) => key === choice);
    return { key: keyOf(record), record, choice: isGone ? undefined : choice, proposed };
  });
  const put = (changes: readonly (readonly [string, Choice | undefined])[]) => {
    const next = new Map(chosen);
    for (const [key, choice] of changes) {
      if (choice === undefined) next.delete(key);
      else next.set(key, choice);
    }
    setChosen(next);
  };
  return {
    found,
    rows,
    put,
    undecided: rows.filter(({ record, choice }) => record.mayFollow && choice === undefined),
    /** What is sent of it. */
    wire: rows.flatMap(({ record: { register, id, field, version, mayFollow }, choice }) =>
      mayFollow && choice !== undefined
        ? [{ register, id, field, version, to: choice === 'stays' ? null : placeOf(children, choice) }]
        : [],
    ),
  };
}

const placeOf = (children: readonly Child[], key: number) => children.findIndex((one) => one.key === key);

type Referring = ReturnType<typeof useReferring>;
type Row = Referring['rows'][number];

/**
 * The records that name a parcel which is split or merged, each with what becomes of it: it stays as history, or names
 * one of the new parcels from the day on. A proposal is told with its ground and is taken by a click, never by itself.
 */
export function ReferringRecords({
  referring,
  successors,
  day,
  tried,
}: {
  referring: Referring;
  successors: readonly Child[];
  day: string;
  /** Whether one tried to save: then what is undecided is pointed at. */
  tried: boolean;
}) {
  const w = useWords();
  const { t } = useLanguage();
  const { found, rows, undecided, put } = referring;
  if (found.error) return <Failed error={found.error} again={() => void found.refetch()} />;
  if (day !== '' && !found.data)
    return (
      <p className="small" role="status">
        {t('loading')}
      </p>
    );
  const proposed = undecided.flatMap(({ key, proposed: one }) =>
    one ? [[key, successors[one.index]?.key] as const] : [],
  );
  return (
    <section className="stack">
      <h3>{w('referring.title')}</h3>
      {rows.length === 0 ? (
        <p className="small">{w('referring.none')}</p>
      ) : (
        <p className="small">{w('referring.hint')}</p>
      )}
      {undecided.length > 0 ? (
        <p className="row" role={tried ? 'alert' : 'status'}>
          <span className={tried ? 'tone-bad' : undefined}>
            {w('referring.undecided', { count: undecided.length })}
          </span>
          {proposed.length > 0 ? (
            <button type="button" className="button" onClick={() => put(proposed)}>
              {w('referring.takeAll', { count: proposed.length })}
            </button>
          ) : null}
          <button
            type="button"
            className="button"
            onClick={() => put(undecided.map(({ key }) => [key, 'stays'] as const))}
          >
            {w('referring.stayAll')}
          </button>
        </p>
      ) : null}
      <ul className="referring">
        {rows.map((row) => (
          <ReferringRow key={row.key} row={row} successors={successors} day={day} tried={tried} put={put} />
        ))}
      </ul>
    </section>
  );
}

function ReferringRow({
  row: { key, record, choice, proposed },
  successors,
  day,
  tried,
  put,
}: {
  row: Row;
  successors: readonly Child[];
  day: string;
  tried: boolean;
  put: Referring['put'];
}) {
  const w = useWords();
  const { say, language } = useLanguage();
  const head = headOf(useRegisters().data?.registers, record.register);
  const field = head?.fields.find(({ id }) => id === record.field);
  const nameOf = (index: number) =>
    [w('reshape.child', { n: index + 1 }), successors[index]?.values.number].filter(Boolean).join(' ');
  const params = { register: record.register, id: record.id };
  const isOpen = record.mayFollow && choice === undefined;
  return (
    <li>
      <div>
        <Link to="/registers/$register/$id" params={params} target="_blank">
          {record.title}
        </Link>{' '}
        <span className="small">
          {head ? say(head.name) : record.register}
          {field ? ` · ${say(field.label)}` : ''}
          {record.from > day ? ` · ${w('referring.from', { day: formatDay(record.from, language) })}` : ''}
        </span>
      </div>
      {record.mayFollow ? (
        <div className="row">
          <select
            aria-label={w('referring.choice', { title: record.title })}
            aria-invalid={tried && isOpen}
            value={choice ?? ''}
            onChange={({ target: { value } }) =>
              put([[key, value === '' ? undefined : value === 'stays' ? 'stays' : Number(value)]])
            }
          >
            <option value="">{w('referring.choose')}</option>
            <option value="stays">{w('referring.stays')}</option>
            {successors.map((child, index) => (
              <option key={child.key} value={child.key}>
                {w('referring.follows', { child: nameOf(index) })}
              </option>
            ))}
          </select>
          {isOpen && proposed ? (
            <span className="small">
              {w(proposed.ground === 'only' ? 'referring.only' : 'referring.within', {
                child: nameOf(proposed.index),
              })}{' '}
              <button
                type="button"
                className="link"
                onClick={() => put([[key, successors[proposed.index]?.key]])}
              >
                {w('referring.take')}
              </button>
            </span>
          ) : null}
        </div>
      ) : (
        <p className="small">
          {record.turn.length === 0
            ? w('referring.approval')
            : w('referring.turn', {
                roles: record.turn.map((role) => say(role)).join(language === 'zh' ? '、' : ', '),
              })}
        </p>
      )}
    </li>
  );
}
