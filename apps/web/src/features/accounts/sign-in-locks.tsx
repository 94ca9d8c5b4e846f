import { liftSignInLock, listSignInLocks, type SignInLock, unlockAccount } from '@luodi/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../platform/api.ts';
import { localMinute } from '../../platform/local-minute.ts';
import { useRights } from '../../platform/session.ts';
import { FormFoot } from '../../ui/form-foot.tsx';
import { TableScroll } from '../../ui/table-scroll.tsx';
import { FormFailed, FormField } from './form-field.tsx';
import { useWords } from './words.ts';

/** What failed sign-ins have locked, since when, until when and why; lifted with a reason by those who may. */
export function SignInLocks() {
  const w = useWords();
  const found = useQuery({
    queryKey: ['accounts', 'locks'],
    queryFn: ({ signal }) => ask(listSignInLocks, {}, signal),
    refetchOnWindowFocus: 'always',
  });
  const [lifting, setLifting] = useState<string>();
  const locks = found.data?.locks ?? [];
  if (locks.length === 0) return null;
  const chosen = locks.find(({ id }) => id === lifting);
  return (
    <section className="stack" aria-label={w('locks.title')}>
      <h2>{w('locks.title')}</h2>
      <p className="small">{w('locks.intro')}</p>
      <TableScroll label={w('locks.title')}>
        <table className="locks-table">
          <thead>
            <tr>
              <th>{w('locks.what')}</th>
              <th>{w('locks.why')}</th>
              <th>{w('locks.since')}</th>
              <th>{w('locks.until')}</th>
              <th>
                <span className="visually-hidden">{w('locks.lift')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {locks.map((lock) => (
              <tr key={lock.id}>
                <th scope="row">
                  <What lock={lock} />
                </th>
                <td>
                  <Why lock={lock} />
                </td>
                <td className="nowrap">{localMinute(lock.since)}</td>
                <td className="nowrap">{localMinute(lock.until)}</td>
                <td>
                  <Lift lock={lock} onLift={() => setLifting(lock.id)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      {chosen ? <LiftForm key={chosen.id} lock={chosen} onDone={() => setLifting(undefined)} /> : null}
    </section>
  );
}

const LABELS = {
  name: 'locks.name',
  address: 'locks.name',
  browser: 'locks.browser',
  session: 'locks.session',
} as const;

function What({ lock }: { lock: SignInLock }) {
  const w = useWords();
  const { kind, address, name, login } = lock;
  if (address !== undefined)
    return (
      <>
        {w('locks.address')} <span className="code">{address}</span>
      </>
    );
  if (lock.account === undefined) return w('locks.unnamed');
  return (
    <>
      {w(LABELS[kind], { name: name || '–' })} <span className="code">{login}</span>
    </>
  );
}

function Why({ lock: { failures, names } }: { lock: SignInLock }) {
  const w = useWords();
  if (failures === undefined) return w('locks.unknown');
  return names === undefined ? w('locks.failures', { failures }) : w('locks.names', { failures, names });
}

/** The way to lift it, or why it is not this reader's to lift. */
function Lift({ lock, onLift }: { lock: SignInLock; onLift: () => void }) {
  const w = useWords();
  const { may } = useRights();
  const attemptsBy = lock.isOwn ? 'oneself' : 'others';
  const mayLift = lock.address
    ? may('address.unlock', { kind: 'lock', attemptsBy })
    : lock.account !== undefined && may('account.unlock', { kind: 'account', account: lock.account });
  if (mayLift)
    return (
      <button type="button" className="link" onClick={onLift}>
        {w('locks.lift')}
        <span className="visually-hidden"> {lock.address ?? lock.login}</span>
      </button>
    );
  return lock.isOwn ? <span className="small">{w('locks.own')}</span> : null;
}

function LiftForm({ lock, onDone }: { lock: SignInLock; onDone: () => void }) {
  const w = useWords();
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const { account, address } = lock;
  const lift = useMutation({
    mutationFn: async () => {
      const body = { reason: reason.trim() };
      if (address !== undefined) await ask(liftSignInLock, { params: { id: lock.id }, body });
      else await ask(unlockAccount, { params: { id: account ?? '' }, body });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['accounts'] });
      onDone();
    },
  });
  return (
    <form
      className="account-form no-print"
      aria-label={w('locks.lift')}
      onSubmit={(event) => {
        event.preventDefault();
        lift.mutate();
      }}
    >
      <h3>
        {w('locks.lift')} <span className="code">{address ?? lock.login}</span>
      </h3>
      {address === undefined ? null : <p className="small">{w('locks.liftHint')}</p>}
      <FormField
        label={w('reason')}
        hint={w('reason.hint')}
        value={reason}
        onChange={setReason}
        error={lift.error}
        pointer="/reason"
        required
      />
      <FormFailed error={lift.error} />
      <FormFoot
        act={w('locks.lift')}
        isBlocked={lift.isPending || !reason.trim()}
        leave={w('cancel')}
        onLeave={onDone}
      />
    </form>
  );
}
