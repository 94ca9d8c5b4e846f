/** A planner reads the living plan: every clause with its state, what it is bound to, what is missing and from whom. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessibleEverywhere } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { lentProduct } from './lent-product.ts';
import { openPage } from './product.ts';

describe('the living plan', () => {
  let browser: Browser;
  let product: Awaited<ReturnType<typeof lentProduct>>;
  beforeAll(async () => {
    [browser, product] = await Promise.all([launchBrowser(), lentProduct()]);
  });
  afterAll(async () => {
    await browser?.close();
  });

  it('opens on the plan of Linqing with its chapters, identity and version', async () => {
    const page = await openPage(browser, product, '/');
    await page.locator('h1').waitFor();
    expect(await page.locator('h1').textContent()).toContain('临清市经济开发区产业发展总体规划');
    expect(await page.locator('section.chapter').count()).toBeGreaterThanOrEqual(10);
    expect(await page.locator('article.clause').count()).toBeGreaterThan(90);
    expect(await page.locator('.plan-identity').textContent()).toContain('临政办字〔2022〕22号');
    expect(await page.locator('.demo-band').first().textContent()).toContain('演示数据');
    await page.close();
  });

  it('answers a search from the keyboard and clears with Escape', async () => {
    const page = await openPage(browser, product, '/');
    await page.locator('article.clause').first().waitFor();
    const all = await page.locator('article.clause').count();
    await page.keyboard.press('/');
    await page.keyboard.type('轴承');
    await page.locator('mark').first().waitFor();
    const some = await page.locator('article.clause').count();
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(all);
    await page.keyboard.press('Escape');
    await page
      .locator('article.clause')
      .nth(all - 1)
      .waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('不存在的词语');
    await page.getByText('没有条款含有').waitFor();
    await page.close();
  });

  it('opens a clause by its address and shows what it rests on', async () => {
    // As of the first entry of the ledger the registers held nothing that could be counted.
    const page = await openPage(browser, product, '/?known=1#c-4-hightech');
    const context = page.locator('.plan-context');
    await context.locator('.evidence li').first().waitFor();
    const text = (await context.textContent()) ?? '';
    expect(text).toContain('无法判定');
    expect(text).toContain('还缺');
    await page.close();
  });

  it('walks the clauses with the arrow keys', async () => {
    const page = await openPage(browser, product, '/');
    await page.locator('article.clause').first().waitFor();
    await page.locator('body').press('ArrowDown');
    await page.locator('body').press('ArrowDown');
    await page.locator('article.clause[data-selected]').waitFor();
    expect(new URL(page.url()).hash).toMatch(/^#c-/);
    await page.close();
  });

  it('shows the states of another day', async () => {
    // An address of the time before the day had one name for every page.
    const page = await openPage(browser, product, '/?asOf=2024-06-30');
    await page.locator('h1').waitFor();
    await page.locator('.as-of-band').getByText('2024年6月30日').waitFor();
    expect(new URL(page.url()).searchParams.get('day')).toBe('2024-06-30');
    expect(await page.locator('#as-of').inputValue()).toBe('2024-06-30');
    expect(await page.locator('.plan-identity').textContent()).not.toContain('规划期已结束');
    await page.getByRole('link', { name: '留痕', exact: true }).click();
    await page.locator('.as-of-band').getByText('本页不随日期变化').waitFor();
    expect(new URL(page.url()).searchParams.get('day')).toBe('2024-06-30');
    await page.getByRole('button', { name: '回到现在' }).click();
    await page.locator('.as-of-band').waitFor({ state: 'detached' });
    await page.close();
  });

  it('is accessible on every screen in both languages', async () => {
    const page = await openPage(browser, product, '/?lang=en');
    await page.locator('html[lang="en"]').waitFor();
    await expectAccessibleEverywhere(page, 'article.clause');
    await page.close();
  });
});
