import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { areaOf, type GridGeometry, importGeometry, overlapArea, touches } from '@luodi/core/geometry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadUsablePackage } from '../load.ts';

const repository = resolve(import.meta.dirname, '../../../..');
const launcher = join(repository, 'apps/cli/bin/luodi.mjs');
const linqing = join(repository, 'plans/linqing-2021-2025');

async function luodi(...words: readonly string[]) {
  const run = promisify(execFile)(process.execPath, [launcher, '--lang', 'en', ...words], {
    cwd: repository,
    maxBuffer: 256 * 1024 * 1024,
  });
  return run.then(
    ({ stdout, stderr }) => ({ stdout, stderr, code: 0 }),
    (error: { stdout: string; stderr: string; code: number }) => error,
  );
}

interface Line {
  readonly parcel: string | number;
  readonly areaM2?: number;
  readonly place?: string;
  readonly findings?: readonly { readonly code: string }[];
  readonly overlaps?: readonly {
    readonly layer: string;
    readonly feature: string;
    readonly areaM2: number;
    readonly boundM2?: number;
    readonly touch: boolean;
  }[];
}

const linesOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);

/** Slanted parcels in rows across the zone; neighbours share edges. */
function parcel(index: number, columns: number) {
  const west = 115.64 + 0.0021 * (index % columns);
  const south = 36.8 + 0.0017 * Math.floor(index / columns);
  const ring = [
    [west, south],
    [west + 0.0021, south],
    [west + 0.0026, south + 0.0009],
    [west + 0.0021, south + 0.0017],
    [west, south + 0.0017],
    [west + 0.0005, south + 0.0009],
    [west, south],
  ];
  return {
    type: 'Feature',
    id: `p-${index}`,
    properties: {},
    geometry: { type: 'Polygon', coordinates: [ring] },
  };
}

