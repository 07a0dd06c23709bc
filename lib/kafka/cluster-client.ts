import { setMaxListeners } from 'node:events';
import type { Broker } from '@/lib/domain/model/broker.ts';
import { AppError } from '@/lib/shared/app-error.ts';
import { type Address, formatAddress, parseAddress } from './address.ts';
import { BrokerLink } from './broker-link.ts';
import type { ConnectionConfig } from './connection-config.ts';
import { firstAnswer } from './first-answer.ts';
import type { AnyApi, RequestOf, ResponseOf } from './protocol/api.ts';
import { type MetadataResponse, metadataV12 } from './protocol/messages/metadata-v12.ts';
import { createRequestCounter, type RequestCounter } from './request-counter.ts';
import { createSecurity, type Security } from './security.ts';
import { remainingMs, startTiming, type Timing, withDeadline } from './timing.ts';

export type ClusterClientOptions = {
  /** TCP, TLS, ApiVersions and SASL together. */
  connectTimeoutMs?: number;
  /** Requests on one connection that have no answer yet; more wait their turn. */
  maxInFlight?: number;
};

const CONNECT_TIMEOUT_MS = 5_000;
const MAX_IN_FLIGHT = 5;
/** How long a silent broker is waited for before another is asked as well. */
const STAGGER_MS = 1_000;
/** A broker that failed this recently is asked last. */
const SUSPECT_MS = 15_000;
/** Metadata younger than this is believed when it does not list a broker. */
const TOPOLOGY_FRESH_MS = 2_000;
/** Older than this it is asked for again: a broker that joined since would be left out of every fan-out, unnoticed. */
const TOPOLOGY_STALE_MS = 10_000;

/**
 * Which connection to a broker. It makes the answers of one connection one after another, so answers of megabytes have two of
 * their own: it makes two of them at once, and nothing small waits behind them.
 */
export type Lane = 'small' | 'bulk-1' | 'bulk-2';

/** The lane of the part of this index of what is asked for in parts. */
export const bulkLane = (part: number): Lane => (part % 2 === 0 ? 'bulk-1' : 'bulk-2');

/**
 * Routes requests to brokers: to one of them, or to whichever answers. Knows the brokers from the newest Metadata answer
 * and falls back to the bootstrap addresses when none of those answers.
 */
export class ClusterClient {
  readonly counter: RequestCounter = createRequestCounter();
  readonly #security: Security;
  readonly #options: Required<ClusterClientOptions>;
  readonly #bootstrap: ReadonlyMap<string, BrokerLink>;
  readonly #links = new Map<number, Map<Lane, BrokerLink>>();
  readonly #controllers = new Map<string, BrokerLink>();
  #brokers: ReadonlyMap<number, Broker> = new Map();
  #learnedAt: number | null = null;
  #learning: Promise<void> | null = null;
  #lastAnswered: BrokerLink | null = null;
  readonly #closing = new AbortController();

