import { configEvidence, ORIGIN_TEXT } from '../config-evidence.ts';
import type { BrokerFacts, TopicFacts } from '../facts.ts';
import { rule } from '../rule.ts';
import { evidence, given, judgeSightings, NOT_APPLICABLE, PASS, unknown, violated } from '../verdict.ts';
import {
  DAY_MS,
  durationText,
  evidenceOf,
  HOUR_MS,
  isBrokersOwn,
  LONG_MAX,
  max,
  suggestion,
  topicDelete,
  topicSet,
} from './support.ts';

export const STO_04 = rule({
  id: 'STO-04',
  title: 'Flush by count or time configured',
  scope: 'broker',
  severity: 'warn',
  authority: 'broker',
  fires:
    'log.flush.interval.messages or .ms is set on a broker, or flush.messages or flush.ms on a topic itself. Info on a dev cluster.',
  why: 'A forced fsync blocks appends; replication already keeps the record, and the operating system writes better batches.',
  fix: 'Delete the flush settings and let the page cache write.',
  sources: ['K-HARDWARE', 'K-TOPICCONFIG', 'STRIMZI-BROKER'],
  limits: {},
  checks: {
    broker: (broker, facts) =>
      given(
        [broker.configs.find('log.flush.interval.messages'), broker.configs.find('log.flush.interval.ms')],
        (messages, ms) => {
          const entry = [messages, ms].find((one) => one?.value != null && BigInt(one.value) < LONG_MAX);
          if (!entry) return PASS;
          const isDynamic = entry.source === 'broker' || entry.source === 'cluster';
          return violated({
            severity: facts.supplied.environment === 'dev' ? 'info' : 'warn',
            config: configEvidence(entry),
            evidence: [evidence(entry.name, entry.value ?? '')],
            consequence: `Broker ${broker.brokerId} forces its logs to disk by ${entry.name}=${entry.value}, which blocks every append meanwhile.`,
            suggestion: isDynamic
              ? suggestion(
                  entry.source === 'broker' ? 'broker' : 'cluster-default',
                  entry.source === 'broker' ? broker.name : '',
                  entry.name,
                  null,
                  'Back to the built-in value: never.',
                )
              : null,
            instruction: isDynamic ? null : `Remove ${entry.name} from the broker’s file and restart it.`,
          });
        },
      ),
    topic: (topic, facts) =>
      given([topic.configs.find('flush.messages'), topic.configs.find('flush.ms')], (messages, ms) => {
        const own = [messages, ms].find(
          (one) => one?.source === 'topic' && one.value !== null && BigInt(one.value) < LONG_MAX,
        );
        if (!own) return PASS;
        return violated({
          severity: facts.supplied.environment === 'dev' ? 'info' : 'warn',
          config: configEvidence(own),
          evidence: [evidence(own.name, own.value ?? '')],
          consequence: `${topic.name} forces its log to disk by ${own.name}=${own.value}, which blocks every append meanwhile.`,
          suggestion: topicDelete(topic, own.name, 'Back to the inherited value.'),
        });
      }),
  },
});

export const STO_05 = rule({
  id: 'STO-05',
  title: 'Topic deletion disabled',
  scope: 'cluster',
  severity: 'info',
  authority: 'controller',
  fires: 'delete.topic.enable is false on a voter.',
  why: 'Deleting a topic answers TOPIC_DELETION_DISABLED, so clean-up never happens. Some run it this way as a guard: then accept it with a name and a date.',
  fix: 'Set delete.topic.enable=true on the controllers and restart them; guard deletion with ACLs.',
  sources: ['TALK-2019', 'K-CONTROLLERAPIS', 'K-SERVERCONFIGS', 'STRIMZI-BROKER'],
  limits: {},
  checks: {
    cluster: (_cluster, facts) =>
      judgeSightings(
        facts.onControllers('delete.topic.enable'),
        ({ entry }) => entry.value === 'false',
        ([hit, ...others]) =>
          violated({
            severity: 'info',
            config: configEvidence(hit.entry),
            evidence: [evidence('nodes', [hit, ...others].map(({ nodeId }) => nodeId).join(', '))],
            consequence: `Controller ${hit.nodeId} refuses to delete topics (${ORIGIN_TEXT[configEvidence(hit.entry).origin]}).`,
            instruction: 'Set delete.topic.enable=true in the file of every controller and restart them.',
          }),
      ),
  },
});

