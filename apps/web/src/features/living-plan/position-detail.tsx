import { searchIndustries } from '@luodi/api';
import { useQueries } from '@tanstack/react-query';
import { ask } from '../../platform/api.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { usePlanFile } from '../../platform/plan-file.ts';
import { ClauseLink, Rows, useWords } from './detail-rows.tsx';
import { VALUE_WORDS } from './thing-words.data.ts';

/** Names of industry codes, looked up in the classification. */
function useCodeNames(codes: readonly string[]) {
  const answers = useQueries({
    queries: codes.map((code) => ({
      queryKey: ['industries', code, 1],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        ask(searchIndustries, { query: { q: code, limit: 1 } }, signal),
      staleTime: Number.POSITIVE_INFINITY,
    })),
  });
  return new Map(
    answers.flatMap((answer, index) => {
      const found = answer.data?.industries[0];
      const code = codes[index];
      return found && code === found.code ? [[code, found.name] as const] : [];
    }),
  );
}

/** What the plan says of an industry: standing, codes with names, host parks; one block for each position it holds. */
export function PositionDetail({ id }: { id: string }) {
  const { say, row } = useLanguage();
  const word = useWords();
  const book = usePlanFile('industries').data;
  const layout = usePlanFile('layout').data;
  const own = book?.positions.filter((one) => one.industry === id || one.id === id) ?? [];
  const names = useCodeNames([
    ...new Set(own.flatMap((one) => one.codes.flatMap((set) => [...set.include, ...set.except]))),
  ]);
  if (!book) return null;
  const industry = book.industries.find((one) => one.id === (own[0]?.industry ?? id));
  const codes = (list: readonly string[]) => (
    <ul className="thing-list">
      {list.map((code) => (
        <li key={code}>
          <span className="code">{code}</span> {say(names.get(code))}
        </li>
      ))}
    </ul>
  );
  return (
    <>
      {industry?.note ? <p className="small">{say(industry.note)}</p> : null}
      {own.map((position) => {
        const status = book.statuses.find((one) => one.id === position.status);
        const hosts = position.hostParks.map(
          (park) => say(layout?.parks.find((one) => one.id === park)?.name) || park,
        );
        return (
          <div key={position.id} className="thing-block">
            <Rows
              rows={[
                ['status', <strong key="s">{say(status?.name) || position.status}</strong>],
                ['meaning', say(status?.meaning)],
                ['direction', say(position.direction)],
                ['byList', say(position.byList)],
                [
                  'codes',
                  position.codes.length > 0 ? codes(position.codes.flatMap((set) => set.include)) : undefined,
                ],
                [
                  'exceptCodes',
                  position.codes.some((set) => set.except.length > 0)
                    ? codes(position.codes.flatMap((set) => set.except))
                    : undefined,
                ],
                [
                  'certainty',
                  position.codes.length > 0 ? say(VALUE_WORDS[position.codesCertainty]) : undefined,
                ],
                [
                  'hostParks',
                  hosts.length > 0 ? (
                    row(hosts)
                  ) : (
                    <span key="h" className="tone-unknown">
                      ? {word('noHost')}
                    </span>
                  ),
                ],
                ['clauses', <ClauseLink key="c" id={position.clause} />],
              ]}
            />
          </div>
        );
      })}
    </>
  );
}
