import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';

const accounts = () => import('../features/accounts/index.ts');

/** Pages of signing in, of one's own account, of the accounts of others, and of the table of rights. */
export function accountRoutes<Root extends AnyRoute>(root: Root) {
  const parent = { getParentRoute: () => root };
  return [
    createRoute({
      ...parent,
      path: '/sign-in',
      component: lazyRouteComponent(accounts, 'SignInPage'),
      validateSearch: ({ back }: Record<string, unknown>): { back?: string } =>
        typeof back === 'string' ? { back } : {},
    }),
    createRoute({
      ...parent,
      path: '/sign-in/return',
      component: lazyRouteComponent(accounts, 'SignInReturnPage'),
    }),
    createRoute({ ...parent, path: '/welcome', component: lazyRouteComponent(accounts, 'WelcomePage') }),
    createRoute({ ...parent, path: '/account', component: lazyRouteComponent(accounts, 'AccountPage') }),
    createRoute({ ...parent, path: '/accounts', component: lazyRouteComponent(accounts, 'AccountsPage') }),
    createRoute({ ...parent, path: '/rights', component: lazyRouteComponent(accounts, 'RightsPage') }),
  ] as const;
}
