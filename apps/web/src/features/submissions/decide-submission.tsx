import { approveSubmission, returnSubmission, type Submission, withdrawSubmission } from '@luodi/api';
import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { ask, refusalOf } from '../../platform/api.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { Failed } from '../../ui/waiting.tsx';
import { useActed, useSubmission } from './submissions-data.ts';
import { useWords } from './words.ts';

const ENDPOINTS = { approve: approveSubmission, return: returnSubmission, withdraw: withdrawSubmission };
type Act = keyof typeof ENDPOINTS;

/** What the reader may do with a submission as it stands: approve, return, withdraw, change it and submit again. */
export function DecideSubmission({ submission, onRevise }: { submission: Submission; onRevise: () => void }) {
  const w = useWords();
  const id = useId();
  const acted = useActed();
  const { refetch } = useSubmission(submission.id);
  const [remark, setRemark] = useState('');
  const [missing, setMissing] = useState(false);
  const { may, version } = submission;
  const decide = useMutation({
    mutationFn: (act: Act) => {
      const said = remark.trim();
      const input = { params: { id: submission.id }, body: said ? { remark: said } : {} };
      // One body fits all three; only a return needs the remark, which was asked for before.
      return ask(ENDPOINTS[act] as typeof approveSubmission, input, undefined, { version });
    },
    onSuccess: acted,
    // Somebody was first, or a record changed: it is read again as it stands, the refusal stays in sight.
    onError: () => void refetch(),
  });
  if (!Object.values(may).some(Boolean)) return null;
  const act = (name: Act) => {
    const lacks = name === 'return' && remark.trim() === '';
    setMissing(lacks);
    if (!lacks) decide.mutate(name);
  };
  const button = (name: Act, kind = '') => (
    <button type="button" className={`button ${kind}`} disabled={decide.isPending} onClick={() => act(name)}>
      {w(name)}
    </button>
  );
  return (
    <section className="submission-decide stack no-print" aria-label={w('decide')}>
      <h2>{w('decide')}</h2>
      <Refused error={decide.error} />
      <p>
        <label htmlFor={`${id}-remark`}>{w('remark')}</label>
        <textarea
          id={`${id}-remark`}
          rows={2}
          maxLength={500}
          value={remark}
          aria-invalid={missing}
          aria-describedby={may.return ? `${id}-hint` : undefined}
          onChange={(event) => setRemark(event.target.value)}
        />
      </p>
      {may.return ? (
        <p id={`${id}-hint`} className="small" role={missing ? 'alert' : undefined}>
          <span className={missing ? 'tone-bad' : ''}>{w('remarkHint')}</span>
        </p>
      ) : null}
      <p className="row">
        {may.approve ? button('approve', 'primary') : null}
        {may.return ? button('return') : null}
        {may.revise ? (
          <button type="button" className="button primary" onClick={onRevise}>
            {w('revise')}
          </button>
        ) : null}
        {may.withdraw ? button('withdraw') : null}
      </p>
    </section>
  );
}

/** Why something was not done: every reason there is, each with the place it is about where one is told. */
export function Refused({ error, placeOf }: { error: unknown; placeOf?: (pointer: string) => string }) {
  const w = useWords();
  const { say } = useLanguage();
  const refusal = refusalOf(error);
  if (!refusal || refusal.errors.length === 0) return error ? <Failed error={error} /> : null;
  return (
    <div className="notice bad stack" role="alert">
      <p>
        <strong>
          {w('errors')} {refusal.title}
        </strong>
      </p>
      <ul>
        {refusal.errors.map((fault) => (
          <li key={`${fault.pointer} ${fault.code} ${say(fault.text)}`}>
            {placeOf?.(fault.pointer)}
            {say(fault.text)}
          </li>
        ))}
      </ul>
    </div>
  );
}
