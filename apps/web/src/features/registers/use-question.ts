import type { RegisterHead } from '@luodi/api';
import type { Filter } from '@luodi/core/registers';
import { useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { usePutAddress } from '../../platform/put-address.ts';
import { fieldsById } from './field.ts';
import { type QuestionAddress, readQuestion, writeFilters } from './question.ts';

/** What the address of a register page says besides the question. */
interface PageAddress extends QuestionAddress {
  readonly map?: string | undefined;
  readonly record?: string | undefined;
}

/** How long after the last letter the address follows what is typed. The rows follow at once. */
const ADDRESS_AFTER_MS = 400;

/** The question a register page asks. It stands in the address, so that it can be sent and gone back to. */
export function useQuestion(head: RegisterHead) {
  const address: PageAddress = useSearch({ strict: false });
  const put = usePutAddress<PageAddress>();
  const [typed, setTyped] = useState(address.search ?? '');
  // The address changed by another way: back, a saved view, a link.
  useEffect(() => setTyped(address.search ?? ''), [address.search]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the timer starts anew with each letter only
  useEffect(() => {
    if (typed === (address.search ?? '')) return;
    const timer = setTimeout(() => put({ search: typed || undefined }), ADDRESS_AFTER_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const { filters, sort, columns } = address;
  const { question, unread } = useMemo(
    () =>
      readQuestion(
        { search: typed, filters, sort, columns },
        fieldsById(head),
        // The name comes first, whatever the definition says.
        [head.titleField, ...head.columns.filter((id) => id !== head.titleField)],
      ),
    [head, typed, filters, sort, columns],
  );
  return {
    question,
    unread,
    typed,
    setTyped,
    map: address.map === '1',
    record: address.record,
    setFilters: (next: readonly Filter[]) => put({ filters: writeFilters(next) }, false),
    setSort: (next: string | undefined) => put({ sort: next }),
    setColumns: (next: readonly string[] | undefined) => put({ columns: next?.join(',') }),
    setMap: (open: boolean) => put({ map: open ? '1' : undefined }),
    /** Opens a record beside the table; the first one opened is a step one can go back from. */
    setRecord: (id: string | undefined) => put({ record: id }, address.record !== undefined),
    clear: () => {
      setTyped('');
      put({ search: undefined, filters: undefined }, false);
    },
    /** Takes over a question that was kept as text of an address. */
    take: (query: string, taken: readonly string[]) => {
      const kept = new URLSearchParams(query);
      const search = kept.get('search') ?? undefined;
      setTyped(search ?? '');
      put(
        {
          search,
          filters: kept.get('filters') ?? undefined,
          sort: kept.get('sort') ?? undefined,
          columns: taken.length > 0 ? taken.join(',') : undefined,
        },
        false,
      );
    },
    /** The question as text of an address, to be kept. */
    text: () => {
      const given = { search: typed, filters, sort };
      const parts = Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : []));
      return new URLSearchParams(parts).toString();
    },
  };
}
