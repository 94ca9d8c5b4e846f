import { AppError, getLiveness, getReadiness, type OpenApiInfo } from '@luodi/api';
import { type Logger, pino } from 'pino';
import { type Config, MAX_UPLOAD_BYTES } from '../config.ts';
import { type Clock, systemClock } from './clock.ts';
import { checkEmbedded, type Database, openDatabase, patientUntil } from './db/index.ts';
import {
  type Authenticate,
  checkAddress,
  createHttpApp,
  createRateLimit,
  isLoopback,
  listen,
  type Route,
  route,
  staticFilesOf,
} from './http/index.ts';

/** What a feature builds on. */
export interface Platform {
  readonly config: Config;
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
}

/** One readiness check: whether it holds, and the figures behind it. */
export interface Check {
  readonly ok: boolean;
  readonly detail?: string;
}

/** What a feature gives to the server. */
export interface Feature {
  readonly routes: readonly Route[];
  /** Readiness checks by name. */
  readonly checks?: Readonly<Record<string, () => Promise<Check>>>;
  /** Finds who a session token belongs to. One feature of a server gives it. */
  readonly authenticate?: Authenticate;
  /** Called after the last answer, before the database closes. */
  readonly stop?: () => Promise<void>;
}

/** Starts a feature on the platform. */
export type StartFeature = (platform: Platform) => Feature | Promise<Feature>;

/** What a server is started with. */
export interface ServerParts {
  readonly config: Config;
  /** The zone that is served: its rows are all the database shows, where it is a server. */
  readonly zone: string;
  readonly features: readonly StartFeature[];
  readonly info: OpenApiInfo;
  /** Resolves when the pages are built; awaited beside the opening of the database. */
  readonly pagesReady?: Promise<unknown>;
  readonly log?: Logger;
  readonly clock?: Clock;
  /** Ends the process when the database cannot go on safely. */
  readonly onFatal?: (error: Error) => void;
  /** How long readiness fails before the socket closes, so that a balancer sends nothing more. */
  readonly drainMs?: number;
}

/** A running server. */
export interface RunningServer {
  readonly url: string;
  readonly platform: Platform;
  /** Stops in good order: readiness fails, what is under way is answered (20 s at most), then everything closes. */
  stop(): Promise<void>;
}

/** What is under way at a stop gets this long. */
const GRACE_MS = 20_000;

/** A check that does not answer in this time has failed. */
const CHECK_MS = 2_000;

/** Exit code of a process that found itself broken (EX_SOFTWARE of sysexits.h); a supervisor starts it again. */
const EXIT_BROKEN = 70;

/** The log of the process: JSON lines on standard error. Bodies and addresses of people are never written. */
function createLog(level: Config['logLevel']): Logger {
  return pino({ level, base: null }, pino.destination({ fd: 2, sync: true }));
}

/**
 * Starts the server: database and pages side by side, then the features, then the socket. Refuses with an AppError
 * that has an exit code in the catalogue; nothing stays open then.
 */
export async function startServer(parts: ServerParts): Promise<RunningServer> {
  const { config, clock = systemClock, log = createLog(config.logLevel) } = parts;
  const directory = `${config.dataDirectory}/database`;
  // What needs no work is refused before work begins; the directory first, its refusal names the holder.
  if (config.databaseUrl === undefined) checkEmbedded(directory);
  await checkAddress(config.host, config.port);
  let isServing = false;
  const opening = openDatabase({
    url: config.databaseUrl,
    zone: parts.zone,
    ...(config.databaseUrl === undefined ? { deadlines: patientUntil(() => isServing) } : {}),
    directory,
    reserveBytes: Math.max(config.diskReserveBytes, 2 * MAX_UPLOAD_BYTES),
    clock,
    log,
    onFatal: parts.onFatal ?? exitBroken(log),
  });
  const [opened, pages] = await Promise.allSettled([opening, parts.pagesReady]);
  if (opened.status === 'rejected') throw opened.reason;
  const database = opened.value;
  const features: Feature[] = [];
  try {
    if (pages.status === 'rejected') throw pages.reason;
    const platform: Platform = { config, database, clock, log };
    for (const start of parts.features) features.push(await start(platform));
    const running = await openSocket(parts, platform, features);
    isServing = true;
    return running;
  } catch (error) {
    await closeAll(features, database);
    throw error;
  }
}

