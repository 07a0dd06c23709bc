import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ReplicaLogs } from './replica-logs.ts';

const log = fc.record({
  partition: fc.nat(100_000),
  sizeBytes: fc.bigInt({ min: 0n, max: 2n ** 62n }),
  offsetLag: fc.bigInt({ min: -1n, max: 2n ** 62n }),
  future: fc.boolean(),
});
const byTopic = fc
  .dictionary(fc.string({ minLength: 1, maxLength: 8 }), fc.array(log, { maxLength: 4 }), {
    noNullPrototype: true,
  })
  .map((logs) => new Map(Object.entries(logs)));

describe('the replicas of a log dir in columns', () => {
  it('read like the map they were made of', () => {
    fc.assert(
      fc.property(byTopic, fc.string(), (map, other) => {
        const logs = new ReplicaLogs(map);
        expect(new Map(logs)).toEqual(map);
        expect([...logs.keys()]).toEqual([...map.keys()].sort());
        expect([...logs.values()].flat()).toHaveLength([...map.values()].flat().length);
        expect(logs.size).toBe(map.size);
        for (const topic of [...map.keys(), other]) {
          expect(logs.get(topic)).toEqual(map.get(topic));
          expect(logs.has(topic)).toBe(map.has(topic));
        }
        const seen = new Map<string, unknown>();
        logs.forEach((rows, topic) => {
          seen.set(topic, rows);
        });
        expect(seen).toEqual(map);
      }),
    );
  });
});
