import { formatDay, groupDigits } from '../../platform/format.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { usePlanFile } from '../../platform/plan-file.ts';
import { BasisList, BodyName, Rows, useWords } from './detail-rows.tsx';
import { TargetValue } from './target-value.tsx';
import { VALUE_WORDS } from './thing-words.data.ts';

/** A target as the plan writes it: how strict, how binding, stock or cumulative, by when, from what baseline, whose. */
export function TargetDetail({ id }: { id: string }) {
  const { say, language } = useLanguage();
  const target = usePlanFile('targets').data?.targets.find((one) => one.id === id);
  const indicator = usePlanFile('indicators').data?.indicators.find((one) => one.id === target?.indicator);
  if (!target) return null;
  const baseline = target.baseline
    ? `${groupDigits(target.baseline.value)} ${say(indicator?.unit)} · ${formatDay(target.baseline.on, language)}`
    : say(target.baselineMissing) || '?';
  return (
    <>
      <Rows
        rows={[
          [
            'target',
            `${say(VALUE_WORDS[target.comparator])} ${groupDigits(target.value)} ${say(indicator?.unit)}`,
          ],
          ['written', target.wording],
          ['modality', say(VALUE_WORDS[target.modality])],
          ['measure', say(VALUE_WORDS[target.measure])],
          ['from', target.from ? formatDay(target.from, language) : undefined],
          ['by', formatDay(target.by, language)],
          [
            'baseline',
            <span key="b" className={target.baseline ? '' : 'tone-unknown'}>
              {baseline}
            </span>,
          ],
          ['owner', <BodyName key="o" id={target.owner ?? indicator?.owner} />],
          ['note', say(target.note)],
        ]}
      />
      {indicator?.counts ? (
        <TargetValue target={{ ...target, unit: indicator.unit }} />
      ) : (
        <NoValues
          owner={target.owner ?? indicator?.owner}
          by={target.by}
          figure={`${target.comparator} ${target.value}`}
        />
      )}
    </>
  );
}

/** An indicator: what is counted, how, when it counts, by what evidence, whose. */
export function IndicatorDetail({ id }: { id: string }) {
  const { say } = useLanguage();
  const indicator = usePlanFile('indicators').data?.indicators.find((one) => one.id === id);
  if (!indicator) return null;
  return (
    <>
      <Rows
        rows={[
          [
            'definition',
            `${say(indicator.definition)}${say({ zh: '（', en: ' (' })}${say(indicator.unit)}${say({ zh: '）', en: ')' })}`,
          ],
          ['formula', say(indicator.formula)],
          ['measure', say(VALUE_WORDS[indicator.measure])],
          ['countedOn', say(indicator.countedOn)],
          ['evidence', say(indicator.evidence)],
          ['owner', <BodyName key="o" id={indicator.owner} />],
          ['basis', indicator.basis.length > 0 ? <BasisList key="b" basis={indicator.basis} /> : undefined],
        ]}
      />
      {indicator.counts ? null : <NoValues owner={indicator.owner} />}
    </>
  );
}

/** The trajectory as it is: empty. The axis ends at the target so that the gap is seen for what it is. */
function NoValues({ owner, by, figure }: { owner: string | undefined; by?: string; figure?: string }) {
  const word = useWords();
  return (
    <figure className="no-values">
      {by && figure ? (
        <svg viewBox="0 0 360 72" role="img" aria-label={`${figure} · ${by}`}>
          <path d="M12 56H348" stroke="#aab3ba" />
          <path d="M12 16H348" stroke="#54418c" strokeDasharray="4 4" />
          <path d="M324 11v10M319 16h10" stroke="#54418c" strokeWidth="2" />
          <text x="316" y="12" textAnchor="end" className="place-scale">
            {figure}
          </text>
          <text x="348" y="68" textAnchor="end" className="place-scale">
            {by}
          </text>
          <text x="150" y="42" textAnchor="middle" className="place-scale">
            ?
          </text>
        </svg>
      ) : null}
      <figcaption className="small tone-unknown">
        {word('noValues')} {word('valueMissing')} → <BodyName id={owner} />
      </figcaption>
    </figure>
  );
}
