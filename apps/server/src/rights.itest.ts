/**
 * The rights matrix (A1, A2): every route that is mounted, asked by every role, by an account without one, by one of
 * another zone and by nobody, about things of this zone in each state, and of another. What is to be expected stands
 * in rights-matrix.data.ts, written from the documentation. No cell is left unasked.
 */
import { type Endpoint, resources, takesBody, takesFile, urlOf } from '@luodi/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ALSO_WRITTEN, type Arrived, CANARIES, CLASS_CANARIES, type Request } from './rights-asking.ts';
import { type FieldClass, ROUTES, type RouteRow, SENT, type ThingRow } from './rights-matrix.data.ts';
import { submissionThings } from './rights-submissions.ts';
import { fillOtherZone, thingsOf } from './rights-things.ts';
import { CALLERS, type Caller, startWorld } from './rights-world.ts';

const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

function mayAttempt({ may }: RouteRow, caller: Caller): boolean {
  if (may === 'everyone') return true;
  if (caller === 'nobody' || caller === 'other zone') return false;
  return may === 'signed in' || (may as readonly Caller[]).includes(caller);
}

/** What somebody is told who may not: nobody, and a session of another zone, could still sign in. */
const refused = (caller: Caller) => (caller === 'nobody' || caller === 'other zone' ? 401 : 403);

/** What a caller has to be told about a thing: by the words of the table alone. */
function expected(row: RouteRow, thing: ThingRow | undefined, caller: Caller): number | 'answered' {
  if (!mayAttempt(row, caller)) return refused(caller);
  if (!thing) return 'answered';
  if (thing.seen && !includes(thing.seen, caller)) return refused(caller);
  if (thing.hidden && (thing.hidden as readonly Caller[]).includes(caller)) return 404;
  const narrowed = thing.only && !(thing.only as readonly Caller[]).includes(caller);
  return narrowed ? (thing.others ?? refused(caller)) : thing.told;
}

const includes = (list: readonly string[] | undefined, one: string) => list?.includes(one) ?? false;

/** What an answer tells that it may not, or keeps that it should tell. */
function badlyTold(row: RouteRow, thing: ThingRow | undefined, caller: Caller, text: string): string[] {
  const wrong: string[] = [];
  if (text.includes(CANARIES.zone)) wrong.push('was sent what belongs to another zone');
  const seesPeople = caller === 'security-administrator' || caller === 'auditor';
  const ownName = caller !== 'nobody' && /\/api\/(session|account)\b/.test(row.route);
  // Who prepared an import or submitted something is told by name to those who decide of it.
  const namesColleagues = /ledger|imports|submissions/.test(row.route);
  if (text.includes(CANARIES.person) && !seesPeople && !ownName && !namesColleagues)
    wrong.push('was sent the name of a person');
  for (const [kind, value] of Object.entries(CLASS_CANARIES) as [FieldClass, string][]) {
    const isSent = text.includes(value) || (ALSO_WRITTEN[value]?.test(text) ?? false);
    const may = mayAttempt(row, caller) && (kind === 'public' || includes(SENT[kind], caller));
    if (isSent && !may) wrong.push(`was sent a value of class ${kind}`);
    if (!isSent && may && includes(thing?.sent, kind)) wrong.push(`was not sent the value of class ${kind}`);
  }
  return wrong;
}

/** Routes act on the single things of these places: each has to be asked about, here and of another zone. */
const SINGLE = /\{(id|hash)\}/;

