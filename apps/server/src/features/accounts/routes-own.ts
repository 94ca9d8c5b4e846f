import {
  deleteSession,
  endOtherSessions,
  endSession,
  getOwnAccount,
  getSession,
  listSessions,
  lookAtLink,
  postProviderReturn,
  postProviderSignIn,
  postSecondFactor,
  postSession,
  putPassword,
  putSecondFactor,
  removeSecondFactor,
  type Session,
  useLink,
} from '@luodi/api';
import { invariant } from '@luodi/core/base';
import type { RequestContext, Route } from '../../platform/http/index.ts';
import { route } from '../../platform/index.ts';
import type { LinkService } from './links/links.ts';
import type { OwnAccountService } from './own-account.ts';
import type { Visitor } from './parts.ts';
import type { ProviderService } from './provider.ts';
import type { Opened, SessionService } from './sessions/sessions.ts';
import { DEVICE_S, type SignInService } from './sign-in.ts';

interface Services {
  readonly sessions: SessionService;
  readonly signIn: SignInService;
  readonly own: OwnAccountService;
  readonly links: LinkService;
  readonly provider: ProviderService;
}

function visitorOf({ client, isExposed, cookies, header }: RequestContext): Visitor {
  return {
    client,
    isExposed,
    browser: (header('user-agent') ?? '').slice(0, 200),
    device: cookies.read('device'),
    token: cookies.read('session'),
  };
}

/** Hands the tokens of a session that was opened to the browser. */
function handOver({ cookies }: RequestContext, opened: Opened): Session {
  cookies.set('session', opened.token);
  cookies.set('device', opened.device, DEVICE_S);
  return opened.session;
}

/** Id of the account that is signed in. The mount has asked for one: the action is given to accounts only. */
function ownId({ principal }: RequestContext): string {
  invariant(principal.kind === 'account', 'an action of accounts only');
  return principal.id;
}

/** Routes of signing in and of one's own account. */
export function ownRoutes({ sessions, signIn, own, links, provider }: Services): Route[] {
  const listOwn = async (context: RequestContext) => ({
    sessions: await sessions.list(ownId(context), context.session),
  });
  return [
    route(getSession)((_, { cookies }) => sessions.show(cookies.read('session'))),
    route(postSession)(async ({ body }, context) =>
      handOver(context, await signIn.signIn(body, visitorOf(context))),
    ),
    route(deleteSession)(async (_, context) => {
      const { session, cookies } = context;
      if (session !== undefined) await sessions.signOut(ownId(context), session);
      cookies.set('session', undefined);
      return sessions.show(undefined);
    }),
    route(postProviderSignIn)(async ({ body }, context) => {
      const visit = await provider.begin(body.token, context.origin, visitorOf(context));
      context.cookies.set('visit', visit.browser, visit.seconds);
      return { url: visit.url };
    }),
    route(postProviderReturn)(async ({ body }, context) => {
      const browser = context.cookies.read('visit');
      context.cookies.set('visit', undefined);
      return handOver(
        context,
        await provider.finish(body.query, browser, context.origin, visitorOf(context)),
      );
    }),
    route(listSessions)((_, context) => listOwn(context)),
    route(endSession)(async ({ params }, context) => {
      await sessions.end(ownId(context), { only: params.id });
      if (params.id === context.session) context.cookies.set('session', undefined);
      return listOwn(context);
    }),
    route(endOtherSessions)(async (_, context) => {
      await sessions.end(ownId(context), { except: context.session });
      return listOwn(context);
    }),
    route(getOwnAccount)((_, context) => own.show(ownId(context))),
    route(putPassword)(async ({ body }, context) =>
      handOver(
        context,
        await own.changePassword(ownId(context), body.current, body.next, visitorOf(context)),
      ),
    ),
    route(postSecondFactor)(({ body }, context) =>
      own.beginSecondFactor(ownId(context), body.password, visitorOf(context)),
    ),
    route(putSecondFactor)(async ({ body }, context) => {
      const done = await own.confirmSecondFactor(ownId(context), body.code, visitorOf(context));
      return { recoveryCodes: done.recoveryCodes, session: handOver(context, done.opened) };
    }),
    route(removeSecondFactor)(async ({ body }, context) =>
      handOver(
        context,
        await own.removeSecondFactor(ownId(context), body.password, body.code, visitorOf(context)),
      ),
    ),
    route(lookAtLink)(({ body }) => links.look(body.token)),
    route(useLink)(async ({ body }, context) => {
      const { opened, trial } = await links.use(body, visitorOf(context));
      return {
        session: handOver(context, opened),
        trial: trial.map(({ login, roles }) => ({ login, roles: [...roles] })),
      };
    }),
  ];
}
