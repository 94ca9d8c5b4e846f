/** Accessibility as a promise of every screen: WCAG 2.2 AA, as far as a machine can judge it. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { SCREENS } from './product.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Fails, naming rule, element and reason, when axe finds a violation on the page as it stands. `except` leaves out
 * parts drawn by others, as selectors; say at the call why. Judging colours takes a fifth of the time.
 */
export async function expectAccessible(
  page: Page,
  except: readonly string[] = [],
  withColours = true,
): Promise<void> {
  // Evaluated rather than added as a script element, which the page's content security policy would refuse.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const violations = await page.evaluate(
    async ({ rules, left, colours }) => {
      const judge = (globalThis as unknown as { axe: typeof axe }).axe;
      const result = await judge.run(
        { exclude: left.map((selector) => [selector]) },
        {
          runOnly: { type: 'tag', values: rules },
          resultTypes: ['violations'],
          rules: { 'color-contrast': { enabled: colours } },
        },
      );
      return result.violations.flatMap(({ id, help, nodes }) =>
        nodes.map(
          ({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary ?? ''}`,
        ),
      );
    },
    { rules: RULES, left: [...except], colours: withColours },
  );
  expect(violations, violations.join('\n')).toEqual([]);
}

/**
 * Looks at a page as it stands on every screen and in both languages: accessible, and nothing wider than the screen.
 * The page is loaded once; its own switch changes the language, twice per call. `complete` is what has to be there
 * before each look.
 */
export async function expectAccessibleEverywhere(
  page: Page,
  complete: string,
  except: readonly string[] = [],
): Promise<void> {
  for (const { viewport } of SCREENS) {
    await page.setViewportSize(viewport);
    for (const language of ['zh', 'en']) {
      const before = await page.evaluate(() => document.documentElement.lang);
      await page.locator('.shell-head > button[lang]').click();
      await page.waitForFunction((lang) => document.documentElement.lang !== lang, before);
      await page.locator(complete).first().waitFor();
      // Colours are the same in both languages: one of them tells of both.
      await expectAccessible(page, except, language === 'zh');
      expect(await overflowOf(page), `${page.url()} ${viewport.width} ${before}`).toBeLessThanOrEqual(0);
    }
  }
}

/** By how many pixels a page is wider than its screen. */
function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
