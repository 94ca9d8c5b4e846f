import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { refusalOf } from '../platform/api.ts';
import { useLanguage } from '../platform/i18n.ts';

/** What a page shows while it has nothing yet. */
function Waiting() {
  const { t } = useLanguage();
  return (
    <p className="waiting" role="status">
      {t('loading')}
    </p>
  );
}

/** What a page shows when the server did not give what it asked: what happened, and what to do next. */
export function Failed({ error, again }: { error: unknown; again?: () => void }) {
  const { t, say } = useLanguage();
  const refusal = refusalOf(error);
  if (refusal?.code === 'sign-in-required') return <SignInFirst />;
  return (
    <div className="waiting stack" role="alert">
      <p className="notice bad">
        <strong>{refusal ? refusal.title : t('failed.title')}</strong>
        <br />
        {refusal?.code === 'forbidden'
          ? refusal.errors.map(({ code, text }) => <span key={code}>{say(text)}</span>)
          : null}
        {refusal?.code === 'forbidden' ? null : refusal?.detail}
        {refusal ? null : t(navigator.onLine ? 'failed.unreachable' : 'failed.offline')}
        {refusal?.instance ? <span className="code"> {refusal.instance}</span> : null}
      </p>
      {again ? (
        <button type="button" className="button" onClick={again}>
          {t('failed.again')}
        </button>
      ) : null}
      <p className="small">
        {say({
          zh: '已填写的内容仍在本页，没有丢失。',
          en: 'What you typed is still on this page; nothing is lost.',
        })}
      </p>
    </div>
  );
}

/** What stands where an account is needed: says so, and leads to signing in and back. */
export function SignInFirst() {
  const { say } = useLanguage();
  const back = useLocation({ select: ({ href }) => href });
  return (
    <div className="waiting stack">
      <p>
        {say({ zh: '此处需要登录后查看或办理。', en: 'This needs an account.' })}{' '}
        <Link to="/sign-in" search={{ back }}>
          {say({ zh: '登录', en: 'Sign in' })}
        </Link>
      </p>
    </div>
  );
}

/** Shows one of three: waiting, failed, or the content. */
export function Loaded<T>({
  query,
  children,
}: {
  query: { data: T | undefined; error: unknown; refetch: () => unknown };
  children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <Failed error={query.error} again={() => void query.refetch()} />;
  return <Waiting />;
}