/** `difference.max.ms` until 3.5, `after.max.ms` since 3.6; the former is gone in 4.0. */
const futureBound = ({ configs }: TopicFacts) => {
  const after = configs.find('message.timestamp.after.max.ms');
  return after.known && after.value ? after : configs.find('message.timestamp.difference.max.ms');
};

export const STO_06 = rule({
  id: 'STO-06',
  title: 'Producer clocks control retention',
  scope: 'topic',
  severity: 'warn',
  authority: 'broker',
  fires:
    'A delete topic with CreateTime accepts timestamps more than a day ahead, or, with a bound above an hour, holds a record more than an hour ahead. Critical when such records keep more than a tenth of its bytes.',
  why: 'A segment expires by its newest record. One record stamped next year keeps its whole segment until then.',
  fix: 'Set message.timestamp.after.max.ms to an hour, or use LogAppendTime where the time of the event does not matter.',
  sources: ['K-UNIFIEDLOG', 'K-UPGRADE42', 'KIP-1030', 'K-LISTOFFSETS'],
  limits: { futureMsMax: DAY_MS, futureMsSafe: HOUR_MS, pinnedFractionCritical: 0.1 },
  checks: {
    topic: (topic, facts, limits) => {
      if (isBrokersOwn(topic)) return NOT_APPLICABLE;
      const { configs, history } = topic;
      return given(
        [configs.list('cleanup.policy'), configs.text('message.timestamp.type'), futureBound(topic)],
        (policy, type, entry) => {
          if (!policy.includes('delete')) return NOT_APPLICABLE;
          if (type === 'LogAppendTime') return PASS;
          if (!entry?.value) {
            return unknown({
              kind: 'not-reported',
              reason: `The brokers report no bound on future timestamps of ${topic.name}.`,
            });
          }
          const bound = BigInt(entry.value);
          if (bound <= limits.futureMsSafe) return PASS;
          const newest = history.newestTimestampAt;
          const ahead = newest === undefined ? null : newest - facts.now;
          const isAhead = ahead !== null && ahead > limits.futureMsSafe;
          if (bound > limits.futureMsMax || isAhead) {
            const pinned = history.futureBytesFraction ?? 0;
            return violated({
              severity: pinned > limits.pinnedFractionCritical ? 'critical' : 'warn',
              config: configEvidence(entry),
              evidence: [
                evidence('future allowed', bound, 'ms'),
                ahead === null ? null : evidence('newest record is ahead by', ahead, 'ms'),
                pinned > 0 ? evidence('bytes kept by it', pinned, 'fraction') : null,
              ],
              consequence: isAhead
                ? `${topic.name} holds records from the future; their segments stay until that day has passed.`
                : `${topic.name} accepts timestamps ${durationText(bound) === 'unlimited' ? 'any time' : durationText(bound)} in the future: one wrong clock keeps its segments for as long.`,
              suggestion: topicSet(
                topic,
                entry.name,
                limits.futureMsSafe,
                'An hour forgives clock drift, and is the default from 4.0.',
              ),
            });
          }
          if (ahead !== null) return PASS;
          return unknown({
            kind: 'needs-source',
            reason: `The newest timestamp of ${topic.name} has not been read.`,
          });
        },
      );
    },
  },
});

const leaderCpu = (topic: TopicFacts, brokers: readonly BrokerFacts[]): number => {
  const leaders = new Set(topic.partitions.known ? topic.partitions.value.map(({ leader }) => leader) : []);
  return max(
    brokers.filter(({ brokerId }) => leaders.has(brokerId)).map(({ host }) => host.cpuFraction ?? 0),
  );
};

