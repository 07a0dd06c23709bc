import { describe, expect, it } from 'vitest';
import { kafkaRefusal, throwIfRefused } from './kafka-error.ts';
import { kafkaErrorName } from './protocol/error-codes.ts';

describe('kafkaRefusal', () => {
  it.each([
    [3, 'not_found', true, 'UNKNOWN_TOPIC_OR_PARTITION'],
    [5, 'kafka_refused', true, 'LEADER_NOT_AVAILABLE'],
    [7, 'kafka_timeout', true, 'REQUEST_TIMED_OUT'],
    [16, 'kafka_refused', true, 'NOT_COORDINATOR'],
    [25, 'kafka_refused', false, 'UNKNOWN_MEMBER_ID'],
    [29, 'kafka_denied', false, 'TOPIC_AUTHORIZATION_FAILED'],
    [30, 'kafka_denied', false, 'GROUP_AUTHORIZATION_FAILED'],
    [31, 'kafka_denied', false, 'CLUSTER_AUTHORIZATION_FAILED'],
    [35, 'unsupported_by_cluster', false, 'UNSUPPORTED_VERSION'],
    [40, 'kafka_refused', false, 'INVALID_CONFIG'],
    [54, 'unsupported_by_cluster', false, 'SECURITY_DISABLED'],
    [58, 'kafka_auth_failed', false, 'SASL_AUTHENTICATION_FAILED'],
    [69, 'not_found', false, 'GROUP_ID_NOT_FOUND'],
    [-1, 'kafka_refused', false, 'UNKNOWN_SERVER_ERROR'],
    [133, 'kafka_refused', true, 'SHARE_SESSION_LIMIT_REACHED'],
    [999, 'kafka_refused', false, 'ERROR_999'],
  ] as const)('reads error %i as %s, worth trying again: %s', (code, appCode, retryable, name) => {
    expect(kafkaRefusal(code, null)).toMatchObject({
      code: appCode,
      retryable,
      kafka: { code, name, message: null },
    });
    expect(kafkaErrorName(code)).toBe(name);
  });

  it("prefers the broker's own words and keeps them apart from ours", () => {
    expect(kafkaRefusal(40, 'Invalid value soon', 2)).toMatchObject({
      message: 'Invalid value soon',
      kafka: { message: 'Invalid value soon' },
      brokerId: 2,
    });
    expect(kafkaRefusal(40, '')).toMatchObject({
      message: 'Kafka refused with INVALID_CONFIG.',
      kafka: { message: null },
    });
  });
});

describe('throwIfRefused', () => {
  it('throws what kafkaRefusal says, and nothing for NONE', () => {
    expect(() => throwIfRefused(0, null)).not.toThrow();
    expect(() => throwIfRefused(31, null, 1)).toThrow(
      expect.objectContaining({ code: 'kafka_denied', brokerId: 1 }) as Error,
    );
  });
});
