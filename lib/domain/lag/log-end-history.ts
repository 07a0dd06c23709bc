import type { Topic, TopicOffsets } from '../model/topic.ts';
import {
  type Appended,
  addBatch,
  addEnd,
  addRecord,
  appendedAt,
  type EndTrack,
  newTrack,
} from './log-ends.ts';
import { nextRecordIn, type SeenBatch, type TailLookups } from './markers.ts';

/** Null = not known, or no record is there yet. */
export type AppendedLookup = (topic: string, partition: number, offset: bigint) => Appended | null;

export type LogEndHistory = {
  /** Takes in one sample of a topic; one that was recreated begins anew. */
  add(topic: Topic, offsets: TopicOffsets): void;
  /** Topics that are gone. */
  forgetOthers(listed: ReadonlyMap<string, Topic>): void;
  /** A record's own timestamp, epoch ms. Returns whether it was believed. */
  addRecord(topic: string, partition: number, offset: bigint, timestamp: number): boolean;
  /** What the header of a batch says of its offsets. */
  addBatch(topic: string, partition: number, batch: SeenBatch): void;
  nextRecord: TailLookups['nextRecord'];
  appendedAt: AppendedLookup;
  /** By topic, written to with every sample. */
  tracks: ReadonlyMap<string, TopicTracks>;
  /** Goes on from what an earlier run knew, before the first sample. */
  restore(tracks: ReadonlyMap<string, TopicTracks>): void;
};

export type TopicTracks = { topicId: string; tracks: Map<number, EndTrack> };

/** Where all logs of a cluster ended over the last two days: what turns an offset into a moment. */
export function createLogEndHistory(): LogEndHistory {
  const topics = new Map<string, TopicTracks>();

  const trackOf = (topic: string, partition: number) => topics.get(topic)?.tracks.get(partition);

  return {
    add({ name, topicId, partitions }, offsets) {
      let kept = topics.get(name);
      if (kept?.topicId !== topicId) {
        kept = { topicId, tracks: new Map() };
        topics.set(name, kept);
      }
      for (const [index, { partition }] of partitions.entries()) {
        const end = offsets.latest[index];
        const at = offsets.sampledAt[index];
        if (end == null || at == null) continue;
        let track = kept.tracks.get(partition);
        if (track === undefined) {
          track = newTrack();
          kept.tracks.set(partition, track);
        }
        addEnd(track, at, Number(end));
      }
    },
    forgetOthers(listed) {
      for (const name of topics.keys()) if (!listed.has(name)) topics.delete(name);
    },
    addRecord(topic, partition, offset, timestamp) {
      const track = trackOf(topic, partition);
      return track !== undefined && addRecord(track, Number(offset), timestamp);
    },
    addBatch(topic, partition, batch) {
      const track = trackOf(topic, partition);
      if (track) addBatch(track, batch);
    },
    nextRecord: (topic, partition, offset) => nextRecordIn(trackOf(topic, partition)?.batches ?? [], offset),
    appendedAt(topic, partition, offset) {
      const track = trackOf(topic, partition);
      return track ? appendedAt(track, Number(offset)) : null;
    },
    tracks: topics,
    restore(known) {
      for (const [topic, tracks] of known) topics.set(topic, tracks);
    },
  };
}
