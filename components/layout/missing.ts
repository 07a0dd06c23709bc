import { decodeSegment } from '@/lib/shared/path-segment.ts';

/** What an address names that is not there. */
export type Missing = { kind: 'page' | 'cluster' | 'topic' | 'consumer group' | 'broker'; name: string };

const KINDS: Readonly<Record<string, Missing['kind']>> = {
  topics: 'topic',
  groups: 'consumer group',
  brokers: 'broker',
};

/** By the path of a page, for a cluster that is known or not. */
export function missingAt(pathname: string, isClusterKnown: boolean): Missing {
  const [, root, cluster, list, name] = pathname.split('/');
  if (root !== 'c' || cluster === undefined) return { kind: 'page', name: '' };
  if (!isClusterKnown) return { kind: 'cluster', name: decodeSegment(cluster) };
  const kind = KINDS[list ?? ''];
  if (kind === undefined || name === undefined) return { kind: 'page', name: '' };
  return { kind, name: decodeSegment(name) };
}

/** `There is no topic "orders" in prod-eu1`. */
export function missingTitle({ kind, name }: Missing, clusterName: string | null): string {
  const place = clusterName === null ? '' : ` in ${clusterName}`;
  if (kind === 'page') return `There is no such page${place}`;
  if (kind === 'cluster') return `There is no cluster "${name}"`;
  return kind === 'broker' ? `There is no broker ${name}${place}` : `There is no ${kind} "${name}"${place}`;
}
