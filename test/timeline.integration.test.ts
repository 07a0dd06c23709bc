import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kafka, logLevel } from 'kafkajs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { POST as changeConfigs } from '@/app/api/v1/clusters/[clusterId]/configs/[kind]/[name]/route.ts';
import { GET as getMoment } from '@/app/api/v1/clusters/[clusterId]/timeline/moment/route.ts';
import { GET as getTimeline } from '@/app/api/v1/clusters/[clusterId]/timeline/route.ts';
import { POST as addCluster } from '@/app/api/v1/clusters/route.ts';
import { type Cluster, startCluster } from '@/dev/kafka/cluster.ts';
import { poll } from '@/dev/process/poll.ts';
import { consuming } from '@/dev/workload/consuming.ts';
import { type TimelineEventDto, timelineSchema } from '@/lib/contracts/timeline.ts';
import { timelineMomentSchema } from '@/lib/contracts/timeline-moment.ts';
import { openKafka } from '@/lib/kafka/index.ts';
import { runtime } from '@/lib/server/runtime.ts';
import { latest } from '@/lib/shared/section.ts';
import { call, post } from './api.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'highwater-timeline-'));
const ORDERS = ['--entity-type', 'topics', '--entity-name', 'orders'];
let cluster: Cluster;
let kafka: ReturnType<typeof openKafka>;
let clusterId: string;

const ask = (query: string, headers: Record<string, string> = {}) =>
  call(getTimeline, `/api/v1/clusters/${clusterId}/timeline${query}`, { clusterId }, { headers });
const timeline = async (query = '') => timelineSchema.parse((await ask(query)).json).items;
const collector = async () => (await runtime()).registry.get(clusterId).collector;

/** The newest event of a kind about a subject, once it is there. */
function event(kind: string, subject: string): Promise<TimelineEventDto> {
  const search = `?kind=${kind}&subject=${encodeURIComponent(subject)}&limit=1`;
  return poll(async () => (await timeline(search))[0], { what: `${kind} of ${subject}`, timeoutMs: 30_000 });
}

/** The moment as it is told of a subject, `cluster` or a kind and a name. */
async function moment(at: number, subject: string) {
  const answer = await call(getMoment, `/?at=${at}&subject=${encodeURIComponent(subject)}`, { clusterId });
  return timelineMomentSchema.parse(answer.json);
}

/** What is known of a part of a moment. */
function known<Item>(part: { kind: 'known'; items: Item[] } | { kind: 'unknown'; reason: string } | null) {
  if (part?.kind !== 'known') throw new Error(part?.reason ?? 'there is no such part');
  return part.items;
}

const isOfNobody = ({ title }: TimelineEventDto): boolean => title.startsWith('Nobody reads');

const commit = async (offset: bigint, groupId = 'sink') => {
  const offsets = new Map([['orders', new Map([[0, offset]])]]);
  const answers = await kafka.writer.commitOffsets(groupId, offsets);
  expect(answers.get('orders')?.get(0)).toMatchObject({ ok: true });
};

beforeAll(async () => {
  cluster = await startCluster();
  kafka = openKafka({ bootstrap: cluster.bootstrap });
  const created = await kafka.writer.createTopics([
    { name: 'orders', partitions: 6, replicationFactor: 3, configs: { 'retention.ms': '604800000' } },
  ]);
  expect(created.get('orders')).toMatchObject({ ok: true });
  Object.assign(process.env, { HIGHWATER_DATA_DIR: dataDir, HIGHWATER_LOG_LEVEL: 'silent' });
  const input = { name: 'timeline', bootstrap: cluster.bootstrap, writable: true };
  clusterId = (await call(addCluster, '/api/v1/clusters', {}, post(input))).json.id;
  await poll(
    async () => {
      const { sections } = (await collector()).snapshot();
      return sections.commits?.ok && latest(sections.topicConfigs)?.value.byTopic.get('orders')?.ok;
    },
    { what: 'the first reading', timeoutMs: 60_000 },
  );
});

