import { postProviderReturn, postProviderSignIn, postSession } from '@luodi/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { ask, refusalOf } from '../../platform/api.ts';
import { usePageTitle } from '../../platform/page-title.ts';
import { changeSession, useSession } from '../../platform/session.ts';
import './accounts.css';
import { FormFailed, FormField } from './form-field.tsx';
import { useWords } from './words.ts';

const RETURN_TO = 'luodi.sign-in-back';

/** An address of this site only: what stands in a link must not lead somebody away after signing in. */
function ownAddress(back: string | undefined): string {
  return back && /^\/(?![/\\])/.test(back) && !back.startsWith('/sign-in') ? back : '/';
}

/** Sign-in name, password and, when the account has one, the second factor; or by the sign-in service. */
export function SignInPage() {
  const w = useWords();
  usePageTitle(w('signIn.title'));
  const { back }: { back?: string } = useSearch({ strict: false });
  const path = ownAddress(back);
  const { data: session } = useSession();
  return (
    <div className="accounts-page narrow stack-2">
      <h1>{w('signIn.title')}</h1>
      <p>{w('signIn.why')}</p>
      {session?.founded === false ? <p className="notice warn">{w('signIn.unfounded')}</p> : null}
      {session?.account ? (
        <p className="notice">{w('signIn.already', { name: session.account.name })}</p>
      ) : null}
      {path === '/' ? null : <p className="small">{w('signIn.back', { path })}</p>}
      <PasswordForm path={path} />
      {session?.provider ? (
        <>
          <p className="small">{w('signIn.or')}</p>
          <ProviderButton name={session.provider} back={path} />
        </>
      ) : null}
    </div>
  );
}

function PasswordForm({ path }: { path: string }) {
  const w = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const codeField = useRef<HTMLDivElement>(null);
  const signIn = useMutation({
    mutationFn: () => ask(postSession, { body: { login, password, ...(code ? { code } : {}) } }),
    onSuccess: async (session) => {
      await changeSession(client, session);
      const due = session.account?.secondFactorDue;
      await navigate({ href: due ? '/account' : path });
    },
  });
  const needsCode = refusalOf(signIn.error)?.code === 'second-factor-required' || code !== '';
  useEffect(() => {
    if (needsCode) codeField.current?.querySelector('input')?.focus();
  }, [needsCode]);
  return (
    <form
      className="account-form"
      onSubmit={(event) => {
        event.preventDefault();
        signIn.mutate();
      }}
    >
      <FormField label={w('login')} value={login} onChange={setLogin} autoComplete="username" required />
      <FormField
        label={w('password')}
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        required
      />
      {needsCode ? (
        <div ref={codeField}>
          <FormField
            label={w('code')}
            hint={w('code.hint')}
            value={code}
            onChange={setCode}
            autoComplete="one-time-code"
            required
          />
        </div>
      ) : null}
      <FormFailed error={signIn.error} />
      <p>
        <button type="submit" className="button primary" disabled={signIn.isPending}>
          {w('submit')}
        </button>
      </p>
    </form>
  );
}

/** Goes to the sign-in service, with or without a one-time link that ties an account to it. */
export function ProviderButton({ name, back, token }: { name: string; back: string; token?: string }) {
  const w = useWords();
  const leave = useMutation({
    mutationFn: () => ask(postProviderSignIn, { body: token === undefined ? {} : { token } }),
    onSuccess: ({ url }) => {
      sessionStorage.setItem(RETURN_TO, back);
      location.assign(url);
    },
  });
  return (
    <div className="stack">
      <button type="button" className="button" disabled={leave.isPending} onClick={() => leave.mutate()}>
        {w('signIn.provider', { name })}
      </button>
      <FormFailed error={leave.error} />
    </div>
  );
}

/** Where the sign-in service sends people back to: what it put into the address goes to the server, once. */
export function SignInReturnPage() {
  const w = useWords();
  usePageTitle(w('signIn.title'));
  const client = useQueryClient();
  const navigate = useNavigate();
  const started = useRef(false);
  const finish = useMutation({
    mutationFn: (query: string) => ask(postProviderReturn, { body: { query } }),
    onSuccess: async (session) => {
      await changeSession(client, session);
      const back = ownAddress(sessionStorage.getItem(RETURN_TO) ?? undefined);
      sessionStorage.removeItem(RETURN_TO);
      await navigate({ href: back, replace: true });
    },
  });
  const { mutate } = finish;
  useEffect(() => {
    if (started.current) return;
    started.current = true;
    const query = location.search.slice(1);
    // The code in the address is used up; it does not stay in the history.
    history.replaceState(history.state, '', location.pathname);
    mutate(query);
  }, [mutate]);
  return (
    <div className="accounts-page narrow stack-2">
      <h1>{w('signIn.title')}</h1>
      {finish.error ? <FormFailed error={finish.error} /> : <p role="status">{w('signIn.returning')}</p>}
      {finish.error ? (
        <p>
          <a href="/sign-in">{w('signIn.title')}</a>
        </p>
      ) : null}
    </div>
  );
}
