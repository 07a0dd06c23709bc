import type { Partition, Topic } from '@/lib/domain/model/topic.ts';
import type { Both } from './both.ts';
import { CLUSTER, detail, type NewEvent, newEvent, ofBroker, ofTopic } from './event.ts';
import {
  addPartition,
  emptyTally,
  type PartitionTally,
  partitionsText,
  topicLines,
  topicsOf,
} from './tally.ts';
import { isRecreated, TOPICS_A_STEP } from './topics.ts';

type Moves = {
  /** "from to" -> partitions. */
  moved: Map<string, PartitionTally>;
  all: PartitionTally;
  lost: PartitionTally;
  found: PartitionTally;
  left: Map<number, PartitionTally>;
  joined: Map<number, PartitionTally>;
};

/**
 * Leaders and in-sync replicas, summed up over the sweep: the restart of one broker moves thousands of leaders, and that
 * is one event.
 */
export function* partitionEvents({
  before,
  after,
  at,
}: Both<ReadonlyMap<string, Topic>>): Generator<undefined, NewEvent[], undefined> {
  const moves: Moves = {
    moved: new Map(),
    all: emptyTally(),
    lost: emptyTally(),
    found: emptyTally(),
    left: new Map(),
    joined: new Map(),
  };
  let looked = 0;
  for (const [name, topic] of after) {
    looked += 1;
    if (looked % TOPICS_A_STEP === 0) yield;
    const known = before.get(name);
    if (known === undefined || known === topic || isRecreated(known, topic)) continue;
    for (const [index, partition] of topic.partitions.entries()) {
      const was = known.partitions[index];
      if (was !== undefined && was !== partition) compare(name, was, partition, moves);
    }
  }
  const leaders = leaderEvents(moves, at);
  yield;
  return [...leaders, ...isrEvents(moves, at)];
}

function compare(topic: string, before: Partition, after: Partition, moves: Moves): void {
  if (before.leader !== after.leader) {
    const { partition } = after;
    if (after.leader < 0) addPartition(moves.lost, topic, partition);
    else if (before.leader < 0) addPartition(moves.found, topic, partition);
    // A broker that is behind tells an older leader: not a move.
    else if (after.leaderEpoch > before.leaderEpoch) {
      addPartition(moves.all, topic, partition);
      addPartition(tallyOf(moves.moved, `${before.leader} ${after.leader}`), topic, partition);
    }
  }
  if (before.isr === after.isr) return;
  // A replica that was taken away or added by a reassignment did not fall behind or catch up.
  for (const id of before.isr) {
    if (!after.isr.includes(id) && after.replicas.includes(id)) {
      addPartition(tallyOf(moves.left, id), topic, after.partition);
    }
  }
  for (const id of after.isr) {
    if (!before.isr.includes(id) && before.replicas.includes(id)) {
      addPartition(tallyOf(moves.joined, id), topic, after.partition);
    }
  }
}

function tallyOf<Key>(tallies: Map<Key, PartitionTally>, key: Key): PartitionTally {
  const known = tallies.get(key) ?? emptyTally();
  tallies.set(key, known);
  return known;
}

/** The topic when it is only one, or the cluster. */
const subjectOf = ({ byTopic }: PartitionTally) => {
  const [only, ...others] = byTopic.keys();
  return only !== undefined && others.length === 0 ? ofTopic(only) : CLUSTER;
};

function leaderEvents({ moved, all, lost, found }: Moves, at: number): NewEvent[] {
  const events: NewEvent[] = [];
  if (all.count > 0) {
    const routes = [...moved].map(([key, tally]) => {
      const [from = '', to = ''] = key.split(' ');
      return { from, to, tally };
    });
    const only = routes.length === 1 ? routes[0] : undefined;
    const brokers = new Set(routes.flatMap(({ from, to }) => [Number(from), Number(to)]));
    const verb = all.count === 1 ? 'Leader' : 'Leaders';
    events.push(
      newEvent({
        at,
        kind: 'leader.moved',
        severity: 'info',
        subject: subjectOf(all),
        title: `${verb} of ${partitionsText(all)} moved`,
        from: only ? `broker ${only.from}` : null,
        to: only ? `broker ${only.to}` : null,
        details: [
          ...(only
            ? []
            : routes.map(({ from, to, tally }) =>
                detail(partitionsText(tally), `broker ${from}`, `broker ${to}`),
              )),
          ...topicLines(all),
        ],
        detailsTotal: all.byTopic.size + (only ? 0 : routes.length),
        mentions: [...[...brokers].map(ofBroker), ...topicsOf(all)],
      }),
    );
  }
  if (lost.count > 0) {
    events.push(
      newEvent({
        at,
        kind: 'leader.lost',
        severity: 'critical',
        subject: subjectOf(lost),
        title: `Nobody can read or write ${partitionsText(lost)}: no leader`,
        details: topicLines(lost),
        detailsTotal: lost.byTopic.size,
        mentions: topicsOf(lost),
      }),
    );
  }
  if (found.count > 0) {
    events.push(
      newEvent({
        at,
        kind: 'leader.found',
        severity: 'info',
        subject: subjectOf(found),
        title: `${found.count === 1 ? 'A leader serves' : 'Leaders serve'} ${partitionsText(found)} again`,
        details: topicLines(found),
        detailsTotal: found.byTopic.size,
        mentions: topicsOf(found),
      }),
    );
  }
  return events;
}

function isrEvents({ left, joined }: Moves, at: number): NewEvent[] {
  const shrunk = [...left].map(([id, tally]) =>
    newEvent({
      at,
      kind: 'isr.shrunk',
      severity: 'warn',
      subject: ofBroker(id),
      title: `Broker ${id} fell out of sync on ${partitionsText(tally)}`,
      details: topicLines(tally),
      detailsTotal: tally.byTopic.size,
      mentions: topicsOf(tally),
    }),
  );
  const expanded = [...joined].map(([id, tally]) =>
    newEvent({
      at,
      kind: 'isr.expanded',
      severity: 'info',
      subject: ofBroker(id),
      title: `Broker ${id} is in sync again on ${partitionsText(tally)}`,
      details: topicLines(tally),
      detailsTotal: tally.byTopic.size,
      mentions: topicsOf(tally),
    }),
  );
  return [...shrunk, ...expanded];
}
