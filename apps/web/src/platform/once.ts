import { useRef } from 'react';

/** A name no two acts share. Not `randomUUID`, which pages over plain http do not have. */
function freshName(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Names an act by what is sent: the same content sent again, after an answer that was lost, has the same name and acts
 * once; changed content is another act.
 */
export function useOnce(): (body: unknown) => string {
  const last = useRef({ body: '', name: '' });
  return (body) => {
    const text = JSON.stringify(body);
    if (text !== last.current.body) last.current = { body: text, name: freshName() };
    return last.current.name;
  };
}
