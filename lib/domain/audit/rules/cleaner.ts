import { configEvidence } from '../config-evidence.ts';
import { rule } from '../rule.ts';
import { evidence, given, NOT_APPLICABLE, PASS, unknown, violated } from '../verdict.ts';
import { durationText, topicSet } from './support.ts';

export const CMP_06 = rule({
  id: 'CMP-06',
  title: 'Log cleaner off or failing',
  scope: 'broker',
  severity: 'warn',
  authority: 'broker',
  fires: 'log.cleaner.enable is false or a cleaner thread died (critical), or partitions cannot be cleaned.',
  why: 'Compacted topics, __consumer_offsets among them, grow without end when the cleaner stands still.',
  fix: 'Keep log.cleaner.enable=true; give it more threads and a larger dedupe buffer where it cannot keep up.',
  sources: ['TALK-2019', 'K-CLEANERCFG', 'K-DYNBROKER', 'K-UPGRADE42', 'STRIMZI-BROKER'],
  limits: {},
  checks: {
    broker: (broker) => {
      const { deadCleanerThreads: dead, uncleanablePartitions: stuck } = broker.host;
      const enabled = broker.configs.find('log.cleaner.enable');
      if (enabled.known && enabled.value?.value === 'false') {
        return violated({
          severity: 'critical',
          config: configEvidence(enabled.value),
          consequence: `Broker ${broker.brokerId} does not compact: its compacted topics only grow.`,
          instruction: 'Remove log.cleaner.enable=false from the broker’s file and restart it.',
        });
      }
      if ((dead ?? 0) > 0 || (stuck ?? 0) > 0) {
        return violated({
          severity: (dead ?? 0) > 0 ? 'critical' : 'warn',
          about: (dead ?? 0) > 0 ? 'cleaner-dead' : 'uncleanable',
          evidence: [
            evidence('dead cleaner threads', dead ?? 0),
            evidence('uncleanable', stuck ?? 0, 'partitions'),
          ],
          consequence:
            (dead ?? 0) > 0
              ? `A cleaner thread of broker ${broker.brokerId} died: compaction stands still until a restart.`
              : `Broker ${broker.brokerId} cannot clean ${stuck} of its partitions.`,
          instruction: 'Look for the error in the broker’s log-cleaner.log, then restart it.',
        });
      }
      if (!enabled.known) return unknown(enabled.missing);
      if (dead !== undefined && stuck !== undefined) return PASS;
      return unknown({
        kind: 'needs-source',
        reason: `The cleaner of broker ${broker.brokerId} is not turned off; whether it lives and keeps up needs JMX metrics.`,
      });
    },
  },
});

/** As the coordinators create them. */
const OWN_POLICIES: ReadonlyMap<string, { policy: string; isUnlimited: boolean }> = new Map([
  ['__consumer_offsets', { policy: 'compact', isUnlimited: false }],
  ['__transaction_state', { policy: 'compact', isUnlimited: false }],
  ['__share_group_state', { policy: 'delete', isUnlimited: true }],
  ['__remote_log_metadata', { policy: 'delete', isUnlimited: true }],
]);

export const CMP_07 = rule({
  id: 'CMP-07',
  title: 'Internal topic with a foreign cleanup policy',
  scope: 'topic',
  severity: 'critical',
  authority: 'broker',
  fires:
    '__consumer_offsets or __transaction_state is not compacted, or __share_group_state or __remote_log_metadata is not kept without limit.',
  why: 'A delete policy on the offsets topic erases the commits of every quiet group.',
  fix: 'Leave these topics as the brokers create them.',
  sources: ['K-GCSERVICE', 'K-TXNSTATE', 'K-SHARESVC', 'TALK-2019'],
  limits: {},
  checks: {
    topic: (topic) => {
      const own = OWN_POLICIES.get(topic.name);
      if (!own) return NOT_APPLICABLE;
      return given(
        [
          topic.configs.entry('cleanup.policy'),
          topic.configs.entry('retention.ms'),
          topic.configs.long('retention.ms'),
        ],
        (policy, retention, ms) => {
          if (policy.value !== own.policy) {
            return violated({
              severity: 'critical',
              config: configEvidence(policy),
              consequence: `${topic.name} is cleaned by "${policy.value}" instead of "${own.policy}": state that is still needed gets lost.`,
              suggestion: topicSet(topic, 'cleanup.policy', own.policy, 'As the broker creates it.'),
            });
          }
          if (!own.isUnlimited || ms < 0n) return PASS;
          return violated({
            severity: 'critical',
            config: configEvidence(retention),
            consequence: `${topic.name} deletes after ${durationText(ms)} although its records stay valid for ever.`,
            suggestion: topicSet(topic, 'retention.ms', -1, 'As the broker creates it.'),
          });
        },
      );
    },
  },
});

export const CLEANER_RULES = [CMP_06, CMP_07];
