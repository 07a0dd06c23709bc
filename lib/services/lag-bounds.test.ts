import { describe, expect, it } from 'vitest';
import { behind } from '@/lib/domain/audit/test-groups.ts';
import { testSnapshot } from '@/lib/domain/audit/test-snapshot.ts';
import { atOnce } from '@/lib/shared/at-once.ts';
import { inSlices } from '@/lib/shared/pacer.ts';
import { attentionItems } from './attention.ts';
import { groupRows } from './group-index.ts';
import { partitionReadings } from './partition-readings.ts';
import { readingSteps } from './sampler.ts';

const HOUR = 3_600_000;

/** A stopped group on a topic that keeps 72 h. */
const stopped = (unreadForMs: number, isBound: boolean) =>
  testSnapshot(
    behind(unreadForMs, {
      topics: { orders: { configs: { 'retention.ms': String(72 * HOUR) } } },
      groups: {
        billing: { state: 'Empty', wasSeenToEmpty: true, lags: { orders: { 0: { lag: 5, isBound } } } },
      },
    }),
  );
const times = async (snapshot: ReturnType<typeof stopped>) =>
  [...(await inSlices(readingSteps(snapshot, undefined))), ...atOnce(partitionReadings(snapshot.progress))]
    .filter(({ metric }) => metric === 'timeLagMs' || metric === 'horizonMs')
    .map(({ kind, metric }) => `${kind} ${metric}`);

describe('after a restart, when a group 60 h behind is only known to be at least 30 s behind', () => {
  const known = stopped(60 * HOUR, false);
  const restarted = stopped(30_000, true);

  it('its loss is known to come in at most what the retention leaves, not in exactly that', () => {
    expect(groupRows(known)[0]?.horizon).toMatchObject({ kind: 'known' });
    expect(groupRows(restarted)[0]?.horizon).toMatchObject({ kind: 'at-most', limit: 'time' });
  });

  it('the history has a gap, not a drop', async () => {
    expect(await times(known)).toContain('group timeLagMs');
    expect(await times(known)).toContain('partition timeLagMs');
    expect(await times(known)).toContain('group horizonMs');
    expect(await times(restarted)).toEqual([]);
  });

  it('what needs attention says so', () => {
    const detail = ({ progress, ...snapshot }: typeof known) => {
      const judgement = { status: 'stopped' as const, reason: 'x', rule: 'GRP-04' };
      const judged = [...progress].map(([id, one]) => [id, { ...one, judgement }] as const);
      return attentionItems({ ...snapshot, progress: new Map(judged) }).map((item) => item.detail);
    };
    expect(detail(known)).toEqual([
      expect.stringMatching(/^Unread records are deleted in 12 h\. 2 d 1\d h behind/),
    ]);
    expect(detail(restarted)).toEqual([
      expect.stringMatching(/^Unread records are deleted in at most \d.* at least 29 s behind/),
    ]);
  });
});
