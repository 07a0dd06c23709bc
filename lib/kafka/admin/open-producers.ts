import type { OpenProducer } from '@/lib/domain/model/transaction.ts';
import { ok, type Result } from '@/lib/shared/result.ts';
import type { ClusterClient } from '../cluster-client.ts';
import { gather } from '../gather.ts';
import type { DescribeProducersResponseProducerState as ProducerState } from '../protocol/messages/describe-producers-v0.ts';
import { describeTransactionsV0 } from '../protocol/messages/describe-transactions-v0.ts';
import { listTransactionsV0 } from '../protocol/messages/list-transactions-v0.ts';
import type { Fanout, LogPosition } from '../reader.ts';
import type { Timing } from '../timing.ts';
import { describeProducers } from './describe-producers.ts';
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
  const { value: states, failures, answered } = await describeProducers(client, metadata, positions, timing);
  const value: Answers = new Map(
    [...states].map(([position, row]) => [position, row.ok ? ok(oldestOf(row.value)) : row]),
  );
  const ids = new Set(
    [...value.values()].flatMap((row) => (row.ok && row.value ? row.value.producerId : [])),
  );
  const transactions = ids.size === 0 ? new Map() : await transactionsOf(client, [...ids], timing);
  for (const [position, row] of value) {
    if (!row.ok || row.value === null) continue;
    value.set(position, ok({ ...row.value, ...(transactions.get(row.value.producerId) ?? UNTOLD) }));
  }
  return { value, failures, answered };
}

function oldestOf(producers: readonly ProducerState[]): OpenProducer | null {
  const [oldest] = producers
    .filter(({ currentTxnStartOffset }) => currentTxnStartOffset >= 0n)
    .sort((a, b) => (a.currentTxnStartOffset < b.currentTxnStartOffset ? -1 : 1));
  return oldest ? { producerId: oldest.producerId, producerEpoch: oldest.producerEpoch, ...UNTOLD } : null;
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
