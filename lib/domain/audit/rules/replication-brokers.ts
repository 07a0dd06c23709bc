import { configEvidence } from '../config-evidence.ts';
import { isAtLeast } from '../release.ts';
import { rule } from '../rule.ts';
import { evidence, given, NOT_APPLICABLE, PASS, unknown, violated } from '../verdict.ts';
import { durationText } from './support.ts';

export const DUR_13 = rule({
  id: 'DUR-13',
  title: 'ISR timeout at an old or extreme value',
  scope: 'broker',
  severity: 'info',
  authority: 'broker',
  fires: 'replica.lag.time.max.ms is below 10 s or above 60 s. Warn while the ISR shrinks.',
  why: 'Too short and healthy followers flap; too long and acks=all waits for a dead one. It was 10 s until 2.5.0 and is 30 s since.',
  fix: 'Set replica.lag.time.max.ms=30000 in the broker’s file and restart it.',
  sources: ['K-REPLCFG', 'K-REPLICAMGR', 'K-UPGRADE25'],
  limits: { lagMsMin: 10_000, lagMsMax: 60_000, isrShrinksPerSecondWarn: 0 },
  checks: {
    broker: (broker, _facts, limits) => {
      const key = 'replica.lag.time.max.ms';
      return given([broker.configs.entry(key), broker.configs.number(key)], (entry, ms) => {
        if (ms >= limits.lagMsMin && ms <= limits.lagMsMax) return PASS;
        const shrinks = broker.host.isrShrinksPerSecond ?? 0;
        return violated({
          severity: shrinks > limits.isrShrinksPerSecondWarn ? 'warn' : 'info',
          config: configEvidence(entry),
          evidence: [evidence(key, ms, 'ms')],
          consequence:
            ms < limits.lagMsMin
              ? `Broker ${broker.brokerId} drops a follower from the ISR after ${durationText(ms)}: a long pause looks like a failure.`
              : `Broker ${broker.brokerId} waits ${durationText(ms)} for a dead follower before acks=all writes go on without it.`,
          instruction: 'Set replica.lag.time.max.ms=30000 in the broker’s file and restart it.',
        });
      });
    },
  },
});

const ELR = 'eligible.leader.replicas.version';

export const DUR_17 = rule({
  id: 'DUR-17',
  title: 'Eligible leader replicas not in use',
  scope: 'cluster',
  severity: 'info',
  authority: 'controller',
  fires: 'Kafka 4.0 or later runs with eligible.leader.replicas.version 0.',
  why: 'Without them the last ISR member is the only clean leader, even when another copy is known to be complete.',
  fix: 'Raise eligible.leader.replicas.version to 1. It creates a cluster-wide min.insync.replicas that stays, and deletes broker-level ones: move those first.',
  sources: ['K-ELR', 'K-UPGRADE42', 'K-ELRV'],
  limits: {},
  checks: {
    cluster: (_cluster, facts) =>
      given([facts.release, facts.features], (release, { levels }) => {
        if (!isAtLeast(release, 4, 0)) return NOT_APPLICABLE;
        const level = levels.find(({ feature }) => feature === ELR)?.finalized ?? 0;
        if (level > 0) return PASS;
        return violated({
          severity: 'info',
          about: `${ELR}=0`,
          evidence: [evidence(ELR, 0), evidence('Kafka', `${release.major}.${release.minor}`)],
          consequence:
            'When the last in-sync copy of a partition fails, it goes offline although a complete copy may be alive.',
          instruction: `Run kafka-features.sh upgrade --feature ${ELR}=1 after moving min.insync.replicas off single brokers.`,
        });
      }),
  },
});

export const DUR_18 = rule({
  id: 'DUR-18',
  title: 'Controlled shutdown disabled',
  scope: 'broker',
  severity: 'warn',
  authority: 'broker',
  fires: 'controlled.shutdown.enable is false.',
  why: 'A stop is then a crash: leaders move only after the session expires, and logs need recovery.',
  fix: 'Remove controlled.shutdown.enable=false from the broker’s file and restart it.',
  sources: ['K-SERVERCONFIGS', 'K-BROKERSERVER'],
  limits: {},
  checks: {
    broker: (broker) =>
      given([broker.configs.find('controlled.shutdown.enable')], (entry) => {
        if (!entry)
          return unknown({
            kind: 'not-reported',
            reason: `Broker ${broker.brokerId} does not report controlled.shutdown.enable.`,
          });
        if (entry.value !== 'false') return PASS;
        const leaders = broker.leaders();
        return violated({
          severity: 'warn',
          config: configEvidence(entry),
          evidence: [leaders.known ? evidence('partitions it leads', leaders.value, 'partitions') : null],
          consequence: `Stopping broker ${broker.brokerId} leaves ${leaders.known ? leaders.value : 'its'} partitions without a leader until its session expires.`,
          instruction: 'Set controlled.shutdown.enable=true in the broker’s file and restart it.',
        });
      }),
  },
});

export const REPLICATION_BROKER_RULES = [DUR_13, DUR_17, DUR_18];
