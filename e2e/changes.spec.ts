import { DIALOG, expectAccessible } from './axe.ts';
import { CLUSTER, open, rowOf } from './pages.ts';
import { expect, test } from './stack.ts';

const CONFIGS = { path: `/c/${CLUSTER}/topics/payments/configs`, heading: 'payments' };

test('a default left in place is fixed by a reviewed diff, its finding goes, and a revert brings both back', async ({
  page,
}) => {
  const finding = `/c/${CLUSTER}/audit?rule=RET-01&finding=${encodeURIComponent('RET-01/topic/payments')}`;
  await page.goto(finding);
  const panel = page.getByRole('region', { name: 'Seven-day retention that nobody chose' });
  await panel.getByRole('link', { name: 'Preview the fix' }).click();

  const review = page.getByRole('dialog', { name: 'Review 1 change' });
  await expect(review.getByText('retention.ms = 259200000')).toBeVisible();
  await expect(review.getByText('would be gone: Seven-day retention that nobody chose')).toBeVisible();
  await expect(review.getByText('Kafka validated the request and would take it.')).toBeVisible();
  await review.getByLabel('Your name').fill('Ada');
  await review.getByLabel('Reason').fill('three days are enough');
  await review.getByRole('button', { name: 'Apply 1 change' }).click();
  await expect(page.getByText('1 change applied and read back')).toBeVisible();
  const changes = page.getByRole('list', { name: 'Changes made in Highwater' });
  await expect(changes.getByRole('listitem').filter({ hasText: 'three days are enough' })).toContainText(
    'Ada',
  );

  const found = async () => {
    const answer = await page.request.get(
      `/api/v1/clusters/${CLUSTER}/audit/findings?key=${encodeURIComponent('RET-01/topic/payments')}`,
    );
    return (await answer.json()).total;
  };
  await expect.poll(found).toBe(0);
  await page.goto(`/c/${CLUSTER}/audit?rule=RET-01&state=fixed`);
  await rowOf(page, 'Findings', 'payments').click();
  await expect(panel.getByText(/^fixed \d/)).toBeVisible();
  await expect(panel.getByRole('heading', { name: 'Fix' })).toHaveCount(0);
  await open(page, CONFIGS);

  await changes.getByRole('button', { name: 'Revert' }).first().click();
  const revert = page.getByRole('dialog', { name: 'Review 1 change' });
  await expect(revert.getByText('168 h, inherited: built-in')).toBeVisible();
  await expect(revert.getByLabel('Your name')).toHaveValue('Ada');
  await revert.getByRole('button', { name: 'Apply 1 change' }).click();
  await expect(changes.getByText('a revert, Ada')).toBeVisible();
  await expect.poll(found).toBe(1);
});

test('two people edit the same key: the second sees what changed, and nothing is lost', async ({
  page,
  browser,
  stack,
}) => {
  const edit = async (target: typeof page, value: string) => {
    await target.getByRole('searchbox', { name: 'Filter keys and values' }).fill('max.message.bytes');
    await target.getByRole('button', { name: 'Edit max.message.bytes' }).click();
    await target.getByLabel('Value on this topic').fill(value);
    await target.getByRole('button', { name: /^Set to/ }).click();
  };
  const other = await browser.newContext({ baseURL: stack.url });
  const second = await other.newPage();
  await open(page, CONFIGS);
  await open(second, CONFIGS);
  await edit(second, '3 MiB');
  await edit(page, '2 MiB');
  await page.getByRole('button', { name: 'Review 1 change' }).click();
  await page.getByRole('button', { name: 'Apply 1 change' }).click();
  await expect(page.getByText('1 change applied and read back')).toBeVisible();

  await second.getByRole('button', { name: 'Review 1 change' }).click();
  const review = second.getByRole('dialog', { name: 'Review 1 change' });
  await expect(review.getByText('max.message.bytes was changed since you opened it')).toBeVisible();
  await expect(review.getByText(/is 2\.00 MiB .* now\. Yours is 3\.00 MiB\./)).toBeVisible();
  await expect(review.getByRole('button', { name: 'Apply 1 change' })).toBeDisabled();
  await review.getByRole('button', { name: 'Keep mine' }).click();
  await expect(review.getByText('max.message.bytes = 2097152')).toBeVisible();
  await review.getByRole('button', { name: 'Apply 1 change' }).click();
  await expect(second.getByText('1 change applied and read back')).toBeVisible();
  await other.close();
});

test('a change made with another tool while the editor is open is noticed, and either value can be kept', async ({
  page,
  stack,
}) => {
  await open(page, CONFIGS);
  await page.getByRole('searchbox', { name: 'Filter keys and values' }).fill('flush.messages');
  await page.getByRole('button', { name: 'Edit flush.messages' }).click();
  await page.getByLabel('Value on this topic').fill('5');
  await page.getByRole('button', { name: 'Set to 5' }).click();
  await expect(page.getByText('1 change not sent yet')).toBeVisible();
  const entity = ['--alter', '--entity-type', 'topics', '--entity-name', 'payments'];
  await stack.cluster.tool('kafka-configs', [...entity, '--add-config', 'flush.messages=7']);
  await expect(page.getByText('flush.messages was changed since you opened it')).toBeVisible();
  await page.getByRole('button', { name: 'Take theirs' }).click();
  await expect(page.getByText('1 change not sent yet')).toBeHidden();
  await stack.cluster.tool('kafka-configs', [...entity, '--delete-config', 'flush.messages']);
});

test('what Kafka refuses is said in its words, at the key, and nothing is sent', async ({ page }) => {
  await open(page, CONFIGS);
  await page.getByRole('searchbox', { name: 'Filter keys and values' }).fill('min.insync.replicas');
  await page.getByRole('button', { name: 'Edit min.insync.replicas' }).click();
  await page.getByLabel('Value on this topic').fill('0');
  await expect(
    page.getByRole('dialog').getByText(/Invalid value 0 for configuration min\.insync\.replicas/),
  ).toBeVisible();
  await page.getByRole('button', { name: /^Set to/ }).click();
  await page.getByRole('button', { name: 'Review 1 change' }).click();
  const review = page.getByRole('dialog', { name: 'Review 1 change' });
  await expect(review.getByText('Kafka refuses this: min.insync.replicas')).toBeVisible();
  await expect(review.getByText(/INVALID_CONFIG \(40\)/)).toBeVisible();
  await expectAccessible(page, DIALOG);
  await expect(review.getByRole('button', { name: 'Apply 1 change' })).toBeDisabled();
});
