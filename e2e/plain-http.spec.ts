import { PLAIN_HOST } from './hosts.ts';
import { open, TIMELINE, TOPICS } from './pages.ts';
import { expect, test } from './stack.ts';

test('over plain http, where a browser lacks part of its API, pages stay current, texts are copied and many topics changed', async ({
  page,
  stack,
}) => {
  const plain = (path: string) => `http://${PLAIN_HOST}:${new URL(stack.url).port}${path}`;
  await open(page, { heading: 'events.055', path: plain(`${TOPICS.path}/events.055`) });
  expect(await page.evaluate(() => window.isSecureContext)).toBe(false);
  await stack.business.produce('events.055', 5432);
  await expect(page.getByText('5,432').first()).toBeVisible();

  await open(page, { ...TOPICS, path: plain(`${TOPICS.path}?q=events.05`) });
  await page.getByRole('link', { name: 'Edit configs of 10 topics' }).click();
  await page.getByLabel('Key', { exact: true }).selectOption('segment.ms');
  await page.getByLabel('Value', { exact: true }).fill('6 d');
  await page.getByRole('button', { name: 'Preview on 10 topics' }).click();
  await page.getByRole('button', { name: 'Apply to 10 topics' }).click();
  await expect(page.getByText('10 topics changed')).toBeVisible();
  await page.getByRole('button', { name: 'Take 10 changes back' }).click();
  await page.getByRole('button', { name: 'Apply to 10 topics' }).click();
  await expect(page.getByText('10 topics taken back')).toBeVisible();

  await open(page, { ...TIMELINE, path: plain(TIMELINE.path) });
  await page.getByRole('button', { name: 'Copy incident link' }).click();
  await expect(page.getByText('Copied the incident link')).toBeVisible();
  await page.getByLabel('Kind of subject').selectOption('topic');
  await page.getByLabel('Name of the topic').press('Control+V');
  await expect(page.getByLabel('Name of the topic')).toHaveValue(/^http:.*timeline\?at=/);
});
