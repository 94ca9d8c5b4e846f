import type { RegisterHead, RegisterRecord } from '@luodi/api';
import { useEffect, useRef, useState } from 'react';
import { formatDay } from '../../platform/format.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { Failed } from '../../ui/waiting.tsx';
import { typeOf } from './field.ts';
import type { StoredValue } from './field-input.tsx';
import { actorWords } from './history-words.ts';
import { isSame } from './record-act.ts';
import { useHistory, useRecord } from './record-data.ts';
import { useShown } from './shown-value.ts';
import { useWords } from './words.ts';

/**
 * Somebody changed the record after this person opened it: who and why, field by field what it was, is now, and would
 * become, and the choice. Nothing is overwritten unseen.
 */
export function EditConflict({
  head,
  seen,
  yours,
  day,
  onSave,
  onCancel,
}: {
  head: RegisterHead;
  seen: RegisterRecord;
  yours: Readonly<Record<string, StoredValue>>;
  /** First day of the change, on which both are compared. */
  day: string;
  onSave: (values: Record<string, StoredValue>, version: number) => void;
  onCancel: () => void;
}) {
  const w = useWords();
  const { say, language } = useLanguage();
  const now = useRecord(head.id, seen.id, { day });
  const history = useHistory(head.id, seen.id);
  const shown = useShown(head.fields.some((field) => typeOf(field).kind === 'industry'));
  const [dropped, setDropped] = useState<readonly string[]>([]);
  const box = useRef<HTMLDivElement>(null);
  const ready = now.data !== undefined;
  // The form it takes the place of may have been long.
  // biome-ignore lint/correctness/useExhaustiveDependencies: shown again when it can be decided
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'start' });
    box.current?.focus({ preventScroll: true });
  }, [ready]);
  if (now.error) return <Failed error={now.error} again={() => void now.refetch()} />;
  const record = now.data?.record;
  // What was read before the refusal is what the person saw: wait for what stands now.
  if (!record || (record.version === seen.version && now.isFetching))
    return <p className="small">{w('total.loading')}</p>;
  const meanwhile = (history.data ?? []).filter((entry) => entry.known > seen.version);
  const fields = head.fields.filter(
    (field) => field.id in yours || !isSame(record.values[field.id], seen.values[field.id]),
  );
  const taken = Object.fromEntries(Object.entries(yours).filter(([field]) => !dropped.includes(field)));
  return (
    <div ref={box} className="notice warn stack edit-conflict" role="alert" tabIndex={-1}>
      <h2>{w('conflict.title')}</h2>
      <ul>
        {meanwhile.map((entry) => (
          <li key={entry.known}>
            {w('conflict.by', {
              who: actorWords(entry, w),
              when: formatDay(entry.at, language),
              reason: entry.reason,
            })}
          </li>
        ))}
      </ul>
      <div className="table-scroll">
        <table>
          <thead>
            <tr>
              <th>{w('record.field')}</th>
              <th>{w('conflict.was')}</th>
              <th>{w('conflict.now')}</th>
              <th>{w('conflict.yours')}</th>
              <th>{w('conflict.choose')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={field.id}>
                <th scope="row">{say(field.label)}</th>
                <td>{shown.sentence(field, seen.values[field.id], seen.titles)}</td>
                <td>{shown.sentence(field, record.values[field.id], record.titles)}</td>
                <td>{field.id in yours ? shown.sentence(field, yours[field.id], seen.titles) : '–'}</td>
                <td>
                  {field.id in yours ? (
                    <select
                      aria-label={`${w('conflict.choose')} ${say(field.label)}`}
                      value={dropped.includes(field.id) ? 'now' : 'yours'}
                      onChange={(event) =>
                        setDropped(
                          event.target.value === 'now'
                            ? [...dropped, field.id]
                            : dropped.filter((one) => one !== field.id),
                        )
                      }
                    >
                      <option value="yours">{w('conflict.keepYours')}</option>
                      <option value="now">{w('conflict.keepNow')}</option>
                    </select>
                  ) : (
                    w('conflict.keepNow')
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="small">{w('conflict.untouched')}</p>
      <p className="row">
        <button
          type="button"
          className="button primary"
          disabled={Object.keys(taken).length === 0}
          onClick={() => onSave(taken, record.version)}
        >
          {w('conflict.save')}
        </button>
        <button type="button" className="button plain" onClick={onCancel}>
          {w('edit.cancel')}
        </button>
      </p>
    </div>
  );
}
