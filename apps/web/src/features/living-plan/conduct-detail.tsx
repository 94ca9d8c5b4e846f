import { formatDay } from '../../platform/format.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { usePlanFile } from '../../platform/plan-file.ts';
import { BasisList, BodyName, ClauseLink, Rows, useWords } from './detail-rows.tsx';
import { VALUE_WORDS } from './thing-words.data.ts';

/** A body with its duties and posts. */
export function BodyDetail({ id }: { id: string }) {
  const { say, row } = useLanguage();
  const word = useWords();
  const body = usePlanFile('bodies').data?.bodies.find((one) => one.id === id);
  if (!body) return null;
  return (
    <>
      {body.duties.length > 0 ? (
        <ul className="thing-list">
          {body.duties.map((duty) => (
            <li key={duty.id}>
              {say(duty.text)}
              <BasisList basis={duty.basis} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="small">{word('noDuties')}</p>
      )}
      <Rows rows={[['posts', row(body.posts.map((post) => say(post.name)))]]} />
    </>
  );
}

/** A duty: whose it is and on what it rests. */
export function DutyDetail({ id }: { id: string }) {
  const bodies = usePlanFile('bodies').data?.bodies;
  const body = bodies?.find((one) => one.duties.some((duty) => duty.id === id));
  const duty = body?.duties.find((one) => one.id === id);
  if (!body || !duty) return null;
  return (
    <Rows
      rows={[
        ['owner', <BodyName key="o" id={body.id} />],
        ['basis', <BasisList key="b" basis={duty.basis} />],
      ]}
    />
  );
}

/** A task: whose, by when, what shows that it is done. */
export function TaskDetail({ id }: { id: string }) {
  const { say, language, aside } = useLanguage();
  const task = usePlanFile('tasks').data?.tasks.find((one) => one.id === id);
  if (!task) return null;
  return (
    <Rows
      rows={[
        [
          'owner',
          <span key="o">
            <BodyName id={task.owner} />
            {task.owner ? aside(say(VALUE_WORDS[task.ownerCertainty])) : ''}
          </span>,
        ],
        [
          'partners',
          task.partners.length > 0 ? (
            <ul key="p" className="thing-list">
              {task.partners.map((partner) => (
                <li key={partner}>
                  <BodyName id={partner} />
                </li>
              ))}
            </ul>
          ) : undefined,
        ],
        ['due', task.due ? formatDay(task.due, language) : undefined],
        ['milestones', task.milestones.map((one) => `${say(one.name)} ${one.due ?? ''}`).join(' · ')],
        ['done', say(task.done)],
        ['clauses', <ClauseLink key="c" id={task.clause} />],
      ]}
    />
  );
}

/** A source: who issued it, number, date, how much of it was read, how long it is valid. */
export function SourceDetail({ id }: { id: string }) {
  const { say, language, aside } = useLanguage();
  const word = useWords();
  const source = usePlanFile('sources').data?.sources.find((one) => one.id === id);
  if (!source) return null;
  const day = (on: string | undefined) => (on ? formatDay(on, language) : '');
  const dated = source.date
    ? `${day(source.date)}${aside(say(VALUE_WORDS[source.dateCertainty ?? '']))}`
    : word('unknown');
  return (
    <Rows
      rows={[
        ['issuer', say(source.issuer)],
        ['number', source.number ?? word('unknown')],
        ['day', dated],
        [
          'validity',
          source.validFrom || source.validTo
            ? `${day(source.validFrom)} – ${day(source.validTo)}`
            : undefined,
        ],
        ['read', say(VALUE_WORDS[source.read])],
        ['note', say(source.note)],
      ]}
    />
  );
}

/** A question with its answer and the clauses it rests on. */
export function QuestionDetail({ id }: { id: string }) {
  const { say } = useLanguage();
  const word = useWords();
  const question = usePlanFile('questions').data?.questions.find((one) => one.id === id);
  if (!question) return null;
  return (
    <div className="stack">
      <p>{say(question.answer)}</p>
      <p className="small">{word('clauses')}</p>
      <ul className="thing-list">
        {question.clauses.map((clause) => (
          <li key={clause}>
            <ClauseLink id={clause} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Questions whose answer rests on a clause. */
export function RelatedQuestions({ clause }: { clause: string }) {
  const { say } = useLanguage();
  const word = useWords();
  const related =
    usePlanFile('questions').data?.questions.filter((one) => one.clauses.includes(clause)) ?? [];
  if (related.length === 0) return null;
  return (
    <section className="stack">
      <h4 className="small">{word('related')}</h4>
      {related.map((one) => (
        <details key={one.id} className="related-question">
          <summary>{say(one.question)}</summary>
          <QuestionDetail id={one.id} />
        </details>
      ))}
    </section>
  );
}
