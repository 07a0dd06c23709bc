import type { OpenProducer } from '@/lib/domain/model/transaction.ts';
import { fail, ok, type Result } from '@/lib/shared/result.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { gather, gatherItems, type ItemJob } from '../gather.ts';
import { kafkaRefusal } from '../kafka-error.ts';
import { describeProducersV0 } from '../protocol/messages/describe-producers-v0.ts';
import { describeTransactionsV0 } from '../protocol/messages/describe-transactions-v0.ts';
import { listTransactionsV0 } from '../protocol/messages/list-transactions-v0.ts';
import type { Fanout, LogPosition } from '../reader.ts';
import type { Timing } from '../timing.ts';
import { byTopic, sortByLeader } from './leaders.ts';
import type { MetadataCache } from './metadata.ts';

type Answers = Map<LogPosition, Result<OpenProducer | null>>;
type Transaction = Pick<OpenProducer, 'transactionalId' | 'startedAt' | 'timeoutMs'>;

const UNTOLD: Transaction = { transactionalId: null, startedAt: null, timeoutMs: null };

/**
 * Whose transaction has been open longest on each partition: DescribeProducers at the leaders (needs READ), then the
 * transactional ids from every broker (each lists the transactions it coordinates) and their start and timeout from the one
 * that listed them. Null when none is open there.
 */
export async function readOpenProducers(
  client: ClusterClient,
  metadata: MetadataCache,
  positions: readonly LogPosition[],
  timing: Timing,
): Promise<Fanout<Answers>> {
  const { byLeader, refused } = await sortByLeader(metadata, positions, timing);
  const jobs = [...byLeader].map(
    ([brokerId, led]): ItemJob<LogPosition, OpenProducer | null> => ({
      brokerId,
      keys: led,
      run: () => describeAt(client, brokerId, led, timing),
    }),
  );
  if (jobs.length === 0) return { value: new Map(refused), failures: [], answered: [] };
  const { value, failures, answered } = await gatherItems(jobs);
  const ids = new Set(
    [...value.values()].flatMap((row) => (row.ok && row.value ? row.value.producerId : [])),
  );
  const transactions = ids.size === 0 ? new Map() : await transactionsOf(client, [...ids], timing);
  for (const [position, row] of value) {
    if (!row.ok || row.value === null) continue;
    value.set(position, ok({ ...row.value, ...(transactions.get(row.value.producerId) ?? UNTOLD) }));
  }
  return { value: new Map([...refused, ...value]), failures, answered };
}

async function describeAt(
  client: ClusterClient,
  brokerId: number,
  positions: readonly LogPosition[],
  timing: Timing,
): Promise<Answers> {
  const topics = byTopic(positions);
  const request = {
    topics: [...topics].map(([name, own]) => ({
      name,
      partitionIndexes: own.map(({ partition }) => partition),
    })),
  };
  const answer = await client.toBroker(brokerId, [describeProducersV0], request, timing);
  const answers: Answers = new Map();
  for (const { name, partitions } of answer.topics) {
    for (const { partitionIndex, errorCode, errorMessage, activeProducers } of partitions) {
      const position = topics.get(name)?.find(({ partition }) => partition === partitionIndex);
      if (position === undefined) continue;
      if (errorCode !== 0) {
        answers.set(position, fail(kafkaRefusal(errorCode, errorMessage, brokerId)));
        continue;
      }
      const [oldest] = activeProducers
        .filter(({ currentTxnStartOffset }) => currentTxnStartOffset >= 0n)
        .sort((a, b) => (a.currentTxnStartOffset < b.currentTxnStartOffset ? -1 : 1));
      const { producerId, producerEpoch } = oldest ?? {};
      const isOpen = producerId !== undefined && producerEpoch !== undefined;
      answers.set(position, ok(isOpen ? { producerId, producerEpoch, ...UNTOLD } : null));
    }
  }
  return answers;
}

/** By producer id. A broker that does not answer, or does not let us see, leaves its transactions untold. */
async function transactionsOf(
  client: ClusterClient,
  producerIdFilters: readonly bigint[],
  timing: Timing,
): Promise<Map<bigint, Transaction>> {
  const brokers = await client.brokers(timing);
  const jobs = [...brokers.keys()].map((brokerId) => ({
    brokerId,
    run: () => transactionsAt(client, brokerId, producerIdFilters, timing),
  }));
  const { done } = await gather(jobs);
  return new Map(done.flatMap(({ value }) => [...value]));
}

async function transactionsAt(
  client: ClusterClient,
  brokerId: number,
  producerIdFilters: readonly bigint[],
  timing: Timing,
): Promise<Map<bigint, Transaction>> {
  const listed = await client.toBroker(
    brokerId,
    [listTransactionsV0],
    { stateFilters: [], producerIdFilters },
    timing,
  );
  const found = new Map<bigint, Transaction>();
  if (listed.transactionStates.length === 0) return found;
  const transactionalIds = listed.transactionStates.map(({ transactionalId }) => transactionalId);
  const described = await client.toBroker(brokerId, [describeTransactionsV0], { transactionalIds }, timing);
  for (const row of described.transactionStates) {
    if (row.errorCode !== 0) continue;
    found.set(row.producerId, {
      transactionalId: row.transactionalId,
      startedAt: row.transactionStartTimeMs < 0n ? null : Number(row.transactionStartTimeMs),
      timeoutMs: row.transactionTimeoutMs,
    });
  }
  return found;
}
