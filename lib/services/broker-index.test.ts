import { describe, expect, it } from 'vitest';
import type { BrokerLogDirs } from '@/lib/domain/model/log-dir.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import type { ErrorInfo } from '@/lib/shared/app-error.ts';
import { brokerRows } from './broker-index.ts';

const silence: ErrorInfo = { code: 'kafka_timeout', message: 'Broker 3 did not answer.', retryable: true };
const broker = (brokerId: number) => ({ brokerId, host: 'localhost', port: 9092, rack: null });
const dirs = (brokerId: number): BrokerLogDirs => ({
  brokerId,
  collectedAt: 500,
  dirs: [{ path: '/data', totalBytes: 100n, usableBytes: 25n, topics: new Map() }],
});

/** Broker 3 has not answered for its log dirs since 900; `known` are the brokers with an earlier answer. */
function snapshot(parts: { present: number[]; known: number[] }): ClusterSnapshot {
  const absent = [1, 2, 3].filter((id) => !parts.present.includes(id));
  return {
    version: 1,
    epoch: 'test',
    revisions: {},
    firstReadAt: {},
    sections: {
      metadata: {
        ok: true,
        collectedAt: 1_000,
        failures: [],
        value: {
          clusterId: 'c',
          brokers: new Map(parts.present.map((id) => [id, broker(id)])),
          topics: new Map(),
        },
      },
      logDirs: {
        ok: true,
        collectedAt: 1_000,
        failures: parts.present.includes(3) ? [{ brokerId: 3, since: 900, error: silence }] : [],
        value: new Map(parts.known.map((id) => [id, dirs(id)])),
      },
    },
    absentBrokers: new Map(absent.map((id) => [id, { ...broker(id), absentSince: 800 }])),
    progress: new Map(),
    rates: new Map(),
    activity: new Map(),
    shortOfCopies: new Map(),
    openTransactions: null,
  };
}

const third = (of: ClusterSnapshot) => brokerRows(of).find(({ brokerId }) => brokerId === 3);

describe('the log dirs of a broker that does not answer', () => {
  it('keep the last answer and say since when it is stale', () => {
    expect(third(snapshot({ present: [1, 2, 3], known: [1, 2, 3] }))).toMatchObject({
      state: 'unresponsive',
      logDirsStaleSince: 900,
      logDirsCollectedAt: 500,
      fullestFraction: 0.75,
    });
  });

  it('keep the last answer while the broker is not registered', () => {
    expect(third(snapshot({ present: [1, 2], known: [1, 2, 3] }))).toMatchObject({
      state: 'absent',
      logDirsStaleSince: 800,
      logDirsCollectedAt: 500,
    });
  });

  it('are unknown, not 0, and say since when, if it never answered', () => {
    for (const [present, since] of [
      [[1, 2, 3], 900],
      [[1, 2], 800],
    ] as const) {
      expect(third(snapshot({ present: [...present], known: [1, 2] }))).toMatchObject({
        logDirs: [],
        sizeBytes: null,
        fullestFraction: null,
        logDirsCollectedAt: null,
        logDirsStaleSince: since,
      });
    }
  });
});
