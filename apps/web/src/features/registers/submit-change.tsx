import { type AskedSubmissionChange, postSubmission } from '@luodi/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../../platform/api.ts';
import { useOnce } from '../../platform/once.ts';
import { Outcome } from '../../ui/outcome.tsx';
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
