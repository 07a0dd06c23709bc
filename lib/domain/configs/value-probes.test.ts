import { describe, expect, it } from 'vitest';
import { ruleOfRefusal } from './value-probes.ts';

describe('the rule in a refusal', () => {
  it.each([
    [
      'Invalid value -2147483648 for configuration compression.lz4.level: Value must be at least 1',
      'Value must be at least 1',
    ],
    [
      'Invalid value ? for configuration cleanup.policy: String must be one of: compact, delete',
      'String must be one of: compact, delete',
    ],
    [
      'Invalid value 2147483647 for interval.ms, interval must be between 100 and 3600000 (1 hour)',
      'interval must be between 100 and 3600000 (1 hour)',
    ],
    [
      'Invalid value org.apache.kafka.common.config.ConfigException: Invalid value 9 for configuration log.retention.ms: Value must be at least 1 for configuration Invalid dynamic configuration',
      'Value must be at least 1',
    ],
    [
      'consumer.session.timeout.ms must be less than or equal to group.consumer.max.session.timeout.ms',
      'consumer.session.timeout.ms must be less than or equal to group.consumer.max.session.timeout.ms',
    ],
  ])('of "%s" is "%s"', (message, rule) => {
    expect(ruleOfRefusal(message)).toBe(rule);
  });
});
