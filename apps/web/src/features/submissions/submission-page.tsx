import type { Submission, SubmissionStep } from '@luodi/api';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useLanguage } from '../../platform/i18n.ts';
import { localMinute } from '../../platform/local-minute.ts';
import { usePageTitle } from '../../platform/page-title.ts';
import { useRights } from '../../platform/session.ts';
import { Loaded } from '../../ui/waiting.tsx';
import { headOf, useRegisters } from '../registers/index.ts';
import { DecideSubmission } from './decide-submission.tsx';
import { ReviseSubmission } from './revise-submission.tsx';
import { SubmissionDiff } from './submission-diff.tsx';
import { SubmissionState } from './submission-state.tsx';
import './submissions.css';
import { useSubmission } from './submissions-data.ts';
import { useWords } from './words.ts';

/** One submission: what is and what shall be, how it came so far, and what the reader may do with it. */
export function SubmissionPage() {
  const { id = '' } = useParams({ strict: false });
  const w = useWords();
  const { say } = useLanguage();
  const found = useSubmission(id);
  const demonstration = found.data?.changes.some((one) => one.demonstration) ?? false;
  usePageTitle(found.data ? say(found.data.title) : w('title'), demonstration);
  return (
    <div className="submission-page stack-2">
      <p className="small no-print">
        <Link to="/submissions">{w('back')}</Link>
      </p>
      <Loaded query={found}>{(submission) => <Sheet key={submission.id} submission={submission} />}</Loaded>
    </div>
  );
}

function Sheet({ submission }: { submission: Submission }) {
  const w = useWords();
  const { say } = useLanguage();
  const { principal } = useRights();
  const registers = useRegisters();
  const [revising, setRevising] = useState(false);
  const { state, changes, may } = submission;
  const isOwn = principal.kind === 'account' && principal.id === submission.submittedBy;
  const isOpen = state === 'submitted' || state === 'returned';
  return (
    <>
      <h1>{say(submission.title)}</h1>
      <dl className="submission-facts">
        <dt>{w('state')}</dt>
        <dd>
          <SubmissionState state={state} />
        </dd>
        <dt>{w('by')}</dt>
        <dd>
          {submission.submittedByName ?? submission.submittedBy.slice(0, 8)}
          {submission.reported ? <span className="small"> {w('reported')}</span> : null}
        </dd>
        <dt>{w('reason')}</dt>
        <dd>{submission.reason}</dd>
        {submission.basis ? (
          <>
            <dt>{w('basis')}</dt>
            <dd>{submission.basis}</dd>
          </>
        ) : null}
      </dl>
      <Loaded query={registers}>
        {(data) =>
          revising && may.revise ? (
            <ReviseSubmission
              submission={submission}
              registers={data.registers}
              onDone={() => setRevising(false)}
            />
          ) : (
            <section className="stack" aria-label={w('changes')}>
              <h2>{w('changes')}</h2>
              {changes.map((change) => (
                <SubmissionDiff
                  key={`${change.register} ${change.record} ${change.from}`}
                  change={change}
                  head={headOf(data.registers, change.register)}
                  isPast={!isOpen}
                  approved={state === 'approved'}
                />
              ))}
            </section>
          )
        }
      </Loaded>
      {changes.some(({ stale }) => stale) ? (
        <p className="notice warn">{w(isOwn ? 'staleMine' : 'stale')}</p>
      ) : null}
      {isOwn && state === 'submitted' ? <p className="small">{w('own')}</p> : null}
      {revising ? null : (
        <DecideSubmission
          key={submission.version}
          submission={submission}
          onRevise={() => setRevising(true)}
        />
      )}
      <Steps steps={submission.steps} />
    </>
  );
}

function Steps({ steps }: { steps: readonly SubmissionStep[] }) {
  const w = useWords();
  const { language } = useLanguage();
  return (
    <section className="stack" aria-label={w('steps')}>
      <h2>{w('steps')}</h2>
      <ol className="submission-steps">
        {steps.map((step) => (
          <li key={step.seq}>
            <time dateTime={step.at}>{localMinute(step.at)}</time>{' '}
            <strong>{step.actorName ?? step.actor.slice(0, 8)}</strong>
            {language === 'zh' ? '' : ' '}
            {w(`step.${step.act}`)}
            {step.remark ? w('step.remark', { remark: step.remark }) : ''}{' '}
            <Link to="/ledger" search={{ entry: String(step.seq) } as never} className="small">
              {w('step.ledger', { seq: step.seq })}
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