async function openSocket(
  parts: ServerParts,
  platform: Platform,
  features: readonly Feature[],
): Promise<RunningServer> {
  const { config, clock, log, database } = platform;
  let draining = false;
  const checks: Record<string, () => Promise<Check>> = {
    database: () => database.probe().then(() => ({ ok: true })),
  };
  const { disk } = database;
  const { findBreach } = database;
  // A wall that is missing is told and stops nothing: the application's own rights stand before it.
  if (findBreach)
    checks.zoneWall = async () => ({ ok: true, detail: (await findBreach())?.kind ?? 'stands' });
  if (disk) checks.disk = async () => ({ ok: disk.freeBytes() >= disk.requiredBytes });
  for (const feature of features) Object.assign(checks, feature.checks);
  const app = createHttpApp({
    routes: [...healthRoutes(checks, () => draining), ...features.flatMap(({ routes }) => routes)],
    info: parts.info,
    staticFiles: staticFilesOf(config.webDirectory),
    rateLimit: createRateLimit(config.rateLimitPerS, config.rateLimitPerS * 5, clock),
    authenticate: features.find(({ authenticate }) => authenticate !== undefined)?.authenticate,
    clock,
    log,
    localOnly: isLoopback(config.host),
    trustProxy: config.trustProxy,
    isDraining: () => draining,
  });
  const socket = await listen(
    (request, environment) => app.fetch(request, environment as object),
    config.host,
    config.port,
  );
  log.info({ url: socket.url, database: database.kind }, 'listening');
  let stopping: Promise<void> | undefined;
  return {
    url: socket.url,
    platform,
    stop: () => {
      stopping ??= (async () => {
        draining = true;
        await new Promise((resolve) => setTimeout(resolve, parts.drainMs ?? 500));
        await socket.close(GRACE_MS);
        await closeAll(features, database);
        log.info('stopped');
      })();
      return stopping;
    },
  };
}

function healthRoutes(
  checks: Readonly<Record<string, () => Promise<Check>>>,
  isDraining: () => boolean,
): Route[] {
  return [
    route(getLiveness)(() => ({ status: 'alive' })),
    route(getReadiness)(async () => {
      if (isDraining()) throw notReady('stopping');
      const results = await Promise.all(
        Object.entries(checks).map(async ([name, check]) => [name, await within(check)] as const),
      );
      const failing = results.filter(([, { ok }]) => !ok).map(([name]) => name);
      if (failing.length > 0) throw notReady(failing.join(', '));
      return { status: 'ready', checks: Object.fromEntries(results) };
    }),
  ];
}

function notReady(failing: string): AppError {
  return new AppError('not-ready', { failing }, { retryAfterS: 5 });
}

/** A check that throws or takes too long does not hold; it never breaks the probe itself. */
async function within(check: () => Promise<Check>): Promise<Check> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Check>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, detail: 'no answer' }), CHECK_MS);
  });
  try {
    return await Promise.race([check(), late]);
  } catch (error) {
    return { ok: false, detail: error instanceof AppError ? error.code : 'failed' };
  } finally {
    clearTimeout(timer);
  }
}

async function closeAll(features: readonly Feature[], database: Database): Promise<void> {
  for (const feature of features.toReversed()) await feature.stop?.();
  await database.close();
}

function exitBroken(log: Logger): (error: Error) => void {
  return (error) => {
    log.fatal({ err: error }, 'the database cannot go on safely');
    process.exit(EXIT_BROKEN);
  };
}
