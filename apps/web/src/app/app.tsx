import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  RouterProvider,
  redirect,
  retainSearchParams,
} from '@tanstack/react-router';
import { FindingsPage, findingsSearch, LivingPlanPage } from '../features/living-plan/index.ts';
import { type AsOfAddress, readAsOf } from '../platform/as-of.ts';
import { accountRoutes } from './account-routes.ts';
import { registerRoutes } from './register-routes.ts';
import { NotFound, Shell } from './shell.tsx';

const root = createRootRoute({
  component: Shell,
  notFoundComponent: NotFound,
  // The two times a reader looks at stand in every address and go along with every link.
  validateSearch: (search: Record<string, unknown>): AsOfAddress => readAsOf(search),
  search: { middlewares: [retainSearchParams(['day', 'known'])] },
});

const planRoute = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: LivingPlanPage,
  // Addresses sent before the day had one name for all pages.
  beforeLoad: ({ location }) => {
    const { asOf } = location.search as { asOf?: unknown };
    const { day } = readAsOf({ day: asOf });
    if (day) throw redirect({ to: '/', search: { day }, hash: location.hash, replace: true });
  },
});
const mapRoute = createRoute({
  getParentRoute: () => root,
  path: '/map',
  component: lazyRouteComponent(() => import('../features/map/index.ts'), 'MapPage'),
});
const askRoute = createRoute({
  getParentRoute: () => root,
  path: '/ask',
  component: lazyRouteComponent(() => import('../features/reviews/index.ts'), 'AskPage'),
});
const reviewRoute = createRoute({
  getParentRoute: () => root,
  path: '/ask/$id',
  component: lazyRouteComponent(() => import('../features/reviews/index.ts'), 'ReviewPage'),
});

const findingsRoute = createRoute({
  getParentRoute: () => root,
  path: '/findings',
  component: FindingsPage,
  validateSearch: findingsSearch,
});
const verifyRoute = createRoute({
  getParentRoute: () => root,
  path: '/verify',
  component: lazyRouteComponent(() => import('../features/reviews/index.ts'), 'VerifyPage'),
});

const screenRoute = createRoute({
  getParentRoute: () => root,
  path: '/screen',
  component: lazyRouteComponent(() => import('../features/screening/index.ts'), 'ScreenPage'),
});

const router = createRouter({
  routeTree: root.addChildren([
    planRoute,
    mapRoute,
    askRoute,
    reviewRoute,
    findingsRoute,
    verifyRoute,
    screenRoute,
    ...registerRoutes(root),
    ...accountRoutes(root),
  ]),
  // Plain addresses a person can read and change: every parameter is text.
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const given = Object.entries(search).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, String(value)]],
    );
    const text = new URLSearchParams(given).toString();
    return text ? `?${text}` : '';
  },
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** The whole web application. */
export function App() {
  return <RouterProvider router={router} />;
}
