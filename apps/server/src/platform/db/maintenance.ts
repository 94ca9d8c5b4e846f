import { sql } from 'kysely';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { type Database, probeValue } from './database.ts';

/** When the upkeep of the embedded database happens. Single-user PostgreSQL does none of it by itself. */
export interface MaintenanceSchedule {
  /** How often to look. */
  readonly tickMs: number;
  /** Checkpoint at least this often while something was written… */
  readonly checkpointEveryMs: number;
  /** …or when this much WAL stands behind the last checkpoint: bounds the time a crash recovery takes. */
  readonly checkpointWalBytes: number;
  /** Local hour from which the nightly VACUUM (ANALYZE) runs. */
  readonly vacuumHour: number;
}

export const DEFAULT_SCHEDULE: MaintenanceSchedule = {
  tickMs: 15_000,
  checkpointEveryMs: 5 * 60_000,
  checkpointWalBytes: 128 * 2 ** 20,
  vacuumHour: 3,
};

/** WAL a checkpoint itself leaves behind: below it there is nothing to do. */
const IDLE_WAL_BYTES = 16 * 1024;

/** Bytes of WAL since the last checkpoint. */
export async function walBehind(database: Database): Promise<number> {
  const { rows } = await sql<{ bytes: string }>`
    select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::bigint as bytes
    from pg_control_checkpoint()`.execute(database.query);
  return Number(rows[0]?.bytes ?? 0);
}

/** Reclaims dead rows and refreshes statistics, table by table so that others get their turn in between. */
export async function vacuumAll(database: Database): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select quote_ident(relname) as name from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace and relowner = current_user::regrole
    order by relname`.execute(database.query);
  for (const { name } of rows) await sql.raw(`vacuum (analyze) ${name}`).execute(database.query);
}

/**
 * Starts the upkeep of an embedded database and returns what stops it. A tick that fails is logged and tried again;
 * `onHung` is told when the database does not compute, which only a restart of its thread repairs.
 */
export function startMaintenance(
  database: Database,
  parts: {
    readonly schedule: MaintenanceSchedule;
    readonly clock: Clock;
    readonly log: Logger;
    readonly onHung: (error: Error) => void;
  },
): () => Promise<void> {
  const { schedule, clock, log } = parts;
  let checkpointedAtMs = clock.elapsedMs();
  let vacuumedOn = dayOf(clock.now());
  let running: Promise<void> | undefined;

  async function tick(): Promise<void> {
    await probeValue(database.query).catch((error: Error) => {
      if (error.name === 'InvariantError') parts.onHung(error);
      throw error;
    });
    const bytes = await walBehind(database);
    const due = clock.elapsedMs() - checkpointedAtMs >= schedule.checkpointEveryMs;
    if (bytes >= schedule.checkpointWalBytes || (due && bytes > IDLE_WAL_BYTES)) {
      await sql.raw('checkpoint').execute(database.query);
      checkpointedAtMs = clock.elapsedMs();
      log.info({ walBytes: bytes }, 'checkpoint');
    }
    const now = clock.now();
    if (now.getHours() >= schedule.vacuumHour && dayOf(now) !== vacuumedOn) {
      vacuumedOn = dayOf(now);
      await vacuumAll(database);
      log.info('vacuum');
    }
  }

  const timer = setInterval(() => {
    running ??= tick()
      .catch((error: unknown) => log.error({ err: error }, 'upkeep of the database failed'))
      .finally(() => {
        running = undefined;
      });
  }, schedule.tickMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

function dayOf(moment: Date): string {
  return `${moment.getFullYear()}-${moment.getMonth() + 1}-${moment.getDate()}`;
}
