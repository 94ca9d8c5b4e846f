import {
  type Account,
  disableAccount,
  enableAccount,
  eraseAccount,
  postAccountLink,
  putAccountRoles,
  unlockAccount,
} from '@luodi/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../platform/api.ts';
import { FormFailed, FormField } from './form-field.tsx';
import { LinkShown } from './link-shown.tsx';
import { chosenOf, RoleChoice, rolesBody } from './role-choice.tsx';
import { useWords } from './words.ts';

type Act = 'changeRoles' | 'link' | 'unlock' | 'disable' | 'enable' | 'erase';

function actsOf({ state, lockedUntil }: Account): Act[] {
  if (state === 'disabled') return ['changeRoles', 'enable', 'erase'];
  return ['changeRoles', 'link', ...(lockedUntil ? (['unlock'] as const) : []), 'disable'];
}

/** What can be done with somebody's account, each with its reason. */
export function ManageAccount({ account, onClose }: { account: Account; onClose: () => void }) {
  const w = useWords();
  const client = useQueryClient();
  const acts = actsOf(account);
  const [act, setAct] = useState<Act>('changeRoles');
  const [reason, setReason] = useState('');
  const [chosen, setChosen] = useState(chosenOf(account));
  const [reset, setReset] = useState(false);
  const params = { id: account.id };
  const done = useMutation({
    mutationFn: async (): Promise<{ link: string; until: string } | undefined> => {
      const told = { params, body: { reason } };
      if (act === 'link') {
        return ask(postAccountLink, { params, body: { reason, resetSecondFactor: reset } });
      }
      if (act === 'changeRoles') {
        await ask(putAccountRoles, { params, body: { ...rolesBody(chosen), reason } });
      } else {
        const endpoint = {
          unlock: unlockAccount,
          disable: disableAccount,
          enable: enableAccount,
          erase: eraseAccount,
        }[act];
        await ask(endpoint, told);
      }
      return undefined;
    },
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: ['accounts'] });
      if (!made) onClose();
    },
  });
  const name = account.name || account.login;
  return (
    <section className="account-manage stack-2" aria-label={w('accounts.manage', { name })}>
      <h2>
        {name} <span className="code">{account.login}</span>
      </h2>
      {done.data ? (
        <LinkShown name={name} link={done.data.link} until={done.data.until} />
      ) : (
        <>
          <div className="row">
            {acts.map((one) => (
              <button
                key={one}
                type="button"
                className="button"
                aria-pressed={act === one}
                onClick={() => {
                  done.reset();
                  setAct(one);
                }}
              >
                {w(`accounts.${one}`)}
              </button>
            ))}
          </div>
          <form
            className="account-form"
            onSubmit={(event) => {
              event.preventDefault();
              done.mutate();
            }}
          >
            {act === 'changeRoles' ? (
              <RoleChoice value={chosen} onChange={setChosen} error={done.error} />
            ) : null}
            {act === 'link' && account.secondFactor ? (
              <label className="row">
                <input type="checkbox" checked={reset} onChange={() => setReset(!reset)} />
                {w('accounts.linkReset')}
              </label>
            ) : null}
            {act === 'erase' ? <p className="notice warn">{w('accounts.eraseWhy')}</p> : null}
            <FormField
              label={w('reason')}
              hint={w('reason.hint')}
              value={reason}
              onChange={setReason}
              error={done.error}
              pointer="/reason"
              required
            />
            <FormFailed error={done.error} />
            <p className="row">
              <button type="submit" className="button primary" disabled={done.isPending}>
                {w(`accounts.${act}`)}
              </button>
            </p>
          </form>
        </>
      )}
      <p>
        <button type="button" className="button" onClick={onClose}>
          {w(done.data ? 'factor.done' : 'cancel')}
        </button>
      </p>
    </section>
  );
}
