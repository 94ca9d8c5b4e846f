import {
  getPicture,
  type HistoryEntry,
  type RegisterField,
  type RegisterHead,
  type RegisterRecord,
  urlOf,
  type WireFinding,
} from '@luodi/api';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useLanguage } from '../../platform/i18n.ts';
import { typeOf } from './field.ts';
import { GeometryValue } from './geometry-value.tsx';
import type { Telling } from './history-words.ts';
import { FieldPast } from './record-history.tsx';
import { isKnown, type Shown } from './shown-value.ts';
import { Succession } from './succession.tsx';
import { useWords } from './words.ts';

/** Every field of a record: value or that it is not known, where it comes from, how open it is, what it was. */
export function RecordFields({
  head,
  record,
  shown,
  entries,
  telling,
}: {
  head: RegisterHead;
  record: RegisterRecord;
  shown: Shown;
  entries: readonly HistoryEntry[];
  telling: Telling;
}) {
  const w = useWords();
  const { say, aside } = useLanguage();
  return (
    <table className="record-fields">
      <caption className="visually-hidden">{w('record.fields')}</caption>
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{w('record.field')}</th>
          <th scope="col">{w('record.value')}</th>
          <th scope="col">{w('record.source')}</th>
        </tr>
      </thead>
      <tbody>
        {head.fields.map((field) => (
          <tr key={field.id}>
            <th scope="row" title={say(field.hint)}>
              {say(field.label)}
              {field.addedByPlan ? <span className="small">{aside(w('addedByPlan'))}</span> : null}
            </th>
            <td>
              <Value head={head} field={field} record={record} shown={shown} />
              <FieldPast field={field.id} entries={entries} telling={telling} />
            </td>
            <td className="field-source small">
              {say(field.source)}
              {field.sensitivity === 'public' ? '' : ` · ${w(`sensitivity.${field.sensitivity}`)}`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** One value, with the way to what it names. */
function Value({
  head,
  field,
  record,
  shown,
}: {
  head: RegisterHead;
  field: RegisterField;
  record: RegisterRecord;
  shown: Shown;
}): ReactNode {
  const w = useWords();
  const { say } = useLanguage();
  const value = record.values[field.id];
  if (record.closed.includes(field.id)) return <span className="unknown">⊘ {w('closed')}</span>;
  if (!isKnown(value))
    return <span className="unknown">{w('notKnown.ask', { source: say(field.source) })}</span>;
  const type = typeOf(field);
  switch (type.kind) {
    case 'record':
    case 'records': {
      const ids = Array.isArray(value) ? (value as readonly string[]) : [String(value)];
      return ids.map((id, index) => (
        <span key={id}>
          {index > 0 ? '、' : ''}
          <Link to="/registers/$register/$id" params={{ register: type.register, id }}>
            {record.titles[id] ?? id}
          </Link>{' '}
          {type.register === head.id ? null : (
            <span className="small">
              <Succession register={type.register} id={id} />
            </span>
          )}
        </span>
      ));
    }
    case 'plan-thing':
      return type.of === 'clause' ? (
        <a href={`/#${String(value)}`}>{shown.value(field, value)}</a>
      ) : type.of === 'park' || type.of === 'area' ? (
        <a href={`/map#feature=${encodeURIComponent(String(value))}`}>{shown.value(field, value)}</a>
      ) : (
        shown.value(field, value)
      );
    case 'web-address':
      return (
        <a href={String(value)} rel="noopener noreferrer">
          {String(value)}
        </a>
      );
    case 'geometry':
      return <GeometryValue value={value} />;
    case 'pictures':
      return <Photographs hashes={value as readonly string[]} />;
    case 'long-text':
      return <span className="long-text">{String(value)}</span>;
    case 'credit-code':
    case 'division-code':
      return <span className="code">{String(value)}</span>;
    default:
      return shown.sentence(field, value, record.titles);
  }
}

/** Photographs, small; each opens in full. Fetched at once, however far down they stand: a record is also printed. */
function Photographs({ hashes }: { hashes: readonly string[] }) {
  const w = useWords();
  return (
    <span className="row">
      {hashes.map((hash, index) => {
        const address = urlOf(getPicture, { hash });
        return (
          <a key={hash} href={address} target="_blank" rel="noreferrer">
            <img
              className="photo-small"
              src={address}
              alt={w('photo.alt', { n: index + 1 })}
              decoding="async"
            />
          </a>
        );
      })}
    </span>
  );
}

/** What the check of the record found. */
export function RecordFindings({ findings }: { findings: readonly WireFinding[] }) {
  const w = useWords();
  const { say, t } = useLanguage();
  if (findings.length === 0) return null;
  return (
    <details className="record-findings">
      <summary>
        {w('record.findings')} {findings.length}
      </summary>
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.code}${finding.pointer}${finding.text.zh}`}>
            <span className={finding.severity === 'error' ? 'tone-bad' : 'tone-warn'}>
              {t(`severity.${finding.severity}`)}
            </span>{' '}
            {say(finding.text)}
          </li>
        ))}
      </ul>
    </details>
  );
}
