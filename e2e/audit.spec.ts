import { AUDIT, open, rowOf } from './pages.ts';
import { expect, test } from './stack.ts';

test('a default left in place is found by its rule, with who decided it and what to do', async ({ page }) => {
  await open(page, AUDIT);
  await rowOf(page, 'Rules', 'TOP-01').click();
  await expect(page).toHaveURL(/rule=TOP-01/);
  await rowOf(page, 'Findings', 'auto.create.topics.enable').click();
  const finding = page.getByRole('region', { name: 'Topics appear by accident' }).last();
  await expect(finding.getByText('Who decided auto.create.topics.enable')).toBeVisible();
  await expect(finding.getByText('Nobody set it: the value built into Kafka applies.')).toBeVisible();
  await expect(finding.getByRole('heading', { name: 'Fix' })).toBeVisible();
  await page.reload();
  await expect(finding.getByText('Who decided auto.create.topics.enable')).toBeVisible();
});
