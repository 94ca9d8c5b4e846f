import { useSyncExternalStore } from 'react';

const PREFIX = 'luodi.kept.';
const listeners = new Set<() => void>();

function tell(): void {
  for (const listen of listeners) listen();
}

function listen(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/**
 * Something a person has begun and not sent: kept by this tab through reloads and detours, and forgotten when somebody
 * else is signed in or nobody ({@link forgetKept}). `put` tells whether the browser had room for it.
 */
export function useKept<T>(name: string): { kept: T | undefined; put(next: T | undefined): boolean } {
  const key = PREFIX + name;
  const text = useSyncExternalStore(listen, () => sessionStorage.getItem(key));
  return {
    // Our own text, of this tab: it is what was put in.
    kept: text === null ? undefined : (JSON.parse(text) as T),
    put: (next) => {
      try {
        if (next === undefined) sessionStorage.removeItem(key);
        else sessionStorage.setItem(key, JSON.stringify(next));
      } catch (error) {
        if (!(error instanceof DOMException)) throw error;
        return false; // QuotaExceededError: the reader is told
      }
      tell();
      return true;
    },
  };
}

/** Forgets all of it: another person is here. */
export function forgetKept(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  tell();
}
