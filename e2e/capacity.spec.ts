import { CAPACITY, open } from './pages.ts';
import { expect, test } from './stack.ts';

test('sizing starts from what is measured, shows its formulas, and is an address to pass on', async ({
  page,
}) => {
  await open(page, CAPACITY);
  const fields = page.getByRole('region', { name: 'What goes in' });
  const answers = page.getByRole('region', { name: 'What it takes' });
  await expect(fields.getByLabel('Brokers (B)')).toHaveValue('3');
  await expect(fields.getByText('registered brokers', { exact: false })).toBeVisible();
  await expect(page.getByRole('grid', { name: 'Volumes' }).getByRole('row')).not.toHaveCount(1);

  for (const [label, text] of [
    ['Messages per second (n)', '10000'],
    ['Bytes per message (s)', '1000'],
    ['Replication factor (RF)', '3'],
    ['Retention (T)', '7d'],
  ] as const)
    await fields.getByLabel(label, { exact: true }).fill(text);
  await expect(answers.getByText('18.144 TB')).toBeVisible();
  await expect(answers.getByText('10,000/s × 1,000 B × 7 d × 3', { exact: true })).toBeVisible();
  await fields.getByLabel('Retention (T)').fill('72h');
  await expect(answers.getByText('7.776 TB')).toBeVisible();
  await expect(page).toHaveURL(/retention=72h/);

  await page.reload();
  await expect(answers.getByText('7.776 TB')).toBeVisible();
  await fields.getByLabel('Retention (T)').fill('soon');
  await expect(fields.getByText(/A duration such as/)).toBeVisible();
  await expect(answers.getByText('7.776 TB')).toHaveCount(0);
  await fields.getByRole('button', { name: /^Reset Retention to/ }).click();
  await expect(page).not.toHaveURL(/retention=/);
  await page.getByRole('button', { name: /^Reset \d fields$/ }).click();
  await expect(page).not.toHaveURL(/rate=/);
});

test('sizing starts from one topic when asked for it', async ({ page }) => {
  await open(page, CAPACITY);
  await page.getByLabel('Start from').fill('orders');
  await page.getByLabel('Start from').press('Enter');
  await expect(page).toHaveURL(/topic=orders/);
  const fields = page.getByRole('region', { name: 'What goes in' });
  await expect(fields.getByLabel('Partitions (P)')).toHaveValue('6');
  await expect(fields.getByLabel('Retention (T)')).toHaveValue('72 h');
  await page.getByRole('button', { name: 'Whole cluster' }).click();
  await expect(fields.getByLabel('Partitions (P)')).not.toHaveValue('6');
});
