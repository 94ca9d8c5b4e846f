import { type LinkPurpose, useLink as linkUse, lookAtLink } from '@luodi/api';
import { isRole, ROLES } from '@luodi/core/access';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../../platform/api.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { localMinute } from '../../platform/local-minute.ts';
import { usePageTitle } from '../../platform/page-title.ts';
import { changeSession } from '../../platform/session.ts';
import { Loaded } from '../../ui/waiting.tsx';
import './accounts.css';
import { FormFailed, FormField, NewPassword } from './form-field.tsx';
import { ProviderButton } from './sign-in-page.tsx';
import { useWords } from './words.ts';

/** Takes up a one-time link: the first account of the zone, an invitation, or a new password. */
export function WelcomePage() {
  const w = useWords();
  // Kept from the first look: the address is cleared once the link is used.
  const [token] = useState(() => location.hash.slice(1));
  usePageTitle(w('welcome.invitation'));
  const look = useQuery({
    queryKey: ['link', token],
    queryFn: ({ signal }) => ask(lookAtLink, { body: { token } }, signal),
    enabled: token !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (token === '') {
    return (
      <div className="accounts-page narrow">
        <p className="notice bad">{w('welcome.noToken')}</p>
      </div>
    );
  }
  return <Loaded query={look}>{(purpose) => <TakeUp token={token} purpose={purpose} />}</Loaded>;
}

function TakeUp({ token, purpose }: { token: string; purpose: LinkPurpose }) {
  const w = useWords();
  const { say, row } = useLanguage();
  const { kind, login = '', name = '', zoneName } = purpose;
  const roles = purpose.roles.filter(isRole).map((role) => say(ROLES[role].name));
  return (
    <div className="accounts-page narrow stack-2">
      <h1>{w(`welcome.${kind}`)}</h1>
      <p className="small">{say(zoneName)}</p>
      <p>{w(`welcome.${kind}Why`, { name, login, zone: say(zoneName) })}</p>
      <dl className="account-facts">
        <dt>{w('roles')}</dt>
        <dd>{row(roles) || w('roles.none')}</dd>
      </dl>
      <p className="small">{w('welcome.until', { at: localMinute(purpose.until) })}</p>
      <LinkForm token={token} purpose={purpose} />
      {purpose.provider && kind !== 'first' ? (
        <>
          <p className="small">{w('signIn.or')}</p>
          <ProviderButton name={purpose.provider} back="/account" token={token} />
        </>
      ) : null}
    </div>
  );
}

function LinkForm({ token, purpose }: { token: string; purpose: LinkPurpose }) {
  const w = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const isFirst = purpose.kind === 'first';
  const [person, setPerson] = useState({ login: '', name: '', email: '', phone: '' });
  const [password, setPassword] = useState({ first: '', second: '' });
  const [trial, setTrial] = useState({ wanted: false, password: '' });
  const use = useMutation({
    mutationFn: () => {
      const { email, phone, ...named } = person;
      const given = { ...named, ...(email ? { email } : {}), ...(phone ? { phone } : {}) };
      return ask(linkUse, {
        body: {
          token,
          password: password.first,
          ...(isFirst ? given : {}),
          ...(trial.wanted ? { trialPassword: trial.password } : {}),
        },
      });
    },
    onSuccess: async ({ session, trial: made }) => {
      history.replaceState(history.state, '', location.pathname);
      if (made.length > 0) return;
      await changeSession(client, session);
      await navigate({ to: '/account' });
    },
  });
  if (use.data && use.data.trial.length > 0) {
    const { session } = use.data;
    return (
      <TrialMade
        logins={use.data.trial}
        onDone={async () => {
          await changeSession(client, session);
          await navigate({ to: '/account' });
        }}
      />
    );
  }
  const put = (change: Partial<typeof person>) => setPerson({ ...person, ...change });
  return (
    <form
      className="account-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (password.first === password.second) use.mutate();
      }}
    >
      {isFirst ? <PersonFields person={person} put={put} error={use.error} /> : null}
      <NewPassword value={password} onChange={setPassword} error={use.error} pointer="/password" />
      {purpose.offersTrial ? (
        <fieldset className="role-choice stack">
          <legend>
            <span className="demo-band">{w('demonstration')}</span>
          </legend>
          <label>
            <input
              type="checkbox"
              checked={trial.wanted}
              onChange={() => setTrial({ ...trial, wanted: !trial.wanted })}
            />
            {w('welcome.trial')}
          </label>
          <p className="small">{w('welcome.trialWhy')}</p>
          {trial.wanted ? (
            <FormField
              label={w('welcome.trialPassword')}
              type="password"
              autoComplete="off"
              value={trial.password}
              onChange={(value) => setTrial({ ...trial, password: value })}
              error={use.error}
              pointer="/trialPassword"
              required
            />
          ) : null}
        </fieldset>
      ) : null}
      <FormFailed error={use.error} />
      <p>
        <button type="submit" className="button primary" disabled={use.isPending}>
          {w(isFirst ? 'welcome.create' : 'welcome.open')}
        </button>
      </p>
    </form>
  );
}

/** Who somebody is: sign-in name, name, and how to reach them. */
export function PersonFields(props: {
  readonly person: { login: string; name: string; email: string; phone: string };
  readonly put: (change: Partial<{ login: string; name: string; email: string; phone: string }>) => void;
  readonly error: unknown;
  /** Whether it is about whoever types: a browser offers its owner's words then. */
  readonly isOwn?: boolean;
}) {
  const w = useWords();
  const { person, put, error, isOwn = true } = props;
  return (
    <>
      <FormField
        label={w('login')}
        value={person.login}
        onChange={(login) => put({ login })}
        autoComplete={isOwn ? 'username' : 'off'}
        error={error}
        pointer="/login"
        required
      />
      <FormField
        label={w('name')}
        value={person.name}
        onChange={(name) => put({ name })}
        autoComplete={isOwn ? 'name' : 'off'}
        error={error}
        pointer="/name"
        required
      />
      <FormField
        label={w('email')}
        type="email"
        value={person.email}
        onChange={(email) => put({ email })}
        autoComplete={isOwn ? 'email' : 'off'}
        error={error}
        pointer="/email"
        optional
      />
      <FormField
        label={w('phone')}
        type="tel"
        value={person.phone}
        onChange={(phone) => put({ phone })}
        autoComplete={isOwn ? 'tel' : 'off'}
        error={error}
        pointer="/phone"
        optional
      />
    </>
  );
}

function TrialMade({
  logins,
  onDone,
}: {
  logins: readonly { login: string; roles: readonly string[] }[];
  onDone: () => Promise<void>;
}) {
  const w = useWords();
  const { say, row } = useLanguage();
  return (
    <section className="stack-2" role="status">
      <h2>{w('welcome.trialMade')}</h2>
      <table>
        <thead>
          <tr>
            <th>{w('login')}</th>
            <th>{w('roles')}</th>
          </tr>
        </thead>
        <tbody>
          {logins.map(({ login, roles }) => (
            <tr key={login}>
              <td className="code">{login}</td>
              <td>{row(roles.filter(isRole).map((role) => say(ROLES[role].name)))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        <button type="button" className="button primary" onClick={() => void onDone()}>
          {w('welcome.go')}
        </button>
      </p>
    </section>
  );
}
