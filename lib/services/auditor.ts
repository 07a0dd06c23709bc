import type { ClusterCollector } from '@/lib/collector/cluster-collector.ts';
import type { ChangedPart } from '@/lib/collector/snapshot-store.ts';
import type { EnvironmentDto } from '@/lib/contracts/clusters.ts';
import { type AuditReport, auditSteps } from '@/lib/domain/audit/audit.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { knownAcls } from '@/lib/domain/policy/known-acls.ts';
import type { PolicyException } from '@/lib/domain/policy/policy.ts';
import type { PolicyInForce } from '@/lib/domain/policy/policy-for.ts';
import { type AppError, toAppError } from '@/lib/shared/app-error.ts';
import { createPacer, inSlices } from '@/lib/shared/pacer.ts';
import { auditedAs, clusterFacts } from './cluster-facts.ts';
import type { DiskDays } from './disk-forecast.ts';
import type { FeaturesBehind } from './features-behind.ts';
import type { PolicyBook } from './policy/policy-book.ts';

/** Without a change of any config: states of partitions and groups are judged as well. */
export const AUDIT_EVERY_MS = 30_000;

/** A change of these is worth a new audit at once. */
const DECISIVE: ReadonlySet<ChangedPart> = new Set(['topicConfigs', 'brokerConfigs', 'features']);

/** A report, the snapshot it judged, which tells how old its facts are, and the policy it judged by. */
export type Audit = {
  report: AuditReport;
  snapshot: ClusterSnapshot;
  policy: PolicyInForce;
  /** The exceptions of the policy that hold, by the key of the finding. */
  excepted: ReadonlyMap<string, PolicyException>;
};

export type Auditor = {
  /** The newest audit, or the one that is on its way. Rejects only when the very first one fails. */
  newest(): Promise<Audit>;
  stop(): void;
};

type Options = {
  environment: EnvironmentDto;
  policies: PolicyBook;
  /** Nothing is known where it is left out. */
  diskDays?: DiskDays;
  featuresBehind?: FeaturesBehind;
  now: () => number;
  onAudit: (audit: Audit) => void;
  onError: (error: AppError) => void;
};

/**
 * Judges each snapshot that says something new about configs, and any other now and then, in slices of a few ms; and again
 * when the policy changes, or who owns what by ACLs does.
 */
export function createAuditor(
  collector: ClusterCollector,
  { environment, policies, diskDays = async () => new Map(), featuresBehind, now, onAudit, onError }: Options,
): Auditor {
  let newest: Audit | undefined;
  let running: Promise<Audit> | undefined;
  let startedAt = Number.NEGATIVE_INFINITY;
  let sectionsJudged = 0;
  let judgedBy: PolicyInForce | undefined;
  let isDue = false;
  let isStopped = false;

  const policyOf = (snapshot: ClusterSnapshot) =>
    policies.inForce(auditedAs(environment), knownAcls(snapshot).bindings);

  const judge = async (): Promise<Audit> => {
    const snapshot = collector.snapshot();
    isDue = false;
    startedAt = now();
    sectionsJudged = Object.keys(snapshot.sections).length;
    const policy = policyOf(snapshot);
    judgedBy = policy;
    const given = { environment, policy, now: startedAt };
    const hosts = await diskDays();
    const featuresBehindSince = await featuresBehind?.();
    // The facts are made in one go, which is a slice of its own.
    const pacer = createPacer();
    await pacer.pause();
    const facts = clusterFacts(snapshot, { ...given, hosts, featuresBehindSince });
    await pacer.pause();
    const report = await inSlices(auditSteps(facts, { policy }), pacer);
    newest = { report, snapshot, policy, excepted: exceptionsFor(report, policy) };
    onAudit(newest);
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

  const judgeSoon = () => {
    isDue = true;
    if (running === undefined) runUnasked();
  };

  const unfollow = policies.subscribe(judgeSoon);
  const unsubscribe = collector.subscribe((part, snapshot) => {
    const hasMore = Object.keys(snapshot.sections).length > sectionsJudged;
    const isOwnedAnew = part === 'acls' && policyOf(snapshot) !== judgedBy;
    if (!DECISIVE.has(part) && !hasMore && !isOwnedAnew && now() - startedAt < AUDIT_EVERY_MS) return;
    judgeSoon();
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
      unfollow();
      unsubscribe();
    },
  };
}

function exceptionsFor({ findings, at }: AuditReport, policy: PolicyInForce): Audit['excepted'] {
  const excepted = new Map<string, PolicyException>();
  for (const finding of findings) {
    const exception = policy.exceptionOf(finding, at);
    if (exception !== null) excepted.set(finding.key, exception);
  }
  return excepted;
}
