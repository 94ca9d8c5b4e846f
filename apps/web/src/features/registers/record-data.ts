import { getHistory, getRecord, type HistoryEntry } from '@luodi/api';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../../platform/api.ts';
import type { AsOfAddress } from '../../platform/as-of.ts';
import { useRights } from '../../platform/session.ts';
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

/** Whether this reader may see who changed records of a register, when and why: visitors see records, not their past. */
export function useMaySeeHistory(register: string): boolean {
  return useRights().may('register.history', { kind: 'record', register });
}

/** The past of a record, newest first; not asked for by whoever may not see it. */
export function useHistory(register: string, id: string) {
  const enabled = useMaySeeHistory(register);
  return useQuery({
    enabled,
    queryKey: ['registers', register, 'history', id],
    queryFn: async ({ signal }): Promise<readonly HistoryEntry[]> => {
      const { entries } = await ask(getHistory, { params: { register, id } }, signal);
      return entries.toReversed();
    },
  });
}
