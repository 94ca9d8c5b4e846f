import type { Park, Position } from '../plan/index.ts';
import type { Draw, Weighted } from './draw.ts';
import { byPrefix } from './entries.ts';
import { COMPANIONS, NEUTRAL } from './weights.data.ts';
import type { World } from './world.ts';

/** What a firm does: a code of the plan's classification, and the position a person gave it where no code tells. */
export interface Doing {
  readonly code: string;
  readonly listed?: string;
}

/** The codes that firms of a plan's industries may have. */
export class IndustryChoice {
  readonly #world: World;
  readonly #leaves: readonly string[];
  readonly #hosted = new Map<string, readonly Doing[]>();
  /** By position, so that one with many codes does not outweigh the others. */
  readonly #unhosted: readonly (readonly Doing[])[];
  readonly #neutral: readonly string[];

  constructor(world: World) {
    this.#world = world;
    const { plan } = world;
    const { classification } = plan;
    this.#leaves = classification.entries
      .filter(({ code }) => classification.children(code).length === 0)
      .map(({ code }) => code);
    const { positions } = plan.content['industries.yaml'];
    for (const park of plan.content['layout.yaml'].parks)
      this.#hosted.set(
        park.id,
        positions.filter((one) => hosts(park, one)).flatMap((one) => this.#doings(one)),
      );
    const parks = plan.content['layout.yaml'].parks;
    this.#unhosted = positions
      .filter((one) => !parks.some((park) => hosts(park, one)))
      .map((one) => this.#doings(one))
      .filter((list) => list.length > 0);
    const named = (world.ofEdition(NEUTRAL) ?? []).filter(
      (code) => classification.lookup(code) !== undefined,
    );
    this.#neutral = named.length > 0 ? named : this.#leaves;
  }

  /** Codes of a position; where a list decides instead of codes, those that the plan says to ask about. */
  #doings(position: Position): Doing[] {
    const { edition } = this.#world;
    const within = (sets: Position['codes']) =>
      this.#leaves.filter((code) =>
        sets.some(
          (set) =>
            set.edition === edition &&
            set.include.some((prefix) => code.startsWith(prefix)) &&
            !set.except.some((prefix) => code.startsWith(prefix)),
        ),
      );
    if (position.codes.length > 0) return within(position.codes).map((code) => ({ code }));
    const { prospects } = this.#world.plan.content['industries.yaml'];
    return prospects
      .filter((one) => one.positions.includes(position.id))
      .flatMap((one) => within(one.codes).map((code) => ({ code, listed: position.id })));
  }

  /** Something a firm in or around a park does: of its industries, of another's, of none's, or beside all of them. */
  drawn(kind: string, park: Park | undefined, draw: Draw): Doing {
    const own = park === undefined ? [] : (this.#hosted.get(park.id) ?? []);
    if (kind === 'host' && own.length > 0) return this.#withCompanions(draw.pick(own), draw);
    const others = [...this.#hosted].filter(([id, list]) => id !== park?.id && list.length > 0);
    if (kind === 'other-park' && others.length > 0) return draw.pick(draw.pick(others)[1]);
    if (kind === 'unhosted' && this.#unhosted.length > 0) return draw.pick(draw.pick(this.#unhosted));
    return { code: draw.pick(this.#neutral) };
  }

  #withCompanions(doing: Doing, draw: Draw): Doing {
    const table: Readonly<Record<string, Weighted<string>>> = COMPANIONS[this.#world.edition] ?? {};
    const companions = byPrefix(table, doing.code);
    if (companions === undefined) return doing;
    const code = draw.weighted(companions);
    return this.#world.plan.classification.lookup(code) === undefined ? doing : { code };
  }

  /** Another code of the same group, such as is easily taken for this one; the code itself when there is none. */
  mistakenFor(code: string, draw: Draw): string {
    const parent = this.#world.plan.classification.lookup(code)?.parent;
    const near = this.#leaves.filter(
      (one) => one !== code && this.#world.plan.classification.lookup(one)?.parent === parent,
    );
    return parent === undefined || near.length === 0 ? code : draw.pick(near);
  }
}

function hosts(park: Park, position: Position): boolean {
  return position.hostParks.includes(park.id) || park.hosts.includes(position.industry);
}
