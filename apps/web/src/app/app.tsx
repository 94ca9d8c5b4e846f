import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  RouterProvider,
} from '@tanstack/react-router';
import { FindingsPage, findingsSearch, LivingPlanPage } from '../features/living-plan/index.ts';
import { NotFound, Shell } from './shell.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });

const planRoute = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: LivingPlanPage,
  validateSearch: (search: Record<string, unknown>): { asOf?: string } =>
    typeof search.asOf === 'string' ? { asOf: search.asOf } : {},
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

const router = createRouter({
  routeTree: root.addChildren([planRoute, mapRoute, askRoute, reviewRoute, findingsRoute, verifyRoute]),
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
