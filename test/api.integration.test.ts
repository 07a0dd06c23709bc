import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as unknownRoute } from '@/app/api/[...rest]/route.ts';
import { GET as ready } from '@/app/api/health/ready/route.ts';
import { DELETE as withdraw } from '@/app/api/v1/clusters/[clusterId]/audit/acceptances/[acceptanceId]/route.ts';
import {
  POST as accept,
  GET as acceptances,
} from '@/app/api/v1/clusters/[clusterId]/audit/acceptances/route.ts';
import { GET as listFindings } from '@/app/api/v1/clusters/[clusterId]/audit/findings/route.ts';
import { GET as auditReport } from '@/app/api/v1/clusters/[clusterId]/audit/report/route.ts';
import { GET as getAudit } from '@/app/api/v1/clusters/[clusterId]/audit/route.ts';
import { GET as listScorecards } from '@/app/api/v1/clusters/[clusterId]/audit/teams/route.ts';
import { GET as getTrend } from '@/app/api/v1/clusters/[clusterId]/audit/trend/route.ts';
import { GET as listUnknown } from '@/app/api/v1/clusters/[clusterId]/audit/unknown/route.ts';
import { GET as getBroker } from '@/app/api/v1/clusters/[clusterId]/brokers/[brokerId]/route.ts';
import { GET as listBrokers } from '@/app/api/v1/clusters/[clusterId]/brokers/route.ts';
import { GET as getCapacity } from '@/app/api/v1/clusters/[clusterId]/capacity/route.ts';
import { GET as configDrift } from '@/app/api/v1/clusters/[clusterId]/configs/drift/route.ts';
import { GET as exportConfigs } from '@/app/api/v1/clusters/[clusterId]/configs/export/route.ts';
import { GET as configKeys } from '@/app/api/v1/clusters/[clusterId]/configs/keys/route.ts';
import { GET as compareConfigs } from '@/app/api/v1/clusters/[clusterId]/configs/route.ts';
import { GET as events } from '@/app/api/v1/clusters/[clusterId]/events/route.ts';
import { GET as getGroup } from '@/app/api/v1/clusters/[clusterId]/groups/[groupId]/route.ts';
import { GET as listGroups, POST as postGroups } from '@/app/api/v1/clusters/[clusterId]/groups/route.ts';
import { GET as history } from '@/app/api/v1/clusters/[clusterId]/history/route.ts';
import { GET as sparks } from '@/app/api/v1/clusters/[clusterId]/history/sparks/route.ts';
import { GET as getPolicy } from '@/app/api/v1/clusters/[clusterId]/policy/route.ts';
import {
  GET as getOverview,
  DELETE as removeCluster,
  PUT as updateCluster,
} from '@/app/api/v1/clusters/[clusterId]/route.ts';
import { GET as search } from '@/app/api/v1/clusters/[clusterId]/search/route.ts';
import { GET as getTopic } from '@/app/api/v1/clusters/[clusterId]/topics/[name]/route.ts';
import { GET as listTopics } from '@/app/api/v1/clusters/[clusterId]/topics/route.ts';
import { POST as addCluster, GET as clusters } from '@/app/api/v1/clusters/route.ts';
import { POST as testCluster } from '@/app/api/v1/clusters/test/route.ts';
import { GET as historyStorage } from '@/app/api/v1/history/route.ts';
import { DELETE as removeMapping } from '@/app/api/v1/policy/teams/[mappingId]/route.ts';
import { POST as addMapping } from '@/app/api/v1/policy/teams/route.ts';
import { GET as metrics } from '@/app/metrics/route.ts';
import { type Cluster, startCluster } from '@/dev/kafka/cluster.ts';
import { poll } from '@/dev/process/poll.ts';
import {
  acceptanceListSchema,
  auditSchema,
  findingListSchema,
  unknownListSchema,
} from '@/lib/contracts/audit.ts';
import { auditReportSchema } from '@/lib/contracts/audit-report.ts';
import { brokerDetailSchema, brokerListSchema } from '@/lib/contracts/brokers.ts';
import { capacitySchema } from '@/lib/contracts/capacity.ts';
import { clusterListSchema, overviewSchema } from '@/lib/contracts/clusters.ts';
import { problemSchema } from '@/lib/contracts/common.ts';
import {
  configDriftSchema,
  configKeysSchema,
  matrixExportSchema,
  matrixSchema,
} from '@/lib/contracts/config-matrix.ts';
import { groupDetailSchema, groupListSchema } from '@/lib/contracts/groups.ts';
import { historySchema, historyStorageSchema, sparksSchema } from '@/lib/contracts/history.ts';
import { findingTrendSchema, policyViewSchema, scorecardListSchema } from '@/lib/contracts/policy.ts';
import { topicDetailSchema, topicListSchema } from '@/lib/contracts/topics.ts';
import { openKafka } from '@/lib/kafka/index.ts';
import { runtime } from '@/lib/server/runtime.ts';
import { call, post, requestTo } from './api.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'highwater-api-'));
const PASSWORD = 'correct-horse-battery';
let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster({ security: 'scram-tls', brokers: 1 });
  const { username, password, caPem } = credentials();
  const { reader, writer } = openKafka({
    bootstrap: cluster.bootstrap,
    tls: { ca: caPem },
    sasl: { mechanism: 'scram-sha-256', username, password },
  });
  await writer.createTopics(
    ['alpha', 'beta', 'gamma'].map((name) => ({ name, partitions: 2, replicationFactor: 1 })),
  );
  await writer.commitOffsets('readers/of alpha', new Map([['alpha', new Map([[0, 0n]])]]));
  await reader.close();
  const policy = join(dataDir, 'policy.yaml');
  writeFileSync(policy, 'version: 1\nteams:\n  first: {match: [{exact: alpha}]}\n');
  Object.assign(process.env, {
    HIGHWATER_POLICY: policy,
    HIGHWATER_DATA_DIR: dataDir,
    HIGHWATER_SECRET_KEY: 'a-key-for-the-tests-only',
    HIGHWATER_LOG_LEVEL: 'silent',
  });
});

