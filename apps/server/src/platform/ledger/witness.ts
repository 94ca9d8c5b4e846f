import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { checkpointLine } from '@luodi/core/ledger';
import { writeDurably } from './signing-key.ts';

/** Copies of checkpoints outside the database: what a database put back to an older state is measured against. */
export interface Witness {
  /** Keeps a copy. Throws when it cannot. */
  keep(note: string): void;
  /** Copies kept so far, oldest first; the newest is last. */
  notes(): string[];
}

/**
 * The newest checkpoint beside the key, always; and when a second place is configured, every one of them there: a
 * file, or a directory in which each zone gets a file. On another disk or machine it outlives the loss of this one.
 */
export function openWitness(keys: string, zone: string, second: string | undefined): Witness {
  const own = join(keys, `ledger-${zone}.checkpoint`);
  const far = second === undefined ? undefined : placeOf(second, zone);
  return {
    keep(note) {
      writeDurably(own, note);
      if (far !== undefined) appendDurably(far, `${checkpointLine(note)}\n`);
    },
    notes: () => [...readLines(far), ...(existsSync(own) ? [readFileSync(own, 'utf8')] : [])],
  };
}

/** Notes kept outside the database, by zone, as they stand now. */
export function readWitnesses(
  keys: string,
  second: string | undefined,
): ReadonlyMap<string, readonly string[]> {
  const names = existsSync(keys) ? readdirSync(keys) : [];
  const zones = names.flatMap((name) => /^ledger-(.+)\.checkpoint$/.exec(name)?.[1] ?? []);
  return new Map(zones.map((zone) => [zone, openWitness(keys, zone, second).notes()]));
}

function placeOf(second: string, zone: string): string {
  const isDirectory = second.endsWith('/') || (existsSync(second) && statSync(second).isDirectory());
  return isDirectory ? join(second, `luodi-ledger-${zone}.ndjson`) : second;
}

/** Notes of a witness file. A line that is none is given as it stands: the verifier names it. */
function readLines(file: string | undefined): string[] {
  if (file === undefined || !existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map(noteOf);
}

function noteOf(line: string): string {
  try {
    const { checkpoint } = JSON.parse(line) as { checkpoint?: unknown };
    return typeof checkpoint === 'string' ? checkpoint : line;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return line;
    throw error;
  }
}

function appendDurably(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const descriptor = openSync(file, 'a', 0o644);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
