/**
 * A throwaway PostgreSQL for the tests: started from the binaries of the machine in a temporary directory, on the
 * loopback address and a free port, without fsync, and gone afterwards. On a machine without PostgreSQL and PostGIS
 * there is none, and the tests of the server back end are left out by name.
 */
import { execFile, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A running cluster. `url` leads to a database where the user may create databases and extensions. */
export interface ThrowawayPostgres {
  readonly url: string;
  /** Stops the cluster and removes its directory. */
  stop(): Promise<void>;
}

/** Where distributions put versions of PostgreSQL side by side. */
const INSTALLATIONS = '/usr/lib/postgresql';

/** Starts a cluster, or gives undefined when the machine has no PostgreSQL 15 or later with PostGIS. */
export async function startPostgres(): Promise<ThrowawayPostgres | undefined> {
  const bin = await findBinaries();
  if (bin === undefined) return undefined;
  // PostgreSQL refuses to run as root: then the account that its package made is used.
  const account = process.getuid?.() === 0 ? await accountOf('postgres') : undefined;
  if (process.getuid?.() === 0 && !account) return undefined;
  const directory = await mkdtemp(join(tmpdir(), 'luodi-postgres-'));
  if (account) await chown(directory, account.uid, account.gid);
  const as = { ...account, cwd: directory };
  const data = join(directory, 'data');
  await run(
    join(bin, 'initdb'),
    ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync'],
    as,
  );
  const port = await freePort();
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    `unix_socket_directories=${directory}`,
    'fsync=off',
  ];
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...settings.flatMap((one) => ['-c', one])], {
    ...as,
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  const stop = async () => {
    // SIGINT is PostgreSQL's fast shutdown.
    server.kill('SIGINT');
    await ended;
    await rm(directory, { recursive: true, force: true });
  };
  try {
    await waitUntilReady(bin, port, ended);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop };
}

async function findBinaries(): Promise<string | undefined> {
  if (!existsSync(INSTALLATIONS)) return undefined;
  const versions = readdirSync(INSTALLATIONS)
    .filter((name) => /^\d+$/.test(name) && Number(name) >= 15)
    .sort((a, b) => Number(b) - Number(a));
  for (const version of versions) {
    const bin = join(INSTALLATIONS, version, 'bin');
    if (!existsSync(join(bin, 'postgres')) || !existsSync(join(bin, 'initdb'))) continue;
    const { stdout: share } = await run(join(bin, 'pg_config'), ['--sharedir']);
    if (existsSync(join(share.trim(), 'extension', 'postgis.control'))) return bin;
  }
  return undefined;
}

async function accountOf(name: string): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch (error) {
    // `id` fails with an exit code when there is no such account.
    if (typeof (error as { code?: unknown }).code === 'number') return undefined;
    throw error;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function waitUntilReady(bin: string, port: number, ended: Promise<void>): Promise<void> {
  let over = false;
  void ended.then(() => {
    over = true;
  });
  for (let attempt = 0; attempt < 150; attempt++) {
    if (over) throw new Error('PostgreSQL ended while starting');
    try {
      await run(join(bin, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port), '-q']);
      return;
    } catch (error) {
      // pg_isready says "not yet" with exit codes 1 and 2; anything else is a fault.
      const { code } = error as { code?: unknown };
      if (code !== 1 && code !== 2) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  throw new Error('PostgreSQL did not become ready in 30 s');
}
