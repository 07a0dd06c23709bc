import { afterEach, beforeEach, expect, it } from 'vitest';
import { poll } from '@/dev/process/poll.ts';
import { type ClusterCollector, createClusterCollector } from '@/lib/collector/cluster-collector.ts';
import { sectionNames } from '@/lib/contracts/common.ts';
import type { SignalKind } from '@/lib/shared/alerts/signals.ts';
import {
  addGroup,
  addTopic,
  type MemoryCluster,
  memoryCluster,
  memoryReader,
  partition,
} from '@/test/memory-reader.ts';
import { memoryStore } from '@/test/memory-store.ts';
import { type AcceptanceBook, accept, createAcceptanceBook } from '../acceptances.ts';
import { type Auditor, createAuditor } from '../auditor.ts';
import { createFindingLedger } from '../finding-ledger.ts';
import { createPolicyBook } from '../policy/policy-book.ts';
import { signalSource } from './signals.ts';

const DAY = 86_400_000;
let memory: MemoryCluster;
let collector: ClusterCollector;
let auditor: Auditor;
let acceptances: AcceptanceBook;
const now = () => memory.now;
const store = memoryStore();

beforeEach(async () => {
  memory = memoryCluster();
  memory.now = 20_000 * DAY;
  addTopic(memory, 'healthy', [partition(0, [1, 2])]);
  addTopic(memory, 'short', [
    partition(0, [1, 2], { isr: [1] }),
    partition(1, [3, 4], { leader: -1, isr: [] }),
  ]);
  addGroup(memory, 'late', 1, { 'healthy/0': 40n });
  addGroup(memory, 'blind', 2, { 'short/1': 4n });
  collector = createClusterCollector(memoryReader(memory), { now });
  await poll(() => sectionNames.every((name) => collector.snapshot().sections[name] !== undefined), {
    what: 'every section',
    timeoutMs: 15_000,
  });
  acceptances = createAcceptanceBook(store, 'c', now);
  auditor = createAuditor(collector, {
    environment: 'demo',
    policies: await createPolicyBook({ store, path: undefined, now, onFile: () => undefined }),
    now,
    onAudit: () => undefined,
    onError: (error) => {
      throw error;
    },
  });
});
afterEach(async () => {
  auditor.stop();
  await collector.stop();
});

const list = (kind: SignalKind, of: SignalKind | null = null) => {
  const findings = createFindingLedger({ store, clusterId: 'c', onError: () => undefined });
  const cluster = { collector, auditor, acceptances, findings, diskForecast: async () => null };
  return signalSource(cluster, { now: now() })(kind, of);
};
const values = async (kind: SignalKind, of: SignalKind | null = null) =>
  Object.fromEntries((await list(kind, of)).signals.map(({ subject, value }) => [subject.name, value]));

it('tells the lag, partitions and brokers as the lists do, and what cannot be known as unknown', async () => {
  expect(await values('lag')).toEqual({ late: 60, blind: null });
  expect(await values('cannot-know', 'lag')).toEqual({ late: 'known', blind: 'unknown' });
  expect(await values('under-replicated')).toEqual({ healthy: 0, short: 2 });
  expect(await values('offline')).toEqual({ healthy: 0, short: 1 });
  // Broker 4 has a replica and is not there.
  expect(await values('broker-down')).toEqual({ 1: 'up', 2: 'up', 3: 'up', 4: 'absent' });
  expect((await list('lag')).signals[0]?.words).toBe('late is 60 records behind.');
});

it('knows right after a start how far a group is behind as a bound only, which is not to know it', async () => {
  const late = async (kind: SignalKind, of: SignalKind | null = null) =>
    (await list(kind, of)).signals.find(({ subject }) => subject.name === 'late');
  expect(await late('time-lag')).toMatchObject({
    isBound: true,
    words: expect.stringMatching(/at least .* behind/),
  });
  expect(await late('cannot-know', 'time-lag')).toMatchObject({ value: 'unknown' });
  expect(await late('cannot-know', 'lag')).toMatchObject({ value: 'known' });
});

it('knows no value that is older than two minutes, and says how old it is', async () => {
  memory.now += 120_001;
  const { signals } = await list('offline');
  expect(signals.map(({ value, words }) => [value, words])).toEqual([
    [null, 'Last read 2 m ago.'],
    [null, 'Last read 2 m ago.'],
  ]);
});

it('gives no complete list of groups while a broker that may hold some is silent', async () => {
  expect((await list('lag')).isComplete).toBe(true);
  memory.silent.add(2);
  await collector.refresh('groups');
  expect((await list('lag')).isComplete).toBe(false);
});

it('tells of each finding until somebody mutes it or signs for it, and then until when', async () => {
  const ofShort = async () =>
    (await list('finding')).signals.find(
      ({ aspect, value }) => aspect.includes('/topic/short') && value === 'critical',
    );
  const finding = await ofShort();
  const { report } = await auditor.newest();
  const found = report.findings.find(({ key }) => key === finding?.aspect);
  if (found === undefined) throw new Error('nothing is critical about a topic without a leader');
  const { key, fingerprint } = found;
  const input = { key, fingerprint, owner: 'ada', reason: 'known', expiresAt: now() + DAY };
  const value = async () => (await list('finding')).signals.find(({ aspect }) => aspect === key)?.value;
  await accept(acceptances, report.findings, { ...input, kind: 'muted' }, now());
  expect(await value()).toBe('muted');
  await accept(acceptances, report.findings, { ...input, kind: 'signed' }, now());
  expect(await value()).toBe('accepted');
  expect((await list('sign-off')).signals).toMatchObject([
    { aspect: key, value: DAY, subject: { name: 'short' } },
  ]);
});
