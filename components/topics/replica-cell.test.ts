import { expect, it } from 'vitest';
import type { PartitionDto } from '@/lib/contracts/topics.ts';
import { replicaMark } from './replica-cell.ts';

const replica = (brokerId: number, inSync: boolean, offline = false) => ({
  brokerId,
  inSync,
  offline,
  logDir: null,
  sizeBytes: null,
  offsetLag: null,
  futureLogDir: null,
  sizeAt: null,
});

const partition: PartitionDto = {
  partition: 0,
  leader: 2,
  preferredLeader: 1,
  leaderEpoch: 4,
  replicas: [replica(1, true), replica(2, true), replica(3, false), replica(4, false, true)],
  isr: [1, 2],
  start: null,
  end: null,
  offsetsAt: null,
  offsetsError: null,
  messagesPerSecond: null,
  error: null,
};

it.each([
  [1, { role: 'in-sync', preferredNotLeading: true }],
  [2, { role: 'leader', preferredNotLeading: false }],
  [3, { role: 'out-of-sync', preferredNotLeading: false }],
  [4, { role: 'offline', preferredNotLeading: false }],
  [5, null],
])('marks broker %i as %o', (brokerId, mark) => {
  expect(replicaMark(partition, brokerId)).toEqual(mark);
});
