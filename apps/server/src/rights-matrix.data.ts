/**
 * Who may do what, route by route, written from the documentation (docs/guides/accounts.md, domain roles) and not from
 * the table in core: the two are compared by rights.itest.ts. A route that is missing here fails that test.
 *
 * To add a route: one row, `route` as "METHOD /path", and `may`, who may attempt it: `everyone`, `signed in`, or a
 * list of roles. When it acts on single things, `things` names each that is asked about (rights-world.ts makes them)
 * with the status that those who may are told; `only` narrows who may for that one thing, everybody else who may
 * attempt the route is told 403. A thing of another zone is always 404.
 */
import type { Role } from '@luodi/core/access';

export interface ThingRow {
  /** Name of a thing that rights-world.ts can make. */
  readonly thing: string;
  /** Status for those who may. */
  readonly told: number;
  readonly only?: readonly Role[];
  /** Those to whom this one thing is not there, though they may attempt the route. */
  readonly hidden?: readonly Role[];
}

export interface RouteRow {
  readonly route: string;
  readonly may: 'everyone' | 'signed in' | readonly Role[];
  /** Register that is asked about when nothing in particular is: enterprises unless told otherwise. */
  readonly register?: string;
  readonly things?: readonly ThingRow[];
}

/** Everybody who works in or for the committee. */
const STAFF: readonly Role[] = [
  'planner', 'investment-officer', 'reviewer', 'zone-company', 'leader', 'supervisor', 'data-clerk',
];
const READERS: readonly Role[] = [...STAFF, 'auditor', 'enterprise'];
const CHANGERS: readonly Role[] = ['data-clerk', 'planner', 'investment-officer', 'zone-company'];
/** Who changes registers, and enterprises, which report. */
const SUBMITTERS: readonly Role[] = [...CHANGERS, 'enterprise'];
const IMPORTERS: readonly Role[] = ['data-clerk', 'planner'];
const SECURITY: readonly Role[] = ['security-administrator'];
const LEDGER: readonly Role[] = [
  'planner', 'leader', 'supervisor', 'data-clerk', 'auditor', 'security-administrator', 'system-administrator',
];

const states = (active: number, invited: number, disabled: number, removed: number, own: number): ThingRow[] => [
  { thing: 'an active account', told: active },
  { thing: 'an invited account', told: invited },
  { thing: 'a disabled account', told: disabled },
  { thing: 'a removed account', told: removed },
  { thing: 'their own account', told: own },
  { thing: 'an account of another zone', told: 404 },
  { thing: 'no account', told: 404 },
];

/** Submissions of somebody else, in every state. */
const submissions = (told: number): ThingRow[] =>
  [
    'a submission',
    'a submission of an enterprise',
    'a returned submission',
    'an approved submission',
    'a withdrawn submission',
  ].map((thing) => ({ thing, told }));

