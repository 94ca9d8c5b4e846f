/**
 * A planner asks how a target stands: value, years, label of demonstration data, and the records behind the number; a
 * visitor sees of them, and of the registers, what is disclosed.
 */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessibleEverywhere } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { lentProduct } from './lent-product.ts';
import { filled, openPage } from './product.ts';

/** Opens the target among the things the chosen clause rests on; the first of them is open already. */
async function openTarget(page: Page): Promise<void> {
  const kind = page.locator('.evidence-kind', { hasText: /^目标$/ });
  const target = page.locator('.evidence details', { has: kind }).first();
  await target.waitFor();
  if ((await target.getAttribute('open')) === null) await target.locator('summary').first().click();
}

describe('a target of the plan', () => {
  let browser: Browser;
  let product: Awaited<ReturnType<typeof lentProduct>>;
  beforeAll(async () => {
    [browser, product] = await Promise.all([launchBrowser(), lentProduct()]);
    await filled(product);
  });
  afterAll(async () => {
    await browser?.close();
  });

  it('shows its value, labelled, and opens to the records for those who may read them', async () => {
    const page = await openPage(browser, product, '/');
    await page.context().addCookies([await product.as('planner')]);
    await page.goto(`${product.url}/#c-4-hightech`);
    await openTarget(page);
    const value = page.locator('.target-value');
    await value.locator('.target-figure strong').waitFor();
    expect(await value.locator('.demo-band').textContent()).toBe('演示数据');
    await value.locator('.target-evidence summary').first().click();
    const record = value.locator('.target-evidence a').first();
    const certificate = (await record.textContent()) ?? '';
    expect(certificate).toMatch(/^GR\d{4}99/);
    await record.click();
    await page.waitForURL(/\/registers\/high-tech-certificates\/demo-/);
    await page.getByText(certificate).first().waitFor();
    await page.close();
  });

  it('keeps records that are not disclosed from visitors, and reads well on every screen', async () => {
    const page = await openPage(browser, product, '/#c-4-talent');
    await page.locator('article.clause').first().waitFor();
    await openTarget(page);
    await page.locator('.target-figure').first().waitFor();
    expect(await page.locator('.target-evidence').count()).toBe(0);
    await expectAccessibleEverywhere(page, '.target-figure');
    await page.close();
  });

  it('opens to visitors the disclosed registers, table and record, without their past', async () => {
    const page = await openPage(browser, product, '/');
    await page.getByRole('navigation').getByRole('link', { name: '台账', exact: true }).click();
    const directory = page.locator('.directory');
    await directory.getByRole('link', { name: '企业', exact: true }).waitFor();
    expect(await directory.getByRole('link', { name: '项目', exact: true }).count()).toBe(0);
    await directory.getByRole('link', { name: '企业', exact: true }).click();
    await page.locator('[data-row="0"] a').first().click();
    await page.locator('.record-fields').getByText('对您不公开').first().waitFor();
    for (const closed of ['#history', '.record-actions', 'a[href$="/new"]', 'a[href$="/import"]'])
      expect(await page.locator(closed).count(), closed).toBe(0);
    for (const closed of ['导出', '视图', '此处需要登录后查看或办理。'])
      expect(await page.locator('main').getByText(closed, { exact: true }).count(), closed).toBe(0);
    await page.close();
  });
});
