import { describe, expect, it, vi } from 'vitest';
import { AppError } from '@/lib/shared/app-error.ts';
import { bulkLane, ClusterClient, type Lane } from './cluster-client.ts';
import { listTransactionsV0 } from './protocol/messages/list-transactions-v0.ts';
import { metadataV12 } from './protocol/messages/metadata-v12.ts';
import { listTransactionsV0Peer } from './protocol/messages/peer/list-transactions-v0.ts';
import { metadataV12Peer } from './protocol/messages/peer/metadata-v12.ts';
import { answer, SILENCE, startFakeBroker } from './testing/fake-broker.ts';
import { asked, cleanups, startFakeCluster } from './testing/fixtures.ts';
import { startTiming } from './timing.ts';

const cleanup = cleanups();
const within = (deadlineMs: number) => startTiming({ deadlineMs });
const ask = { stateFilters: [], producerIdFilters: [] };
const nothing = { throttleTimeMs: 0, errorCode: 0, unknownStateFilters: [], transactionStates: [] };
const noTopics = { topics: [], allowAutoTopicCreation: false, includeTopicAuthorizedOperations: false };

function clientOf(bootstrap: string[], connectTimeoutMs = 2_000): ClusterClient {
  const client = new ClusterClient({ bootstrap }, { connectTimeoutMs });
  cleanup(() => client.close());
  return client;
}

async function cluster(count: number, silent: readonly number[] = []) {
  const made = await startFakeCluster(
    count,
    () => [],
    (id) => [answer(listTransactionsV0Peer, () => (silent.includes(id) ? SILENCE : nothing))],
  );
  cleanup(() => Promise.all(made.brokers.map((broker) => broker.close())));
  return made;
}

