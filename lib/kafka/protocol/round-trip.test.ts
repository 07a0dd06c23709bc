import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Peer } from './api.ts';
import type { Message } from './generate/model.ts';
import { peers } from './messages/peer/index.ts';
import { Reader } from './reader.ts';
import { arbitraryMessage } from './testing/arbitrary.ts';
import { Writer } from './writer.ts';

const RUNS = { numRuns: 25 };

const schemas = new Map(
  (
    JSON.parse(readFileSync(new URL('./messages/peer/schemas.json', import.meta.url), 'utf8')) as Message[]
  ).map((message) => [`${message.name} ${message.version}`, message]),
);

/** The codecs of all APIs as one type: values come from the schemas, so they are only known at run time. */
const codecs = peers as readonly unknown[] as readonly Peer<unknown, unknown>[];

function arbitraryOf(name: string, version: number): fc.Arbitrary<unknown> {
  const schema = schemas.get(`${name} ${version}`);
  if (schema === undefined) throw new Error(`no schema of ${name} ${version}`);
  return arbitraryMessage(schema);
}

function through<T>(
  value: unknown,
  encode: (writer: Writer, value: unknown) => void,
  decode: (reader: Reader) => T,
) {
  const writer = new Writer();
  encode(writer, value);
  const reader = new Reader(Buffer.from(writer.written));
  return { value: decode(reader), left: reader.remaining };
}

describe.each(codecs.map((peer) => ({ peer, title: `${peer.api.name} ${peer.api.version}` })))(
  '$title',
  ({ peer }) => {
    const { api } = peer;

    it('gives every request back as it was sent', () => {
      fc.assert(
        fc.property(arbitraryOf(`${api.name}Request`, api.version), (request) => {
          const result = through(request, api.encode, peer.decodeRequest);
          expect(result).toEqual({ value: request, left: 0 });
        }),
        RUNS,
      );
    });

    it('gives every response back as it was sent, in one go and in steps', () => {
      fc.assert(
        fc.property(arbitraryOf(`${api.name}Response`, api.version), (response) => {
          const result = through(response, peer.encodeResponse, api.decode);
          expect(result).toEqual({ value: response, left: 0 });
          if (api.steps === undefined) return;
          const { steps } = api;
          const stepped = through(response, peer.encodeResponse, (reader) => {
            const generator = steps(reader);
            for (;;) {
              const step = generator.next();
              if (step.done === true) return step.value;
            }
          });
          expect(stepped).toEqual(result);
        }),
        RUNS,
      );
    });

    it('refuses a response cut off anywhere, instead of reading past its end', () => {
      fc.assert(
        fc.property(arbitraryOf(`${api.name}Response`, api.version), fc.nat(), (response, at) => {
          const writer = new Writer();
          peer.encodeResponse(writer, response);
          const whole = Buffer.from(writer.written);
          const cut = Buffer.from(whole.subarray(0, at % whole.length));
          expect(() => api.decode(new Reader(cut))).toThrow(RangeError);
        }),
        RUNS,
      );
    });

    it('reads or refuses random bytes, and never hangs on them', () => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
          try {
            api.decode(new Reader(Buffer.from(bytes)));
          } catch (error) {
            expect(error).toBeInstanceOf(RangeError);
          }
        }),
        RUNS,
      );
    });
  },
);
