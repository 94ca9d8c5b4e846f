import { randomUUID } from 'node:crypto';
import type { PlanPackage } from '@luodi/core/plan';
import type { FieldValue } from '@luodi/core/registers';
import type { JobState } from './features/exchange/store.ts';
import { type Arrived, CLASS_CANARIES, PICTURE, type Request } from './rights-asking.ts';
import type { Makers } from './rights-world.ts';

/** Makes what a request about a thing is made of. A thing of their own is made for whoever asks, any other for all. */
type Make = (caller: Arrived) => Promise<Request>;

/** Every thing the table asks about, by the name it has there. */
export function thingsOf(makers: Makers): ReadonlyMap<string, Make> {
  return new Map([
    ...Object.entries(peopleOf(makers)),
    ...Object.entries(recordsOf(makers)),
    ...Object.entries(changesOf(makers)),
    ...Object.entries(keptOf(makers)),
    ...importsOf(makers),
  ]);
}

const NOBODY = 'none';

function peopleOf({ zone, other, account, turned, session, lock }: Makers): Record<string, Make> {
  const of = (id: string): Request => ({ params: { id }, body: { reason: 'test', roles: [] } });
  return {
    'an active account': async () => of((await account(zone, [])).id),
    'an invited account': async () => of((await account(zone, [], 'invited')).id),
    'a disabled account': async () => of(await turned('disabled')),
    'a removed account': async () => of(await turned('removed')),
    'their own account': async (caller) => of(caller?.account ?? NOBODY),
    'an account of another zone': async () => of((await account(other, [])).id),
    'no account': async () => of(randomUUID()),
    'a locked address': async () => of(await lock(zone, { kind: 'address' })),
    'their own locked address': async (caller) =>
      of(await lock(zone, { kind: 'address', own: caller?.account })),
    'a locked name': async () => of(await lock(zone, { kind: 'name' })),
    'a lock that is over': async () => of(await lock(zone, { kind: 'address', isOver: true })),
    'a locked address of another zone': async () => of(await lock(other, { kind: 'address' })),
    'no lock': async () => of('none'),
    'their own session': async (caller) => ({ params: { id: caller?.session ?? NOBODY } }),
    'a session of somebody else': async () => {
      const { id } = await account(zone, []);
      return { params: { id: (await session(zone, id)).id } };
    },
    'a session of another zone': async () => {
      const { id } = await account(other, []);
      return { params: { id: (await session(other, id)).id } };
    },
  };
}

const ofRecord = (register: string, id: string, more: Request = {}): Request => ({
  params: { register, id },
  ...more,
});
const reason = { reason: 'test' };
/** Somewhere in the zone. */
const PLACE = { grid: { kind: 'point', points: [0, 0] }, origin: { crs: 'grid' } } as const;

