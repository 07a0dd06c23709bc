import type { Store } from '@/lib/db/store.ts';
import { AppError } from '@/lib/shared/app-error.ts';
import type { ClusterRegistry, WatchedCluster } from '../cluster-registry.ts';
import { type Evaluation, evaluate } from './evaluate.ts';
import { ruleOf, type StoredRule, storedRules } from './records.ts';
import { alertUrl, tellTimeline } from './telling.ts';

type Parts = { store: Store; registry: ClusterRegistry; publicUrl: string | null; now: () => number };

const CLOSING = 'Its rule was removed: nobody watches this any more.';
const ENDING = 'is not watched any more: the rule was removed';

/**
 * Removes a rule with its alerts. Whoever was told that something fires is told that nobody watches it any more, at once:
 * an incident elsewhere would stay open for good.
 * @throws AppError `not_found`
 */
export async function removeRule(id: string, { store, registry, publicUrl, now }: Parts): Promise<void> {
  const records = await store.listAlertRules();
  const rules = storedRules(records.filter((record) => record.id === id));
  const channelIds = new Set((await store.listAlertChannels()).map((channel) => channel.id));
  const at = now();
  const ended: { cluster: WatchedCluster; evaluation: Evaluation }[] = [];
  for (const cluster of registry.list()) {
    const open = (await store.openAlerts(cluster.definition.id)).filter(({ ruleId }) => ruleId === id);
    const evaluation = await evaluate({ ...unwatched(cluster, rules, publicUrl), channelIds, open, now: at });
    ended.push({ cluster, evaluation });
  }
  const deliveries = ended.flatMap(({ evaluation }) => evaluation.deliveries);
  if (!(await store.deleteAlertRule(id, deliveries))) {
    throw new AppError('not_found', 'There is no such rule any more.');
  }
  for (const { cluster, evaluation } of ended) tellTimeline(cluster, evaluation.saved, rules, at, ENDING);
}

/** As if the rules were switched off, without anything that holds messages back. */
function unwatched(
  cluster: WatchedCluster,
  rules: readonly StoredRule[],
  publicUrl: string | null,
): Omit<Parameters<typeof evaluate>[0], 'channelIds' | 'open' | 'now'> {
  const { id, name, environment } = cluster.definition;
  return {
    cluster: { id, name, environment, ownerOf: cluster.policy().teamOf },
    rules: rules.map(({ id: ruleId, input }) => ({
      ...ruleOf(ruleId, input),
      isEnabled: false,
      groupWaitMs: 0,
      quietHours: null,
      closeMessage: CLOSING,
    })),
    windows: [],
    acks: [],
    signals: async () => ({ signals: [], isComplete: false }),
    urlOf: (subject) => alertUrl(publicUrl, id, subject),
  };
}
