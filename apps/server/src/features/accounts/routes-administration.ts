import {
  disableAccount,
  enableAccount,
  eraseAccount,
  getAccount,
  liftSignInLock,
  listAccounts,
  listSignInLocks,
  postAccount,
  postAccountLink,
  putAccountRoles,
  unlockAccount,
} from '@luodi/api';
import type { Action } from '@luodi/core/access';
import type { RequestContext, Route } from '../../platform/http/index.ts';
import { route } from '../../platform/index.ts';
import { actorOf } from '../../platform/ledger/index.ts';
import type { AdministrationService } from './administration.ts';
import type { LockService } from './attempts/locks.ts';

/** Routes of whoever keeps accounts. Which accounts, the table of rights says: nobody changes their own. */
export function administrationRoutes(
  zone: string,
  service: AdministrationService,
  locks: LockService,
): Route[] {
  const check = ({ authorise }: RequestContext, action: Action, id: string) =>
    authorise(action, { zone, kind: 'account', id, account: id });
  return [
    route(listAccounts)(async (_, { principal }) => ({ accounts: await service.list(actorOf(principal)) })),
    route(getAccount)(({ params }, context) => {
      check(context, 'account.read', params.id);
      return service.get(params.id, actorOf(context.principal));
    }),
    route(postAccount)(({ body }, { principal }) => service.invite(body, actorOf(principal))),
    route(putAccountRoles)(({ params, body }, context) => {
      check(context, 'account.change', params.id);
      return service.setRoles(params.id, body, actorOf(context.principal));
    }),
    route(postAccountLink)(({ params, body }, context) => {
      check(context, 'account.change', params.id);
      return service.renewLink(params.id, body, actorOf(context.principal));
    }),
    route(disableAccount)(({ params, body }, context) => {
      check(context, 'account.disable', params.id);
      return service.disable(params.id, body.reason, actorOf(context.principal));
    }),
    route(enableAccount)(({ params, body }, context) => {
      check(context, 'account.disable', params.id);
      return service.enable(params.id, body.reason, actorOf(context.principal));
    }),
    route(unlockAccount)(({ params, body }, context) => {
      check(context, 'account.unlock', params.id);
      return service.unlock(params.id, body.reason, actorOf(context.principal));
    }),
    route(listSignInLocks)(async (_, { principal }) => ({ locks: await locks.list(actorOf(principal)) })),
    route(liftSignInLock)(async ({ params, body }, context) => {
      const asker = actorOf(context.principal);
      const attemptsBy = (await locks.isByOneself(params.id, asker)) ? 'oneself' : 'others';
      context.authorise('address.unlock', { zone, kind: 'lock', id: params.id, attemptsBy });
      await locks.lift(params.id, body.reason, asker);
      return {};
    }),
    route(eraseAccount)(({ params, body }, context) => {
      check(context, 'personal.erase', params.id);
      return service.erase(params.id, body.reason, actorOf(context.principal));
    }),
  ];
}
