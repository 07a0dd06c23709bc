import { CLUSTER, open, press, rowOf, TOPICS } from './pages.ts';
import { expect, test } from './stack.ts';

test('topics are searched, sorted and filtered in the address, which a reload keeps', async ({ page }) => {
  await open(page, TOPICS);
  const filter = page.getByRole('searchbox', { name: 'Filter topics by name' });
  await press(page, ['/'], () => expect(filter).toBeFocused({ timeout: 500 }));
  await page.keyboard.type('events.01');
  await expect(page.getByText('10 of 64 topics match')).toBeVisible();
  await page.getByRole('button', { name: 'Topic', exact: false }).first().click();
  await expect(page).toHaveURL(/q=events\.01.*sort=-name|sort=-name.*q=events\.01/);
  const first = page.getByRole('grid', { name: 'Topics' }).getByRole('row').nth(1);
  await expect(first).toContainText('events.019');
  await page.reload();
  await expect(first).toContainText('events.019');

  await page.goto(`${TOPICS.path}?cleanup=compact`);
  await expect(page.getByText('2 of 64 topics match')).toBeVisible();
  await expect(rowOf(page, 'Topics', 'profiles')).toBeVisible();

  await page.goto(`${TOPICS.path}?q=nothing-is-named-so`);
  await expect(page.getByText('0 of 64 topics match')).toBeVisible();
});

test('every row of a long list can be reached with the keyboard alone', async ({ page }) => {
  await open(page, TOPICS);
  const last = rowOf(page, 'Topics', 'profiles');
  await press(page, ['j', 'End'], () =>
    expect(last).toHaveAttribute('aria-selected', 'true', { timeout: 500 }),
  );
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'profiles' })).toBeVisible();
  await page.goBack();
  await expect(last).toBeVisible();
});

test('the command palette jumps to a topic, a group, a broker and a page', async ({ page }) => {
  await open(page, TOPICS);
  for (const [typed, heading] of [
    ['paym', 'payments'],
    ['billing', 'billing-export'],
    ['broker 2', 'Broker 2'],
    ['overview', 'What needs you now'],
  ] as const) {
    const palette = page.getByRole('dialog', { name: 'Search or jump to' });
    await press(page, ['Control+k'], () => expect(palette).toBeVisible({ timeout: 500 }));
    await palette.getByRole('combobox').fill(typed);
    await expect(palette.getByRole('option').first()).toContainText(
      new RegExp(typed.split(' ')[0] ?? typed, 'i'),
    );
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  }
});

test('Enter in the palette opens nothing that only an earlier search found, however slow the new one is', async ({
  page,
}) => {
  await open(page, TOPICS);
  const palette = page.getByRole('dialog', { name: 'Search or jump to' });
  const type = async (text: string) => {
    await press(page, ['Control+k'], () => expect(palette).toBeVisible({ timeout: 500 }));
    await palette.getByRole('combobox').fill(text);
  };
  await type('broker 2');
  await expect(palette.getByRole('option', { name: 'Broker 2' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Broker 2' })).toBeVisible();

  await page.route(/\/search\?q=overview/, () => undefined);
  await type('overview');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'What needs you now' })).toBeVisible();
});

test('two keys lead from page to page, and Escape closes what is open', async ({ page }) => {
  await open(page, TOPICS);
  const heading = (name: string) => page.getByRole('heading', { level: 1, name });
  await press(page, ['g', 'b'], () => expect(heading('Brokers')).toBeVisible({ timeout: 2_000 }));
  await press(page, ['g', 'g'], () => expect(heading('Consumer groups')).toBeVisible({ timeout: 2_000 }));
  await press(page, ['?'], () => expect(page.getByRole('dialog')).toBeVisible({ timeout: 500 }));
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('the theme is chosen once and holds after a reload', async ({ page }) => {
  await open(page, TOPICS);
  await page.getByRole('button', { name: /^Theme/ }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('an address whose topic, group, broker or cluster is unknown says so with status 404', async ({
  page,
}) => {
  for (const path of ['topics/no-such', 'groups/no-such', 'brokers/77']) {
    const response = await page.goto(`/c/${CLUSTER}/${path}`);
    expect(response?.status(), path).toBe(404);
    await expect(page.getByText('Nothing is known at this address')).toBeVisible();
  }
  expect((await page.goto('/c/no-such-cluster'))?.status()).toBe(404);
});
