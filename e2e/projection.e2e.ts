/** Coordinates brought onto the grid in a browser are those of Node in every bit, whatever the engines' own sines are. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { serveSources } from '../bench/overlay/source-server.ts';
import { projectionBits } from '../bench/projection/bits.ts';
import { launchBrowser } from './browser.ts';

const COORDINATES = 200_000;

const WORKER = `
import { projectionBits } from '/bench/projection/bits.ts';
postMessage(projectionBits(${COORDINATES}));
`;

it('projects 200,000 coordinates to the bits that Node makes of them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'luodi-projection-'));
  const [server, browser] = await Promise.all([
    serveSources(folder, { '/worker.js': WORKER }),
    launchBrowser(),
  ]);
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    const inBrowser = await page.evaluate(
      () =>
        new Promise<string>((resolve, reject) => {
          const worker = new Worker('/worker.js', { type: 'module' });
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = ({ message }) => reject(new Error(`the worker failed: ${message}`));
        }),
    );
    expect(inBrowser).toMatch(/^[0-9a-f]{16}$/);
    expect(inBrowser).toBe(projectionBits(COORDINATES));
  } finally {
    await browser.close();
    server.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
