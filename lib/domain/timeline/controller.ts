import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { bothOf } from './both.ts';
import { CLUSTER, detail, type NewEvent, newEvent, ofBroker } from './event.ts';

/** The leader of the metadata quorum is the active controller. */
export function controllerEvents(previous: ClusterSnapshot, next: ClusterSnapshot): NewEvent[] {
  const both = bothOf(previous.sections.quorum, next.sections.quorum);
  if (both === null || both.before.leaderId === both.after.leaderId) return [];
  const { before, after, at } = both;
  const isLost = after.leaderId < 0;
  return [
    newEvent({
      at,
      kind: isLost ? 'controller.lost' : 'controller.moved',
      severity: isLost ? 'critical' : 'warn',
      subject: CLUSTER,
      title: isLost
        ? 'No controller leads the cluster'
        : before.leaderId < 0
          ? `Controller ${after.leaderId} leads the cluster`
          : `The controller moved from ${before.leaderId} to ${after.leaderId}`,
      from: before.leaderId < 0 ? 'none' : String(before.leaderId),
      to: isLost ? 'none' : String(after.leaderId),
      details: [detail('leader epoch', String(before.leaderEpoch), String(after.leaderEpoch))],
      mentions: [before.leaderId, after.leaderId].filter((id) => id >= 0).map(ofBroker),
    }),
  ];
}
