import type { Page } from '@playwright/test';
import { violationsOf } from './axe.ts';
import { open, PAGES } from './pages.ts';
import { expect, test } from './stack.ts';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('axe finds nothing on any page in light and dark, wide and narrow, and nothing is wider than the screen', async ({
  page,
}) => {
  test.setTimeout(420_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    // The address that is not there answers 404, as it should.
    if (message.type() === 'error' && !message.text().includes('404')) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  for (const target of PAGES) {
    await test.step(target.name, async () => {
      await page.setViewportSize(WIDE);
      await page.emulateMedia({ colorScheme: 'light' });
      await open(page, target);
      expect.soft(await violationsOf(page), `${target.name}, light and wide`).toEqual([]);
      expect.soft(await overflowOf(page), `${target.name}, wide, scrolls sideways`).toBe(0);
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.setViewportSize(NARROW);
      expect.soft(await violationsOf(page), `${target.name}, dark and narrow`).toEqual([]);
      await expect.soft.poll(() => overflowOf(page), `${target.name}, narrow, scrolls sideways`).toBe(0);
    });
  }
  expect(complaints, 'errors in the console').toEqual([]);
});