describe('the rights matrix', () => {
  let world: Awaited<ReturnType<typeof startWorld>>;
  let things: ReturnType<typeof thingsOf>;
  /** Callers and things, as long as they are what they were. */
  const arrivals = new Map<Caller, Arrived>();
  const made = new Map<string, Request>();
  /** Imports whose files the server reads meanwhile. */
  const reading: string[] = [];

  beforeAll(async () => {
    world = await startWorld();
    const asked = await world.ask(undefined, 'POST', '/api/reviews', {
      body: { case: { format: 'luodi-case/1', id: 'a', asOf: '2026-01-01', facts: {} } },
    });
    const { id } = JSON.parse(asked.text) as { id: string };
    things = new Map([...thingsOf(world.makers), ...Object.entries(submissionThings(world.makers))]).set(
      'a review asked',
      async () => ({ params: { id } }),
    );
    await fillOtherZone(world.makers);
  });
  afterAll(() => world?.stop());

  const isNewEachTime = (row: RouteRow, thing: ThingRow | undefined) =>
    row.changesCaller === true || (thing?.thing === 'their own account' && !row.route.startsWith('GET'));

  async function arrive(row: RouteRow, thing: ThingRow | undefined, caller: Caller): Promise<Arrived> {
    if (isNewEachTime(row, thing)) return world.makers.arrive(caller);
    if (!arrivals.has(caller)) arrivals.set(caller, await world.makers.arrive(caller));
    return arrivals.get(caller);
  }

  /** What a request about a thing is made of, under its name: the same one as long as nothing was done to the thing. */
  async function requestFor(row: RouteRow, thing: ThingRow | undefined, caller: Caller, arrived: Arrived) {
    if (!thing) return { request: {} as Request, key: '' };
    const make = things.get(thing.thing);
    if (!make) throw new Error(`rights-things.ts does not make ${thing.thing}`);
    const key = thing.thing.startsWith('their') ? `${caller} ${thing.thing}` : thing.thing;
    const request = (isNewEachTime(row, thing) ? undefined : made.get(key)) ?? (await make(arrived));
    if (!isNewEachTime(row, thing)) made.set(key, request);
    return { request, key };
  }

  /** A file that the server began to read is not read to the end, or many would wait for it. */
  async function settle(row: RouteRow, arrived: Arrived, text: string): Promise<void> {
    if (!/^(POST|PUT) \/api\/imports(\/\{id\}\/reading)?$/.test(row.route)) return;
    const { id } = JSON.parse(text) as { id: string };
    await world.ask(arrived, 'POST', `/api/imports/${id}/cancel`, {});
    reading.push(id);
    if (reading.length < 4) return;
    for (const one of reading.splice(0)) await world.makers.readToEnd(one);
  }

  function send(arrived: Arrived, endpoint: Endpoint, row: RouteRow, request: Request) {
    const { file, body: told, query, headers } = request;
    const params = {
      register: row.register ?? 'enterprises',
      id: 'none',
      layer: 'parks',
      file: 'plan',
      ...request.params,
    };
    const body = takesBody(endpoint) && told !== undefined ? pick(endpoint, told) : undefined;
    return world.ask(arrived, endpoint.method, urlOf(endpoint, params, query), {
      ...(headers ? { headers } : {}),
      ...(takesFile(endpoint) ? (file ? { file } : {}) : { body }),
    });
  }

  it('knows every route there is, and no other', () => {
    const rows = ROUTES.map(({ route }) => route);
    expect(rows.filter((route, at) => rows.indexOf(route) !== at)).toEqual([]);
    expect(resources.map(nameOf).filter((route) => !rows.includes(route))).toEqual([]);
    expect(rows.filter((route) => !resources.map(nameOf).includes(route))).toEqual([]);
  });

  it('asks every route that acts on single things about some, and about one of another zone', () => {
    for (const { route, things: named = [] } of ROUTES.filter((row) => SINGLE.test(row.route))) {
      expect(named.filter(({ told }) => told !== 404).length, route).toBeGreaterThan(0);
      const elsewhere = named.filter(({ thing }) => thing.includes('of another zone'));
      expect(
        elsewhere.map(({ told }) => told),
        route,
      ).toContain(404);
      expect(new Set(elsewhere.map(({ told }) => told)).size, route).toBe(1);
    }
  });

  it.each(ROUTES.map((row) => [row.route, row] as const))('%s', { timeout: 120_000 }, async (_, row) => {
    const endpoint = resources.find((one) => nameOf(one) === row.route);
    if (!endpoint) throw new Error('no such route');
    const isRead = endpoint.method === 'GET';
    const asked: string[] = [];
    const wrong: string[] = [];
    for (const thing of [undefined, ...(row.things ?? [])]) {
      const cells: (() => Promise<void>)[] = [];
      for (const caller of CALLERS) {
        const arrived = await arrive(row, thing, caller);
        const { request, key } = await requestFor(row, thing, caller, arrived);
        const ask = async () => {
          const { status, text } = await send(arrived, endpoint, row, request);
          if (!isRead && status < 300) {
            made.delete(key);
            await settle(row, arrived, text);
          }
          const wanted = expected(row, thing, caller);
          const right = wanted === 'answered' ? ![401, 403].includes(status) : status === wanted;
          const cell = `${caller} × ${thing?.thing ?? 'nothing in particular'}`;
          asked.push(cell);
          if (!right) wrong.push(`${cell}: ${status} instead of ${wanted} ${text.slice(0, 600)}`);
          wrong.push(...badlyTold(row, thing, caller, text).map((what) => `${cell}: ${what}`));
        };
        // What only reads can be asked at once by all; a change is one after the other, each about a thing as it was.
        if (isRead) cells.push(ask);
        else await ask();
      }
      await Promise.all(cells.map((ask) => ask()));
    }
    expect(wrong).toEqual([]);
    expect(new Set(asked).size).toBe(CALLERS.length * (1 + (row.things?.length ?? 0)));
  });
});

/** The members of a body that an endpoint takes: one thing serves several routes. */
function pick(endpoint: Endpoint, body: unknown): unknown {
  const shape = (endpoint.body as { shape?: Record<string, unknown> }).shape ?? {};
  return Object.fromEntries(Object.entries(body as object).filter(([name]) => name in shape));
}
