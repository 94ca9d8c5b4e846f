import {
  getImportFindingsFile,
  type ImportJob,
  listImportChanges,
  listImportFindings,
  type RegisterHead,
  urlOf,
} from '@luodi/api';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../../platform/api.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { TableScroll } from '../../ui/table-scroll.tsx';
import { Failed } from '../../ui/waiting.tsx';
import { useWords } from './words.ts';

const PAGE = 50;

/** What the import would do: counts, findings by kind with every cell, the changes record by record. */
export function ImportCheck({ head, job }: { head: RegisterHead; job: ImportJob }) {
  const w = useWords();
  const { result } = job;
  if (!result) return null;
  return (
    <section className="stack-2">
      <h2>{w('result')}</h2>
      <ul className="import-counts row">
        <li>{w('result.rows', { count: result.rows })}</li>
        <li>
          <a href="#changes">{w('result.new', { count: result.new })}</a>
        </li>
        <li>
          <a href="#changes">{w('result.changed', { count: result.changed })}</a>
        </li>
        <li>{w('result.unchanged', { count: result.unchanged })}</li>
        {result.leftOut > 0 ? <li>{w('result.leftOut', { count: result.leftOut })}</li> : null}
        <li className={result.faulty > 0 ? 'tone-bad' : undefined}>
          <a href="#findings">{w('result.faulty', { count: result.faulty })}</a>
        </li>
      </ul>
      {result.demonstrationEnded > 0 ? (
        <p className="notice warn">{w('result.demonstration', { count: result.demonstrationEnded })}</p>
      ) : null}
      <Findings job={job} head={head} />
      {result.new + result.changed > 0 ? (
        <Changes head={head} job={job} />
      ) : result.faulty === 0 ? (
        <p className="notice good">{w('result.nothing')}</p>
      ) : null}
    </section>
  );
}

function Findings({ job, head }: { job: ImportJob; head: RegisterHead }) {
  const w = useWords();
  const { say, t, language } = useLanguage();
  const kinds = job.result?.kinds ?? [];
  return (
    <section id="findings" className="stack">
      <h3>{w('findings')}</h3>
      {kinds.length === 0 ? (
        <p className="small">{w('findings.none')}</p>
      ) : (
        <>
          {kinds.map((kind, index) => (
            <details key={`${kind.code}${kind.severity}`} className="finding-kind" open={index === 0}>
              <summary>
                <span className={kind.severity === 'error' ? 'tone-bad' : 'tone-warn'}>
                  {t(`severity.${kind.severity}`)}
                </span>{' '}
                {say(kind.title)} <strong>{kind.count}</strong>
              </summary>
              <KindFindings job={job} head={head} code={kind.code} />
            </details>
          ))}
          <a
            className="button"
            download
            href={urlOf(getImportFindingsFile, { id: job.id }, { lang: language })}
          >
            {w('findings.download')}
          </a>
        </>
      )}
    </section>
  );
}

