/**
 * The kernel in a headless browser: the same source files with their types stripped, in a module worker, over the same
 * prepared bytes. What it must show is the same checksum.
 */
import { launchBrowser } from '../../e2e/browser.ts';
import { serveSources } from './source-server.ts';

const KERNEL = '/packages/core/src/geometry/kernel/index.ts';

/** What the worker in the browser reports. */
export interface BrowserReport {
  readonly browser: string;
  readonly checksum: string;
  /** Seconds of the clock for each run; the first one compiles. */
  readonly runsS: readonly number[];
}

const WORKER = `
import { checksumResults, openPrepared, Overlay, OverlayResults } from '${KERNEL}';
const load = async (name) => openPrepared(await (await fetch('/files/' + name)).arrayBuffer());
const parcels = await load('parcels.bin');
const controls = await load('controls.bin');
const runsS = [];
let checksum = '';
for (let run = 0; run < 4; run++) {
  const results = new OverlayResults();
  const start = performance.now();
  new Overlay(parcels, controls).run(0, parcels.features, results);
  runsS.push((performance.now() - start) / 1000);
  checksum = checksumResults([results]);
}
postMessage({ checksum, runsS });
`;

/** Runs the kernel in a browser over `parcels.bin` and `controls.bin` of a directory. */
export async function runInBrowser(layers: string): Promise<BrowserReport> {
  const server = await serveSources(layers, { '/worker.js': WORKER });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    const report = await page.evaluate(
      () =>
        new Promise<{ checksum: string; runsS: number[] }>((resolve, reject) => {
          const worker = new Worker('/worker.js', { type: 'module' });
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = ({ message }) => reject(new Error(`the worker failed: ${message}`));
        }),
    );
    return { browser: `Chromium ${browser.version()}`, ...report };
  } finally {
    await browser.close();
    server.close();
  }
}
