import { listReviews } from '@luodi/api';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../../platform/api.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { localMinute } from '../../platform/local-minute.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { Loaded } from '../../ui/waiting.tsx';
import { SampleCases } from './sample-cases.tsx';
import { VERDICT_MARKS } from './verdict-marks.ts';

function isVerdict(value: string): value is keyof typeof VERDICT_MARKS {
  return value in VERDICT_MARKS;
}

/** What was asked before, newest first; samples to begin with. */
export function PastReviews() {
  const { t } = useLanguage();
  const query = useQuery({
    queryKey: ['reviews'],
    queryFn: ({ signal }) => ask(listReviews, { query: { limit: 50 } }, signal),
  });
  return (
    <div className="stack-2 past">
      <SampleCases />
      <h2>{t('ask.past')}</h2>
      <Loaded query={query}>
        {(data) =>
          data.reviews.length === 0 ? (
            <p className="small">{t('ask.none')}</p>
          ) : (
            <table>
              <caption className="visually-hidden">{t('ask.past')}</caption>
              <thead>
                <tr>
                  <th>{t('ask.name')}</th>
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
                      {isVerdict(item.value) ? (
                        <StateMark
                          state={item.value}
                          mark={VERDICT_MARKS[item.value]}
                          word={t(`verdict.${item.value}`)}
                        />
                      ) : (
                        item.value
                      )}
                    </td>
                    <td className="nowrap">{localMinute(item.createdAt)}</td>
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
