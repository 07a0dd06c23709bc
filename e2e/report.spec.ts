import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from './axe.ts';
import { AUDIT, AUDIT_REPORT, open } from './pages.ts';
import { expect, test } from './stack.ts';

/** Saves the audit from the export menu; gives the file's name and text. */
async function save(page: Page, format: string): Promise<{ name: string; text: string }> {
  await page.getByRole('button', { name: 'Export' }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: format }).click(),
  ]);
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

type Report = { findings: { key: string; severity: string }[] };

/** Counts of a JUnit file as the browser's own parser reads it. */
const readJunit = (page: Page, text: string) =>
  page.evaluate((xml) => {
    const parsed = new DOMParser().parseFromString(xml, 'application/xml');
    return {
      broken: parsed.querySelector('parsererror')?.textContent ?? null,
      root: parsed.documentElement.tagName,
      tests: Number(parsed.documentElement.getAttribute('tests')),
      cases: parsed.querySelectorAll('testcase').length,
      failures: parsed.querySelectorAll('failure').length,
    };
  }, text);

test('the audit is saved in every format, with the findings that the page is filtered to', async ({
  page,
}) => {
  await open(page, AUDIT);
  // The cluster is judged anew now and then: files of two audits may differ, those of one agree.
  await expect(async () => {
    const json = await save(page, 'JSON');
    expect(json.name).toMatch(/^audit-e2e-\d{8}T\d{4}Z\.json$/);
    const report: Report = JSON.parse(json.text);
    expect(report.findings.length).toBeGreaterThan(60);

    const csv = await save(page, 'CSV');
    expect(csv.name).toMatch(/\.csv$/);
    expect(csv.text.trimEnd().split('\r\n')).toHaveLength(report.findings.length + 1);
    const sarif: { runs: { results: unknown[] }[] } = JSON.parse((await save(page, 'SARIF')).text);
    expect(sarif.runs[0]?.results).toHaveLength(report.findings.length);
    expect((await save(page, 'Markdown')).text).toMatch(/^# Audit of e2e\n/);

    const junit = await readJunit(page, (await save(page, 'JUnit')).text);
    const critical = report.findings.filter(({ severity }) => severity === 'critical').length;
    expect(junit).toMatchObject({ broken: null, root: 'testsuites', failures: critical });
    expect(junit.cases).toBe(junit.tests);
  }).toPass();

  await page.goto(`${AUDIT.path}?rule=DUR-04`);
  const filtered: Report = JSON.parse((await save(page, 'JSON')).text);
  expect(filtered.findings.length).toBeGreaterThan(0);
  for (const { key } of filtered.findings) expect(key).toMatch(/^DUR-04\//);
});

test('the audit prints as a report: every finding, no navigation, light, and axe finds nothing', async ({
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto(`${AUDIT.path}?scope=topic`);
  await page.getByRole('link', { name: 'Print' }).click();
  await expect(page).toHaveURL(/\/audit\/report\?scope=topic/);
  await expect(page.getByRole('heading', { name: 'Defaults audit of e2e' })).toBeVisible();
  await page.goto(AUDIT_REPORT.path);
  const answer = await page.request.get('/api/v1/clusters/e2e/audit/report?format=json');
  const { findings }: { findings: { ruleId: string }[] } = await answer.json();
  await expectAccessible(page);

  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect(page.getByRole('navigation', { name: 'Main' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Print' })).toHaveCount(0);
  for (const ruleId of new Set(findings.map((finding) => finding.ruleId))) {
    const rows = page.getByRole('region', { name: `Findings of ${ruleId}` }).getByRole('row');
    const expected = findings.filter((finding) => finding.ruleId === ruleId).length;
    await expect(rows, ruleId).toHaveCount(expected + 1);
  }
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(paper).toBe('rgb(255, 255, 255)');
  const isWhole = await page.evaluate(() => {
    const main = document.querySelector('main');
    return main !== null && main.scrollHeight <= main.clientHeight + 1;
  });
  expect(isWhole, 'nothing scrolls on paper').toBe(true);
});