async function failure(call: Promise<unknown>): Promise<AppError> {
  const error = await call.then(
    () => null,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(AppError);
  return error as AppError;
}

describe('ClusterClient', () => {
  it('falls back to the next bootstrap address when one refuses', async () => {
    const made = await cluster(1);
    const dead = await startFakeBroker([]);
    await dead.close();
    const client = clientOf([dead.address, ...made.bootstrap]);
    expect([...(await client.brokers(within(2_000))).keys()]).toEqual([1]);
  });

  it('says of every address why it failed, with the most telling code', async () => {
    const dead = await startFakeBroker([]);
    await dead.close();
    const mute = await startFakeBroker([answer(metadataV12Peer, () => SILENCE)]);
    cleanup(() => mute.close());
    const error = await failure(
      clientOf([dead.address, mute.address]).toAny([metadataV12], noTopics, within(200)),
    );
    expect(error.code).toBe('kafka_timeout');
    expect(error.message).toContain(`${mute.address} did not answer Metadata within 200 ms`);
    expect(error.message).toContain(`${dead.address} refused the connection`);
  });

  it('asks a second broker when the first stays silent, long before the deadline', async () => {
    const made = await cluster(2, [1]);
    const client = clientOf(made.bootstrap);
    await client.brokers(within(2_000));
    const started = performance.now();
    await expect(client.toAny([listTransactionsV0], ask, within(1_500))).resolves.toEqual(nothing);
    expect(performance.now() - started).toBeLessThan(1_400);
  });

  it('asks a broker that failed lately only after the others', async () => {
    const made = await cluster(2, [1]);
    const client = clientOf(made.bootstrap);
    await client.brokers(within(2_000));
    await failure(client.toBroker(1, [listTransactionsV0], ask, within(100)));
    expect(client.isSuspect(1)).toBe(true);
    await client.toAny([listTransactionsV0], ask, within(1_500));
    expect(made.brokers[0]?.requests.filter((name) => name === 'ListTransactions 0')).toHaveLength(1);
  });

  it('sends a change to one broker only, however long it takes', async () => {
    const made = await cluster(2, [1, 2]);
    const client = clientOf(made.bootstrap);
    await failure(client.toOne([listTransactionsV0], ask, within(200)));
    expect(asked(made, 'ListTransactions 0')).toBe(1);
  });

  it('leaves the bootstrap connection once it knows the brokers', async () => {
    const made = await cluster(1);
    const client = clientOf(made.bootstrap);
    await client.toBroker(1, [listTransactionsV0], ask, within(2_000));
    await vi.waitFor(() => expect(made.brokers[0]?.open()).toBe(1));
    expect(client.counter.read().byBroker.get(-1)).toBe(2);
  });

  it('says that a broker is not registered when Metadata does not list it', async () => {
    const made = await cluster(1);
    const client = clientOf(made.bootstrap);
    const error = await failure(client.toBroker(9, [listTransactionsV0], ask, within(2_000)));
    expect(error.toInfo()).toMatchObject({ code: 'kafka_unreachable', brokerId: 9 });
    expect(error.message).toBe('Broker 9 is not registered in the cluster now.');
  });

  it('reaches a broker that another answer named before Metadata lists it', async () => {
    const made = await cluster(1);
    const early = await startFakeBroker([answer(listTransactionsV0Peer, () => nothing)]);
    cleanup(() => early.close());
    const client = clientOf(made.bootstrap);
    await client.brokers(within(2_000));
    client.meet({ brokerId: 2, host: '127.0.0.1', port: early.port });
    await client.toBroker(2, [listTransactionsV0], ask, within(2_000));
    expect(early.requests).toContain('ListTransactions 0');
  });

  it('follows a broker to its new address', async () => {
    const made = await cluster(1);
    const moved = await startFakeBroker([answer(listTransactionsV0Peer, () => nothing)]);
    cleanup(() => moved.close());
    const client = clientOf(made.bootstrap);
    await client.toBroker(1, [listTransactionsV0], ask, within(2_000));
    client.learn({ brokers: [{ nodeId: 1, host: '127.0.0.1', port: moved.port, rack: null }] });
    await client.toBroker(1, [listTransactionsV0], ask, within(2_000));
    expect(moved.requests).toContain('ListTransactions 0');
    await vi.waitFor(() => expect(made.brokers[0]?.open()).toBe(0));
  });

  it('keeps what is bulky on connections of its own, and ends those with the broker', async () => {
    const made = await cluster(1);
    const client = clientOf(made.bootstrap);
    const lanes: Lane[] = ['small', bulkLane(0), bulkLane(1), bulkLane(2)];
    for (const lane of lanes) await client.toBroker(1, [listTransactionsV0], ask, within(2_000), lane);
    await vi.waitFor(() => expect(made.brokers[0]?.open()).toBe(3));
    client.learn({ brokers: [] });
    await vi.waitFor(() => expect(made.brokers[0]?.open()).toBe(0));
  });

  it('suspects a broker that failed on any of its connections', async () => {
    const made = await cluster(1, [1]);
    const client = clientOf(made.bootstrap);
    await client.brokers(within(2_000));
    expect(client.isSuspect(1)).toBe(false);
    await failure(client.toBroker(1, [listTransactionsV0], ask, within(100), bulkLane(0)));
    expect(client.isSuspect(1)).toBe(true);
  });

  it('finds a broker that joined, though nothing it asks for names that broker', async () => {
    const made = await cluster(1);
    const client = clientOf(made.bootstrap);
    expect([...(await client.brokers(within(2_000))).keys()]).toEqual([1]);
    const joined = await startFakeBroker([]);
    cleanup(() => joined.close());
    made.brokers.push(joined);
    const now = performance.now.bind(performance);
    const later = vi.spyOn(performance, 'now').mockImplementation(() => now() + 10_001);
    cleanup(() => later.mockRestore());
    expect([...(await client.brokers(within(2_000))).keys()]).toEqual([1, 2]);
  });

  it('asks for the brokers once when many calls need them at the same time', async () => {
    const made = await cluster(1);
    const client = clientOf(made.bootstrap);
    await Promise.all(
      Array.from({ length: 5 }, () => client.toBroker(1, [listTransactionsV0], ask, within(2_000))),
    );
    expect(asked(made, 'Metadata 12')).toBe(1);
  });

  it('is not held up by the short deadline of another caller', async () => {
    let release: (() => void) | undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const broker = await startFakeBroker([
      answer(metadataV12Peer, async () => {
        await released;
        return { throttleTimeMs: 0, clusterId: null, controllerId: 1, brokers: [], topics: [] };
      }),
    ]);
    cleanup(() => broker.close());
    const client = clientOf([broker.address]);
    const patient = client.brokers(within(5_000));
    expect((await failure(client.brokers(within(50)))).code).toBe('kafka_timeout');
    release?.();
    await expect(patient).resolves.toEqual(new Map());
  });

  it('refuses an address without a port, naming the field', () => {
    expect(() => clientOf(['kafka.example.org'])).toThrow(
      expect.objectContaining({ code: 'invalid_input', field: 'bootstrap' }) as Error,
    );
  });
});
