/** How big a fixture is. Every topic has 3 partitions with 2 copies, every group has commits in 3 topics. */
export type ScaleSize = { topics: number; topicsWithData: number; recordsPerTopic: number; groups: number };

export const PARTITIONS_PER_TOPIC = 3;
/** 8 classic and 2 KIP-848 groups with members, beside `groups`; each reads a topic of its own. */
export const LIVE_GROUPS = 10;
export const LIVE_MEMBERS_PER_GROUP = 2;

const DOMAINS = ['orders', 'payments', 'clickstream', 'logistics', 'customers'] as const;
const REGIONS = ['eu', 'us', 'ap'] as const;

/** One topic in ten has data, as in the fixture of the peers' figures (2,000 and 200). */
export function scaleSize(topics: number, groups: number): ScaleSize {
  if (topics < LIVE_GROUPS) throw new Error(`The fixture needs at least ${LIVE_GROUPS} topics`);
  return {
    topics,
    topicsWithData: Math.max(LIVE_GROUPS, Math.floor(topics / 10)),
    recordsPerTopic: 500,
    groups,
  };
}

/** `orders.eu.events-0000`, `payments.eu.events-0001` and so on. */
export function topicNames({ topics }: ScaleSize): string[] {
  return Array.from({ length: topics }, (_, index) => {
    const domain = DOMAINS[index % DOMAINS.length];
    const region = REGIONS[Math.floor(index / DOMAINS.length) % REGIONS.length];
    return `${domain}.${region}.events-${String(index).padStart(4, '0')}`;
  });
}
