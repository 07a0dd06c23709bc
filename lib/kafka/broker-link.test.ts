import { createServer } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { AppError } from '@/lib/shared/app-error.ts';
import { BrokerLink, type LinkOptions } from './broker-link.ts';
import { createTopicsV7 } from './protocol/messages/create-topics-v7.ts';
import { describeGroupsV5 } from './protocol/messages/describe-groups-v5.ts';
import { describeGroupsV6 } from './protocol/messages/describe-groups-v6.ts';
import { listTransactionsV0 } from './protocol/messages/list-transactions-v0.ts';
import { createTopicsV7Peer } from './protocol/messages/peer/create-topics-v7.ts';
import { describeGroupsV5Peer } from './protocol/messages/peer/describe-groups-v5.ts';
import { listTransactionsV0Peer } from './protocol/messages/peer/list-transactions-v0.ts';
import { createRequestCounter } from './request-counter.ts';
import { createSecurity } from './security.ts';
import { type Answer, answer, listen, SILENCE, startFakeBroker } from './testing/fake-broker.ts';
import { cleanups } from './testing/fixtures.ts';
import { startTiming } from './timing.ts';

const ask = { stateFilters: [], producerIdFilters: [] };
const nothing = { throttleTimeMs: 0, errorCode: 0, unknownStateFilters: [], transactionStates: [] };
const within = (deadlineMs: number, signal?: AbortSignal) =>
  startTiming({ deadlineMs, ...(signal && { signal }) });
const cleanup = cleanups();

function linkTo(port: number, options: Partial<LinkOptions> = {}): BrokerLink {
  const link = new BrokerLink({
    host: '127.0.0.1',
    port,
    brokerId: 7,
    security: createSecurity({ bootstrap: [] }),
    counter: createRequestCounter(),
    connectTimeoutMs: 2_000,
    maxInFlight: 5,
    ...options,
  });
  cleanup(() => link.close());
  return link;
}

async function brokerThat(...answers: Answer[]) {
  const broker = await startFakeBroker(answers);
  cleanup(() => broker.close());
  return broker;
}

