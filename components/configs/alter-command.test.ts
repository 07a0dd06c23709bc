import { describe, expect, it } from 'vitest';
import { alterCommand } from './alter-command.ts';

const set = (key: string, value: string) => ({ key, value });
const remove = (key: string) => ({ key, value: null });

describe('the command that makes the same change', () => {
  it.each([
    [
      { kind: 'topic' as const, name: 'orders' },
      [set('retention.ms', '259200000'), set('min.insync.replicas', '2'), remove('segment.ms')],
      '--entity-type topics --entity-name orders \\\n  --add-config retention.ms=259200000,min.insync.replicas=2 \\\n  --delete-config segment.ms',
    ],
    [
      { kind: 'cluster' as const, name: '' },
      [set('min.insync.replicas', '2')],
      '--entity-type brokers --entity-default \\\n  --add-config min.insync.replicas=2',
    ],
    [
      { kind: 'topic' as const, name: 'a' },
      [set('cleanup.policy', 'compact,delete')],
      "--entity-name a \\\n  --add-config 'cleanup.policy=[compact,delete]'",
    ],
    [
      { kind: 'group' as const, name: "o'hare $x" },
      [set('consumer.session.timeout.ms', '1')],
      "--entity-type groups --entity-name 'o'\\''hare $x'",
    ],
  ])('%o %o', (target, changes, expected) => {
    expect(alterCommand(target, changes)).toContain(expected);
  });
});