afterAll(async () => {
  await (await runtime()).stop();
  await cluster?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

function credentials() {
  if (!cluster.credentials) throw new Error('a secured cluster has credentials');
  return cluster.credentials;
}

const input = (overrides: Record<string, unknown> = {}) => {
  const { username, password, caPem } = credentials();
  return {
    name: 'Secured one',
    environment: 'staging',
    bootstrap: [...cluster.bootstrap],
    tls: { ca: caPem },
    sasl: { mechanism: 'scram-sha-512', username, password },
    ...overrides,
  };
};

const ID = 'secured-one';
const at = (path: string) => `/api/v1/clusters/${ID}${path}`;

describe('adding a cluster', () => {
  it('tests a connection without saving anything', async () => {
    const { json } = await call(testCluster, '/api/v1/clusters/test', {}, post(input()));
    expect(json).toMatchObject({ ok: true, error: null, brokers: [{ brokerId: 1 }] });
    expect((await call(clusters, '/api/v1/clusters')).json.items).toEqual([]);
  });

  it('says precisely that the password is wrong, and saves nothing', async () => {
    const wrong = input({
      sasl: { mechanism: 'scram-sha-256', username: credentials().username, password: PASSWORD },
    });
    const answer = await call(addCluster, '/api/v1/clusters', {}, post(wrong));
    expect(answer).toMatchObject({ status: 502, json: { code: 'kafka_auth_failed' } });
    expect(answer.text).not.toContain(PASSWORD);
    expect((await call(clusters, '/api/v1/clusters')).json.items).toEqual([]);
  });

  it.each([
    ['sasl.password', { sasl: { mechanism: 'plain', username: 'u' } }],
    ['bootstrap.0', { bootstrap: ['no-port'] }],
    ['name', { name: ' ' }],
    ['environment', { environment: 'production' }],
    ['colour', { colour: 'red' }],
    ['tls.key', { tls: { cert: 'x' } }],
  ])('names the field %s that is wrong', async (field, overrides) => {
    const answer = await call(addCluster, '/api/v1/clusters', {}, post(input(overrides)));
    expect(answer).toMatchObject({ status: 400, json: { code: 'invalid_input', field } });
  });

  it('watches it over TLS and SCRAM once added', async () => {
    const answer = await call(addCluster, '/api/v1/clusters', {}, post(input()));
    expect(answer).toMatchObject({
      status: 201,
      json: { id: ID, origin: 'stored', security: { tls: true, sasl: 'scram-sha-512' } },
    });
    const overview = await poll(
      async () => {
        const { json } = await call(getOverview, at(''), { clusterId: ID });
        return json.collectedAt !== null && json;
      },
      { what: 'the first collection', timeoutMs: 30_000 },
    );
    expect(overview.cluster).toMatchObject({
      status: 'live',
      brokersAnswering: 1,
      topics: expect.any(Number),
    });
  });

  it('never gives a secret back, nor keeps one readable in the database', async () => {
    const { password, caPem } = credentials();
    const answers = await Promise.all([
      call(clusters, '/api/v1/clusters'),
      call(getOverview, at(''), { clusterId: ID }),
    ]);
    const files = readdirSync(dataDir).map((file) => readFileSync(join(dataDir, file), 'latin1'));
    for (const text of [...answers.map((answer) => answer.text), ...files]) {
      expect(text).not.toContain(password);
      expect(text).not.toContain(caPem.split('\n')[1]);
    }
  });

  it('keeps the stored password when an edit leaves it out', async () => {
    const { username } = credentials();
    const change = input({ environment: 'prod', sasl: { mechanism: 'scram-sha-512', username } });
    const answer = await call(updateCluster, at(''), { clusterId: ID }, { ...post(change), method: 'PUT' });
    expect(answer).toMatchObject({ status: 200, json: { environment: 'prod' } });
  });

  it('forgets nothing of what was watched when its settings change', async () => {
    const groupId = 'readers/of alpha';
    const sinceOf = async () => {
      const { json } = await call(getGroup, at('/groups/x'), { clusterId: ID, groupId });
      return (json.group?.statusSince as number | null | undefined) ?? false;
    };
    const told = () => poll(sinceOf, { what: 'the group to be judged', timeoutMs: 30_000 });
    const before = await told();
    const { username } = credentials();
    const change = input({ sasl: { mechanism: 'scram-sha-512', username } });
    await call(updateCluster, at(''), { clusterId: ID }, { ...post(change), method: 'PUT' });
    expect(await told()).toBe(before);
  });

  it('refuses a second cluster of the same name', async () => {
    const answer = await call(addCluster, '/api/v1/clusters', {}, post(input({ skipTest: true })));
    expect(answer).toMatchObject({ status: 409, json: { field: 'name' } });
  });
});

describe('every answer keeps its contract', () => {
  beforeAll(async () => {
    const { registry } = await runtime();
    const { collector } = registry.get(ID);
    const wanted = [
      'commits',
      'offsets',
      'logDirs',
      'brokerConfigs',
      'topicConfigs',
      'quorum',
      'features',
      'acls',
      'reassignments',
      'quotas',
      'newestRecords',
      'producers',
    ] as const;
    await poll(() => wanted.every((name) => collector.snapshot().sections[name]?.ok), {
      what: 'every section',
      timeoutMs: 30_000,
    });
  });

  it('clusters, overview, brokers, topics, groups and history', async () => {
    const p = { clusterId: ID };
    clusterListSchema.parse((await call(clusters, '/api/v1/clusters')).json);
    overviewSchema.parse((await call(getOverview, at(''), p)).json);
    brokerListSchema.parse((await call(listBrokers, at('/brokers'), p)).json);
    brokerDetailSchema.parse((await call(getBroker, at('/brokers/1'), { ...p, brokerId: '1' })).json);
    topicListSchema.parse((await call(listTopics, at('/topics'), p)).json);
    topicDetailSchema.parse((await call(getTopic, at('/topics/alpha'), { ...p, name: 'alpha' })).json);
    groupListSchema.parse((await call(listGroups, at('/groups'), p)).json);
    historySchema.parse((await call(history, at('/history?kind=cluster&metric=totalLag'), p)).json);
    const several = at('/history?kind=group&name=a&name=b,c&metric=lag,timeLagMs');
    expect(historySchema.parse((await call(history, several, p)).json).series).toHaveLength(4);
    const file = await call(history, `${several}&format=csv`, p);
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(file.text).toMatch(/^time,seconds,kind,name,metric,mean,highest\r\n/);
    const lines = await call(sparks, at('/history/sparks?kind=group&metric=lag&name=a&name=b,c'), p);
    expect(sparksSchema.parse(lines.json).items.map(({ name }) => name)).toEqual(['a', 'b,c']);
    historyStorageSchema.parse((await call(historyStorage, '/api/v1/history')).json);
    const group = await call(getGroup, at('/groups/x'), { ...p, groupId: 'readers/of alpha' });
    expect(groupDetailSchema.parse(group.json).group).toMatchObject({ kind: 'simple', state: 'Empty' });
  });

  it.each([
    ['lists', listTopics, '/topics'],
    ['the overview', getOverview, ''],
    ['searches', search, '/search?q=a'],
  ])(
    '%s carry their version as ETag and answer 304 to it until something changes',
    async (_, route, path) => {
      const list = (headers = {}) => call(route, at(path), { clusterId: ID }, { headers });
      // A collection may end between the two requests; then the next pair is asked.
      const unchanged = await poll(
        async () => {
          const etag = (await list()).headers.get('etag') ?? '';
          const again = await list({ 'if-none-match': etag });
          return again.status === 304 && again;
        },
        { what: 'two requests between two collections', timeoutMs: 15_000 },
      );
      expect(unchanged.text).toBe('');
      expect((await list({ 'if-none-match': '"another"' })).status).toBe(200);
    },
  );

  it('the audit says who decided the values of this broker, and counts what it cannot know', async () => {
    const p = { clusterId: ID };
    const findings = async (query: string) =>
      findingListSchema.parse((await call(listFindings, at(`/audit/findings?${query}`), p)).json);
    const audit = await poll(
      async () => {
        const answer = auditSchema.parse((await call(getAudit, at('/audit'), p)).json);
        return answer.sections.every(({ status }) => status === 'ok') && answer;
      },
      { what: 'an audit of all sections', timeoutMs: 60_000 },
    );
    const rule = audit.rules.find(({ ruleId }) => ruleId === 'DUR-02');
    expect(rule).toMatchObject({ state: 'evaluated', scope: 'topic' });
    const single = await findings('rule=DUR-02&q=alpha');
    expect(single.items.map(({ subject }) => subject)).toEqual([{ kind: 'topic', name: 'alpha' }]);
    const all = await findings('limit=5000');
    expect(all.items).toHaveLength(audit.totals.critical + audit.totals.warn + audit.totals.info);
    const unsure = audit.rules.reduce((sum, { counts }) => sum + counts.unknown, 0);
    expect(unsure).toBe(audit.totals.unknown);
    const listed = await call(listUnknown, at('/audit/unknown?limit=5000'), p);
    expect(unknownListSchema.parse(listed.json)).toMatchObject({ total: unsure, totalUnfiltered: unsure });
    expect(audit.rules.filter(({ state }) => state === 'not-evaluated')).toHaveLength(
      audit.rulesNotEvaluated,
    );
    const refused = await call(listFindings, at('/audit/findings?rule=nonsense'), p);
    expect(refused).toMatchObject({ status: 400, json: { field: 'rule' } });
  });

  it('the audit can be saved whole or filtered, in each format, as a file with a name', async () => {
    const p = { clusterId: ID };
    const save = (query: string) => call(auditReport, at(`/audit/report?${query}`), p);
    const whole = auditReportSchema.parse((await save('format=json')).json);
    const audit = auditSchema.parse((await call(getAudit, at('/audit'), p)).json);
    expect(whole.findings).toHaveLength(audit.totals.critical + audit.totals.warn + audit.totals.info);
    const part = auditReportSchema.parse((await save('rule=DUR-02&q=alpha')).json);
    expect(part.findings.map(({ key }) => key)).toEqual(['DUR-02/topic/alpha']);
    expect(part.filter).toEqual({ rule: 'DUR-02', q: 'alpha' });
    for (const [format, type, extension] of [
      ['csv', 'text/csv; charset=utf-8; header=present', 'csv'],
      ['sarif', 'application/sarif+json', 'sarif'],
      ['junit', 'application/xml', 'xml'],
      ['markdown', 'text/markdown; charset=utf-8', 'md'],
    ]) {
      const { status, headers, text } = await save(`format=${format}`);
      expect([status, headers.get('content-type')]).toEqual([200, type]);
      expect(headers.get('content-disposition')).toMatch(
        new RegExp(`^attachment; filename="audit-Secured_one-\\d{8}T\\d{4}Z\\.${extension}"; filename\\*=`),
      );
      expect(text).toContain('alpha');
    }
    expect(await save('format=pdf')).toMatchObject({ status: 400, json: { field: 'format' } });
    expect(await save('limit=5')).toMatchObject({ status: 400, json: { field: 'limit' } });
  });

  it('sizing starts from what this cluster is: its brokers, disks, partitions and retention', async () => {
    const p = { clusterId: ID };
    const measure = async (query = '') =>
      capacitySchema.parse((await call(getCapacity, at(`/capacity${query}`), p)).json);
    const alpha = await measure('?topic=alpha');
    expect(alpha.seeds).toMatchObject({
      brokers: { value: 1 },
      partitions: { value: 2, gap: null },
      replicationFactor: { value: 1, gap: null },
      retentionSeconds: { value: 604_800, gap: null },
      segmentBytes: { value: 1_073_741_824 },
      groups: { value: 1 },
      bytesPerRecord: { value: null, gap: expect.stringContaining('no records to measure') },
    });
    const whole = await measure();
    expect(whole.topics).toBeGreaterThan(2);
    expect(whole.seeds.diskPerBroker.value).toBeGreaterThan(0);
    expect(whole.forecast.volumes).toHaveLength(1);
    expect(whole.replicationFactors.map((row) => row.replicationFactor)).toEqual([1]);
    const nowhere = await call(getCapacity, at('/capacity?topic=nowhere'), p);
    expect(nowhere).toMatchObject({ status: 404, json: { field: 'topic' } });
  });

  it('a sign-off holds for the value it was given for, is warned of, and stays in the history', async () => {
    const p = { clusterId: ID };
    const key = 'DUR-02/topic/alpha';
    const finding = async () => {
      const { json } = await call(listFindings, at('/audit/findings?rule=DUR-02&q=alpha'), p);
      return findingListSchema.parse(json).items[0];
    };
    const found = await finding();
    if (found === undefined) throw new Error('alpha has one copy');
    const input = {
      key,
      fingerprint: found.fingerprint,
      owner: 'the lead',
      reason: 'a test has one broker',
      expiresAt: Date.now() + 10 * 86_400_000,
    };
    const sign = (overrides = {}) =>
      call(accept, at('/audit/acceptances'), p, post({ ...input, ...overrides }));
    expect(await sign({ owner: ' ' })).toMatchObject({ status: 400, json: { field: 'owner' } });
    expect(await sign({ expiresAt: 1 })).toMatchObject({ status: 400, json: { field: 'expiresAt' } });
    expect(await sign({ fingerprint: 'other' })).toMatchObject({ status: 409, json: { code: 'conflict' } });
    expect(await sign({ key: 'DUR-02/topic/none' })).toMatchObject({ status: 404 });

    const signed = await sign();
    expect(signed).toMatchObject({ status: 201, json: { state: 'expiring', owner: 'the lead' } });
    expect((await finding())?.acceptance).toMatchObject({ id: signed.json.id, state: 'expiring' });
    const audit = auditSchema.parse((await call(getAudit, at('/audit'), p)).json);
    expect(audit).toMatchObject({ accepted: 1, acceptedEndingSoon: 1 });
    const saved = await call(auditReport, at('/audit/report?rule=DUR-02&state=accepted'), p);
    expect(auditReportSchema.parse(saved.json).findings[0]?.signedOff?.owner).toBe('the lead');
    const open = await call(listFindings, at('/audit/findings?rule=DUR-02&state=open&q=alpha'), p);
    expect(findingListSchema.parse(open.json).items).toEqual([]);

    const params = { ...p, acceptanceId: signed.json.id };
    expect((await call(withdraw, at('/audit/acceptances/x'), params, { method: 'DELETE' })).status).toBe(204);
    expect((await finding())?.acceptance).toBeNull();
    const { items } = acceptanceListSchema.parse((await call(acceptances, at('/audit/acceptances'), p)).json);
    expect(items.map(({ state }) => state)).toEqual(['revoked']);
  });

  it('a sign-off lapses when the value it was given for becomes another, and the finding is open again', async () => {
    const p = { clusterId: ID };
    const key = 'RET-03/topic/alpha';
    const retain = (...change: string[]) =>
      cluster.tool('kafka-configs', [
        '--alter',
        '--entity-type',
        'topics',
        '--entity-name',
        'alpha',
        ...change,
      ]);
    const { collector } = (await runtime()).registry.get(ID);
    const foundWith = (fingerprint: string | undefined) =>
      poll(
        async () => {
          await collector.refresh('topicConfigs');
          const { json } = await call(listFindings, at(`/audit/findings?key=${encodeURIComponent(key)}`), p);
          const [found] = findingListSchema.parse(json).items;
          return found?.fingerprint === fingerprint && { found };
        },
        { what: `the finding of ${fingerprint}`, timeoutMs: 60_000 },
      );
    await retain('--add-config', 'retention.ms=600000');
    const fingerprint = 'retention.ms=600000@topic';
    await foundWith(fingerprint);
    const expiresAt = Date.now() + 60 * 86_400_000;
    const input = { key, fingerprint, owner: 'the lead', reason: 'a short test', expiresAt };
    expect(await call(accept, at('/audit/acceptances'), p, post(input))).toMatchObject({ status: 201 });
    expect((await foundWith(fingerprint)).found?.state).toBe('accepted');

    await retain('--add-config', 'retention.ms=1200000');
    const { found } = await foundWith('retention.ms=1200000@topic');
    expect(found).toMatchObject({ state: 'open', acceptance: null });
    const listed = await call(acceptances, at(`/audit/acceptances?key=${encodeURIComponent(key)}`), p);
    expect(acceptanceListSchema.parse(listed.json).items).toMatchObject([
      { owner: 'the lead', state: 'lapsed' },
    ]);
    await retain('--delete-config', 'retention.ms');
    await foundWith(undefined);
  });

  it('configs side by side name every topic, and a file of them holds every page', async () => {
    const p = { clusterId: ID };
    const query = 'key=retention.ms&key=min.insync.replicas&state=inherited';
    const { json } = await call(compareConfigs, at(`/configs?${query}&limit=1`), p);
    const list = matrixSchema.parse(json);
    expect(list.columns.map(({ key }) => key)).toEqual(['retention.ms', 'min.insync.replicas']);
    expect(list.columns[0]?.counts).toMatchObject({ inherited: list.totalUnfiltered, unknown: 0 });
    expect(list.items).toMatchObject([
      { answeredBy: 1, cells: [{ state: 'inherited', value: '604800000' }, { value: '1' }] },
    ]);
    const file = await call(exportConfigs, at(`/configs/export?${query}&format=json`), p);
    expect(file.headers.get('content-disposition')).toBe(`attachment; filename="${ID}-topics-configs.json"`);
    expect(matrixExportSchema.parse(file.json)).toHaveLength(list.total * 2);
    const csv = await call(exportConfigs, at('/configs/export?key=retention.ms&q=alpha&format=csv'), p);
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(csv.text).toMatch(
      /^resource,key,.*\r\nalpha,retention\.ms,604800000,built-in,inherited,604800000,1,2\d{3}-.*Z\r\n$/,
    );
  });

  it('the keys of this broker carry its documentation, and one broker disagrees with nobody', async () => {
    const p = { clusterId: ID };
    const { items } = configKeysSchema.parse(
      (await call(configKeys, at('/configs/keys?resource=brokers'), p)).json,
    );
    expect(items.length).toBeGreaterThan(200);
    const threads = items.find(({ name }) => name === 'num.io.threads');
    expect(threads).toMatchObject({ type: 'int', documentation: expect.stringContaining('threads') });
    expect(configDriftSchema.parse((await call(configDrift, at('/configs/drift'), p)).json)).toMatchObject({
      brokers: [{ brokerId: 1, missing: null }],
      items: [],
    });
  });

  it('the policy file gives topics to teams, people add names, and every team has its scorecard', async () => {
    const p = { clusterId: ID };
    const policy = async () => policyViewSchema.parse((await call(getPolicy, at('/policy'), p)).json);
    const topicsOf = async () =>
      Object.fromEntries((await policy()).teams.map(({ team, topics }) => [team, topics]));
    expect((await policy()).file).toMatchObject({ problems: [], unreadable: null, wrongSince: null });
    expect(await topicsOf()).toEqual({ first: 1 });

    const add = (match: object) => call(addMapping, '/api/v1/policy/teams', {}, post(match));
    const second = { team: 'second', kind: 'regex', text: '(beta|alpha)', of: 'topic' };
    expect(await add({ ...second, team: 'unowned' })).toMatchObject({ status: 400, json: { field: 'team' } });
    expect(await add({ ...second, text: '(a+)+' })).toMatchObject({ status: 400, json: { field: 'text' } });
    const added = await add(second);
    expect(added).toMatchObject({ status: 201, json: { team: 'second' } });
    expect(await add(second)).toMatchObject({ status: 409, json: { field: 'text' } });
    expect(await topicsOf()).toEqual({ first: 1, second: 1 });

    const { items } = scorecardListSchema.parse((await call(listScorecards, at('/audit/teams'), p)).json);
    expect(items.map(({ team, topics }) => [team, topics]).sort()).toEqual([
      ['first', 1],
      ['second', 1],
      ['unowned', expect.any(Number)],
    ]);
    const ofTeam = await call(listFindings, at('/audit/findings?team=second&rule=DUR-02'), p);
    expect(findingListSchema.parse(ofTeam.json).items).toMatchObject([
      { subject: { name: 'beta' }, team: 'second' },
    ]);

    const params = { mappingId: added.json.id };
    const remove = () => call(removeMapping, '/api/v1/policy/teams/x', params, { method: 'DELETE' });
    expect((await remove()).status).toBe(204);
    expect((await remove()).status).toBe(404);
    expect(await topicsOf()).toEqual({ first: 1 });
  });

  it('findings are counted over time from the first whole audit on', async () => {
    const p = { clusterId: ID };
    const trend = await poll(
      async () => {
        const { json } = await call(getTrend, at('/audit/trend?days=7&rule=DUR-02'), p);
        const answer = findingTrendSchema.parse(json);
        return answer.points.length > 0 && answer;
      },
      { what: 'a counted audit', timeoutMs: 60_000 },
    );
    expect(trend.points.at(-1)?.value).toBe(3);
    const refused = await call(getTrend, at('/audit/trend?days=8'), p);
    expect(refused).toMatchObject({ status: 400, json: { field: 'days' } });
  });

  it('a cursor of an older snapshot is refused instead of skipping rows', async () => {
    const page = async (cursor: string) =>
      call(listTopics, at(`/topics?limit=2&q=a&cursor=${cursor}`), { clusterId: ID });
    const first = await call(listTopics, at('/topics?limit=2&q=a'), { clusterId: ID });
    const { registry } = await runtime();
    await registry.get(ID).collector.refresh('metadata');
    expect(await page(first.json.nextCursor)).toMatchObject({
      status: 410,
      json: { code: 'cursor_expired', field: 'cursor' },
    });
  });

  it('metrics leave unknown values out', async () => {
    const { text } = await call(metrics, '/metrics');
    expect(text).toContain('highwater_topic_partitions{cluster="Secured one",topic="alpha"} 2');
    expect(text).not.toMatch(/NaN|null/);
  });

  it('readiness needs the database', async () => {
    expect((await call(ready, '/api/health/ready')).json).toMatchObject({ status: 'ready' });
  });
});

describe('bad input gets a precise problem, never a 500', () => {
  const p = { clusterId: ID };
  it.each<[string, () => ReturnType<typeof call>, number, string | undefined]>([
    [
      'an unknown cluster',
      () => call(listTopics, '/api/v1/clusters/nope/topics', { clusterId: 'nope' }),
      404,
      undefined,
    ],
    ['an unknown topic', () => call(getTopic, at('/topics/nope'), { ...p, name: 'nope' }), 404, undefined],
    ['an unknown group', () => call(getGroup, at('/groups/nope'), { ...p, groupId: 'nope' }), 404, undefined],
    ['an unknown broker', () => call(getBroker, at('/brokers/99'), { ...p, brokerId: '99' }), 404, undefined],
    [
      'a broker id that is no number',
      () => call(getBroker, at('/brokers/x'), { ...p, brokerId: 'x' }),
      400,
      'brokerId',
    ],
    ['an unknown sort key', () => call(listTopics, at('/topics?sort=colour'), p), 400, 'sort'],
    ['an unknown parameter', () => call(listTopics, at('/topics?colour=red'), p), 400, 'colour'],
    ['a parameter given twice', () => call(listTopics, at('/topics?q=a&q=b'), p), 400, 'q'],
    ['a limit out of range', () => call(listGroups, at('/groups?limit=0'), p), 400, 'limit'],
    ['an unknown status', () => call(listGroups, at('/groups?status=great'), p), 400, 'status.0'],
    ['a cursor that is not ours', () => call(listTopics, at('/topics?cursor=abc'), p), 400, 'cursor'],
    [
      'a metric of another kind',
      () => call(history, at('/history?kind=topic&name=a&metric=lag'), p),
      400,
      'metric',
    ],
    [
      'an empty time range',
      () => call(history, at('/history?kind=cluster&metric=totalLag&from=5&to=5'), p),
      400,
      'from',
    ],
    ['a spark of nobody', () => call(sparks, at('/history/sparks?kind=group&metric=lag'), p), 400, 'name'],
    ['no config key', () => call(compareConfigs, at('/configs'), p), 400, 'key'],
    ['a config key that nobody reports', () => call(compareConfigs, at('/configs?key=x'), p), 400, 'key'],
    [
      'a sort by a key that is not shown',
      () => call(compareConfigs, at('/configs?key=retention.ms&sort=x'), p),
      400,
      'sort',
    ],
    [
      'an export in another format',
      () => call(exportConfigs, at('/configs/export?key=retention.ms&format=xls'), p),
      400,
      'format',
    ],
    [
      'an export of no key there is',
      () => call(exportConfigs, at('/configs/export?key=x&format=csv'), p),
      400,
      'key',
    ],
    ['an empty search', () => call(search, at('/search?q='), p), 400, 'q'],
    ['an unknown path', () => call(unknownRoute, '/api/v9/x', { rest: 'v9' }), 404, undefined],
    ['a wrong method', () => call(postGroups, at('/groups'), p, post({})), 405, undefined],
    [
      'a body that is not JSON',
      () => call(addCluster, '/api/v1/clusters', {}, { ...post({}), body: '{' }),
      400,
      'body',
    ],
    [
      'a body of another type',
      () => call(addCluster, '/api/v1/clusters', {}, { method: 'POST', body: 'x' }),
      415,
      'content-type',
    ],
    [
      'a body that is too large',
      () => call(addCluster, '/api/v1/clusters', {}, post({ name: 'x'.repeat(600_000) })),
      413,
      'body',
    ],
    [
      'a foreign Host header',
      () => call(clusters, '/api/v1/clusters', {}, { headers: { host: 'evil.example' } }),
      403,
      'host',
    ],
    [
      'a foreign Origin',
      () =>
        call(
          addCluster,
          '/api/v1/clusters',
          {},
          { ...post({}), headers: { origin: 'https://evil.example', 'content-type': 'application/json' } },
        ),
      403,
      'origin',
    ],
    [
      'a write from another site',
      () =>
        call(
          addCluster,
          '/api/v1/clusters',
          {},
          { ...post({}), headers: { 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' } },
        ),
      403,
      'origin',
    ],
  ])('%s', async (_, request, status, field) => {
    const answer = await request();
    const problem = problemSchema.parse(answer.json);
    expect({ status: answer.status, field: problem.field }).toEqual({ status, field });
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(answer.headers.get('x-request-id')).toBe(problem.requestId);
  });
});

describe('the event stream', () => {
  it('says which section changed, and holds nothing open once the client left', async () => {
    const { registry, streams } = await runtime();
    const abort = new AbortController();
    const request = requestTo(at('/events'), { signal: abort.signal });
    const response = await events(request, { params: Promise.resolve({ clusterId: ID }) });
    expect(streams.count()).toBe(1);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    await registry.get(ID).collector.refresh('quorum');
    let text = '';
    while (!text.includes('"section":"quorum"')) text += (await reader?.read())?.value ?? '';
    expect(text).toContain(`event: snapshot\ndata: {"clusterId":"${ID}"`);
    abort.abort();
    await poll(() => streams.count() === 0, { what: 'the end of the stream', timeoutMs: 15_000 });
  });

  it('is not even opened for a client that is already gone', async () => {
    const { streams } = await runtime();
    const request = requestTo(at('/events'), { signal: AbortSignal.abort() });
    await events(request, { params: Promise.resolve({ clusterId: ID }) });
    expect(streams.count()).toBe(0);
  });
});

describe('removing a cluster', () => {
  it('stops its work and forgets it at once', async () => {
    const { registry } = await runtime();
    const { collector } = registry.get(ID);
    const answer = await call(removeCluster, at(''), { clusterId: ID }, { method: 'DELETE' });
    expect(answer.status).toBe(204);
    const { version } = collector.snapshot();
    expect((await call(clusters, '/api/v1/clusters')).json.items).toEqual([]);
    expect((await call(getOverview, at(''), { clusterId: ID })).status).toBe(404);
    await collector.refresh('metadata');
    expect(collector.snapshot().version).toBe(version);
  });
});