async function failure(call: Promise<unknown>): Promise<AppError> {
  const error = await call.then(
    () => null,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(AppError);
  return error as AppError;
}

describe('a link to a broker', () => {
  it('opens one socket for all calls that start before it is connected', async () => {
    const broker = await brokerThat(answer(listTransactionsV0Peer, () => nothing));
    const link = linkTo(broker.port);
    await Promise.all(Array.from({ length: 10 }, () => link.call([listTransactionsV0], ask, within(2_000))));
    expect(broker.accepted()).toBe(1);
    expect(broker.requests.filter((name) => name === 'ListTransactions 0')).toHaveLength(10);
  });

  it('rejects at the deadline and never uses that socket again', async () => {
    const broker = await brokerThat(
      answer(listTransactionsV0Peer, (_request, { connection }) => (connection === 1 ? SILENCE : nothing)),
    );
    const link = linkTo(broker.port);
    const error = await failure(link.call([listTransactionsV0], ask, within(100)));
    expect(error.toInfo()).toMatchObject({ code: 'kafka_timeout', retryable: true, brokerId: 7 });
    expect(error.message).toBe(
      `Broker 7 (127.0.0.1:${broker.port}) did not answer ListTransactions within 100 ms.`,
    );
    await expect(link.call([listTransactionsV0], ask, within(2_000))).resolves.toEqual(nothing);
    expect(broker.accepted()).toBe(2);
    await vi.waitFor(() => expect(broker.open()).toBe(1));
  });

  it('lets the other calls on a socket finish when one of them times out', async () => {
    let release: (() => void) | undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const broker = await brokerThat(
      answer(listTransactionsV0Peer, async () => {
        await released;
        return nothing;
      }),
    );
    const link = linkTo(broker.port);
    const slow = link.call([listTransactionsV0], ask, within(5_000));
    const late = await failure(link.call([listTransactionsV0], ask, within(100)));
    expect(late.code).toBe('kafka_timeout');
    release?.();
    await expect(slow).resolves.toEqual(nothing);
    await vi.waitFor(() => expect(broker.open()).toBe(0));
  });

  it('reads answers correctly after a connection that ended in the middle of one', async () => {
    const broker = await brokerThat(
      answer(listTransactionsV0Peer, (_request, { socket, connection }) => {
        if (connection > 1) return nothing;
        socket.end(Buffer.from('00000020000000', 'hex'));
        return SILENCE;
      }),
    );
    const link = linkTo(broker.port);
    const error = await failure(link.call([listTransactionsV0], ask, within(2_000)));
    expect(error.code).toBe('kafka_unreachable');
    await expect(link.call([listTransactionsV0], ask, within(2_000))).resolves.toEqual(nothing);
  });

  it('repeats a read once when the broker had closed the idle connection', async () => {
    const broker = await brokerThat(
      answer(listTransactionsV0Peer, (request, { socket, connection }) => {
        if (connection === 1 && request.stateFilters.length > 0) socket.destroy();
        return nothing;
      }),
    );
    const link = linkTo(broker.port);
    await link.call([listTransactionsV0], ask, within(2_000));
    const again = link.call([listTransactionsV0], { ...ask, stateFilters: ['Ongoing'] }, within(2_000));
    await expect(again).resolves.toEqual(nothing);
    expect(broker.accepted()).toBe(2);
  });

  it('never sends a change twice', async () => {
    const broker = await brokerThat(
      answer(listTransactionsV0Peer, () => nothing),
      answer(createTopicsV7Peer, (_request, { socket }) => {
        socket.destroy();
        return SILENCE;
      }),
    );
    const link = linkTo(broker.port);
    await link.call([listTransactionsV0], ask, within(2_000));
    const error = await failure(link.call([createTopicsV7], { topics: [] }, within(2_000)));
    expect(error.code).toBe('kafka_unreachable');
    expect(broker.requests.filter((name) => name.startsWith('CreateTopics'))).toHaveLength(1);
  });

  it('sends the newest version that the broker offers', async () => {
    const broker = await brokerThat(answer(describeGroupsV5Peer, () => ({ throttleTimeMs: 0, groups: [] })));
    const request = { groups: [], includeAuthorizedOperations: false };
    await linkTo(broker.port).call([describeGroupsV6, describeGroupsV5], request, within(2_000));
    expect(broker.requests).toEqual(['ApiVersions 3', 'DescribeGroups 5']);
  });

  it('refuses to send a version outside the offered range, naming what is missing', async () => {
    const broker = await brokerThat(answer(describeGroupsV5Peer, () => SILENCE));
    const link = linkTo(broker.port);
    const request = { groups: [], includeAuthorizedOperations: false };
    const error = await failure(link.call([describeGroupsV6], request, within(2_000)));
    expect(error.code).toBe('unsupported_by_cluster');
    expect(error.message).toContain('DescribeGroups version 6 is needed');
    expect(error.message).toContain('offers 5 to 5');
    const absent = await failure(link.call([listTransactionsV0], ask, within(2_000)));
    expect(absent.message).toContain('does not offer it');
    expect(broker.requests).toEqual(['ApiVersions 3']);
  });

  it('keeps at most its share of requests on the wire', async () => {
    let waiting = 0;
    let most = 0;
    const broker = await brokerThat(
      answer(listTransactionsV0Peer, async () => {
        waiting += 1;
        most = Math.max(most, waiting);
        await new Promise((resolve) => setImmediate(resolve));
        waiting -= 1;
        return nothing;
      }),
    );
    const link = linkTo(broker.port, { maxInFlight: 2 });
    await Promise.all(Array.from({ length: 20 }, () => link.call([listTransactionsV0], ask, within(2_000))));
    expect(most).toBe(2);
  });

  it('rejects a cancelled call at once and keeps the connection', async () => {
    const broker = await brokerThat(
      answer(listTransactionsV0Peer, (request) => (request.stateFilters.length > 0 ? SILENCE : nothing)),
    );
    const link = linkTo(broker.port);
    const controller = new AbortController();
    const pending = failure(
      link.call(
        [listTransactionsV0],
        { ...ask, stateFilters: ['Ongoing'] },
        within(5_000, controller.signal),
      ),
    );
    await vi.waitFor(() => expect(broker.requests).toContain('ListTransactions 0'));
    controller.abort();
    expect((await pending).code).toBe('cancelled');
    await link.call([listTransactionsV0], ask, within(2_000));
    expect(broker.accepted()).toBe(1);
  });

  it('ends its sockets and its pending calls when closed', async () => {
    const broker = await brokerThat(answer(listTransactionsV0Peer, () => SILENCE));
    const link = linkTo(broker.port);
    const pending = failure(link.call([listTransactionsV0], ask, within(5_000)));
    await vi.waitFor(() => expect(broker.requests).toContain('ListTransactions 0'));
    link.close();
    expect((await pending).code).toBe('cancelled');
    await vi.waitFor(() => expect(broker.open()).toBe(0));
    expect((await failure(link.call([listTransactionsV0], ask, within(2_000)))).code).toBe('cancelled');
  });

  it('starts no timers while it is idle', async () => {
    const broker = await brokerThat(answer(listTransactionsV0Peer, () => nothing));
    await linkTo(broker.port).call([listTransactionsV0], ask, within(2_000));
    const timers = vi.spyOn(globalThis, 'setTimeout');
    const idleUntil = performance.now() + 50;
    while (performance.now() < idleUntil) await new Promise((resolve) => setImmediate(resolve));
    const started = timers.mock.calls.length;
    timers.mockRestore();
    expect(started).toBe(0);
  });

  it('counts every request by broker and API', async () => {
    const broker = await brokerThat(answer(listTransactionsV0Peer, () => nothing));
    const counter = createRequestCounter();
    const link = linkTo(broker.port, { counter });
    await link.call([listTransactionsV0], ask, within(2_000));
    await link.call([listTransactionsV0], ask, within(2_000));
    expect(counter.read()).toEqual({
      byBroker: new Map([[7, 3]]),
      byApi: new Map([
        ['ApiVersions', 1],
        ['ListTransactions', 2],
      ]),
    });
  });
});

describe('a listener that is no usable broker', () => {
  async function listenerThat(onData: (socket: import('node:net').Socket) => void): Promise<number> {
    const server = createServer((socket) => {
      socket.on('error', () => socket.destroy());
      socket.once('data', () => onData(socket));
      cleanup(() => socket.destroy());
    });
    const port = await listen(server);
    cleanup(() => server.close());
    return port;
  }
  const bootstrap = { brokerId: null };
  const call = (port: number, options: Partial<LinkOptions>, deadlineMs = 2_000) =>
    failure(linkTo(port, options).call([listTransactionsV0], ask, within(deadlineMs)));

  it('is reported at once when nothing listens', async () => {
    const broker = await startFakeBroker([]);
    await broker.close();
    const error = await call(broker.port, bootstrap);
    expect(error.code).toBe('kafka_unreachable');
    expect(error.message).toBe(
      `The bootstrap address ${broker.address} refused the connection: nothing listens there.`,
    );
  });

  it('is reported when it answers with another protocol', async () => {
    const port = await listenerThat((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const error = await call(port, bootstrap);
    expect(error.code).toBe('kafka_unreachable');
    expect(error.message).toContain(
      "not with Kafka's protocol. Is this a Kafka listener, and does it want TLS?",
    );
  });

  it('is reported when it sends a TLS alert to a plaintext client', async () => {
    const port = await listenerThat((socket) => socket.end(Buffer.from('15030300020246', 'hex')));
    expect((await call(port, bootstrap)).message).toContain("answers, but not with Kafka's protocol. ");
  });

  it('is reported when it closes the connection', async () => {
    const port = await listenerThat((socket) => socket.end());
    const error = await call(port, bootstrap);
    expect(error.code).toBe('kafka_unreachable');
    expect(error.message).toContain('closed the connection while asking for its versions. Is this a Kafka');
  });

  it('is reported when it does not answer with TLS to a TLS client', async () => {
    const port = await listenerThat((socket) => socket.end('220 smtp.example.org ESMTP\r\n'));
    const error = await call(port, { ...bootstrap, security: createSecurity({ bootstrap: [], tls: {} }) });
    expect(error.code).toBe('kafka_unreachable');
    expect(error.message).toContain('does not answer with TLS. Is this a plaintext listener?');
  });

  it('is reported within the deadline when it stays silent', async () => {
    const port = await listenerThat(() => undefined);
    const error = await call(port, bootstrap, 150);
    expect(error.code).toBe('kafka_timeout');
    expect(error.message).toContain('it accepts connections but stays silent. Is this a Kafka listener');
  });
});
