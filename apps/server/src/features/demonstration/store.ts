import { sql } from 'kysely';
import type { Queries } from '../../platform/index.ts';

/** A demonstration record as it is known now, with the first day it has. */
export interface DemonstrationRecord {
  readonly register: string;
  readonly record: string;
  readonly from: string;
}

/** Demonstration records known now, by register and id; of one register when it is named. */
export async function readDemonstrationRecords(
  query: Queries,
  zone: string,
  register?: string,
): Promise<DemonstrationRecord[]> {
  const { rows } = await sql<DemonstrationRecord>`
    select register, record, min(valid_from)::text as "from" from register_state
    where zone_id = ${zone} and known_until is null and demonstration
      and (${register ?? null}::text is null or register = ${register ?? null}::text)
    group by register, record order by register, record`.execute(query);
  return rows;
}

/** How many demonstration records are known now, by register. */
export async function countDemonstration(query: Queries, zone: string): Promise<Record<string, number>> {
  const { rows } = await sql<{ register: string; count: string | number }>`
    select register, count(distinct record) as count from register_state
    where zone_id = ${zone} and known_until is null and demonstration
    group by register order by register`.execute(query);
  return Object.fromEntries(rows.map(({ register, count }) => [register, Number(count)]));
}

/** Whether anything is known now that is no demonstration data. */
export async function hasOtherRecords(query: Queries, zone: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from register_state
      where zone_id = ${zone} and known_until is null and not demonstration) as found`.execute(query);
  return rows[0]?.found === true;
}

/** The newest act on the registers of the zone; nothing before the first. */
export async function readLastAct(
  query: Queries,
  zone: string,
): Promise<{ readonly origin: string; readonly basis: string | null } | undefined> {
  const { rows } = await sql<{ origin: string; basis: string | null }>`
    select origin, basis from register_change_set where zone_id = ${zone} order by known desc limit 1`.execute(
    query,
  );
  return rows[0];
}

/** The basis of the newest demonstration act; nothing when there was none. */
export async function readLastDemonstration(query: Queries, zone: string): Promise<string | undefined> {
  const { rows } = await sql<{ basis: string | null }>`
    select basis from register_change_set where zone_id = ${zone} and origin = 'demonstration'
    order by known desc limit 1`.execute(query);
  return rows[0]?.basis ?? undefined;
}

/** An enterprise of the demonstration data: the first by id. */
export async function readDemonstrationEnterprise(query: Queries, zone: string): Promise<string | undefined> {
  const { rows } = await sql<{ record: string }>`
    select record from register_state
    where zone_id = ${zone} and register = 'enterprises' and known_until is null and demonstration
    order by record limit 1`.execute(query);
  return rows[0]?.record;
}
