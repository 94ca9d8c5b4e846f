import { useEffect, useState } from 'react';
import type { Draft } from './draft.ts';

function read(key: string): Draft | undefined {
  const kept = sessionStorage.getItem(key);
  // Our own text, of this tab: it is what was put in.
  return kept === null ? undefined : (JSON.parse(kept) as Draft);
}

/**
 * A draft that outlives a reload or a detour within this tab: kept while it differs from where it started, gone once
 * it is sent. `restored` says that an earlier one was found; `lost` that the browser has no room to keep it.
 */
export function useKeptDraft(name: string, start: Draft) {
  const key = `luodi.draft.${name}`;
  const [found] = useState(() => read(key));
  const [draft, setDraft] = useState(found ?? start);
  const [restored, setRestored] = useState(found !== undefined);
  const [lost, setLost] = useState(false);
  useEffect(() => {
    if (draft === start) return sessionStorage.removeItem(key);
    try {
      sessionStorage.setItem(key, JSON.stringify(draft));
      setLost(false);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
      setLost(true); // QuotaExceededError: the reader is told
    }
  }, [key, draft, start]);
  return {
    draft,
    setDraft,
    restored,
    lost,
    forget: () => sessionStorage.removeItem(key),
    clear: () => {
      sessionStorage.removeItem(key);
      setRestored(false);
      setDraft(start);
    },
  };
}
