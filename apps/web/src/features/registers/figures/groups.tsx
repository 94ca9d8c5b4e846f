import { breakDownRecords, type RegisterBreakdownGroup, type RegisterHead } from '@luodi/api';
import { Exact } from '@luodi/core/base';
import type { Filter } from '@luodi/core/registers';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../../../platform/api.ts';
import { formatDay, groupDigits } from '../../../platform/format.ts';
import { useLanguage } from '../../../platform/i18n.ts';
import { Failed } from '../../../ui/waiting.tsx';
import { typeOf } from '../field.ts';
import { type Question, wireQuery, writeFilters } from '../question.ts';
import { wireTimes } from '../whole-register.ts';
import { useWords } from '../words.ts';
import type { Figures, FiguresProps } from './question.ts';
import { SaveTable } from './save-table.tsx';
import { useFiguresWords } from './words.ts';

type Tally = Pick<RegisterBreakdownGroup, 'count' | 'demonstration' | 'sums' | 'filled'>;

/** The records by groups: a bar each, its figure beside it, each opening into its list. */
export function FigureGroups({ head, question, asOf, figures, telling }: FiguresProps) {
  const w = useFiguresWords();
  const { say, language } = useLanguage();
  const { by, depth, measure } = figures;
  const nameOf = useGroupName(figures);
  const { sort: _order, ...asked } = wireQuery(question);
  const query = { ...asked, ...wireTimes(asOf), by: by?.id ?? '', ...(depth ? { depth } : {}) };
  const answer = useQuery({
    queryKey: ['registers', head.id, 'breakdown', query],
    queryFn: ({ signal }) => ask(breakDownRecords, { params: { register: head.id }, query }, signal),
    placeholderData: keepPreviousData,
    enabled: by !== undefined,
  });
  if (!by) return <p className="waiting">{w('figures.noGroups')}</p>;
  if (answer.error) return <Failed error={answer.error} again={() => void answer.refetch()} />;
  if (!answer.data)
    return (
      <p className="waiting" role="status">
        {w('figures.working')}
      </p>
    );
  const { data } = answer;
  if (data.total.count === 0) return <p className="waiting">{w('figures.none')}</p>;
  const figureOf = (tally: Tally) => (measure ? tally.sums[measure.id] : String(tally.count));
  const textOf = (tally: Tally) => {
    const figure = figureOf(tally);
    return figure === undefined ? w('figures.unknown') : telling.figure(figure);
  };
  const sizeOf = (tally: Tally) => Number(figureOf(tally) ?? Number.NEGATIVE_INFINITY);
  const groups = figures.isLargestFirst
    ? data.groups.toSorted((a, b) => (sizeOf(a) === sizeOf(b) ? 0 : sizeOf(b) - sizeOf(a)))
    : data.groups;
  const most = Math.max(...groups.map(sizeOf), 0);
  const shareOf = (tally: Tally) => shareText(figureOf(tally), figureOf(data.total));
  const filledOf = ({ filled, count }: Tally) =>
    w('figures.filledOf', { filled: filled[measure?.id ?? ''] ?? 0, count });
  const isPartly = measure !== undefined && (data.total.filled[measure.id] ?? 0) < data.total.count;
  const lines = () => {
    const row = (name: string, tally: Tally) => [
      name,
      textOf(tally),
      shareOf(tally),
      ...(isPartly ? [filledOf(tally)] : []),
    ];
    const heads = [
      say(by.label),
      telling.what,
      w('figures.share'),
      ...(isPartly ? [w('figures.filled')] : []),
    ];
    const rows = groups.map((group) => row(nameOf(group), group));
    if (data.rest) rows.push(row(w('figures.rest', { count: data.rest.groups }), data.rest));
    return [heads, ...rows, row(w('figures.sum'), data.total)];
  };
  return (
    <div className="figures-answer" aria-busy={answer.isPlaceholderData}>
      <p className="small">
        {w('figures.asOf', { day: formatDay(data.day, language), known: data.known })}
        {measure ? ` · ${w('figures.someUnknown')}` : ''}
      </p>
      {data.levels ? <DepthChoice figures={figures} levels={data.levels} depth={data.depth ?? 1} /> : null}
      <table className="figure-groups">
        <caption className="visually-hidden">{`${say(head.name)}: ${telling.what}, ${say(by.label)}`}</caption>
        <thead>
          <tr>
            <th scope="col">{say(by.label)}</th>
            <th scope="col" className="number">
              {telling.what}
            </th>
            <th scope="col" className="number">
              {w('figures.share')}
            </th>
            {isPartly ? (
              <th scope="col" className="number">
                {w('figures.filled')}
              </th>
            ) : null}
            <td className="figure-bar-head" />
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <tr key={group.key ?? ''}>
              <th scope="row">
                <GroupLink head={head} question={question} group={group} name={nameOf(group)} />
              </th>
              <td className="number">{textOf(group)}</td>
              <td className="number">{shareOf(group)}</td>
              {isPartly ? <td className="number">{filledOf(group)}</td> : null}
              <td className="figure-bar" aria-hidden="true">
                <Bar share={most > 0 ? sizeOf(group) / most : 0} />
              </td>
            </tr>
          ))}
          {data.rest ? (
            <tr>
              <th scope="row">{w('figures.rest', { count: data.rest.groups })}</th>
              <td className="number">{textOf(data.rest)}</td>
              <td className="number">{shareOf(data.rest)}</td>
              {isPartly ? <td className="number">{filledOf(data.rest)}</td> : null}
              <td />
            </tr>
          ) : null}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{w('figures.sum')}</th>
            <td className="number">{textOf(data.total)}</td>
            <td className="number">{shareOf(data.total)}</td>
            {isPartly ? <td className="number">{filledOf(data.total)}</td> : null}
            <td />
          </tr>
        </tfoot>
      </table>
      <p>
        <SaveTable
          head={head}
          name={`${say(by.label)}-${data.day}`}
          demonstration={data.total.demonstration}
          lines={lines}
        />
      </p>
    </div>
  );
}

