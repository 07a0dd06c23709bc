import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { collectSnapshot } from '@/cli/audit/collect.ts';
import { judge } from '@/cli/audit/report.ts';
import { type Cluster, startCluster } from '@/dev/kafka/cluster.ts';
import { freePorts } from '@/dev/process/ports.ts';
import { EMPTY_POLICY } from '@/lib/domain/policy/policy.ts';
import { policyFor } from '@/lib/domain/policy/policy-for.ts';
import { openKafka } from '@/lib/kafka/index.ts';
import { clusterFacts } from '@/lib/services/cluster-facts.ts';

const KEY = 'delete.topic.enable';
let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster({ brokers: 1, controllers: 1, properties: { [KEY]: 'false' } });
});

afterAll(() => cluster.stop());

const collect = () => collectSnapshot({ bootstrap: cluster.bootstrap }, 30_000);

describe('a controller that is no broker', () => {
  it('is asked itself for what a controller decides', async () => {
    const snapshot = await collect();
    const { seen, missing } = clusterFacts(snapshot, {
      environment: 'prod',
      policy: policyFor(EMPTY_POLICY, 'prod'),
      now: Date.now(),
    }).onControllers(KEY);
    expect(missing).toBeNull();
    expect(seen).toMatchObject([{ nodeId: 101, entry: { name: KEY, value: 'false', source: 'static' } }]);
  });

  it('decides for the command line too', async () => {
    const { findings } = judge(await collect(), { environment: 'prod', now: Date.now() });
    expect(findings.find(({ ruleId }) => ruleId === 'STO-05')).toMatchObject({
      config: { key: KEY, value: 'false' },
      consequence: expect.stringContaining('Controller 101'),
    });
  });

  it('that cannot be reached is its own failure, and the others tell theirs', async () => {
    const { reader } = openKafka({ bootstrap: cluster.bootstrap });
    const { endpoints } = await reader.readQuorum();
    const [nobody = 0] = await freePorts(1);
    const absent = { nodeId: 102, host: '127.0.0.1', port: nobody };
    const configs = await reader.readControllerConfigs([...endpoints, absent], { deadlineMs: 3_000 });
    await reader.close();
    expect(configs.get(101)?.ok).toBe(true);
    expect(configs.get(102)).toMatchObject({ ok: false, error: { code: 'kafka_unreachable' } });
  });
});
