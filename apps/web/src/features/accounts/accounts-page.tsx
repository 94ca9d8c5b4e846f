import { type Account, listAccounts } from '@luodi/api';
import { ASSIGNABLE_ROLES, isRole, ROLES } from '@luodi/core/access';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../platform/api.ts';
import { useLanguage } from '../../platform/i18n.ts';
import { localMinute } from '../../platform/local-minute.ts';
import { usePageTitle } from '../../platform/page-title.ts';
import { useRights } from '../../platform/session.ts';
import { TableScroll } from '../../ui/table-scroll.tsx';
import { Loaded } from '../../ui/waiting.tsx';
import './accounts.css';
import { InviteForm } from './invite-form.tsx';
import { ManageAccount } from './manage-account.tsx';
import { SignInLocks } from './sign-in-locks.tsx';
import { useWords } from './words.ts';

type Column = 'name' | 'login' | 'roles' | 'state' | 'last' | 'factor';
type State = Account['state'] | 'locked';
const STATES: readonly State[] = ['active', 'invited', 'locked', 'disabled', 'removed'];

function stateOf({ state, lockedUntil }: Account): State {
  return state === 'active' && lockedUntil ? 'locked' : state;
}

/** The accounts of the zone: found, sorted, invited, and each managed on the spot. */
export function AccountsPage() {
  const w = useWords();
  usePageTitle(w('accounts.title'));
  const { may } = useRights();
  const [inviting, setInviting] = useState(false);
  const accounts = useQuery({
    queryKey: ['accounts'],
    queryFn: ({ signal }) => ask(listAccounts, {}, signal),
  });
  return (
    <div className="accounts-page stack-2">
      <h1>{w('accounts.title')}</h1>
      <p>{w('accounts.intro')}</p>
      <Loaded query={accounts}>
        {(data) => (
          <>
            {may('account.invite', { kind: 'account' }) ? (
              <div className="no-print">
                {inviting ? (
                  <InviteForm onClose={() => setInviting(false)} />
                ) : (
                  <button type="button" className="button primary" onClick={() => setInviting(true)}>
                    {w('accounts.invite')}
                  </button>
                )}
              </div>
            ) : null}
            <SignInLocks />
            <AccountsTable accounts={data.accounts} />
          </>
        )}
      </Loaded>
    </div>
  );
}

function AccountsTable({ accounts }: { accounts: readonly Account[] }) {
  const w = useWords();
  const { say, row } = useLanguage();
  const { may } = useRights();
  const [find, setFind] = useState('');
  const [role, setRole] = useState('');
  const [state, setState] = useState('');
  const [sort, setSort] = useState<{ by: Column; down: boolean }>({ by: 'name', down: false });
  const [managed, setManaged] = useState<string>();
  const rolesOf = (one: Account) => row(one.roles.filter(isRole).map((held) => say(ROLES[held].name)));
  const keyOf: Record<Column, (one: Account) => string> = {
    name: (one) => one.name,
    login: (one) => one.login,
    roles: rolesOf,
    state: (one) => String(STATES.indexOf(stateOf(one))),
    last: (one) => one.lastSignInAt ?? '',
    factor: (one) => String(one.secondFactor),
  };
  const sought = find.trim().toLowerCase();
  const shown = accounts
    .filter((one) => !sought || `${one.name} ${one.login}`.toLowerCase().includes(sought))
    .filter((one) => !role || one.roles.includes(role))
    .filter((one) => !state || stateOf(one) === state)
    .toSorted((a, b) => keyOf[sort.by](a).localeCompare(keyOf[sort.by](b)) * (sort.down ? -1 : 1));
  const head = (by: Column, label: string) => (
    <th aria-sort={sort.by === by ? (sort.down ? 'descending' : 'ascending') : 'none'}>
      <button
        type="button"
        className="link"
        onClick={() => setSort({ by, down: sort.by === by ? !sort.down : false })}
      >
        {label}
        <span aria-hidden="true">{sort.by === by ? (sort.down ? ' ↓' : ' ↑') : ''}</span>
      </button>
    </th>
  );
  const one = accounts.find(({ id }) => id === managed);
  return (
    <>
      <search className="row no-print">
        <label className="row">
          {w('accounts.find')}
          <input type="search" value={find} onChange={(event) => setFind(event.target.value)} />
        </label>
        <label className="row">
          {w('accounts.role')}
          <select value={role} onChange={(event) => setRole(event.target.value)}>
            <option value="">{w('accounts.any')}</option>
            {ASSIGNABLE_ROLES.map((id) => (
              <option key={id} value={id}>
                {say(ROLES[id].name)}
              </option>
            ))}
          </select>
        </label>
        <label className="row">
          {w('accounts.state')}
          <select value={state} onChange={(event) => setState(event.target.value)}>
            <option value="">{w('accounts.any')}</option>
            {STATES.map((id) => (
              <option key={id} value={id}>
                {w(`state.${id}`)}
              </option>
            ))}
          </select>
        </label>
        <span className="small" role="status">
          {w('accounts.count', { shown: shown.length, all: accounts.length })}
        </span>
      </search>
      {one ? <ManageAccount key={one.id} account={one} onClose={() => setManaged(undefined)} /> : null}
      {shown.length === 0 ? <p className="notice">{w('accounts.none')}</p> : null}
      <TableScroll label={w('accounts.title')}>
        <table className="accounts-table">
          <thead>
            <tr>
              {head('name', w('name'))}
              {head('login', w('login'))}
              {head('roles', w('roles'))}
              {head('state', w('accounts.stateHead'))}
              {head('factor', w('accounts.factor'))}
              {head('last', w('accounts.last'))}
              <th>
                <span className="visually-hidden">{w('accounts.open')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((account) => (
              <tr key={account.id}>
                <td>{account.name || '–'}</td>
                <td className="code">{account.login || account.id.slice(0, 8)}</td>
                <td>{rolesOf(account) || w('roles.none')}</td>
                <td>
                  <StateCell account={account} />
                </td>
                <td>{w(account.secondFactor ? 'accounts.factorOn' : 'accounts.factorOff')}</td>
                <td className="nowrap">
                  {account.lastSignInAt ? localMinute(account.lastSignInAt) : w('accounts.never')}
                </td>
                <td>
                  {account.mayChange && may('account.change', { kind: 'account', account: account.id }) ? (
                    <button
                      type="button"
                      className="link"
                      aria-label={w('accounts.manage', { name: account.name || account.id.slice(0, 8) })}
                      onClick={() => setManaged(account.id)}
                    >
                      {w('accounts.open')}
                    </button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
    </>
  );
}

const TONES: Readonly<Record<State, string>> = {
  active: 'tone-good',
  invited: 'tone-plain',
  locked: 'tone-warn',
  disabled: 'tone-bad',
  removed: 'tone-quiet',
};

function StateCell({ account }: { account: Account }) {
  const w = useWords();
  const state = stateOf(account);
  return (
    <>
      <span className={TONES[state]}>{w(`state.${state}`)}</span>
      {account.lockedUntil ? (
        <span className="small"> {w('accounts.lockedUntil', { at: localMinute(account.lockedUntil) })}</span>
      ) : null}
      {account.invitedUntil ? (
        <span className="small">
          {' '}
          {w('accounts.invitedUntil', { at: localMinute(account.invitedUntil) })}
        </span>
      ) : null}
    </>
  );
}
