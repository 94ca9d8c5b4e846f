/**
 * The kernel in a headless browser: the same source files with their types stripped, in a module worker, over the same
 * prepared bytes. What it must show is the same checksum.
 */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import { join, normalize } from 'node:path';
import { launchBrowser } from '../../e2e/browser.ts';

const REPOSITORY = join(import.meta.dirname, '../..');
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
const load = async (name) => openPrepared(await (await fetch('/layers/' + name)).arrayBuffer());
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

function answer(request: IncomingMessage, response: ServerResponse, layers: string): void {
  const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
  const script = (text: string) => response.setHeader('content-type', 'text/javascript').end(text);
  if (path === '/')
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>kernel</title>');
  else if (path === '/worker.js') script(WORKER);
  else if (path.startsWith('/layers/'))
    response.end(readFileSync(join(layers, path.slice('/layers/'.length))));
  else if (path.startsWith('/packages/core/src/') && path.endsWith('.ts')) {
    const source = stripTypeScriptTypes(readFileSync(join(REPOSITORY, path), 'utf8'));
    script(source.replaceAll("from '@noble/", "from '/node_modules/@noble/"));
  } else if (path.startsWith('/node_modules/@noble/')) script(readFileSync(join(REPOSITORY, path), 'utf8'));
  else response.writeHead(404).end();
}

/** Runs the kernel in a browser over `parcels.bin` and `controls.bin` of a directory. */
export async function runInBrowser(layers: string): Promise<BrowserReport> {
  const server = createServer((request, response) => answer(request, response, layers));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`);
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
