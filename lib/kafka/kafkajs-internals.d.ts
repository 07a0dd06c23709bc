/** The parts of kafkajs 2.2.4's internals that `transport.ts` uses. The version is pinned exactly for their sake. */

declare module 'kafkajs/src/protocol/encoder.js' {
  export default class Encoder {
    constructor(initialSize?: number);
    writeBuffer(value: Buffer): this;
  }
}

declare module 'kafkajs/src/network/requestQueue/index.js' {
  export default class RequestQueue {
    readonly pending: readonly unknown[];
    scheduleCheckPendingRequests(): void;
  }
}

declare module 'kafkajs/src/network/connection.js' {
  import type { Socket } from 'node:net';
  import type { ConnectionOptions } from 'node:tls';
  import type Encoder from 'kafkajs/src/protocol/encoder.js';

  export type Logger = {
    namespace(name: string): Logger;
    debug(): void;
    info(): void;
    warn(): void;
    error(): void;
  };

  export type SaslExchange<T> = {
    request: { encode(): Promise<Buffer> };
    response: { decode(bytes: Buffer): Promise<Buffer>; parse(bytes: Buffer): Promise<T> };
  };

  export type SaslOptions = {
    mechanism: string;
    username?: string;
    password?: string;
    authenticationProvider?: (context: { saslAuthenticate<T>(exchange: SaslExchange<T>): Promise<T> }) => {
      authenticate(): Promise<void>;
    };
  };

  export type Decoded<T> = { clientSideThrottleTime: number; value: T };

  export default class Connection {
    constructor(options: {
      host: string;
      port: number;
      logger: Logger;
      clientId: string;
      ssl: ConnectionOptions | null;
      sasl: SaslOptions | null;
      connectionTimeout: number;
      requestTimeout: number;
      enforceRequestTimeout: boolean;
      maxInFlightRequests: number;
      socketFactory(options: {
        host: string;
        port: number;
        ssl: ConnectionOptions | null;
        onConnect: () => void;
      }): Socket;
    });
    connect(): Promise<true>;
    authenticate(): Promise<void>;
    isConnected(): boolean;
    setVersions(versions: Record<number, { minVersion: number; maxVersion: number }>): void;
    setSupportAuthenticationProtocol(supported: boolean): void;
    send<T>(call: {
      request: { apiKey: number; apiVersion: number; apiName: string; encode(): Promise<Encoder> };
      response: { decode(payload: Buffer): Promise<Decoded<T>>; parse(decoded: Decoded<T>): Promise<T> };
      logResponseError: boolean;
    }): Promise<T>;
  }
}
