import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { poll } from '@/dev/process/poll.ts';
import { expectAccessible } from './axe.ts';
import { CLUSTER, open, rowOf } from './pages.ts';
import { expect, test } from './stack.ts';
import { type StagedGroups, stageGroups } from './staged-groups.ts';

const RECORDS = 50;
const ARRIVAL_MS = 500;
/** It takes a minute of silence to call a group stalled. */
const JUDGED = { timeout: 120_000 };
const STAGED = { path: `/c/${CLUSTER}/groups?q=staged`, heading: 'Consumer groups' };

/** What the list says of a group, its own page in words, and the rule behind it. */
const TOLD = {
  'staged-stopped': ['Stopped', 'The group has no members and unread records.', 'GRP-04'],
  'staged-invalid': ['Invalid offset', 'beyond the log end', 'GRP-05'],
  'staged-lost': ['Lost records', '45 offsets behind the log start were deleted unread.', 'GRP-01'],
  'staged-silent': ['Never committed', 'staged-silent partition 0', 'GRP-04'],
  'staged-stalled': ['Stalled', 'Records wait and the commit did not move for', 'GRP-04'],
  'staged-blocked': ['Blocked', 'Transaction forgotten in staged-blocked', 'GRP-13'],
  'staged-storm': ['Unstable', 'rebalances', 'GRP-09'],
} as const;
/** This one counts while it is news: for as long as the group's commits were watched before (Burrow's second rule). */
const REWOUND = 'staged-rewound';
const NEWS_MS = 20_000;
const TOLD_FIRST = ['Rewound', 'went back from 40 to 10', 'GRP-05'] as const;
const STATIC = 'staged-static';

const row = (page: Page, groupId: string) => rowOf(page, 'Consumer groups', groupId);

type Seen = {
  members: number | null;
  state: string;
  statusRule: string | null;
  lag: { messages: string | null; sampledAt: number | null };
};

/** A group as the API tells it. */
async function ask(page: Page, groupId: string): Promise<Seen | undefined> {
  const answer = await page.request.get(`/api/v1/clusters/${CLUSTER}/groups?q=${groupId}`);
  const { items } = (await answer.json()) as { items: (Seen & { groupId: string })[] };
  return items.find((one) => one.groupId === groupId);
}

async function expectTold(
  page: Page,
  groupId: string,
  [label, words, statusRule]: readonly [string, string, string],
): Promise<void> {
  await open(page, { path: `/c/${CLUSTER}/groups/${groupId}`, heading: groupId });
  const main = page.getByRole('main');
  await expect(main, groupId).toContainText(label, JUDGED);
  await expect(main, groupId).toContainText(words);
  await expect(main, groupId).toContainText(new RegExp(`since \\d\\d:\\d\\d:\\d\\d UTC · ${statusRule}`));
  expect(await ask(page, groupId), groupId).toMatchObject({ statusRule });
}

const settled = (page: Page, groupId: string, members: number) =>
  poll(
    async () => {
      const seen = await ask(page, groupId);
      return seen?.state === 'Stable' && seen.members === members;
    },
    { what: `${groupId} with ${members} members`, timeoutMs: 60_000 },
  );

/** A second member comes and goes until Kafka has rebalanced more than six times within the hour. */
async function stageStorm(page: Page, stage: StagedGroups): Promise<void> {
  await stage.join('staged-storm');
  await settled(page, 'staged-storm', 1);
  for (let rebalances = 0; rebalances < 8; rebalances += 2) {
    const visitor = await stage.join('staged-storm');
    await settled(page, 'staged-storm', 2);
    await visitor.leave();
    await settled(page, 'staged-storm', 1);
  }
}

async function stageStaticRestart(page: Page, stage: StagedGroups): Promise<void> {
  const first = await stage.joinStatic(STATIC);
  await settled(page, STATIC, 1);
  await first.kill();
  await stage.joinStatic(STATIC);
}

test('whatever befalls a group is told in the list, and in words on its page', async ({ page, stack }) => {
  test.setTimeout(360_000);
  const groupIds = [...Object.keys(TOLD), REWOUND, STATIC];
  const stage = await stageGroups(stack.cluster, groupIds);
  let isOver = false;
  const running: Promise<unknown>[] = [];
  try {
    for (const topic of groupIds) await stage.send(topic, RECORDS);
    const gone = await stage.join('staged-stopped');
    await gone.commit(5);
    await gone.leave();
    await stage.commitFor('staged-invalid', 10_000);
    await stage.commitFor('staged-lost', 5);
    const [rewound, stalled, blocked] = await Promise.all(
      [REWOUND, 'staged-stalled', 'staged-blocked', 'staged-silent'].map(stage.join),
    );
    await rewound?.commit(40);
    await stalled?.commit(7);
    const transaction = await stage.leaveOpen('staged-blocked');
    await blocked?.commit(RECORDS);
    const staging = Promise.all([
      stageStorm(page, stage),
      stageStaticRestart(page, stage),
      stage.expire('staged-lost'),
    ]);
    const arriving = (async () => {
      while (!isOver) {
        await stage.send('staged-silent', 1);
        await delay(ARRIVAL_MS);
      }
    })();
    running.push(staging, arriving);

    await open(page, STAGED);
    let seenAt: number | null = null;
    await poll(
      async () => {
        const lag = (await ask(page, REWOUND))?.lag;
        if (lag?.messages !== '10' || lag.sampledAt === null) return false;
        seenAt ??= lag.sampledAt;
        return lag.sampledAt - seenAt >= NEWS_MS;
      },
      { what: 'the first commit, watched for a while', timeoutMs: 60_000 },
    );
    await rewound?.commit(10);
    await expectTold(page, REWOUND, TOLD_FIRST);
    await open(page, STAGED);
    // It is silent since: after a minute that is what counts.
    await expect(row(page, REWOUND)).toContainText('Stalled', JUDGED);
    for (const [groupId, [label]] of Object.entries(TOLD)) {
      if (groupId !== 'staged-storm') await expect(row(page, groupId), groupId).toContainText(label, JUDGED);
    }
    for (const [groupId, words] of Object.entries(TOLD)) {
      if (groupId === 'staged-storm') await staging;
      await expectTold(page, groupId, words);
    }
    isOver = true;
    await arriving;
    await expectAccessible(page);

    await open(page, { path: `/c/${CLUSTER}/groups/${STATIC}`, heading: STATIC });
    const changes = page.getByRole('region', { name: 'What changed' });
    await expect(changes).toContainText('1 static member restarted', JUDGED);
    await expect(changes).not.toContainText('rebalanced');

    await rewound?.commit(RECORDS);
    await transaction.abort();
    await open(page, STAGED);
    await expect(row(page, REWOUND)).toContainText('OK', JUDGED);
    // It still commits nothing, but nobody holds it any more.
    await expect(row(page, 'staged-blocked')).toContainText('Stalled', JUDGED);
  } finally {
    isOver = true;
    await Promise.allSettled(running);
    await stage.stop();
  }
});
