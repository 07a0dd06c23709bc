import type { ClusterCollector } from '@/lib/collector/cluster-collector.ts';
import type { ChangedPart } from '@/lib/collector/snapshot-store.ts';
import type { EnvironmentDto } from '@/lib/contracts/clusters.ts';
import { type AuditReport, auditSteps } from '@/lib/domain/audit/audit.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { type AppError, toAppError } from '@/lib/shared/app-error.ts';
import { inSlices } from '@/lib/shared/pacer.ts';
import { clusterFacts } from './cluster-facts.ts';

/** Without a change of any config: states of partitions and groups are judged as well. */
export const AUDIT_EVERY_MS = 30_000;

/** A change of these is worth a new audit at once. */
const DECISIVE: ReadonlySet<ChangedPart> = new Set(['topicConfigs', 'brokerConfigs', 'features']);

/** A report and the snapshot it judged, which tells how old its facts are. */
export type Audit = { report: AuditReport; snapshot: ClusterSnapshot };

export type Auditor = {
  /** The newest audit, or the one that is on its way. Rejects only when the very first one fails. */
  newest(): Promise<Audit>;
  stop(): void;
};

type Options = {
  environment: EnvironmentDto;
  now: () => number;
  onError: (error: AppError) => void;
};

/** Judges each snapshot that says something new about configs, and any other now and then, in slices of a few ms. */
export function createAuditor(collector: ClusterCollector, { environment, now, onError }: Options): Auditor {
  let newest: Audit | undefined;
  let running: Promise<Audit> | undefined;
  let startedAt = Number.NEGATIVE_INFINITY;
  let sectionsJudged = 0;
  let isDue = false;
  let isStopped = false;

  const judge = async (): Promise<Audit> => {
    const snapshot = collector.snapshot();
    isDue = false;
    startedAt = now();
    sectionsJudged = Object.keys(snapshot.sections).length;
    const facts = clusterFacts(snapshot, environment, startedAt);
    newest = { report: await inSlices(auditSteps(facts)), snapshot };
    return newest;
  };

  const run = (): Promise<Audit> => {
    running ??= judge().finally(() => {
      running = undefined;
      if (isDue && !isStopped) runUnasked();
    });
    return running;
  };

  const runUnasked = () => {
    run().catch((error) => onError(toAppError(error)));
  };

  const unsubscribe = collector.subscribe((part, snapshot) => {
    const hasMore = Object.keys(snapshot.sections).length > sectionsJudged;
    if (!DECISIVE.has(part) && !hasMore && now() - startedAt < AUDIT_EVERY_MS) return;
    isDue = true;
    if (running === undefined) runUnasked();
  });

  return {
    async newest() {
      if (newest === undefined) return run();
      const known = newest;
      // A run that fails has been reported; what was judged before still stands, with its age.
      return running?.catch(() => known) ?? known;
    },
    stop() {
      isStopped = true;
      unsubscribe();
    },
  };
}
