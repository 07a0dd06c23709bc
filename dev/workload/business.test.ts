import { describe, expect, it } from 'vitest';
import { ABANDONED_GROUPS, JAVA_GROUPS, KAFKAJS_GROUPS } from './groups.ts';
import { commitsCsv, shareOf } from './offsets.ts';
import { seededRandom } from './random.ts';
import { meanPerSecond } from './rate.ts';
import { TOPICS, type WorkloadTopic } from './topics.ts';

const AT = Date.UTC(2026, 10, 18, 3, 12);
const byName = new Map(TOPICS.map((topic) => [topic.name, topic]));
const some = (predicate: (topic: WorkloadTopic) => boolean) => TOPICS.some(predicate);

describe('the demo business', () => {
  it('writes JSON values, and tombstones only to compacted topics', () => {
    for (const { name, record, configs } of TOPICS) {
      const random = seededRandom(1);
      for (let index = 0; index < 200; index += 1) {
        const { value, key } = record(random, AT);
        if (value === null) {
          expect(configs['cleanup.policy'], name).toContain('compact');
          expect(key, name).not.toBeNull();
        } else expect(JSON.parse(value), name).toBeTypeOf('object');
      }
    }
  });

  it('keys every record of a compacted topic, which the broker would refuse otherwise', () => {
    for (const { name, record, configs } of TOPICS) {
      if (configs['cleanup.policy']?.includes('compact'))
        expect(record(seededRandom(1), AT).key, name).not.toBeNull();
    }
  });

  it('makes the same records from the same seed', () => {
    for (const { record } of TOPICS) {
      expect(record(seededRandom(7), AT)).toEqual(record(seededRandom(7), AT));
    }
  });

  it('has the topics that make a difference to an audit', () => {
    const copies = ({ shape }: WorkloadTopic) => (shape === 'auto' ? 1 : shape.replicationFactor);
    expect(some((topic) => copies(topic) === 1)).toBe(true);
    expect(some(({ configs }) => configs['min.insync.replicas'] === '1')).toBe(true);
    expect(some((topic) => copies(topic) === 2 && topic.configs['min.insync.replicas'] === '2')).toBe(true);
    expect(some(({ configs }) => configs['cleanup.policy'] === 'compact')).toBe(true);
    expect(some(({ name }) => name.endsWith('-changelog'))).toBe(true);
    expect(some(({ configs }) => Object.keys(configs).length > 25)).toBe(true);
    expect(TOPICS.filter(({ configs }) => Object.keys(configs).length === 0).length).toBeGreaterThan(3);
  });

  it('lets groups read only topics that exist', () => {
    const groups = [
      ...KAFKAJS_GROUPS,
      ...ABANDONED_GROUPS,
      ...JAVA_GROUPS.map(({ topic }) => ({ topics: [topic] })),
    ];
    for (const topic of groups.flatMap(({ topics }) => topics)) expect(byName.has(topic), topic).toBe(true);
  });

  it('makes the slow group slower than what its topic receives', () => {
    const slow = KAFKAJS_GROUPS.filter(({ pace }) => pace.kind === 'too-slow');
    expect(slow).not.toHaveLength(0);
    for (const { pace, clientIds, topics } of slow) {
      const arriving = topics.reduce((sum, topic) => {
        const rate = byName.get(topic)?.rate;
        return sum + (rate ? meanPerSecond(rate) : 0);
      }, 0);
      const read = pace.kind === 'too-slow' ? pace.perSecond * clientIds.length : 0;
      expect(read).toBeLessThan(arriving);
    }
  });
});

describe('shareOf', () => {
  it('counts from the log start, not from 0', () => {
    expect(shareOf(100n, 200n, 0.6)).toBe(160n);
    expect(shareOf(100n, 200n, 1)).toBe(200n);
  });
});

describe('commitsCsv', () => {
  it('writes one line per partition, group first', () => {
    expect(commitsCsv([{ groupId: 'g', topic: 't', partition: 2, offset: 41n }])).toBe('g,t,2,41\n');
  });
});
