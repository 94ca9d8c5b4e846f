import { getPlan } from '@luodi/api';
import type { Verdict } from '@luodi/core/review';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../platform/api.ts';
import { formatDay } from '../../platform/format.ts';
import { type Bilingual, useLanguage } from '../../platform/i18n.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import './reviews.css';
import { VERDICT_MARKS } from './verdict-marks.ts';

const MAX_PROOF_BYTES = 64 * 1024 * 1024;

type Checked =
  | { kind: 'idle' | 'working' | 'too-large' }
  | { kind: 'unreadable'; reason: string }
  | {
      kind: 'checked';
      file: string;
      ok: boolean;
      findings: readonly { key: string; text: Bilingual }[];
      verdict: Verdict | undefined;
      hash: string | undefined;
      title: string | undefined;
    };

/** Replays a proof in this browser with the same core that made it. Nothing leaves the device. */
async function check(file: File): Promise<Checked> {
  if (file.size > MAX_PROOF_BYTES) return { kind: 'too-large' };
  let proof: unknown;
  try {
    proof = JSON.parse(await file.text());
  } catch (error) {
    return { kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) };
  }
  const [review, base, plan, geometry, industry, rules] = await Promise.all([
    import('@luodi/core/review'),
    import('@luodi/core/base'),
    import('@luodi/core/plan'),
    import('@luodi/core/geometry'),
    import('@luodi/core/industry'),
    import('@luodi/core/rules'),
  ]);
  const catalogues = [
    review.reviewFindings,
    plan.planFindings,
    geometry.geometryFindings,
    industry.industryFindings,
    rules.ruleFindings,
  ];
  const result = review.verifyProof(proof, {});
  const { verdict } = result;
  const { title } = ((proof as { case?: { title?: unknown } } | null)?.case ?? {}) as { title?: unknown };
  return {
    kind: 'checked',
    file: file.name,
    ok: result.ok,
    findings: result.findings.map((finding) => ({
      key: `${finding.code}${finding.pointer}`,
      text: {
        zh: base.renderFinding(finding, 'zh', catalogues),
        en: base.renderFinding(finding, 'en', catalogues),
      },
    })),
    verdict,
    hash: verdict ? base.contentHash(verdict) : undefined,
    title: typeof title === 'string' ? title : undefined,
  };
}

/** Verify a proof by its file: no server is asked, the page only compares plan versions when one answers. */
export function VerifyPage() {
  const { t } = useLanguage();
  const [state, setState] = useState<Checked>({ kind: 'idle' });
  const start = (file: File | undefined) => {
    if (!file) return;
    setState({ kind: 'working' });
    check(file).then(setState, (error: unknown) =>
      setState({ kind: 'unreadable', reason: error instanceof Error ? error.message : String(error) }),
    );
  };
  return (
    <div className="verify stack-2">
      <h1>{t('nav.verify')}</h1>
      <p>{t('verify.intro')}</p>
      <section
        className="drop-place row no-print"
        aria-label={t('verify.choose')}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          start(event.dataTransfer.files[0]);
        }}
      >
        <label className="button">
          {state.kind === 'checked' ? t('verify.again') : t('verify.choose')}
          <input
            type="file"
            className="visually-hidden"
            accept=".json,application/json"
            onChange={(event) => {
              start(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
        </label>
        <span className="small">{t('verify.drop')}</span>
      </section>
      <div role="status" className="stack-2">
        {state.kind === 'working' ? <p>{t('verify.working')}</p> : null}
        {state.kind === 'too-large' ? <p className="notice bad">{t('verify.tooLarge')}</p> : null}
        {state.kind === 'unreadable' ? (
          <p className="notice bad">{t('verify.unreadable', { reason: state.reason })}</p>
        ) : null}
        {state.kind === 'checked' ? <Outcome checked={state} /> : null}
      </div>
    </div>
  );
}

function Outcome({ checked }: { checked: Extract<Checked, { kind: 'checked' }> }) {
  const { t, say, language } = useLanguage();
  const plan = useQuery({ queryKey: ['plan'], queryFn: ({ signal }) => ask(getPlan, {}, signal) });
  const { verdict } = checked;
  return (
    <>
      <p className="code">{checked.file}</p>
      {checked.ok ? (
        <p className="notice good">✓ {t('verify.ok')}</p>
      ) : (
        <div className="notice bad stack">
          <p>✕ {t('verify.bad')}</p>
          <ul>
            {checked.findings.map((finding) => (
              <li key={finding.key}>{say(finding.text)}</li>
            ))}
          </ul>
        </div>
      )}
      {checked.ok && verdict ? (
        <dl className="verify-facts">
          <dt>{t('verify.subject')}</dt>
          <dd>{checked.title ?? verdict.case.id}</dd>
          <dt>{t('ask.verdict')}</dt>
          <dd>
            <StateMark
              state={verdict.value}
              mark={VERDICT_MARKS[verdict.value]}
              word={t(`verdict.${verdict.value}`)}
            />{' '}
            {t('verdict.day', { day: formatDay(verdict.asOf, language) })}
            {verdict.demonstration ? <span className="demo-band">{t('demo.label')}</span> : null}
          </dd>
          <dt>{t('nav.plan')}</dt>
          <dd>
            {say(verdict.plan.title)} <span className="code">{verdict.plan.hash.slice(0, 16)}</span>
            <br />
            <span className="small">
              {plan.data
                ? t(plan.data.hash === verdict.plan.hash ? 'verify.samePlan' : 'verify.otherPlan')
                : plan.error
                  ? t('verify.noServer')
                  : ''}
            </span>
          </dd>
          <dt>{t('verify.code')}</dt>
          <dd className="code">{checked.hash}</dd>
        </dl>
      ) : null}
    </>
  );
}
