import { writeFileSync } from 'node:fs';
import { AUDIT, open, POLICY_PAGE, rowOf } from './pages.ts';
import { expect, POLICY, test } from './stack.ts';

test.afterEach(({ stack }) => writeFileSync(stack.policyFile, POLICY));

test('findings are filtered by team, from its scorecard and from the address', async ({ page }) => {
  await open(page, AUDIT);
  const card = rowOf(page, 'Teams', 'payments');
  await expect(card).toBeVisible();
  await expect(rowOf(page, 'Teams', 'unowned')).toBeVisible();
  await card.click();
  await expect(page).toHaveURL(/team=payments/);
  await expect(rowOf(page, 'Findings', 'payments').first()).toBeVisible();
  await expect(rowOf(page, 'Findings', 'events.')).toHaveCount(0);
  await expect(page.getByText('Findings over time')).toBeVisible();
  await page.getByRole('combobox', { name: 'Team' }).selectOption('unowned');
  await expect(rowOf(page, 'Findings', 'profiles').first()).toBeVisible();
  await expect(page).toHaveURL(/team=unowned/);
  await page.reload();
  await expect(rowOf(page, 'Findings', 'profiles').first()).toBeVisible();
});

test('findings of every audit are counted over time', async ({ page }) => {
  await open(page, AUDIT);
  await page.getByRole('combobox', { name: 'Time shown' }).selectOption('7 days');
  const panel = page.getByRole('region', { name: 'Findings over time' });
  await expect(async () => {
    await page.reload();
    await expect(panel.getByRole('figure', { name: /all findings\. [1-9]\d* samples/ })).toBeVisible({
      timeout: 3_000,
    });
  }).toPass({ timeout: 90_000 });
});

test('a policy that becomes wrong says on which line, keeps the last good one, and is fine again', async ({
  page,
  stack,
}) => {
  await open(page, POLICY_PAGE);
  await expect(rowOf(page, 'Owners', 'payments')).toContainText('prefix payments');

  writeFileSync(
    stack.policyFile,
    `${POLICY}packs:\n  - name: wrong\n    rules:\n      RET-99: {enabled: false}\n`,
  );
  const problem = rowOf(page, 'Problems of the policy file', 'packs[0].rules.RET-99');
  await expect(problem).toContainText('15');
  await expect(problem).toContainText('is no rule and no family');
  await expect(rowOf(page, 'Owners', 'payments')).toContainText('prefix payments');
  await open(page, AUDIT);
  await expect(page.getByText(/Line 15, column 7: packs\[0\]\.rules\.RET-99/)).toBeVisible();

  writeFileSync(
    stack.policyFile,
    `${POLICY}packs:\n  - name: own\n    keys:\n      - {id: kept, key: retention.ms, must: {explicit: true}, severity: critical}\n`,
  );
  await expect(page.getByText(/Line 15, column 7/)).toBeHidden();
  await expect(rowOf(page, 'Rules', 'KEY:kept')).toBeVisible();
  await rowOf(page, 'Rules', 'KEY:kept').click();
  await expect(rowOf(page, 'Findings', 'payments').first()).toContainText('Critical');

  writeFileSync(stack.policyFile, POLICY);
  await expect(rowOf(page, 'Rules', 'KEY:kept')).toBeHidden();
});

test('names are given to a team in the browser, and taken back', async ({ page }) => {
  await open(page, POLICY_PAGE);
  const form = page.getByRole('form', { name: 'Give names to a team' });
  await expect(async () => {
    await form.getByLabel('Team').fill('orders-team');
    await form.getByLabel('Text').fill('(a+)+');
    await form.getByLabel('whose names').selectOption('match the expression');
    await form.getByRole('button', { name: 'Add' }).click();
    await expect(form.getByText('must not repeat a group')).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
  await form.getByLabel('whose names').selectOption('are exactly');
  await form.getByLabel('Text').fill('orders');
  await form.getByRole('button', { name: 'Add' }).click();
  await expect(rowOf(page, 'Owners', 'orders-team')).toContainText('exact orders');
  await page.getByRole('button', { name: 'Take exact orders from orders-team' }).click();
  await expect(rowOf(page, 'Owners', 'orders-team')).toHaveCount(0);
});
