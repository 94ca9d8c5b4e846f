import { useState } from 'react';
import { localMinute } from '../../platform/local-minute.ts';
import { useWords } from './words.ts';

/** A one-time link that was made: shown this once, to be handed on. */
export function LinkShown({ name, link, until }: { name: string; link: string; until: string }) {
  const w = useWords();
  const [copied, setCopied] = useState(false);
  const address = `${location.origin}${link}`;
  return (
    <div className="notice good stack" role="status">
      <p>{w('accounts.linkMade', { name, until: localMinute(until) })}</p>
      <p className="secret-line">{address}</p>
      <p>
        <button
          type="button"
          className="button"
          onClick={() => void navigator.clipboard.writeText(address).then(() => setCopied(true))}
        >
          {copied ? w('copied') : w('copy')}
        </button>
      </p>
    </div>
  );
}
