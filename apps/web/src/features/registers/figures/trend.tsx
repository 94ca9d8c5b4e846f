import { trendOfRecords } from '@luodi/api';
import { daysBetween } from '@luodi/core/base';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../../../platform/api.ts';
import { today } from '../../../platform/as-of.ts';
import { formatDay } from '../../../platform/format.ts';
import { useLanguage } from '../../../platform/i18n.ts';
import { LineChart } from '../../../ui/line-chart.tsx';
import { Failed } from '../../../ui/waiting.tsx';
import { wireQuery } from '../question.ts';
import { wireTimes } from '../whole-register.ts';
import { type FiguresProps, trendStart } from './question.ts';
import { SaveTable } from './save-table.tsx';
import { useFiguresWords } from './words.ts';

/** The records on the last day of one period after another: a line, and the table it is drawn from. */
export function FigureTrend({ head, question, asOf, figures, telling }: FiguresProps) {
  const w = useFiguresWords();
  const { say, language } = useLanguage();
  const { measure, step } = figures;
  const { sort: _order, ...asked } = wireQuery(question);
  const until = asOf.day ?? today();
  const query = { ...asked, ...wireTimes(asOf), day: until, from: trendStart(until, step), step };
  const answer = useQuery({
    queryKey: ['registers', head.id, 'trend', query],
    queryFn: ({ signal }) => ask(trendOfRecords, { params: { register: head.id }, query }, signal),
    placeholderData: keepPreviousData,
  });
  if (answer.error) return <Failed error={answer.error} again={() => void answer.refetch()} />;
  if (!answer.data)
    return (
      <p className="waiting" role="status">
        {w('figures.working')}
      </p>
    );
  const told = answer.data.points.map(({ day, count, demonstration, sums }) => {
    const value = measure ? sums[measure.id] : String(count);
    const text = value === undefined ? w('figures.unknown') : telling.figure(value);
    return { day, demonstration, value, text };
  });
  const [first, last] = [told[0], told.at(-1)];
  if (!first || !last) return null;
  const sentence = w('figures.trendSentence', {
    what: `${say(head.name)} ${telling.what}`,
    firstDay: formatDay(first.day, language),
    first: first.text,
    lastDay: formatDay(last.day, language),
    last: last.text,
  });
  return (
    <div className="figures-answer" aria-busy={answer.isPlaceholderData}>
      <figure>
        <figcaption className="figure-title">
          {say(head.name)} · {telling.what}
        </figcaption>
        <LineChart
          title={sentence}
          points={told.map(({ day, value, text }) => ({
            x: daysBetween(first.day, day),
            y: value === undefined ? undefined : Number(value),
            label: step === 'year' && day.endsWith('-12-31') ? day.slice(0, 4) : day,
            text,
          }))}
          scaleText={(value) => telling.figure(String(value))}
        />
      </figure>
      <p className="small">
        {w('figures.trendHint')}
        {measure ? ` ${w('figures.someUnknown')}` : ''}
      </p>
      <table className="figure-days">
        <caption className="visually-hidden">{sentence}</caption>
        <thead>
          <tr>
            <th scope="col">{w('figures.day')}</th>
            <th scope="col" className="number">
              {telling.what}
            </th>
          </tr>
        </thead>
        <tbody>
          {told.toReversed().map(({ day, text }) => (
            <tr key={day}>
              <th scope="row">
                <Link
                  to="/registers/$register"
                  params={{ register: head.id }}
                  search={
                    ((before: Readonly<Record<string, unknown>>) => ({
                      ...before,
                      figures: undefined,
                      day,
                    })) as never
                  }
                >
                  {formatDay(day, language)}
                </Link>
              </th>
              <td className="number">{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <SaveTable
          head={head}
          name={`${w('figures.trend')}-${last.day}`}
          demonstration={Math.max(...told.map(({ demonstration }) => demonstration))}
          lines={() => [[w('figures.day'), telling.what], ...told.map(({ day, text }) => [day, text])]}
        />
      </p>
    </div>
  );
}
