import type { Features } from '@/lib/domain/model/broker.ts';
import { type Fact, known, missing } from './fact.ts';

/** Kafka's release line, for example 3.7 or 4.1. */
export type Release = { major: number; minor: number };

/** Highest metadata.version level of each release line (MetadataVersion.java). */
const LEVELS: readonly [level: number, release: Release][] = [
  [7, { major: 3, minor: 3 }],
  [8, { major: 3, minor: 4 }],
  [11, { major: 3, minor: 5 }],
  [14, { major: 3, minor: 6 }],
  [19, { major: 3, minor: 7 }],
  [20, { major: 3, minor: 8 }],
  [21, { major: 3, minor: 9 }],
  [25, { major: 4, minor: 0 }],
  [27, { major: 4, minor: 1 }],
  [29, { major: 4, minor: 2 }],
  [30, { major: 4, minor: 3 }],
];

/** The release line a metadata level belongs to; a level beyond the newest known counts as the newest. */
export function releaseOfLevel(level: number): Release {
  const hit = LEVELS.find(([highest]) => level <= highest) ?? LEVELS.at(-1);
  return hit?.[1] ?? { major: 3, minor: 3 };
}

/** How many release lines lie between two metadata levels. */
export function releasesBetween(level: number, newer: number): number {
  const index = (of: number) => {
    const found = LEVELS.findIndex(([highest]) => of <= highest);
    return found === -1 ? LEVELS.length - 1 : found;
  };
  return index(newer) - index(level);
}

/**
 * No API tells a broker's version. Its highest supported metadata.version does, for KRaft; with brokers of two versions
 * it is that of the broker that answered.
 */
export function releaseOf(features: Features): Fact<Release> {
  const metadata = features.levels.find(({ feature }) => feature === 'metadata.version');
  if (metadata) return known(releaseOfLevel(metadata.supportedMax));
  return missing('not-reported', 'The brokers report no metadata.version, so their release is not known.');
}

export const isAtLeast = (release: Release, major: number, minor: number): boolean =>
  release.major > major || (release.major === major && release.minor >= minor);
