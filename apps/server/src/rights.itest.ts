/**
 * The rights matrix (A1, A2): every route that is mounted, asked by every role, by an account without one, by one of
 * another zone and by nobody, about things of this zone in each state, and of another. What is to be expected stands
 * in rights-matrix.data.ts, written from the documentation. No cell is left unasked.
 */
import { resources, takesBody, urlOf } from '@luodi/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROUTES, type RouteRow, type ThingRow } from './rights-matrix.data.ts';
import { CALLERS, CANARIES, type Caller, type Request, startWorld } from './rights-world.ts';

const nameOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

function mayAttempt({ may }: RouteRow, caller: Caller): boolean {
  if (may === 'everyone') return true;
  if (caller === 'nobody' || caller === 'other zone') return false;
  return may === 'signed in' || (may as readonly Caller[]).includes(caller);
}

/** What a caller has to be told about a thing: by the words of the table alone. */
function expected(row: RouteRow, thing: ThingRow | undefined, caller: Caller): number | 'answered' {
  if (!mayAttempt(row, caller)) return caller === 'nobody' || caller === 'other zone' ? 401 : 403;
  if (!thing) return 'answered';
  if (thing.hidden && (thing.hidden as readonly Caller[]).includes(caller)) return 404;
  const narrowed = thing.only && !(thing.only as readonly Caller[]).includes(caller);
  return narrowed ? 403 : thing.told;
}

describe('the rights matrix', () => {
  let world: Awaited<ReturnType<typeof startWorld>>;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world?.stop());

  it('knows every route there is, and no other', () => {
    const rows = ROUTES.map(({ route }) => route);
    expect(rows.filter((route, at) => rows.indexOf(route) !== at)).toEqual([]);
    expect(resources.map(nameOf).filter((route) => !rows.includes(route))).toEqual([]);
    expect(rows.filter((route) => !resources.map(nameOf).includes(route))).toEqual([]);
  });

  it.each(ROUTES.map((row) => [row.route, row] as const))('%s', { timeout: 120_000 }, async (_, row) => {
    const endpoint = resources.find((one) => nameOf(one) === row.route);
    if (!endpoint) throw new Error('no such route');
    const asked: string[] = [];
    const wrong: string[] = [];
    for (const thing of [undefined, ...(row.things ?? [])]) {
      for (const caller of CALLERS) {
        const arrived = await world.arrive(caller);
        const make = thing ? world.things[thing.thing] : async (): Promise<Request> => ({});
        if (!make) throw new Error(`rights-world.ts does not make ${thing?.thing}`);
        const request = await make(arrived);
        const params = {
          register: row.register ?? 'enterprises',
          id: 'none',
          layer: 'parks',
          file: 'plan',
          ...request.params,
        };
        const body = takesBody(endpoint) && 'body' in request ? pick(endpoint, request.body) : undefined;
        const told = await world.ask(arrived, endpoint.method, urlOf(endpoint, params), { ...request, body });
        const wanted = expected(row, thing, caller);
        const right = wanted === 'answered' ? ![401, 403].includes(told.status) : told.status === wanted;
        const cell = `${caller} × ${thing?.thing ?? 'nothing in particular'}`;
        asked.push(cell);
        if (!right) wrong.push(`${cell}: ${told.status} instead of ${wanted} ${told.text.slice(0, 300)}`);
        if (told.text.includes(CANARIES.zone)) wrong.push(`${cell}: was sent what belongs to another zone`);
        const seesPeople = caller === 'security-administrator' || caller === 'auditor';
        const ownName = arrived !== undefined && /\/api\/(session|account)\b/.test(endpoint.path);
        if (
          told.text.includes(CANARIES.person) &&
          !seesPeople &&
          !ownName &&
          !/ledger|submissions/.test(row.route)
        )
          wrong.push(`${cell}: was sent the name of a person`);
      }
    }
    expect(wrong).toEqual([]);
    expect(new Set(asked).size).toBe(CALLERS.length * (1 + (row.things?.length ?? 0)));
  });
});

/** The members of a body that an endpoint takes: one thing serves several routes. */
function pick(endpoint: (typeof resources)[number], body: unknown): unknown {
  const shape = (endpoint.body as { shape?: Record<string, unknown> }).shape ?? {};
  return Object.fromEntries(Object.entries(body as object).filter(([name]) => name in shape));
}
