import type { HistoryEntry, RegisterHead } from '@luodi/api';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { formatDay } from '../../platform/format.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { fieldsById, typeOf } from './field.ts';
import {
  actorWords,
  actWords,
  changeWords,
  daysWords,
  differing,
  submittedWords,
  type Telling,
} from './history-words.ts';
import { useRecordTitles } from './record-titles.ts';
import type { Shown } from './shown-value.ts';
import { useWords } from './words.ts';

/** Entries shown before one asks for the earlier ones. */
const FIRST = 12;

/** Records of other registers that a past speaks of and whose names did not come with the record. */
function unnamed(
  fields: Telling['fields'],
  entries: readonly HistoryEntry[],
  titles: Readonly<Record<string, string>>,
): { register: string; id: string }[] {
  const found = new Map<string, { register: string; id: string }>();
  for (const { field, before, after } of entries.flatMap((entry) => entry.fields)) {
    const definition = fields.get(field);
    const type = definition && typeOf(definition);
    if (type?.kind !== 'record' && type?.kind !== 'records') continue;
    for (const id of [before, after].flat())
      if (typeof id === 'string' && !(id in titles)) found.set(id, { register: type.register, id });
  }
  return [...found.values()].slice(0, 20);
}

/** Everything sentences of this record's past are made with. */
export function useTelling(
  head: RegisterHead,
  shown: Shown,
  titles: Readonly<Record<string, string>>,
  entries: readonly HistoryEntry[],
): Telling {
  const w = useWords();
  const { say, language } = useLanguage();
  const fields = fieldsById(head);
  const more = useRecordTitles(unnamed(fields, entries, titles));
  return { fields, shown, w, say, language, titles: { ...more, ...titles } };
}

/** The past of a record as a timeline of sentences, newest first. */
export function HistoryTimeline({
  entries,
  telling,
}: {
  entries: readonly HistoryEntry[];
  telling: Telling;
}) {
  const w = useWords();
  const [all, setAll] = useState(false);
  const shown = all ? entries : entries.slice(0, FIRST);
  const first = entries.at(-1);
  if (entries.length === 0) return <p className="small">{w('record.historyNone')}</p>;
  return (
    <>
      <ol className="timeline">
        {shown.map((entry) => (
          <li key={`${entry.known} ${entry.changeSet} ${entry.from}`}>
            <Sentence entry={entry} telling={telling} isFirst={entry === first} />
          </li>
        ))}
      </ol>
      {all || entries.length <= FIRST ? null : (
        <button type="button" className="link no-print" onClick={() => setAll(true)}>
          {w('history.more', { count: entries.length - FIRST })}
        </button>
      )}
    </>
  );
}

/** Who and when, what, why, on what basis; the ledger entry leads to the proof of it. */
function Sentence({ entry, telling, isFirst }: { entry: HistoryEntry; telling: Telling; isFirst: boolean }) {
  const { w, language } = telling;
  const stop = language === 'zh' ? '。' : '.';
  const comma = language === 'zh' ? '，' : ', ';
  const gap = language === 'zh' ? '' : ' ';
  const day = formatDay(entry.at, language);
  return (
    <>
      <p>
        <time dateTime={entry.at}>{day}</time>
        {language === 'zh' ? ' ' : ', '}
        <strong>{actorWords(entry, w)}</strong>
        {submittedWords(entry, w)} {actWords(entry, telling, isFirst)}
        {comma}
        {daysWords(entry, telling)}
        {entry.basis ? `${comma}${w('history.basis', { basis: entry.basis })}` : ''}
        {stop}
      </p>
      <p className="small">
        {w('history.reason', { reason: entry.reason })}
        {stop}
        {gap}
        <Link to="/ledger" search={{ entry: String(entry.known) } as never}>
          {w('history.ledger', { seq: entry.known })}
        </Link>
        {' · '}
        <Link
          to="."
          className="no-print"
          search={((before: object) => ({ ...before, day: entry.from, known: String(entry.known) })) as never}
        >
          {w('history.lookThen')}
        </Link>
      </p>
    </>
  );
}

/** The past of one field, opened where the field stands. */
export function FieldPast({
  field,
  entries,
  telling,
}: {
  field: string;
  entries: readonly HistoryEntry[];
  telling: Telling;
}) {
  const { w, language } = telling;
  const changes = entries.flatMap((entry) =>
    differing(entry)
      .filter((one) => one.field === field)
      .map((change) => ({ entry, change })),
  );
  if (changes.length === 0) return null;
  const label = telling.say(telling.fields.get(field)?.label);
  return (
    <details className="field-past no-print">
      <summary>
        {changes.length > 1 ? w('record.changes', { count: changes.length - 1 }) : w('record.origin')}
        <span className="visually-hidden"> {w('record.historyOf', { field: label })}</span>
      </summary>
      <ol>
        {changes.map(({ entry, change }) => (
          <li key={`${entry.known} ${entry.from}`}>
            {formatDay(entry.at, language)} {actorWords(entry, w)} {changeWords(change, telling)}
            <span className="small">
              {' '}
              {daysWords(entry, telling)}
              {entry.basis ? ` · ${w('history.basis', { basis: entry.basis })}` : ''}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
