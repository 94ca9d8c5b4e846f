import {
  type AskedSubmissionChange,
  postSubmission,
  type RegisterHead,
  type RegisterRecord,
} from '@luodi/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../../platform/api.ts';
import { useOnce } from '../../platform/once.ts';
import { Outcome } from '../../ui/outcome.tsx';
import type { ChangeSaid } from './change-head.tsx';
import { gatheredOf, useGathered } from './gathered.ts';
import { useWords } from './words.ts';

/** Submits one change for another person to approve, with reason and document. */
export function useSubmit() {
  const once = useOnce();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({
      change,
      reason,
      basis,
    }: {
      change: AskedSubmissionChange;
      reason: string;
      basis?: string | undefined;
    }) => {
      const body = { reason, ...(basis ? { basis } : {}), changes: [change] };
      return ask(postSubmission, { body }, undefined, { once: once(body) });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['submissions'] }),
  });
}

/** It waits for somebody else now: where, and that nothing has changed yet. */
export function Submitted({ id }: { id: string }) {
  const w = useWords();
  return (
    <Outcome>
      <p>
        {w('submitted')}{' '}
        <Link to="/submissions/$id" params={{ id }}>
          {w('submitted.open')}
        </Link>
      </p>
    </Outcome>
  );
}

/** Gathers changes for one submission: `done` once this one was, `lost` when the browser has no room to keep it. */
export function useGather(head: RegisterHead, record?: RegisterRecord) {
  const { add } = useGathered();
  const [state, setState] = useState<'done' | 'lost'>();
  return {
    state,
    gather: (change: AskedSubmissionChange, { from }: ChangeSaid) =>
      setState(add(gatheredOf(head, change, record, from)) ? 'done' : 'lost'),
  };
}

/** It lies with the others now, or could not be kept: and where they are submitted. */
export function Gathered({ isLost = false }: { isLost?: boolean }) {
  const w = useWords();
  const { gathered } = useGathered();
  if (isLost) return <p className="notice bad">{w('gathered.lost')}</p>;
  return (
    <Outcome>
      <p>
        {w('gathered', { count: gathered.length })} <Link to="/submissions/new">{w('gathered.open')}</Link>
      </p>
    </Outcome>
  );
}
