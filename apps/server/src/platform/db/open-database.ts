import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Database } from './database.ts';
import { openEmbedded } from './embedded-database.ts';
import { MIGRATIONS_DIRECTORY, readMigrations } from './migrate.ts';
import { openServer } from './server-database.ts';
import type { Deadlines } from './transaction-context.ts';

/** A person waits at most 5 s; taking in a file may take 2 minutes. */
export const DEADLINES: Deadlines = { interactive: 5_000, import: 120_000 };

/** How long one statement may take before the first request is taken. */
const STARTING_MS = 60_000;

/**
 * Nobody waits for an answer before the first request is taken: a machine that is busy with other things must not make a
 * start fail. A connection to a server fixes its deadline when it is made; the embedded database asks at each statement.
 */
export function patientUntil(isServing: () => boolean): Deadlines {
  return {
    import: DEADLINES.import,
    get interactive() {
      return isServing() ? DEADLINES.interactive : STARTING_MS;
    },
  };
}

/** Opens the database the configuration asks for: a server when a URL is given, embedded otherwise. */
export async function openDatabase(options: {
  readonly url: string | undefined;
  /** The zone whose rows are seen on a server; EVERY_ZONE for what moves a whole database. */
  readonly zone: string;
  readonly directory: string;
  readonly reserveBytes: number;
  readonly clock: Clock;
  readonly log: Logger;
  readonly onFatal: (error: Error) => void;
  /** Those of a server when left out. */
  readonly deadlines?: Deadlines;
}): Promise<Database> {
  const migrations = await readMigrations(MIGRATIONS_DIRECTORY);
  const { url, zone, deadlines = DEADLINES, ...rest } = options;
  return url === undefined
    ? openEmbedded({ ...rest, migrations, deadlines })
    : openServer({ url, zone, migrations, log: options.log, deadlines });
}
