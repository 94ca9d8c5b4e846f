/** Accessibility as a promise of every screen: WCAG 2.2 AA, as far as a machine can judge it. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Fails, naming rule, element and reason, when axe finds a violation on the page as it stands. `except` leaves out
 * parts drawn by others, as selectors; say at the call why.
 */
export async function expectAccessible(page: Page, except: readonly string[] = []): Promise<void> {
  // Evaluated rather than added as a script element, which the page's content security policy would refuse.
  await page.evaluate(axe.source);
  const violations = await page.evaluate(
    async ({ rules, left }) => {
      const judge = (globalThis as unknown as { axe: typeof axe }).axe;
      const result = await judge.run(
        { exclude: left.map((selector) => [selector]) },
        { runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] },
      );
      return result.violations.flatMap(({ id, help, nodes }) =>
        nodes.map(
          ({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary ?? ''}`,
        ),
      );
    },
    { rules: RULES, left: [...except] },
  );
  expect(violations, violations.join('\n')).toEqual([]);
}
