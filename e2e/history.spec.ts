import { readFile } from 'node:fs/promises';
import { expectAccessible } from './axe.ts';
import { CLUSTER, GROUPS, open, rowOf } from './pages.ts';
import { expect, test } from './stack.ts';

const GROUP = { path: `/c/${CLUSTER}/groups/billing-export`, heading: 'billing-export' };

test('a chart is zoomed by dragging and by keys, the address keeps its time, and its samples can be saved and read', async ({
  page,
}) => {
  await open(page, GROUP);
  const panel = page.getByRole('region', { name: 'Lag', exact: true });
  const chart = panel.getByRole('figure', { name: /^Lag, records.* (?:[2-9]|\d{2,}) samples/ });
  await expect(chart).toBeVisible({ timeout: 60_000 });
  const plot = chart.locator('.recharts-surface').first();
  await expect(plot).toBeVisible();
  await expect(panel.getByText(/each point is 10 s/)).toBeVisible();

  const box = await chart.boundingBox();
  if (box === null) throw new Error('The chart has no place');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.4, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.6, y, { steps: 4 });
  await page.mouse.up();
  await expect(page).toHaveURL(/[?&]from=\d{4}-\d\d-\d\dT[^&]*&to=\d{4}-/);
  const time = page.getByRole('button', { name: /^Time shown in charts: \d+ \w{3} \d\d:\d\d:\d\d to / });
  const shown = await time.getAttribute('aria-label');
  const address = page.url();
  await page.reload();
  await expect(time).toHaveAttribute('aria-label', shown ?? '');
  expect(page.url()).toBe(address);

  await page.getByRole('button', { name: /^Follow live/ }).click();
  await expect(page).not.toHaveURL(/from=/);
  await expect(chart).toBeVisible();
  await plot.focus();
  await page.keyboard.press('-');
  await expect(page).toHaveURL(/from=.*&to=/);
  await expect(time.or(page.getByRole('button', { name: /^Follow live/ })).first()).toBeVisible();
  await page.goBack();
  await expect(page).not.toHaveURL(/from=/);

  const saving = page.waitForEvent('download');
  await panel.getByRole('link', { name: 'CSV' }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toBe(`${CLUSTER}-billing-export-lag.csv`);
  const [head, ...lines] = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
  expect(head).toBe('time,seconds,kind,name,metric,mean,highest');
  expect(lines.length).toBeGreaterThan(1);
  for (const line of lines) expect(line).toMatch(/^\d{4}-[\d-]+T[\d:.]+Z,10,group,billing-export,lag,/);

  await panel.getByRole('button', { name: 'Show table' }).click();
  await expect(panel.getByRole('columnheader', { name: 'Highest' })).toBeVisible();
  await panel.getByRole('button', { name: 'Time', exact: true }).click();
  await expect(page).toHaveURL(/lag=time/);
  await expectAccessible(page);
});

test('the lag of one partition is opened from its row, kept in the address, and left again', async ({
  page,
}) => {
  await open(page, GROUP);
  const grid = 'Lag of billing-export by partition';
  await rowOf(page, grid, 'orders').first().getByRole('gridcell').nth(1).click();
  await expect(page).toHaveURL(/[?&]partition=orders(\+|%20)\d/);
  const chart = page.getByRole('figure', {
    name: /^Lag of partition \d, orders, records.* (?:[2-9]|\d{2,}) samples/,
  });
  await expect(chart).toBeVisible({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Time', exact: true }).click();
  await expect(
    page.getByRole('figure', { name: /^Lag of partition \d, orders, age of the oldest/ }),
  ).toBeVisible();
  const document = await page.request.get(page.url());
  expect(await document.text(), 'the samples come with the page').toMatch(/orders \d billing-export/);
  await page.reload();
  await expect(page.getByRole('region', { name: /^Lag of partition \d$/ })).toBeVisible();
  await page.getByRole('button', { name: 'All partitions' }).click();
  await expect(page.getByRole('region', { name: 'Lag', exact: true })).toBeVisible();
  await expect(page).not.toHaveURL(/partition=/);
});

test('lists show the course of the last hour in words too, and the footer what the history takes', async ({
  page,
}) => {
  await open(page, GROUPS);
  const course = { name: /from [\d,]+ to [\d,]+, highest/ };
  await expect(rowOf(page, 'Consumer groups', 'billing-export').getByRole('img', course)).toBeVisible();
  await expect(page.getByText(/^History.*samples.*of 1\.00 GiB/)).toBeVisible();
  await open(page, { path: `/c/${CLUSTER}/topics/orders/consumers`, heading: 'orders' });
  const consumer = rowOf(page, 'Consumer groups of orders', 'billing-export');
  await expect(consumer.getByRole('img', course)).toBeVisible({ timeout: 60_000 });
  await expect(consumer, 'how far behind it is in time, with how that was found').toContainText(/\d+ [smh]/);
  await open(page, GROUP);
  await expect(
    rowOf(page, 'Lag of billing-export by partition', 'orders').first().getByRole('img', course),
  ).toBeVisible();
  await open(page, { path: '/', heading: 'Clusters' });
  await expect(
    page.getByRole('listitem').filter({ hasText: 'Lag, last hour' }).getByRole('img', course).first(),
  ).toBeVisible();
});

test('the rate that catches a group up in a time of choice is told, and kept in the address', async ({
  page,
}) => {
  await open(page, GROUP);
  const needed = page.getByRole('region', { name: 'Needed rate' });
  const words = /it has to read 0\.\d+ \/s; it reads 0 \/s and 0 \/s come in: 0\.\d+ \/s too little for/;
  await expect(needed).toContainText(words, { timeout: 60_000 });
  await needed.getByLabel('To be caught up within').fill('90 m');
  await expect(needed).toContainText('too little for 1 h 30 m');
  await expect(page).toHaveURL(/[?&]within=90(\+|%20)m/);
});
