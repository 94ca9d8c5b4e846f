import { getReview, postReview, type Reviewed } from '@luodi/api';
import type { FactCatalogue } from '@luodi/core/plan';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { ask, refusalOf } from '../../platform/api.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { usePlanFile } from '../../platform/plan-file.ts';
import { Failed, Loaded } from '../../ui/waiting.tsx';
import { caseOfDraft, type Draft, draftOfCase, type FactValue, today } from './draft.ts';
import { FactField } from './fact-field.tsx';
import { FootprintField } from './footprint-field.tsx';
import { IndustryField } from './industry-field.tsx';
import { useKeptDraft } from './kept-draft.ts';
import { PastReviews } from './past-reviews.tsx';
import './reviews.css';
import { VerdictView } from './verdict-view.tsx';
import { useRulesByFact, WhyAsked } from './why-asked.tsx';

/** A new question. */
export function AskPage() {
  const facts = usePlanFile('facts');
  const [start] = useState((): Draft => ({ title: '', asOf: today(), facts: {} }));
  return (
    <Loaded query={facts}>
      {(catalogue) => <Question catalogue={catalogue} start={start} answer={undefined} />}
    </Loaded>
  );
}

/** A question that was asked, with its verdict; change one fact and ask again. */
export function ReviewPage() {
  const { id } = useParams({ from: '/ask/$id' });
  const facts = usePlanFile('facts');
  const review = useQuery({
    queryKey: ['review', id],
    queryFn: ({ signal }) => ask(getReview, { params: { id } }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Loaded query={facts}>
      {(catalogue) => (
        <Loaded query={review}>
          {(answer) => (
            <Question
              key={answer.id}
              catalogue={catalogue}
              start={draftOfCase(answer.case)}
              answer={answer}
            />
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

/** Facts to show: the basics, those already answered, and those a rule needs now; in the order of the catalogue. */
function shownFacts(catalogue: FactCatalogue, draft: Draft, answer: Reviewed | undefined) {
  const needed = new Set((answer?.needed ?? []).map((item) => item.path.replace(/^project\./, '')));
  return catalogue.facts.filter((fact) => fact.first || fact.id in draft.facts || needed.has(fact.id));
}

function Question({
  catalogue,
  start,
  answer,
}: {
  catalogue: FactCatalogue;
  start: Draft;
  answer: Reviewed | undefined;
}) {
  const { t, say } = useLanguage();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [first] = useState(start);
  const { draft, setDraft, restored, lost, forget, clear } = useKeptDraft(answer?.id ?? 'new', first);
  const rulesByFact = useRulesByFact();
  const review = useMutation({
    mutationFn: () =>
      ask(postReview, {
        body: {
          case: caseOfDraft(draft, answer?.case.id ?? `case-${Date.now()}`),
          ...(answer ? { compareWith: answer.id } : {}),
        },
      }),
    onSuccess: async (made) => {
      forget();
      client.setQueryData(['review', made.id], made);
      await client.invalidateQueries({ queryKey: ['reviews'] });
      await navigate({ to: '/ask/$id', params: { id: made.id } });
    },
  });
  const faults = new Map((refusalOf(review.error)?.errors ?? []).map((fault) => [fault.pointer, fault]));
  const because = new Map((answer?.needed ?? []).map((item) => [item.path, item]));
  const facts = shownFacts(catalogue, draft, answer);
  const setFact = (id: string, value: FactValue) =>
    setDraft({ ...draft, facts: { ...draft.facts, [id]: value } });
  const whyAsked = (id: string) => {
    const item = because.get(`project.${id}`);
    const first = item?.because[0];
    return item && first
      ? t('ask.why', { rule: first.rule, title: say(first.title), from: say(item.from) })
      : undefined;
  };
  const faultOf = (id: string) => {
    const fault =
      faults.get(`/case/facts/${id}`) ?? faults.get(`/facts/${id}`) ?? faults.get(`/facts/${id}/value`);
    return fault ? say(fault.text) : undefined;
  };

  return (
    <div className="ask">
      <h1 className="no-print">{answer ? t('ask.again') : t('ask.title')}</h1>
      {answer ? <h1 className="print-only">{answer.case.title ?? answer.case.id}</h1> : null}
      {answer ? (
        <div className="ask-answer" aria-live="polite">
          <VerdictView review={answer} catalogue={catalogue} />
        </div>
      ) : (
        <p className="notice ask-intro">
          {t('ask.intro')} <Link to="/screen">{t('screen.link')}</Link>
        </p>
      )}
      <form
        className="ask-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          review.mutate();
        }}
      >
        {review.error ? <Refused error={review.error} catalogue={catalogue} /> : null}
        {restored ? (
          <p className="notice">
            {t('ask.restored')}{' '}
            <button type="button" className="link" onClick={clear}>
              {t('ask.restoredClear')}
            </button>
          </p>
        ) : null}
        {lost ? <p className="notice warn">{t('ask.notKept')}</p> : null}
        <div className="fact">
          <label htmlFor="case-title">{t('ask.name')}</label>
          <input
            id="case-title"
            type="text"
            value={draft.title}
            onChange={(event) => setDraft({ ...draft, title: event.target.value })}
          />
        </div>
        <IndustryField
          industry={draft.industry}
          onChange={(industry) => {
            const { industry: _before, ...rest } = draft;
            setDraft(industry ? { ...rest, industry } : rest);
          }}
        />
        <FootprintField
          footprint={draft.footprint}
          onChange={(footprint) => {
            const { footprint: _before, ...rest } = draft;
            setDraft(footprint ? { ...rest, footprint } : rest);
          }}
        />
        {catalogue.groups.map((group) => {
          const members = facts.filter((fact) => fact.group === group.id);
          if (members.length === 0) return null;
          return (
            <section key={group.id} className="stack-2">
              <h2>{say(group.name)}</h2>
              {members.map((fact) => (
                <FactField
                  key={fact.id}
                  fact={fact}
                  value={draft.facts[fact.id]}
                  why={whyAsked(fact.id)}
                  reason={<WhyAsked rules={rulesByFact.get(fact.id) ?? []} />}
                  fault={faultOf(fact.id)}
                  onChange={(value) => setFact(fact.id, value)}
                />
              ))}
            </section>
          );
        })}
        <div className="fact">
          <label htmlFor="case-day">{t('ask.day')}</label>
          <p className="small">{t('ask.dayHint')}</p>
          <input
            id="case-day"
            type="date"
            className="short"
            value={draft.asOf}
            onChange={(event) => setDraft({ ...draft, asOf: event.target.value })}
          />
        </div>
        <p className="row">
          <button type="submit" className="button primary" disabled={review.isPending}>
            {review.isPending ? t('ask.working') : answer ? t('ask.submitAgain') : t('ask.submit')}
          </button>
          {answer ? <Link to="/ask">{t('ask.fresh')}</Link> : null}
        </p>
      </form>
      {answer ? null : (
        <div className="ask-answer">
          <PastReviews />
        </div>
      )}
    </div>
  );
}

/** The field a fault belongs to: its element, to go to. */
function fieldOf(pointer: string): string {
  const fact = /\/facts\/([^/]+)/.exec(pointer)?.[1];
  if (fact) return `fact-${fact}`;
  if (pointer.includes('/industry')) return 'industry-search';
  if (pointer.includes('/footprint')) return 'footprint-field';
  return pointer.includes('/asOf') ? 'case-day' : 'case-title';
}

/** A refused question: every fault at the top, each leading to its field. */
function Refused({ error, catalogue }: { error: unknown; catalogue: FactCatalogue }) {
  const { t, say } = useLanguage();
  const summary = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new refusal is read out anew
  useEffect(() => summary.current?.focus(), [error]);
  const problem = refusalOf(error);
  if (!problem || problem.errors.length === 0) return <Failed error={error} />;
  const labelOf = (pointer: string) => {
    const fact = catalogue.facts.find((one) => `fact-${one.id}` === fieldOf(pointer));
    return fact ? `${say(fact.label)}${t('verdict.colon')}` : '';
  };
  return (
    <div ref={summary} className="notice bad stack error-summary" role="alert" tabIndex={-1}>
      <p>
        <strong>{t('ask.errors', { count: problem.errors.length })}</strong>
      </p>
      <ul>
        {problem.errors.map((fault) => (
          <li key={`${fault.pointer}${fault.code}`}>
            <a
              href={`#${fieldOf(fault.pointer)}`}
              onClick={(event) => {
                event.preventDefault();
                const field = document.getElementById(fieldOf(fault.pointer));
                field?.scrollIntoView({ block: 'center' });
                field?.focus();
              }}
            >
              {labelOf(fault.pointer)}
              {say(fault.text)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
