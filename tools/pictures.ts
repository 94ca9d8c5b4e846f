/**
 * `npm run pictures`: the pictures of the README, made from the product itself. Starts it on a fresh data directory
 * and takes living plan, map, a verdict and a register in both languages at 1440 × 900 into docs/images. Run it when a screen
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
  /** Whether it is of somebody who works in the zone. */
  readonly signedIn?: true;
}

/** Role whose eyes see what needs an account. */
const ROLE = 'planner';
/** The map is drawn in software here. */
const PATIENCE_MS = 120_000;
const FILLED_WITHIN_MS = 300_000;

function pictures(review: string, record: string): readonly Picture[] {
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
    {
      name: 'registers',
      path: `/registers/enterprises?filters=${IN_PARK}&columns=name,industry,employees&record=${record}`,
      complete: async (page) => {
        await page.locator('.timeline li').first().waitFor();
        await page.locator('.record-panel').evaluate((panel) => panel.scrollTo(0, panel.scrollHeight));
      },
      signedIn: true,
    },
  ];
}

const IN_PARK = 'park.is.park-yandian-bearing';

/** Waits for the demonstration zone; gives the enterprise of a park with the longest past. */
async function findRecord({ url, as }: Product): Promise<string> {
  const { name, value } = await as(ROLE);
  const read = async (path: string) => {
    const response = await fetch(url + path, { headers: { cookie: `${name}=${value}` } });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return response.json();
  };
  const until = Date.now() + FILLED_WITHIN_MS;
  while ((await read('/api/demonstration')).state !== 'present') {
    if (Date.now() > until) throw new Error('the demonstration zone is not there in time');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  const filters = JSON.stringify([{ field: 'park', operator: 'is', value: 'park-yandian-bearing' }]);
  const path = `/api/registers/enterprises/records?limit=1000&filters=${encodeURIComponent(filters)}`;
  const { records } = (await read(path)) as { records: { id: string; version: number }[] };
  const [longest] = records.toSorted((a, b) => b.version - a.version);
  if (!longest) throw new Error('the park has no enterprise');
  return longest.id;
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
  if (picture.signedIn) await context.addCookies([await product.as(ROLE)]);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const [path = '', fragment] = picture.path.split('#');
  await page.goto(
    `${product.url}${path}${path.includes('?') ? '&' : '?'}lang=${language}${fragment === undefined ? '' : `#${fragment}`}`,
  );
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
  const [browser, product] = await Promise.all([launchBrowser(), startProduct('on')]);
  try {
    const review = await askAboutCase(product);
    const record = await findRecord(product);
    for (const picture of pictures(review, record)) {
      for (const language of LANGUAGES) await take(browser, product, picture, language);
    }
  } finally {
    await browser.close();
    await product.stop();
  }
}

await main();
