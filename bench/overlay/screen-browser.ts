/**
 * The screening page of the built product over a file of generated parcels, in a headless browser: seconds, processor
 * time, memory, and which lines of the file it offers differ from those of the command line. Then once more, cancelled half way.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '../../e2e/browser.ts';
import { startProduct } from '../../e2e/product.ts';
import {
  type Frame,
  type GridGeometry,
  type PolygonArrays,
  toLonLat,
} from '../../packages/core/src/geometry/index.ts';
import { buildWebWhenStale } from '../../tools/build-web.ts';

const FRAME: Frame = { projection: 'laea', ellipsoid: 'CGCS2000', lat0: 36.85, lon0: 115.7, unitM: 0.0001 };
const FILE = 'parcels.ndjson';
const LAUNCHER = join(import.meta.dirname, '../../apps/cli/bin/luodi.mjs');
const LONGEST_MS = 1_800_000;
const SETTLE_MS = 5_000;

function geometryOf(source: PolygonArrays, feature: number): GridGeometry {
  const { xy, ringStart, polygonStart, featureStart } = source;
  const polygons: number[][][] = [];
  for (let p = featureStart[feature]!; p < featureStart[feature + 1]!; p++) {
    const rings: number[][] = [];
    for (let r = polygonStart[p]!; r < polygonStart[p + 1]!; r++)
      rings.push(Array.from(xy.subarray(2 * ringStart[r]!, 2 * ringStart[r + 1]!)));
    polygons.push(rings);
  }
  return { kind: 'polygon', polygons };
}

/** Writes the parcels as GeoJSON, one a line. */
function writeParcels(path: string, parcels: PolygonArrays): void {
  const file = openSync(path, 'w');
  for (let id = 0; id < parcels.featureStart.length - 1; id++) {
    const geometry = toLonLat(geometryOf(parcels, id), FRAME);
    writeSync(file, `${JSON.stringify({ type: 'Feature', id, properties: {}, geometry })}\n`);
  }
  closeSync(file);
}

/** A figure of /proc in MB: `VmRSS` now, `VmHWM` the most so far. */
function memoryOf(pid: number, figure: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`${figure}:\\s*(\\d+)`).exec(status)?.[1] ?? 0) / 1024;
}

/** What the command line writes for the same file. */
function screenByCommand(directory: string): readonly string[] {
  const { stdout } = spawnSync(process.execPath, [LAUNCHER, 'screen', FILE], {
    cwd: directory,
    maxBuffer: 2 ** 31 - 1,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return stdout.toString().split('\n');
}

/** Screens generated parcels on the page; true when every line is that of the command line. Linux only. */
export async function measureScreenBrowser(parcels: PolygonArrays): Promise<boolean> {
  await buildWebWhenStale();
  const directory = mkdtempSync(join(tmpdir(), 'luodi-screen-browser-'));
  const path = join(directory, FILE);
  writeParcels(path, parcels);
  const product = await startProduct();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`${product.url}/screen`);
    const session = await browser.newBrowserCDPSession();
    const processes = async () =>
      (await session.send('SystemInfo.getProcessInfo')).processInfo as {
        id: number;
        type: string;
        cpuTime: number;
      }[];
    // The page's own process is the renderer that has worked most; workers are threads of it.
    const renderer = async () =>
      (await processes()).filter(({ type }) => type === 'renderer').sort((a, b) => b.cpuTime - a.cpuTime)[0]!;
    const host = async () => (await processes()).find(({ type }) => type === 'browser')!;
    const input = page.locator('input[type=file]');
    await input.waitFor({ state: 'attached' });
    const before = await renderer();
    const idleMb = memoryOf(before.id, 'VmRSS');
    const hostIdleMb = memoryOf((await host()).id, 'VmRSS');
    const start = performance.now();
    await input.setInputFiles(path);
    await page.getByText('筛查完毕').waitFor({ timeout: LONGEST_MS });
    const seconds = (performance.now() - start) / 1000;
    const after = await renderer();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载 NDJSON' }).click(),
    ]);
    const lines = readFileSync(await download.path(), 'utf8').split('\n');
    const [peakMb, hostPeakMb] = [memoryOf(after.id, 'VmHWM'), memoryOf((await host()).id, 'VmHWM')];
    const workers = await page.evaluate(() => Math.min(8, navigator.hardwareConcurrency));
    console.log(
      `Chromium ${browser.version()}, ${workers} workers; ${parcels.featureStart.length - 1} parcels, ${(statSync(path).size / 2 ** 20).toFixed(0)} MB of GeoJSON, ${(statSync(await download.path()).size / 2 ** 20).toFixed(0)} MB of results`,
    );
    console.log(
      `  ${seconds.toFixed(1)} s, ${(after.cpuTime - before.cpuTime).toFixed(1)} CPU-s of the page's process; memory ${idleMb.toFixed(0)} MB before, ${peakMb.toFixed(0)} MB at the most; browser process ${hostIdleMb.toFixed(0)} and ${hostPeakMb.toFixed(0)} MB`,
    );
    await input.setInputFiles(path);
    await page.waitForFunction(() => (document.querySelector('progress')?.position ?? 0) > 0.5, undefined, {
      timeout: LONGEST_MS,
    });
    const runningMb = memoryOf(after.id, 'VmRSS');
    await page.getByRole('button', { name: '取消' }).click();
    await page.getByText('已取消').waitFor();
    await page.waitForTimeout(SETTLE_MS);
    console.log(
      `  cancelled half way: ${page.workers().length} workers left, ${runningMb.toFixed(0)} MB before, ${memoryOf(after.id, 'VmRSS').toFixed(0)} MB after`,
    );
    const byCommand = screenByCommand(directory);
    const different = byCommand.filter((line, index) => line !== lines[index]).length;
    console.log(`  ${different} lines differ from those of luodi screen`);
    console.log(
      JSON.stringify({ seconds, cpuS: after.cpuTime - before.cpuTime, peakMb, hostPeakMb, different }),
    );
    return byCommand.length === lines.length && different === 0;
  } finally {
    await browser.close();
    await product.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}