function recordsOf({
  plan,
  otherPlan,
  ownEnterprise,
  named,
  record,
  enterprise,
  end,
}: Makers): Record<string, Make> {
  /** A project with a value in every class of field. */
  const project = async (of: PlanPackage, own = false) => {
    const values = {
      number: named(of),
      name: `${CLASS_CANARIES.internal} ${named(of)}`,
      promisedTax: CLASS_CANARIES[own ? 'own commercial' : 'commercial'],
      ...(own ? { enterprise: ownEnterprise } : {}),
    };
    const officer = CLASS_CANARIES[own ? 'own personal' : 'personal'];
    const { id } = await record(of, 'projects', values, { personal: { officer } });
    return ofRecord('projects', id, { body: reason });
  };
  /** A record of a disclosed register with a value in each class of field it has. */
  const disclosed = async (register: 'enterprises' | 'land-supply') => {
    const name = `${CLASS_CANARIES.public} ${randomUUID()}`;
    const { internal: remark, commercial } = CLASS_CANARIES;
    const { id } =
      register === 'enterprises'
        ? await record(
            plan,
            register,
            { name, remark, location: PLACE },
            { personal: { contact: CLASS_CANARIES.personal } },
          )
        : await record(plan, register, { number: name, remark, contractTax: commercial });
    return ofRecord(register, id, { body: reason });
  };
  const found =
    (query: Record<string, string>, register: 'enterprises' | 'land-supply' = 'enterprises') =>
    async () => {
      await disclosed(register);
      return { params: { register }, query: { search: CLASS_CANARIES.public, ...query } };
    };
  const foundBy = (field: string, operator: string, value: unknown) =>
    found({ filters: JSON.stringify([{ field, operator, value }]) });
  const ended = async () => {
    const { id } = await enterprise(plan);
    await end('enterprises', id);
    return id;
  };
  const asked =
    (query: Record<string, string>, register = 'projects') =>
    async () => {
      for (const own of [false, true]) await project(plan, own);
      await project(otherPlan);
      return { params: { register }, query };
    };
  const sought = (field: string, operator: string, value: unknown) =>
    asked({ filters: JSON.stringify([{ field, operator, value }]) });
  return {
    'an enterprise': async () => ofRecord('enterprises', (await enterprise(plan)).id, { body: reason }),
    'an ended enterprise': async () => ofRecord('enterprises', await ended()),
    'an ended enterprise on a day before': async () =>
      ofRecord('enterprises', await ended(), { query: { day: '2020-06-01' } }),
    'an enterprise of another zone': async () =>
      ofRecord('enterprises', (await enterprise(otherPlan)).id, { body: reason }),
    'no enterprise': async () =>
      ofRecord('enterprises', randomUUID(), { body: { ...reason, values: { name: 'none' } } }),
    'a record of a register there is not': async () => ofRecord('none', (await enterprise(plan)).id),
    'a project': () => project(plan),
    'a project of the enterprise that asks': () => project(plan, true),
    'a project of another zone': () => project(otherPlan),
    'an act on an enterprise': async () => ({ params: { id: (await enterprise(plan)).changeSet } }),
    'an act of another zone': async () => ({ params: { id: (await enterprise(otherPlan)).changeSet } }),
    'no act': async () => ({ params: { id: randomUUID() } }),
    'an enterprise with a value in each class of field': () => disclosed('enterprises'),
    enterprises: found({}),
    'enterprises as of a day': found({ day: '2022-01-01' }),
    'enterprises by an internal value': foundBy('remark', 'contains', CLASS_CANARIES.internal),
    'enterprises in order of an internal value': found({ sort: '-employees' }),
    'enterprises by the name of a person': foundBy('contact', 'contains', CLASS_CANARIES.personal),
    'enterprises by their parks': found({ by: 'park' }),
    'enterprises by an amount': found({ by: 'registeredCapital' }),
    'enterprises by their parks and an internal value': found({
      by: 'park',
      filters: JSON.stringify([{ field: 'remark', operator: 'contains', value: CLASS_CANARIES.internal }]),
    }),
    'enterprises compared': found({ beforeDay: '1990-01-01' }),
    'enterprises by an internal value compared': found({
      beforeDay: '1990-01-01',
      filters: JSON.stringify([{ field: 'remark', operator: 'contains', value: CLASS_CANARIES.internal }]),
    }),
    'projects compared': asked({ beforeDay: '1990-01-01' }),
    'a register there is not compared': asked({ beforeDay: '1990-01-01' }, 'none'),
    'enterprises over time': found({ from: '2024-01-01', step: 'year' }),
    // One project of its own: the sum over all that were made so far is no value that could be looked for.
    'projects by their enterprises': async () => {
      const number = named(plan);
      await record(plan, 'projects', { number, name: number, promisedTax: CLASS_CANARIES.commercial });
      const filters = JSON.stringify([{ field: 'number', operator: 'contains', value: number }]);
      return { params: { register: 'projects' }, query: { by: 'enterprise', filters } };
    },
    'projects over time': asked({ from: '2024-01-01', step: 'year' }),
    'a register there is not by groups': asked({ by: 'park' }, 'none'),
    'a register there is not over time': asked({ from: '2024-01-01', step: 'year' }, 'none'),
    'land supplied': found({}, 'land-supply'),
    projects: asked({}),
    'projects as of a day': asked({ day: '2022-01-01' }),
    'projects as of a day as a file': asked({ format: 'csv', day: '2022-01-01' }),
    'projects by a commercial value': sought('promisedTax', 'at-least', CLASS_CANARIES.commercial),
    'projects in order of a commercial value': asked({ sort: '-promisedTax' }),
    'projects by the name of a person': sought('officer', 'contains', CLASS_CANARIES.personal),
    'a register there is not': asked({}, 'none'),
    'a register there is not as a file': asked({ format: 'csv' }, 'none'),
  };
}