afterAll(async () => {
  const { stop } = await runtime();
  await stop();
  await kafka?.reader.close();
  await cluster?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('the timeline of a real cluster', () => {
  it('begins with the start, and takes nothing of the first reading for a change', async () => {
    await poll(async () => (await timeline()).length > 0, { what: 'the start', timeoutMs: 30_000 });
    expect((await timeline()).map(({ kind }) => kind)).toEqual(['highwater.started']);
  });

  it("shows what Kafka's own tools did: a topic made and deleted, partitions added, a config before and after", async () => {
    await Promise.all([
      cluster.tool('kafka-topics', ['--create', '--topic', 'scratch', '--partitions', '2']),
      cluster.tool('kafka-topics', ['--alter', '--topic', 'orders', '--partitions', '8']),
      cluster.tool('kafka-configs', [
        '--alter',
        ...ORDERS,
        '--add-config',
        'retention.ms=259200000,flush.ms=7',
      ]),
    ]);
    await (await collector()).refresh('topicConfigs');
    const changed = await event('config.changed', 'topic:orders');
    expect(changed).toMatchObject({ title: '2 configs of orders changed', changeId: null, reason: null });
    expect(changed.details).toEqual([
      { label: 'flush.ms', from: '9223372036854775807', to: '7', note: 'was inherited, built-in' },
      { label: 'retention.ms', from: '604800000', to: '259200000', note: null },
    ]);
    expect(await event('topic.partitions', 'topic:orders')).toMatchObject({
      from: '6 partitions',
      to: '8 partitions',
    });
    expect((await event('topic.created', 'topic:scratch')).to).toMatch(/^2 partitions/);
    await cluster.tool('kafka-topics', ['--delete', '--topic', 'scratch']);
    expect(await event('topic.deleted', 'topic:scratch')).toMatchObject({ severity: 'warn' });
  });

  it('tells a change made through Highwater once, with its reason, and not its echo', async () => {
    const edits = [{ key: 'flush.ms', op: 'set', value: '9' }];
    const path = `/api/v1/clusters/${clusterId}/configs/topic/orders`;
    const params = { clusterId, kind: 'topic', name: 'orders' };
    const made = await call(changeConfigs, path, params, post({ edits, reason: 'less often' }));
    expect(made.status).toBe(200);
    await (await collector()).refresh('topicConfigs');
    const search = '?kind=config&subject=topic%3Aorders';
    await poll(async () => (await timeline(search)).length > 1, { what: 'the change', timeoutMs: 30_000 });
    await (await collector()).refresh('topicConfigs');
    const [newest, ...older] = await timeline(search);
    expect(newest).toMatchObject({
      title: 'flush.ms of orders changed',
      from: '7',
      to: '9',
      changeId: made.json.id,
      reason: 'less often',
    });
    expect(older).toHaveLength(1);
  });

  it('tells what was set on a topic before and between changes of both kinds, and a default of the cluster', async () => {
    const [newest, oldest] = await timeline('?kind=config&subject=topic%3Aorders');
    const setAt = async (at: number) =>
      known((await moment(at, 'topic:orders')).configs).map(({ key, value, source }) => [key, value, source]);
    expect(await setAt(Date.now())).toEqual([
      ['flush.ms', '9', 'topic'],
      ['retention.ms', '259200000', 'topic'],
    ]);
    expect(await setAt((newest?.at ?? 0) - 1)).toEqual([
      ['flush.ms', '7', 'topic'],
      ['retention.ms', '259200000', 'topic'],
    ]);
    const open = known((await moment((oldest?.at ?? 0) - 1, 'topic:orders')).configs);
    expect(open.map(({ key, value, between }) => [key, value, between?.before])).toEqual([
      ['flush.ms', null, oldest?.at],
      ['retention.ms', null, oldest?.at],
    ]);
    expect(await setAt(open[0]?.between?.after ?? 0)).toEqual([['retention.ms', '604800000', 'topic']]);
    expect((await moment(1_000, 'topic:orders')).configs).toMatchObject({ kind: 'unknown' });
    expect(known((await moment(Date.now(), 'broker:1')).configs)).toContainEqual(
      expect.objectContaining({ key: 'node.id', value: '1', source: 'static' }),
    );
    expect((await moment(Date.now(), 'cluster')).configs).toMatchObject({ kind: 'known' });
  });

  it('shows a group that appears and goes back, under the group and under its topic', async () => {
    await commit(50n);
    await event('group.appeared', 'group:sink');
    await poll(async () => latest((await collector()).snapshot().sections.commits)?.value.get('sink'), {
      what: 'the commit',
      timeoutMs: 30_000,
    });
    await commit(10n);
    const back = await event('offsets.back', 'group:sink');
    expect(back).toMatchObject({
      from: '50',
      to: '10',
      details: [{ label: 'orders-0', from: '50', to: '10' }],
    });
    expect((await event('offsets.back', 'topic:orders')).id).toBe(back.id);
    const related = await timeline('?subject=group%3Asink&related=true');
    expect(related.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['offsets.back', 'config.changed', 'topic.partitions']),
    );
  });

  it('tells who was in a group before it was left, and that nobody is in it now', async () => {
    await commit(0n, 'readers');
    const client = new Kafka({
      clientId: 'reader-app',
      brokers: [...cluster.bootstrap],
      logLevel: logLevel.NOTHING,
    });
    const consumer = client.consumer({ groupId: 'readers' });
    await consumer.connect();
    await consumer.subscribe({ topics: ['orders'] });
    await consuming(consumer);
    const there = await poll(
      async () => {
        const at = Date.now();
        const { members } = await moment(at, 'group:readers');
        return members?.kind === 'known' && members.items.length === 1 && { at, members };
      },
      { what: 'the member', timeoutMs: 60_000 },
    );
    expect(known(there.members)).toEqual([
      {
        memberId: expect.stringMatching(/^reader-app-/),
        instanceId: null,
        clientId: 'reader-app',
        host: expect.stringMatching(/127\.0\.0\.1$/),
        between: null,
      },
    ]);
    await consumer.disconnect();
    const left = await poll(
      async () => (await timeline('?kind=group.members&subject=group%3Areaders')).find(isOfNobody),
      { what: 'the last member to leave', timeoutMs: 60_000 },
    );
    expect((await moment(left.at, 'group:readers')).members).toEqual({ kind: 'known', items: [] });
    const open = known((await moment(left.at - 1, 'group:readers')).members);
    const seenAt = open[0]?.between?.after ?? 0;
    expect(open).toMatchObject([{ clientId: 'reader-app', between: { before: left.at } }]);
    expect((await moment(seenAt, 'group:readers')).members).toEqual(there.members);
  }, 150_000);

  it('shows a broker that dies and returns, with one event for all leaders that moved', async () => {
    const victim = cluster.brokers[2];
    await victim?.kill();
    const down = await event('broker.down', 'broker:3');
    expect(down.severity).toBe('critical');
    await event('isr.shrunk', 'broker:3');
    const [moved] = await timeline('?kind=leader.moved&limit=1');
    expect(moved?.mentions).toEqual(expect.arrayContaining([{ kind: 'topic', name: 'orders' }]));
    expect(await moment(Date.now(), 'group:sink')).toMatchObject({
      watched: true,
      brokersMissing: [{ brokerId: 3, since: down.at }],
    });
    expect(await moment(1_000, 'cluster')).toMatchObject({ watched: false, brokersMissing: [] });
    await victim?.restart();
    expect((await event('broker.back', 'broker:3')).title).toMatch(/^Broker 3 is back, /);
    await event('isr.expanded', 'broker:3');
  });

  it('pages by cursor while events come, answers 304, refuses what makes no sense, and writes Markdown', async () => {
    const all = await timeline('?to=9000000000000');
    const paged: TimelineEventDto[] = [];
    for (let cursor = ''; ; ) {
      const page = timelineSchema.parse((await ask(`?limit=3&to=9000000000000${cursor}`)).json);
      paged.push(...page.items);
      if (page.nextCursor === null) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    expect(paged.map(({ id }) => id).slice(-all.length)).toEqual(
      all.map(({ id }) => id).slice(-paged.length),
    );

    const oldest = all.at(-1)?.at ?? 0;
    const settled = `?to=${oldest + 1}`;
    const first = await ask(settled);
    const etag = first.headers.get('etag') ?? '';
    expect((await ask(settled, { 'if-none-match': etag })).status).toBe(304);

    for (const [query, field] of [
      ['?kind=Broker%20down', 'kind.0'],
      ['?severity=awful', 'severity.0'],
      ['?subject=planet%3Amars', 'subject'],
      ['?from=9&to=5', 'from'],
      ['?cursor=nonsense', 'cursor'],
      ['?limit=5000', 'limit'],
    ]) {
      const { status, json } = await ask(query ?? '');
      expect([status, json.field], query).toEqual([400, field]);
    }

    const { text, headers } = await ask('?kind=config&subject=topic%3Aorders&format=markdown');
    expect(headers.get('content-type')).toContain('text/markdown');
    expect(text).toContain('### What changed: topic orders on timeline');
    expect(text).toMatch(/\/timeline\?kind=config&subject=topic%3Aorders&at=\d{4}-\d\d-\d\dT/);
    expect(text).toMatch(/UTC: 2 configs of orders changed\. Not made here, actor unknown/);
    expect(text).toContain('reason: less often');
  });
});
