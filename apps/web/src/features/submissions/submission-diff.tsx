import type { RegisterHead, SubmissionChange } from '@luodi/api';
import { Link } from '@tanstack/react-router';
import { formatDay } from '../../platform/format.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { TableScroll } from '../../ui/table-scroll.tsx';
import { fieldsById, typeOf, useShown } from '../registers/index.ts';
import { useWords } from './words.ts';

/** One change of a submission: field by field what is and what shall be, with units. */
export function SubmissionDiff({
  change,
  head,
  isPast,
  approved,
}: {
  change: SubmissionChange;
  head: RegisterHead | undefined;
  /** Whether it was decided: then what was is told, not what is. */
  isPast: boolean;
  approved: boolean;
}) {
  const w = useWords();
  const { say, language, t } = useLanguage();
  const fields = head ? fieldsById(head) : new Map();
  const shown = useShown(head?.fields.some((field) => typeOf(field).kind === 'industry') ?? false);
  const from = formatDay(change.from, language);
  const days = change.until
    ? w('span', { from, until: formatDay(change.until, language) })
    : w('from', { from });
  const exists = change.act !== 'create' || approved;
  const text = (field: string, value: unknown) => {
    const definition = fields.get(field);
    return definition ? shown.sentence(definition, value, change.titles) : String(value ?? '');
  };
  return (
    <article className="submission-change stack">
      <h3>
        {w(`act.${change.act}`)} {head ? say(head.noun) : change.register}{' '}
        {exists ? (
          <Link
            to="/registers/$register/$id"
            params={{ register: change.register, id: change.record }}
            search={{ day: change.from } as never}
          >
            {change.title || w('newRecord')}
          </Link>
        ) : (
          change.title
        )}
        {change.demonstration ? <span className="demo-band"> {t('demo.label')}</span> : null}
      </h3>
      <p className="small">{days}</p>
      {change.act === 'end' ? <p>{w('ends')}</p> : null}
      {change.fields.length > 0 ? (
        <TableScroll label={`${w(`act.${change.act}`)} ${change.title}`}>
          <table>
            <thead>
              <tr>
                <th>{w('field')}</th>
                {change.act === 'create' ? null : <th>{w(isPast ? 'wasThen' : 'was')}</th>}
                <th>{w(change.act === 'create' ? 'value' : 'shall')}</th>
              </tr>
            </thead>
            <tbody>
              {change.fields.map(({ field, before, after }) => (
                <tr key={field}>
                  <th scope="row">{say(fields.get(field)?.label) || field}</th>
                  {change.act === 'create' ? null : <td>{text(field, before)}</td>}
                  <td>
                    <strong>{text(field, after)}</strong>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableScroll>
      ) : null}
      {change.closed > 0 ? <p className="small">{w('closed', { count: change.closed })}</p> : null}
    </article>
  );
}
