import type { Page } from '@playwright/test';
import { DIALOG, expectAccessible } from './axe.ts';
import { CLUSTER, open, press, rowOf } from './pages.ts';
import { expect, test } from './stack.ts';

const GROUP = 'returns-export';
const PATH = { path: `/c/${CLUSTER}/groups/${GROUP}`, heading: GROUP };

const committed = (page: Page, topicRow: string) => rowOf(page, `Lag of ${GROUP} by partition`, topicRow);

test('offsets are previewed, reset, brought back, and the group is deleted and brought back', async ({
  page,
  stack,
}) => {
  await stack.business.commit(GROUP, { profiles: { 0: 9 } });
  await expect(async () => open(page, PATH)).toPass({ timeout: 60_000 });
  const review = page.getByRole('dialog', { name: 'Reset offsets' });

  await test.step('the key opens it, the preview says what is read again or skipped, and nothing is written', async () => {
    await press(page, ['o'], () => expect(review).toBeVisible({ timeout: 2_000 }));
    expect(page.url()).toContain('dialog=reset');
    await expect(rowOf(page, 'Preview', 'profiles')).toContainText('9 again');
    await expect(review.getByText(/Up to 9 records are read again/)).toBeVisible();
    await expect(review.getByText(/--to-earliest/)).toBeVisible();
    await review.getByLabel('Shift by records').check();
    await review.getByLabel('Shift by', { exact: true }).fill('a few');
    await expect(review.getByText('A number such as +10 or -500.')).toBeVisible();
    await review.getByLabel('Shift by', { exact: true }).fill('-100');
    await expect(rowOf(page, 'Preview', 'profiles')).toContainText('Held at log start');
    await review.getByLabel('From a file').check();
    await review.getByLabel('Lines of topic,partition,offset').fill('profiles,0,1\nprofiles,77,1');
    await expect(review.getByText('Line 2: profiles has no partition 77.')).toBeVisible();
    await expectAccessible(page, DIALOG);
  });

  await test.step('records are skipped only with the typed id', async () => {
    await review.getByLabel('To an offset').check();
    await review.getByLabel('Offset', { exact: true }).fill('12');
    await expect(rowOf(page, 'Preview', 'profiles')).toContainText('3 skipped');
    const button = review.getByRole('button', { name: 'Reset offsets' });
    await expect(button).toBeDisabled();
    await review.getByLabel(`Type ${GROUP} to confirm`).fill(GROUP);
    await review.getByLabel('Reason').fill('three poison records');
    await button.click();
    await expect(review.getByText('The offsets were set and read back')).toBeVisible();
    await expectAccessible(page, DIALOG);
  });

  await test.step('undo goes through the same review', async () => {
    await review.getByRole('button', { name: 'Undo' }).click();
    const undo = page.getByRole('dialog', { name: 'Undo' });
    await expect(rowOf(page, 'Preview', 'profiles')).toContainText('3 again');
    await undo.getByRole('button', { name: 'Bring the offsets back' }).click();
    await expect(undo.getByText('The offsets were set and read back')).toBeVisible();
    await undo.getByRole('button', { name: 'Close' }).last().click();
    await expect(committed(page, 'profiles')).toContainText('9');
    const changes = page.getByRole('list', { name: 'Changes made in Highwater' });
    await expect(changes.getByText('Offsets reset')).toHaveCount(2);
    await expect(changes.getByText('three poison records')).toBeVisible();
  });

  await test.step('a deleted group is brought back from its page', async () => {
    await page.getByRole('button', { name: 'Actions' }).click();
    await page.getByRole('menuitem', { name: 'Delete group' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete group' });
    await expect(dialog.getByText(/goes, with its commits on 1 partition/)).toBeVisible();
    await dialog.getByLabel(`Type ${GROUP} to confirm`).fill(GROUP);
    await expectAccessible(page, DIALOG);
    await dialog.getByRole('button', { name: 'Delete the group' }).click();
    await expect(dialog.getByText('The group was deleted and read back')).toBeVisible();
    await page.goto(PATH.path);
    await expect(page.getByText('It is not there')).toBeVisible();
    await page
      .getByRole('list', { name: 'Changes made in Highwater' })
      .getByRole('link', { name: 'Undo' })
      .first()
      .click();
    const undo = page.getByRole('dialog', { name: 'Undo' });
    await expect(undo.getByText(/is made anew with these offsets/)).toBeVisible();
    await undo.getByRole('button', { name: 'Bring the offsets back' }).click();
    await expect(undo.getByText('The offsets were set and read back')).toBeVisible();
    await undo.getByRole('button', { name: 'Close' }).last().click();
    await expect(committed(page, 'profiles')).toContainText('9');
  });
});

test('a live group is waited for, on a phone, and nothing is applied when the waiting stops', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`/c/${CLUSTER}/groups/fulfilment?dialog=reset`);
  const review = page.getByRole('dialog', { name: 'Reset offsets' });
  await expect(review.getByText('1 member is active, so Kafka refuses it now')).toBeVisible();
  await expect(review.getByRole('list', { name: 'Members' })).toContainText('127.0.0.1');
  await expectAccessible(page, DIALOG);
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await overflow()).toBe(0);
  await review.getByRole('button', { name: 'Wait until empty, then reset offsets' }).click();
  await expect(review.getByText(/Waiting: 1 member left/)).toBeVisible();
  await expectAccessible(page, DIALOG);
  await review.getByRole('button', { name: 'Stop waiting' }).click();
  await expect(review.getByText('Stopped waiting')).toBeVisible();
  await expect(review.getByText('Nothing was changed.')).toBeVisible();
});
