import { exportLedger } from '@luodi/api';
import { useRef, useState } from 'react';
import { ask } from '../../platform/api.ts';
import { offerFile } from '../../platform/csv.ts';
import { groupDigits } from '../../platform/format.ts';
import { Failed } from '../../ui/waiting.tsx';
import { useWords } from './words.ts';

const PAGE = 5_000;

/** The lines of an export as the stand-alone verifier reads them; `progress` is told after each page. */
async function exportLines(signal: AbortSignal, progress: (done: number, size: number) => void) {
  const { checkpointLine, entryLine, exportHeaderLine } = await import('@luodi/core/ledger');
  const lines: string[] = [];
  let size = 0;
  for (let after = 0; ; ) {
    const page = await ask(exportLedger, { query: { after, limit: PAGE } }, signal);
    if (after === 0) {
      const { zone, publicKey, checkpoints } = page;
      size = page.size;
      lines.push(exportHeaderLine({ zone, publicKey, checkpoints: checkpoints.length, entries: size }));
      lines.push(...checkpoints.map(checkpointLine));
    }
    for (const { commitments, ...entry } of page.entries) {
      // Acts that were added while the pages came are beyond what the first line announces.
      if (entry.seq <= size) lines.push(entryLine(commitments ? { ...entry, commitments } : entry));
    }
    const last = page.entries.at(-1)?.seq ?? size;
    progress(Math.min(last, size), size);
    if (last >= size) return `${lines.join('\n')}\n`;
    after = last;
  }
}

/** What one needs to verify the ledger without this system: export, key and program. */
export function VerifyYourself({ publicKey, zone }: { publicKey: string; zone: string }) {
  const w = useWords();
  const [progress, setProgress] = useState<{ done: number; size: number }>();
  const [error, setError] = useState<unknown>();
  const stop = useRef<AbortController>(undefined);
  const run = async () => {
    const controller = new AbortController();
    stop.current = controller;
    setError(undefined);
    setProgress({ done: 0, size: 0 });
    try {
      const text = await exportLines(controller.signal, (done, size) => setProgress({ done, size }));
      offerFile(`luodi-ledger-${zone}.ndjson`, 'application/x-ndjson', text);
    } catch (problem) {
      if (!controller.signal.aborted) setError(problem);
    } finally {
      setProgress(undefined);
    }
  };
  return (
    <section className="stack">
      <h2>{w('offline')}</h2>
      <p>{w('offline.text')}</p>
      <p className="row no-print">
        <button type="button" className="button" disabled={progress !== undefined} onClick={() => void run()}>
          {w('offline.export')}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => offerFile('ledger-signing.pub', 'text/plain', `${publicKey}\n`)}
        >
          {w('offline.keyFile')}
        </button>
        <a className="button" href="/verify-ledger.mjs" download="verify-ledger.mjs">
          {w('offline.program')}
        </a>
        {progress ? (
          <>
            <span role="status">
              {w('offline.exporting', {
                done: groupDigits(String(progress.done)),
                size: groupDigits(String(progress.size)),
              })}
            </span>
            <button type="button" className="button" onClick={() => stop.current?.abort()}>
              {w('offline.cancel')}
            </button>
          </>
        ) : null}
      </p>
      {error ? <Failed error={error} again={() => void run()} /> : null}
      <p>
        {w('offline.key')} <code>{publicKey}</code>
      </p>
      <p>{w('offline.command')}</p>
      <pre className="ledger-command">
        <code>{`node verify-ledger.mjs luodi-ledger-${zone}.ndjson ledger-signing.pub`}</code>
      </pre>
    </section>
  );
}
