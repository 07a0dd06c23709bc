import { describe, expect, it } from 'vitest';
import { alterCommand } from './alter-command.ts';

const set = { op: 'SET' as const, reason: '' };

describe('the command that makes the same change', () => {
  it.each([
    [
      { ...set, resource: 'topic' as const, name: 'orders', key: 'retention.ms', value: '259200000' },
      '--entity-type topics --entity-name orders \\\n  --add-config retention.ms=259200000',
    ],
    [
      { ...set, resource: 'cluster-default' as const, name: '', key: 'min.insync.replicas', value: '2' },
      '--entity-type brokers --entity-default \\\n  --add-config min.insync.replicas=2',
    ],
    [
      { ...set, resource: 'topic' as const, name: 'a', key: 'cleanup.policy', value: 'compact,delete' },
      "--entity-name a \\\n  --add-config 'cleanup.policy=[compact,delete]'",
    ],
    [
      {
        ...set,
        resource: 'broker' as const,
        name: '1',
        key: 'log.flush.interval.ms',
        op: 'DELETE' as const,
        value: null,
      },
      '--entity-type brokers --entity-name 1 \\\n  --delete-config log.flush.interval.ms',
    ],
    [
      {
        ...set,
        resource: 'group' as const,
        name: "o'hare $x",
        key: 'consumer.session.timeout.ms',
        value: '1',
      },
      "--entity-type groups --entity-name 'o'\\''hare $x'",
    ],
  ])('%o', (suggestion, expected) => {
    expect(alterCommand(suggestion)).toContain(expected);
  });
});
