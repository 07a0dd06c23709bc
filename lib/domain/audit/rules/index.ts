import type { Rule } from '../rule.ts';
import { CLEANER_RULES } from './cleaner.ts';
import { CLIENT_RULES } from './clients.ts';
import { COMPACTION_RULES } from './compaction.ts';
import { CONTROL_PLANE_RULES } from './control-plane.ts';
import { DRIFT_RULES } from './drift.ts';
import { familyOf, RULE_FAMILIES } from './families.ts';
import { GROUP_LAG_RULES } from './group-lag.ts';
import { GROUP_MEMBER_RULES } from './group-members.ts';
import { GROUP_OFFSET_RULES } from './group-offsets.ts';
import { HOST_RULES } from './hosts.ts';
import { INTERNAL_TOPIC_RULES } from './internal-topics.ts';
import { LAYOUT_RULES } from './layout.ts';
import { PERFORMANCE_RULES } from './performance.ts';
import { REPLICATION_BROKER_RULES } from './replication-brokers.ts';
import { REPLICATION_DEFAULT_RULES } from './replication-defaults.ts';
import { REPLICATION_STATE_RULES } from './replication-state.ts';
import { REPLICATION_TOPIC_RULES } from './replication-topics.ts';
import { RETENTION_RULES } from './retention.ts';
import { SECURITY_RULES } from './security.ts';
import { STORAGE_RULES } from './storage.ts';
import { TOPIC_HEALTH_RULES } from './topic-health.ts';
import { TOPIC_RULES } from './topics.ts';
import { VOLUME_RULES } from './volumes.ts';

const FAMILIES: readonly (readonly Rule[])[] = [
  RETENTION_RULES,
  VOLUME_RULES,
  STORAGE_RULES,
  REPLICATION_DEFAULT_RULES,
  INTERNAL_TOPIC_RULES,
  REPLICATION_TOPIC_RULES,
  REPLICATION_STATE_RULES,
  REPLICATION_BROKER_RULES,
  CLIENT_RULES,
  COMPACTION_RULES,
  CLEANER_RULES,
  CONTROL_PLANE_RULES,
  DRIFT_RULES,
  GROUP_LAG_RULES,
  GROUP_MEMBER_RULES,
  GROUP_OFFSET_RULES,
  HOST_RULES,
  LAYOUT_RULES,
  PERFORMANCE_RULES,
  SECURITY_RULES,
  TOPIC_RULES,
  TOPIC_HEALTH_RULES,
];

const FAMILY_ORDER = RULE_FAMILIES.map(({ prefix }) => prefix);

const rank = ({ id }: Rule): number => FAMILY_ORDER.indexOf(familyOf(id)) * 100 + Number(id.slice(4));

/** Every rule once, by family and number. */
export const RULES: readonly Rule[] = FAMILIES.flat().sort((a, b) => rank(a) - rank(b));

const BY_ID = new Map(RULES.map((rule) => [rule.id, rule]));

export const ruleById = (id: string): Rule | undefined => BY_ID.get(id);
