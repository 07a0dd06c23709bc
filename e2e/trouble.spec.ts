import { setTimeout as delay } from 'node:timers/promises';
import type { APIRequestContext, Page } from '@playwright/test';
import type { ClusterSummaryDto } from '@/lib/contracts/clusters.ts';
import type { TopicListDto } from '@/lib/contracts/topics.ts';
import { BROKERS, CLUSTER, GROUPS, OVERVIEW, open, rowOf, stat, TOPICS } from './pages.ts';
import { expect, type Stack, test } from './stack.ts';

const VICTIM = 3;
const BROKER = { path: `${BROKERS.path}/${VICTIM}`, heading: `Broker ${VICTIM}` };
const API = `/api/v1/clusters/${CLUSTER}`;

const victimOf = ({ cluster }: Stack) => {
  const broker = cluster.brokers.find(({ id }) => id === VICTIM);
  if (broker === undefined) throw new Error(`No broker ${VICTIM}`);
  return broker;
};

/** What the collector waits for a broker: an answer that took this long has waited with it. */
const BROKER_DEADLINE_MS = 3_000;

type Seen = {
  firstMs: number;
  slowestMs: number;
  failures: string[];
  topics: Set<number>;
  groups: Set<number>;
};

/** Asks the API all the while that `journey` takes, and gives what it answered. */
async function watching(request: APIRequestContext, journey: () => Promise<void>): Promise<Seen> {
  const seen: Seen = { firstMs: 0, slowestMs: 0, failures: [], topics: new Set(), groups: new Set() };
  const over = new AbortController();
  const ask = async (path: string): Promise<{ total: number }> => {
    const startedAt = performance.now();
    const response = await request.get(`${API}${path}`);
    const took = performance.now() - startedAt;
    if (seen.firstMs === 0) seen.firstMs = took;
    seen.slowestMs = Math.max(seen.slowestMs, took);
    if (!response.ok()) seen.failures.push(`${path}: ${response.status()}`);
    return (await response.json()) as { total: number };
  };
  const watch = async () => {
    while (!over.signal.aborted) {
      await ask('');
      await ask('/brokers');
      seen.topics.add((await ask('/topics?limit=1')).total);
      seen.groups.add((await ask('/groups?limit=1')).total);
      // The pace of a busy reader; the journey ends it.
      await delay(100, undefined, { signal: over.signal }).catch(() => undefined);
    }
  };
  const watched = watch();
  try {
    await journey();
  } finally {
    over.abort();
    await watched;
  }
  return seen;
}

function expectNothingLost(seen: Seen, before: { topics: number | null; groups: number | null }): void {
  expect(seen.failures).toEqual([]);
  expect(seen.slowestMs).toBeLessThan(BROKER_DEADLINE_MS);
  expect([...seen.topics]).toEqual([before.topics]);
  expect([...seen.groups]).toEqual([before.groups]);
}

const known = async (request: APIRequestContext) => {
  const { cluster } = (await (await request.get(API)).json()) as { cluster: ClusterSummaryDto };
  return { topics: cluster.topics, groups: cluster.groups };
};

/** All brokers answered for everything: what the journeys start from and must return to. */
async function expectAllClear(page: Page): Promise<void> {
  const wait = { timeout: 90_000 };
  await open(page, OVERVIEW);
  await expect(stat(page, 'Cluster now', 'Under-replicated')).toContainText('None', wait);
  await expect(stat(page, 'Cluster now', 'Records in')).toContainText('3 of 3 brokers answered', wait);
  await expect(page.getByRole('heading', { name: /^Broker \d/ })).toHaveCount(0, wait);
  await expect(page.getByText(/did not answer since/)).toHaveCount(0, wait);
  await open(page, BROKER);
  await expect(page.getByText(/Not answered since/)).toHaveCount(0, wait);
  await expect(page.getByText('of replicas')).toHaveCount(2, wait);
}

test('a killed broker shows within 15 s while every page answers, and all clears when it returns', async ({
  page,
  stack,
}) => {
  test.setTimeout(300_000);
  await expectAllClear(page);
  const before = await known(page.request);
  await open(page, OVERVIEW);
  const underReplicated = stat(page, 'Cluster now', 'Under-replicated');
  await expect(underReplicated).toContainText('None');
  const seen = await watching(page.request, async () => {
    await victimOf(stack).kill();
    try {
      await expect(underReplicated).toContainText(/[1-9]/, { timeout: 15_000 });
      await expect(underReplicated).not.toContainText('None');

      await open(page, BROKER);
      await expect(page.getByText(/Not answered since/)).toBeVisible({ timeout: 30_000 });
      await expect(page.getByText('Shown is the last answer.')).toBeVisible();
      await open(page, { path: `${TOPICS.path}/orders`, heading: 'orders' });
      await open(page, { path: `${TOPICS.path}?view=under-replicated&q=orders`, heading: 'Topics' });
      await expect(page.getByRole('link', { name: 'orders' })).toBeVisible();
      await open(page, GROUPS);
    } finally {
      await victimOf(stack).restart();
    }
    await expectAllClear(page);
  });
  expectNothingLost(seen, before);
});

test('a frozen broker delays no answer, hides no topic or group, and is named until it goes on', async ({
  page,
  stack,
}) => {
  test.setTimeout(300_000);
  await expectAllClear(page);
  const before = await known(page.request);
  const seen = await watching(page.request, async () => {
    const frozenAt = Date.now();
    victimOf(stack).freeze();
    try {
      await open(page, OVERVIEW);
      // New data of the others, and the fact that it is partial, at most 10 s after the freeze.
      await expect(page.getByText('2 of 3 brokers answered').first()).toBeVisible({ timeout: 10_000 });
      await expect(
        page.getByRole('heading', { name: /^Broker 3 (does not answer|left the cluster)/ }),
      ).toBeVisible();
      const list = (await (await page.request.get(`${API}/topics`)).json()) as TopicListDto;
      const offsets = list.sections.find(({ name }) => name === 'offsets');
      expect(offsets?.collectedAt).toBeGreaterThan(frozenAt);

      await open(page, TOPICS);
      await expect(page.getByText(`${before.topics} topics`).first()).toBeVisible();
      await open(page, GROUPS);
      await open(page, BROKERS);
      const row = rowOf(page, 'Brokers', 'rack-c');
      await expect(row).toContainText(/No answer|Gone/);
    } finally {
      victimOf(stack).resume();
    }
    await expectAllClear(page);
  });
  expect(seen.firstMs).toBeLessThan(1_000);
  expectNothingLost(seen, before);
});
