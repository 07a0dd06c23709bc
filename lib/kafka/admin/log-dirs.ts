import type { BrokerLogDirs, LogDir, ReplicaLog } from '@/lib/domain/model/log-dir.ts';
import { createPacer, type Pacer } from '@/lib/shared/pacer.ts';
import { bulkLane, type ClusterClient } from '../cluster-client.ts';
import { gather } from '../gather.ts';
import { kafkaRefusal, throwIfRefused } from '../kafka-error.ts';
import {
  type DescribeLogDirsResponseDescribeLogDirsResult,
  describeLogDirsV4,
} from '../protocol/messages/describe-log-dirs-v4.ts';
import type { Fanout } from '../reader.ts';
import type { Timing } from '../timing.ts';
import { ReplicaLogs } from './replica-logs.ts';

/** Each broker tells its own directories, one request each. */
export async function readLogDirs(
  client: ClusterClient,
  brokerIds: readonly number[],
  timing: Timing,
): Promise<Fanout<ReadonlyMap<number, BrokerLogDirs>>> {
  const jobs = [...new Set(brokerIds)].map((brokerId) => ({
    brokerId,
    run: () => readBroker(client, brokerId, timing),
  }));
  const { done, failures, answered } = await gather(jobs);
  return { value: new Map(done.map(({ value }) => [value.brokerId, value])), failures, answered };
}

async function readBroker(client: ClusterClient, brokerId: number, timing: Timing): Promise<BrokerLogDirs> {
  const answer = await client.toBroker(brokerId, [describeLogDirsV4], { topics: null }, timing, bulkLane(0));
  throwIfRefused(answer.errorCode, null, brokerId);
  const collectedAt = Date.now();
  const pacer = createPacer();
  const dirs: LogDir[] = [];
  for (const row of answer.results) dirs.push(await toLogDir(row, brokerId, pacer));
  return { brokerId, dirs, collectedAt };
}

async function toLogDir(
  row: DescribeLogDirsResponseDescribeLogDirsResult,
  brokerId: number,
  pacer: Pacer,
): Promise<LogDir> {
  const topics = new Map<string, ReplicaLog[]>();
  for (const { name, partitions } of row.topics) {
    topics.set(
      name,
      partitions.map((log) => ({
        partition: log.partitionIndex,
        sizeBytes: log.partitionSize,
        offsetLag: log.offsetLag,
        future: log.isFutureKey,
      })),
    );
    if (pacer.due()) await pacer.pause();
  }
  return {
    path: row.logDir,
    totalBytes: row.totalBytes < 0n ? null : row.totalBytes,
    usableBytes: row.usableBytes < 0n ? null : row.usableBytes,
    topics: new ReplicaLogs(topics),
    ...(row.errorCode !== 0 && { error: kafkaRefusal(row.errorCode, null, brokerId) }),
  };
}