describe('luodi screen', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'luodi-screen-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string, content: string) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const parcels = Array.from({ length: 2500 }, (_, index) => parcel(index, 50));

  it('gives the same bytes with one worker and with two, from lines and from a document', async () => {
    const lines = file('parcels.ndjson', parcels.map((one) => `${JSON.stringify(one)}\n`).join(''));
    const document = file(
      'parcels.geojson',
      JSON.stringify({ type: 'FeatureCollection', features: parcels }, undefined, 1),
    );
    const one = await luodi('screen', lines, '--workers', '1');
    expect([one.code, one.stderr]).toEqual([0, '']);
    expect((await luodi('screen', lines, '--workers', '2')).stdout).toBe(one.stdout);
    expect((await luodi('screen', document, '--workers', '2')).stdout).toBe(one.stdout);
    expect(linesOf(one.stdout).map((line) => line.parcel)).toEqual(parcels.map(({ id }) => id));
  });

  it('agrees with exact evaluation of every pair, touches included', async () => {
    const few = parcels.filter((_, index) => index % 25 === 0);
    const lines = file('few.ndjson', few.map((one) => JSON.stringify(one)).join('\n'));
    const layers = ['parks', 'basic_farmland', 'urban_boundary'];
    const screened = linesOf((await luodi('screen', lines, '--layers', layers.join())).stdout);
    const plan = loadUsablePackage(linqing);
    const { frame } = plan.content['plan.yaml'];
    let met = 0;
    few.forEach((feature, index) => {
      const { geometry } = importGeometry({ geojson: feature, crs: 'CRS84' }, frame);
      const line = screened[index] as Line;
      expect(line.areaM2).toBe(Number(areaOf(geometry as GridGeometry).toFixed(9)));
      for (const layer of layers) {
        for (const control of plan.layers.get(layer)?.features ?? []) {
          const exact = overlapArea(geometry as GridGeometry, control.geometry);
          const row = line.overlaps?.find((item) => item.layer === layer && item.feature === control.id);
          if (exact.sign > 0) {
            met++;
            const off = Math.abs((row?.areaM2 ?? 0) - Number(exact.toFixed(12)));
            expect(off).toBeLessThanOrEqual((row?.boundM2 ?? 0) + 1e-9);
            expect(row?.touch).toBe(false);
          } else expect(row?.touch ?? false).toBe(touches(geometry as GridGeometry, control.geometry));
        }
      }
    });
    expect(met).toBeGreaterThan(20);
  });

  it('reads a layer on the grid: a layer against itself covers itself and touches its neighbours', async () => {
    const land = join(linqing, 'layers/land_use.grid.json');
    const lines = linesOf((await luodi('screen', land, '--layers', 'land_use')).stdout);
    expect(lines.length).toBeGreaterThan(600);
    for (const { parcel: id, areaM2, overlaps } of lines) {
      const shared = overlaps?.filter(({ touch }) => !touch);
      expect(shared?.map(({ feature }) => feature)).toEqual([id]);
      expect(shared?.[0]?.areaM2).toBeCloseTo(areaM2 ?? 0, 6);
    }
  });

  it('keeps the place of a parcel that cannot be read, names its faults and goes on', async () => {
    const bow = {
      ...parcel(3, 50),
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [115.7, 36.85],
            [115.701, 36.851],
            [115.701, 36.85],
            [115.7, 36.851],
            [115.7, 36.85],
          ],
        ],
      },
    };
    const point = { type: 'Feature', id: 9, geometry: { type: 'Point', coordinates: [115.7, 36.85] } };
    const bad = file(
      'bad.ndjson',
      [parcel(0, 50), bow, '{', point, { type: 'Feature' }, parcel(1, 50)]
        .map((item) => (typeof item === 'string' ? item : JSON.stringify(item)))
        .join('\n'),
    );
    const { stdout, stderr, code } = await luodi('screen', bad);
    expect(code).toBe(3);
    const lines = linesOf(stdout);
    expect(lines.map(({ parcel: id, findings }) => [id, findings?.[0]?.code])).toEqual([
      ['p-0', undefined],
      ['p-3', 'geometry.self-crossing'],
      ['#3', 'screen.not-json'],
      [9, 'screen.not-polygon'],
      ['#5', 'screen.not-feature'],
      ['p-1', undefined],
    ]);
    expect(
      lines.every(({ findings, overlaps }) => (findings === undefined) !== (overlaps === undefined)),
    ).toBe(true);
    expect(stderr).toContain(`${bad}:2`);
    expect(stderr).toContain('crosses itself at 115.7');
  });

  it('refuses what it cannot screen against or read', async () => {
    const empty = file('empty.geojson', '{"type":"Topology","features":[]}');
    expect((await luodi('screen', empty)).code).toBe(3);
    expect((await luodi('screen', join(folder, 'nowhere.geojson'))).code).toBe(3);
    expect((await luodi('screen', empty, '--layers', 'nowhere')).code).toBe(2);
    expect((await luodi('screen', empty, '--workers', '0')).code).toBe(2);
    const other = file(
      'other.grid.json',
      JSON.stringify({ format: 'luodi-layer/1', id: 'x', frame: { projection: 'laea' }, features: [] }),
    );
    expect((await luodi('screen', other)).stderr).toContain('frame');
  });

  it('reads standard input, and Ctrl-C ends it with whole lines and 130', async () => {
    const child = spawn(process.execPath, [launcher, '--lang', 'en', 'screen', '-', '--workers', '2'], {
      cwd: repository,
      stdio: 'pipe',
    });
    let said = '';
    let told = '';
    child.stderr.on('data', (data: Buffer) => {
      told += data.toString();
    });
    const first = new Promise<void>((found) => {
      child.stdout.on('data', (data: Buffer) => {
        said += data.toString();
        found();
      });
    });
    // Written faster than it is read: what is left when the command ends finds the pipe closed.
    child.stdin.on('error', (error: NodeJS.ErrnoException) => expect(error.code).toBe('EPIPE'));
    child.stdin.write(parcels.map((one) => `${JSON.stringify(one)}\n`).join(''));
    await first;
    child.kill('SIGINT');
    const [code] = (await once(child, 'close')) as [number];
    expect(code, told).toBe(130);
    expect(told).toContain('Cancelled');
    expect(said.endsWith('\n')).toBe(true);
    expect(linesOf(said).length % 256).toBe(0);
  });
});
