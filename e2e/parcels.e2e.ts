/** Parcels are split and merged, and what named them follows. */
import { type GridGeometry, joinedOutline } from '@luodi/core/geometry';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { lentProduct } from './lent-product.ts';
import { wireAs } from './people.ts';
import { filled, openPage } from './product.ts';

const ROLE = 'data-clerk';
const NAMING_A_PARCEL = encodeURIComponent('[{"field":"parcel","operator":"filled"}]');

describe('parcels', () => {
  let browser: Browser;
  let product: Awaited<ReturnType<typeof lentProduct>>;
  /** The wire as the clerk, beside the pages. */
  let wire: ReturnType<typeof wireAs>;
  const open = (path: string, options: Parameters<typeof openPage>[3] = {}) =>
    openPage(browser, product, path, { role: ROLE, ...options });

  beforeAll(async () => {
    [browser, product] = await Promise.all([launchBrowser(), lentProduct()]);
    wire = wireAs(product.url, await product.as(ROLE));
    await filled(product);
  });
  afterAll(async () => {
    await browser?.close();
  });

  it('splits a parcel: areas even, a building follows, the old one leads to the new ones, all areas add up as before', async () => {
    const all = '/api/registers/parcels/records?limit=1';
    const before = await wire(all);
    const [works] = (await wire(`/api/registers/buildings/records?limit=1&filters=${NAMING_A_PARCEL}`))
      .records;
    const id = works.values.parcel;
    const { title, values } = (await wire(`/api/registers/parcels/records/${id}`)).record;
    // Ten thousandths of a square metre, as areas of record are kept.
    const units = Math.round(Number(values.area) * 10_000);
    const [half, rest] = [Math.floor(units / 2), Math.ceil(units / 2)].map((one) =>
      (one / 10_000).toFixed(4),
    );
    if (!half || !rest) throw new Error('no area');
    const page = await open(`/registers/parcels/${id}`, { viewport: { width: 1440, height: 900 } });
    await page.getByRole('button', { name: '分割、合并' }).click();
    await page.locator('#child-0-number').fill(`${title}-1`);
    await page.locator('#child-0-area').fill(half);
    await page.locator('#child-1-number').fill(`${title}-2`);
    await page.getByText('有面积未填，无法比较').waitFor();
    await page.locator('#child-1-area').fill(rest);
    await page.getByText('✓ 相等').waitFor();
    await page.getByLabel('事由').fill('分宗登记');
    await page.getByLabel('依据的文件').fill('分宗批复〔2026〕3号');
    // Nothing is decided by itself.
    await page.getByRole('button', { name: '保存' }).click();
    await page
      .getByRole('alert')
      .getByText(/还有 \d+ 条没有选定/)
      .waitFor();
    await page.getByLabel(`“${works.title}”怎么办`).selectOption({ label: `改指新宗地 2 ${title}-2` });
    const others = page.getByRole('button', { name: '未选的都留作历史' });
    if ((await others.count()) > 0) await others.click();
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('1 条记录已改指新宗地').waitFor();
    await page.getByRole('link', { name: `${title}-1` }).click();
    await page.getByRole('heading', { name: `${title}-1` }).waitFor();
    await page
      .locator('.timeline')
      .getByText(/事由：?分宗登记/)
      .waitFor();
    // Back to the old one, which is no more and says into what it went.
    await page.locator('tr', { hasText: '来源宗地' }).getByRole('link').first().click();
    await page
      .locator('.succession')
      .getByText(/已于.*分割为/)
      .waitFor();
    await page
      .locator('.succession')
      .getByRole('link', { name: `${title}-2` })
      .click();
    await page.getByRole('heading', { name: `${title}-2` }).waitFor();
    await page.getByRole('link', { name: '建筑与厂房 1' }).waitFor();
    const after = await wire(all);
    expect(after.total).toBe(before.total + 1);
    expect(after.sums.area).toBe(before.sums.area);
    await page.close();
  });

  it('merges two neighbouring parcels: both lead to the one, and what named either names it', async () => {
    const all = '/api/registers/parcels/records?limit=1';
    const before = await wire(all);
    const { records } = await wire('/api/registers/parcels/records?limit=200&sort=-number');
    type Parcel = { id: string; title: string; values: { shape?: { grid: GridGeometry } } };
    const shaped = (records as Parcel[]).flatMap((one) =>
      one.values.shape ? [{ ...one, grid: one.values.shape.grid }] : [],
    );
    const { records: buildings } = await wire(
      `/api/registers/buildings/records?limit=1000&filters=${NAMING_A_PARCEL}`,
    );
    const named = new Map(
      (buildings as { id: string; values: { parcel: string } }[]).map((one) => [one.values.parcel, one]),
    );
    const pairs = shaped.flatMap((one) =>
      named.has(one.id)
        ? shaped
            .filter((two) => two !== one && joinedOutline([one.grid, two.grid]))
            .map((two) => [one, two] as const)
        : [],
    );
    const [first, second] = pairs[0] ?? [];
    const works = named.get(first?.id ?? '');
    if (!first || !second || !works) throw new Error('no neighbours');
    const page = await open(`/registers/parcels/${first.id}`);
    await page.getByRole('button', { name: '分割、合并' }).click();
    await page.getByRole('combobox', { name: /合并另一宗地/ }).fill(second.title);
    await page.getByRole('option', { name: second.title }).waitFor();
    await page.getByRole('combobox', { name: /合并另一宗地/ }).press('Enter');
    await page.locator('#child-1-number').waitFor({ state: 'detached' });
    await page.locator('#child-0-number').fill(`${first.title}-合`);
    await page.getByRole('button', { name: '填入合计' }).click();
    await page.getByText('✓ 相等').waitFor();
    await page.locator('.reshape-child summary').click();
    await page.getByRole('button', { name: '取原宗地合成的界址' }).click();
    await page.locator('.reshape-child summary', { hasText: '✓' }).waitFor();
    await page.getByLabel('事由').fill('合宗登记');
    await page.getByLabel('依据的文件').fill('合宗批复〔2026〕4号');
    await page.getByRole('button', { name: /采用全部建议/ }).click();
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText(/条记录已改指新宗地/).waitFor();
    for (const old of [first, second]) {
      await page.goto(`${product.url}/registers/parcels/${old.id}`);
      await page
        .locator('.succession')
        .getByText(/已于.*并入/)
        .waitFor();
    }
    await page.locator('.succession').getByRole('link').click();
    await page.getByRole('heading', { name: `${first.title}-合` }).waitFor();
    const merged = page.url().split('/').at(-1);
    const { record } = await wire(`/api/registers/parcels/records/${merged}`);
    expect(record.values.shape.grid).toEqual(joinedOutline([first.grid, second.grid]));
    // A visitor is told as well.
    const visitor = await openPage(browser, product, `/registers/parcels/${first.id}`);
    await visitor
      .locator('.succession')
      .getByRole('link', { name: `${first.title}-合` })
      .click();
    await visitor.getByRole('heading', { name: `${first.title}-合` }).waitFor();
    await visitor.close();
    const made = new URL(page.url()).pathname.split('/').at(-1);
    const now = await wire(`/api/registers/buildings/records/${works.id}`);
    expect(now.record.values.parcel).toBe(made);
    const after = await wire(all);
    expect(after.total).toBe(before.total - 1);
    expect(after.sums.area).toBe(before.sums.area);
    await page.close();
  });
});
