import {
  answerImport,
  cancelImport,
  getImport,
  type ImportJob,
  listRegisters,
  type RegisterHead,
} from '@luodi/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ask } from '../../platform/api.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { usePageTitle } from '../../platform/page-title.ts';
import { useRights } from '../../platform/session.ts';
import { Failed, Loaded, SignInFirst } from '../../ui/waiting.tsx';
import { ChooseFile } from './choose-file.tsx';
import './exchange.css';
import { ImportCheck } from './import-check.tsx';
import { ImportCommit, ImportDone } from './import-commit.tsx';
import { ImportReading } from './import-reading.tsx';
import { useWords } from './words.ts';

/** How often a running import is looked at. */
const LOOK_EVERY_MS = 700;

/** Brings a file into a register. The import's number stands in the address, so that one can come back to it. */
export function ImportPage() {
  const { register = '' } = useParams({ strict: false });
  const w = useWords();
  const { principal } = useRights();
  const registers = useQuery({
    queryKey: ['registers', 'directory'],
    queryFn: ({ signal }) => ask(listRegisters, {}, signal),
  });
  return (
    <Loaded query={registers}>
      {(data) => {
        const head = data.registers.find((one) => one.id === register);
        if (head?.may.import) return <Import head={head} />;
        if (principal.kind === 'anonymous') return <SignInFirst />;
        return (
          <div className="waiting stack">
            <p>{w('notThere')}</p>
            <Link to="/registers">{w('registers')}</Link>
          </div>
        );
      }}
    </Loaded>
  );
}

function Import({ head }: { head: RegisterHead }) {
  const w = useWords();
  const { say } = useLanguage();
  const { job: id } = useSearch({ strict: false }) as { job?: string };
  const navigate = useNavigate();
  const client = useQueryClient();
  usePageTitle(w('title', { name: say(head.name) }));
  const open = (next: string | undefined) =>
    void navigate({
      to: '/registers/$register/import',
      params: { register: head.id },
      search: (next ? { job: next } : {}) as never,
    });
  const key = ['import', id];
  const job = useQuery({
    queryKey: key,
    enabled: id !== undefined,
    retry: false,
    queryFn: ({ signal }) => ask(getImport, { params: { id: id ?? '' } }, signal),
    refetchInterval: ({ state }) =>
      ['reading', 'committing'].includes(state.data?.state ?? '') ? LOOK_EVERY_MS : false,
  });
  const put = (next: ImportJob) => client.setQueryData(['import', next.id], next);
  return (
    <div className="import-page stack-2">
      <p className="small">
        <Link to="/registers">{w('registers')}</Link> ›{' '}
        <Link to="/registers/$register" params={{ register: head.id }}>
          {say(head.name)}
        </Link>
      </p>
      <h1>{w('title', { name: say(head.name) })}</h1>
      <Steps job={id === undefined ? undefined : job.data} />
      {id === undefined ? (
        <ChooseFile
          head={head}
          onUploaded={(made) => {
            put(made);
            open(made.id);
          }}
          onOpen={open}
        />
      ) : job.data ? (
        <Running head={head} job={job.data} onJob={put} onAnother={() => open(undefined)} />
      ) : job.error ? (
        <Failed error={job.error} again={() => void job.refetch()} />
      ) : null}
    </div>
  );
}

const STEPS = ['file', 'ask', 'check', 'commit'] as const;

function stepOf(job: ImportJob | undefined): (typeof STEPS)[number] {
  if (!job) return 'file';
  if (job.state === 'committing' || job.state === 'committed') return 'commit';
  return job.state === 'checked' ? 'check' : 'ask';
}

function Steps({ job }: { job: ImportJob | undefined }) {
  const w = useWords();
  const at = stepOf(job);
  return (
    <ol className="import-steps" aria-label={w('steps')}>
      {STEPS.map((step) => (
        <li key={step} aria-current={step === at ? 'step' : undefined}>
          {w(`step.${step}`)}
        </li>
      ))}
    </ol>
  );
}

/** What an import shows in each of its states, with the next step. */
function Running({
  head,
  job,
  onJob,
  onAnother,
}: {
  head: RegisterHead;
  job: ImportJob;
  onJob: (job: ImportJob) => void;
  onAnother: () => void;
}) {
  const w = useWords();
  const { say } = useLanguage();
  const params = { id: job.id };
  const cancel = useMutation({
    mutationFn: () => ask(cancelImport, { params, body: {} }),
    onSuccess: onJob,
  });
  const again = useMutation({
    mutationFn: () => ask(answerImport, { params, body: {} }),
    onSuccess: onJob,
  });
  const stop = (
    <button type="button" className="button" disabled={cancel.isPending} onClick={() => cancel.mutate()}>
      {w('cancel')}
    </button>
  );
  const another = (
    <button type="button" className="button" onClick={onAnother}>
      {w('another')}
    </button>
  );
  const views: Readonly<Record<ImportJob['state'], () => ReactNode>> = {
    reading: () => <Busy text={w('reading', { rows: job.progress.rows })}>{stop}</Busy>,
    committing: () => <Busy text={w('committing', { rows: job.progress.rows })}>{stop}</Busy>,
    asking: () => (
      <>
        <ImportReading head={head} job={job} onJob={onJob} />
        <p className="row">
          {stop}
          {another}
        </p>
      </>
    ),
    checked: () => (
      <>
        <ImportCheck head={head} job={job} />
        <ImportCommit job={job} onJob={onJob} />
        <details>
          <summary>{w('columns')}</summary>
          <ImportReading head={head} job={job} onJob={onJob} />
        </details>
        <p className="row">
          {stop}
          {another}
        </p>
      </>
    ),
    committed: () => (
      <>
        <ImportDone head={head} job={job} />
        <p>{another}</p>
      </>
    ),
    refused: () => (
      <>
        <p className="notice bad">{w('refused')}</p>
        <p>{another}</p>
      </>
    ),
    cancelled: () => (
      <>
        <p className="notice">{w('cancelled')}</p>
        <p>{another}</p>
      </>
    ),
    interrupted: () => (
      <>
        <p className="notice warn">{w('interrupted')}</p>
        <p className="row">
          <button type="button" className="button primary" onClick={() => again.mutate()}>
            {w('restart')}
          </button>
          {another}
        </p>
      </>
    ),
  };
  return (
    <>
      <FileLine job={job} />
      {job.findings.map((finding) => (
        <p
          key={`${finding.code}${finding.pointer}`}
          className={`notice ${finding.severity === 'error' ? 'bad' : 'warn'}`}
        >
          {say(finding.text)}
        </p>
      ))}
      {(cancel.error ?? again.error) ? <Failed error={cancel.error ?? again.error} /> : null}
      {views[job.state]()}
    </>
  );
}

function Busy({ text, children }: { text: string; children: ReactNode }) {
  return (
    <div className="notice row">
      <progress aria-label={text} />
      <span role="status">{text}</span>
      {children}
    </div>
  );
}

/** Size of a file as one speaks of it. */
function sizeWords(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

function FileLine({ job }: { job: ImportJob }) {
  const w = useWords();
  const { say } = useLanguage();
  const { name, bytes, formatLabel, format, encoding, sha256 } = job.file;
  const form = [say(formatLabel) || format, encoding, job.sheet].filter(Boolean).join(' · ');
  return (
    <p>
      <strong>{w(`state.${job.state}`)}</strong> ·{' '}
      {w('file.of', { name, size: sizeWords(bytes), format: form || '…' })}{' '}
      <span className="code small" title={sha256}>
        {w('file.hash', { hash: sha256.slice(0, 12) })}
      </span>
    </p>
  );
}
