import { httpSink } from '@/test/sinks.ts';
import { expectAccessible } from './axe.ts';
import { ALERTS, CHANNELS, NEW_RULE, open, rowOf, stat } from './pages.ts';
import { expect, test } from './stack.ts';

test('a rule is tried on the past, switched on, fires, reaches its channel once and is acknowledged', async ({
  page,
}) => {
  const sink = await httpSink((_, response) => void response.writeHead(200).end('thank you'));
  const kinds = () => sink.at('/on-call').map(({ body }) => JSON.parse(body).kind);

  await open(page, CHANNELS);
  const dialog = page.getByRole('dialog', { name: 'Add a channel' });
  await expect(async () => {
    await page.getByRole('button', { name: 'Add a channel' }).click();
    await expect(dialog).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
  await dialog.getByLabel('Kind').selectOption('Webhook');
  await dialog.getByLabel('Name').fill('on-call');
  await dialog.getByLabel('Address').fill('nowhere');
  await dialog.getByRole('button', { name: 'Add channel' }).click();
  await expect(dialog.getByText('must be an http or https address')).toBeVisible();
  await dialog.getByLabel('Address').fill(sink.url('/on-call'));
  await dialog.getByRole('button', { name: 'Add channel' }).click();
  await page.getByRole('button', { name: 'Test on-call' }).click();
  await expect(page.getByText('The test arrived')).toBeVisible();
  expect(kinds()).toEqual(['test']);
  await expectAccessible(page);

  await open(page, NEW_RULE);
  const form = page.getByRole('form', { name: 'Alert rule' });
  await expect(async () => {
    await form.getByLabel('Fires at or above').fill('many');
    await form.getByRole('button', { name: 'Add rule' }).click();
    await expect(form.getByText('What is it called?')).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
  await expect(form.getByText('Must be records')).toBeVisible();
  await form.getByLabel('Name', { exact: true }).fill('Billing is behind');
  await form.getByLabel('Fires at or above').fill('10');
  for (const label of ['For at least', 'Over after', 'Waits for others'])
    await form.getByLabel(label).fill('0');
  await form.getByLabel('Names').fill('billing-*');
  await form.getByRole('checkbox', { name: 'on-call' }).check();
  const past = form.getByRole('list', { name: 'What would have fired' });
  await expect(async () => {
    await form.getByRole('button', { name: 'Look', exact: true }).click();
    await expect(past.getByText('billing-export')).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 60_000 });
  await expect(form.getByRole('list', { name: 'What breaches now' })).toContainText('records behind');
  await expect(form.getByRole('figure', { name: /Subjects firing at once/ })).toBeVisible();
  await expectAccessible(page);
  expect(kinds()).toEqual(['test']);

  await form.getByRole('checkbox', { name: 'Switched on' }).check();
  await form.getByRole('button', { name: 'Add rule' }).click();
  await expect(rowOf(page, 'Rules', 'Billing is behind')).toContainText('Lag at or above 10 records');
  await page.getByRole('link', { name: 'Alerts' }).first().click();
  const row = rowOf(page, 'Firing now', 'billing-export');
  await expect(row).toContainText('records behind');
  await expect(stat(page, 'Alerts now', 'Firing')).toContainText('1');
  await expect.poll(kinds).toEqual(['test', 'fired']);
  await row.getByText('records behind').click();
  const drawer = page.getByRole('dialog', { name: 'Alert' });
  await expect(drawer).toContainText('told');
  await drawer.getByLabel('Who looks at it').fill('Ada');
  await drawer.getByRole('button', { name: 'Acknowledge' }).click();
  await expect(drawer).toContainText('Ada looks at it');
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(row).toContainText('Ada');
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.setViewportSize({ width: 1440, height: 900 });

  await open(page, ALERTS);
  await rowOf(page, 'Firing now', 'billing-export').getByText('records behind').click();
  await page.getByRole('link', { name: 'Open the rule' }).click();
  await page.getByRole('button', { name: 'Remove the rule and its alerts' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove the rule' }).click();
  await expect(page.getByText('There is no rule yet')).toBeVisible();
  await open(page, CHANNELS);
  await expect(rowOf(page, 'Messages', 'fires: billing-export')).toContainText('Sent');
  await expect.poll(kinds).toEqual(['test', 'fired', 'resolved']);
  await sink.stop();
});

test('a maintenance is planned, takes longer than planned, and is ended', async ({ page }) => {
  await open(page, { path: `${ALERTS.path}/maintenance`, heading: 'Maintenance' });
  const planned = page.getByRole('list', { name: 'Maintenance windows' }).getByRole('listitem');
  await expect(async () => {
    await page.getByLabel('What is done').fill('Broker upgrade');
    await page.getByRole('button', { name: 'Plan', exact: true }).click();
    await expect(planned).toContainText('Broker upgrade', { timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
  await expect(planned).toContainText('Active now');

  await page.getByRole('button', { name: 'Change Broker upgrade' }).click();
  const form = page.getByRole('form', { name: 'Change Broker upgrade' });
  const end = new Date(Date.now() + 5 * 3_600_000).toISOString();
  await form.getByLabel('To (UTC)').fill(end.slice(0, 16));
  await expectAccessible(page);
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(planned).toContainText(end.slice(11, 16));
  await expect(page.getByRole('form', { name: 'Plan a maintenance' })).toBeVisible();

  await page.getByRole('button', { name: 'End Broker upgrade' }).click();
  await expect(page.getByText('No maintenance is planned')).toBeVisible();
});
