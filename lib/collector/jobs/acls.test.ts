import { beforeEach, describe, expect, it } from 'vitest';
import type { AclBinding } from '@/lib/domain/model/acl.ts';
import { AppError, type ErrorCode } from '@/lib/shared/app-error.ts';
import { latest } from '@/lib/shared/section.ts';
import { type MemoryCluster, memoryCluster } from '@/test/memory-reader.ts';
import type { JobContext } from '../job-context.ts';
import { collectAcls } from './acls.ts';
import { collectMetadata } from './metadata.ts';
import { testContext } from './test-context.ts';

const { signal } = new AbortController();
const WRITE: AclBinding = {
  resource: 'topic',
  pattern: 'prefixed',
  name: 'pay.',
  principal: 'User:pay',
  operation: 'write',
};

let cluster: MemoryCluster;
let context: JobContext;

const bindings = () => latest(context.store.current().sections.acls)?.value.bindings;

beforeEach(async () => {
  cluster = memoryCluster();
  cluster.acls = { bindings: [WRITE, { ...WRITE, name: 'ledger.' }] };
  context = testContext(cluster);
  await collectMetadata(context, signal);
});

describe('ACLs', () => {
  it('that did not change keep their identity, alone and as a whole', async () => {
    await collectAcls(context, signal);
    const before = bindings();
    cluster.acls = structuredClone(cluster.acls);
    await collectAcls(context, signal);
    expect(bindings()).toBe(before);
    cluster.acls = { bindings: [{ ...WRITE }] };
    await collectAcls(context, signal);
    expect(bindings()).toEqual([WRITE]);
    expect(bindings()?.[0]).toBe(before?.[0]);
  });

  it('are known to be none where there is no authorizer', async () => {
    cluster.acls = { bindings: null };
    expect(await collectAcls(context, signal)).toBe(true);
    expect(context.store.current().sections.acls).toMatchObject({ ok: true, value: { bindings: null } });
  });

  it.each<[ErrorCode, string, boolean]>([
    ['kafka_denied', 'in due time', true],
    ['kafka_timeout', 'sooner', false],
  ])(
    'that end in %s keep the last good ones, say why, and are asked for again %s',
    async (code, _, isDone) => {
      await collectAcls(context, signal);
      const before = bindings();
      context.reader = {
        ...context.reader,
        readAcls: async () => {
          throw new AppError(code, 'no');
        },
      };
      expect(await collectAcls(context, signal)).toBe(isDone);
      expect(context.store.current().sections.acls).toMatchObject({ ok: false, error: { code } });
      expect(bindings()).toBe(before);
    },
  );
});
