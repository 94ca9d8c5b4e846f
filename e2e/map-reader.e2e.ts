/** Anyone looks at the map: layers with source and date, what applies at a place, measure, compare, print. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessibleEverywhere } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { lentProduct } from './lent-product.ts';
import { openPage } from './product.ts';

describe('the map', () => {
  let browser: Browser;
  let product: Awaited<ReturnType<typeof lentProduct>>;
  beforeAll(async () => {
    [browser, product] = await Promise.all([launchBrowser(), lentProduct()]);
  });
  afterAll(async () => {
    await browser?.close();
  });

  it('draws the layers and says what applies at a typed place, by which clause', async () => {
    const page = await openPage(browser, product, '/map');
    await page.locator('.map-canvas[data-ready]').waitFor();
    await page.getByLabel(/经度, 纬度/).fill('115.7061, 36.8494');
    await page.getByRole('button', { name: '查看' }).click();
    const panel = page.locator('.map-applies');
    await panel.getByRole('heading', { name: '此处适用' }).waitFor();
    await panel.getByText('城区板块').first().waitFor();
    expect(await panel.locator('a[href*="#c-"]').count()).toBeGreaterThan(0);
    await page.close();
  });

  it('says of a place outside the zone that nothing can be said', async () => {
    const page = await openPage(browser, product, '/map');
    await page.getByLabel(/经度, 纬度/).fill('116.5, 37.2');
    await page.getByRole('button', { name: '查看' }).click();
    await page.getByText('此处在本区范围之外').waitFor();
    await page.close();
  });

  it('prints a sheet with title, legend, scale, CRS, source and version', async () => {
    const page = await openPage(browser, product, '/map');
    await page.locator('.map-canvas[data-ready]').waitFor();
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', 'true');
    });
    await page.getByRole('button', { name: '打印成图' }).click();
    await page.locator('body[data-printed]').waitFor();
    await page.emulateMedia({ media: 'print' });
    const sheet = page.locator('.print-sheet');
    const text = (await sheet.textContent()) ?? '';
    expect(text).toContain('总体规划');
    expect(text).toContain('演示数据');
    expect(text).toContain('CGCS2000');
    expect(text).toMatch(/\d+ (km|m)/);
    expect(text).toMatch(/[0-9a-f]{64}/);
    expect(await sheet.locator('.print-legend li').count()).toBeGreaterThanOrEqual(6);
    const pdf = await page.pdf({ format: 'A4' });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await page.close();
  });

  it('compares with another layer and measures', async () => {
    const page = await openPage(browser, product, '/map');
    await page.locator('.map-canvas[data-ready]').waitFor();
    await page.getByRole('button', { name: '对比' }).click();
    await page.locator('.compare-map .maplibregl-canvas').waitFor();
    await page.getByRole('button', { name: '对比' }).click();
    await page.getByRole('button', { name: '量算' }).click();
    const canvas = page.locator('.map-stage > .map-canvas .maplibregl-canvas');
    const box = await canvas.boundingBox();
    expect(box).not.toBeNull();
    if (!box) return;
    await page.mouse.click(box.x + box.width * 0.4, box.y + box.height * 0.5);
    await page.mouse.click(box.x + box.width * 0.6, box.y + box.height * 0.5);
    await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.6);
    await page.locator('.measure output').getByText(/ m/).waitFor();
    await page.close();
  });

  it('is accessible on every screen in both languages', async () => {
    const page = await openPage(browser, product, '/map');
    await expectAccessibleEverywhere(page, '.map-canvas[data-ready]', ['.map-canvas']);
    await page.close();
  });
});
