import { afterEach, beforeEach, expect, it } from 'vitest';
import { poll } from '@/dev/process/poll.ts';
import { createSnapshotStore, type SnapshotStore } from '@/lib/collector/snapshot-store.ts';
import type { ChangeRecord } from '@/lib/db/store.ts';
import { type SnapshotSpec, testSnapshot } from '@/lib/domain/audit/test-snapshot.ts';
import { memoryStore } from '@/test/memory-store.ts';
import { createTimelineRecorder, type TimelineRecorder } from './recorder.ts';

const START = 10_000_000;
let now: number;
let store: ReturnType<typeof memoryStore>;
let snapshots: SnapshotStore;
let recorder: TimelineRecorder;
let failures: string[];
let versions: string[];

const open = () => {
  snapshots = createSnapshotStore();
  recorder = createTimelineRecorder({
    clusterId: 'c',
    collector: { snapshot: snapshots.current, subscribe: snapshots.subscribe },
    store,
    now: () => now,
    onError: (error) => failures.push(error.message),
  });
  recorder.subscribe((version) => versions.push(version));
};

beforeEach(() => {
  now = START;
  store = memoryStore();
  failures = [];
  versions = [];
  open();
});
afterEach(() => recorder.stop());

const read = (spec: SnapshotSpec) => {
  now += 10_000;
  const { sections, progress } = testSnapshot({ ...spec, collectedAt: now });
  snapshots.update('metadata', { sections, progress });
};
const heard = () => poll(() => store.heard.get('c') === now, { what: 'the recorder', timeoutMs: 5_000 });
const titles = () =>
  store.events.filter(({ kind }) => kind !== 'highwater.started').map(({ title }) => title);

const change = (state: string): ChangeRecord => ({
  id: 'made',
  clusterId: 'c',
  at: now,
  actor: null,
  operation: 'delete',
  subjectKind: 'topic',
  subjectName: 'orders',
  before: '[]',
  after: '[]',
  facts: '[]',
  reason: 'not needed',
  state,
  error: null,
  reverts: null,
  batch: null,
});

it('writes what changed after each reading, once, and tells who listens', async () => {
  read({ topics: { orders: {} } });
  await heard();
  expect(titles()).toEqual([]);
  read({ topics: { orders: {}, payments: {} } });
  await heard();
  read({ topics: { orders: {}, payments: {} } });
  await heard();
  expect(titles()).toEqual(['Topic payments was created']);
  // The start, and the topic.
  expect(new Set(versions).size).toBe(2);
});

it('tells a change made here once, with its reason, when it has settled', async () => {
  read({ topics: { orders: {} } });
  await heard();
  store.changes.push(change('running'));
  read({});
  await heard();
  expect(titles()).toEqual([]);
  store.changes.splice(0, 1, { ...change('applied'), at: now - 1_000 });
  read({});
  await heard();
  read({});
  await heard();
  expect(store.events.filter(({ kind }) => kind === 'topic.deleted')).toMatchObject([
    { changeId: 'made', reason: 'not needed', title: 'Topic orders was deleted with its records' },
  ]);
});

it('keeps what it saw while the database does not answer, and writes it afterwards', async () => {
  read({ topics: { orders: {} } });
  await heard();
  const { appendEvents } = store;
  store.appendEvents = () => Promise.reject(new Error('no database'));
  read({});
  await poll(() => failures.length > 0, { what: 'the failure', timeoutMs: 5_000 });
  store.appendEvents = appendEvents;
  read({});
  await heard();
  expect(titles()).toEqual(['Topic orders was deleted with its records']);
});

it('says after a restart from when to when nobody watched', async () => {
  read({});
  await heard();
  await recorder.stop();
  const stoppedAt = now;
  now += 60_000;
  open();
  const startedAt = now;
  read({});
  await heard();
  expect(store.events.at(-1)).toMatchObject({
    kind: 'highwater.started',
    from: new Date(stoppedAt).toISOString(),
    to: new Date(startedAt).toISOString(),
  });
});
