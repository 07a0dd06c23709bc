import { type ConfigResource, type ConfigSubject, subjectKey } from '@/lib/domain/model/config.ts';
import type { Result } from '@/lib/shared/result.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { gather } from '../gather.ts';
import { describeConfigsV4 } from '../protocol/messages/describe-configs-v4.ts';
import type { Fanout } from '../reader.ts';
import type { Timing } from '../timing.ts';
import { ConfigInterner } from './config-entries.ts';
import { brokerFor, resourceOf } from './config-resources.ts';
import { collect } from './configs.ts';

/** The resources as each live broker that knows them shows them, by broker id and `subjectKey`. */
export async function readConfigsOnBrokers(
  client: ClusterClient,
  subjects: readonly ConfigSubject[],
  timing: Timing,
): Promise<Fanout<ReadonlyMap<number, ReadonlyMap<string, Result<ConfigResource>>>>> {
  const brokers = await client.brokers(timing);
  const jobs = [...brokers.keys()].flatMap((brokerId) => {
    const known = subjects.filter((subject) => [null, brokerId].includes(brokerFor(subject)));
    return known.length === 0 ? [] : [{ brokerId, run: () => ask(client, brokerId, known, timing) }];
  });
  const { done, failures, answered } = await gather(jobs);
  return { value: new Map(done.map(({ job, value }) => [job.brokerId, value])), failures, answered };
}

async function ask(
  client: ClusterClient,
  brokerId: number,
  subjects: readonly ConfigSubject[],
  timing: Timing,
): Promise<ReadonlyMap<string, Result<ConfigResource>>> {
  const request = {
    resources: subjects.map((subject) => ({ ...resourceOf(subject), configurationKeys: null })),
    includeSynonyms: true,
    includeDocumentation: false,
  };
  const keys = new Map(subjects.map((subject) => [rowKey(resourceOf(subject)), subjectKey(subject)]));
  const answer = await client.toBroker(brokerId, [describeConfigsV4], request, timing);
  return collect(answer, brokerId, new ConfigInterner(), (row) => keys.get(rowKey(row)) ?? '');
}

const rowKey = ({ resourceType, resourceName }: { resourceType: number; resourceName: string }): string =>
  `${resourceType}/${resourceName}`;
