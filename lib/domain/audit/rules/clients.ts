import { configEvidence } from '../config-evidence.ts';
import { declaredRule, rule } from '../rule.ts';
import { evidence, given, judgeSightings, NOT_APPLICABLE, PASS, unknown, violated } from '../verdict.ts';
import { isBrokersOwn, listed, topicSet } from './support.ts';

const client = { authority: 'n/a', needs: 'client' } as const;

export const CLI_01 = declaredRule({
  ...client,
  id: 'CLI-01',
  title: 'acks weaker than all',
  scope: 'cluster',
  severity: 'warn',
  fires: 'A producer sends with acks 0 or 1.',
  why: 'With acks=1 a confirmed record is lost when its leader dies before the followers copied it. It was the default until 3.0.',
  fix: 'Set acks=all, with min.insync.replicas one below the number of copies.',
  sources: [
    'NOTES-EDA',
    'NOTES-KAFKA',
    'K-PRODUCERCFG',
    'K-MONITORING',
    'CONFLUENT-DURABILITY',
    'CONDUKTOR-ACKS',
  ],
  needsText: 'needs the settings of the producers: brokers do not report acks',
});

export const CLI_02 = rule({
  id: 'CLI-02',
  title: 'Idempotence off or silently disabled',
  scope: 'topic',
  severity: 'warn',
  authority: 'n/a',
  fires: 'A topic is written and no producer with an id is known on it. Critical where order matters.',
  why: 'Left to its default, acks=1 or retries=0 turns it off with only a log line, and retries may then reorder records.',
  fix: 'Set enable.idempotence=true and keep five requests in flight at most.',
  sources: ['TALK-2019', 'CASES-2024', 'K-PRODUCERCFG', 'K-UPGRADE301', 'K-UPGRADE42', 'K-PRODUCERSRPC'],
  limits: {},
  checks: {
    topic: (topic) => {
      if (isBrokersOwn(topic)) return NOT_APPLICABLE;
      return given([topic.recordsPerSecond], (perSecond) => {
        if (perSecond === 0) return NOT_APPLICABLE;
        return given([topic.producers], (producers) => {
          if (producers > 0) return PASS;
          return violated({
            severity: topic.tags.needsGlobalOrder ? 'critical' : 'warn',
            about: 'producer-ids=0',
            evidence: [evidence('written', perSecond, 'records/s'), evidence('idempotent producers', 0)],
            consequence: `${topic.name} is written, and no producer does so with an id: a retry may repeat or reorder records.`,
            instruction: 'Set enable.idempotence=true in its producers.',
          });
        });
      });
    },
  },
});

export const CLI_03 = declaredRule({
  ...client,
  id: 'CLI-03',
  title: 'Retry budget too small',
  scope: 'cluster',
  severity: 'info',
  fires: 'A producer bounds its retries, or gives up in less than a minute.',
  why: 'A change of leader takes seconds; a producer that gives up sooner loses what the cluster would have taken.',
  fix: 'Leave retries alone and bound them by delivery.timeout.ms of a minute or more.',
  sources: ['NOTES-EDA', 'AWS-CLIENTS', 'K-PRODUCERCFG'],
  needsText: 'needs the settings or metrics of the producers (KIP-714 or client JMX)',
});

export const CLI_04 = declaredRule({
  ...client,
  id: 'CLI-04',
  title: 'Producer batching left at its defaults',
  scope: 'cluster',
  severity: 'info',
  fires: 'Producers send fewer than ten records a request.',
  why: 'One request per record burns request handlers; small uncompressed batches waste network and disk.',
  fix: 'Use linger.ms 5 to 25, batch.size 64 to 128 KiB, lz4 or zstd, and a buffer for at least two batches a partition.',
  sources: ['TALK-2019', 'NOTES-KAFKA', 'AWS-CLIENTS', 'AWS-PERF', 'K-UPGRADE42', 'K-PRODUCERCFG'],
  needs: 'jmx',
  needsText: 'needs JMX metrics (MessagesInPerSec against TotalProduceRequestsPerSec)',
});

export const CLI_05 = declaredRule({
  ...client,
  id: 'CLI-05',
  title: 'auto.offset.reset=latest left in place',
  scope: 'group',
  severity: 'warn',
  fires: 'A group starts at the latest offset where none is committed.',
  why: 'Where an offset is missing or deleted, latest jumps over everything that waits.',
  fix: 'Choose earliest, none or by_duration for groups that must not skip; latest for live views only.',
  sources: ['K-CONSUMERCFG', 'LENSES-PERF', 'AWS-CLIENTS', 'ISSUE-FRANZ-1428', 'STRIMZI-CONSUMER'],
  needsText: 'needs the settings of the consumers: brokers do not see auto.offset.reset',
});

export const CLI_06 = declaredRule({
  ...client,
  id: 'CLI-06',
  title: 'Auto-commit left on',
  scope: 'group',
  severity: 'info',
  fires: 'A consumer commits on a timer.',
  why: 'Offsets may be committed for records whose work fails afterwards.',
  fix: 'Turn enable.auto.commit off and commit after the work is done.',
  sources: ['STRIMZI-CONSUMER', 'K-CONSUMERCFG', 'LENSES-PERF', 'AWS-CLIENTS', 'CASES-2024'],
  needsText: 'needs the settings of the consumers, or the commit times in __consumer_offsets',
});