function changesOf({ plan, otherPlan, named, record, end }: Makers): Record<string, Make> {
  const from = '2024-01-01';
  const entering = (register: string, values: () => object) => async (): Promise<Request> => ({
    params: { register },
    body: { from, ...reason, values: values() },
  });
  const title = (register: string) =>
    ({ 'policy-measures': 'title', parcels: 'number', projects: 'name' })[register] ?? 'name';
  const made = (of: PlanPackage, register: string) => record(of, register, { [title(register)]: named(of) });
  const changing =
    (register: string, of: PlanPackage = plan, values?: Record<string, unknown>): Make =>
    async () => {
      const { id, version } = await made(of, register);
      const body = { from, ...reason, values: values ?? { [title(register)]: `changed ${id}` } };
      return ofRecord(register, id, { body, headers: { 'if-match': `"${version}"` } });
    };
  const meanwhile =
    (headers: Record<string, string>): Make =>
    async () => {
      const { id } = await made(plan, 'enterprises');
      return ofRecord('enterprises', id, {
        body: { from, ...reason, values: { name: `changed ${id}` } },
        headers,
      });
    };
  const merged =
    (of: PlanPackage): Make =>
    async () => {
      const { id } = await record(of, 'parcels', { number: named(of), area: '10000' });
      await record(of, 'parcels', { number: named(of), area: '10000', derivedFrom: [id] });
      return ofRecord('parcels', id);
    };
  const naming =
    (of: PlanPackage): Make =>
    async () => {
      const { id } = await record(of, 'parcels', { number: named(of), area: '10000' });
      await record(of, 'buildings', { number: named(of), name: named(of), parcel: id });
      return { query: { day: from, parents: id } };
    };
  const merging =
    (of: PlanPackage): Make =>
    async () => {
      const land = { area: '10000' } satisfies Record<string, FieldValue>;
      const parcels = [];
      for (const _ of [1, 2])
        parcels.push(
          await record(of, 'parcels', { ...land, number: of === plan ? randomUUID() : named(of) }),
        );
      return {
        body: {
          day: from,
          ...reason,
          parents: parcels.map(({ id, version }) => ({ id, version })),
          children: [{ values: { number: randomUUID(), area: '20000' } }],
        },
      };
    };
  return {
    'an enterprise to enter': entering('enterprises', () => ({ name: randomUUID() })),
    'a building to enter': entering('buildings', () => ({ name: randomUUID() })),
    'a project to enter': entering('projects', () => ({ name: randomUUID(), number: randomUUID() })),
    'a measure to enter': entering('policy-measures', () => ({ title: randomUUID() })),
    'a commercial value of a project to enter': entering('projects', () => ({
      name: randomUUID(),
      number: randomUUID(),
      promisedTax: '1',
    })),
    'a thing of a register there is not to enter': entering('none', () => ({ name: randomUUID() })),
    'an enterprise to change': changing('enterprises'),
    'a building to change': changing('buildings'),
    'a project to change': changing('projects'),
    'a measure to change': changing('policy-measures'),
    'the contact of a project to change': changing('projects', plan, { officer: 'someone' }),
    'a commercial value of a project to change': changing('projects', plan, { promisedTax: '1' }),
    'an ended enterprise to change': async () => {
      const { id } = await made(plan, 'enterprises');
      const { known } = await end('enterprises', id);
      const body = { from: '2022-01-01', ...reason, values: { name: `changed ${id}` } };
      return ofRecord('enterprises', id, { body, headers: { 'if-match': `"${known}"` } });
    },
    'an enterprise changed meanwhile': meanwhile({ 'if-match': '"1"' }),
    'an enterprise without the version seen': meanwhile({}),
    'an enterprise of another zone to change': changing('enterprises', otherPlan),
    'a building of another zone to change': changing('buildings', otherPlan),
    'a merged parcel': merged(plan),
    'a merged parcel of another zone': merged(otherPlan),
    'parcels that are named': naming(plan),
    'parcels of another zone that are named': naming(otherPlan),
    'parcels to merge': merging(plan),
    'parcels of another zone to merge': merging(otherPlan),
  };
}

