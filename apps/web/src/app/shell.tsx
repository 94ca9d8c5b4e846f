import { getPlan } from '@luodi/api';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect } from 'react';
import { FillingNotice } from '../features/demonstration/index.ts';
import { ask } from '../platform/api.ts';
import { useLanguage } from '../platform/i18n.ts';
import { useCurrentTitle } from '../platform/page-title.ts';
import { AreaUnitChoice } from '../ui/area-unit-choice.tsx';
import { AccountBadge } from './account-badge.tsx';
import { AsOfBand, AsOfControl } from './as-of-control.tsx';
import { SubmissionsLink } from './submissions-link.tsx';
import './shell.css';

/** Head, page and foot: the same on every screen, with the plan that answers and its version. */
export function Shell() {
  const { t, say, language, setLanguage } = useLanguage();
  const plan = useQuery({ queryKey: ['plan'], queryFn: ({ signal }) => ask(getPlan, {}, signal) });
  const title = plan.data ? say(plan.data.shortTitle) : '';
  const page = useCurrentTitle();
  const path = useLocation({ select: (location) => location.pathname });
  const demonstration = plan.data?.demonstration || page.demonstration ? `${t('demo.label')} · ` : '';
  const named = [page.name, title].filter(Boolean).join(' · ');
  // A browser names the file of a printed page after this title, so demonstration data is named in it.
  useEffect(() => {
    document.title = named ? `${demonstration}${named} · 落地 Luodi` : '落地 Luodi';
  }, [named, demonstration]);
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <header className="shell-head">
        <Link to="/" className="wordmark">
          落地<small>Luodi</small>
        </Link>
        <nav className="shell-nav" aria-label={language === 'zh' ? '主导航' : 'Main'}>
          <Link to="/" activeOptions={{ exact: true }} activeProps={{ 'aria-current': 'page' }}>
            {t('nav.plan')}
          </Link>
          <Link to="/map" activeProps={{ 'aria-current': 'page' }}>
            {t('nav.map')}
          </Link>
          <Link to="/registers" activeProps={{ 'aria-current': 'page' }}>
            {t('nav.registers')}
          </Link>
          <SubmissionsLink />
          <Link to="/ask" activeProps={{ 'aria-current': 'page' }}>
            {t('nav.ask')}
          </Link>
          <Link to="/ledger" activeProps={{ 'aria-current': 'page' }}>
            {t('nav.ledger')}
          </Link>
          <Link to="/verify" activeProps={{ 'aria-current': 'page' }}>
            {t('nav.verify')}
          </Link>
        </nav>
        <span className="shell-plan">{title}</span>
        <AsOfControl />
        {plan.data?.demonstration ? (
          <span className="demo-band" title={say(plan.data.demonstration)}>
            {t('demo.label')}
          </span>
        ) : null}
        <AccountBadge />
        <button
          type="button"
          className="button plain"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {t('language.switch')}
        </button>
      </header>
      <AsOfBand path={path} />
      <FillingNotice />
      <main id="main" className="shell-main" tabIndex={-1}>
        <Outlet />
      </main>
      <footer className="shell-foot">
        <span>{t('foot.machine')}</span>
        <span>{t('foot.offline')}</span>
        <AreaUnitChoice />
        {plan.data ? (
          <span className="code" title={plan.data.hash}>
            {t('plan.version')} {plan.data.hash.slice(0, 12)} · {plan.data.engine}
          </span>
        ) : null}
      </footer>
    </div>
  );
}

/** A page that does not exist. */
export function NotFound() {
  const { t } = useLanguage();
  return (
    <div className="waiting stack">
      <h1>{t('notFound.title')}</h1>
      <p>{t('notFound.text', { path: location.pathname })}</p>
      <ul className="row">
        <li>
          <Link to="/">{t('nav.plan')}</Link>
        </li>
        <li>
          <Link to="/map">{t('nav.map')}</Link>
        </li>
        <li>
          <Link to="/ask">{t('nav.ask')}</Link>
        </li>
      </ul>
    </div>
  );
}
