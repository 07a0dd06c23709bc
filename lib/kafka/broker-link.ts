import { setMaxListeners } from 'node:events';
import { AppError } from '@/lib/shared/app-error.ts';
import { CLIENT_SOFTWARE } from './client-software.ts';
import { throwIfRefused } from './kafka-error.ts';
import type { AnyApi, RequestOf, ResponseOf } from './protocol/api.ts';
import { type ApiVersionsResponse, apiVersionsV3 } from './protocol/messages/api-versions-v3.ts';
import type { RequestCounter } from './request-counter.ts';
import type { Security } from './security.ts';
import { cancelled, remainingMs, type Timing, withDeadline } from './timing.ts';
import { openWire, type VersionTable, type Wire } from './transport.ts';
import { label, type Peer, type Stage, silence, transportError } from './transport-error.ts';

export type LinkOptions = {
  host: string;
  port: number;
  /** Null for a bootstrap address whose broker is not known yet. */
  brokerId: number | null;
  security: Security;
  counter: RequestCounter;
  connectTimeoutMs: number;
  maxInFlight: number;
};

type Session = {
  wire: Wire;
  stage: Stage;
  /** Resolves once connected, versions known and authenticated. */
  ready: Promise<VersionTable>;
  calls: number;
  retired: boolean;
};

/** Reads may be sent again when a kept connection turns out to be closed; writes may have been carried out. */
const REPEATABLE =
  /^(ApiVersions|Describe|List|Find|Metadata|OffsetFetch|Fetch|OffsetForLeader|\w+GroupDescribe)/;

/**
 * One broker as Highwater talks to it: connects on demand, once for all callers at a time, and never uses a socket
 * again on which a request timed out.
 */
export class BrokerLink {
  readonly host: string;
  readonly port: number;
  readonly #options: LinkOptions;
  readonly #peer: Peer;
  readonly #closing = new AbortController();
  readonly #sessions = new Set<Session>();
  #current: Session | null = null;
  /** `performance.now()` of the newest failure to get any answer; null after an answer. */
  failedAt: number | null = null;

  constructor(options: LinkOptions) {
    this.#options = options;
    setMaxListeners(0, this.#closing.signal);
    this.host = options.host;
    this.port = options.port;
    this.#peer = {
      address: `${options.host}:${options.port}`,
      brokerId: options.brokerId,
      tls: options.security.tls !== null,
      mechanism: options.security.mechanism,
    };
  }

  /**
   * Sends with the newest of `apis` (versions of one API, newest first) that the broker speaks.
   * Rejects with an AppError, at the latest at the deadline.
   */
  async call<A extends AnyApi>(
    apis: readonly A[],
    request: RequestOf<A>,
    timing: Timing,
  ): Promise<ResponseOf<A>> {
    const reused = this.#current;
    try {
      return await this.#attempt(apis, request, timing);
    } catch (error) {
      const name = apis[0]?.name ?? '';
      const lost = error instanceof AppError && error.code === 'kafka_unreachable';
      // An idle connection that the broker closed meanwhile says nothing about the broker: try a new one.
      if (
        lost &&
        reused !== null &&
        this.#current !== reused &&
        REPEATABLE.test(name) &&
        remainingMs(timing) > 0
      ) {
        return await this.#attempt(apis, request, timing);
      }
      throw error;
    }
  }

  /** True when the broker offers one of these; connects when it must. */
  async offers(apis: readonly AnyApi[], timing: Timing): Promise<boolean> {
    const versions = await this.#run(timing, 'ApiVersions', (_session, table) => Promise.resolve(table));
    return pick(apis, versions) !== undefined;
  }