  /** Throws `invalid_input` for an address or certificate that cannot be used. */
  constructor(config: ConnectionConfig, options: ClusterClientOptions = {}) {
    this.#security = createSecurity(config);
    this.#options = {
      connectTimeoutMs: options.connectTimeoutMs ?? CONNECT_TIMEOUT_MS,
      maxInFlight: options.maxInFlight ?? MAX_IN_FLIGHT,
    };
    setMaxListeners(0, this.#closing.signal);
    const addresses = config.bootstrap.map(parseAddress);
    this.#bootstrap = new Map(
      addresses.map((address) => [formatAddress(address), this.#link(address, null)]),
    );
  }

  /** The brokers of the newest Metadata answer; asks for them when none is known yet or it is more than 10 s old. */
  async brokers(timing: Timing): Promise<ReadonlyMap<number, Broker>> {
    if (!this.#learnedWithin(TOPOLOGY_STALE_MS)) await this.#refresh(timing);
    return this.#brokers;
  }

  /** Takes over the brokers of a Metadata answer. */
  learn(answer: Pick<MetadataResponse, 'brokers'>): ReadonlyMap<number, Broker> {
    const brokers = new Map(
      answer.brokers.map(({ nodeId, host, port, rack }) => [nodeId, { brokerId: nodeId, host, port, rack }]),
    );
    this.#brokers = brokers;
    this.#learnedAt = performance.now();
    for (const [id, lanes] of this.#links) {
      const broker = brokers.get(id);
      for (const [lane, link] of lanes) {
        if (broker?.host === link.host && broker.port === link.port) continue;
        lanes.delete(lane);
        link.retire();
      }
      if (lanes.size === 0) this.#links.delete(id);
    }
    if (brokers.size > 0) for (const link of this.#bootstrap.values()) link.retire();
    return brokers;
  }

  /** Takes over a broker that an answer names (a coordinator) while Metadata does not list it yet. */
  meet(broker: Address & { brokerId: number }): void {
    if (this.#brokers.has(broker.brokerId)) return;
    this.#brokers = new Map([...this.#brokers, [broker.brokerId, { ...broker, rack: null }]]);
  }

  /** Sends to one broker, with the newest of `apis` that it speaks. */
  async toBroker<A extends AnyApi>(
    brokerId: number,
    apis: readonly A[],
    request: RequestOf<A>,
    timing: Timing,
    lane: Lane = 'small',
  ): Promise<ResponseOf<A>> {
    const link = await this.#linkTo(brokerId, timing, lane);
    return link.call(apis, request, timing);
  }

  /** Sends to a node at an address of its own: a controller is no broker, so Metadata does not list it. */
  toController<A extends AnyApi>(
    address: Address,
    apis: readonly A[],
    request: RequestOf<A>,
    timing: Timing,
  ): Promise<ResponseOf<A>> {
    const key = formatAddress(address);
    const link = this.#controllers.get(key) ?? this.#link(address, null);
    this.#controllers.set(key, link);
    return link.call(apis, request, timing);
  }

  /** Sends to whichever broker answers first; brokers that failed lately are asked last. */
  toAny<A extends AnyApi>(apis: readonly A[], request: RequestOf<A>, timing: Timing): Promise<ResponseOf<A>> {
    const staggerMs = Math.min(STAGGER_MS, remainingMs(timing) / 3);
    return firstAnswer(this.#candidates(), staggerMs, async (link) => {
      const answer = await link.call(apis, request, timing);
      this.#lastAnswered = link;
      return answer;
    });
  }

  /** Sends to one broker that is thought to answer, and to no other: for changes, which must not be sent twice. */
  async toOne<A extends AnyApi>(
    apis: readonly A[],
    request: RequestOf<A>,
    timing: Timing,
  ): Promise<ResponseOf<A>> {
    await this.brokers(timing);
    const [link] = this.#candidates();
    if (link === undefined)
      throw new AppError('kafka_unreachable', 'No broker is known.', { retryable: true });
    return link.call(apis, request, timing);
  }

  /** True when the broker offers one of these versions. */
  async offers(brokerId: number, apis: readonly AnyApi[], timing: Timing): Promise<boolean> {
    const link = await this.#linkTo(brokerId, timing, 'small');
    return link.offers(apis, timing);
  }

  /** True when the broker's newest answer on any connection was a failure, not long ago. */
  isSuspect(brokerId: number): boolean {
    return this.#linksTo(brokerId).some(suspect);
  }

  /** Ends every socket; what is pending rejects with `cancelled`. Idempotent. */
  close(): void {
    this.#closing.abort();
    for (const links of [...this.#links.values(), this.#bootstrap, this.#controllers]) {
      for (const link of links.values()) link.close();
    }
  }

  #linksTo(brokerId: number): BrokerLink[] {
    return [...(this.#links.get(brokerId)?.values() ?? [])];
  }

  async #linkTo(brokerId: number, timing: Timing, lane: Lane): Promise<BrokerLink> {
    if (!this.#brokers.has(brokerId) && !this.#learnedWithin(TOPOLOGY_FRESH_MS)) await this.#refresh(timing);
    const broker = this.#brokers.get(brokerId);
    if (broker === undefined) {
      throw new AppError('kafka_unreachable', `Broker ${brokerId} is not registered in the cluster now.`, {
        retryable: true,
        brokerId,
      });
    }
    return this.#linkOf(broker, lane);
  }

  #learnedWithin(ms: number): boolean {
    return this.#learnedAt !== null && performance.now() - this.#learnedAt < ms;
  }

  /** Callers at the same time share one request, and each still leaves at its own deadline. */
  #refresh(timing: Timing): Promise<void> {
    this.#learning ??= this.toAny(
      [metadataV12],
      { topics: [], allowAutoTopicCreation: false, includeTopicAuthorizedOperations: false },
      startTiming(),
    )
      .then((answer) => {
        this.learn(answer);
      })
      .finally(() => {
        this.#learning = null;
      });
    return withDeadline(timing, this.#closing.signal, this.#learning, () => {
      const late = `No broker answered Metadata within ${Math.round(timing.deadlineMs)} ms.`;
      return new AppError('kafka_timeout', late, { retryable: true });
    });
  }

  #candidates(): BrokerLink[] {
    const known = [...this.#brokers.values()].map((broker) => this.#linkOf(broker, 'small'));
    const preference = (link: BrokerLink): number =>
      suspect(link) ? 2 : link === this.#lastAnswered ? 0 : 1;
    known.sort((a, b) => preference(a) - preference(b));
    return [...known, ...this.#bootstrap.values()];
  }

  #linkOf(broker: Broker, lane: Lane): BrokerLink {
    const lanes = this.#links.get(broker.brokerId) ?? new Map<Lane, BrokerLink>();
    this.#links.set(broker.brokerId, lanes);
    const link = lanes.get(lane) ?? this.#link(broker, broker.brokerId);
    lanes.set(lane, link);
    return link;
  }

  #link({ host, port }: Address, brokerId: number | null): BrokerLink {
    const link = new BrokerLink({
      host,
      port,
      brokerId,
      security: this.#security,
      counter: this.counter,
      ...this.#options,
    });
    if (this.#closing.signal.aborted) link.close();
    return link;
  }
}

function suspect(link: BrokerLink): boolean {
  return link.failedAt !== null && performance.now() - link.failedAt < SUSPECT_MS;
}
