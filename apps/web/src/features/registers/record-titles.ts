import { getRecord } from '@luodi/api';
import { useQueries } from '@tanstack/react-query';
import { ask } from '../../platform/api.ts';

/** Names of single records of other registers, by id; a record that is not there, or closed, keeps its id. */
export function useRecordTitles(
  wanted: readonly { readonly register: string; readonly id: string }[],
): Readonly<Record<string, string>> {
  const results = useQueries({
    queries: wanted.map(({ register, id }) => ({
      queryKey: ['registers', register, 'record', id, {}],
      queryFn: ({ signal }: { signal: AbortSignal }) => ask(getRecord, { params: { register, id } }, signal),
    })),
  });
  return Object.fromEntries(
    results.flatMap(({ data }) => (data ? [[data.record.id, data.record.title]] : [])),
  );
}