export const CLI_07 = declaredRule({
  ...client,
  id: 'CLI-07',
  title: 'Poll limits do not match the time of the work',
  scope: 'group',
  severity: 'warn',
  fires: 'Members leave at the rhythm of max.poll.interval.ms.',
  why: 'A batch that takes longer than max.poll.interval.ms gets its member expelled and its work repeated.',
  fix: 'Keep max.poll.records times the slowest record below half of max.poll.interval.ms.',
  sources: ['TALK-2019', 'K-REBALANCECFG', 'K-GROUPMETA', 'AWS-LAG'],
  needsText: 'needs client metrics (time-between-poll-max)',
});

export const CLI_08 = declaredRule({
  ...client,
  id: 'CLI-08',
  title: 'Session and heartbeat out of proportion',
  scope: 'group',
  severity: 'info',
  fires: 'The session is below 10 s, or the heartbeat above a third of it.',
  why: 'A short session turns a long pause into a rebalance; a long one delays failover.',
  fix: 'Send a heartbeat at least three times a session; 45 to 60 s of session in clouds.',
  sources: ['NOTES-KAFKA', 'KIP-735', 'AWS-CLIENTS', 'K-GROUPMETA', 'K-REBALANCE'],
  needsText: 'needs the settings of the consumers: brokers do not see heartbeat.interval.ms',
});

export const CLI_09 = declaredRule({
  ...client,
  id: 'CLI-09',
  title: 'Fetch settings left at their minimum',
  scope: 'cluster',
  severity: 'info',
  fires: 'Fetches answer with less than 1 KiB on average.',
  why: 'Answering every byte at once multiplies fetch requests and hardly lowers latency.',
  fix: 'Raise fetch.min.bytes to 1 KiB for latency, 32 to 128 KiB for throughput.',
  sources: ['TALK-2019', 'AWS-CLIENTS', 'STRIMZI-CONSUMER', 'LENSES-PERF'],
  needs: 'jmx',
  needsText: 'needs JMX metrics (BytesOutPerSec against FetchConsumer requests)',
});

export const CLI_10 = rule({
  id: 'CLI-10',
  title: 'Reads cross racks',
  scope: 'cluster',
  severity: 'info',
  authority: 'broker',
  fires: 'Brokers sit in several racks and one has no replica.selector.class.',
  why: 'By default a consumer reads from the leader, so most of its traffic crosses racks.',
  fix: 'Set replica.selector.class to RackAwareReplicaSelector and client.rack in the consumers, where racks are billed or slow to cross.',
  sources: ['K-REPLCFG', 'AWS-CLIENTS', 'AWS-PERF', 'STRIMZI-BROKER', 'K-GROUPDESC'],
  limits: {},
  checks: {
    cluster: (_cluster, facts) =>
      given([facts.brokers], (brokers) => {
        const racks = new Set(brokers.map(({ rack }) => rack).filter((rack) => rack !== null));
        if (racks.size < 2) return NOT_APPLICABLE;
        return judgeSightings(
          facts.onBrokers('replica.selector.class'),
          ({ entry }) => entry.value === null || entry.value === '',
          (hits) =>
            violated({
              severity: 'info',
              config: configEvidence(hits[0].entry),
              evidence: [
                evidence('racks', racks.size),
                evidence(
                  'brokers',
                  listed(
                    hits.map(({ nodeId }) => nodeId),
                    10,
                  ),
                ),
              ],
              consequence: `About ${Math.round(((racks.size - 1) / racks.size) * 100)} % of what consumers read crosses one of ${racks.size} racks.`,
              instruction:
                'Set replica.selector.class in the brokers’ files and client.rack in the consumers.',
            }),
        );
      }),
  },
});

export const CLI_11 = rule({
  id: 'CLI-11',
  title: 'Kafka Streams defaults',
  scope: 'topic',
  severity: 'warn',
  authority: 'n/a',
  fires: 'A -changelog or -repartition topic has one copy, or a changelog is not compacted.',
  why: 'A changelog with one copy, or one that is not compacted, makes a restart a full restore or a loss.',
  fix: 'Let Streams use replication.factor -1 or 3, keep changelogs compacted, add a stand-by for large state.',
  sources: ['TALK-2019', 'NOTES-EDA', 'K-STREAMSCFG'],
  limits: {},
  checks: {
    topic: (topic) => {
      const isChangelog = topic.name.endsWith('-changelog');
      if (!isChangelog && !topic.name.endsWith('-repartition')) return NOT_APPLICABLE;
      const { replicationFactor: factor } = topic;
      if (factor.known && factor.value === 1) {
        return violated({
          severity: 'warn',
          about: 'rf=1',
          evidence: [evidence('replicas', 1)],
          consequence: `The Streams application behind ${topic.name} loses ${isChangelog ? 'state' : 'records in flight'} with one disk.`,
          instruction: 'Reassign the topic to three replicas and set replication.factor in the application.',
        });
      }
      if (!isChangelog) return factor.known ? PASS : unknown(factor.missing);
      return given(
        [topic.configs.entry('cleanup.policy'), topic.configs.list('cleanup.policy')],
        (entry, policy) => {
          if (policy.includes('compact')) return factor.known ? PASS : unknown(factor.missing);
          return violated({
            severity: 'warn',
            config: configEvidence(entry),
            evidence: [evidence('cleanup.policy', entry.value ?? '')],
            consequence: `${topic.name} deletes old state instead of compacting it: a restore comes back without it.`,
            suggestion: topicSet(
              topic,
              'cleanup.policy',
              'compact',
              'As Streams creates changelogs of key-value stores.',
            ),
          });
        },
      );
    },
  },
});

export const CLIENT_RULES = [
  CLI_01,
  CLI_02,
  CLI_03,
  CLI_04,
  CLI_05,
  CLI_06,
  CLI_07,
  CLI_08,
  CLI_09,
  CLI_10,
  CLI_11,
];
