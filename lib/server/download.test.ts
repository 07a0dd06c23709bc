import { describe, expect, it } from 'vitest';
import { reportChunks } from '@/lib/domain/audit/report/formats.ts';
import { testFinding, testReport } from '@/lib/domain/audit/report/test-report.ts';
import { attachment, download } from './download.ts';

describe('a download', () => {
  it('is named, typed, not kept, and whole', async () => {
    const pieces = Array.from({ length: 3000 }, (_, index) => `line ${index} ${'x'.repeat(90)}\n`);
    const response = download('a b.csv', 'text/csv', pieces);
    expect(await response.text()).toBe(pieces.join(''));
    expect(response.headers.get('content-type')).toBe('text/csv');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it.each([
    ['audit-e2e.csv', 'attachment; filename="audit-e2e.csv"'],
    ['Größe "1".csv', `attachment; filename="Gr_e_1_.csv"; filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%221%22.csv`],
    ["it's (2).csv", `attachment; filename="it_s_2_.csv"; filename*=UTF-8''it%27s%20%282%29.csv`],
  ])('called %s reaches old and new clients', (name, expected) => {
    expect(attachment(name)).toBe(expected);
  });

  it('of 10,000 findings lets others have a turn before each of its pieces', async () => {
    const findings = Array.from({ length: 10_000 }, (_, index) =>
      testFinding({ key: `RET-01/topic/t${index}`, subject: { kind: 'topic', name: `t${index}` } }),
    );
    const response = download(
      'a.json',
      'application/json',
      reportChunks(testReport(findings), 'json', 'critical'),
    );
    let turnsOfOthers = 0;
    let isDone = false;
    const other = () => {
      turnsOfOthers += 1;
      if (!isDone) setImmediate(other);
    };
    setImmediate(other);
    let pieces = 0;
    for await (const _ of response.body ?? []) pieces += 1;
    isDone = true;
    expect(pieces).toBeGreaterThan(20);
    expect(turnsOfOthers).toBeGreaterThanOrEqual(pieces - 1);
  });
});
