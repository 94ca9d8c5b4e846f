/** A clerk brings in what another office sent. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { creditCode } from '../fixtures/exchange/enterprise-sheet.ts';
import { launchBrowser } from './browser.ts';
import { lentProduct } from './lent-product.ts';
import { filled, openPage } from './product.ts';

describe('the import of a file', () => {
  let browser: Browser;
  let product: Awaited<ReturnType<typeof lentProduct>>;
  beforeAll(async () => {
    [browser, product] = await Promise.all([launchBrowser(), lentProduct()]);
    await filled(product);
  });
  afterAll(async () => {
    await browser?.close();
  });

  it('asks what codes of 2011 are in the edition of 2017, and leaves out what is no record', async () => {
    const page = await openPage(browser, product, '/registers/enterprises/import', { role: 'data-clerk' });
    const lines = [
      '企业名称,统一社会信用代码,行业（GB/T 4754-2011）',
      `临清甲,${creditCode(1)},3140`,
      `临清乙,${creditCode(2)},1440`,
      '合计,,',
    ];
    const buffer = Buffer.from(lines.join('\n'));
    await page.locator('#import-file').setInputFiles({ name: '企业.csv', mimeType: 'text/csv', buffer });
    await page.getByRole('button', { name: '上传并检查' }).click();
    await page
      .getByRole('group', { name: /3140.*钢压延加工.*铁合金冶炼/ })
      .getByLabel(/3130 钢压延加工/)
      .check();
    await page.getByText('还有 1 个疑问没有答复').waitFor();
    await page.getByLabel(/1442 乳粉制造/).check();
    await page.getByRole('button', { name: '按此重新检查' }).click();
    await page.getByText('新增 2').first().waitFor();
    await page.getByText('不导入 1').waitFor();
    await page.locator('ins', { hasText: '3130 钢压延加工' }).waitFor();
    await page.locator('ins', { hasText: '1442 乳粉制造' }).waitFor();
    await page.getByRole('button', { name: '取消导入' }).click();
    await page.getByText('导入已取消').waitFor();
    await page.close();
  });
});
