import type { LivingPlan, WireFinding } from '@luodi/api';
import { Link } from '@tanstack/react-router';
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
      <p className="small print-only">
        {plan.demonstration ? <>{say(plan.demonstration)} · </> : null}
        {t('plan.version')} <span className="code">{plan.hash}</span> · {plan.engine}
      </p>
      <p className="small">
        {t('plan.executable', counts)}
        {' · '}
        <Link to="/findings">{t('plan.findings', counts)}</Link>
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
