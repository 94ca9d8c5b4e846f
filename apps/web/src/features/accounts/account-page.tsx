import { getOwnAccount, type OwnAccount, putPassword } from '@luodi/api';
import { ACTIONS, type Action, describeRight, isRole, ROLES, rightsTable } from '@luodi/core/access';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ask } from '../../platform/api.ts';
import { formatDay } from '../../platform/format.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { usePageTitle } from '../../platform/page-title.ts';
import { changeSession, useSession } from '../../platform/session.ts';
import { Loaded } from '../../ui/waiting.tsx';
import './accounts.css';
import { FormFailed, FormField, NewPassword } from './form-field.tsx';
import { OwnSessions } from './own-sessions.tsx';
import { useRegisterName } from './register-name.ts';
import { SecondFactor } from './second-factor.tsx';
import { DepartmentName, EnterpriseName } from './speaks-for.tsx';
import { useWords } from './words.ts';

/** One's own account: who one is here, what one may do, password, second factor, sessions. */
export function AccountPage() {
  const w = useWords();
  usePageTitle(w('account.title'));
  const { data: session } = useSession();
  const account = useQuery({
    queryKey: ['account', session?.account?.id],
    queryFn: ({ signal }) => ask(getOwnAccount, {}, signal),
  });
  return (
    <div className="accounts-page">
      <h1>{w('account.title')}</h1>
      <Loaded query={account}>
        {(own) => (
          <>
            {session?.account?.secondFactorDue ? (
              <p className="notice warn" role="status">
                {w('factor.due')}
              </p>
            ) : null}
            <Who account={own} />
            <SecondFactor account={own} />
            <Password account={own} />
            <OwnSessions />
            <WhatIMayDo account={own} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function Who({ account }: { account: OwnAccount }) {
  const w = useWords();
  const { say, row } = useLanguage();
  const roles = account.roles.filter(isRole);
  return (
    <section className="stack">
      <h2 className="visually-hidden">{w('account.who')}</h2>
      {account.demonstration ? <p className="demo-band">{w('demonstration')}</p> : null}
      <dl className="account-facts">
        <dt>{w('name')}</dt>
        <dd>{account.name}</dd>
        <dt>{w('login')}</dt>
        <dd className="code">{account.login}</dd>
        <dt>{w('roles')}</dt>
        <dd>{row(roles.map((role) => say(ROLES[role].name))) || w('roles.none')}</dd>
        {account.department ? (
          <>
            <dt>{w('department')}</dt>
            <dd>
              <DepartmentName id={account.department} />
            </dd>
          </>
        ) : null}
        {account.enterprise ? (
          <>
            <dt>{w('enterprise')}</dt>
            <dd>
              <EnterpriseName id={account.enterprise} />
            </dd>
          </>
        ) : null}
        {account.email ? (
          <>
            <dt>{w('email')}</dt>
            <dd>{account.email}</dd>
          </>
        ) : null}
        {account.phone ? (
          <>
            <dt>{w('phone')}</dt>
            <dd>{account.phone}</dd>
          </>
        ) : null}
      </dl>
      {account.linked ? <p className="small">{w('account.linked')}</p> : null}
    </section>
  );
}

function Password({ account }: { account: OwnAccount }) {
  const w = useWords();
  const { language } = useLanguage();
  const client = useQueryClient();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState({ first: '', second: '' });
  const change = useMutation({
    mutationFn: () => ask(putPassword, { body: { current, next: next.first } }),
    onSuccess: async (session) => {
      setCurrent('');
      setNext({ first: '', second: '' });
      await changeSession(client, session);
    },
  });
  if (!account.hasPassword) {
    return (
      <section className="stack">
        <h2>{w('password')}</h2>
        <p>{w('password.none')}</p>
      </section>
    );
  }
  return (
    <section className="stack-2">
      <h2>{w('password')}</h2>
      {account.passwordAt ? (
        <p className="small">{w('password.since', { day: formatDay(account.passwordAt, language) })}</p>
      ) : null}
      {change.isSuccess ? (
        <p className="notice good" role="status">
          ✓ {w('password.changed')}
        </p>
      ) : null}
      <form
        className="account-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (next.first === next.second) change.mutate();
        }}
      >
        <input type="hidden" autoComplete="username" value={account.login} />
        <FormField
          label={w('password.current')}
          type="password"
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
          required
        />
        <NewPassword value={next} onChange={setNext} error={change.error} pointer="/next" />
        <FormFailed error={change.error} />
        <p>
          <button type="submit" className="button" disabled={change.isPending}>
            {w('save')}
          </button>
        </p>
      </form>
    </section>
  );
}

/** What the roles of the account give, by area, with their conditions in words. */
function WhatIMayDo({ account }: { account: OwnAccount }) {
  const w = useWords();
  const { say, row, aside } = useLanguage();
  const nameRegister = useRegisterName();
  const roles = account.roles.filter(isRole);
  const lines = rightsTable(roles.length > 0 ? roles : ['public']).flatMap(({ action, cells }) => {
    const rights = cells.flatMap((cell) => cell.rights);
    if (rights.length === 0) return [];
    const free = cells.some((cell) => cell.unconditional);
    return [{ action, conditions: free ? [] : rights.map((right) => describeRight(right, nameRegister)) }];
  });
  const areas = [...new Set(lines.map(({ action }) => ACTIONS[action].area))];
  const nameOf = (action: Action) => say(ACTIONS[action].name);
  return (
    <section className="stack">
      <h2>{w('account.rights')}</h2>
      <dl className="account-facts">
        {areas.map((area) => (
          <div key={area} className="contents">
            <dt>{w(`area.${area}`)}</dt>
            <dd>
              <ul>
                {lines
                  .filter(({ action }) => ACTIONS[action].area === area)
                  .map(({ action, conditions }) => (
                    <li key={action}>
                      {nameOf(action)}
                      <span className="small">{aside(row(conditions.map((one) => say(one))))}</span>
                    </li>
                  ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
      <p>
        <Link to="/rights">{w('account.rightsAll')}</Link>
      </p>
    </section>
  );
}
