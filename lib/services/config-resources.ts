import { randomUUID } from 'node:crypto';
import type { ConfigResourceDto, ConfigSubjectDto, SubscriptionListDto } from '@/lib/contracts/config.ts';
import type { Configured } from '@/lib/domain/changes/config-plan.ts';
import { clusterDefaults } from '@/lib/domain/configs/cluster-defaults.ts';
import { withSilentDefaults } from '@/lib/domain/configs/silent-defaults.ts';
import {
  type ConfigDocs,
  type ConfigEntry,
  type ConfigResource,
  type ConfigSubject,
  subjectKey,
} from '@/lib/domain/model/config.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { AppError, appErrorOf } from '@/lib/shared/app-error.ts';
import { fail, ok, type Result } from '@/lib/shared/result.ts';
import { latest } from '@/lib/shared/section.ts';
import type { WatchedCluster } from './cluster-registry.ts';
import { configViews } from './config-views.ts';
import { orUnknown } from './or-unknown.ts';

const DEADLINE_MS = 10_000;

/** All keys of one resource as Kafka tells them at this moment. @throws AppError when it does not */
export async function configDetail(
  cluster: WatchedCluster,
  subject: ConfigSubjectDto,
  now: number,
): Promise<ConfigResourceDto> {
  const { bySubject, docs } = await readConfigured(cluster, [subject]);
  const configured = bySubject.get(subjectKey(subject));
  if (!configured?.ok) throw appErrorOf(configured?.error ?? NOT_TOLD);
  const { resource, inherited } = configured.value;
  return {
    subject,
    configs: configViews(resource, subject.kind, docs, inherited),
    answeredBy: resource.answeredBy,
    at: now,
  };
}

/** The client metrics subscriptions by name. @throws AppError `unsupported_by_cluster` before Kafka 3.7 */
export async function listSubscriptions(
  { kafka }: WatchedCluster,
  now: number,
): Promise<SubscriptionListDto> {
  return { names: await kafka.reader.readSubscriptions({ deadlineMs: DEADLINE_MS }), at: now };
}

const NOT_TOLD = new AppError('kafka_protocol', 'Kafka answered without this resource.').toInfo();

export type Reading = { bySubject: ReadonlyMap<string, Result<Configured>>; docs: ConfigDocs };

/** The configs of some resources read now, each with what its keys would inherit; by `subjectKey`. */
export async function readConfigured(
  { kafka: { reader }, collector }: WatchedCluster,
  subjects: readonly ConfigSubject[],
): Promise<Reading> {
  const options = { deadlineMs: DEADLINE_MS };
  const has = (kind: ConfigSubject['kind']) => subjects.some((subject) => subject.kind === kind);
  // A name nobody uses answers with the defaults.
  const unused: ConfigSubject = { kind: 'client-metrics', name: randomUUID() };
  const [read, topicDefaults] = await Promise.all([
    reader.readConfigs([...subjects, ...(has('client-metrics') ? [unused] : [])], options),
    has('topic') ? orUnknown(reader.readTopicDefaults(options)) : undefined,
  ]);
  const subscription = read.bySubject.get(subjectKey(unused));
  const snapshot = collector.snapshot();
  const complete = (subject: ConfigSubject, resource: ConfigResource): Result<Configured> => {
    const { kind } = subject;
    switch (kind) {
      case 'topic': {
        const broker = brokerConfigs(snapshot, resource.answeredBy);
        const defaults = topicDefaults && withSilentDefaults(topicDefaults, broker);
        return ok({ kind, resource: withSilentDefaults(resource, broker), inherited: finder(defaults) });
      }
      case 'cluster': {
        const broker = anyBroker(snapshot);
        if (broker === undefined) return fail(NO_BROKER);
        return ok({ kind, resource: clusterDefaults(resource, broker), inherited: nothing });
      }
      case 'client-metrics':
        return ok({
          kind,
          resource,
          inherited: finder(subscription?.ok ? subscription.value : undefined),
        });
      case 'broker-logger': {
        // Without a level of its own a logger takes the root's.
        const root = resource.entries.find(({ name }) => name === ROOT_LOGGER);
        return ok({ kind, resource, inherited: (key) => (key === ROOT_LOGGER ? undefined : root) });
      }
      default:
        return ok({ kind, resource, inherited: nothing });
    }
  };
  const bySubject = new Map<string, Result<Configured>>();
  for (const subject of subjects) {
    const key = subjectKey(subject);
    const result = read.bySubject.get(key) ?? fail(NOT_TOLD);
    bySubject.set(key, result.ok ? complete(subject, result.value) : result);
  }
  const docs = has('cluster')
    ? (latest(snapshot.sections.brokerConfigs)?.value.docs ?? read.docs)
    : read.docs;
  return { bySubject, docs };
}

const ROOT_LOGGER = 'root';
const nothing = () => undefined;
const NO_BROKER = new AppError('not_ready', 'No broker has told its configs yet.', {
  retryable: true,
}).toInfo();

function finder(resource: ConfigResource | undefined): (key: string) => ConfigEntry | undefined {
  const byName = new Map(resource?.entries.map((entry) => [entry.name, entry]));
  return (key) => byName.get(key);
}

function brokerConfigs({ sections }: ClusterSnapshot, brokerId: number): ConfigResource | undefined {
  const configs = latest(sections.brokerConfigs)?.value.byBroker.get(brokerId);
  return configs?.ok ? configs.value : undefined;
}

/** The one with the lowest id that has told its configs. */
function anyBroker({ sections }: ClusterSnapshot): ConfigResource | undefined {
  const told = [...(latest(sections.brokerConfigs)?.value.byBroker ?? [])].filter(
    ([, configs]) => configs.ok,
  );
  const [first] = told.sort(([a], [b]) => a - b);
  return first?.[1].ok ? first[1].value : undefined;
}
