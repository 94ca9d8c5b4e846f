/** A first visit: a sample gives a verdict, its proof is verified from a file, the plan against itself is taken away. */
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessibleEverywhere } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { lentProduct } from './lent-product.ts';
import { openPage } from './product.ts';

describe('a first visit', () => {
  let browser: Browser;
  let product: Awaited<ReturnType<typeof lentProduct>>;
  beforeAll(async () => {
    [browser, product] = await Promise.all([launchBrowser(), lentProduct()]);
  });
  afterAll(async () => {
    await browser?.close();
  });

  it('gives a first verdict by one click on a sample, and verifies its proof from the file alone', async () => {
    const page = await openPage(browser, product, '/ask');
    await page.locator('.sample-list button').first().click();
    await page.locator('.verdict-sentence').waitFor();
    expect(await page.locator('h1').first().textContent()).toBeTruthy();
    const downloading = page.waitForEvent('download');
    await page.getByText('下载证明').click();
    const proof = readFileSync(await (await downloading).path(), 'utf8');
    await page.getByRole('link', { name: '核验证明' }).click();
    const input = page.locator('input[type=file]');
    const file = (text: string) => ({
      name: 'p.proof.json',
      mimeType: 'application/json',
      buffer: Buffer.from(text),
    });
    await input.setInputFiles(file(proof));
    await page.getByText('证明成立').waitFor();
    await page.getByText('同一版本').waitFor();
    await input.setInputFiles(file(proof.replace(/"asOf":"(\d{4})/, '"asOf":"2024')));
    await page.getByText('证明不成立').waitFor();
    await input.setInputFiles(file('{'));
    await page.getByText('这个文件读不出来').waitFor();
    await page.close();
  });

  it('keeps what was typed, and leads from each fault to its field', async () => {
    const page = await openPage(browser, product, '/ask');
    await page.locator('#fact-land_area_m2').fill('abc');
    await page.reload();
    await page.getByText('已恢复上次没有提交的填写').waitFor();
    await page.getByRole('button', { name: '研判', exact: true }).click();
    await page.locator('.error-summary a').first().click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('fact-land_area_m2');
    await page.close();
  });

  it('lists every finding of the linter with its clause, filters and exports', async () => {
    const page = await openPage(browser, product, '/findings?severity=warning');
    await page.locator('.findings-table tbody tr').first().waitFor();
    const shown = await page.locator('.findings-table tbody tr').count();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出 CSV' }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toContain('演示数据');
    const lines = readFileSync(await download.path(), 'utf8')
      .trimEnd()
      .split('\r\n');
    expect(lines.length).toBe(shown + 1);
    await page.locator('.findings-table a').first().click();
    await page.locator('article.clause[data-selected]').waitFor();
    await page.close();
  });

  it('opens what a clause is bound to, and sends a map view that opens the same', async () => {
    const page = await openPage(browser, product, '/#c-2-park-nonferrous');
    const context = page.locator('.plan-context');
    await context.locator('.place-map svg').waitFor();
    await context.locator('.thing').getByRole('link', { name: '在图上看' }).click();
    await page.locator('.map-applies').getByText('有色金属产业园').first().waitFor();
    await page.waitForFunction(() => location.hash.includes('feature=') && location.hash.includes('at='));
    await page.reload();
    await page.locator('.applies-name[aria-pressed="true"]').getByText('有色金属产业园').waitFor();
    await page.close();
  });

  it('says what to do when a page does not exist or nothing answers', async () => {
    const page = await openPage(browser, product, '/nowhere');
    await page.getByRole('heading', { name: '没有这个页面' }).waitFor();
    await page.route('**/api/reviews*', (route) => route.abort());
    await page.getByRole('link', { name: '问项目' }).first().click();
    await page.getByRole('button', { name: '重试' }).first().waitFor();
    await page.close();
  });

  it('is accessible on every screen in both languages', async () => {
    for (const path of ['/findings', '/verify', '/ask', '/#c-4-hightech']) {
      const page = await openPage(browser, product, path);
      await expectAccessibleEverywhere(page, path.includes('#') ? '.thing' : 'h1');
      await page.close();
    }
  });
});
