import { CLUSTER, GROUPS, OVERVIEW, open, rowOf, stat } from './pages.ts';
import { expect, test } from './stack.ts';

/** One cadence of the offsets, and one second. */
const ON_SCREEN_MS = 6_000;

test('the overview says what needs attention and draws charts from the first minute', async ({ page }) => {
  await open(page, OVERVIEW);
  await expect(stat(page, 'Cluster now', 'Under-replicated')).toContainText('None');
  await expect(stat(page, 'Cluster now', 'Records in')).toContainText('3 of 3 brokers answered');
  await expect(
    page.getByRole('heading', { name: 'billing-export stopped with unread records' }),
  ).toBeVisible();
  for (const chart of ['Throughput', 'Lag, all groups']) {
    await expect(
      page.getByRole('figure', { name: new RegExp(`^${chart}.* (?:[2-9]|\\d{2,}) samples from`) }),
    ).toBeVisible({
      timeout: 60_000,
    });
  }
});

test('a commit of a new group is on screen within a cadence and a second, without a reload', async ({
  page,
  stack,
}) => {
  await open(page, GROUPS);
  await page.evaluate(() => Object.assign(window, { notReloaded: true }));
  await stack.business.commit('late-arrival', { orders: { 3: 0 } });
  await expect(rowOf(page, 'Consumer groups', 'late-arrival')).toBeVisible({ timeout: ON_SCREEN_MS });

  await page.getByRole('link', { name: 'late-arrival' }).click();
  const grid = 'Lag of late-arrival by partition';
  await expect(rowOf(page, grid, 'orders')).toBeVisible();
  await stack.business.commit('late-arrival', { orders: { 3: 7 } });
  await expect(rowOf(page, grid, 'orders').getByRole('gridcell', { name: '7', exact: true })).toBeVisible({
    timeout: ON_SCREEN_MS,
  });
  expect(await page.evaluate(() => 'notReloaded' in window)).toBe(true);
});

test('new records move the log end of a topic on an open page', async ({ page, stack }) => {
  await open(page, { path: `/c/${CLUSTER}/topics/events.007`, heading: 'events.007' });
  await stack.business.produce('events.007', 4321);
  await expect(page.getByText('4,321').first()).toBeVisible();
});

test('a topic shows a row per partition and a column per broker, with leader, ISR, sizes and provenance', async ({
  page,
}) => {
  await open(page, { path: `/c/${CLUSTER}/topics/orders`, heading: 'orders' });
  const grid = page.getByRole('grid', { name: /partitions/i });
  for (const broker of ['1', '2', '3']) {
    await expect(grid.getByRole('columnheader', { name: new RegExp(`\\b${broker}\\b`) })).toBeVisible();
  }
  await expect(grid.getByRole('row')).toHaveCount(7);
  await page.getByRole('link', { name: /^Configs/ }).click();
  // The list draws only what is in sight.
  await page.getByRole('searchbox', { name: 'Filter keys and values' }).fill('retention.ms');
  const configs = page.getByRole('grid', { name: /configs/i });
  const retention = configs.getByRole('row').filter({ has: page.getByText('retention.ms', { exact: true }) });
  await expect(retention).toContainText('72 h');
  await expect(retention).toContainText('topic');
  await page.getByRole('link', { name: /^Consumers/ }).click();
  await expect(page.getByRole('link', { name: 'billing-export' })).toBeVisible();
});
