import { describe, expect, test } from 'vitest';
import {
  brokersFor,
  bytesPerSecondOf,
  cachedSeconds,
  clusterTraffic,
  diskBytes,
  type Load,
  mapsAndFiles,
  partitionsFor,
  perBroker,
  provisionedBytes,
  retainedBytes,
  retentionBytesPerPartition,
  retentionSecondsFor,
} from './formulas.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;
const TB = 1e12;
const TIB = 1024 ** 4;
const MB = 1e6;
const GIB = 1024 ** 3;
const load: Load = { bytesPerSecond: bytesPerSecondOf(10_000, 1000), replicationFactor: 3, groups: 4 };

describe('disk', () => {
  test('10,000 records of 1 kB a second for 7 days are 18.144 TB in three copies, not 168', () => {
    expect(retainedBytes(load, 7 * DAY)).toBe(18.144 * TB);
    expect(retainedBytes(load, 7 * DAY) / TIB).toBeCloseTo(16.5, 2);
    expect(retainedBytes({ ...load, replicationFactor: 1 }, 7 * DAY)).toBe(6.048 * TB);
  });

  test('records of 1 KiB are 18.579 TB', () => {
    const kibi = { ...load, bytesPerSecond: bytesPerSecondOf(10_000, 1024) };
    expect(retainedBytes(kibi, 7 * DAY) / TB).toBeCloseTo(18.579, 3);
  });

  test('72 hours are 7.776 TB, 9.15 TB with 15 % free, 1.52 TB on each of six brokers', () => {
    const needed = retainedBytes(load, 72 * HOUR);
    expect(needed).toBe(7.776 * TB);
    expect(provisionedBytes(needed) / TB).toBeCloseTo(9.148, 3);
    expect((perBroker(provisionedBytes(needed), 6) ?? 0) / TB).toBeCloseTo(1.525, 3);
  });

  test('168 TB would take 1,556 hours of it', () => {
    expect(retainedBytes(load, 1556 * HOUR) / TB).toBeCloseTo(168, 0);
  });

  test('the check, the delay and the open segments come on top', () => {
    const segments = { partitions: 60, segmentBytes: GIB, segmentSeconds: 7 * DAY };
    const slack = 60 * 3 * GIB;
    expect(slack / TB).toBeCloseTo(0.193, 3);
    expect(diskBytes(load, 72 * HOUR, segments)).toBeCloseTo(7.776 * TB + 360 * 30 * MB + slack, -6);
  });

  test('a slow partition never fills its open segment', () => {
    const slow = { ...load, bytesPerSecond: 1 };
    const segments = { partitions: 1, segmentBytes: GIB, segmentSeconds: 100 };
    expect(diskBytes(slow, 1000, segments)).toBe(3 * 1360 + 3 * 100);
  });

  test('the retention that fits a disk needs no more than that disk', () => {
    const seconds = retentionSecondsFor(9.2 * TB, load);
    expect(retainedBytes(load, seconds + 360)).toBeCloseTo(9.2 * TB * 0.85, -3);
    expect(retentionSecondsFor(TB, { ...load, bytesPerSecond: 0 })).toBe(Number.POSITIVE_INFINITY);
    expect(retentionSecondsFor(1, load)).toBe(0);
  });

  test('a size limit is never below two segments', () => {
    expect(retentionBytesPerPartition(TB, 100, GIB)).toBe(8_500_000_000);
    expect(retentionBytesPerPartition(TB, 4000, GIB)).toBe(2 * GIB);
  });
});

describe('network', () => {
  test('10 MB/s with four groups are 30 in and 60 out, 5 and 10 on each of six brokers, 6 and 12 with one down', () => {
    const traffic = clusterTraffic(load);
    expect(traffic).toEqual({ inBytesPerSecond: 30 * MB, outBytesPerSecond: 60 * MB });
    expect([perBroker(30 * MB, 6), perBroker(60 * MB, 6)]).toEqual([5 * MB, 10 * MB]);
    expect([perBroker(30 * MB, 6, 1), perBroker(60 * MB, 6, 1)]).toEqual([6 * MB, 12 * MB]);
  });

  test('300 MB/s on twelve brokers are 75 and 150 each, 81.8 and 163.6 with one down', () => {
    const traffic = clusterTraffic({ ...load, bytesPerSecond: 300 * MB });
    expect(perBroker(traffic.inBytesPerSecond, 12)).toBe(75 * MB);
    expect(perBroker(traffic.outBytesPerSecond, 12)).toBe(150 * MB);
    expect((perBroker(traffic.inBytesPerSecond, 12, 1) ?? 0) / MB).toBeCloseTo(81.8, 1);
    expect((perBroker(traffic.outBytesPerSecond, 12, 1) ?? 0) / MB).toBeCloseTo(163.6, 1);
  });

  test('no broker left is no number', () => {
    expect(perBroker(1, 1, 1)).toBeNull();
  });
});

describe('partitions and brokers', () => {
  const demand = {
    targetBytesPerSecond: 250 * MB,
    producePerPartition: 50 * MB,
    consumePerConsumer: 25 * MB,
    consumers: 4,
    brokers: 6,
  };
  test('250 MB/s at 50 a partition and 25 a consumer need 10 partitions, 12 on six brokers', () => {
    expect(partitionsFor(demand)).toEqual({ needed: 10, rounded: 12 });
  });

  test('planned consumers can ask for more', () => {
    expect(partitionsFor({ ...demand, consumers: 20 }).needed).toBe(20);
  });

  test('the scarcest resource decides the brokers, plus failures, in multiples of the racks', () => {
    const demand = {
      disk: 9.2 * TB,
      traffic: clusterTraffic(load),
      replicas: 600,
      diskPerBroker: 2 * TB,
      networkPerBroker: 100 * MB,
      failures: 1,
    };
    expect(brokersFor(demand)).toEqual({ brokers: 6, decidedBy: 'disk' });
    expect(brokersFor({ ...demand, networkPerBroker: 5 * MB })).toEqual({
      brokers: 16,
      decidedBy: 'network',
    });
    expect(brokersFor({ ...demand, replicas: 40_000 })).toEqual({ brokers: 11, decidedBy: 'replicas' });
  });
});

describe('memory and files', () => {
  test('4,000 replicas of ten segments need 80,000 maps', () => {
    expect(mapsAndFiles(4000, 10 * GIB, GIB)).toEqual({ maps: 80_000, files: 120_000 });
    expect(mapsAndFiles(1, 0, GIB).maps).toBe(2);
  });

  test('5 MB/s a broker leave a gibibyte of cache 215 s deep', () => {
    expect(Math.round(cachedSeconds(GIB, load, 6))).toBe(215);
  });
});
