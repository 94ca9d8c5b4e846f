import type { SubmissionHead } from '@luodi/api';
import { SUBMISSION_STATES } from '@luodi/core/access';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useLanguage } from '../../platform/i18n.ts';
import { localMinute } from '../../platform/local-minute.ts';
import { usePageTitle } from '../../platform/page-title.ts';
import { TableScroll } from '../../ui/table-scroll.tsx';
import { Loaded } from '../../ui/waiting.tsx';
import { useGathered } from '../registers/index.ts';
import { SubmissionState } from './submission-state.tsx';
import './submissions.css';
import { useSubmissions } from './submissions-data.ts';
import { useWords } from './words.ts';

const WHOSE = ['waiting', 'mine', 'all'] as const;
type Whose = (typeof WHOSE)[number];
const PAGE = 50;

/** What was submitted: what waits for the reader, what they submitted, and all they may see. */
export function SubmissionsPage() {
  const w = useWords();
  usePageTitle(w('title'));
  const { gathered } = useGathered();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as { whose?: string; state?: string };
  const [limit, setLimit] = useState(PAGE);
  const whose: Whose = WHOSE.find((one) => one === search.whose) ?? 'waiting';
  const state = SUBMISSION_STATES.find((one) => one === search.state);
  const list = useSubmissions({ whose, limit, ...(state ? { state } : {}) });
  const turn = (next: { whose?: Whose; state?: string | undefined }) =>
    void navigate({ to: '/submissions', search: { whose, state, ...next } as never, replace: true });
  return (
    <div className="submissions-page stack-2">
      <h1>{w('title')}</h1>
      <p>{w('intro')}</p>
      {gathered.length > 0 ? (
        <p className="notice">
          {w('gathered', { count: gathered.length })} <Link to="/submissions/new">{w('gathered.open')}</Link>
        </p>
      ) : null}
      <Loaded query={list}>
        {(data) => (
          <>
            <search className="row no-print">
              <fieldset className="row submissions-whose">
                <legend className="visually-hidden">{w('whose')}</legend>
                {WHOSE.map((one) => (
                  <button
                    key={one}
                    type="button"
                    className="button"
                    aria-pressed={one === whose}
                    onClick={() => turn({ whose: one })}
                  >
                    {w(`whose.${one}`)} <span className="submissions-count">{data.counts[one]}</span>
                  </button>
                ))}
              </fieldset>
              <label className="row">
                {w('state')}
                <select
                  value={state ?? ''}
                  onChange={(event) => turn({ state: event.target.value || undefined })}
                >
                  <option value="">{w('state.any')}</option>
                  {SUBMISSION_STATES.map((one) => (
                    <option key={one} value={one}>
                      {w(`state.${one}`)} ({data.counts.states[one] ?? 0})
                    </option>
                  ))}
                </select>
              </label>
              <span className="small" role="status">
                {w('count', { count: data.total })}
              </span>
            </search>
            {data.submissions.length === 0 ? (
              <p className="notice">{w(`none.${state ? 'all' : whose}`)}</p>
            ) : (
              <SubmissionsTable submissions={data.submissions} />
            )}
            {data.total > data.submissions.length && data.submissions.length === limit && limit < 200 ? (
              <button type="button" className="button" onClick={() => setLimit(limit + PAGE)}>
                {w('more')}
              </button>
            ) : null}
          </>
        )}
      </Loaded>
    </div>
  );
}

function SubmissionsTable({ submissions }: { submissions: readonly SubmissionHead[] }) {
  const w = useWords();
  const { say } = useLanguage();
  return (
    <TableScroll label={w('title')}>
      <table className="submissions-table">
        <thead>
          <tr>
            <th>{w('what')}</th>
            <th>{w('state')}</th>
            <th>{w('reason')}</th>
            <th>{w('by')}</th>
            <th>{w('at')}</th>
            <th>{w('changedAt')}</th>
          </tr>
        </thead>
        <tbody>
          {submissions.map((one) => (
            <tr key={one.id}>
              <th scope="row">
                <Link to="/submissions/$id" params={{ id: one.id }}>
                  {say(one.title)}
                </Link>
              </th>
              <td>
                <SubmissionState state={one.state} />
              </td>
              <td>{one.reason}</td>
              <td>
                {one.submittedByName ?? one.submittedBy.slice(0, 8)}
                {one.reported ? <span className="small"> {w('reported')}</span> : null}
              </td>
              <td className="nowrap">{localMinute(one.submittedAt)}</td>
              <td className="nowrap">{localMinute(one.changedAt)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}
