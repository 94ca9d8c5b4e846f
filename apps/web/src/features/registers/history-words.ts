import type { HistoryEntry, RegisterField } from '@luodi/api';
import { formatDay } from '../../platform/format.ts';
import type { Language } from '../../platform/i18n.ts';
import { typeOf } from './field.ts';
import { isKnown, type Shown } from './shown-value.ts';
import type { WORDS } from './words.data.ts';

type Word = (key: keyof typeof WORDS, params?: Readonly<Record<string, string | number>>) => string;

/** Everything a sentence of the past is made with. */
export interface Telling {
  readonly fields: ReadonlyMap<string, RegisterField>;
  readonly shown: Shown;
  readonly w: Word;
  readonly say: (text: { zh: string; en: string } | undefined) => string;
  readonly language: Language;
  readonly titles: Readonly<Record<string, string>>;
}

/** One value of a change in words: what it was, what it is since. */
export function changeWords(change: HistoryEntry['fields'][number], telling: Telling): string {
  const { fields, shown, w, say, titles, language } = telling;
  const field = fields.get(change.field);
  const name = field ? say(field.label) : change.field;
  const quoted = language === 'zh' ? `“${name}”` : name;
  const text = (value: unknown) => (field ? shown.sentence(field, value, titles) : String(value ?? ''));
  const kind = field ? typeOf(field).kind : '';
  if (['geometry', 'pictures'].includes(kind)) return w('history.shape', { field: quoted });
  const before = isKnown(change.before);
  const after = isKnown(change.after);
  if (before && after)
    return w('history.change', {
      field: quoted,
      before: text(change.before),
      after: text(change.after),
    });
  return after
    ? w('history.set', { field: quoted, after: text(change.after) })
    : w('history.cleared', { field: quoted, before: text(change.before) });
}

/** Who made a change: the name, where it may be known, or the account. */
export function actorWords({ actor, actorName }: HistoryEntry, w: Word): string {
  if (actorName) return actorName;
  return actor === 'server' ? w('history.server') : actor === 'unnamed' ? w('history.unnamed') : actor;
}

/** Who submitted what the actor approved; nothing for what was written directly. */
export function submittedWords({ submittedBy, submittedByName }: HistoryEntry, w: Word): string {
  return submittedBy ? w('history.submitted', { who: submittedByName ?? submittedBy }) : '';
}

/** The days a change speaks of. */
export function daysWords({ from, until }: HistoryEntry, { w, language }: Telling): string {
  return until
    ? w('history.span', { from: formatDay(from, language), until: formatDay(until, language) })
    : w('history.from', { from: formatDay(from, language) });
}

/** The values of an entry that are not what they were before. */
export function differing({ fields }: HistoryEntry): HistoryEntry['fields'] {
  return fields.filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
}

/** What was done, as one clause: a short entry in full, the first one of many values by their number. */
export function actWords(entry: HistoryEntry, telling: Telling, isFirst: boolean): string {
  const { w, language, fields, say } = telling;
  if (entry.act === 'end') return w('history.ended');
  if (entry.fields.length === 0) return w('history.closedField');
  const joint = language === 'zh' ? '，' : ', ';
  if (isFirst)
    return w('history.first', {
      fields: entry.fields
        .map(({ field }) => say(fields.get(field)?.label) || field)
        .join(language === 'zh' ? '、' : ', '),
    });
  const changed = differing(entry);
  if (changed.length === 0) return w('history.same');
  return changed.map((change) => changeWords(change, telling)).join(joint);
}
