import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { open, PAGES } from './pages.ts';
import { expect, test } from './stack.ts';

const WIDTHS = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };

/** What a theme can get wrong: all else is the same in both. */
const THEMED_RULES = ['color-contrast', 'link-in-text-block'];

async function violationsOf(page: Page, rules?: readonly string[]): Promise<string[]> {
  // The paths of all that is fine would take most of the time.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  const { violations } = await (rules ? axe.withRules([...rules]) : axe).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

for (const [width, viewport] of Object.entries(WIDTHS)) {
  test(`axe finds nothing on any page in light and dark, and nothing is wider than the screen: ${width}`, async ({
    page,
  }) => {
    const complaints: string[] = [];
    page.on('console', (message) => {
      // The address that is not there answers 404, as it should.
      if (message.type() === 'error' && !message.text().includes('404')) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.setViewportSize(viewport);
    for (const target of PAGES) {
      await test.step(target.name, async () => {
        await page.emulateMedia({ colorScheme: 'light' });
        await open(page, target);
        expect.soft(await violationsOf(page), `${target.name}, light`).toEqual([]);
        if (width === 'wide') {
          // Colours do not depend on the width.
          await page.emulateMedia({ colorScheme: 'dark' });
          expect.soft(await violationsOf(page, THEMED_RULES), `${target.name}, dark`).toEqual([]);
        }
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect.soft(overflow, `${target.name} scrolls sideways`).toBe(0);
      });
    }
    expect(complaints, 'errors in the console').toEqual([]);
  });
}
