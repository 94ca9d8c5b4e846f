import { useNavigate } from '@tanstack/react-router';

/**
 * Changes what the address of the page asks, and stays on it. `replace` leaves no step to go back to: for what is typed
 * or turned; a step of its own is for what a reader would want to go back from.
 */
export function usePutAddress<Address extends object>(): (change: Address, replace?: boolean) => void {
  const navigate = useNavigate();
  return (change, replace = true) =>
    void navigate({
      to: '.',
      search: (before: Readonly<Record<string, unknown>>) => ({ ...before, ...change }),
      replace,
      resetScroll: false,
    } as never);
}
