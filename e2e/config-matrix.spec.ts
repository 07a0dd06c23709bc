import { readFile } from 'node:fs/promises';
import { openKafka } from '@/lib/kafka/index.ts';
import { expectAccessible } from './axe.ts';
import { BROKERS, COMPARE, open, rowOf } from './pages.ts';
import { expect, test } from './stack.ts';

test('the topics that set min.insync.replicas are found among all, and saved as a file', async ({ page }) => {
  await open(page, COMPARE);
  await expect(page.getByText(/min\.insync\.replicas has \d+ distinct values over \d+ topics/)).toBeVisible();
  await page
    .getByRole('group', { name: 'State of min.insync.replicas' })
    .getByRole('button', { name: /^Set, differs/ })
    .click();
  await expect(page).toHaveURL(/state=set/);
  const grid = page.getByRole('grid', { name: 'Configs of topics' });
  const row = rowOf(page, 'Configs of topics', 'orders');
  const set = row.getByRole('img', { name: 'Set here, differs from what it would inherit' });
  await expect(set.first()).toBeVisible();
  await expect(row).toContainText('else 1');
  await expect(rowOf(page, 'Configs of topics', 'payments')).toHaveCount(0);

  await page.getByRole('button', { name: 'Export' }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /^CSV/ }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toBe('e2e-topics-configs.csv');
  const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\r\n');
  expect(lines[0]).toBe('resource,key,value,source,state,inherits,answered by broker,read at');
  expect(lines).toContainEqual(
    expect.stringMatching(/^orders,min\.insync\.replicas,2,topic,set,1,\d,\d{4}-.*Z$/),
  );
  expect(lines).toHaveLength(1 + 3 * ((await grid.getByRole('row').count()) - 1));
});

test('any key can be compared, by the keyboard alone, and the address brings the comparison back', async ({
  page,
}) => {
  await open(page, COMPARE);
  const keys = page.getByRole('button', { name: /^Keys/ });
  await expect(async () => {
    await keys.focus();
    await page.keyboard.press('Enter');
    await expect(page.getByPlaceholder('Part of a key or of what it does')).toBeFocused({ timeout: 2000 });
  }).toPass();
  await page.keyboard.type('max.message.bytes');
  await expect(page.getByRole('option', { name: /^max\.message\.bytes/ })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('columnheader', { name: 'max.message.bytes' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(keys).toBeFocused();
  await page.getByRole('button', { name: 'max.message.bytes', exact: true }).first().click();
  await expect(page.getByText(/^max\.message\.bytes has/)).toBeVisible();
  await expect(page).toHaveURL(/keys=[^&]*max\.message\.bytes/);
  await page.reload();
  await expect(page.getByText(/^max\.message\.bytes has/)).toBeVisible();
  await page.getByRole('grid', { name: 'Configs of topics' }).focus();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/topics\/[^/]+\/configs$/);
});

test('a key that no broker reports is refused in words, and can be replaced', async ({ page }) => {
  await page.goto(`${COMPARE.path}?keys=retention.mss`);
  await expect(page.getByText('No broker reports "retention.mss" for topics')).toBeVisible();
  await page.getByRole('button', { name: 'Remove retention.mss' }).click();
  await expect(page.getByText(/min\.insync\.replicas has/)).toBeVisible();
});

test('brokers that disagree are shown side by side', async ({ page, stack }) => {
  const { reader, writer } = openKafka({ bootstrap: stack.cluster.bootstrap });
  const subject = { kind: 'broker', name: '2' } as const;
  const name = 'log.cleaner.threads';
  const [set] = await writer.alterConfigs([{ subject, changes: [{ name, operation: 'set', value: '2' }] }]);
  expect(set).toMatchObject({ ok: true });
  try {
    await open(page, BROKERS);
    const row = rowOf(page, 'Keys about which brokers disagree', name);
    // Configs are read once a minute.
    await expect(row).toBeVisible({ timeout: 90_000 });
    await expect(row.getByRole('gridcell').filter({ hasText: 'unlike most brokers' })).toContainText('2');
    await page
      .getByRole('region', { name: 'Brokers that disagree' })
      .getByRole('link', { name: 'Compare' })
      .click();
    await expect(page).toHaveURL(/resource=brokers/);
    const cell = rowOf(page, 'Configs of brokers', 'Broker 2');
    await expect(
      cell.getByRole('img', { name: 'Set here, differs from what it would inherit' }),
    ).toBeVisible();
    await expectAccessible(page);
  } finally {
    await writer.alterConfigs([{ subject, changes: [{ name, operation: 'delete', value: null }] }]);
    await reader.close();
  }
});
