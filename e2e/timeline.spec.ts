import { expectAccessible } from './axe.ts';
import { CLUSTER, open, press, TIMELINE } from './pages.ts';
import { expect, test } from './stack.ts';

test('a change made elsewhere appears with before and after, is frozen, and copied as text for a ticket', async ({
  page,
  context,
  stack,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, TIMELINE);
  await page.evaluate(() => Object.assign(window, { notReloaded: true }));
  const entity = ['--alter', '--entity-type', 'topics', '--entity-name', 'events.011'];
  await stack.cluster.tool('kafka-configs', [...entity, '--add-config', 'retention.ms=3600000']);
  // A change made here has the configs read at once, those of other topics as well.
  const made = await page.request.post(`/api/v1/clusters/${CLUSTER}/configs/topic/events.012`, {
    data: { edits: [{ key: 'flush.ms', op: 'set', value: '9000' }], reason: 'less often' },
  });
  expect(made.status()).toBe(200);

  const change = (text: string) => page.getByRole('listitem').filter({ hasText: text });
  const elsewhere = change('retention.ms of events.011 changed');
  await expect(elsewhere).toContainText('168 h to 1 h');
  await expect(elsewhere).toContainText('Not made here, actor unknown');
  const here = change('flush.ms of events.012 changed');
  await expect(here).toContainText('Made here by somebody without a name: less often');
  await expect(here).toHaveCount(1);
  expect(await page.evaluate(() => 'notReloaded' in window)).toBe(true);

  await page.getByLabel('Kind of change').selectOption('Configs');
  await page.getByLabel('Kind of subject').selectOption('Topic');
  await page.getByLabel('Name of the topic').fill('events.011');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/kind=config&subject=topic:events\.011|subject=topic:events\.011&kind=config/);
  await expect(here).toHaveCount(0);
  await page.getByRole('button', { name: 'Copy as incident text' }).click();
  await expect(page.getByText('Copied the incident text')).toBeVisible();
  await expect(page.getByText(/Frozen at /)).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain(`### What changed: topic events.011 on ${CLUSTER}`);
  expect(text).toMatch(/UTC: retention\.ms of events\.011 changed \(604800000 -> 3600000\)\. Not made here/);
  const link = /<(http[^>]+at=[^>]+)>/.exec(text)?.[1] ?? '';
  await expectAccessible(page);

  await page.goto(link);
  await expect(page.getByRole('region', { name: 'As it was' })).toContainText('Records in');
  await expect(elsewhere).toBeVisible();
  const set = page.getByRole('grid', { name: 'Configs at that moment' });
  await expect(set.getByRole('row', { name: /retention\.ms/ })).toContainText('1 h');
  await page.getByRole('button', { name: 'Back to now' }).click();
  await expect(page).not.toHaveURL(/at=/);
});

test('a frozen moment of a group shows who was in it, also on a phone', async ({ page }) => {
  await page.goto(`${TIMELINE.path}?subject=group:fulfilment&at=${new Date().toISOString()}`);
  const members = page.getByRole('grid', { name: 'Members at that moment' });
  await expect(members.getByRole('row').nth(1)).toContainText('127.0.0.1');
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await expectAccessible(page);
});

test('a topic page lists what changed there, marks it in its chart, and one key opens it in the timeline', async ({
  page,
  stack,
}) => {
  const topic = { path: `/c/${CLUSTER}/topics/events.013`, heading: 'events.013' };
  await open(page, topic);
  await stack.cluster.tool('kafka-topics', ['--alter', '--topic', 'events.013', '--partitions', '2']);
  const panel = page.getByRole('region', { name: 'What changed' });
  await expect(panel).toContainText('Topic events.013 got 1 partition: keys move');
  await page.getByText(/changes? marked/).click();
  await expect(
    page.getByRole('link', { name: 'Topic events.013 got 1 partition: keys move', exact: true }),
  ).toBeVisible();
  await press(page, ['c'], () =>
    expect(page.getByRole('heading', { level: 1, name: TIMELINE.heading })).toBeVisible({ timeout: 3_000 }),
  );
  await expect(page).toHaveURL(/subject=topic%3Aevents\.013|subject=topic:events\.013/);
  await expect(page.getByText('1 partition to 2 partitions')).toBeVisible();
});
