/** Many parcels against the plan's layers, in the reader's browser: the bytes of the command line, and nothing sent. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessibleEverywhere } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { lentProduct } from './lent-product.ts';
import { filled, openPage, SCREENS } from './product.ts';

const launcher = join(import.meta.dirname, '../apps/cli/bin/luodi.mjs');
const PARCELS = 900;
const MANY = 80_000;

/** Slanted parcels in rows across the zone. */
function parcel(index: number) {
  const west = 115.64 + 0.0021 * (index % 30);
  const south = 36.8 + 0.0017 * (Math.floor(index / 30) % 60);
  const ring = [
    [west, south],
    [west + 0.0021, south],
    [west + 0.0026, south + 0.0009],
    [west + 0.0021, south + 0.0017],
    [west, south],
  ];
  return { type: 'Feature', id: `p-${index}`, geometry: { type: 'Polygon', coordinates: [ring] } };
}

const BOW = {
  type: 'Feature',
  id: 'bow',
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

async function downloaded(page: Page, button: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') };
}

describe('screening parcels', () => {
  let browser: Browser;
  let product: Awaited<ReturnType<typeof lentProduct>>;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'luodi-screening-'));
    [browser, product] = await Promise.all([launchBrowser(), lentProduct()]);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const file = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const some = Array.from({ length: PARCELS }, (_, index): unknown => parcel(index));

  it('gives the bytes that luodi screen gives, filters them, and sends nothing of the file', async () => {
    const point = { type: 'Feature', id: 9, geometry: { type: 'Point', coordinates: [115.7, 36.85] } };
    const features = some.toSpliced(3, 0, BOW, point, 'none');
    const lines = file('地块.ndjson', features.map((one) => `${JSON.stringify(one)}\n`).join(''));
    const document = file(
      'parcels.geojson',
      JSON.stringify({ type: 'FeatureCollection', features: some.toSpliced(7, 0, BOW) }, null, 1),
    );
    const page = await openPage(browser, product, '/screen', { viewport: SCREENS[0].viewport });
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET' || request.postData() !== null) sent.push(request.url());
    });
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    for (const path of [lines, document]) {
      const name = path.slice(folder.length + 1);
      await page.locator('input[type=file]').setInputFiles(path);
      await page.getByText(`筛查完毕：${name}`).waitFor();
      const whole = await downloaded(page, '下载 NDJSON');
      expect(whole.name).toContain('演示数据');
      const cli = screenedByCommand(folder, name);
      expect(whole.text).toBe(cli);
      expect(cli.split('\n').length).toBeGreaterThan(PARCELS);
    }
    await page.getByLabel('关系').selectOption('unreadable');
    await page.getByRole('status').getByText('1 宗', { exact: true }).waitFor();
    await page.locator('.screen-parcels').getByText('自相交').waitFor();
    expect(JSON.parse((await downloaded(page, '下载 NDJSON')).text)).toMatchObject({ parcel: 'bow' });
    const parks = page.locator('.screen-totals tr[data-layer="parks"]');
    const count = await parks.getByRole('button').first().textContent();
    await parks.getByRole('button').first().click();
    await page.getByRole('status').getByText(`${count} 宗`, { exact: true }).waitFor();
    const table = await downloaded(page, '下载 CSV');
    expect(table.name).toContain('演示数据');
    const meeting = table.text.split('\r\n').filter((line) => line.includes(',parks,'));
    expect(new Set(meeting.map((line) => line.split(',')[0])).size).toBe(Number(count));
    expect(sent).toEqual([]);
    await page.close();
  });

  it('tells how far it is, and stops at once when it is cancelled', async () => {
    const many = file(
      'many.ndjson',
      Array.from({ length: MANY }, (_, index) => `${JSON.stringify(parcel(index))}\n`).join(''),
    );
    const page = await openPage(browser, product, '/screen', { viewport: SCREENS[0].viewport });
    await page.locator('input[type=file]').setInputFiles(many);
    const far = page.locator('[data-parcels]:not([data-parcels="0"])');
    await far.waitFor();
    expect(await far.textContent()).toMatch(/已读 [\d.]+ MB，共 [\d.]+ MB.*宗已筛查.*共用一份/);
    expect(page.workers().length).toBeGreaterThan(1);
    await page.getByRole('button', { name: '取消' }).click();
    await page.getByText(/已取消：[\d,]+ 宗已筛查/).waitFor();
    await expect.poll(() => page.workers().length).toBe(0);
    expect(await page.locator('.screen-parcels').count()).toBe(0);
    // A whole run after it: the workers of the first are gone, those of the second are there.
    await page
      .locator('input[type=file]')
      .setInputFiles(file('empty.geojson', '{"type":"Topology","features":[]}'));
    await page.getByText('应为 GeoJSON FeatureCollection').waitFor();
    await expect.poll(() => page.workers().length).toBe(0);
    await page.close();
  });

  it('screens the register of parcels as of a day', async () => {
    const signedIn = await product.as('data-clerk');
    const cookie = `${signedIn.name}=${signedIn.value}`;
    const ask = async (path: string) => (await fetch(product.url + path, { headers: { cookie } })).json();
    await filled(product);
    const day = '2024-06-30';
    const { total } = await ask(`/api/registers/parcels/records?day=${day}&limit=1`);
    expect(total).toBeGreaterThan(10);
    const page = await openPage(browser, product, `/screen?day=${day}`, { role: 'data-clerk' });
    await page.getByRole('button', { name: '筛查宗地台账' }).click();
    await page.getByText(`筛查完毕：筛查宗地台账，${total} 宗`).waitFor();
    const { name, text } = await downloaded(page, '下载 NDJSON');
    expect(name).toContain('演示数据');
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { areaM2?: number; overlaps?: readonly { layer: string }[] });
    expect(lines.length).toBe(total);
    expect(lines.every(({ areaM2 = 0 }) => areaM2 > 0)).toBe(true);
    expect(lines.some(({ overlaps }) => overlaps?.some(({ layer }) => layer === 'parks'))).toBe(true);
    await page.locator('.screen-parcels tbody a').first().click();
    await page.waitForURL(/\/registers\/parcels\/.*day=2024-06-30/);
    await page.close();
  });

  it('is accessible on every screen in both languages', async () => {
    const path = file(
      'few.ndjson',
      [...some.slice(300, 340), BOW].map((one) => JSON.stringify(one)).join('\n'),
    );
    const page = await openPage(browser, product, '/screen');
    await page.locator('input[type=file]').setInputFiles(path);
    await page.locator('.screen-parcels tbody tr').nth(40).waitFor();
    await page.locator('.screen-layers').click();
    await expectAccessibleEverywhere(page, '.screen-parcels tbody tr');
    await page.close();
  });
});

/** What `luodi screen` writes for a file named as the page knows it. */
function screenedByCommand(folder: string, name: string): string {
  try {
    return execFileSync(process.execPath, [launcher, 'screen', name], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch (error) {
    // 3: some parcels cannot be read; they have their lines all the same.
    const ended = error as { readonly status: number; readonly stdout: string };
    expect(ended.status).toBe(3);
    return ended.stdout;
  }
}