export const ROUTES: readonly RouteRow[] = [
  { route: 'GET /livez', may: 'everyone' },
  { route: 'GET /readyz', may: 'everyone' },
  { route: 'GET /api/plan', may: 'everyone' },
  { route: 'GET /api/plan/clauses', may: 'everyone' },
  { route: 'GET /api/plan/files/{file}', may: 'everyone' },
  { route: 'GET /api/plan/targets/{target}/value', may: 'everyone' },
  { route: 'GET /api/map/layers', may: 'everyone' },
  { route: 'GET /api/map/layers/{layer}', may: 'everyone' },
  { route: 'GET /api/map/layers/{layer}/grid', may: 'everyone' },
  { route: 'GET /api/map/at', may: 'everyone' },
  { route: 'GET /api/industries', may: 'everyone' },
  { route: 'POST /api/reviews', may: 'everyone' },
  { route: 'GET /api/reviews', may: [...STAFF, 'auditor'] },
  {
    route: 'GET /api/reviews/{id}',
    may: 'everyone',
    things: [{ thing: 'a review of another zone', told: 404 }],
  },
  {
    route: 'GET /api/reviews/{id}/proof',
    may: 'everyone',
    things: [{ thing: 'a review', told: 200 }, { thing: 'a review of another zone', told: 404 }],
  },
  { route: 'POST /api/proofs/verify', may: 'everyone' },
  { route: 'POST /api/footprints', may: 'everyone' },
  { route: 'GET /api/demonstration', may: 'everyone' },
  { route: 'POST /api/demonstration/remove', may: ['data-clerk', 'system-administrator'] },
  { route: 'GET /api/ledger', may: LEDGER },
  { route: 'GET /api/ledger/export', may: LEDGER },
  {
    route: 'GET /api/ledger/verify',
    may: ['planner', 'leader', 'supervisor', 'auditor', 'system-administrator'],
  },

  { route: 'GET /api/session', may: 'everyone' },
  { route: 'POST /api/session', may: 'everyone' },
  { route: 'DELETE /api/session', may: 'signed in' },
  { route: 'POST /api/session/provider', may: 'everyone' },
  { route: 'POST /api/session/provider/return', may: 'everyone' },
  { route: 'GET /api/sessions', may: 'signed in' },
  { route: 'DELETE /api/sessions', may: 'signed in' },
  {
    route: 'DELETE /api/sessions/{id}',
    may: 'signed in',
    things: [
      { thing: 'their own session', told: 200 },
      { thing: 'a session of somebody else', told: 404 },
      { thing: 'a session of another zone', told: 404 },
    ],
  },
  { route: 'GET /api/account', may: 'signed in' },
  { route: 'PUT /api/account/password', may: 'signed in' },
  { route: 'POST /api/account/second-factor', may: 'signed in' },
  { route: 'PUT /api/account/second-factor', may: 'signed in' },
  { route: 'POST /api/account/second-factor/remove', may: 'signed in' },
  { route: 'POST /api/links/look', may: 'everyone' },
  { route: 'POST /api/links/use', may: 'everyone' },
  { route: 'GET /api/accounts', may: ['security-administrator', 'auditor'] },
  { route: 'POST /api/accounts', may: SECURITY },
  {
    route: 'GET /api/accounts/{id}',
    may: ['security-administrator', 'auditor'],
    things: states(200, 200, 200, 200, 200),
  },
  { route: 'PUT /api/accounts/{id}/roles', may: SECURITY, things: states(200, 200, 200, 409, 403) },
  { route: 'POST /api/accounts/{id}/link', may: SECURITY, things: states(200, 200, 409, 409, 403) },
  { route: 'POST /api/accounts/{id}/disable', may: SECURITY, things: states(200, 200, 409, 409, 403) },
  { route: 'POST /api/accounts/{id}/enable', may: SECURITY, things: states(409, 409, 200, 409, 403) },
  { route: 'POST /api/accounts/{id}/unlock', may: SECURITY, things: states(200, 200, 200, 409, 403) },
  { route: 'POST /api/accounts/{id}/erase', may: SECURITY, things: states(409, 409, 200, 409, 409) },
  { route: 'GET /api/access', may: 'signed in' },

  { route: 'GET /api/registers', may: READERS },
  { route: 'GET /api/registers/{register}/records', may: READERS },
  { route: 'GET /api/registers/{register}/places', may: READERS },
  {
    route: 'GET /api/registers/{register}/records/{id}',
    may: READERS,
    things: [
      { thing: 'an enterprise', told: 200 },
      { thing: 'an ended enterprise', told: 404 },
      { thing: 'an enterprise of another zone', told: 404 },
    ],
  },
  {
    route: 'GET /api/registers/{register}/records/{id}/history',
    may: READERS,
    things: [
      { thing: 'an enterprise', told: 200 },
      { thing: 'an enterprise of another zone', told: 404 },
    ],
  },
  {
    route: 'GET /api/change-sets/{id}',
    may: READERS,
    things: [{ thing: 'an act on an enterprise', told: 200 }, { thing: 'an act of another zone', told: 404 }],
  },
  {
    route: 'POST /api/registers/{register}/records',
    may: CHANGERS,
    things: [
      { thing: 'an enterprise to enter', told: 201, only: ['data-clerk'] },
      { thing: 'a building to enter', told: 201, only: ['data-clerk', 'zone-company'] },
    ],
  },
  {
    route: 'PATCH /api/registers/{register}/records/{id}',
    may: CHANGERS,
    things: [
      { thing: 'an enterprise to change', told: 200, only: ['data-clerk'] },
      { thing: 'an enterprise of another zone to change', told: 404 },
    ],
  },
  { route: 'POST /api/pictures', may: CHANGERS },
  { route: 'GET /api/pictures/{hash}', may: READERS },
  {
    route: 'POST /api/registers/{register}/records/{id}/end',
    may: CHANGERS,
    things: [
      { thing: 'an enterprise to end', told: 200, only: ['data-clerk'] },
      { thing: 'an enterprise of another zone to end', told: 404 },
    ],
  },
  { route: 'POST /api/registers/parcels/reshape', may: CHANGERS },
  { route: 'POST /api/registers/{register}/records/{id}/erase-personal', may: SECURITY },
  { route: 'GET /api/registers/{register}/views', may: READERS },
  { route: 'PUT /api/registers/{register}/views', may: READERS },
  { route: 'DELETE /api/registers/{register}/views/{id}', may: READERS },
  { route: 'GET /api/registers/{register}/export', may: READERS },
  { route: 'GET /api/registers/{register}/template', may: IMPORTERS, register: 'parcels' },
  { route: 'POST /api/imports', may: IMPORTERS },
  { route: 'GET /api/imports', may: IMPORTERS },
  { route: 'GET /api/imports/{id}', may: IMPORTERS },
  { route: 'PUT /api/imports/{id}/reading', may: IMPORTERS },
  { route: 'GET /api/imports/{id}/findings', may: IMPORTERS },
  { route: 'GET /api/imports/{id}/findings.csv', may: IMPORTERS },
  { route: 'GET /api/imports/{id}/changes', may: IMPORTERS },
  { route: 'POST /api/imports/{id}/commit', may: IMPORTERS },
  { route: 'POST /api/imports/{id}/cancel', may: IMPORTERS },

  // What was submitted for approval: seen by the committee and, if it is theirs, by an enterprise.
  { route: 'GET /api/submissions', may: READERS },
  {
    route: 'GET /api/submissions/{id}',
    may: READERS,
    things: [
      ...submissions(200).map((one) => ({ ...one, hidden: ['enterprise' as const] })),
      { thing: 'their own submission', told: 200 },
      { thing: 'a submission of another zone', told: 404 },
    ],
  },
  {
    route: 'POST /api/submissions',
    may: SUBMITTERS,
    things: [
      { thing: 'a change of an enterprise to submit', told: 201, only: ['data-clerk'] },
      { thing: 'a change of a parcel to submit', told: 201, only: ['data-clerk', 'planner'] },
      { thing: 'a year of an enterprise to submit', told: 201, only: ['data-clerk', 'enterprise'] },
      { thing: 'a personal value to submit', told: 422, only: ['data-clerk'] },
      { thing: 'an enterprise of another zone to submit', told: 404 },
    ],
  },
  {
    route: 'PUT /api/submissions/{id}',
    may: SUBMITTERS,
    things: [
      ...submissions(403).map((one) => ({ ...one, hidden: ['enterprise' as const] })),
      { thing: 'their own submission', told: 409 },
      { thing: 'their own submission, approved', told: 409 },
      { thing: 'a submission of another zone', told: 404 },
    ],
  },
  {
    route: 'POST /api/submissions/{id}/withdraw',
    may: SUBMITTERS,
    things: [
      ...submissions(403).map((one) => ({ ...one, hidden: ['enterprise' as const] })),
      { thing: 'their own submission', told: 200 },
      { thing: 'their own submission, returned', told: 200 },
      { thing: 'their own submission, approved', told: 409 },
      { thing: 'a submission of another zone', told: 404 },
    ],
  },
  ...['approve', 'return'].map((act) => ({
    route: `POST /api/submissions/{id}/${act}`,
    may: ['leader', 'data-clerk'] as const,
    things: [
      { thing: 'a submission', told: 200, only: ['leader'] as const },
      { thing: 'a submission of an enterprise', told: 200 },
      { thing: 'a returned submission', told: 409, only: ['leader'] as const },
      { thing: 'an approved submission', told: 409, only: ['leader'] as const },
      { thing: 'a withdrawn submission', told: 409, only: ['leader'] as const },
      { thing: 'their own submission', told: 403 },
      { thing: 'a submission of another zone', told: 404 },
    ],
  })),
];
