import type { LivingPlan, WireFinding } from '@luodi/api';
import { formatDay } from '../../platform/format.ts';
import { type TextKey, useLanguage } from '../../platform/i18n.ts';

/** Title, document number, period, legal state, version and the day the states hold for. */
export function PlanHeading({
  data,
  onAsOf,
}: {
  data: LivingPlan;
  onAsOf: (day: string | undefined) => void;
}) {
  const { t, say, language } = useLanguage();
  const { plan, counts } = data;
  const ended = data.asOf > plan.period.to;
  return (
    <header className="plan-heading">
      <h1>{say(plan.title)}</h1>
      <dl className="plan-identity">
        {plan.documentNumber ? (
          <div>
            <dt>{t('plan.number')}</dt>
            <dd>{plan.documentNumber}</dd>
          </div>
        ) : null}
        <div>
          <dt>{t('plan.issuer')}</dt>
          <dd>{say(plan.issuer)}</dd>
        </div>
        <div>
          <dt>{t('plan.period')}</dt>
          <dd>
            {formatDay(plan.period.from, language)} – {formatDay(plan.period.to, language)}
            {ended ? (
              <strong className="tone-warn"> {t('period.ended')}</strong>
            ) : (
              ` ${t(`state.${plan.state}` as TextKey)}`
            )}
          </dd>
        </div>
        <div>
          <dt>
            <label htmlFor="as-of">{t('plan.asOf')}</label>
          </dt>
          <dd>
            <input
              id="as-of"
              type="date"
              value={data.asOf}
              onChange={(event) => onAsOf(event.target.value || undefined)}
            />
          </dd>
        </div>
        <div>
          <dt>{t('plan.version')}</dt>
          <dd className="code" title={plan.hash}>
            {plan.hash.slice(0, 16)}
          </dd>
        </div>
      </dl>
      <p className="small">
        {t('plan.executable', counts)}
        {' · '}
        <a href="#findings">{t('plan.findings', counts)}</a>
      </p>
    </header>
  );
}

/** A finding of the linter: severity in words, text, and the place in the package. */
export function FindingLine({ finding }: { finding: WireFinding }) {
  const { t, say } = useLanguage();
  const tone = finding.severity === 'error' ? 'bad' : finding.severity === 'warning' ? 'warn' : 'quiet';
  return (
    <li className="finding">
      <span className={`tone-${tone}`}>{t(`severity.${finding.severity}`)}</span> {say(finding.text)}{' '}
      <span className="code finding-place">
        {finding.code}
        {finding.file ? ` · ${finding.file}${finding.line ? `:${finding.line}` : ''}` : ''}
      </span>
    </li>
  );
}

/** Findings about the package that belong to no single clause. */
export function PlanFindings({ data }: { data: LivingPlan }) {
  const { t } = useLanguage();
  if (data.findings.length === 0) return null;
  return (
    <section id="findings" className="plan-findings stack">
      <h2>{t('plan.findingsAll')}</h2>
      <ul>
        {data.findings.map((finding) => (
          <FindingLine key={`${finding.code}${finding.file ?? ''}${finding.pointer}`} finding={finding} />
        ))}
      </ul>
    </section>
  );
}
