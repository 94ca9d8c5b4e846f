import { getLivingPlan, type LivingPlan, type WireFinding } from '@luodi/api';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { ask } from '../../platform/api.ts';
import { csvOf, offerFile } from '../../platform/csv.ts';
import { shorten } from '../../platform/format.ts';
import { type TextKey, useLanguage } from '../../platform/i18n.ts';
import { Loaded } from '../../ui/waiting.tsx';
import { chapterOf } from './detail-rows.tsx';
import './living-plan.css';

const SEVERITIES = ['error', 'warning', 'note'] as const;
type Severity = (typeof SEVERITIES)[number];

/** Search of the findings page: which severity is shown. */
export function findingsSearch(search: Record<string, unknown>): { severity?: Severity } {
  const severity = SEVERITIES.find((one) => one === search.severity);
  return severity ? { severity } : {};
}

/** Every finding of the linter, those of clauses included, each once. */
function allFindings(data: LivingPlan): WireFinding[] {
  const byKey = new Map<string, WireFinding>();
  for (const finding of [...data.clauses.flatMap((clause) => clause.findings), ...data.findings]) {
    byKey.set(`${finding.code}|${finding.file ?? ''}|${finding.pointer}|${finding.text.zh}`, finding);
  }
  return [...byKey.values()];
}

type Order = 'severity' | 'code' | 'place';

function placeOf(finding: WireFinding): string {
  return finding.file ? `${finding.file}${finding.line ? `:${finding.line}` : ''}` : finding.pointer;
}

function sorted(findings: readonly WireFinding[], order: Order): WireFinding[] {
  const key = (finding: WireFinding) => {
    const line = String(finding.line ?? 0).padStart(6, '0');
    const place = `${finding.file ?? ''}${line}`;
    if (order === 'severity') return `${SEVERITIES.indexOf(finding.severity)}${finding.code}${place}`;
    return order === 'code' ? `${finding.code}${place}` : place;
  };
  return findings.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

/** The plan read against itself: every finding with its clause and place, to filter, sort and take away. */
export function FindingsPage() {
  const query = useQuery({
    queryKey: ['living-plan', ''],
    queryFn: ({ signal }) => ask(getLivingPlan, { query: {} }, signal),
  });
  return <Loaded query={query}>{(data) => <FindingsTable data={data} />}</Loaded>;
}

function FindingsTable({ data }: { data: LivingPlan }) {
  const { t, say } = useLanguage();
  const { severity } = useSearch({ from: '/findings' });
  const navigate = useNavigate();
  const [order, setOrder] = useState<Order>('severity');
  const all = useMemo(() => allFindings(data), [data]);
  const shown = sorted(severity ? all.filter((finding) => finding.severity === severity) : all, order);
  const clauseText = (id: string) => {
    const clause = data.clauses.find((one) => one.id === id);
    const number = chapterOf(data.clauses, id)?.number ?? '';
    return `${number} ${shorten(say(clause?.heading) || say(clause?.text) || id, 20)}`.trim();
  };
  const exportCsv = () => {
    const head = [
      t('findings.severity'),
      t('findings.code'),
      t('findings.text'),
      t('findings.clause'),
      t('findings.place'),
    ];
    const rows = shown.map((finding) => [
      t(`severity.${finding.severity}`),
      finding.code,
      say(finding.text),
      finding.clause ? `${finding.clause} ${clauseText(finding.clause)}` : '',
      placeOf(finding),
    ]);
    const demonstration = data.plan.demonstration ? `.${t('demo.label')}` : '';
    offerFile(
      `${data.plan.id}.findings${demonstration}.csv`,
      'text/csv;charset=utf-8',
      csvOf([head, ...rows]),
    );
  };
  const column = (key: Order, text: TextKey) => (
    <th aria-sort={order === key ? 'ascending' : undefined}>
      <button type="button" className="sort" onClick={() => setOrder(key)}>
        {t(text)}
        <span aria-hidden="true">{order === key ? ' ▲' : ''}</span>
      </button>
    </th>
  );
  return (
    <div className="findings-page stack-2">
      <header className="stack">
        <h1>{t('findings.page')}</h1>
        <p className="small">
          {say(data.plan.title)} · {t('plan.version')}{' '}
          <span className="code">{data.plan.hash.slice(0, 16)}</span>
          {data.plan.demonstration ? <> · {say(data.plan.demonstration)}</> : null}
        </p>
      </header>
      <p className="row no-print">
        <label>
          {t('findings.severity')}{' '}
          <select
            value={severity ?? ''}
            onChange={(event) =>
              void navigate({ to: '/findings', search: findingsSearch({ severity: event.target.value }) })
            }
          >
            <option value="">
              {t('plan.filterAll')} {all.length}
            </option>
            {SEVERITIES.map((one) => (
              <option key={one} value={one}>
                {t(`severity.${one}`)} {all.filter((finding) => finding.severity === one).length}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="button" disabled={shown.length === 0} onClick={exportCsv}>
          {t('findings.export')}
        </button>
        <button type="button" className="button" onClick={() => window.print()}>
          {t('plan.print')}
        </button>
        <Link to="/">{t('findings.back')}</Link>
      </p>
      {shown.length === 0 ? (
        <p className="notice good">{t('findings.nothing')}</p>
      ) : (
        <div className="table-scroll">
          <table className="findings-table">
            <thead>
              <tr>
                {column('severity', 'findings.severity')}
                <th>{t('findings.text')}</th>
                <th>{t('findings.clause')}</th>
                {column('place', 'findings.place')}
                {column('code', 'findings.code')}
              </tr>
            </thead>
            <tbody>
              {shown.map((finding) => (
                <tr key={`${finding.code}${finding.file ?? ''}${finding.pointer}${finding.text.zh}`}>
                  <td className={`nowrap tone-${TONE[finding.severity]}`}>
                    <span aria-hidden="true">{MARK[finding.severity]}</span>{' '}
                    {t(`severity.${finding.severity}`)}
                  </td>
                  <td>{say(finding.text)}</td>
                  <td>
                    {finding.clause ? (
                      <Link to="/" hash={finding.clause}>
                        {clauseText(finding.clause)}
                      </Link>
                    ) : (
                      '–'
                    )}
                  </td>
                  <td className="code">{placeOf(finding)}</td>
                  <td className="code">{finding.code}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

const TONE: Readonly<Record<Severity, string>> = { error: 'bad', warning: 'warn', note: 'plain' };
const MARK: Readonly<Record<Severity, string>> = { error: '✕', warning: '~', note: '·' };
