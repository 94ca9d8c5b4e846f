import { getPlanFile, getReview, listReviews, postReview, type Reviewed } from '@luodi/api';
import type { FactCatalogue } from '@luodi/core/plan';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { ask, refusalOf } from '../../platform/api.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { Failed, Loaded } from '../../ui/waiting.tsx';
import { caseOfDraft, type Draft, draftOfCase, type FactValue, today } from './draft.ts';
import { FactField } from './fact-field.tsx';
import { FootprintField } from './footprint-field.tsx';
import { IndustryField } from './industry-field.tsx';
import './reviews.css';
import { VerdictView } from './verdict-view.tsx';

function useFacts() {
  return useQuery({
    queryKey: ['file', 'facts'],
    queryFn: async ({ signal }) =>
      (await ask(getPlanFile, { params: { file: 'facts' } }, signal)) as unknown as FactCatalogue,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** A new question. */
export function AskPage() {
  const facts = useFacts();
  return (
    <Loaded query={facts}>
      {(catalogue) => (
        <Question catalogue={catalogue} start={{ title: '', asOf: today(), facts: {} }} answer={undefined} />
      )}
    </Loaded>
  );
}

/** A question that was asked, with its verdict; change one fact and ask again. */
export function ReviewPage() {
  const { id } = useParams({ from: '/ask/$id' });
  const facts = useFacts();
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
  const [draft, setDraft] = useState(start);
  const review = useMutation({
    mutationFn: () =>
      ask(postReview, {
        body: {
          case: caseOfDraft(draft, answer?.case.id ?? `case-${Date.now()}`),
          ...(answer ? { compareWith: answer.id } : {}),
        },
      }),
    onSuccess: async (made) => {
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
      <h1>{answer ? t('ask.again') : t('ask.title')}</h1>
      <div className="ask-answer" aria-live="polite">
        {answer ? <VerdictView review={answer} catalogue={catalogue} /> : <PastReviews />}
      </div>
      <form
        className="ask-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          review.mutate();
        }}
      >
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
        {review.error ? <Refused error={review.error} /> : null}
      </form>
    </div>
  );
}

/** A refused question: every fault with its place, so that it can be mended. */
function Refused({ error }: { error: unknown }) {
  const { say } = useLanguage();
  const problem = refusalOf(error);
  if (!problem || problem.errors.length === 0) return <Failed error={error} />;
  return (
    <div className="notice bad stack" role="alert">
      <p>
        <strong>{problem.title}</strong>
      </p>
      <ul className="small">
        {problem.errors.map((fault) => (
          <li key={`${fault.pointer}${fault.code}`}>
            <span className="code">{fault.pointer}</span> {say(fault.text)}
          </li>
        ))}
      </ul>
    </div>
  );
}

const MARKS: Readonly<Record<string, string>> = {
  allowed: '✓',
  conditional: '!',
  prohibited: '✕',
  undecided: '?',
};

function PastReviews() {
  const { t } = useLanguage();
  const query = useQuery({
    queryKey: ['reviews'],
    queryFn: ({ signal }) => ask(listReviews, { query: { limit: 50 } }, signal),
  });
  return (
    <div className="stack-2">
      <p className="notice">{t('ask.intro')}</p>
      <Loaded query={query}>
        {(data) =>
          data.reviews.length === 0 ? (
            <p className="small">{t('ask.none')}</p>
          ) : (
            <table>
              <caption className="visually-hidden">{t('ask.past')}</caption>
              <thead>
                <tr>
                  <th>{t('ask.past')}</th>
                  <th>{t('ask.verdict')}</th>
                  <th>{t('ask.when')}</th>
                </tr>
              </thead>
              <tbody>
                {data.reviews.map((item) => (
                  <tr key={item.id}>
                    <td>
                      <Link to="/ask/$id" params={{ id: item.id }}>
                        {item.title}
                      </Link>
                    </td>
                    <td>
                      {MARKS[item.value]} {t(`verdict.${item.value}` as 'verdict.allowed')}
                    </td>
                    <td>{item.createdAt.slice(0, 16).replace('T', ' ')}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
    </div>
  );
}
