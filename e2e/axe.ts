import { expect, type Page } from '@playwright/test';
import axe, { type AxeResults } from 'axe-core';

/** The paths of all that is fine would take most of the time; no rule of ours needs style sheets of other origins. */
const OPTIONS = JSON.stringify({ resultTypes: ['violations'], preload: false });

/**
 * What axe finds wrong on the page as it is, or in the part that `scope` selects, each with the element. Run in the page
 * itself: @axe-core/playwright puts the script into it anew each time and sums up in a second page, for frames that ours
 * do not have, and takes five times as long.
 */
export async function violationsOf(page: Page, scope = 'html'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(scope)}, ${OPTIONS})`);
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

/** Scope of what is open over the page. */
export const DIALOG = '[role="dialog"]';

/** @param scope selector of the part that is looked at; the whole page by default */
export async function expectAccessible(page: Page, scope?: string): Promise<void> {
  expect(await violationsOf(page, scope)).toEqual([]);
}
