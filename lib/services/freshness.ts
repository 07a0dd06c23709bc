import { type Cadence, JOB_OF_SECTION } from '@/lib/collector/cadence.ts';
import type { FreshnessDto, SectionStateDto } from '@/lib/contracts/common.ts';
import { oldest } from '@/lib/domain/lag/lag.ts';
import type { ClusterSnapshot, SectionName } from '@/lib/domain/model/snapshot.ts';

/** Identifies what an answer was derived from: the collector's run and the newest change among the sections used. */
export function versionOf(snapshot: ClusterSnapshot, used: readonly SectionName[]): string {
  const revision = Math.max(0, ...used.map((name) => snapshot.revisions[name] ?? 0));
  return `${snapshot.epoch}-${revision}`;
}

export function freshnessOf(
  snapshot: ClusterSnapshot,
  used: readonly SectionName[],
  cadence: Cadence,
): FreshnessDto {
  const sections = used.map((name) => sectionState(snapshot, name, cadence));
  const isComplete = sections.every((section) => section.collectedAt !== null);
  return {
    version: versionOf(snapshot, used),
    collectedAt: isComplete ? sections.map((section) => section.collectedAt).reduce(oldest, null) : null,
    staleSince: sections.map((section) => section.staleSince).reduce(oldest, null),
    sections,
  };
}

function sectionState(snapshot: ClusterSnapshot, name: SectionName, cadence: Cadence): SectionStateDto {
  const section = snapshot.sections[name];
  const intervalMs = cadence[JOB_OF_SECTION[name]];
  const none = { name, intervalMs, collectedAt: null, staleSince: null, error: null, failures: [] };
  if (section === undefined) return { ...none, status: 'pending' };
  if (!section.ok) {
    return {
      ...none,
      status: 'failed',
      collectedAt: section.lastGood?.collectedAt ?? null,
      staleSince: section.since,
      error: section.error,
    };
  }
  const failures = [...section.failures];
  return {
    ...none,
    status: failures.length > 0 ? 'partial' : 'ok',
    collectedAt: section.collectedAt,
    staleSince: failures.map((failure) => failure.since).reduce(oldest, null),
    failures,
  };
}
