import { describe, expect, it } from 'vitest';
import { testSnapshot } from '@/lib/domain/audit/test-snapshot.ts';
import { failed } from '@/lib/shared/section.ts';
import { behindSince, featureReadings } from './features-behind.ts';

const HOUR = 3_600_000;

describe('since when features are behind', () => {
  const at = (...values: number[]) =>
    behindSince(values.map((value, hour) => ({ at: hour * HOUR, value, max: value })));

  it('is the first point after the last one that was level', () => {
    expect(at(2, 0, 0, 3, 3)).toEqual({ at: 3 * HOUR, isBound: false });
  });

  it('is a bound where no point was ever level', () => {
    expect(at(3, 3)).toEqual({ at: 0, isBound: true });
  });

  it('is nothing for a cluster that is level, or of which nothing is stored', () => {
    expect(at(3, 0)).toBeUndefined();
    expect(at()).toBeUndefined();
  });
});

it('the distance of the finalised metadata.version is written once for each reading of the features', () => {
  const snapshot = testSnapshot({ features: [['metadata.version', 25, 30]] });
  expect(featureReadings(snapshot, undefined)).toEqual([
    { kind: 'cluster', name: '', metric: 'metadataLevelsBehind', value: 5 },
  ]);
  expect(featureReadings({ ...snapshot }, snapshot)).toEqual([]);
  expect(featureReadings(testSnapshot({ without: ['features'] }), undefined)).toEqual([]);
  const error = { code: 'kafka_timeout' as const, message: 'no answer', retryable: true };
  const features = failed(snapshot.sections.features, error, snapshot.version + 1);
  const silent = { ...snapshot, sections: { ...snapshot.sections, features } };
  expect(featureReadings(silent, snapshot), 'what was read before is no new sample').toEqual([]);
});
