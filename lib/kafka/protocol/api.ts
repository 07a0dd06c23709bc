import type { Reader } from './reader.ts';
import type { Writer } from './writer.ts';

/** One version of one Kafka API, as a client speaks it. Property functions keep the variance strict. */
export type Api<Request, Response> = {
  readonly name: string;
  readonly key: number;
  readonly version: number;
  /** 2 ends with a tag buffer (flexible request). */
  readonly requestHeader: 1 | 2;
  /** 1 ends with a tag buffer (flexible response). */
  readonly responseHeader: 0 | 1;
  readonly encode: (writer: Writer, request: Request) => void;
  readonly decode: (reader: Reader) => Response;
  /** The decoder in steps, for answers too large to decode in one go. */
  readonly steps?: (reader: Reader) => Generator<undefined, Response, undefined>;
};

/** The broker's side of an API, for tests. */
export type Peer<Request, Response> = {
  readonly api: Api<Request, Response>;
  readonly decodeRequest: (reader: Reader) => Request;
  readonly encodeResponse: (writer: Writer, response: Response) => void;
};

/** What one of several versions of an API takes: fields all of them understand. */
export type RequestOf<A> = (A extends Api<infer Q, infer _R> ? (request: Q) => void : never) extends (
  request: infer I,
) => void
  ? I
  : never;

export type ResponseOf<A> = A extends Api<infer _Q, infer R> ? R : never;

/** Any API, where only its name and versions matter. */
export type AnyApi = Api<never, unknown>;
