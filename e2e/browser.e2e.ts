/** The tests' own browser: it draws, it is as strict as a user's, and the accessibility check bites. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible } from './accessibility.ts';
import { launchBrowser } from './browser.ts';

const PAGE = (body: string) =>
  `<!doctype html><html lang="zh-CN"><head><title>落地</title></head><body><main><h1>落地</h1>${body}</main></body></html>`;

describe('the test browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it('has WebGL, which the map needs', async () => {
    const page = await browser.newPage();
    await page.setContent(PAGE('<canvas></canvas>'));
    expect(await page.evaluate(() => document.querySelector('canvas')?.getContext('webgl2') != null)).toBe(
      true,
    );
    await page.close();
  });

  it('finds what a reader with a screen reader would miss', async () => {
    const page = await browser.newPage();
    await page.setContent(PAGE('<p>规划的每一条都有着落。</p>'));
    await expectAccessible(page);
    await page.setContent(PAGE('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'));
    await expect(expectAccessible(page)).rejects.toThrow(/image-alt/);
    await expectAccessible(page, ['img']);
    await page.close();
  });
});
