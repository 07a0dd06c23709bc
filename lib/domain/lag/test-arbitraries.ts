import fc from 'fast-check';
import { LAG_UNKNOWN_TEXT, type Lag, type LagUnknown, NO_LAG } from './lag.ts';
import type { PartitionProgress } from './progress.ts';
import { NO_SAMPLES, NOTHING_UNREAD, type Unread } from './unread.ts';

/** Epoch ms, or a time that passed. */
export const time = fc.integer({ min: 0, max: 2_000_000_000_000 });
/** As large as they come in a log, and as somebody may commit. */
export const offset = fc.oneof(
  fc.bigInt({ min: 0n, max: 1_000_000_000_000n }),
  fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
);
export const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
export const list = <T>(value: fc.Arbitrary<T>) => fc.array(value, { maxLength: 4 });
export const lagUnknown = fc.constantFrom(...(Object.keys(LAG_UNKNOWN_TEXT) as LagUnknown[]));

const lag: fc.Arbitrary<Lag> = fc.oneof(
  fc.constant(NO_LAG),
  fc.record({ kind: fc.constant('known' as const), messages: offset }),
  fc.record({ kind: fc.constant('unknown' as const), reason: lagUnknown }),
);

const reason = fc.oneof(
  fc.constantFrom(NO_SAMPLES.reason, ...Object.values(LAG_UNKNOWN_TEXT)),
  fc.string({ unit: 'binary' }),
);

const unread: fc.Arbitrary<Unread> = fc.oneof(
  fc.constant(NOTHING_UNREAD),
  fc.record({
    kind: fc.constant('since' as const),
    at: fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 }),
    method: fc.constantFrom('exact', 'interpolated', 'estimated', 'bound'),
    confidence: fc.constantFrom('high', 'medium', 'low'),
  }),
  fc.record({ kind: fc.constant('unknown' as const), reason }),
);

export const partition: fc.Arbitrary<PartitionProgress> = fc.record({
  partition: fc.nat(),
  committed: offset,
  committedSince: time,
  commitGapMs: time,
  lag,
  behindSince: orNull(time),
  unread,
  doubt: orNull(fc.record({ until: offset, isOver: fc.boolean() })),
  trail: fc.array(fc.tuple(time, time, time), { maxLength: 40 }).map((points) => points.flat()),
  rewoundFrom: orNull(offset),
});
