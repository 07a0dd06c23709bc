/** What an address names that is not there. */
export type Missing = { kind: 'page' | 'cluster' | 'topic' | 'consumer group' | 'broker'; name: string };

type Params = { cluster?: string; topic?: string; group?: string; brokerId?: string };

/** By the parameters of the route, decoded. `isClusterKnown`: whether the cluster among them is. */
export function missingAt({ cluster, topic, group, brokerId }: Params, isClusterKnown: boolean): Missing {
  if (cluster === undefined) return { kind: 'page', name: '' };
  if (!isClusterKnown) return { kind: 'cluster', name: cluster };
  if (topic !== undefined) return { kind: 'topic', name: topic };
  if (group !== undefined) return { kind: 'consumer group', name: group };
  if (brokerId !== undefined) return { kind: 'broker', name: brokerId };
  return { kind: 'page', name: '' };
}

/** `There is no topic "orders" in prod-eu1`. */
export function missingTitle({ kind, name }: Missing, clusterName: string | null): string {
  const place = clusterName === null ? '' : ` in ${clusterName}`;
  if (kind === 'page') return `There is no such page${place}`;
  if (kind === 'cluster') return `There is no cluster "${name}"`;
  return kind === 'broker' ? `There is no broker ${name}${place}` : `There is no ${kind} "${name}"${place}`;
}
