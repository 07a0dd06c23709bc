import { describe, expect, it } from 'vitest';
import type { GroupDetailDto } from '@/lib/contracts/groups.ts';
import { neededRateOf } from './needed-rate.ts';

type Partition = Pick<
  GroupDetailDto['partitions'][number],
  'lag' | 'producedPerSecond' | 'consumedPerSecond'
>;

const detail = (partitions: readonly Partition[], catchUpMs: number | null = null) =>
  ({ group: { catchUp: { ms: catchUpMs } }, partitions }) as unknown as GroupDetailDto;
const late: Partition = { lag: '1200000', producedPerSecond: 8_000, consumedPerSecond: 10_000 };
const unknown: Partition = { lag: '7', producedPerSecond: null, consumedPerSecond: null };

describe('the rate that a group needs', () => {
  it('stands beside what it reads and what comes in, with what is missing', () => {
    expect(neededRateOf(detail([late]), '5 m')).toEqual({
      kind: 'known',
      rate: '12.0 k/s',
      words: 'it reads 10.0 k/s and 8.00 k/s come in: 2.00 k/s too little for 5 m',
    });
    expect(neededRateOf(detail([late]), '1h')).toMatchObject({
      words: expect.stringContaining('fast enough for 1 h'),
    });
  });

  it('is at least that when the rates of some partitions are unknown', () => {
    expect(neededRateOf(detail([late, unknown]), '5 m')).toEqual({
      kind: 'known',
      rate: '≥ 12.0 k/s',
      words:
        'it reads ≥ 10.0 k/s and ≥ 8.00 k/s come in: ≥ 2.00 k/s too little for 5 m, of 1 of 2 partitions, the rest is unknown',
    });
  });

  it('asks for nothing more of a group that keeps up', () => {
    expect(neededRateOf(detail([{ ...late, lag: '4' }], 0), '5 m')).toMatchObject({
      words: expect.stringMatching(/it keeps up$/),
    });
  });

  it.each([
    ['without rates', [unknown], 'No partition has a known lag and enough samples for a rate.'],
    ['without commits', [], 'The group has no committed offsets.'],
  ])('is unknown with its reason %s', (_, partitions, reason) => {
    expect(neededRateOf(detail(partitions), '1 h')).toEqual({ kind: 'unknown', reason });
  });

  it.each(['', '0 h', '5', 'soon'])('asks for a duration instead of "%s"', (text) => {
    expect(neededRateOf(detail([late]), text).kind).toBe('invalid');
  });
});
