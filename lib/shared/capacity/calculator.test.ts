import { describe, expect, it } from 'vitest';
import { type CapacityInputs, calculate } from './calculator.ts';

const DAY = 86_400;
const MB = 1e6;
const GIB = 2 ** 30;

const inputs = (overrides: Partial<CapacityInputs> = {}): CapacityInputs => ({
  messagesPerSecond: 10_000,
  bytesPerMessage: 1000,
  compression: 1,
  replicationFactor: 3,
  retentionSeconds: 7 * DAY,
  partitions: 60,
  groups: 4,
  brokers: 6,
  failures: 1,
  diskPerBroker: 4e12,
  networkPerBroker: 100 * MB,
  segmentBytes: GIB,
  segmentSeconds: 7 * DAY,
  pageCachePerBroker: GIB,
  producePerPartition: 50 * MB,
  consumePerConsumer: 25 * MB,
  consumers: 4,
  ...overrides,
});

describe('the calculator', () => {
  it('keeps the worked examples of the formulas', () => {
    const results = calculate(inputs());
    expect(results.bytesPerSecond).toBe(10 * MB);
    expect(results.retained).toBe(18.144e12);
    expect(calculate(inputs({ retentionSeconds: 3 * DAY })).retained).toBe(7.776e12);
    expect(results.traffic).toEqual({ inBytesPerSecond: 30 * MB, outBytesPerSecond: 60 * MB });
    expect(results.trafficPerBroker).toEqual({ inBytesPerSecond: 5 * MB, outBytesPerSecond: 10 * MB });
    expect(results.trafficAfterFailures).toEqual({ inBytesPerSecond: 6 * MB, outBytesPerSecond: 12 * MB });
    expect(calculate(inputs({ messagesPerSecond: 250_000 })).partitionsNeeded).toEqual({
      needed: 10,
      rounded: 12,
    });
    expect(results.replicasPerBroker).toBe(30);
    expect(Math.round(results.cachedSeconds ?? 0)).toBe(215);
    expect(results.brokersNeeded).toEqual({ brokers: 7, decidedBy: 'disk' });
  });

  it('needs more disk with slack than without, more to provide than that, and fits what it says fits', () => {
    const { retained, withSlack, provisioned, provisionedPerBroker, retentionThatFits } = calculate(inputs());
    expect(withSlack).toBeGreaterThan(retained ?? Number.NaN);
    expect(provisioned).toBeCloseTo((withSlack ?? 0) / 0.85);
    expect(provisionedPerBroker).toBeCloseTo((provisioned ?? 0) / 5);
    const fitting = calculate(inputs({ retentionSeconds: retentionThatFits, partitions: 0 }));
    expect(fitting.withSlack).toBeLessThanOrEqual(5 * 4e12 * 0.85 * (1 + 1e-9));
  });

  it('divides the written bytes by the compression ratio and nothing else', () => {
    const results = calculate(inputs({ compression: 4 }));
    expect(results.retained).toBe(18.144e12 / 4);
    expect(results.replicasPerBroker).toBe(30);
  });

  it.each<[keyof CapacityInputs, readonly (keyof ReturnType<typeof calculate>)[]]>([
    [
      'retentionSeconds',
      ['bytesPerSecond', 'traffic', 'partitionsNeeded', 'cachedSeconds', 'retentionThatFits'],
    ],
    ['groups', ['retained', 'withSlack', 'retentionThatFits']],
    ['diskPerBroker', ['retained', 'provisioned', 'traffic']],
    ['networkPerBroker', ['retained', 'traffic', 'partitionsNeeded']],
    ['pageCachePerBroker', ['retained', 'traffic', 'filesPerBroker']],
  ])('without %s says nothing that needs it, and everything else', (missing, known) => {
    const results = calculate(inputs({ [missing]: null }));
    for (const key of known) expect(results[key], key).not.toBeNull();
    expect(Object.values(results)).toContain(null);
  });

  it('has no number for a cluster with no broker left', () => {
    const results = calculate(inputs({ brokers: 1, failures: 1 }));
    expect(results.trafficAfterFailures).toBeNull();
    expect(results.provisionedPerBroker).toBeNull();
    expect(results.retentionThatFits).toBeNull();
    expect(results.trafficPerBroker).not.toBeNull();
  });
});
