/** A server in a process of its own, to be killed, filled up and cut off, and what is asked of it afterwards. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const repository = join(import.meta.dirname, '../..');
const launcher = join(repository, 'apps/cli/bin/luodi.mjs');

/** A server that answered that it is ready. */
export interface ServerProcess {
  readonly url: string;
  readonly process: ChildProcess;
  /** One-time link of the first account, as it was printed; nothing when there is an account already. */
  readonly firstLink: () => string | undefined;
  /** From the start of the process to the first good answer of /readyz. */
  readonly readyMs: number;
  /** Kills it as kill -9 does, and waits until it is gone. */
  kill(): Promise<void>;
  /** Asks it to stop in good order. */
  stop(): Promise<void>;
}

/** A free port of the loopback address. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Runs `luodi` to its end. */
export async function luodi(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<{ code: number | null; output: string; ms: number }> {
  const started = performance.now();
  const child = spawn(process.execPath, [launcher, ...words], {
    cwd: repository,
    env: { ...process.env, LC_ALL: 'C', LANG: 'C', LOG_LEVEL: 'silent', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output, ms: performance.now() - started };
}

const running = new Set<ChildProcess>();

/** No server outlives the command that started it, however that ends short of being killed outright. */
function endWithThisProcess(child: ChildProcess): void {
  if (running.size === 0) exitOnSignals();
  running.add(child);
  child.once('exit', () => running.delete(child));
}

process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** A signal ends this process in good order: what is to be removed at its exit is removed. */
function exitOnSignals(): void {
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const) {
    if (process.listenerCount(signal) === 0) process.once(signal, () => process.exit(code));
  }
}

/**
 * Starts a server on a data directory and waits until it is ready; throws with what it said when it ends before.
 * `killed` kills it while it is starting, or later.
 */
export async function startServer(
  data: string,
  environment: Readonly<Record<string, string>> = {},
  killed?: AbortSignal,
): Promise<ServerProcess> {
  const port = await freePort();
  const started = performance.now();
  const child = spawn(process.execPath, [launcher, 'serve', '--data', data, '--port', String(port)], {
    cwd: repository,
    env: {
      ...process.env,
      RATE_LIMIT: '0',
      LOG_LEVEL: 'warn',
      DISK_RESERVE_MB: '0',
      DEMONSTRATION: 'off',
      SECOND_FACTOR: 'nobody',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      said = (said + chunk).slice(-4_000);
    });
  }
  endWithThisProcess(child);
  const ended = once(child, 'exit');
  killed?.addEventListener('abort', () => child.kill('SIGKILL'));
  const url = `http://127.0.0.1:${port}`;
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`the server ended (${child.exitCode ?? child.signalCode}): ${said}`);
    }
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.ok) break;
    if (performance.now() - started > 120_000) throw new Error(`not ready after two minutes: ${said}`);
    await new Promise((next) => setTimeout(next, 50));
  }
  return {
    url,
    process: child,
    firstLink: () => /http\S+\/welcome#([\w-]+)/.exec(said)?.[1],
    readyMs: performance.now() - started,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/**
 * Whether everything a running server keeps holds: a backup is taken of it, which looks through every page, every
 * record and the whole ledger. Gives the number of entries.
 */
export async function verifyLedger(data: string): Promise<{ ok: boolean; size: number; said: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'luodi-verify-'));
  const { code, output } = await luodi(['data', 'backup', join(folder, 'backup'), '--data', data, '--json']);
  rmSync(folder, { recursive: true });
  const line = output.split('\n').find((one) => one.startsWith('{'));
  const ledgers = line ? (JSON.parse(line) as { ledgers: { entries: number }[] }).ledgers : [];
  return { ok: code === 0, size: ledgers[0]?.entries ?? 0, said: output };
}

/** Middle and largest of some figures, in seconds. */
export function middleAndLargest(figures: readonly number[]): string {
  const sorted = [...figures].sort((a, b) => a - b);
  const seconds = (ms: number | undefined) => `${((ms ?? 0) / 1000).toFixed(2)} s`;
  return `median ${seconds(sorted[Math.floor(sorted.length / 2)])}, largest ${seconds(sorted.at(-1))}`;
}

/** Number behind `--name` on the command line. */
export function option(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`);
  const value = at < 0 ? otherwise : Number(process.argv[at + 1]);
  if (!Number.isFinite(value)) throw new Error(`--${name} takes a number`);
  return value;
}

/** Ends the program with what was found: 0 when nothing is wrong. */
export function conclude(wrong: readonly string[]): void {
  for (const one of wrong) console.log(`WRONG: ${one}`);
  console.log(wrong.length === 0 ? 'passed' : `FAILED: ${wrong.length}`);
  process.exitCode = wrong.length === 0 ? 0 : 1;
}
