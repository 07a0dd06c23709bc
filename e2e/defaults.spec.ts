import { DIALOG, expectAccessible } from './axe.ts';
import { BROKERS, CLUSTER, DEFAULTS, open } from './pages.ts';
import { expect, test } from './stack.ts';

test('the review of a cluster-wide default lists whom it reaches, and asks for more than a click', async ({
  page,
}) => {
  await open(page, BROKERS);
  await page.getByRole('link', { name: 'Cluster-wide defaults' }).click();
  await page.getByRole('searchbox', { name: 'Filter keys and values' }).fill('min.insync.replicas');
  await page.getByRole('button', { name: 'Edit min.insync.replicas' }).click();
  await page.getByLabel('Value on the whole cluster').fill('3');
  await page.getByRole('button', { name: 'Set to 3' }).click();
  await page.getByRole('button', { name: 'Review 1 change' }).click();
  const review = page.getByRole('dialog', { name: 'Review 1 change' });
  const reached = review.getByRole('region', { name: 'Topics it reaches' });
  await expect(reached.getByText('get a finding or lose records')).toBeVisible();
  await expect(reached.getByText('keep a value of their own')).toBeVisible();
  await expect(reached.getByRole('link', { name: 'events.000' })).toBeVisible();
  await expectAccessible(page, DIALOG);
  const apply = review.getByRole('button', { name: 'Apply 1 change' });
  await expect(apply).toBeDisabled();
  await review.getByLabel(`Type ${CLUSTER} to confirm`).fill(CLUSTER);
  await expect(apply).toBeEnabled();
  await review.getByRole('button', { name: 'Back to editing' }).click();
  await page.getByRole('button', { name: 'Discard' }).click();
});

test('a cluster-wide default is set and reverted, and a broker shows it as inherited from the cluster', async ({
  page,
}) => {
  const key = 'log.cleaner.backoff.ms';
  await open(page, DEFAULTS);
  await page.getByRole('searchbox', { name: 'Filter keys and values' }).fill(key);
  await page.getByRole('button', { name: `Edit ${key}` }).click();
  await page.getByLabel('Value on the whole cluster').fill('17 s');
  await page.getByRole('button', { name: 'Set to 17 s' }).click();
  await page.getByRole('button', { name: 'Review 1 change' }).click();
  await page.getByRole('button', { name: 'Apply 1 change' }).click();
  await expect(page.getByText('1 change applied and read back')).toBeVisible();

  const broker = await page.context().newPage();
  await open(broker, { path: `/c/${CLUSTER}/brokers/2`, heading: 'Broker 2' });
  await broker.getByRole('searchbox', { name: 'Filter keys and values' }).fill(key);
  await expect(
    broker.getByRole('button', { name: `Where ${key} comes from: inherited, cluster` }),
  ).toBeVisible();
  await broker.close();

  await page.getByRole('button', { name: 'Revert' }).first().click();
  await page.getByRole('button', { name: 'Apply 1 change' }).click();
  await expect(
    page.getByRole('list', { name: 'Changes made in Highwater' }).getByText('a revert'),
  ).toBeVisible();
});
