import { expect, it } from 'vitest';
import { formatConfig } from './config-format.ts';

it.each([
  ['retention.ms', '259200000', '72 h', '259200000'],
  ['retention.ms', '-1', 'no limit', '-1'],
  ['local.retention.bytes', '-2', 'follows retention', '-2'],
  ['log.retention.hours', '168', '168 h', '168'],
  ['segment.bytes', '1073741824', '1.00 GiB', '1073741824'],
  ['flush.ms', '9223372036854775807', 'no limit', '9223372036854775807'],
  ['min.insync.replicas', '1', '1', null],
  ['cleanup.policy', 'compact,delete', 'compact,delete', null],
  ['follower.replication.throttled.replicas', '', '(empty)', null],
  ['max.connections', '2147483647', '2,147,483,647', null],
  ['min.cleanable.dirty.ratio', '0.5', '0.5', null],
])('%s = %s reads %s', (name, value, text, raw) => {
  expect(formatConfig(name, value)).toEqual({ text, raw });
});
