/**
 * Who may do what, route by route, written from the documentation (docs/guides/accounts.md, domain roles) and not from
 * the table in core: the two are compared by rights.itest.ts. A route that is missing here fails that test.
 *
 * To add a route: one row, `route` as "METHOD /path", and `may`, who may attempt it: `everyone`, `signed in`, or a
 * list of roles. When it acts on single things, `things` names each that is asked about in each of its states, and one
 * of another zone (rights-things.ts makes them), with the status that those who may are told; `only` narrows who may
 * for that one thing, everybody else who may attempt the route is told `others`; `seen` is who may see the register it
 * stands in: to everybody else the route is as closed as one they may not attempt. A thing of another zone is always 404.
 * `sent` names the classes of field that stand in it: who may see them is sent them, and nobody else anywhere.
 */
import type { Role } from '@luodi/core/access';

export interface ThingRow {
  /** Name of a thing that rights-world.ts can make. */
  readonly thing: string;
  /** Status for those who may. */
  readonly told: number;
  /** Who may see the register it stands in: everybody unless told otherwise. */
  readonly seen?: readonly Role[];
  readonly only?: readonly Role[];
  /** Those to whom this one thing is not there, though they may attempt the route. */
  readonly hidden?: readonly Role[];
  /** What everybody else is told who may attempt the route: 403 unless it says that it is not there. */
  readonly others?: number;
  /** Classes of fields it holds: whoever may see them has to be sent them ({@link SENT}). */
  readonly sent?: readonly FieldClass[];
}

/** Classes of fields: what is public is sent to everybody who may ask. */
export type FieldClass = 'public' | ClosedClass;

/** Classes of fields that are closed to somebody. */
type ClosedClass = 'internal' | 'commercial' | 'personal' | 'own commercial' | 'own personal';

