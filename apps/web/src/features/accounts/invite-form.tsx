import { postAccount } from '@luodi/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ask } from '../../platform/api.ts';
import { FormFailed } from './form-field.tsx';
import { LinkShown } from './link-shown.tsx';
import { type ChosenRoles, RoleChoice, rolesBody } from './role-choice.tsx';
import { PersonFields } from './welcome-page.tsx';
import { useWords } from './words.ts';

/** Invites somebody, and shows the link to hand on. */
export function InviteForm({ onClose }: { onClose: () => void }) {
  const w = useWords();
  const client = useQueryClient();
  const [person, setPerson] = useState({ login: '', name: '', email: '', phone: '' });
  const [chosen, setChosen] = useState<ChosenRoles>({ roles: [], department: '', enterprise: '' });
  const invite = useMutation({
    mutationFn: () => {
      const { login, name, email, phone } = person;
      return ask(postAccount, {
        body: {
          login,
          name,
          ...(email ? { email } : {}),
          ...(phone ? { phone } : {}),
          ...rolesBody(chosen),
        },
      });
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['accounts'] }),
  });
  return (
    <section className="account-manage stack-2">
      <h2>{w('accounts.invite')}</h2>
      {invite.data ? (
        <>
          <LinkShown name={person.name} link={invite.data.link} until={invite.data.until} />
          <button type="button" className="button" onClick={onClose}>
            {w('factor.done')}
          </button>
        </>
      ) : (
        <form
          className="account-form"
          onSubmit={(event) => {
            event.preventDefault();
            invite.mutate();
          }}
        >
          <PersonFields
            person={person}
            put={(change) => setPerson({ ...person, ...change })}
            error={invite.error}
            isOwn={false}
          />
          <RoleChoice value={chosen} onChange={setChosen} error={invite.error} />
          <FormFailed error={invite.error} />
          <p className="row">
            <button type="submit" className="button primary" disabled={invite.isPending}>
              {w('accounts.invite')}
            </button>
            <button type="button" className="button" onClick={onClose}>
              {w('cancel')}
            </button>
          </p>
        </form>
      )}
    </section>
  );
}
