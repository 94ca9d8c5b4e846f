/** A planner tries another course of a park's boundary: what changes for whom, with nothing saved. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GridGeometry, overlapArea, touches } from '../packages/core/src/geometry/index.ts';
import { expectAccessible } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { lentProduct } from './lent-product.ts';
import { openPage, SCREENS } from './product.ts';

interface GridFeature {
  readonly id: string;
  readonly geometry: GridGeometry;
}

/** Wide enough for the page's wide form; every pixel of the map is drawn in software here. */
const DRAWN = { width: 1120, height: 700 };
const layers = join(import.meta.dirname, '../plans/linqing-2021-2025/layers');
const read = (layer: string) =>
  (JSON.parse(readFileSync(join(layers, `${layer}.grid.json`), 'utf8')) as { features: GridFeature[] })
    .features;
const blocks = read('land_use');
const parks = read('parks');

/** The vertex the trial begins with: the first of the first ring. */
function firstVertex(geometry: GridGeometry): readonly [number, number] {
  const [x, y] = geometry.kind === 'polygon' ? (geometry.polygons[0]?.[0] ?? []) : [];
  return [x ?? 0, y ?? 0];
}

/** A square footprint around a grid place, in metres. */
function squareAround([x, y]: readonly [number, number], metres: number): GridGeometry {
  const half = Math.round(metres * 5_000);
  return {
    kind: 'polygon',
    polygons: [[[x - half, y - half, x + half, y - half, x + half, y + half, x - half, y + half]]],
  };
}

/** Rows of the table as shown. */
async function shownChanges(page: Page) {
  return page.locator('.live-table tbody[data-parcel]').evaluateAll((rows) =>
    rows.map((row) => ({
      id: row.getAttribute('data-parcel'),
      kind: row.getAttribute('data-change'),
      before: row.querySelectorAll('td')[0]?.textContent,
      now: row.querySelectorAll('td')[1]?.textContent,
    })),
  );
}

const grouped = (value: string) => {
  const [whole = '', fraction = ''] = value.split('.');
  return `${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')}.${fraction}`;
};

/** Every parcel evaluated anew, exactly, against the boundary before and now. */
function changesByForce(before: GridGeometry, now: GridGeometry, parcels: readonly GridFeature[]) {
  return parcels.flatMap(({ id, geometry }) => {
    const was = overlapArea(before, geometry);
    const is = overlapArea(now, geometry);
    const touchedBefore = was.sign === 0 && touches(before, geometry);
    const touchedNow = is.sign === 0 && touches(now, geometry);
    const order = is.compare(was);
    if (order === 0 && touchedBefore === touchedNow) return [];
    const kind =
      order === 0
        ? touchedNow
          ? 'touched'
          : 'parted'
        : was.sign === 0
          ? 'entered'
          : is.sign === 0
            ? 'left'
            : order > 0
              ? 'more'
              : 'less';
    return [{ id, kind, before: grouped(was.toFixed(2)), now: grouped(is.toFixed(2)) }];
  });
}

async function openTrial(page: Page): Promise<void> {
  await page.locator('.map-canvas[data-ready]').waitFor();
  await page.getByRole('button', { name: /试改边界|Try a boundary/ }).click();
  await page.locator('.vertex-grip').waitFor();
}

/** Drags the grip by pixels, in steps, and leaves the button down when asked. */
async function dragGrip(page: Page, dx: number, dy: number, letGo = true): Promise<void> {
  const box = await page.locator('.vertex-grip').boundingBox();
  if (!box) throw new Error('the grip is not on the screen');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + dx, y + dy, { steps: 12 });
  if (letGo) await page.mouse.up();
}

async function exportedBoundary(page: Page): Promise<GridGeometry> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出试改后的边界' }).click(),
  ]);
  const text = readFileSync(await download.path(), 'utf8');
  const { features } = JSON.parse(text) as {
    features: { properties: { trial: boolean; grid: GridGeometry } }[];
  };
  expect(features[0]?.properties.trial).toBe(true);
  return features[0]?.properties.grid as GridGeometry;
}

