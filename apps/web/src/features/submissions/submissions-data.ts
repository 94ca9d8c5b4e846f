import { getSubmission, listSubmissions, type Submission } from '@luodi/api';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { ask } from '../../platform/api.ts';

/** Whose submissions a list shows, and in which state. */
export interface SubmissionQuestion {
  readonly whose: 'all' | 'mine' | 'waiting';
  readonly state?: Submission['state'];
  readonly limit: number;
}

/** A list of submissions, with how many there are of each kind. */
export function useSubmissions(query: SubmissionQuestion) {
  return useQuery({
    queryKey: ['submissions', 'list', query],
    queryFn: ({ signal }) => ask(listSubmissions, { query }, signal),
    placeholderData: keepPreviousData,
  });
}

/** One submission. */
export function useSubmission(id: string) {
  return useQuery({
    queryKey: ['submissions', 'one', id],
    queryFn: ({ signal }) => ask(getSubmission, { params: { id } }, signal),
    retry: false,
  });
}

/** Takes what an act answered for what is known, and reads again what it may have changed. */
export function useActed() {
  const client = useQueryClient();
  return async (made: Submission) => {
    client.setQueryData(['submissions', 'one', made.id], made);
    await Promise.all([
      client.invalidateQueries({ queryKey: ['submissions', 'list'] }),
      client.invalidateQueries({ queryKey: ['submissions', 'waiting'] }),
      ...(made.state === 'approved' ? [client.invalidateQueries({ queryKey: ['registers'] })] : []),
    ]);
  };
}
