import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setPriority } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { CHILD_HEAP_MB, CHILD_MEMORY_MB, CHILD_SECONDS } from './files/limits.ts';

const SCRIPT = fileURLToPath(new URL('./exchange.child.ts', import.meta.url));
/** Loaded before the script. */
const NO_NETWORK = new URL('./no-network.ts', import.meta.url).href;

/**
 * What a child may read of the program: the sources of server, core and wire, the libraries, and the files that say how
 * these are found. Each by its own path: Node takes a `*` for all that follows, also in the middle of a path.
 */
function programFiles(): string[] {
  const require = createRequire(import.meta.url);
  const core = dirname(dirname(dirname(require.resolve('@luodi/core/base'))));
  const api = dirname(dirname(require.resolve('@luodi/api')));
  const server = fileURLToPath(new URL('../../../', import.meta.url));
  const root = dirname(dirname(core));
  return [
    ...[server, core, api].flatMap((workspace) => [
      join(workspace, 'src', '*'),
      join(workspace, 'node_modules', '*'),
      join(workspace, 'package.json'),
    ]),
    join(root, 'node_modules', '*'),
    join(root, 'package.json'),
  ];
}

/** What ended a child. */
export type ChildEnd = 'done' | 'limits' | 'cancelled' | 'failed';

/** A child at work. */
export interface Child {
  readonly input: Writable;
  readonly output: Readable;
  /** Resolves when the process is gone. */
  readonly ended: Promise<{ readonly end: ChildEnd; readonly error: string; readonly peakMb: number }>;
  cancel(): void;
}

/** What a child may use. */
export interface ChildLimits {
  readonly seconds: number;
  /** Resident memory, looked at from outside. */
  readonly memoryMb: number;
  /** Heap, bounded by V8 itself. */
  readonly heapMb: number;
}

export const CHILD_LIMITS: ChildLimits = {
  seconds: CHILD_SECONDS,
  memoryMb: CHILD_MEMORY_MB,
  heapMb: CHILD_HEAP_MB,
};

/** How often the memory of a child is looked at. */
const WATCH_MS = 100;

/** Resident memory of a process in MB, where the system tells. */
function residentMb(pid: number): number {
  try {
    const resident = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return resident === undefined ? 0 : Number(resident) / 1024;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== undefined) return 0;
    throw error;
  }
}

/** How much the child steps back before the server (a nice value): it still gets a quarter when both want all. */
const STEPS_BACK = 5;

/** Lowers the priority of a child before it starts its threads, so that the server goes on answering beside it. */
function yieldToServer(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    setPriority(pid, STEPS_BACK);
  } catch (error) {
    // One that is gone already, or a system without priorities: its limits hold all the same.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SYSTEM_ERROR') throw error;
  }
}

type Process = ChildProcessByStdio<Writable, Readable, Readable>;

/**
 * Starts a child: the permission model lets it read the program and `readable`, and nothing else; no network, no
 * environment; a bound on its heap, a deadline, and an eye on its resident memory, since typed arrays and WebAssembly are not in the
 * heap.
 */
export function startChild(
  readable: readonly string[],
  limits: ChildLimits = CHILD_LIMITS,
  script = SCRIPT,
): Child {
  const allowed = [...programFiles(), ...readable].map((path) => `--allow-fs-read=${path}`);
  const options = [
    '--permission',
    ...allowed,
    `--import=${NO_NETWORK}`,
    `--max-old-space-size=${limits.heapMb}`,
    // Rows come and go: what is young is cleared soon, instead of making the process some 50 MB larger.
    '--max-semi-space-size=4',
    '--no-warnings',
  ];
  const child: Process = spawn(process.execPath, [...options, script], {
    env: {},
    cwd: dirname(SCRIPT),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  yieldToServer(child.pid);
  let end: ChildEnd = 'done';
  let peakMb = 0;
  const kill = (why: ChildEnd) => {
    if (end === 'done') end = why;
    child.kill('SIGKILL');
  };
  const deadline = setTimeout(() => kill('limits'), limits.seconds * 1_000);
  const watch = setInterval(() => {
    const now = child.pid === undefined ? 0 : residentMb(child.pid);
    peakMb = Math.max(peakMb, now);
    if (now > limits.memoryMb) kill('limits');
  }, WATCH_MS);
  let error = '';
  child.stderr.on('data', (piece: Buffer) => {
    if (error.length < 8_000) error += piece.toString('utf8');
  });
  // A child that is gone no longer takes what is written to it; that it is gone is told by its end.
  child.stdin.on('error', () => undefined);
  const ended = new Promise<Awaited<Child['ended']>>((resolve) => {
    const finish = (code: number | null, signal: string | null) => {
      clearTimeout(deadline);
      clearInterval(watch);
      // V8 ends a process that passes the bound on its heap with SIGABRT (or SIGTRAP), saying so.
      const isMemory =
        /heap out of memory|Array buffer allocation failed|Invalid (array|string) length/i.test(error);
      if (end === 'done' && (code !== 0 || signal !== null)) end = isMemory ? 'limits' : 'failed';
      resolve({ end, error, peakMb });
    };
    child.once('error', (cause) => {
      error += cause.message;
      finish(1, null);
    });
    child.once('close', finish);
  });
  return { input: child.stdin, output: child.stdout, ended, cancel: () => kill('cancelled') };
}
