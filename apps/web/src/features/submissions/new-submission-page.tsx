import { postSubmission } from '@luodi/api';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ask, refusalOf } from '../../platform/api.ts';
import { useOnce } from '../../platform/once.ts';
import { usePageTitle } from '../../platform/page-title.ts';
import { FormFoot } from '../../ui/form-foot.tsx';
import { Loaded } from '../../ui/waiting.tsx';
import { type GatheredChange, headOf, useGathered, useRegisters } from '../registers/index.ts';
import { Refused } from './decide-submission.tsx';
import { type Grounds, ReasonFields, wireGrounds } from './reason-fields.tsx';
import { SubmissionDiff } from './submission-diff.tsx';
import './submissions.css';
import { useActed } from './submissions-data.ts';
import { useWords } from './words.ts';

/** The changes a person gathered, looked at together and submitted as one, with one reason. */
export function NewSubmissionPage() {
  const w = useWords();
  const { gathered } = useGathered();
  usePageTitle(
    w('new'),
    gathered.some(({ shown }) => shown.demonstration),
  );
  return (
    <div className="submission-page stack-2">
      <p className="small no-print">
        <Link to="/submissions">{w('back')}</Link>
      </p>
      <h1>{w('new')}</h1>
      <p>{w(gathered.length > 0 ? 'newIntro' : 'newEmpty')}</p>
      {gathered.length > 0 ? <Gathered /> : null}
    </div>
  );
}

function Gathered() {
  const w = useWords();
  const registers = useRegisters();
  const { gathered, remove } = useGathered();
  return (
    <>
      <Loaded query={registers}>
        {(data) => (
          <section className="stack" aria-label={w('toSubmit')}>
            <h2>{w('toSubmit')}</h2>
            {gathered.map(({ shown }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two changes may be of one record, and have no name yet
              <div key={`${at} ${shown.register} ${shown.record}`} className="stack">
                <SubmissionDiff
                  change={shown}
                  head={headOf(data.registers, shown.register)}
                  isPast={false}
                  approved={false}
                />
                <p className="no-print">
                  <button type="button" className="link" onClick={() => remove(at)}>
                    {w('remove')}
                    <span className="visually-hidden"> {shown.title}</span>
                  </button>
                </p>
              </div>
            ))}
          </section>
        )}
      </Loaded>
      <SubmitGathered />
    </>
  );
}

function SubmitGathered() {
  const w = useWords();
  const once = useOnce();
  const acted = useActed();
  const navigate = useNavigate();
  const { gathered, clear } = useGathered();
  const [grounds, setGrounds] = useState<Grounds>({ reason: '', basis: '' });
  const [tried, setTried] = useState(false);
  const missing = (['reason', 'basis'] as const).filter((part) => grounds[part].trim() === '');
  const send = useMutation({
    mutationFn: () => {
      const body = { ...wireGrounds(grounds), changes: gathered.map(({ asked }) => asked) };
      return ask(postSubmission, { body }, undefined, { once: once(body) });
    },
    onSuccess: async (made) => {
      await acted(made);
      await navigate({ to: '/submissions/$id', params: { id: made.id } });
      clear();
    },
  });
  return (
    <form
      className="record-form gathered-form stack no-print"
      noValidate
      aria-label={w('new')}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (missing.length === 0) send.mutate();
      }}
    >
      {tried && missing.length > 0 ? (
        <p className="notice bad" role="alert">
          {w('missing')}
        </p>
      ) : null}
      <RefusedAt error={send.error} gathered={gathered} />
      <ReasonFields grounds={grounds} needsBasis missing={tried ? missing : []} onChange={setGrounds} />
      <FormFoot
        act={send.isPending ? w('submitting') : w('submit', { count: gathered.length })}
        isBlocked={send.isPending}
        leave={w('clear')}
        onLeave={clear}
      />
    </form>
  );
}

/** Why it was not taken: each fault with the change it is about. */
function RefusedAt({ error, gathered }: { error: unknown; gathered: readonly GatheredChange[] }) {
  const w = useWords();
  const refusal = refusalOf(error);
  if (refusal?.code === 'changed-meanwhile') {
    const titles = gathered
      .filter(({ shown }) => shown.record === refusal.params.what)
      .map(({ shown }) => shown.title);
    return (
      <p className="notice bad" role="alert">
        {w('changedSince', { titles: [...new Set(titles)].join(' · ') })}
      </p>
    );
  }
  const placeOf = (pointer: string) => {
    const at = Number(/^\/changes\/(\d+)/.exec(pointer)?.[1]);
    const change = gathered[at];
    if (!change) return '';
    const { title } = change.shown;
    return title ? w('faultAt', { number: at + 1, title }) : w('faultAtNew', { number: at + 1 });
  };
  return <Refused error={error} placeOf={placeOf} />;
}
