import { AUDIT, CLUSTER, open, rowOf, SIGN_OFFS } from './pages.ts';
import { expect, test } from './stack.ts';

test('a default left in place is found by its rule, with who decided it and what to do', async ({ page }) => {
  await open(page, AUDIT);
  await rowOf(page, 'Rules', 'TOP-01').click();
  await expect(page).toHaveURL(/rule=TOP-01/);
  await rowOf(page, 'Findings', 'auto.create.topics.enable').click();
  const finding = page.getByRole('region', { name: 'Topics appear by accident' });
  await expect(finding.getByText('Who decided auto.create.topics.enable')).toBeVisible();
  await expect(finding.getByText('Nobody set it: the value built into Kafka applies.')).toBeVisible();
  await expect(finding.getByRole('heading', { name: 'Fix' })).toBeVisible();
  await page.reload();
  await expect(finding.getByText('Who decided auto.create.topics.enable')).toBeVisible();
});

test('a rule that does not judge says what it would need', async ({ page }) => {
  await open(page, AUDIT);
  await page.getByRole('button', { name: /^Not evaluated \d/ }).click();
  await expect(rowOf(page, 'Rules that do not judge', 'CLI-01')).toContainText(
    'needs the settings of the producers',
  );
  await page.getByRole('button', { name: /^With findings or doubt/ }).click();
  await expect(rowOf(page, 'Rules', 'TOP-01')).toBeVisible();
});

test('what cannot be known is listed with what is missing, and not among the findings', async ({ page }) => {
  await open(page, { ...AUDIT, path: `${AUDIT.path}?rule=PRF-03` });
  await expect(page.getByText('No finding matches')).toBeVisible();
  await page.getByRole('button', { name: /^Cannot know \d/ }).click();
  await expect(page).toHaveURL(/state=cannot-know/);
  await expect(rowOf(page, 'What cannot be known', 'Broker 1')).toContainText('needs JMX metrics');
  await page.reload();
  await expect(rowOf(page, 'What cannot be known', 'Broker 2')).toContainText('not told by Kafka');
});

test('a default is accepted with an owner, a reason and an end, leaves what nobody signed for, and can be withdrawn', async ({
  page,
}) => {
  await page.goto(`${AUDIT.path}?rule=DUR-04&finding=${encodeURIComponent('DUR-04/topic/profiles')}`);
  const finding = page.getByRole('region', { name: 'min.insync.replicas left at 1' });
  await finding.getByLabel('Owner').fill('orders-lead');
  await finding.getByRole('button', { name: /^Sign off until/ }).click();
  await expect(finding.getByText('Why is it fine as it is?')).toBeVisible();
  await finding.getByLabel('Reason').fill('clients wait for all copies anyway');
  await finding.getByRole('button', { name: /^Sign off until/ }).click();
  await expect(finding.getByText('orders-lead')).toBeVisible();
  await open(page, SIGN_OFFS);
  const signed = rowOf(page, 'Sign-offs', 'profiles').filter({ hasText: 'In force' });
  await expect(signed).toContainText('orders-lead');
  await signed.getByRole('link', { name: 'min.insync.replicas left at 1' }).click();
  await expect(finding.getByText('orders-lead')).toBeVisible();

  await page.getByRole('button', { name: /^Not signed/ }).click();
  await expect(rowOf(page, 'Findings', 'profiles')).toHaveCount(0);
  await page.getByRole('button', { name: /^Signed \d/ }).click();
  await rowOf(page, 'Findings', 'profiles').click();
  await finding.getByRole('button', { name: 'Withdraw' }).click();
  await expect(page.getByText('No finding matches')).toBeVisible();
  await expect(finding.getByRole('heading', { name: 'Decided before' })).toBeVisible();
  await expect(finding.getByText(/withdrawn on/)).toBeVisible();
});

test('a finding is muted for a while, is listed as muted and not as open, and can be heard of again', async ({
  page,
}) => {
  const key = 'DUR-04/topic/profiles';
  await page.goto(`${AUDIT.path}?rule=DUR-04&finding=${encodeURIComponent(key)}`);
  const finding = page.getByRole('region', { name: 'min.insync.replicas left at 1' });
  await finding.getByRole('button', { name: 'Mute', exact: true }).click();
  await finding.getByLabel('Muted by').fill('ada');
  await finding.getByLabel('Reason').fill('next week');
  await finding.getByRole('button', { name: /^Mute until/ }).click();
  await expect(finding.getByText('muted this on')).toBeVisible();

  await page.getByRole('button', { name: /^Not signed/ }).click();
  await expect(rowOf(page, 'Findings', 'profiles')).toHaveCount(0);
  await page.getByRole('button', { name: /^Muted 1/ }).click();
  await rowOf(page, 'Findings', 'profiles').click();
  await finding.getByRole('button', { name: 'Unmute' }).click();
  await expect(page.getByText('No finding matches')).toBeVisible();
});

test('a finding that was signed off leaves what nobody signed for, and is back when the sign-off has ended', async ({
  page,
}) => {
  const audit = `/api/v1/clusters/${CLUSTER}/audit`;
  const found = await page.request.get(`${audit}/findings?rule=DUR-04&q=payments`);
  const { items }: { items: { key: string; fingerprint: string }[] } = await found.json();
  const [{ key, fingerprint } = { key: '', fingerprint: '' }] = items;
  const endsInMs = 6_000;
  const signed = await page.request.post(`${audit}/acceptances`, {
    data: { key, fingerprint, owner: 'orders-lead', reason: 'for today', expiresAt: Date.now() + endsInMs },
  });
  expect(signed.status()).toBe(201);
  await open(page, { ...AUDIT, path: `${AUDIT.path}?rule=DUR-04&q=payments` });
  await page.getByRole('button', { name: /^Not signed/ }).click();
  await expect(page.getByText('No finding matches')).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(rowOf(page, 'Findings', 'payments')).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 30_000 });
  await rowOf(page, 'Findings', 'payments').click();
  await expect(page.getByRole('button', { name: /^Sign off until/ })).toBeVisible();
  const kept = await (await page.request.get(`${audit}/acceptances`)).json();
  expect(kept.items).toContainEqual(
    expect.objectContaining({ key, state: 'expired', owner: 'orders-lead', fires: true }),
  );
});
