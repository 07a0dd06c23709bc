import { describe, expect, it } from 'vitest';
import type { Topic } from '../model/topic.ts';
import { advanceShort, type ShortOfCopies } from './short-of-copies.ts';

/** One partition for each ISR, all of three replicas. */
const topic = (isr: readonly (readonly number[])[], topicId = 'one'): Topic => ({
  name: 'orders',
  topicId,
  internal: false,
  partitions: isr.map((members, partition) => ({
    partition,
    leader: 1,
    leaderEpoch: 0,
    replicas: [1, 2, 3],
    isr: members,
    offline: [],
  })),
});
const FULL = [1, 2, 3];
const SHORT = [1, 2];

/** One look each, at 0, 1, 2 …; null for a cluster without the topic. */
function watch(...looks: readonly (Topic | null)[]) {
  let known: ShortOfCopies = new Map();
  let before: ReadonlyMap<string, Topic> | null = null;
  for (const [at, look] of looks.entries()) {
    const after: ReadonlyMap<string, Topic> = new Map(look ? [['orders', look]] : []);
    known = advanceShort(known, before, after, at);
    before = after;
  }
  return known.get('orders');
}

describe('a partition that is short of copies', () => {
  it('is so since the look that found it after a full one, until it is full again', () => {
    expect(watch(topic([FULL]), topic([SHORT]), topic([[1]]))).toEqual(
      new Map([[0, { at: 1, isBound: false }]]),
    );
    expect(watch(topic([FULL]), topic([SHORT]), topic([FULL]))).toBeUndefined();
  });

  it('may be so for longer when the first look found it', () => {
    const short = topic([SHORT]);
    expect(watch(short, short)).toEqual(new Map([[0, { at: 0, isBound: true }]]));
  });

  it('is told by partition', () => {
    expect(watch(topic([SHORT, FULL]), topic([SHORT, SHORT]))).toEqual(
      new Map([
        [0, { at: 0, isBound: true }],
        [1, { at: 1, isBound: false }],
      ]),
    );
  });

  it('was not so before its topic was made', () => {
    expect(watch(null, topic([SHORT]))?.get(0)).toEqual({ at: 1, isBound: false });
    expect(watch(topic([SHORT]), topic([SHORT], 'two'))?.get(0)).toEqual({ at: 1, isBound: false });
  });

  it('may be so for longer after a look at which its topic did not tell', () => {
    const untold = { ...topic([]), error: { code: 'kafka_denied', message: '', retryable: false } } as const;
    expect(watch(topic([SHORT]), untold, topic([SHORT]))?.get(0)).toEqual({ at: 2, isBound: true });
  });
});
