import { expectAccessible } from './axe.ts';
import { CLUSTER, open, rowOf, TOPICS } from './pages.ts';
import { expect, test } from './stack.ts';

test('one change is previewed on every topic of a filter, applied to those that were left in, and taken back as one', async ({
  page,
}) => {
  await open(page, { ...TOPICS, path: `${TOPICS.path}?q=events` });
  await page.getByRole('link', { name: 'Edit configs of 60 topics' }).click();
  await page.getByLabel('Key', { exact: true }).selectOption('segment.bytes');
  await page.getByLabel('Value', { exact: true }).fill('2 MiB');
  await expect(page.getByText('sent as 2097152')).toBeVisible();
  await page.getByRole('button', { name: 'Preview on 60 topics' }).click();
  await expect(rowOf(page, 'Topics to change', 'events.000').getByText('segment.bytes')).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel('Include events.000').uncheck();
  await page.getByLabel('Reason').fill('smaller segments');
  await page.getByRole('button', { name: 'Apply to 59 topics' }).click();
  await expect(page.getByText('59 topics changed')).toBeVisible();
  await page.getByRole('button', { name: 'Take 59 changes back' }).click();
  await page.getByRole('button', { name: 'Apply to 59 topics' }).click();
  await expect(page.getByText('59 topics taken back')).toBeVisible();
});

test('what was changed together is taken back as one from the record of any of its topics', async ({
  page,
}) => {
  const batch = crypto.randomUUID();
  const names = ['events.010', 'events.011', 'events.012'];
  const items = names.map((topic) => ({
    topic,
    edits: [{ key: 'segment.bytes', op: 'set', value: '3145728' }],
  }));
  const made = await page.request.post(`/api/v1/clusters/${CLUSTER}/configs/bulk`, {
    data: { items, batch, actor: 'Ada', reason: 'three together' },
  });
  expect(made.status()).toBe(200);
  await open(page, { path: `/c/${CLUSTER}/topics/events.011/configs`, heading: 'events.011' });
  const record = page.getByRole('list', { name: 'Changes made in Highwater' }).getByRole('listitem');
  await record.filter({ hasText: 'three together' }).getByRole('link', { name: 'Revert all of it' }).click();
  await expect(page.getByText('3 topics changed together')).toBeVisible();
  await page.getByRole('button', { name: 'Preview the way back of 3 topics' }).click();
  await page.getByRole('button', { name: 'Apply to 3 topics' }).click();
  await expect(page.getByText('3 topics taken back')).toBeVisible();
  const own = await (await page.request.get(`/api/v1/clusters/${CLUSTER}/topics/events.012`)).json();
  expect(own.configs.find((config: { name: string }) => config.name === 'segment.bytes').source).not.toBe(
    'topic',
  );
});

test('a change that would stop writes names the rule for each topic, and the count is typed before it is sent', async ({
  page,
}) => {
  await open(page, { ...TOPICS, path: `${TOPICS.path}?q=events` });
  await page.getByRole('link', { name: 'Edit configs of 60 topics' }).click();
  await page.getByLabel('Key', { exact: true }).selectOption('min.insync.replicas');
  await page.getByLabel('Value', { exact: true }).fill('3');
  await page.getByRole('button', { name: 'Preview on 60 topics' }).click();
  await expect(rowOf(page, 'Topics to change', 'events.000').getByText('DUR-06')).toBeVisible();
  const apply = page.getByRole('button', { name: 'Apply to 60 topics' });
  await expect(apply).toBeDisabled();
  await page.getByLabel('Type 60 to confirm').fill('60');
  await expect(apply).toBeEnabled();
  await page.getByRole('button', { name: 'Back to editing' }).click();
  await expect(page.getByRole('button', { name: 'Preview on 60 topics' })).toBeVisible();
});
