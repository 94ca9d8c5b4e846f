import { useNavigate, useSearch } from '@tanstack/react-router';

/** The two times a reader looks at: the day something held, and what was known when. Absent: now. */
export interface AsOfAddress {
  readonly day?: string | undefined;
  /** A day, an instant, or the number of a ledger entry: only what was on record then counts. */
  readonly known?: string | undefined;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const KNOWN = /^(\d{4}-\d{2}-\d{2}(T[\d:.]+Z?)?|[1-9]\d{0,14})$/;

/** Reads the two times from an address. What cannot be one is left out. */
export function readAsOf(search: Readonly<Record<string, unknown>>): AsOfAddress {
  const { day, known } = search;
  return {
    ...(typeof day === 'string' && DAY.test(day) ? { day } : {}),
    ...(typeof known === 'string' && KNOWN.test(known) ? { known } : {}),
  };
}

/** Today, as this reader's calendar has it. */
export function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/**
 * The times this page is looked at for. They stand in the address, every link keeps them, and `set` changes them
 * without leaving the page; an empty object goes back to now.
 */
export function useAsOf() {
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false });
  const navigate = useNavigate();
  const asOf = readAsOf(search);
  return {
    asOf,
    isNow: asOf.day === undefined && asOf.known === undefined,
    set: ({ day, known }: AsOfAddress) =>
      void navigate({
        to: '.',
        // Named even when absent: what is left out would be kept (see the root route).
        search: (before: Readonly<Record<string, unknown>>) => ({ ...before, day, known }),
        hash: true,
        replace: true,
      } as never),
  };
}
