import { describe, expect, it } from 'vitest';
import { choicesFor, parseConfigInput } from './config-input.ts';

const key = (name: string, type = 'long') => ({ name, type, source: 'built-in' as const });

describe('a config value as typed', () => {
  it.each([
    [key('retention.ms'), '7d', '604800000'],
    [key('retention.ms'), ' 72 h ', '259200000'],
    [key('retention.ms'), '1.5 h', '5400000'],
    [key('retention.ms'), '-1', '-1'],
    [key('retention.ms'), '1234', '1234'],
    [key('segment.bytes', 'int'), '1 GiB', '1073741824'],
    [key('retention.bytes'), '500 MB', '500000000'],
    [key('min.cleanable.dirty.ratio', 'double'), '0.3', '0.3'],
    [key('cleanup.policy', 'list'), 'compact,delete', 'compact,delete'],
  ])('%o takes "%s" as %s', (config, text, value) => {
    expect(parseConfigInput(config, text)).toEqual({ ok: true, value });
  });

  it.each([
    [key('retention.ms'), 'soon'],
    [key('retention.ms'), '7 parsecs'],
    [key('segment.bytes', 'int'), '7 d'],
    [key('min.insync.replicas', 'int'), '1.5'],
    [key('min.insync.replicas', 'int'), ''],
    [key('retention.ms'), '9999999999999 w'],
    [key('min.cleanable.dirty.ratio', 'double'), 'half'],
  ])('%o refuses "%s" and says what it wants', (config, text) => {
    expect(parseConfigInput(config, text)).toMatchObject({ ok: false, message: expect.stringMatching(/\w/) });
  });

  it('offers a choice where there are few values', () => {
    expect(choicesFor(key('preallocate', 'boolean'))).toEqual(['true', 'false']);
    expect(choicesFor(key('cleanup.policy', 'list'))).toContain('compact');
    expect(choicesFor({ ...key('kafka.server.KafkaApis'), source: 'broker-logger' })).toContain('DEBUG');
    expect(choicesFor(key('retention.ms'))).toBeNull();
  });
});
