import { getProof, type Reviewed, urlOf } from '@luodi/api';
import type { FactCatalogue } from '@luodi/core/plan';
import { useState } from 'react';
import { ask } from '../../platform/api.ts';
import { useArea } from '../../platform/area-unit.ts';
import { formatDay, groupDigits } from '../../platform/format.ts';
import { type TextKey, useLanguage } from '../../platform/i18n.ts';
import { usePlanFile } from '../../platform/plan-file.ts';
import { zh } from '../../platform/text.zh.ts';
import { AreaUnitChoice } from '../../ui/area-unit-choice.tsx';
import { StateMark, toneOf } from '../../ui/state-mark.tsx';
import { TableScroll } from '../../ui/table-scroll.tsx';
import { ReviewFindings } from './review-findings.tsx';
import { VerdictMap } from './verdict-map.tsx';
import { VERDICT_MARKS } from './verdict-marks.ts';

const LAYER_MARKS: Readonly<Record<string, string>> = {
  used: '●',
  missing: '○',
  stale: '◔',
  'partly-covered': '◐',
};

/** The verdict: one sentence first, then findings in order of weight, the map, what was looked at, the proof. */
export function VerdictView({ review, catalogue }: { review: Reviewed; catalogue: FactCatalogue }) {
  const { t, say, row, language } = useLanguage();
  const { verdict } = review;
  const count = (outcome: string) => verdict.findings.filter((finding) => finding.outcome === outcome).length;
  const counts = {
    prohibited: count('prohibited'),
    conditional: count('conditional'),
    undecided: count('undecided'),
    missing: verdict.missing.length,
  };
  const sentence = [
    t(`sentence.${verdict.value}`, counts),
    ...(verdict.value === 'prohibited' && counts.undecided > 0 ? [t('sentence.alsoUndecided', counts)] : []),
    ...(verdict.value !== 'conditional' && counts.conditional > 0
      ? [t('sentence.alsoConditional', counts)]
      : []),
  ];
  return (
    <article className="verdict">
      <header className="stack">
        <p className="print-only">{t('verdict.printed')}</p>
        <p className={`verdict-sentence tone-${toneOf(verdict.value)}`}>
          <strong>
            <span aria-hidden="true">{VERDICT_MARKS[verdict.value]}</span> {t(`verdict.${verdict.value}`)}
          </strong>
          {t('verdict.colon')}
          {row(sentence)}
          {t('sentence.end')}
        </p>
        <p className="small">
          {t('verdict.day', { day: formatDay(verdict.asOf, language) })} · {say(verdict.plan.title)}{' '}
          <span className="code">{verdict.plan.hash.slice(0, 12)}</span>
          {verdict.demonstration ? (
            <>
              {' '}
              <span className="demo-band">{t('demo.label')}</span>
            </>
          ) : null}
        </p>
      </header>
      {review.flips ? <Flips flips={review.flips} /> : null}
      <ReviewFindings review={review} />
      {review.map.features.length > 0 ? <VerdictMap collection={review.map} /> : null}
      {verdict.overlaps.length > 0 ? <Overlaps review={review} /> : null}
      {verdict.missing.length > 0 ? <Missing review={review} /> : null}
      <Looked review={review} />
      <Proof review={review} />
      <FactsGiven review={review} catalogue={catalogue} />
      <p className="small">{t('foot.machine')}</p>
      <p className="small print-only">
        {t('proof.code')} <span className="code">{review.verdictHash}</span>
        <br />
        {t('plan.version')} <span className="code">{verdict.plan.hash}</span>
        <br />
        {t('proof.onFile')}
      </p>
    </article>
  );
}

