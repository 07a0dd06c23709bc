import { isInactive } from '../../lag/activity.ts';
import { lagPerSecond, lagPoints } from '../../lag/points.ts';
import { type Fact, flatMapFact, known, mapFact, missing } from '../fact.ts';
import type { AuditFacts, GroupFacts, TopicFacts } from '../facts.ts';
import { max } from './support.ts';

/**
 * Share of the produce rate a group consumes: 0 = stopped, 1 and more = catching up. From the sampled commits and lag of
 * the whole group, so it is the group's mean over its topics.
 */
export function consumeRatio({ progress, group }: GroupFacts): Fact<number> {
  if (isInactive(group)) return known(0);
  return flatMapFact(progress, (of) => {
    const points = lagPoints(of.points);
    const first = points[0];
    const last = points.at(-1);
    const growth = lagPerSecond(of.points);
    if (!first || !last || growth === null) {
      return missing('needs-history', `The rates of group ${group.groupId} need more samples.`);
    }
    const consumed = (last.committed - first.committed) / ((last.at - first.at) / 1000);
    const produced = consumed + growth;
    if (produced <= 0) return known(consumed > 0 ? Number.POSITIVE_INFINITY : 0);
    return known(Math.max(0, consumed) / produced);
  });
}

/** Time until unread records are deleted, ms; Infinity when nothing threatens them. `isBound`: it may be less. */
type LossHorizon = { ms: number; isBound: boolean };

const NEVER: LossHorizon = { ms: Number.POSITIVE_INFINITY, isBound: false };

/**
 * By time: what is left of retention, stretched by how fast the group reads. By size: bytes left, against the rate at which
 * the unread part grows.
 */
function lossHorizon(group: GroupFacts, topic: TopicFacts): Fact<LossHorizon> {
  const { configs } = topic;
  return flatMapFact(configs.list('cleanup.policy'), (policy) => {
    if (!policy.includes('delete')) return known(NEVER);
    return flatMapFact(byTime(group, topic), (time) =>
      mapFact(bySize(group, topic), (size) => ({ ...time, ms: Math.min(time.ms, size) })),
    );
  });
}

function byTime(group: GroupFacts, topic: TopicFacts): Fact<LossHorizon> {
  return flatMapFact(topic.configs.number('retention.ms'), (retention) => {
    if (retention < 0) return known(NEVER);
    const lags = topic.timeLags();
    const lag = lags.seen.find(({ groupId }) => groupId === group.name);
    if (!lag) {
      return lags.missing
        ? { known: false, missing: lags.missing }
        : missing('not-read', `The lag of group ${group.name} on ${topic.name} is not known.`);
    }
    if (lag.ms === 0 && !lag.isBound) return known(NEVER);
    return mapFact(consumeRatio(group), (ratio) =>
      ratio >= 1
        ? NEVER
        : { ms: Math.max(0, retention - lag.ms) / (1 - ratio), isBound: lag.isBound && lag.ms < retention },
    );
  });
}

function bySize(group: GroupFacts, topic: TopicFacts): Fact<number> {
  return flatMapFact(topic.configs.number('retention.bytes'), (limit) => {
    const behind = unreadFraction(group, topic);
    if (limit < 0 || (behind.known && behind.value === 0)) return known(Number.POSITIVE_INFINITY);
    return flatMapFact(behind, (fraction) =>
      flatMapFact(topic.sizes(), ({ partitionBytes }) =>
        flatMapFact(topic.bytesPerSecond(), (rate) =>
          mapFact(consumeRatio(group), (ratio) => {
            const largest = max(partitionBytes.map(Number));
            const growth = (rate / partitionBytes.length) * (1 - ratio);
            if (growth <= 0) return Number.POSITIVE_INFINITY;
            return (Math.max(0, limit - largest * fraction) / growth) * 1000;
          }),
        ),
      ),
    );
  });
}

/** Largest share of a partition's records that the group has not read. */
function unreadFraction(group: GroupFacts, topic: TopicFacts): Fact<number> {
  return flatMapFact(group.progress, ({ topics }) => {
    let worst = 0;
    for (const { partition, lag } of topics.get(topic.name) ?? []) {
      const start = group.startOf(topic.name, partition);
      const end = group.endOf(topic.name, partition);
      if (lag.kind === 'unknown' || start === null || end === null) {
        return missing('not-read', `The position of group ${group.name} on ${topic.name} is not known.`);
      }
      if (end > start) worst = Math.max(worst, Math.min(1, Number(lag.messages) / Number(end - start)));
    }
    return known(worst);
  });
}

/** The topics a group reads that still exist; those deleted meanwhile bind nobody. */
export function topicsOf(group: GroupFacts, facts: AuditFacts): readonly Fact<TopicFacts>[] {
  const names = group.progress.known ? [...group.progress.value.topics.keys()] : [];
  return names.flatMap((name): Fact<TopicFacts>[] => {
    const topic = facts.topic(name);
    if (!topic.known) return [topic];
    return topic.value ? [known(topic.value)] : [];
  });
}

export type Horizon = LossHorizon & { topic: TopicFacts };

/** Per topic that the group reads. A bound is seen and its true value is missing: it may accuse, and acquits nobody. */
export const horizonsOf = (group: GroupFacts, facts: AuditFacts): readonly Fact<Horizon>[] =>
  topicsOf(group, facts).flatMap((fact) => {
    const horizon = flatMapFact(fact, (topic) =>
      mapFact(lossHorizon(group, topic), (loss) => ({ ...loss, topic })),
    );
    if (!horizon.known || !horizon.value.isBound) return [horizon];
    const reason = `When ${group.name} loses records of ${horizon.value.topic.name} is known as a bound only.`;
    return [horizon, missing('needs-history', reason)];
  });
