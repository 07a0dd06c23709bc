import { type BrokerEntries, comparableEntries } from '@/lib/domain/configs/drift.ts';
import type { ConfigEntry } from '@/lib/domain/model/config.ts';
import { configEvidence } from '../config-evidence.ts';
import type { AuditFacts, BrokerFacts, NodeValue } from '../facts.ts';
import { rule } from '../rule.ts';
import {
  evidence,
  NOT_APPLICABLE,
  PASS,
  type Severity,
  unknown,
  type Verdict,
  violated,
} from '../verdict.ts';
import { firstMissing, listed, suggestion } from './support.ts';

const GRAVE =
  /^(min\.insync\.replicas|unclean\.leader|log\.retention\.|message\.max\.bytes|replica\.fetch\.|authorizer\.|allow\.everyone|super\.users|ssl\.|sasl\.|security\.)/;

function readBrokers(brokers: readonly BrokerFacts[]): { read: BrokerEntries[]; unread: Verdict | null } {
  const read: BrokerEntries[] = [];
  let unread: Verdict | null = null;
  for (const { brokerId, configs } of brokers) {
    const entries = configs.all();
    if (entries.known) read.push({ nodeId: brokerId, entries: entries.value });
    else unread ??= unknown(entries.missing);
  }
  return { read, unread };
}

export const CTL_06 = rule({
  id: 'CTL-06',
  title: 'Brokers are configured differently',
  scope: 'cluster',
  severity: 'warn',
  authority: 'both',
  fires:
    "A key has different values on the brokers, or one broker's dynamic value hides the cluster-wide or file value. Addresses, directories, ids and certificates may differ. Critical for min ISR, unclean election, retention, message size and security.",
  why: 'A topic takes its defaults from whichever broker leads or answers: behaviour changes when leadership moves.',
  fix: 'Delete the setting on the single broker, or bring the files in line; whitelist what is meant to differ.',
  sources: ['K-CONFIGHELPER', 'K-CFGSCHEMA'],
  limits: {},
  checks: {
    cluster: (_cluster, facts) => {
      if (!facts.brokers.known) return unknown(facts.brokers.missing);
      const { read, unread } = readBrokers(facts.brokers.value);
      const found = [...comparableEntries(read)].flatMap(
        ([key, values]) => driftOf(key, values) ?? shadowOf(key, values) ?? [],
      );
      if (unread) return [...found, unread];
      return found.length > 0 ? found : PASS;
    },
  },
});

const severityOf = (key: string): Severity => (GRAVE.test(key) ? 'critical' : 'warn');

function driftOf(key: string, values: readonly NodeValue[]): Verdict | null {
  const nodes = new Map<string | null, number[]>();
  for (const { nodeId, entry } of values) nodes.set(entry.value, [...(nodes.get(entry.value) ?? []), nodeId]);
  if (nodes.size < 2) return null;
  const [common, ...rest] = [...nodes].sort((a, b) => b[1].length - a[1].length);
  const text = (value: string | null) => (value === null || value === '' ? 'nothing' : value);
  const odd = values.find(({ entry }) => entry.value !== common?.[0] && entry.source === 'broker');
  return violated({
    severity: severityOf(key),
    about: `${key}: ${[...values]
      .sort((a, b) => a.nodeId - b.nodeId)
      .map(({ nodeId, entry }) => `${nodeId}=${entry.value ?? 'null'}@${entry.source}`)
      .join(', ')}`,
    aspect: key,
    evidence: [...nodes].map(([value, ids]) => evidence(`broker ${listed(ids, 9)}`, text(value))),
    consequence: `${key} is ${text(rest[0]?.[0] ?? null)} on broker ${listed(rest[0]?.[1] ?? [])} and ${text(common?.[0] ?? null)} elsewhere.`,
    suggestion: odd ? removal(odd) : null,
    instruction: odd ? null : `Bring ${key} in line in the brokers’ files and restart.`,
  });
}

const removal = ({ nodeId, entry }: NodeValue) =>
  suggestion('broker', String(nodeId), entry.name, null, 'The broker then follows the others.');

