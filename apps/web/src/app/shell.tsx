import { getPlan } from '@luodi/api';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ask } from '../platform/api.ts';
import { useLanguage } from '../platform/i18n.ts';
import './shell.css';

/** Head, page and foot: the same on every screen, with the plan that answers and its version. */
export function Shell() {
  const { t, say, language, setLanguage } = useLanguage();
  const plan = useQuery({ queryKey: ['plan'], queryFn: ({ signal }) => ask(getPlan, {}, signal) });
  const title = plan.data ? say(plan.data.shortTitle) : '';
  useEffect(() => {
    document.title = title ? `${title} · 落地 Luodi` : '落地 Luodi';
  }, [title]);
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
          <Link to="/ask" activeProps={{ 'aria-current': 'page' }}>
            {t('nav.ask')}
          </Link>
        </nav>
        <span className="shell-plan">{title}</span>
        {plan.data?.demonstration ? <span className="demo-band">{say(plan.data.demonstration)}</span> : null}
        <button
          type="button"
          className="button plain"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {t('language.switch')}
        </button>
      </header>
      <main id="main" className="shell-main" tabIndex={-1}>
        <Outlet />
      </main>
      <footer className="shell-foot">
        <span>{t('foot.machine')}</span>
        <span>{t('foot.offline')}</span>
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
  return <p className="waiting">{t('notFound')}</p>;
}