function Flips({ flips }: { flips: NonNullable<Reviewed['flips']> }) {
  const { t, say } = useLanguage();
  return (
    <section className="notice stack" role="status">
      <h2>{t('flip.title')}</h2>
      {flips.length === 0 ? (
        <p>{t('flip.none')}</p>
      ) : (
        <ul>
          {flips.map((flip) => (
            <li key={flip.rule}>
              <span className="code">{flip.rule}</span> {say(flip.title)}
              {t('verdict.colon')}
              {t(`result.${flip.before}` as TextKey)} →{' '}
              <strong>{t(`result.${flip.after}` as TextKey)}</strong>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Overlaps({ review }: { review: Reviewed }) {
  const { t, say, aside } = useLanguage();
  const area = useArea();
  const layers = new Map(review.verdict.layers.map((layer) => [layer.id, layer.name]));
  const places = new Map(review.places.map((place) => [`${place.layer}/${place.feature}`, place]));
  const placeName = (layer: string, feature: string) => {
    const place = places.get(`${layer}/${feature}`);
    const kind =
      place?.class && `class.${place.class}` in zh ? t(`class.${place.class}` as TextKey) : place?.class;
    if (place?.name) return `${say(place.name)}${kind ? aside(kind) : ''}`;
    return kind ?? '';
  };
  return (
    <section className="stack">
      <h2>{t('overlap.title')}</h2>
      <p className="small">{t('overlap.method')}</p>
      <p className="small no-print">
        <AreaUnitChoice />
      </p>
      <TableScroll label={t('overlap.title')}>
        <table>
          <thead>
            <tr>
              <th>{t('overlap.layer')}</th>
              <th>{t('overlap.feature')}</th>
              <th className="number">{area.word}</th>
              <th>{t('overlap.label')}</th>
            </tr>
          </thead>
          <tbody>
            {review.verdict.overlaps.map((overlap) => (
              <tr key={`${overlap.layer}/${overlap.feature}`}>
                <td>{say(layers.get(overlap.layer)) || overlap.layer}</td>
                <td>
                  {placeName(overlap.layer, overlap.feature)}{' '}
                  <span className="code small">{overlap.feature}</span>
                </td>
                <td className="number" title={`${groupDigits(overlap.areaM2)} m²`}>
                  {area.figure(overlap.areaM2)}
                </td>
                <td>{t(`overlap.${overlap.label}` as TextKey)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}

function Missing({ review }: { review: Reviewed }) {
  const { t, say } = useLanguage();
  const titles = new Map(review.verdict.findings.map((finding) => [finding.rule, finding.title]));
  return (
    <section className="stack">
      <h2>{t('missing.title')}</h2>
      <TableScroll label={t('missing.title')}>
        <table>
          <thead>
            <tr>
              <th>{t('missing.what')}</th>
              <th>{t('missing.from')}</th>
              <th>{t('missing.rules')}</th>
            </tr>
          </thead>
          <tbody>
            {review.verdict.missing.map((item) => (
              <tr key={item.path}>
                <td>{say(item.label)}</td>
                <td>{say(item.from.name)}</td>
                <td className="code">
                  {item.rules.map((rule) => (
                    <span key={rule} title={say(titles.get(rule))}>
                      {rule}{' '}
                    </span>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </section>
  );
}

/** What the machine looked at and found nothing, folded; and the layers it rests on. */
function Looked({ review }: { review: Reviewed }) {
  const { t, say } = useLanguage();
  const { verdict } = review;
  const rules = usePlanFile('rules').data?.rules;
  const list = (ids: readonly string[]) => (
    <ul className="rule-names">
      {ids.map((id) => (
        <li key={id}>
          <span className="code">{id}</span> {say(rules?.find((rule) => rule.id === id)?.title)}
        </li>
      ))}
    </ul>
  );
  return (
    <details className="print-open">
      <summary>
        {t('looked.title', {
          satisfied: verdict.satisfied.length,
          notApplicable: verdict.notApplicable.length,
        })}
      </summary>
      <table>
        <thead>
          <tr>
            <th>{t('map.layers')}</th>
            <th>{t('plan.filter')}</th>
            <th>{t('map.date')}</th>
          </tr>
        </thead>
        <tbody>
          {verdict.layers.map((layer) => (
            <tr key={layer.id}>
              <td>{say(layer.name)}</td>
              <td>
                <StateMark
                  state={layer.state}
                  mark={LAYER_MARKS[layer.state] ?? '·'}
                  word={t(`layer.${layer.state}` as TextKey)}
                />
              </td>
              <td>{layer.date ?? ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{t('result.satisfied')}</h3>
      {list(verdict.satisfied.map((item) => item.rule))}
      <h3>{t('result.not-applicable')}</h3>
      {list(verdict.notApplicable)}
    </details>
  );
}

/** One button and one code; and the same replay in this browser, by the same core. */
function Proof({ review }: { review: Reviewed }) {
  const { t, say } = useLanguage();
  const [state, setState] = useState<
    { kind: 'idle' | 'working' | 'same' } | { kind: 'different'; text: string }
  >({ kind: 'idle' });
  const replay = async () => {
    setState({ kind: 'working' });
    try {
      const [proof, core, base] = await Promise.all([
        ask(getProof, { params: { id: review.id } }),
        import('@luodi/core/review'),
        import('@luodi/core/base'),
      ]);
      const result = core.verifyProof(proof, {});
      const hash = result.verdict ? base.contentHash(result.verdict) : '';
      if (result.ok && hash === review.verdictHash) setState({ kind: 'same' });
      else
        setState({
          kind: 'different',
          text: result.findings.map((finding) => finding.code).join(', ') || hash,
        });
    } catch (error) {
      setState({ kind: 'different', text: error instanceof Error ? error.message : String(error) });
    }
  };
  return (
    <section className="stack no-print">
      <h2>{t('proof.title')}</h2>
      <p className="code" data-testid="verdict-hash">
        {review.verdictHash}
      </p>
      <p className="row">
        <a
          className="button"
          href={urlOf(getProof, { id: review.id })}
          download={`${review.verdict.case.id}.proof.json`}
        >
          {t('proof.download')}
        </a>
        <button
          type="button"
          className="button"
          disabled={state.kind === 'working'}
          onClick={() => void replay()}
        >
          {t('proof.replay')}
        </button>
        <button type="button" className="button" onClick={() => window.print()}>
          {t('plan.print')}
        </button>
      </p>
      <p role="status">
        {state.kind === 'same' ? <span className="tone-good">✓ {t('proof.same')}</span> : null}
        {state.kind === 'different' ? (
          <span className="tone-bad">
            ✕ {t('proof.different')} {state.text}
          </span>
        ) : null}
        {state.kind === 'working' ? t('loading') : null}
        {state.kind === 'idle' ? (
          <span className="small">
            {say({ zh: '离线核验：luodi verify 证明文件', en: 'Offline: luodi verify the proof file' })}
          </span>
        ) : null}
      </p>
    </section>
  );
}

function FactsGiven({ review, catalogue }: { review: Reviewed; catalogue: FactCatalogue }) {
  const { t, say } = useLanguage();
  const given = catalogue.facts.flatMap((fact) => {
    const value = review.case.facts[fact.id]?.value;
    return value === undefined ? [] : [{ fact, value }];
  });
  const show = (fact: FactCatalogue['facts'][number], value: unknown): string => {
    if (typeof value === 'boolean') return value ? t('ask.yes') : t('ask.no');
    const name = (id: unknown) => say(fact.choices?.find((choice) => choice.id === id)?.label) || String(id);
    if (Array.isArray(value)) return value.map(name).join('、');
    return fact.type === 'decimal' ? groupDigits(String(value)) : name(value);
  };
  return (
    <details className="print-open">
      <summary>{t('facts.title', { count: given.length })}</summary>
      <table>
        <tbody>
          {given.map(({ fact, value }) => (
            <tr key={fact.id}>
              <th scope="row">{say(fact.label)}</th>
              <td>
                {show(fact, value)} {say(fact.unit)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
