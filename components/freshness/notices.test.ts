import { describe, expect, it } from 'vitest';
import type { SectionStateDto } from '@/lib/contracts/common.ts';
import { freshnessNotices } from './notices.ts';

const now = Date.UTC(2026, 10, 18, 3, 12, 4);
const timeout = { code: 'kafka_timeout' as const, message: 'No answer in 5 s', retryable: true };

const section = (over: Partial<SectionStateDto>): SectionStateDto => ({
  name: 'offsets',
  status: 'ok',
  collectedAt: now - 8_000,
  staleSince: null,
  intervalMs: 15_000,
  error: null,
  failures: [],
  ...over,
});

const cluster = {
  name: 'prod-eu1',
  status: 'partial' as const,
  error: null,
  brokersAnswering: 2,
  brokersKnown: 3,
  collectedAt: now - 8_000,
};

describe('freshness notices', () => {
  it('says nothing while all sections are complete', () => {
    expect(freshnessNotices([section({})], { ...cluster, status: 'live', brokersAnswering: 3 }, now)).toEqual(
      [],
    );
  });

  it('names the silent broker once, since when, the coverage and the parts that are older', () => {
    const failures = [{ brokerId: 3, error: timeout, since: now - 240_000 }];
    const notices = freshnessNotices(
      [
        section({ status: 'partial', failures }),
        section({
          name: 'logDirs',
          status: 'partial',
          failures: [{ brokerId: 3, error: timeout, since: now - 200_000 }],
        }),
      ],
      cluster,
      now,
    );
    expect(notices).toEqual([
      {
        id: 'partial',
        tone: 'stale',
        title: 'Broker 3 did not answer since 03:08:04 UTC',
        detail:
          '2 of 3 brokers answered. No answer in 5 s. Older than the rest: Log ends and Sizes and log dirs.',
      },
    ]);
  });

  it("gives a denied part its permission error in Kafka's words, apart from the rest", () => {
    const denied = {
      code: 'kafka_denied' as const,
      message: 'Not allowed to describe configs.',
      retryable: false,
      kafka: { code: 29, name: 'TOPIC_AUTHORIZATION_FAILED', message: null },
    };
    const [notice] = freshnessNotices(
      [section({ name: 'topicConfigs', status: 'failed', error: denied, collectedAt: null })],
      cluster,
      now,
    );
    expect(notice).toMatchObject({ tone: 'warn', title: 'Topic configs: reading is denied' });
    expect(notice?.detail).toContain('TOPIC_AUTHORIZATION_FAILED (29)');
    expect(notice?.detail).toContain('unknown, not 0');
  });

  it('says how old the numbers are when a part is overdue without an error', () => {
    const [notice] = freshnessNotices([section({ collectedAt: now - 240_000 })], cluster, now);
    expect(notice).toMatchObject({
      title: 'Numbers on this page are 4 m old',
      detail: 'Not collected in time: Log ends.',
    });
  });

  it('speaks of an unreachable cluster once, with the age of what is shown', () => {
    const notices = freshnessNotices(
      [
        section({ status: 'failed', error: timeout }),
        section({ name: 'groups', status: 'failed', error: timeout }),
      ],
      { ...cluster, status: 'unreachable', error: timeout, collectedAt: now - 240_000 },
      now,
    );
    expect(notices).toEqual([
      {
        id: 'cluster',
        tone: 'crit',
        title: 'prod-eu1 does not answer',
        detail: 'No answer in 5 s. Last known values are 4 m old.',
      },
    ]);
  });
});