export interface RouteRow {
  readonly route: string;
  readonly may: 'everyone' | 'signed in' | readonly Role[];
  /** Register that is asked about when nothing in particular is: enterprises unless told otherwise. */
  readonly register?: string;
  readonly things?: readonly ThingRow[];
  /** Whoever asked is not who they were afterwards: somebody new asks each time. */
  readonly changesCaller?: true;
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

/** Who sees which class of field of a project; `own`: of one of the enterprise that asks. */
export const SENT: Readonly<Record<ClosedClass, readonly Role[]>> = {
  internal: [...STAFF, 'auditor'],
  commercial: ['planner', 'leader', 'data-clerk', 'auditor'],
  personal: ['data-clerk', 'investment-officer'],
  'own commercial': ['planner', 'leader', 'data-clerk', 'auditor', 'enterprise'],
  'own personal': ['data-clerk', 'investment-officer', 'enterprise'],
};
const OTHERS: readonly FieldClass[] = ['internal', 'commercial', 'personal'];
const OWN: readonly FieldClass[] = ['internal', 'own commercial', 'own personal'];

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
/** Somebody may change each register, and nobody else. */
const KEEPERS = {
  enterprise: ['data-clerk'],
  building: ['data-clerk', 'zone-company'],
  project: ['data-clerk', 'investment-officer'],
  measure: ['data-clerk', 'planner'],
} as const satisfies Record<string, readonly Role[]>;
const kept = (doing: string, told: number): ThingRow[] =>
  Object.entries(KEEPERS).map(([what, only]) => ({
    thing: `${what === 'enterprise' ? 'an' : 'a'} ${what} to ${doing}`,
    told,
    only,
  }));

const IMPORT_STATES = [
  'reading', 'asking', 'checked', 'committing', 'committed', 'refused', 'cancelled', 'interrupted',
] as const;
type ImportState = (typeof IMPORT_STATES)[number];

/**
 * An import, whoever prepared it, is a matter of those who may import into its register: the data clerk for all, the
 * planner for land and the matters of the plan. For everybody else it is not there, prepared by themselves or not.
 */
const imports = (told: Readonly<Record<ImportState, number>>, asked = IMPORT_STATES): ThingRow[] => [
  ...asked.flatMap((state): ThingRow[] => [
    { thing: `their own import of parcels, ${state}`, told: told[state] },
    { thing: `somebody else’s import of parcels, ${state}`, told: told[state] },
    { thing: `their own import of enterprises, ${state}`, told: told[state], only: ['data-clerk'], others: 404 },
    {
      thing: `somebody else’s import of enterprises, ${state}`,
      told: told[state],
      only: ['data-clerk'],
      others: 404,
    },
    { thing: `an import of another zone, ${state}`, told: 404 },
  ]),
  { thing: 'no import', told: 404 },
];
const SEEN = imports({
  reading: 200, asking: 200, checked: 200, committing: 200, committed: 200, refused: 200, cancelled: 200,
  interrupted: 200,
});

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
    things: [
      // Kept without what a page shows of it: a question that was answered is asked in reviews' own tests.
      { thing: 'a review asked', told: 200 },
      { thing: 'a review of another zone', told: 404 },
      { thing: 'no review', told: 404 },
    ],
  },
  {
    route: 'GET /api/reviews/{id}/proof',
    may: 'everyone',
    things: [
      { thing: 'a review asked', told: 200 },
      { thing: 'a review', told: 200 },
      { thing: 'a review of another zone', told: 404 },
      { thing: 'no review', told: 404 },
    ],
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
  { route: 'DELETE /api/session', may: 'signed in', changesCaller: true },
  { route: 'POST /api/session/provider', may: 'everyone' },
  { route: 'POST /api/session/provider/return', may: 'everyone' },
  { route: 'GET /api/sessions', may: 'signed in' },
  { route: 'DELETE /api/sessions', may: 'signed in', changesCaller: true },
  {
    route: 'DELETE /api/sessions/{id}',
    may: 'signed in',
    changesCaller: true,
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
  { route: 'GET /api/sign-in-locks', may: ['security-administrator', 'auditor'] },
  {
    route: 'POST /api/sign-in-locks/{id}/lift',
    may: SECURITY,
    things: [
      { thing: 'a locked address', told: 200 },
      { thing: 'their own locked address', told: 403 },
      { thing: 'a locked name', told: 404 },
      { thing: 'a lock that is over', told: 404 },
      { thing: 'a locked address of another zone', told: 404 },
      { thing: 'no lock', told: 404 },
    ],
  },
  { route: 'POST /api/accounts/{id}/erase', may: SECURITY, things: states(409, 409, 200, 409, 409) },
  { route: 'GET /api/access', may: 'signed in' },

  // Enterprises are a disclosed register, projects are not. Who holds no role sees what visitors see.
  { route: 'GET /api/registers', may: 'everyone' },
  {
    route: 'GET /api/registers/{register}/records',
    may: 'everyone',
    things: [
      { thing: 'enterprises', told: 200, sent: ['public', 'internal'] },
      { thing: 'enterprises as of a day', told: 200, sent: ['public', 'internal'] },
      { thing: 'land supplied', told: 200, sent: ['public', 'internal', 'commercial'] },
      { thing: 'projects', told: 200, seen: READERS, sent: [...OTHERS, ...OWN] },
      { thing: 'projects as of a day', told: 200, seen: READERS, sent: [...OTHERS, ...OWN] },
      // What may not be read may not be asked about: by what is found it would be told.
      { thing: 'enterprises by an internal value', told: 200, only: SENT.internal, others: 422 },
      { thing: 'enterprises in order of an internal value', told: 200, only: SENT.internal, others: 422 },
      { thing: 'enterprises by the name of a person', told: 422 },
      { thing: 'projects by a commercial value', told: 200, seen: READERS, only: SENT.commercial, others: 422 },
      { thing: 'projects in order of a commercial value', told: 200, seen: READERS, only: SENT.commercial, others: 422 },
      { thing: 'projects by the name of a person', told: 422, seen: READERS },
      { thing: 'a register there is not', told: 404 },
    ],
  },
  {
    route: 'GET /api/registers/{register}/places',
    may: 'everyone',
    things: [
      { thing: 'enterprises', told: 200, sent: ['public'] },
      { thing: 'enterprises by an internal value', told: 200, only: SENT.internal, others: 422 },
      { thing: 'projects', told: 200, seen: READERS },
      { thing: 'projects by a commercial value', told: 200, seen: READERS, only: SENT.commercial, others: 422 },
      { thing: 'a register there is not', told: 404 },
    ],
  },
  {
    route: 'GET /api/registers/{register}/breakdown',
    may: 'everyone',
    things: [
      { thing: 'enterprises by their parks', told: 200 },
      // What may not be read may not be grouped by: the groups would tell it.
      { thing: 'enterprises by an amount', told: 422 },
      { thing: 'enterprises by their parks and an internal value', told: 200, only: SENT.internal, others: 422 },
      {
        thing: 'projects by their enterprises',
        told: 200,
        seen: READERS,
        only: SENT.internal,
        others: 422,
        sent: ['commercial'],
      },
      { thing: 'a register there is not by groups', told: 404 },
    ],
  },
  {
    route: 'GET /api/registers/{register}/comparison',
    may: 'everyone',
    things: [
      { thing: 'enterprises compared', told: 200, sent: ['public'] },
      { thing: 'enterprises by an internal value compared', told: 200, only: SENT.internal, others: 422 },
      { thing: 'projects compared', told: 200, seen: READERS },
      { thing: 'a register there is not compared', told: 404 },
    ],
  },
  {
    route: 'GET /api/registers/{register}/trend',
    may: 'everyone',
    things: [
      { thing: 'enterprises over time', told: 200 },
      { thing: 'projects over time', told: 200, seen: READERS },
      { thing: 'a register there is not over time', told: 404 },
    ],
  },
  {
    route: 'GET /api/registers/{register}/records/{id}',
    may: 'everyone',
    things: [
      { thing: 'an enterprise', told: 200 },
      { thing: 'an enterprise with a value in each class of field', told: 200, sent: ['public', 'internal'] },
      { thing: 'an ended enterprise', told: 404 },
      { thing: 'an ended enterprise on a day before', told: 200 },
      { thing: 'a project', told: 200, seen: READERS, sent: OTHERS },
      { thing: 'a project of the enterprise that asks', told: 200, seen: READERS, sent: OWN },
      { thing: 'an enterprise of another zone', told: 404 },
      { thing: 'a project of another zone', told: 404, seen: READERS },
      { thing: 'no enterprise', told: 404 },
      { thing: 'a record of a register there is not', told: 404 },
    ],
  },
  {
    route: 'GET /api/registers/{register}/records/{id}/succession',
    may: 'everyone',
    register: 'parcels',
    things: [
      { thing: 'a merged parcel', told: 200 },
      { thing: 'a merged parcel of another zone', told: 404 },
      { thing: 'a project', told: 200, seen: READERS },
      { thing: 'a record of a register there is not', told: 404 },
    ],
  },
  {
    route: 'GET /api/registers/{register}/records/{id}/history',
    may: READERS,
    things: [
      { thing: 'an enterprise', told: 200 },
      { thing: 'an enterprise with a value in each class of field', told: 200, sent: ['public', 'internal'] },
      { thing: 'an ended enterprise', told: 200 },
      { thing: 'a project', told: 200, sent: OTHERS },
      { thing: 'a project of the enterprise that asks', told: 200, sent: OWN },
      { thing: 'an enterprise of another zone', told: 404 },
      { thing: 'a project of another zone', told: 404 },
      { thing: 'no enterprise', told: 404 },
      { thing: 'a record of a register there is not', told: 404 },
    ],
  },
  {
    route: 'GET /api/change-sets/{id}',
    may: READERS,
    things: [
      { thing: 'an act on an enterprise', told: 200 },
      { thing: 'an act of another zone', told: 404 },
      { thing: 'no act', told: 404 },
    ],
  },
  {
    route: 'POST /api/registers/{register}/records',
    may: CHANGERS,
    things: [
      ...kept('enter', 201),
      { thing: 'a commercial value of a project to enter', told: 201, only: ['data-clerk'] },
      { thing: 'a thing of a register there is not to enter', told: 404 },
    ],
  },
  {
    route: 'PATCH /api/registers/{register}/records/{id}',
    may: CHANGERS,
    things: [
      ...kept('change', 200),
      { thing: 'the contact of a project to change', told: 200, only: KEEPERS.project },
      { thing: 'a commercial value of a project to change', told: 200, only: ['data-clerk'] },
      { thing: 'an ended enterprise to change', told: 200, only: ['data-clerk'] },
      { thing: 'an enterprise changed meanwhile', told: 412, only: ['data-clerk'] },
      { thing: 'an enterprise without the version seen', told: 428, only: ['data-clerk'] },
      { thing: 'an enterprise of another zone to change', told: 404 },
      { thing: 'a building of another zone to change', told: 404 },
      { thing: 'no enterprise', told: 404 },
    ],
  },
  {
    route: 'POST /api/pictures',
    may: CHANGERS,
    things: [
      { thing: 'a picture for an enterprise', told: 201, only: KEEPERS.enterprise },
      { thing: 'a picture for a building', told: 201, only: KEEPERS.building },
      { thing: 'a picture for a project', told: 201, only: KEEPERS.project },
      { thing: 'a picture for a measure', told: 201, only: KEEPERS.measure },
    ],
  },
  {
    route: 'GET /api/pictures/{hash}',
    may: SENT.internal,
    things: [
      { thing: 'a picture', told: 200 },
      { thing: 'a picture of another zone', told: 404 },
      { thing: 'no picture', told: 404 },
    ],
  },
  {
    route: 'POST /api/registers/{register}/records/{id}/end',
    may: CHANGERS,
    things: [
      ...kept('change', 200),
      { thing: 'an ended enterprise to change', told: 409, only: ['data-clerk'] },
      { thing: 'an enterprise changed meanwhile', told: 412, only: ['data-clerk'] },
      { thing: 'an enterprise of another zone to change', told: 404 },
      { thing: 'no enterprise', told: 404 },
    ],
  },
  {
    route: 'GET /api/registers/parcels/referring',
    may: CHANGERS,
    things: [
      { thing: 'parcels that are named', told: 200, only: ['data-clerk', 'planner'] },
      { thing: 'parcels of another zone that are named', told: 404 },
    ],
  },
  {
    route: 'POST /api/registers/parcels/reshape',
    may: CHANGERS,
    things: [
      { thing: 'parcels to merge', told: 200, only: ['data-clerk', 'planner'] },
      { thing: 'parcels of another zone to merge', told: 404, only: ['data-clerk', 'planner'] },
    ],
  },
  {
    route: 'POST /api/registers/{register}/records/{id}/erase-personal',
    may: SECURITY,
    things: [
      { thing: 'a project', told: 200 },
      { thing: 'an enterprise', told: 200 },
      { thing: 'a project of another zone', told: 404 },
      { thing: 'an enterprise of another zone', told: 404 },
      { thing: 'no enterprise', told: 404 },
    ],
  },
  {
    route: 'GET /api/registers/{register}/views',
    may: READERS,
    things: [{ thing: 'their views', told: 200 }, { thing: 'views of a register there is not', told: 404 }],
  },
  {
    route: 'PUT /api/registers/{register}/views',
    may: READERS,
    things: [{ thing: 'a view to keep', told: 200 }, { thing: 'views of a register there is not', told: 404 }],
  },
  {
    route: 'DELETE /api/registers/{register}/views/{id}',
    may: READERS,
    things: [
      { thing: 'their own view', told: 200 },
      { thing: 'a view of somebody else', told: 404 },
      { thing: 'a view of another zone', told: 404 },
      { thing: 'no view', told: 404 },
    ],
  },
  {
    route: 'GET /api/registers/{register}/export',
    may: READERS,
    things: [
      { thing: 'projects as of a day as a file', told: 200, sent: [...OTHERS, ...OWN] },
      { thing: 'a register there is not as a file', told: 404 },
    ],
  },
  {
    route: 'GET /api/registers/{register}/template',
    may: IMPORTERS,
    register: 'parcels',
    things: [
      { thing: 'the template of parcels', told: 200 },
      { thing: 'the template of enterprises', told: 200, only: ['data-clerk'], others: 404 },
      { thing: 'the template of a register there is not', told: 404 },
    ],
  },
  {
    route: 'POST /api/imports',
    may: IMPORTERS,
    things: [
      { thing: 'a file of parcels', told: 201 },
      { thing: 'a file of enterprises', told: 201, only: ['data-clerk'] },
      { thing: 'a file of a register there is not', told: 404 },
    ],
  },
  { route: 'GET /api/imports', may: IMPORTERS },
  { route: 'GET /api/imports/{id}', may: IMPORTERS, things: SEEN },
  {
    route: 'PUT /api/imports/{id}/reading',
    may: IMPORTERS,
    things: imports({
      reading: 409, asking: 200, checked: 200, committing: 409, committed: 409, refused: 409, cancelled: 409,
      interrupted: 200,
    }),
  },
  { route: 'GET /api/imports/{id}/findings', may: IMPORTERS, things: SEEN },
  { route: 'GET /api/imports/{id}/findings.csv', may: IMPORTERS, things: SEEN },
  { route: 'GET /api/imports/{id}/changes', may: IMPORTERS, things: SEEN },
  {
    route: 'POST /api/imports/{id}/commit',
    may: IMPORTERS,
    things: imports({
      reading: 409, asking: 409, checked: 200, committing: 409, committed: 200, refused: 409, cancelled: 409,
      interrupted: 409,
    }),
  },
  {
    route: 'POST /api/imports/{id}/cancel',
    may: IMPORTERS,
    things: imports({
      reading: 200, asking: 200, checked: 200, committing: 409, committed: 409, refused: 200, cancelled: 200,
      interrupted: 200,
    }),
  },

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
