import type { Page } from '@playwright/test';
import { DIALOG, expectAccessible } from './axe.ts';
import { CLUSTER, open, TOPICS } from './pages.ts';
import { expect, test } from './stack.ts';

const TOPIC = 'returns.v1';
const PATH = { path: `/c/${CLUSTER}/topics/${TOPIC}`, heading: TOPIC };

const act = async (page: Page, item: string) => {
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: item }).click();
};

test('a topic is created, grown, emptied, and deleted with its typed name; each step is planned and recorded', async ({
  page,
  stack,
}) => {
  await test.step('create: blanks are resolved, a bad name is told, the rules judge it', async () => {
    await open(page, TOPICS);
    await page.getByRole('link', { name: 'Create topic' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'New topic' })).toBeVisible();
    const configs = page.getByRole('list', { name: 'Configs of the new topic' });
    const retention = configs.getByRole('listitem').filter({ hasText: 'retention.ms' }).first();
    await expect(retention.getByText('168 h (604800000)')).toBeVisible();
    await expect(retention.getByRole('img', { name: 'Inherited from the built-in layer' })).toBeVisible();

    await page.getByLabel('Name').fill('returns v1');
    await expect(page.getByText('" " is not allowed')).toBeVisible();
    await page.getByLabel('Name').fill('orders');
    await expect(page.getByText(/Topic 'orders' already exists/).first()).toBeVisible();
    await page.getByLabel('Name').fill(TOPIC);
    await page.getByLabel('Partitions').fill('2');
    await expect(page.getByText('With a single copy, its records are gone with the disk')).toBeVisible();
    await page.getByLabel('Replication factor').fill('3');
    await retention.getByRole('textbox', { name: 'retention.ms' }).fill('2 d');
    await expect(retention.getByText('48 h (172800000)')).toBeVisible();
    await expectAccessible(page, 'main');

    await page.getByRole('button', { name: 'Review' }).click();
    const review = page.getByRole('dialog', { name: `Create ${TOPIC}` });
    await expect(review.getByText('Kafka validated the request and would take it.')).toBeVisible();
    await expect(review.getByText(/--config retention.ms=172800000/)).toBeVisible();
    await expectAccessible(page, DIALOG);
    await review.getByLabel('Reason').fill('returns move out of orders');
    await review.getByRole('button', { name: `Create ${TOPIC}` }).click();
    await expect(review.getByText('The topic was created and read back')).toBeVisible();
    await review.getByRole('link', { name: `Open ${TOPIC}` }).click();
    await expect(page.getByRole('heading', { level: 1, name: TOPIC })).toBeVisible();
  });

  await test.step('add partitions: fewer is refused in the words of Kafka, more says which keys move', async () => {
    await act(page, 'Add partitions');
    const review = page.getByRole('dialog', { name: `Add partitions to ${TOPIC}` });
    await review.getByLabel('Partitions in all').fill('1');
    await expect(review.getByText(/would not be an increase.*INVALID_PARTITIONS \(37\)/)).toBeVisible();
    await review.getByLabel('Partitions in all').fill('4');
    await expect(review.getByText(/^Warning: 1 of 2 keys \(50.0 %\)/)).toBeVisible();
    await expectAccessible(page, DIALOG);
    await review.getByRole('button', { name: `Add partitions to ${TOPIC}` }).click();
    await expect(review.getByText('The partitions were added and read back')).toBeVisible();
    await review.getByRole('button', { name: 'Close' }).last().click();
    await expect(page.getByRole('link', { name: /Partitions\s*4/ })).toBeVisible();
  });

  await test.step('truncate: the preview says how many records, and the name must be typed', async () => {
    await stack.business.produce(TOPIC, 80);
    await act(page, 'Delete records');
    const review = page.getByRole('dialog', { name: `Delete records of ${TOPIC}` });
    await expect(
      review.getByText(/Up to 80 records of the 80 the topic holds are gone for good/),
    ).toBeVisible();
    await expect(review.getByRole('grid', { name: 'By partition' }).getByRole('row')).toHaveCount(5);
    const button = review.getByRole('button', { name: `Delete records of ${TOPIC}` });
    await expect(button).toBeDisabled();
    await review.getByLabel(`Type ${TOPIC} to confirm`).fill(TOPIC);
    await expectAccessible(page, DIALOG);
    await button.click();
    await expect(review.getByText('The records were deleted and read back')).toBeVisible();
    await review.getByRole('button', { name: 'Close' }).last().click();
  });

  await test.step('elect: nothing to do is said, and nothing can be sent', async () => {
    await act(page, 'Elect preferred leaders');
    const review = page.getByRole('dialog', { name: `Elect preferred leaders of ${TOPIC}` });
    await expect(review.getByText(/there is nothing to elect/)).toBeVisible();
    await expect(review.getByRole('button', { name: `Elect leaders of ${TOPIC}` })).toBeDisabled();
    await expectAccessible(page, DIALOG);
    await page.keyboard.press('Escape');
  });

  await test.step('the record has each of them, with what was before and after', async () => {
    await open(page, { ...PATH, path: `${PATH.path}/configs` });
    const changes = page.getByRole('list', { name: 'Changes made in Highwater' });
    for (const title of ['Topic created', 'Partitions added', 'Records deleted'])
      await expect(changes.getByText(title)).toBeVisible();
    await expect(changes.getByText('Partitions 2 to 4')).toBeVisible();
    await expect(changes.getByText('No undo: Kafka never removes partitions')).toBeVisible();
    await expectAccessible(page, 'main');
    await changes.getByRole('link', { name: 'Delete it' }).click();
  });

  await test.step('delete: the undo of the creation, confirmed by name; it can be created again', async () => {
    const review = page.getByRole('dialog', { name: `Delete ${TOPIC}` });
    await expect(review.getByText(/are gone for good/)).toBeVisible();
    const button = review.getByRole('button', { name: `Delete ${TOPIC}` });
    await review.getByLabel(`Type ${TOPIC} to confirm`).fill('returns');
    await expect(button).toBeDisabled();
    await review.getByLabel(`Type ${TOPIC} to confirm`).fill(TOPIC);
    await expectAccessible(page, DIALOG);
    await button.click();
    await expect(review.getByText('The topic was deleted and read back')).toBeVisible();
    await review.getByRole('link', { name: 'Create it again, empty' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'New topic' })).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue(TOPIC);
    await expect(page.getByLabel('Partitions')).toHaveValue('4');
    await expect(page.getByRole('textbox', { name: 'retention.ms', exact: true })).toHaveValue('172800000');
    await open(page, TOPICS);
    await page.getByRole('searchbox', { name: 'Filter topics by name' }).fill('returns');
    await expect(page.getByText('No topic matches')).toBeVisible();
  });
});

test('records of a compacted topic cannot be deleted, and it is said before', async ({ page }) => {
  await page.goto(`/c/${CLUSTER}/topics/profiles?operation=truncate`);
  const review = page.getByRole('dialog', { name: 'Delete records of profiles' });
  await expect(review.getByText(/POLICY_VIOLATION \(44\)/)).toBeVisible();
  await expect(review.getByRole('button', { name: 'Delete records of profiles' })).toBeDisabled();
});

test('the dialogs fit a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/c/${CLUSTER}/topics/payments?operation=delete`);
  const review = page.getByRole('dialog', { name: 'Delete payments' });
  await expect(review.getByText(/Still read by 1 group with members: fulfilment \(1 member\)/)).toBeVisible();
  await expectAccessible(page, DIALOG);
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await overflow()).toBe(0);
  await page.keyboard.press('Escape');
  await open(page, { path: `/c/${CLUSTER}/new-topic`, heading: 'New topic' });
  await expect(
    page.getByRole('list', { name: 'Configs of the new topic' }).getByRole('listitem').first(),
  ).toBeVisible();
  expect(await overflow()).toBe(0);
});
