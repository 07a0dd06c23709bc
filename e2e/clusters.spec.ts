import { CLUSTER, stat } from './pages.ts';
import { expect, test } from './stack.ts';

test('a cluster is added only with an address that answers, and watching it ends when it is removed', async ({
  page,
  stack,
}) => {
  await page.goto('/');
  await expect(page.getByRole('link', { name: CLUSTER })).toBeVisible();
  await page.getByRole('button', { name: 'Add cluster' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add a cluster' });

  await dialog.getByRole('button', { name: 'Add cluster' }).click();
  await expect(dialog.getByLabel('Name', { exact: true })).toHaveAttribute('aria-invalid', 'true');

  await dialog.getByLabel('Name', { exact: true }).fill('second look');
  await dialog.getByLabel('Bootstrap servers').fill('127.0.0.1:1');
  await dialog.getByRole('button', { name: 'Test connection' }).click();
  await expect(dialog.getByText('127.0.0.1:1 refused the connection')).toBeVisible();
  await dialog.getByRole('button', { name: 'Add cluster' }).click();
  await expect(dialog.getByText('Nothing was saved')).toBeVisible();

  await dialog.getByLabel('Bootstrap servers').fill(stack.cluster.bootstrap.join(', '));
  await dialog.getByRole('button', { name: 'Test connection' }).click();
  await expect(dialog.getByText('3 brokers found')).toBeVisible();
  await dialog.getByRole('button', { name: 'Add cluster' }).click();
  await expect(dialog).toBeHidden();

  await page.getByRole('link', { name: 'second look' }).click();
  await expect(stat(page, 'Cluster now', 'Records in')).toContainText('3 of 3 brokers answered');

  await page.goto('/');
  await page.getByRole('button', { name: 'Actions for second look' }).click();
  await page.getByRole('menuitem', { name: 'Remove cluster' }).click();
  const remove = page.getByRole('button', { name: 'Remove second look' });
  await remove.click();
  // The page behind a dialog counts as hidden.
  await expect(remove).toBeHidden();
  await expect(page.getByRole('link', { name: CLUSTER })).toBeVisible();
  await expect(page.getByRole('link', { name: 'second look' })).toBeHidden();
  const metrics = await (await page.request.get('/metrics')).text();
  expect(metrics).toContain(CLUSTER);
  expect(metrics).not.toContain('second look');
});