describe('trying a boundary', () => {
  let browser: Browser;
  let product: Awaited<ReturnType<typeof lentProduct>>;
  /** The park the trial opens with, as the server orders features. */
  let park: GridFeature;
  let project: GridFeature;
  beforeAll(async () => {
    [browser, product] = await Promise.all([launchBrowser(), lentProduct()]);
    const answer = await fetch(`${product.url}/api/map/layers/parks/grid`);
    park = ((await answer.json()) as { features: GridFeature[] }).features[0] as GridFeature;
    expect(park.geometry).toEqual(parks.find(({ id }) => id === park.id)?.geometry);
    const grid = squareAround(firstVertex(park.geometry), 300);
    const raw = {
      format: 'luodi-case/1',
      id: 'at-the-corner',
      title: '园区边上的项目',
      asOf: '2025-06-01',
      footprint: { grid },
    };
    const reviewed = await fetch(`${product.url}/api/reviews`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ case: raw }),
    });
    const { id, case: stored } = (await reviewed.json()) as {
      id: string;
      case: { footprint: { grid: GridGeometry } };
    };
    expect(reviewed.status).toBe(200);
    project = { id, geometry: stored.footprint.grid };
  });
  afterAll(async () => {
    await browser?.close();
  });

  it('keeps the answer current while a vertex is dragged, as a full computation gives it, and undoes', async () => {
    const page = await openPage(browser, product, '/map', {
      viewport: DRAWN,
      role: 'planner',
    });
    await openTrial(page);
    expect(await shownChanges(page)).toEqual([]);
    await dragGrip(page, -60, 45, false);
    // Still held: the table answers before the vertex is dropped.
    await page.locator('.live-table tbody[data-parcel]').first().waitFor();
    await page.mouse.up();
    await page.getByRole('button', { name: '撤销' }).and(page.locator(':enabled')).waitFor();
    const edited = await exportedBoundary(page);
    expect(edited).not.toEqual(park.geometry);
    const shown = await shownChanges(page);
    const forced = changesByForce(park.geometry, edited, [...blocks, project]);
    const byId = (a: { id: string | null }, b: { id: string | null }) =>
      (a.id ?? '') < (b.id ?? '') ? -1 : 1;
    expect(shown.toSorted(byId)).toEqual(forced.toSorted(byId));
    expect(shown.length).toBeGreaterThan(1);
    expect(shown.some(({ id }) => id === project.id)).toBe(true);
    const longest = Number(await page.locator('.live-time').getAttribute('data-longest'));
    console.log(`longest update while dragging: ${longest.toFixed(1)} ms`);
    await page.keyboard.press('Control+z');
    await page.getByText('还没有地块或项目因此变化。').waitFor();
    expect(await exportedBoundary(page)).toMatchObject(park.geometry);
    await page.keyboard.press('Control+y');
    await page.locator('.live-table tbody[data-parcel]').first().waitFor();
    expect(await shownChanges(page)).toEqual(shown);
    await page.getByRole('button', { name: '复原' }).click();
    await page.getByText('还没有地块或项目因此变化。').waitFor();
    await page.close();
  });

  it('is moved by the keyboard: one metre, ten with Shift', async () => {
    const page = await openPage(browser, product, '/map', { viewport: DRAWN });
    await openTrial(page);
    await page.getByRole('button', { name: '到图上移动' }).click();
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Shift+ArrowDown');
    const edited = await exportedBoundary(page);
    const [x, y] = firstVertex(park.geometry);
    expect(firstVertex(edited)).toEqual([x - 10_000, y - 100_000]);
    await page.getByRole('button', { name: '到图上移动' }).click();
    await page.keyboard.press('PageDown');
    expect(await page.getByLabel(/^界址点 \(1–/).inputValue()).toBe('2');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    expect(firstVertex(await exportedBoundary(page))).toEqual([x, y]);
    await page.keyboard.press('Escape');
    await page.locator('.vertex-grip').waitFor({ state: 'detached' });
    await page.close();
  });

  it('refuses an edit that crosses the boundary, with the place, and gives up a drag with Esc', async () => {
    const page = await openPage(browser, product, '/map', { viewport: DRAWN });
    await openTrial(page);
    const box = await page.locator('.map-canvas').first().boundingBox();
    const grip = await page.locator('.vertex-grip').boundingBox();
    if (!box || !grip) throw new Error('no map');
    // From one corner straight across the whole park and out at the other side.
    await dragGrip(page, 2 * (box.x + box.width / 2 - grip.x), 2 * (box.y + box.height / 2 - grip.y), false);
    const alert = page.getByRole('alert').filter({ hasText: '自相交' });
    await alert.waitFor();
    expect(await alert.textContent()).toMatch(/11\d\.\d{6}, 3\d\.\d{6}/);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await page.getByText('还没有地块或项目因此变化。').waitFor();
    expect(await page.getByRole('button', { name: '撤销' }).isDisabled()).toBe(true);
    await page.close();
  });

  it.each(['zh', 'en'])('is accessible on every screen in the language %s', async (language) => {
    const page = await openPage(browser, product, `/map?lang=${language}`);
    await openTrial(page);
    await page.locator('.vertex-grip').focus();
    await page.keyboard.press('Shift+ArrowLeft');
    for (const { viewport } of SCREENS) {
      await page.setViewportSize(viewport);
      await page.locator('.live-table tbody[data-parcel]').first().waitFor();
      await expectAccessible(page, ['.maplibregl-canvas']);
    }
    await page.close();
  });
});
