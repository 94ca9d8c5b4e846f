/** A planner looks at figures instead of rows: by park, over time, an enterprise's years; every figure opens its list. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessibleEverywhere } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { lentProduct } from './lent-product.ts';
import { filled, openPage } from './product.ts';

const digits = (text: string | null) => (text ?? '').replace(/\D/g, '');

describe('figures of a register', () => {
  let browser: Browser;
  let product: Awaited<ReturnType<typeof lentProduct>>;
  let page: Page;
  beforeAll(async () => {
    [browser, product] = await Promise.all([launchBrowser(), lentProduct()]);
    await filled(product);
    page = await openPage(browser, product, '/');
    await page.context().addCookies([await product.as('planner')]);
  });
  afterAll(async () => {
    await browser?.close();
  });

  it('adds up by park, labelled as demonstration data, and opens the list behind a bar', async () => {
    await page.goto(`${product.url}/registers/enterprises`);
    await page.getByRole('button', { name: '汇总' }).click();
    const groups = page.locator('.figure-groups');
    const row = groups.locator('tbody tr', { hasText: '烟店轴承产业园' });
    await row.waitFor();
    expect(await page.locator('.register-head .demo-band').count()).toBe(1);
    const figure = digits(await row.locator('td').first().textContent());
    expect(Number(figure)).toBeGreaterThan(100);
    await row.getByRole('link').click();
    await page.locator('[data-row="0"] a').first().waitFor();
    await page.locator('.condition', { hasText: '烟店轴承产业园' }).waitFor();
    await page.waitForFunction(
      (wanted) => document.querySelector('.register-total')?.textContent?.replace(/\D/g, '') === wanted,
      figure,
    );
    await page.goBack();
    await row.waitFor();
    await expectAccessibleEverywhere(page, '.figure-groups');
  });

  it('draws them over time, with the table beside, as they were known', async () => {
    await page.goto(`${product.url}/registers/enterprises?figures=trend&step=quarter`);
    await page.locator('.line-chart polyline').waitFor();
    const days = page.locator('.figure-days tbody tr');
    expect(await days.count()).toBeGreaterThan(8);
    await expectAccessibleEverywhere(page, '.figure-days');
    const [second, figure] = [days.nth(1), digits(await days.nth(1).locator('td').textContent())];
    await second.getByRole('link').click();
    await page.locator('[data-row="0"] a').first().waitFor();
    expect(page.url()).toMatch(/day=\d{4}-\d{2}-\d{2}/);
    await page.waitForFunction(
      (wanted) => document.querySelector('.register-total')?.textContent?.replace(/\D/g, '') === wanted,
      figure,
    );
  });

  it('tells what differs from another day, field by field, and the list of what changed alone', async () => {
    await page.goto(`${product.url}/registers/enterprises?figures=comparison&beforeDay=2023-12-31`);
    await page.locator('.figure-differences tbody tr').first().waitFor();
    const changed = page.getByRole('button', { name: /^变动 \d+/ });
    expect(Number(digits(await changed.textContent()))).toBeGreaterThan(10);
    await changed.click();
    await page.locator('.figure-differences .difference').first().waitFor();
    expect(await page.locator('.figure-differences tbody tr', { hasText: '新增' }).count()).toBe(0);
    await expectAccessibleEverywhere(page, '.figure-differences');
    await page.locator('.figure-differences th a').first().click();
    await page.locator('.record-fields').waitFor();
  });

  it('shows the years of an enterprise as small lines, gaps where nothing is known', async () => {
    await page.goto(`${product.url}/registers/enterprise-years?sort=-revenue`);
    await page.locator('[data-row="0"] a').first().click();
    await page.locator('.record-fields a[href*="/registers/enterprises/"]').first().click();
    await page.locator('.year-figures svg').first().waitFor();
    expect(await page.locator('.year-figures svg').first().getAttribute('aria-label')).toMatch(
      /20\d\d .+20\d\d/,
    );
    await expectAccessibleEverywhere(page, '.year-figures');
  });
});
