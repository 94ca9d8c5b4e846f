/** Once before the browser tests: the browser is there, and the pages are built from the sources as they stand. */
import { buildWebWhenStale } from '../tools/build-web.ts';
import { findBrowser } from './browser.ts';

export async function setup(): Promise<void> {
  await Promise.all([findBrowser(), buildWebWhenStale()]);
}
