import { commitImport, type ImportJob, type RegisterHead } from '@luodi/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../../platform/api.ts';
import { today } from '../../platform/as-of.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { Failed } from '../../ui/waiting.tsx';
import { useWords } from './words.ts';

/** The last step: since when, why, and then all of it or nothing. */
export function ImportCommit({ job, onJob }: { job: ImportJob; onJob: (job: ImportJob) => void }) {
  const w = useWords();
  const { say } = useLanguage();
  const client = useQueryClient();
  const [from, setFrom] = useState(today());
  const [reason, setReason] = useState('');
  const { result } = job;
  const commit = useMutation({
    mutationFn: () => ask(commitImport, { params: { id: job.id }, body: { from, reason: reason.trim() } }),
    onSuccess: async (made) => {
      onJob(made);
      await client.invalidateQueries({ queryKey: ['registers'] });
    },
  });
  if (!result) return null;
  const count = result.new + result.changed;
  if (result.faulty > 0) return <p className="notice bad">{w('commit.faulty', { count: result.faulty })}</p>;
  if (!job.mayCommit)
    return job.whyNot ? <p className="notice warn">{w('commit.not', { why: say(job.whyNot) })}</p> : null;
  if (count === 0) return null;
  return (
    <form
      className="import-commit stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (from && reason.trim()) commit.mutate();
      }}
    >
      <h2>{w('commit')}</h2>
      <p>
        <label htmlFor="commit-from">{w('commit.from')}</label>
        <input
          id="commit-from"
          type="date"
          required
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
      </p>
      <p>
        <label htmlFor="commit-reason">{w('commit.reason')}</label>
        <input
          id="commit-reason"
          type="text"
          required
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </p>
      {commit.error ? <Failed error={commit.error} /> : null}
      <button type="submit" className="button primary" disabled={!from || !reason.trim() || commit.isPending}>
        {w('commit.do', { count })}
      </button>
    </form>
  );
}

/** What was written, and where it can be seen. */
export function ImportDone({ head, job }: { head: RegisterHead; job: ImportJob }) {
  const w = useWords();
  const known = job.commit?.known;
  return (
    <div className="notice good stack" role="status">
      <p>
        <strong>
          {known === undefined
            ? w('committed.nothing')
            : w('committed', { new: job.result?.new ?? 0, changed: job.result?.changed ?? 0 })}
        </strong>
      </p>
      <p className="row">
        <Link to="/registers/$register" params={{ register: head.id }}>
          {w('committed.open')}
        </Link>
        {known === undefined ? null : (
          <Link to="/ledger" search={{ entry: String(known) } as never}>
            {w('committed.ledger', { seq: known })}
          </Link>
        )}
      </p>
    </div>
  );
}
