import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';

const registers = () => import('../features/registers/index.ts');
const exchange = () => import('../features/exchange/index.ts');
const submissions = () => import('../features/submissions/index.ts');
const ledger = () => import('../features/ledger/index.ts');

/** Text of a search parameter; nothing when it is not there. */
function texts<Name extends string>(
  search: Readonly<Record<string, unknown>>,
  ...names: readonly Name[]
): { [N in Name]?: string } {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = search[name];
      return typeof value === 'string' && value !== '' ? [[name, value]] : [];
    }),
  ) as { [N in Name]?: string };
}

/** Pages of the registers, of what is brought in and taken out, and of the ledger. All are loaded when first opened. */
export function registerRoutes<Root extends AnyRoute>(root: Root) {
  const parent = { getParentRoute: () => root };
  return [
    createRoute({
      ...parent,
      path: '/registers',
      component: lazyRouteComponent(registers, 'RegistersPage'),
    }),
    createRoute({
      ...parent,
      path: '/registers/$register',
      component: lazyRouteComponent(registers, 'RegisterPage'),
      validateSearch: (search: Record<string, unknown>) =>
        texts(
          search,
          ...['search', 'filters', 'sort', 'columns', 'map', 'record'],
          ...['figures', 'by', 'depth', 'measure', 'step', 'order', 'beforeDay', 'beforeKnown', 'kind'],
        ),
    }),
    createRoute({
      ...parent,
      path: '/registers/$register/new',
      component: lazyRouteComponent(registers, 'NewRecordPage'),
    }),
    createRoute({
      ...parent,
      path: '/registers/$register/import',
      component: lazyRouteComponent(exchange, 'ImportPage'),
      validateSearch: (search: Record<string, unknown>) => texts(search, 'job'),
    }),
    createRoute({
      ...parent,
      path: '/registers/$register/$id',
      component: lazyRouteComponent(registers, 'RecordPage'),
    }),
    createRoute({
      ...parent,
      path: '/submissions',
      component: lazyRouteComponent(submissions, 'SubmissionsPage'),
      validateSearch: (search: Record<string, unknown>) => texts(search, 'whose', 'state'),
    }),
    createRoute({
      ...parent,
      path: '/submissions/new',
      component: lazyRouteComponent(submissions, 'NewSubmissionPage'),
    }),
    createRoute({
      ...parent,
      path: '/submissions/$id',
      component: lazyRouteComponent(submissions, 'SubmissionPage'),
    }),
    createRoute({
      ...parent,
      path: '/ledger',
      component: lazyRouteComponent(ledger, 'LedgerPage'),
      validateSearch: (search: Record<string, unknown>) => texts(search, 'actor', 'kind', 'on', 'entry'),
    }),
  ] as const;
}
