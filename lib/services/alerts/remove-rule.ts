import type { AlertDeliveryRecord } from '@/lib/db/alerts-records.ts';
import type { Store } from '@/lib/db/store.ts';
import { AppError } from '@/lib/shared/app-error.ts';
import type { ClusterRegistry, WatchedCluster } from '../cluster-registry.ts';
import { evaluate } from './evaluate.ts';
import { ruleOf, type StoredRule, storedRules } from './records.ts';
import { alertUrl, tellTimeline } from './telling.ts';

type Parts = { store: Store; registry: ClusterRegistry; publicUrl: string | null; now: () => number };

const CLOSING = 'Its rule was removed: nobody watches this any more.';

/**
 * Removes a rule with its alerts. Whoever was told that something fires is told that nobody watches it any more, at once:
 * an incident elsewhere would stay open for good.
 * @throws AppError `not_found`
 */
export async function removeRule(id: string, { store, registry, publicUrl, now }: Parts): Promise<void> {
  const record = (await store.listAlertRules()).find((one) => one.id === id);
  if (record === undefined) throw new AppError('not_found', 'There is no such rule any more.');
  const [rule] = storedRules([record]);
  const at = now();
  const deliveries: AlertDeliveryRecord[] = [];
  if (rule !== undefined) {
    for (const cluster of registry.list()) {
      deliveries.push(...(await closed(cluster, rule, { store, publicUrl, at })));
    }
  }
  if (!(await store.deleteAlertRule(id, deliveries))) {
    throw new AppError('not_found', 'There is no such rule any more.');
  }
}

/** As if it was switched off, without anything that holds messages back. */
async function closed(
  cluster: WatchedCluster,
  rule: StoredRule,
  { store, publicUrl, at }: { store: Store; publicUrl: string | null; at: number },
): Promise<readonly AlertDeliveryRecord[]> {
  const { id, name, environment } = cluster.definition;
  const open = (await store.openAlerts(id)).filter(({ ruleId }) => ruleId === rule.id);
  if (open.length === 0) return [];
  const channels = await store.listAlertChannels();
  const { saved, deliveries } = await evaluate({
    cluster: { id, name, environment, ownerOf: cluster.policy().teamOf },
    rules: [
      {
        ...ruleOf(rule.id, rule.input),
        isEnabled: false,
        groupWaitMs: 0,
        quietHours: null,
        closeMessage: CLOSING,
      },
    ],
    windows: [],
    channelIds: new Set(channels.map((channel) => channel.id)),
    open,
    acks: [],
    signals: async () => ({ signals: [], isComplete: false }),
    urlOf: (subject) => alertUrl(publicUrl, id, subject),
    now: at,
  });
  tellTimeline(cluster, saved, [rule], at);
  return deliveries;
}
