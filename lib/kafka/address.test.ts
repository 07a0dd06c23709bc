import { describe, expect, it } from 'vitest';
import { formatAddress, parseAddress } from './address.ts';

describe('parseAddress', () => {
  it.each([
    ['kafka-1.example.org:9092', { host: 'kafka-1.example.org', port: 9092 }],
    [' 10.0.0.1:19092 ', { host: '10.0.0.1', port: 19092 }],
    ['[2001:db8::1]:9092', { host: '2001:db8::1', port: 9092 }],
  ])('reads %s', (text, expected) => {
    expect(parseAddress(text)).toEqual(expected);
    expect(formatAddress(expected)).toBe(text.trim());
  });

  it.each([
    '',
    'kafka',
    'kafka:',
    ':9092',
    'kafka:0',
    'kafka:65536',
    'PLAINTEXT://kafka:9092',
    '2001:db8::1:9092',
    'a b:1',
  ])('refuses "%s"', (text) => {
    expect(() => parseAddress(text)).toThrow('is no host:port address');
  });
});
