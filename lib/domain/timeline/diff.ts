import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { atOnce } from '@/lib/shared/at-once.ts';
import { bothOf } from './both.ts';
import { brokerEvents } from './brokers.ts';
import { configEvents } from './configs.ts';
import { controllerEvents } from './controller.ts';
import type { NewEvent } from './event.ts';
import { groupEvents } from './groups.ts';
import { offsetEvents } from './offsets.ts';
import { partitionEvents } from './partitions.ts';
import { boundStorms } from './storm.ts';
import { topicEvents } from './topics.ts';

/** What changed between two snapshots, in one go. */
export function diff(previous: ClusterSnapshot, next: ClusterSnapshot): NewEvent[] {
  return atOnce(diffSteps(previous, next));
}

/**
 * What changed between two snapshots: causes before effects, a storm as one. What was unknown before or is unknown now
 * gives no event. In slices, for `inSlices`: each is about a millisecond of work.
 */
export function* diffSteps(
  previous: ClusterSnapshot,
  next: ClusterSnapshot,
): Generator<undefined, NewEvent[], undefined> {
  if (previous === next) return [];
  const events = [...brokerEvents(previous, next), ...controllerEvents(previous, next)];
  const metadata = bothOf(previous.sections.metadata, next.sections.metadata);
  if (metadata !== null) {
    const topics = { ...metadata, before: metadata.before.topics, after: metadata.after.topics };
    events.push(...(yield* topicEvents(topics)));
    events.push(...(yield* partitionEvents(topics)));
  }
  events.push(...(yield* configEvents(previous, next)));
  events.push(...(yield* groupEvents(previous, next)));
  events.push(...(yield* offsetEvents(previous, next)));
  yield;
  return boundStorms(events);
}
