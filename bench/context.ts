import { createKafkaReader } from '@/lib/kafka/index.ts';
import type { ProcessGuard } from '../dev/process/process-guard.ts';
import type { SectionReport } from './report.ts';

/** What is in the cluster that a run measures against. */
export type ClusterFacts = { topics: number; partitions: number; groups: number };

export type BenchContext = {
  bootstrap: readonly string[];
  facts: ClusterFacts;
  /** Owner of every process a section starts. */
  guard: ProcessGuard;
  /** Pairs to measure; more of them calm the median. */
  rounds: number;
  say: (line: string) => void;
};

export type Section = (context: BenchContext) => Promise<SectionReport>;

export async function readFacts(bootstrap: readonly string[]): Promise<ClusterFacts> {
  const reader = createKafkaReader({ bootstrap });
  try {
    const topics = [...(await reader.readMetadata()).topics.values()];
    const { value: groups } = await reader.listGroups();
    const partitions = topics.reduce((sum, topic) => sum + topic.partitions.length, 0);
    return { topics: topics.length, partitions, groups: groups.length };
  } finally {
    await reader.close();
  }
}