/** Same value today, but one broker would not follow a change of the layer below. */
function shadowOf(key: string, values: readonly NodeValue[]): Verdict | null {
  const hit = values.find(({ entry }) => entry.source === 'broker' && shadowed(entry) !== undefined);
  if (!hit) return null;
  const below = shadowed(hit.entry);
  return violated({
    severity: severityOf(key),
    config: configEvidence(hit.entry),
    aspect: key,
    evidence: [
      evidence('on the broker', hit.entry.value ?? ''),
      evidence(`below: ${below?.name}`, below?.value ?? ''),
    ],
    consequence: `Broker ${hit.nodeId} has ${key} of its own, so it will not follow the cluster-wide or file value.`,
    suggestion: removal(hit),
  });
}

const shadowed = ({ synonyms }: ConfigEntry) =>
  synonyms.find(({ source }) => source === 'cluster' || source === 'static');

const DECIDED_BY_CONTROLLERS = [
  'default.replication.factor',
  'num.partitions',
  'delete.topic.enable',
  'auto.leader.rebalance.enable',
  'unclean.leader.election.enable',
  'min.insync.replicas',
  'create.topic.policy.class.name',
  'alter.config.policy.class.name',
] as const;

export const CTL_07 = rule({
  id: 'CTL-07',
  title: 'Controllers disagree with brokers',
  scope: 'cluster',
  severity: 'warn',
  authority: 'controller',
  fires: 'A dedicated controller has another value than a broker for a key that controllers decide.',
  why: 'The active controller uses its own copy when it creates and deletes topics, elects leaders and tracks eligible replicas.',
  fix: 'Put the same values into the files of controllers and brokers, or set them cluster-wide where that is possible.',
  sources: ['K-CONTROLLERSERVER', 'K-CONTROLLERAPIS', 'K-AUTOTOPIC', 'K-CFGSCHEMA', 'K-UPGRADE43'],
  limits: {},
  checks: {
    cluster: (_cluster, facts) => {
      const { quorum } = facts;
      if (!quorum.known)
        return quorum.missing.kind === 'unsupported' ? NOT_APPLICABLE : unknown(quorum.missing);
      if (!facts.brokers.known) return unknown(facts.brokers.missing);
      const dedicated = new Set(
        quorum.value.voters.map(({ replicaId }) => replicaId).filter((id) => !facts.broker(id)),
      );
      if (dedicated.size === 0) return NOT_APPLICABLE;
      return DECIDED_BY_CONTROLLERS.map((key) => disagreement(key, facts, dedicated));
    },
  },
});

function disagreement(key: string, facts: AuditFacts, dedicated: ReadonlySet<number>): Verdict {
  const controllers = facts.onControllers(key);
  const brokers = facts.onBrokers(key);
  for (const controller of controllers.seen.filter(({ nodeId }) => dedicated.has(nodeId))) {
    const other = brokers.seen.find(({ entry }) => entry.value !== controller.entry.value);
    if (!other) continue;
    return violated({
      severity: 'warn',
      about: `${key}: ${controller.nodeId}=${controller.entry.value ?? 'null'}, ${other.nodeId}=${other.entry.value ?? 'null'}`,
      aspect: key,
      evidence: [
        evidence(`controller ${controller.nodeId}`, controller.entry.value ?? 'unset'),
        evidence(`broker ${other.nodeId}`, other.entry.value ?? 'unset'),
      ],
      consequence: `${key} is ${controller.entry.value ?? 'unset'} on controller ${controller.nodeId}, which decides, and ${other.entry.value ?? 'unset'} on broker ${other.nodeId}.`,
      instruction: `Put the same ${key} into the files of controllers and brokers.`,
    });
  }
  const missing = firstMissing(controllers.missing, brokers.missing);
  // Nodes leave a policy class out when there is none.
  const isUnset = missing?.kind === 'not-reported' && key.endsWith('.class.name');
  return missing && !isUnset ? unknown(missing) : PASS;
}

export const DRIFT_RULES = [CTL_06, CTL_07];
