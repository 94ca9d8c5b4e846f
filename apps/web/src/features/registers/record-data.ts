import { getHistory, getRecord, type HistoryEntry } from '@luodi/api';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../../platform/api.ts';
import type { AsOfAddress } from '../../platform/as-of.ts';
import { wireTimes } from './whole-register.ts';

/** One record as of the two times. */
export function useRecord(register: string, id: string, asOf: AsOfAddress, enabled = true) {
  const query = wireTimes(asOf);
  return useQuery({
    queryKey: ['registers', register, 'record', id, query],
    queryFn: ({ signal }) => ask(getRecord, { params: { register, id }, query }, signal),
    retry: false,
    enabled,
  });
}

/** The past of a record, newest first. */
export function useHistory(register: string, id: string) {
  return useQuery({
    queryKey: ['registers', register, 'history', id],
    queryFn: async ({ signal }): Promise<readonly HistoryEntry[]> => {
      const { entries } = await ask(getHistory, { params: { register, id } }, signal);
      return entries.toReversed();
    },
  });
}
