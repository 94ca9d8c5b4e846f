import { getSession, type Session } from '@luodi/api';
import { type Action, ANONYMOUS, decide, isRole, type Principal, type Subject } from '@luodi/core/access';
import { type QueryClient, useQuery } from '@tanstack/react-query';
import { ask } from './api.ts';
import { forgetKept } from './kept.ts';

const KEY = ['session'];

/** Who is signed in, as the server says. Asked again when the window comes back: a session ends by itself. */
export function useSession() {
  return useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => ask(getSession, {}, signal),
    refetchOnWindowFocus: 'always',
  });
}

/** Who a session is for the table of rights. */
function principalOf(session: Session | undefined): Principal {
  const account = session?.account;
  if (!session || !account) return ANONYMOUS;
  const { id, name, department, enterprise } = account;
  return {
    kind: 'account',
    id,
    name,
    zone: session.zone,
    roles: account.secondFactorDue ? [] : account.roles.filter(isRole),
    ...(department === undefined ? {} : { department }),
    ...(enterprise === undefined ? {} : { enterprise }),
  };
}

/**
 * What the person here may do, by the same table the server asks: for showing what can be done. The server asks again
 * when it is done.
 */
export function useRights() {
  const { data: session } = useSession();
  const principal = principalOf(session);
  return {
    principal,
    may: (action: Action, subject: Omit<Subject, 'zone'>) =>
      decide(principal, action, { zone: session?.zone ?? '', ...subject }).allowed,
  };
}

/**
 * A session began, changed or ended: everything is read again. What was read for another person is forgotten at once.
 */
export async function changeSession(client: QueryClient, session: Session): Promise<void> {
  const before = client.getQueryData<Session>(KEY)?.account?.id;
  if (before !== session.account?.id) forgetAll(client);
  client.setQueryData(KEY, session);
  await client.invalidateQueries();
}

function forgetAll(client: QueryClient): void {
  forgetKept();
  const ofThePlan = ['plan', 'file', 'labels'];
  client.removeQueries({ predicate: ({ queryKey }) => !ofThePlan.includes(String(queryKey[0])) });
}
