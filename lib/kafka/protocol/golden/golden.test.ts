import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Reader } from '../reader.ts';
import { Writer } from '../writer.ts';
import { codec, type Exchange, jsonable } from './exchange.ts';

function exchanges(version: string): Exchange[] {
  const text = readFileSync(new URL(`./kafka-${version}.golden.json`, import.meta.url), 'utf8');
  return JSON.parse(text) as Exchange[];
}

const cases = ['4.3.1', '3.9.2'].flatMap((kafka) =>
  exchanges(kafka).map((exchange) => ({ kafka, ...exchange })),
);

describe.each(cases)(
  'bytes of a Kafka $kafka broker: $api $version',
  ({ api, version, request, response, decoded }) => {
    const peer = codec(api, version);

    it('are the request that we write', () => {
      const reader = new Reader(Buffer.from(request, 'hex'));
      const value = peer.decodeRequest(reader);
      expect(reader.remaining).toBe(0);
      const writer = new Writer();
      peer.api.encode(writer, value);
      expect(writer.written.toString('hex')).toBe(request);
    });

    it('are read completely and to the same values, and written back byte for byte', () => {
      const reader = new Reader(Buffer.from(response, 'hex'));
      const value = peer.api.decode(reader);
      expect(reader.remaining).toBe(0);
      expect(jsonable(value)).toEqual(decoded);
      const writer = new Writer();
      peer.encodeResponse(writer, value);
      expect(writer.written.toString('hex')).toBe(response);
    });
  },
);
