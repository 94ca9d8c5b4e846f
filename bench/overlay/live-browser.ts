import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '../../e2e/browser.ts';
import type { PolygonArrays } from '../../packages/core/src/geometry/kernel/index.ts';
import type { CountyData } from './generate.ts';
import { largestFeatures, oneFeature } from './live.ts';
import type { LivePageReport } from './live-page.ts';
import { serveSources } from './source-server.ts';

const EDITS = 10_000;
const FRAME_MS = 16;

function write(directory: string, name: string, arrays: PolygonArrays): void {
  for (const key of ['xy', 'ringStart', 'polygonStart', 'featureStart'] as const) {
    const { buffer, byteOffset, byteLength } = arrays[key];
    writeFileSync(join(directory, `${name}.${key}`), new Uint8Array(buffer, byteOffset, byteLength));
  }
}

function describe(what: string, times: readonly number[]): { p99: number; text: string } {
  const sorted = times.toSorted((a, b) => a - b);
  const part = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
  const [p50, p99, longest] = [part(0.5), part(0.99), sorted.at(-1)!];
  return {
    p99,
    text: `  ${what}: p50 ${p50.toFixed(3)} ms, p99 ${p99.toFixed(3)} ms, longest ${longest.toFixed(1)} ms`,
  };
}

/** Edits a river in a headless browser as the map page does; true when p99 is within a frame and all agree in the end. */
export async function measureLiveBrowser(data: CountyData): Promise<boolean> {
  const directory = mkdtempSync(join(tmpdir(), 'luodi-live-'));
  write(directory, 'parcels', data.parcels);
  write(directory, 'river', oneFeature(data.controls, largestFeatures(data.controls)[0]!));
  const server = await serveSources(directory);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    const report: LivePageReport = await page.evaluate(async (edits) => {
      const module = '/bench/overlay/live-page.ts';
      await import(module);
      const { tryBoundary } = globalThis as unknown as {
        tryBoundary(count: number): Promise<LivePageReport>;
      };
      return tryBoundary(edits);
    }, EDITS);
    const { openedMs, made, refused, differences, isEqual, rows } = report;
    const update = describe('update', report.updateMs);
    const panel = describe('update and what the panel reads', report.withPanelMs);
    console.log(
      `Chromium ${browser.version()}, on the page's thread; ${data.parcels.featureStart.length - 1} parcels, opened in ${openedMs.toFixed(0)} ms`,
    );
    console.log(
      `  ${EDITS} edits made: ${made.move} moves, ${made.insert} vertices in, ${made.remove} out; ${refused} more refused`,
    );
    console.log(update.text);
    console.log(panel.text);
    console.log(
      `  ${differences} parcels changed; ${rows} rows, ${isEqual ? 'equal to a full run in every bit' : 'NOT EQUAL to a full run'}`,
    );
    console.log(JSON.stringify({ edits: EDITS, updateP99Ms: update.p99, panelP99Ms: panel.p99, isEqual }));
    return isEqual && update.p99 < FRAME_MS && panel.p99 < FRAME_MS;
  } finally {
    await browser.close();
    server.close();
    rmSync(directory, { recursive: true, force: true });
  }
}
