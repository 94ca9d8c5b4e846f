/**
 * The kernel in a headless browser: the same source files with their types stripped, in a module worker, over the same
 * prepared bytes. What it must show is the same checksum.
 */
import { launchBrowser } from '../../e2e/browser.ts';
import type { OverlayKernel } from '../../packages/core/src/geometry/kernel/index.ts';
import { serveSources } from './source-server.ts';

const KERNEL = '/packages/core/src/geometry/kernel/index.ts';

interface EngineReport {
  readonly checksum: string;
  /** Seconds of the clock for each run; the first one compiles. */
  readonly runsS: readonly number[];
}

/** What the worker in the browser reports. */
export interface BrowserReport {
  readonly browser: string;
  readonly engines: Readonly<Record<OverlayKernel['engine'], EngineReport>>;
}

const WORKER = `
import { checksumResults, openKernel, openPrepared, OverlayResults } from '${KERNEL}';
const load = async (name) => openPrepared(await (await fetch('/files/' + name)).arrayBuffer());
const parcels = await load('parcels.bin');
const controls = await load('controls.bin');
const reports = {};
for (const engine of ['typescript', 'wasm']) {
  const kernel = openKernel(controls, { engine });
  const runsS = [];
  let checksum = '';
  for (let run = 0; run < 4; run++) {
    const results = new OverlayResults();
    const start = performance.now();
    kernel.run(parcels, 0, parcels.features, results);
    runsS.push((performance.now() - start) / 1000);
    checksum = checksumResults([results]);
  }
  reports[engine] = { checksum, runsS };
}
postMessage(reports);
`;

/** Runs the kernel in a browser over `parcels.bin` and `controls.bin` of a directory. */
export async function runInBrowser(layers: string): Promise<BrowserReport> {
  const server = await serveSources(layers, { '/worker.js': WORKER });
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    const engines = await page.evaluate(
      () =>
        new Promise<BrowserReport['engines']>((resolve, reject) => {
          const worker = new Worker('/worker.js', { type: 'module' });
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = ({ message }) => reject(new Error(`the worker failed: ${message}`));
        }),
    );
    return { browser: `Chromium ${browser.version()}`, engines };
  } finally {
    await browser.close();
    server.close();
  }
}
