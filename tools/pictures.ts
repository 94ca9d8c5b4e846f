/**
 * `npm run pictures`: the pictures of the README, made from the product itself. Starts it on a fresh data directory
 * and takes living plan, map and a verdict in both languages at 1440 × 900 into docs/images. Run it when a screen
 * has changed, and look at what it made.
 */
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../e2e/browser.ts';
import { type Product, startProduct } from '../e2e/product.ts';

const repository = join(import.meta.dirname, '..');
const images = join(repository, 'docs/images');
const CASE = join(repository, 'fixtures/cases/farmland-12-m2.json');
const LANGUAGES = ['zh', 'en'] as const;
/** A picture that grows beyond this makes every clone heavier: a bug of the screen or of this tool. */
const MOST_BYTES = 400_000;

/** One picture: which page, and what stands there when it is complete. */
interface Picture {
  readonly name: string;
  readonly path: string;
  readonly complete: (page: Page) => Promise<void>;
}

function pictures(review: string): readonly Picture[] {
  return [
    {
      name: 'living-plan',
      path: '/#c-4-hightech',
      complete: (page) => page.locator('.plan-context .evidence li').first().waitFor(),
    },
    { name: 'map', path: '/map', complete: (page) => page.locator('.map-canvas[data-ready]').waitFor() },
    {
      name: 'ask',
      path: `/ask/${review}`,
      complete: async (page) => {
        await page.locator('.review-finding').first().waitFor();
        await page.locator('.verdict-map .maplibregl-canvas').waitFor();
      },
    },
  ];
}

/** Asks about the case whose corner lies on 12 m² of farmland; gives the id of the answer. */
async function askAboutCase({ url }: Product): Promise<string> {
  const response = await fetch(`${url}/api/reviews`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ case: JSON.parse(readFileSync(CASE, 'utf8')) }),
  });
  if (!response.ok) throw new Error(`the case was refused: ${await response.text()}`);
  return ((await response.json()) as { id: string }).id;
}

/** Two looks at the page half a second apart that do not differ: nothing moves or is drawn any more. */
async function waitUntilStill(page: Page): Promise<void> {
  const deadline = performance.now() + 60_000;
  let before = await page.screenshot({ animations: 'disabled', caret: 'hide' });
  while (performance.now() < deadline) {
    await page.waitForTimeout(500);
    const now = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    if (now.equals(before)) return;
    before = now;
  }
  throw new Error('the page does not come to rest');
}

async function take(browser: Browser, product: Product, picture: Picture, language: string): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const [path, fragment] = picture.path.split('#');
  await page.goto(`${product.url}${path}?lang=${language}${fragment === undefined ? '' : `#${fragment}`}`);
  await picture.complete(page);
  await waitUntilStill(page);
  const file = join(images, `${picture.name}.${language}.png`);
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' });
  await context.close();
  const { size } = statSync(file);
  console.log(`${(size / 1000).toFixed(0).padStart(5)} kB  docs/images/${picture.name}.${language}.png`);
  if (size > MOST_BYTES) throw new Error(`${file} is larger than ${MOST_BYTES} bytes`);
}

async function main(): Promise<void> {
  mkdirSync(images, { recursive: true });
  const [browser, product] = await Promise.all([launchBrowser(), startProduct()]);
  try {
    const review = await askAboutCase(product);
    for (const picture of pictures(review)) {
      for (const language of LANGUAGES) await take(browser, product, picture, language);
    }
  } finally {
    await browser.close();
    await product.stop();
  }
}

await main();
