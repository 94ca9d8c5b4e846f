import type { Basis } from '@luodi/core/plan';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { formatArticle, shorten } from '../../platform/format.ts';
import { type Bilingual, useLanguage } from '../../platform/i18n.ts';
import { usePlanFile } from '../../platform/plan-file.ts';
import { THING_WORDS, type ThingWord } from './thing-words.data.ts';

/** Words of the detail panels in the reader's language. */
export function useWords() {
  const { say } = useLanguage();
  return (word: ThingWord) => say(THING_WORDS[word]);
}

/** Facts of a thing as term and description; rows without content are left out. */
export function Rows({ rows }: { rows: readonly (readonly [ThingWord, ReactNode])[] }) {
  const word = useWords();
  const shown = rows.filter(([, content]) => content !== undefined && content !== '' && content !== null);
  return (
    <dl className="thing-rows">
      {shown.map(([term, content]) => (
        <div key={term}>
          <dt>{word(term)}</dt>
          <dd>{content}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Name of a body by id; a dash with the reason where the plan names none. */
export function BodyName({ id }: { id: string | undefined }) {
  const { say } = useLanguage();
  const word = useWords();
  const bodies = usePlanFile('bodies');
  if (id === undefined) return <span className="tone-unknown">? {word('noOwner')}</span>;
  return <>{say(bodies.data?.bodies.find((body) => body.id === id)?.name) || id}</>;
}

/** A clause by its number or heading, as a link to it. */
export function ClauseLink({ id }: { id: string }) {
  const { say } = useLanguage();
  const clauses = usePlanFile('clauses').data?.clauses;
  const clause = clauses?.find((item) => item.id === id);
  const chapter = chapterOf(clauses ?? [], id);
  const name = say(clause?.heading) || say(clause?.text);
  return (
    <a href={`#${id}`}>
      {chapter?.number ? `${chapter.number} ` : ''}
      {name ? shorten(name) : id}
    </a>
  );
}

type ClauseLike = {
  readonly id: string;
  readonly parent?: string | undefined;
  readonly kind: string;
  readonly number?: string | undefined;
  readonly heading?: Bilingual | undefined;
};

/** The chapter a clause stands in. */
export function chapterOf<C extends ClauseLike>(clauses: readonly C[], id: string): C | undefined {
  const byId = new Map(clauses.map((clause) => [clause.id, clause]));
  let at = byId.get(id);
  while (at && at.kind !== 'chapter') at = at.parent === undefined ? undefined : byId.get(at.parent);
  return at;
}

/** What something rests on: clauses of the plan, sources with their articles. */
export function BasisList({ basis }: { basis: readonly Basis[] }) {
  const { say, language } = useLanguage();
  const sources = usePlanFile('sources').data?.sources;
  if (basis.length === 0) return null;
  return (
    <ul className="thing-list">
      {basis.map((item) => (
        <li key={JSON.stringify(item)}>
          {'clause' in item ? (
            <ClauseLink id={item.clause} />
          ) : (
            <>
              {say(sources?.find((source) => source.id === item.source)?.title) || item.source}
              {item.article ? ` ${formatArticle(item.article, language)}` : ''}
              {item.note ? ` · ${say(item.note)}` : ''}
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Opens a thing on the map. */
export function MapLink({ hash }: { hash: string }) {
  const { t } = useLanguage();
  return (
    <Link to="/map" hash={hash} className="no-print">
      {t('plan.openMap')}
    </Link>
  );
}
