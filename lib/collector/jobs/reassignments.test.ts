import { beforeEach, describe, expect, it } from 'vitest';
import type { SectionName } from '@/lib/domain/model/snapshot.ts';
import { AppError, type ErrorCode } from '@/lib/shared/app-error.ts';
import { latest } from '@/lib/shared/section.ts';
import { type MemoryCluster, memoryCluster } from '@/test/memory-reader.ts';
import type { JobContext } from '../job-context.ts';
import { collectMetadata } from './metadata.ts';
import { collectQuotas } from './quotas.ts';
import { collectReassignments } from './reassignments.ts';
import { testContext } from './test-context.ts';

const { signal } = new AbortController();
const MOVING = [{ partition: 0, adding: [3], removing: [1] }];

let cluster: MemoryCluster;
let context: JobContext;

const section = <Name extends SectionName>(name: Name) => context.store.current().sections[name];
const found = () => latest(section('reassignments'))?.value.get('orders');

beforeEach(async () => {
  cluster = memoryCluster();
  context = testContext(cluster);
  await collectMetadata(context, signal);
});

describe('reassignments', () => {
  it('are known since the look that found them, and gone with the one that does not', async () => {
    await collectReassignments(context, signal);
    expect(latest(section('reassignments'))?.value.size).toBe(0);
    cluster.now += 30_000;
    const since = cluster.now;
    cluster.reassignments.set('orders', MOVING);
    await collectReassignments(context, signal);
    cluster.now += 30_000;
    await collectReassignments(context, signal);
    expect(found()).toMatchObject({ partitions: MOVING, since: { at: since, isBound: false } });
    cluster.reassignments.clear();
    await collectReassignments(context, signal);
    expect(found()).toBeUndefined();
  });

  it('that ran before the first look may have run for longer', async () => {
    cluster.reassignments.set('orders', MOVING);
    await collectReassignments(context, signal);
    expect(found()?.since).toEqual({ at: cluster.now, isBound: true });
  });
});

describe.each([
  ['reassignments', 'readReassignments', collectReassignments],
  ['quotas', 'readQuotas', collectQuotas],
] as const)('%s', (name, method, collect) => {
  it.each<[ErrorCode, string, boolean]>([
    ['kafka_denied', 'in due time', true],
    ['kafka_timeout', 'sooner', false],
  ])('that end in %s say why, and are asked for again %s', async (code, _, isDone) => {
    const refuse = async () => {
      throw new AppError(code, 'no');
    };
    context.reader = { ...context.reader, [method]: refuse };
    expect(await collect(context, signal)).toBe(isDone);
    expect(section(name)).toMatchObject({ ok: false, error: { code } });
  });
});
