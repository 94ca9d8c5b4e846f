import { useEffect, useSyncExternalStore } from 'react';

/** What a page calls itself in the title of the window, and so in the name of a printed file. */
interface PageTitle {
  readonly name: string;
  /** Whether demonstration data is on the page. */
  readonly demonstration: boolean;
}

const NONE: PageTitle = { name: '', demonstration: false };
let current = NONE;
const listeners = new Set<() => void>();

function put(title: PageTitle): void {
  current = title;
  for (const listener of listeners) listener();
}

/** Names the page while the component is there. */
export function usePageTitle(name: string, demonstration = false): void {
  useEffect(() => {
    put({ name, demonstration });
    return () => put(NONE);
  }, [name, demonstration]);
}

/** What the page there now calls itself. */
export function useCurrentTitle(): PageTitle {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}