  close(): void {
    this.#closing.abort();
    for (const session of this.#sessions) this.#end(session);
  }

  /** Ends the connection once nothing waits on it. */
  retire(): void {
    if (this.#current !== null) this.#retire(this.#current);
  }

  #attempt<A extends AnyApi>(
    apis: readonly A[],
    request: RequestOf<A>,
    timing: Timing,
  ): Promise<ResponseOf<A>> {
    return this.#run(timing, apis[0]?.name ?? '', (session, versions) => {
      const api = pick(apis, versions);
      if (api === undefined) throw this.#notOffered(apis, versions);
      this.#options.counter.count(this.#options.brokerId, api.name);
      return session.wire.send(api, request as never) as Promise<ResponseOf<A>>;
    });
  }

  async #run<T>(
    timing: Timing,
    what: string,
    work: (session: Session, versions: VersionTable) => Promise<T>,
  ): Promise<T> {
    if (this.#closing.signal.aborted || timing.signal?.aborted === true) throw cancelled();
    const session = this.#session();
    session.calls += 1;
    try {
      const result = await withDeadline(
        timing,
        this.#closing.signal,
        session.ready.then((versions) => work(session, versions)),
        () => silence(this.#peer, session.stage, what, timing.deadlineMs),
      );
      this.failedAt = null;
      return result;
    } catch (cause) {
      const error = transportError(cause, this.#peer, session.stage);
      this.#failed(session, error);
      throw error;
    } finally {
      session.calls -= 1;
      if (session.retired && session.calls === 0) this.#end(session);
    }
  }

  #failed(session: Session, error: AppError): void {
    if (
      error.code === 'kafka_timeout' ||
      error.code === 'kafka_unreachable' ||
      error.code === 'kafka_auth_failed'
    ) {
      this.failedAt = performance.now();
      this.#retire(session);
    }
  }

  #session(): Session {
    const current = this.#current;
    if (current !== null && (current.stage !== 'answering' || current.wire.isOpen())) return current;
    if (current !== null) this.#retire(current);
    const session = this.#open();
    this.#current = session;
    return session;
  }

  #open(): Session {
    const { host, port, security, maxInFlight, connectTimeoutMs } = this.#options;
    const wire = openWire({ host, port, security, maxInFlight, connectTimeoutMs });
    const opened: Session = {
      wire,
      stage: 'connecting',
      ready: Promise.resolve(new Map()),
      calls: 0,
      retired: false,
    };
    this.#sessions.add(opened);
    const bounds: Timing = {
      deadlineAt: performance.now() + connectTimeoutMs,
      deadlineMs: connectTimeoutMs,
      signal: undefined,
    };
    opened.ready = withDeadline(bounds, this.#closing.signal, this.#handshake(opened), () =>
      silence(this.#peer, opened.stage, 'ApiVersions', connectTimeoutMs),
    );
    // Callers see the failure through their own promise; this one only ends the socket.
    opened.ready.catch((error: unknown) => {
      this.#failed(opened, transportError(error, this.#peer, opened.stage));
      this.#end(opened);
    });
    return opened;
  }

  async #handshake(session: Session): Promise<VersionTable> {
    try {
      await session.wire.connect();
      session.stage = 'asking for its versions';
      this.#options.counter.count(this.#options.brokerId, apiVersionsV3.name);
      const answer = await session.wire.send(apiVersionsV3, CLIENT_SOFTWARE);
      const versions = this.#readVersions(answer);
      if (this.#options.security.mechanism !== null) {
        session.stage = 'signing in';
        await session.wire.authenticate(versions);
      }
      session.stage = 'answering';
      return versions;
    } catch (error) {
      throw transportError(error, this.#peer, session.stage);
    }
  }

  #readVersions({ errorCode, apiKeys }: ApiVersionsResponse): VersionTable {
    throwIfRefused(errorCode, null, this.#options.brokerId ?? undefined);
    return new Map(
      apiKeys.map(({ apiKey, minVersion, maxVersion }) => [apiKey, { min: minVersion, max: maxVersion }]),
    );
  }

  #notOffered(apis: readonly AnyApi[], versions: VersionTable): AppError {
    const [api] = apis;
    const offered = api === undefined ? undefined : versions.get(api.key);
    const wanted = apis.map((candidate) => candidate.version).join(' or ');
    const has = offered === undefined ? 'does not offer it' : `offers ${offered.min} to ${offered.max}`;
    return new AppError(
      'unsupported_by_cluster',
      `${api?.name} version ${wanted} is needed; ${label(this.#peer)} ${has}.`,
      {
        ...(this.#options.brokerId !== null && { brokerId: this.#options.brokerId }),
      },
    );
  }

  /** No new calls on this socket; it ends with its last call, so that one slow call does not fail the others. */
  #retire(session: Session): void {
    session.retired = true;
    if (this.#current === session) this.#current = null;
    if (session.calls === 0) this.#end(session);
  }

  #end(session: Session): void {
    if (this.#current === session) this.#current = null;
    this.#sessions.delete(session);
    session.wire.destroy();
  }
}

function pick<A extends AnyApi>(apis: readonly A[], versions: VersionTable): A | undefined {
  return apis.find((api) => {
    const range = versions.get(api.key);
    return range !== undefined && api.version >= range.min && api.version <= range.max;
  });
}
