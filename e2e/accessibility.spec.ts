import AxeBuilder from '@axe-core/playwright';
import { open, PAGES } from './pages.ts';
import { expect, test } from './stack.ts';

const WIDTHS = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };

for (const theme of ['light', 'dark'] as const) {
  for (const [width, viewport] of Object.entries(WIDTHS)) {
    test(`axe finds nothing on any page, and nothing is wider than the screen: ${theme}, ${width}`, async ({
      page,
    }) => {
      const complaints: string[] = [];
      page.on('console', (message) => {
        // The address that is not there answers 404, as it should.
        if (message.type() === 'error' && !message.text().includes('404')) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(error.message));
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme: theme });
      for (const target of PAGES) {
        await test.step(target.name, async () => {
          await open(page, target);
          const { violations } = await new AxeBuilder({ page }).analyze();
          const found = violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
          expect.soft(found, target.name).toEqual([]);
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect.soft(overflow, `${target.name} scrolls sideways`).toBe(0);
        });
      }
      expect(complaints, 'errors in the console').toEqual([]);
    });
  }
}
