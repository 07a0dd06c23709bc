export type RuleFamily = { prefix: string; title: string };

/** The families in the order they are shown and documented; a rule's id begins with its family's prefix. */
export const RULE_FAMILIES: readonly RuleFamily[] = [
  { prefix: 'RET', title: 'Retention' },
  { prefix: 'STO', title: 'Storage' },
  { prefix: 'CMP', title: 'Compaction' },
  { prefix: 'DUR', title: 'Replication and durability' },
  { prefix: 'TOP', title: 'Topics and layout' },
  { prefix: 'PRF', title: 'Threads and quotas' },
  { prefix: 'SEC', title: 'Security' },
  { prefix: 'CTL', title: 'Control plane and versions' },
  { prefix: 'GRP', title: 'Consumer groups' },
  { prefix: 'CLI', title: 'Clients' },
  { prefix: 'NOD', title: 'Hosts' },
];

/** Of rules that a policy adds: their ids are `KEY:` and a name. */
export const OWN_FAMILY: RuleFamily = { prefix: 'KEY', title: 'Rules of the policy' };

/** `RET` of `RET-01`. */
export const familyOf = (ruleId: string): string => ruleId.slice(0, 3);
