import { type LedgerVerification, verifyLedger } from '@luodi/api';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { ask } from '../../platform/api.ts';
import { groupDigits } from '../../platform/format.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { localMinute } from '../../platform/local-minute.ts';
import { Failed } from '../../ui/waiting.tsx';
import { useWords } from './words.ts';

interface Verified {
  readonly report: LedgerVerification;
  readonly at: string;
}

/** Verifies the ledger now and says the result in words; the first bad entry is named. */
export function LedgerVerify({ size }: { size: number }) {
  const w = useWords();
  const [result, setResult] = useState<Verified>();
  const [error, setError] = useState<unknown>();
  const [seconds, setSeconds] = useState<number>();
  const stop = useRef<AbortController>(undefined);
  const isRunning = seconds !== undefined;
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => setSeconds((before) => (before ?? 0) + 1), 1000);
    return () => clearInterval(timer);
  }, [isRunning]);
  useEffect(() => () => stop.current?.abort(), []);
  const run = async () => {
    const controller = new AbortController();
    stop.current = controller;
    setResult(undefined);
    setError(undefined);
    setSeconds(0);
    try {
      const report = await ask(verifyLedger, {}, controller.signal);
      setResult({ report, at: new Date().toISOString() });
    } catch (problem) {
      if (!controller.signal.aborted) setError(problem);
    } finally {
      setSeconds(undefined);
    }
  };
  return (
    <section className="stack">
      <h2>{w('verify.title')}</h2>
      <p className="small">{w('verify.hint')}</p>
      <p className="row no-print">
        <button type="button" className="button primary" disabled={isRunning} onClick={() => void run()}>
          {w('verify')}
        </button>
        {isRunning ? (
          <>
            <span role="status">
              {w('verify.working', { count: groupDigits(String(size)), seconds: seconds ?? 0 })}
            </span>
            <button type="button" className="button" onClick={() => stop.current?.abort()}>
              {w('verify.cancel')}
            </button>
          </>
        ) : null}
      </p>
      {error ? <Failed error={error} again={() => void run()} /> : null}
      {result ? <Result {...result} /> : null}
    </section>
  );
}

function Result({ report, at }: Verified) {
  const w = useWords();
  const { say } = useLanguage();
  return (
    <div className={`notice ${report.ok ? 'good' : 'bad'} stack`} role="status">
      <p>
        <strong>
          <span aria-hidden="true">{report.ok ? '✓ ' : '✕ '}</span>
          {report.ok
            ? w('verify.ok', {
                size: groupDigits(String(report.size)),
                signed: groupDigits(String(report.signed)),
              })
            : w('verify.bad', { count: report.findings.length })}
        </strong>
      </p>
      {report.firstBad === undefined ? null : (
        <p>
          {w('verify.firstBad', { seq: report.firstBad })}{' '}
          <Link to="/ledger" search={{ entry: String(report.firstBad) } as never}>
            {report.firstBad}
          </Link>
        </p>
      )}
      {report.findings.length > 0 ? (
        <ul>
          {report.findings.slice(0, 50).map((finding) => (
            <li key={`${finding.code}${finding.pointer}`}>{say(finding.text)}</li>
          ))}
        </ul>
      ) : null}
      {report.ok ? null : <p>{w('verify.badNext')}</p>}
      <p className="small">
        {w('verify.at', { when: localMinute(at) })} ·{' '}
        <span className="code">
          {w('verify.root', { head: report.head.slice(0, 16), root: report.root.slice(0, 16) })}
        </span>
      </p>
    </div>
  );
}
