import { getChangeSet } from '@luodi/api';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../../platform/api.ts';
import { Failed } from '../../ui/waiting.tsx';
import { useWords } from './words.ts';

/** What an act did to registers: why, on which document, and the way to each record it changed. */
export function ChangeSetDetail({ id }: { id: string }) {
  const w = useWords();
  const [open, setOpen] = useState(false);
  const found = useQuery({
    queryKey: ['change-set', id],
    queryFn: ({ signal }) => ask(getChangeSet, { params: { id } }, signal),
    enabled: open,
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const set = found.data;
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="change-set-open">
        {w('changeSet.open')} <span className="code">{id.slice(0, 8)}</span>
      </summary>
      {found.error ? <Failed error={found.error} again={() => void found.refetch()} /> : null}
      {set ? (
        <div className="stack">
          <p>
            {w('changeSet.reason', { reason: set.reason })}
            {set.basis ? ` ${w('changeSet.basis', { basis: set.basis })}` : ''}
          </p>
          {set.submission ? (
            <p>
              {w('changeSet.submitted', { who: set.submittedByName ?? set.submittedBy ?? '' })}{' '}
              <Link to="/submissions/$id" params={{ id: set.submission }}>
                {w('submission.open')}
              </Link>
            </p>
          ) : null}
          {set.demonstration ? <p className="demo-band">{w('changeSet.demonstration')}</p> : null}
          <p>{w('changeSet.total', { count: set.total })}</p>
          <ul className="change-set-records">
            {set.records.map((record) => (
              <li key={`${record.register} ${record.id}`}>
                <Link
                  to="/registers/$register/$id"
                  params={{ register: record.register, id: record.id }}
                  search={{ known: String(set.known) } as never}
                >
                  {record.title}
                </Link>{' '}
                {record.title === record.id ? null : <span className="code small">{record.id}</span>}
              </li>
            ))}
          </ul>
          {set.total > set.records.length ? (
            <p className="small">{w('changeSet.more', { count: set.total - set.records.length })}</p>
          ) : null}
        </div>
      ) : null}
    </details>
  );
}