/** Every finding of a kind, each with its cell; a cell of the preview is gone to. */
function KindFindings({ job, head, code }: { job: ImportJob; head: RegisterHead; code: string }) {
  const w = useWords();
  const { say } = useLanguage();
  const list = useInfiniteQuery({
    queryKey: ['import', job.id, 'findings', code, job.result?.findings],
    queryFn: ({ pageParam, signal }) =>
      ask(
        listImportFindings,
        { params: { id: job.id }, query: { code, offset: pageParam, limit: PAGE } },
        signal,
      ),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (pages.length * PAGE < last.total ? pages.length * PAGE : undefined),
  });
  if (list.error) return <Failed error={list.error} again={() => void list.refetch()} />;
  const findings = list.data?.pages.flatMap((page) => page.findings) ?? [];
  const total = list.data?.pages[0]?.total ?? 0;
  const previewed = new Set(job.preview.map(({ row }) => row));
  const indexOf = (field: string | undefined) => job.columns.find((column) => column.field === field)?.index;
  return (
    <TableScroll label={code}>
      <table>
        <thead>
          <tr>
            <th>{w('findings.place')}</th>
            <th>{w('findings.value')}</th>
            <th>{w('findings.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {findings.map((finding, at) => {
            const { row, columnName, sheet, field, value } = finding;
            const name = say(head.fields.find((one) => one.id === field)?.label);
            const place = {
              sheet: sheet ? `${sheet} ` : '',
              row: row ?? '?',
              column: [columnName, name].filter(Boolean).join(' '),
            };
            const words = columnName || name ? w('cell', place) : w('cell.row', place);
            const target =
              row !== undefined && previewed.has(row) && indexOf(field) !== undefined
                ? `cell-${row}-${indexOf(field)}`
                : undefined;
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: two findings may be alike in everything but their order
              <tr key={`${finding.pointer}${at}`}>
                <td className="nowrap">
                  {target ? (
                    <a href={`#${target}`} title={w('findings.inPreview')} onClick={() => goTo(target)}>
                      {words}
                    </a>
                  ) : (
                    words
                  )}
                </td>
                <td className="code">{value ?? ''}</td>
                <td>{say(finding.text)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {list.hasNextPage ? (
        <button type="button" className="link" onClick={() => void list.fetchNextPage()}>
          {w('findings.more', { count: total - findings.length })}
        </button>
      ) : null}
    </TableScroll>
  );
}

/** Unfolds what a cell stands in, and puts the keyboard on it. */
function goTo(id: string): void {
  const cell = document.getElementById(id);
  const box = cell?.closest('details');
  if (box) box.open = true;
  requestAnimationFrame(() => cell?.focus());
}

function Changes({ head, job }: { head: RegisterHead; job: ImportJob }) {
  const w = useWords();
  const { say } = useLanguage();
  const [kind, setKind] = useState<'new' | 'changed' | ''>('');
  const list = useInfiniteQuery({
    queryKey: ['import', job.id, 'changes', kind, job.result?.changed],
    queryFn: ({ pageParam, signal }) =>
      ask(
        listImportChanges,
        {
          params: { id: job.id },
          query: { offset: pageParam, limit: PAGE, ...(kind ? { kind } : {}) },
        },
        signal,
      ),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (pages.length * PAGE < last.total ? pages.length * PAGE : undefined),
  });
  const changes = list.data?.pages.flatMap((page) => page.changes) ?? [];
  const labelOf = (id: string) => say(head.fields.find((field) => field.id === id)?.label) || id;
  return (
    <section id="changes" className="stack">
      <h3>{w('changes')}</h3>
      <p>
        <label>
          {w('changes.kind')}{' '}
          <select value={kind} onChange={(event) => setKind(event.target.value as typeof kind)}>
            <option value="">{w('changes.all')}</option>
            <option value="new">{w('changes.new')}</option>
            <option value="changed">{w('changes.changed')}</option>
          </select>
        </label>
      </p>
      {list.error ? <Failed error={list.error} again={() => void list.refetch()} /> : null}
      <TableScroll label={w('changes')}>
        <table>
          <thead>
            <tr>
              <th className="number">{w('preview.row')}</th>
              <th>{w('changes.record')}</th>
              <th>{w('changes.what')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map((change) => (
              <tr key={`${change.sheet ?? ''}${change.row}`}>
                <td className="number">{change.row}</td>
                <td>
                  {change.record ? (
                    <Link to="/registers/$register/$id" params={{ register: head.id, id: change.record }}>
                      {change.title}
                    </Link>
                  ) : (
                    change.title
                  )}{' '}
                  <span className="small">{w(`changes.${change.kind}`)}</span>
                </td>
                <td>
                  {change.fields.map(({ field, before, after }) => (
                    <span key={field} className="change-field">
                      {labelOf(field)} {before ? <del>{say(before)}</del> : null}{' '}
                      {after ? <ins>{say(after)}</ins> : null}
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {list.hasNextPage ? (
        <button type="button" className="link" onClick={() => void list.fetchNextPage()}>
          {w('findings.more', { count: (list.data?.pages[0]?.total ?? 0) - changes.length })}
        </button>
      ) : null}
    </section>
  );
}
