import type { APIRequestContext } from '@playwright/test';
import { CLUSTER } from './pages.ts';
import { expect, test } from './stack.ts';

/** What one transfer differs in from the next, whoever answers. */
const OF_TRANSFER = ['date', 'x-request-id', 'transfer-encoding', 'content-length', 'vary'];

async function read(request: APIRequestContext, path: string) {
  const response = await request.get(path);
  const headers = response.headers();
  return {
    body: await response.text(),
    // Next sends in chunks of a length not known before.
    isFromMemory: 'content-length' in headers,
    status: response.status(),
    headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_TRANSFER.includes(name))),
  };
}

test('an answer that was at hand is the one that its route gives', async ({ request }) => {
  // A sweep between the two asks for another try, with a query that nobody asked yet.
  let limit = 1;
  await expect(async () => {
    limit += 1;
    const path = `/api/v1/clusters/${CLUSTER}/topics?limit=${limit}`;
    const [first, second] = [await read(request, path), await read(request, path)];
    expect(first.status).toBe(200);
    expect([first.isFromMemory, second.isFromMemory]).toEqual([false, true]);
    expect(second).toEqual({ ...first, isFromMemory: true });
  }).toPass();
});

test('a cluster that was removed is not answered for from memory', async ({ request, stack }) => {
  const added = await request.post('/api/v1/clusters', {
    data: { name: 'Soon gone', environment: 'dev', bootstrap: stack.cluster.bootstrap },
  });
  expect(added.status()).toBe(201);
  const path = `/api/v1/clusters/${(await added.json()).id}/brokers`;
  expect((await read(request, path)).status).toBe(200);
  expect((await read(request, path)).status).toBe(200);
  expect((await request.delete(path.replace('/brokers', ''))).status()).toBe(204);
  expect((await read(request, path)).status).toBe(404);
});
