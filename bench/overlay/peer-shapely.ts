import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PeerPairs, PeerReport } from './peers.ts';

/** The Python to use: `LUODI_PYTHON`, else python3. */
const PYTHON = process.env.LUODI_PYTHON ?? 'python3';

/** Runs Shapely on the tables that the PostGIS peer wrote. Undefined when Python has no Shapely. */
export function runShapely(directory: string, piecesFile: string): PeerReport | undefined {
  if (spawnSync(PYTHON, ['-c', 'import shapely, numpy']).status !== 0) return undefined;
  const result = join(directory, 'shapely');
  const script = join(import.meta.dirname, 'peer-shapely.py');
  const child = spawnSync(PYTHON, [script, join(directory, 'parcels.tsv'), piecesFile, result], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.status !== 0) throw new Error(`the Shapely peer ended with code ${child.status}`);
  const report = JSON.parse(child.stdout) as { version: string; cpuS: number; peakMb: number };
  const keys = new BigInt64Array(readWhole(`${result}.keys`));
  const areas = new Float64Array(readWhole(`${result}.areas`));
  const pairs: PeerPairs = new Map();
  keys.forEach((key, i) => {
    pairs.set(Number(key), areas[i]!);
  });
  return { name: 'Shapely, prepared, covers first, same pieces', ...report, pairs };
}

function readWhole(path: string): ArrayBuffer {
  const bytes = readFileSync(path);
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
}