function keptOf({
  zone,
  other,
  plan,
  otherPlan,
  account,
  review,
  view,
  picture,
}: Makers): Record<string, Make> {
  const ofView = (id: string): Request => ({ params: { register: 'enterprises', id } });
  const sent =
    (register: string, file = PICTURE): Make =>
    async () => ({ query: { register }, file });
  const table = new Uint8Array(Buffer.from('宗地代码\n371581001001GB00001\n'));
  const uploaded =
    (register: string): Make =>
    async () => ({ query: { register, name: 'a.csv' }, file: table });
  return {
    'a review': async () => ({ params: { id: await review(plan) } }),
    'a review of another zone': async () => ({ params: { id: await review(otherPlan) } }),
    'no review': async () => ({ params: { id: randomUUID() } }),
    'their own view': async (caller) => ofView(await view(zone, caller?.account ?? NOBODY)),
    'a view of somebody else': async () => ofView(await view(zone, (await account(zone, [])).id)),
    'a view of another zone': async () => ofView(await view(other, (await account(other, [])).id)),
    'no view': async () => ofView(randomUUID()),
    'their views': async (caller) => {
      await view(other, caller?.account ?? NOBODY);
      await view(zone, (await account(zone, [])).id);
      return { params: { register: 'enterprises' } };
    },
    'a view to keep': async () => ({
      params: { register: 'enterprises' },
      body: { name: 'kept', query: '', columns: [] },
    }),
    'views of a register there is not': async () => ({
      params: { register: 'none' },
      body: { name: 'kept', query: '', columns: [] },
    }),
    'a picture': async () => ({ params: { hash: await picture(plan) } }),
    'a picture of another zone': async () => ({ params: { hash: await picture(otherPlan) } }),
    'no picture': async () => ({ params: { hash: 'f'.repeat(64) } }),
    'a picture for an enterprise': sent('enterprises'),
    'a picture for a building': sent('buildings'),
    'a picture for a project': sent('projects'),
    'a picture for a measure': sent('policy-measures'),
    'a file of enterprises': uploaded('enterprises'),
    'a file of parcels': uploaded('parcels'),
    'a file of a register there is not': uploaded('none'),
    'the template of enterprises': async () => ({ params: { register: 'enterprises' } }),
    'the template of parcels': async () => ({ params: { register: 'parcels' } }),
    'the template of a register there is not': async () => ({ params: { register: 'none' } }),
  };
}

const JOB_STATES: readonly JobState[] = [
  'reading',
  'asking',
  'checked',
  'committing',
  'committed',
  'refused',
  'cancelled',
  'interrupted',
];

/** Imports: of whoever asks and of somebody else, in each state, of parcels and of enterprises. */
function importsOf({ zone, other, account, importOf }: Makers): [string, Make][] {
  const body = { from: '2024-01-01', ...reason, answers: {} };
  const ofImport = (id: string): Request => ({ params: { id }, body });
  const things: [string, Make][] = [];
  for (const state of JOB_STATES) {
    for (const register of ['parcels', 'enterprises']) {
      const what = `import of ${register}, ${state}`;
      things.push([
        `their own ${what}`,
        async (caller) => ofImport(await importOf(zone, register, caller?.account ?? NOBODY, state)),
      ]);
      things.push([
        `somebody else’s ${what}`,
        async () => ofImport(await importOf(zone, register, (await account(zone, ['data-clerk'])).id, state)),
      ]);
    }
    things.push([
      `an import of another zone, ${state}`,
      async () => ofImport(await importOf(other, 'parcels', NOBODY, state)),
    ]);
  }
  return [...things, ['no import', async () => ofImport(randomUUID())]];
}

/** What only the other zone holds is there before anything is asked: lists have something to leave out. */
export async function fillOtherZone({
  other,
  otherPlan,
  named,
  record,
  review,
  account,
  view,
  importOf,
}: Makers) {
  const { id } = await account(other, ['data-clerk']);
  await record(otherPlan, 'enterprises', { name: named(otherPlan) });
  await record(otherPlan, 'policy-measures', { title: named(otherPlan) });
  await review(otherPlan);
  await view(other, id);
  await importOf(other, 'parcels', id, 'checked');
}
