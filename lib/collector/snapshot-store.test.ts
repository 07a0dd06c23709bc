import { expect, it } from 'vitest';
import { failed, succeeded } from '@/lib/shared/section.ts';
import { createSnapshotStore } from './snapshot-store.ts';

it('a snapshot tells when each section was read first, not when it failed or was read again', () => {
  const store = createSnapshotStore();
  const error = { code: 'kafka_timeout' as const, message: 'no answer', retryable: true };
  store.update('quotas', { sections: { quotas: failed(undefined, error, 10) } });
  store.update('connection', {});
  expect(store.current().firstReadAt).toEqual({});
  for (const at of [20, 30])
    store.update('quotas', { sections: { quotas: succeeded(undefined, [], [], at) } });
  expect(store.current().firstReadAt).toEqual({ quotas: 20 });
});
