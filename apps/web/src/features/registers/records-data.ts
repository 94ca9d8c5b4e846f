import { listRecords, listRegisters, type RegisterHead, type RegisterRecord } from '@luodi/api';
import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { ask } from '../../platform/api.ts';
import type { AsOfAddress } from '../../platform/as-of.ts';
import { type Question, wireQuery } from './question.ts';
import { answerHere, isAnswerable, useWholeRegister, wireTimes } from './whole-register.ts';

/** Rows that come with one call: a screen and a half. */
export const PAGE_ROWS = 60;

/** The registers this reader may see; their counts as of two times, now when none are given. */
export function useRegisters(asOf: AsOfAddress = {}) {
  const query = wireTimes(asOf);
  return useQuery({
    queryKey: ['registers', 'directory', query],
    queryFn: ({ signal }) => ask(listRegisters, { query }, signal),
    placeholderData: keepPreviousData,
  });
}

function pageQuery(register: string, question: Question, asOf: AsOfAddress, page: number) {
  const query = { ...wireQuery(question), ...wireTimes(asOf) };
  return {
    queryKey: ['registers', register, 'records', query, page],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      ask(
        listRecords,
        { params: { register }, query: { ...query, offset: page * PAGE_ROWS, limit: PAGE_ROWS } },
        signal,
      ),
  };
}

/** Rows of a register as they are asked for: a count and sums at once, the rows where they are looked at. */
export interface Rows {
  readonly total: number;
  readonly demonstration: number;
  readonly sums: Readonly<Record<string, string>>;
  /** The row at a place; nothing while it is on its way. */
  readonly at: (index: number) => RegisterRecord | undefined;
}

/**
 * The rows that meet a question, in pages as the table shows them, or at once where the page holds the register. While a new question is on its way the rows of the
 * one before stand, and `isStale` says so.
 */
export function useRows(
  head: RegisterHead,
  question: Question,
  asOf: AsOfAddress,
  pages: readonly number[],
  /** Whether the reader has begun to ask: then the register is read whole, if it is not too large. */
  asking: boolean,
) {
  const register = head.id;
  const whole = useWholeRegister(register, wireTimes(asOf), asking);
  const here = useMemo(
    () => (whole && isAnswerable(head, question) ? answerHere(whole, head, question) : undefined),
    [whole, head, question],
  );
  const first = useQuery({
    ...pageQuery(register, question, asOf, 0),
    placeholderData: keepPreviousData,
    enabled: !here,
  });
  const later = here ? [] : pages.filter((page) => page > 0);
  const others = useQueries({
    queries: later.map((page) => pageQuery(register, question, asOf, page)),
  });
  const arrived = others.map((one) => one.dataUpdatedAt).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: what has arrived is told by the times of arrival
  const rows = useMemo((): Rows | undefined => {
    if (!first.data) return undefined;
    const records = new Map([[0, first.data.records]]);
    later.forEach((page, index) => {
      const { data } = others[index] ?? {};
      if (data) records.set(page, data.records);
    });
    const { total, demonstration, sums } = first.data;
    const at = (index: number) => records.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS];
    return { total, demonstration, sums, at };
  }, [first.data, arrived, later.join()]);
  return {
    rows: here ?? rows,
    error: here ? null : first.error,
    isStale: !here && first.isPlaceholderData,
    /** Whether the page answers by itself. */
    isHere: here !== undefined,
    refetch: () => void first.refetch(),
  };
}

/**
 * Forgets what is known of the registers after a change of one; `kept` is a record that is no more and still shown,
 * until the reader leaves it.
 */
export function useForgetRegisters(): (kept?: string) => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    async (kept) => {
      const isKept = ({ queryKey }: { queryKey: readonly unknown[] }) =>
        kept !== undefined && queryKey.includes(kept);
      // Shown as it is until the reader leaves it; whoever comes back to it asks anew.
      void client.invalidateQueries({ queryKey: ['registers'], predicate: isKept, refetchType: 'none' });
      await client.invalidateQueries({ queryKey: ['registers'], predicate: (query) => !isKept(query) });
    },
    [client],
  );
}

/** A register by its id. */
export function headOf(
  registers: readonly RegisterHead[] | undefined,
  id: string | undefined,
): RegisterHead | undefined {
  return registers?.find((one) => one.id === id);
}
