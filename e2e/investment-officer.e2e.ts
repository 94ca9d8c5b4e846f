/** An investment officer asks about a project; the command line, the server and the browser give the same bytes. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessibleEverywhere } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { lentProduct } from './lent-product.ts';
import { luodi, openPage } from './product.ts';

const cases = join(import.meta.dirname, '../fixtures/cases');
const CASES = [
  'rolling-bearing',
  'electrolytic-aluminium',
  'printing-works',
  'farmland-12-m2',
  'food-conflict',
] as const;

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('asking about a project', () => {
  let browser: Browser;
  let product: Awaited<ReturnType<typeof lentProduct>>;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'luodi-proofs-'));
    [browser, product] = await Promise.all([launchBrowser(), lentProduct()]);
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const askServer = async (name: string) => {
    const response = await fetch(`${product.url}/api/reviews`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ case: JSON.parse(readFileSync(join(cases, `${name}.json`), 'utf8')) }),
    });
    expect(response.status).toBe(200);
    return (await response.json()) as { id: string; verdictHash: string };
  };

  it.each(CASES)('%s: the same bytes from command line, server and browser', async (name) => {
    const { stdout, code } = await luodi('review', join(cases, `${name}.json`), '--json');
    expect(code).toBe(0);
    const byCommand = sha256(stdout.trimEnd());
    const byServer = await askServer(name);
    expect(byServer.verdictHash).toBe(byCommand);
    const page = await openPage(browser, product, `/ask/${byServer.id}`);
    await page.getByRole('button', { name: '在本浏览器中重放' }).click();
    await page.getByText('本浏览器重放得到完全相同的字节').waitFor();
    expect((await page.getByTestId('verdict-hash').textContent())?.trim()).toBe(byCommand);
    await page.close();
  });

  it('verifies a proof offline and names what was changed', async () => {
    const { code } = await luodi('review', join(cases, 'farmland-12-m2.json'), '--proof', folder);
    expect(code).toBe(0);
    const file = join(folder, 'farmland-12-m2.proof.json');
    expect((await luodi('verify', file)).code).toBe(0);
    const text = readFileSync(file, 'utf8');
    const { writeFileSync } = await import('node:fs');
    const proof = JSON.parse(text);
    const [fact] = Object.keys(proof.case.facts);
    const changed = structuredClone(proof);
    changed.case.facts[fact ?? ''].value = '999999';
    writeFileSync(file, JSON.stringify(changed));
    const answer = await luodi('verify', file);
    expect(answer.code).toBe(1);
    expect(answer.stdout).toContain(fact);
  });

  it('asks with nothing known, is told what is missing, changes one fact and sees what flips', async () => {
    const page = await openPage(browser, product, '/ask');
    await page.getByLabel('项目名称').fill('滚动轴承扩产');
    await page.getByLabel('行业').fill('滚动轴承');
    await page.locator('.industry-results button').first().click();
    await page.locator('.chosen-industry').getByText('3451').waitFor();
    await page.getByRole('button', { name: '研判', exact: true }).click();
    await page.locator('.verdict-sentence').waitFor();
    expect(await page.locator('.verdict-sentence').textContent()).toContain('无法判定');
    expect(await page.getByText('还缺这些，向谁要').count()).toBe(1);
    const before = page.url();
    await page.locator('.ask-form input.short').first().fill('100');
    await page.getByRole('button', { name: '重新研判' }).click();
    await page.getByRole('heading', { name: '与上一次相比' }).waitFor();
    expect(page.url()).not.toBe(before);
    await page.close();
  });

  it('refuses a footprint of self-crossing boundary with the coordinate, and asks nothing of it', async () => {
    const page = await openPage(browser, product, '/ask');
    await page.locator('textarea').fill('115.70, 36.85\n115.71, 36.86\n115.71, 36.85\n115.70, 36.86');
    await page.getByRole('button', { name: '读取范围' }).click();
    await page.getByText(/自相交/).waitFor();
    expect(await page.getByText('尚无用地范围').count()).toBe(1);
    await page.close();
  });

  it('shows a verdict accessibly on every screen in both languages', async () => {
    const { id } = await askServer('farmland-12-m2');
    const page = await openPage(browser, product, `/ask/${id}`);
    // The map's own controls are MapLibre's; its canvas carries a label.
    await expectAccessibleEverywhere(page, '.review-finding', ['.map-canvas']);
    await page.close();
  });
});
