import { getLivingPlan, type LivingClause, type LivingPlan } from '@luodi/api';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { ask } from '../../platform/api.ts';
import { useAsOf } from '../../platform/as-of.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { useMediaQuery } from '../../platform/media-query.ts';
import { Loaded } from '../../ui/waiting.tsx';
import { Clause } from './clause.tsx';
import { ClauseContext } from './clause-context.tsx';
import { Contents } from './contents.tsx';
import { chapterOf } from './detail-rows.tsx';
import './living-plan.css';
import { PlanHeading } from './plan-heading.tsx';
import { StateLegend } from './state-legend.tsx';

/** Home: the plan as a document that says how it stands. */
export function LivingPlanPage() {
  const { day, known } = useAsOf().asOf;
  const query = useQuery({
    queryKey: ['living-plan', day ?? '', known ?? ''],
    queryFn: ({ signal }) =>
      ask(getLivingPlan, { query: { ...(day ? { asOf: day } : {}), ...(known ? { known } : {}) } }, signal),
  });
  return <Loaded query={query}>{(data) => <LivingPlanDocument data={data} />}</Loaded>;
}

/** Whether a clause contains the words looked for, in either language. */
function matches(clause: LivingClause, needle: string): boolean {
  if (!needle) return true;
  const haystack = [
    clause.id,
    clause.number,
    clause.heading?.zh,
    clause.heading?.en,
    clause.text?.zh,
    clause.text?.en,
    ...clause.evidence.flatMap((item) => [item.id, item.name.zh, item.name.en]),
  ];
  return haystack.some((text) => text?.toLowerCase().includes(needle));
}

/** Clauses that stay when searching or filtering: those that match, and the chapters above them. */
function visibleClauses(data: LivingPlan, needle: string, state: string): LivingClause[] {
  const kept = new Set<string>();
  const byId = new Map(data.clauses.map((clause) => [clause.id, clause]));
  for (const clause of data.clauses) {
    if ((needle || state) && clause.kind === 'chapter') continue;
    if (!matches(clause, needle) || (state && clause.state !== state)) continue;
    for (let at: LivingClause | undefined = clause; at; at = at.parent ? byId.get(at.parent) : undefined) {
      kept.add(at.id);
    }
  }
  return data.clauses.filter((clause) => kept.has(clause.id));
}

function useClauseKeys(
  clauses: readonly LivingClause[],
  selected: string | undefined,
  select: (id: string) => void,
) {
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      const typing = target.closest('input, textarea, select, [contenteditable]');
      if (event.key === '/' && !typing) {
        event.preventDefault();
        search.current?.focus();
        return;
      }
      if (typing || event.altKey || event.ctrlKey || event.metaKey) return;
      const step =
        event.key === 'ArrowDown' || event.key === 'j'
          ? 1
          : event.key === 'ArrowUp' || event.key === 'k'
            ? -1
            : 0;
      if (step === 0) return;
      const at = clauses.findIndex((clause) => clause.id === selected);
      const next = clauses[Math.min(clauses.length - 1, Math.max(0, at + step))];
      if (!next) return;
      event.preventDefault();
      select(next.id);
      const element = document.getElementById(next.id);
      element?.scrollIntoView({ block: 'center' });
      element?.focus({ preventScroll: true });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [clauses, selected, select]);
  return search;
}

function LivingPlanDocument({ data }: { data: LivingPlan }) {
  const { t, say } = useLanguage();
  const { asOf, set } = useAsOf();
  const [query, setQuery] = useState('');
  const [state, setState] = useState('');
  const [selected, setSelected] = useState<string | undefined>(
    () => decodeURIComponent(location.hash.slice(1)) || undefined,
  );
  const needle = query.trim().toLowerCase();
  const clauses = useMemo(() => visibleClauses(data, needle, state), [data, needle, state]);
  const select = (id: string) => {
    setSelected(id);
    history.replaceState(history.state, '', `#${id}`);
  };
  const search = useClauseKeys(clauses, selected, select);
  const words = useMemo(() => new Map(data.words.map((word) => [word.id, word])), [data.words]);
  const shown = clauses.filter((clause) => clause.kind !== 'chapter').length;

  // Follows the address: at the start, and when a link inside the page leads to another clause.
  useEffect(() => {
    const follow = () => {
      const id = decodeURIComponent(location.hash.slice(1));
      if (!id) return;
      setSelected(id);
      setQuery('');
      setState('');
      requestAnimationFrame(() => document.getElementById(id)?.scrollIntoView({ block: 'start' }));
    };
    follow();
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);

  const wide = useMediaQuery('(min-width: 761px)');
  const sideBySide = useMediaQuery('(min-width: 1181px)');
  const active = selected ? data.clauses.find((clause) => clause.id === selected) : undefined;
  const states = data.words.filter((word) => data.clauses.some((clause) => clause.state === word.id));

  return (
    <div className="plan">
      <nav className="plan-contents no-print" aria-label={t('plan.contents')}>
        <details className="contents-drawer" open={wide}>
          <summary>{t('plan.contents')}</summary>
          <Contents data={data} words={words} selected={selected} />
          <StateLegend words={data.words} />
        </details>
      </nav>
      <div className="plan-document">
        <PlanHeading data={data} onAsOf={(day) => set({ ...asOf, day })} />
        <search className="plan-tools no-print">
          <input
            ref={search}
            type="search"
            value={query}
            placeholder={t('plan.search')}
            aria-label={t('plan.search')}
            onChange={(event) => setQuery(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Escape') return;
              setQuery('');
              event.currentTarget.blur();
            }}
          />
          <label>
            <span className="small">{t('plan.filter')} </span>
            <select value={state} onChange={(event) => setState(event.target.value)}>
              <option value="">{t('plan.filterAll')}</option>
              {states.map((word) => (
                <option key={word.id} value={word.id}>
                  {word.mark} {say(word)}
                </option>
              ))}
            </select>
          </label>
          <button type="button" className="button" onClick={() => window.print()}>
            {t('plan.print')}
          </button>
        </search>
        {needle || state ? (
          <p className="small" role="status">
            {shown === 0
              ? t('plan.searchNone', { query: query.trim() || say(words.get(state)) })
              : t('plan.searchCount', { count: shown, query: query.trim() || say(words.get(state)) })}{' '}
            <button
              type="button"
              className="link"
              onClick={() => {
                setQuery('');
                setState('');
              }}
            >
              {t('plan.searchClear')}
            </button>
          </p>
        ) : null}
        {clauses.map((clause) => (
          <Clause
            key={clause.id}
            clause={clause}
            chapter={clause.id === selected ? chapterOf(data.clauses, clause.id) : undefined}
            words={words}
            needle={needle}
            selected={clause.id === selected}
            inline={!sideBySide}
            onSelect={() => select(clause.id)}
          />
        ))}
      </div>
      <aside className="plan-context no-print" aria-label={t('plan.context')}>
        {active && sideBySide ? (
          <ClauseContext
            key={active.id}
            clause={active}
            chapter={chapterOf(data.clauses, active.id)}
            words={words}
          />
        ) : (
          <p className="small">{t('plan.contextHint')}</p>
        )}
      </aside>
    </div>
  );
}