export const STO_07 = rule({
  id: 'STO-07',
  title: 'Broker recompresses every batch',
  scope: 'topic',
  severity: 'info',
  authority: 'broker',
  fires:
    'compression.type is anything but producer. Warn when a leader of the topic uses more than 60 % CPU.',
  why: 'A codec fixed on the topic makes the leader unpack and repack each batch whose producer chose another.',
  fix: 'Set compression.type=producer and compress in the clients.',
  sources: ['K-TOPICCONFIG', 'AWS-PERF'],
  limits: { cpuFractionWarn: 0.6 },
  checks: {
    topic: (topic, facts, limits) => {
      if (isBrokersOwn(topic)) return NOT_APPLICABLE;
      return given([topic.configs.entry('compression.type')], (entry) => {
        if (entry.value === 'producer') return PASS;
        const cpu = leaderCpu(topic, facts.brokers.known ? facts.brokers.value : []);
        return violated({
          severity: cpu > limits.cpuFractionWarn ? 'warn' : 'info',
          config: configEvidence(entry),
          evidence: [
            evidence('compression.type', entry.value ?? 'null'),
            cpu > 0 ? evidence('CPU of the busiest leader', cpu, 'fraction') : null,
          ],
          consequence: `Leaders of ${topic.name} recompress to ${entry.value ?? 'null'} whatever producers send in another codec.`,
          suggestion: topicSet(topic, 'compression.type', 'producer', 'Keeps batches as they arrive.'),
        });
      });
    },
  },
});

export const STO_08 = rule({
  id: 'STO-08',
  title: 'Tiered topic keeps everything locally too',
  scope: 'topic',
  severity: 'warn',
  authority: 'broker',
  fires:
    'A tiered topic has local.retention.ms at -2 or equal to retention.ms. Critical when copying to remote storage fails on a volume 80 % full.',
  why: 'With local.retention.ms at -2 the local copy lives as long as the remote one: tiering saves nothing.',
  fix: 'Set local.retention.ms to the hours that readers usually read from.',
  sources: ['K-TIERED', 'K-LOGCONFIG', 'AWS-STORAGE', 'K-UPGRADE39'],
  limits: { suggestedLocalRetentionMs: 6 * HOUR_MS, usedFractionCritical: 0.8 },
  checks: {
    topic: (topic, facts, limits) =>
      given([topic.configs.find('remote.storage.enable')], (tiered) => {
        if (tiered?.value !== 'true') return NOT_APPLICABLE;
        const { configs } = topic;
        return given(
          [
            configs.entry('local.retention.ms'),
            configs.long('local.retention.ms'),
            configs.long('retention.ms'),
          ],
          (entry, local, retention) => {
            if (local !== -2n && local !== retention) return PASS;
            const copyFails = (facts.brokers.known ? facts.brokers.value : []).some(({ host, volumes }) => {
              const all = volumes();
              const isFull =
                all.known &&
                all.value.some(({ usedFraction }) => usedFraction >= limits.usedFractionCritical);
              return isFull && (host.remoteCopyErrorsPerSecond ?? 0) > 0;
            });
            return violated({
              severity: copyFails ? 'critical' : 'warn',
              config: configEvidence(entry),
              evidence: [
                evidence('local.retention.ms', local, 'ms'),
                evidence('retention.ms', retention, 'ms'),
                evidenceOf(topic.sizes(), (size) => evidence('held locally', size.totalBytes, 'bytes')),
              ],
              consequence: `${topic.name} is tiered and still keeps ${durationText(retention)} on the brokers’ own disks.`,
              suggestion: topicSet(
                topic,
                'local.retention.ms',
                limits.suggestedLocalRetentionMs,
                'Old reads come from remote storage; the local disk keeps the hot window.',
              ),
            });
          },
        );
      }),
  },
});

export const STORAGE_RULES = [STO_04, STO_05, STO_06, STO_07, STO_08];