/** How finely industries are told apart, by the levels of the zone's classification. */
function DepthChoice({
  figures,
  levels,
  depth,
}: {
  figures: Figures;
  levels: readonly { readonly zh: string; readonly en: string }[];
  depth: number;
}) {
  const w = useFiguresWords();
  const { say } = useLanguage();
  return (
    <label className="no-print">
      {w('figures.depth')}{' '}
      <select value={depth} onChange={(event) => figures.setDepth(event.target.value)}>
        {levels.map((level, index) => (
          <option key={level.en} value={index + 1}>
            {say(level)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Bar({ share }: { share: number }) {
  return <div style={{ inlineSize: `${Math.max(0, share * 100).toFixed(2)}%` }} />;
}

/** What a group is called. */
function useGroupName(figures: Figures): (group: RegisterBreakdownGroup) => string {
  const w = useFiguresWords();
  const word = useWords();
  const { say } = useLanguage();
  const kind = figures.by ? typeOf(figures.by).kind : undefined;
  return ({ key, label }) => {
    if (key === undefined) return w('figures.empty');
    if (kind === 'yes-no') return word(key === 'true' ? 'yes' : 'no');
    // The code as people cite it: without the edition, which the field's own page tells.
    if (kind === 'industry') return `${key.slice(key.lastIndexOf(' ') + 1)} ${say(label)}`.trim();
    return say(label) || key;
  };
}

function GroupLink({
  head,
  question,
  group,
  name,
}: {
  head: RegisterHead;
  question: Question;
  group: RegisterBreakdownGroup;
  name: string;
}) {
  const w = useFiguresWords();
  if (!group.filters) return name;
  const filters = [...question.filters];
  for (const one of group.filters as readonly Filter[]) {
    if (!filters.some((other) => JSON.stringify(other) === JSON.stringify(one))) filters.push(one);
  }
  return (
    <Link
      to="/registers/$register"
      params={{ register: head.id }}
      aria-label={w('figures.open', { group: name })}
      search={
        ((before: Readonly<Record<string, unknown>>) => ({
          ...before,
          filters: writeFilters(filters),
          figures: undefined,
          record: undefined,
        })) as never
      }
    >
      {name}
    </Link>
  );
}

/** A share of a whole in per cent, one place; nothing where the whole is nothing or below. */
function shareText(part: string | undefined, whole: string | undefined): string {
  const of = Exact.parse(whole ?? '');
  const share = of && Exact.parse(part ?? '')?.over(of);
  if (!share || of.sign <= 0) return '';
  return `${groupDigits(share.times(new Exact(100n)).toFixed(1))}%`;
}
