import type { Rule } from '../rule.ts';
import { INTERNAL_TOPIC_RULES } from './internal-topics.ts';
import { REPLICATION_BROKER_RULES } from './replication-brokers.ts';
import { REPLICATION_DEFAULT_RULES } from './replication-defaults.ts';
import { REPLICATION_STATE_RULES } from './replication-state.ts';
import { REPLICATION_TOPIC_RULES } from './replication-topics.ts';
import { RETENTION_RULES } from './retention.ts';
import { STORAGE_RULES } from './storage.ts';
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
];

/** The families in the order they are shown and documented. */
const FAMILY_ORDER = ['RET', 'STO', 'CMP', 'DUR', 'TOP', 'PRF', 'SEC', 'CTL', 'GRP', 'CLI', 'NOD'];

const rank = ({ id }: Rule): number => FAMILY_ORDER.indexOf(id.slice(0, 3)) * 100 + Number(id.slice(4));

/** Every rule once, by family and number. */
export const RULES: readonly Rule[] = FAMILIES.flat().sort((a, b) => rank(a) - rank(b));

const BY_ID = new Map(RULES.map((rule) => [rule.id, rule]));

export const ruleById = (id: string): Rule | undefined => BY_ID.get(id);
