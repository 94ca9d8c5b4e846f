import { getTargetValue, type TargetValue as Value } from '@luodi/api';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ask } from '../../platform/api.ts';
import { useAsOf } from '../../platform/as-of.ts';
import { formatDay } from '../../platform/format.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { useWords } from './detail-rows.tsx';
import { TargetCurve, type TargetLine } from './target-curve.tsx';

/** What was counted for a target: value and comparison, the years so far, and the records that prove it. */
export function TargetValue({ target }: { target: TargetLine }) {
  const { asOf } = useAsOf();
  const { say, t, language } = useLanguage();
  const word = useWords();
  const { day, known } = asOf;
  const { data } = useQuery({
    queryKey: ['target-value', target.id, day ?? '', known ?? ''],
    queryFn: ({ signal }) =>
      ask(
        getTargetValue,
        { params: { target: target.id }, query: { ...(day ? { day } : {}), ...(known ? { known } : {}) } },
        signal,
      ),
  });
  if (!data) return null;
  const figure = `${target.comparator} ${target.value}`;
  return (
    <section className="target-value">
      {data.value === undefined ? null : (
        <p className="target-figure">
          <strong>{data.value}</strong> {say(target.unit)}
          <span className="small">
            {' '}
            · {formatDay(data.on, language)} · {figure}{' '}
          </span>
          <span className={data.reached ? 'tone-good' : 'tone-warn'}>
            {data.reached ? `✓ ${word('reached')}` : `✕ ${word('notReached')}`}
          </span>{' '}
          {data.demonstration > 0 ? (
            <span className="demo-band" title={`${data.demonstration} / ${data.value}`}>
              {t('demo.label')}
            </span>
          ) : null}
        </p>
      )}
      <TargetCurve value={data} target={target} />
      {data.value === undefined ? <p className="small tone-unknown">{say(data.detail)}</p> : null}
      {data.unclear > 0 ? (
        <p className="small tone-unknown">
          {word('unclear')}: {data.unclear}
        </p>
      ) : null}
      <EvidenceList value={data} />
    </section>
  );
}

function EvidenceList({ value }: { value: Value }) {
  const { say } = useLanguage();
  const word = useWords();
  const { evidence, register } = value;
  if (!evidence) return value.value === undefined ? null : <p className="small">{word('evidenceClosed')}</p>;
  if (evidence.items.length === 0 && evidence.unclear.length === 0) return null;
  return (
    <>
      {evidence.items.length > 0 ? (
        <details className="target-evidence">
          <summary>
            {word('evidenceList')} ({evidence.items.length}) · {say(register.name)}
          </summary>
          <ol>
            {evidence.items.map((item) => (
              <li key={item.records[0]?.id ?? item.title}>
                {item.records.some((record) => record.title === item.title) ? null : `${item.title} · `}
                {item.records.map((record, index) => (
                  <span key={record.id}>
                    {index > 0 ? ', ' : ''}
                    <RecordLink register={register.id} {...record} />
                  </span>
                ))}
              </li>
            ))}
          </ol>
        </details>
      ) : null}
      {evidence.unclear.length > 0 ? (
        <details className="target-evidence">
          <summary>
            {word('unclear')} ({evidence.unclear.length})
          </summary>
          <ul>
            {evidence.unclear.map((record) => (
              <li key={record.id}>
                <RecordLink register={register.id} {...record} /> · {record.missing.map(say).join(', ')}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

function RecordLink({ register, id, title }: { register: string; id: string; title: string }) {
  return (
    <Link to="/registers/$register/$id" params={{ register, id }}>
      {title || id}
    </Link>
  );
}
