import { describe, expect, it } from 'vitest';
import { markedFilter, timelineRequest } from './timeline.ts';

const NOW = 1_795_000_000_000;
const topic = { kind: 'topic', name: 'orders' } as const;

describe('the events that charts mark', () => {
  it('have no end while the window moves on, as the clock of a browser may be behind the newest of them', () => {
    const filter = markedFilter({ subject: topic, window: { live: true, spanMs: 60_000 } }, NOW);
    expect(timelineRequest(filter)).toMatchObject({ from: NOW - 60_000, to: undefined });
  });

  it('end with a window that stands still', () => {
    const filter = markedFilter({ subject: topic, window: { live: false, from: 5, to: 9 } }, NOW);
    expect(timelineRequest(filter)).toMatchObject({ from: 5, to: 9 });
  });

  it('leave the rebalances of all groups out of the charts of the cluster', () => {
    const window = { live: true, spanMs: 60_000 } as const;
    const whole = markedFilter({ subject: { kind: 'cluster', name: '' }, window }, NOW);
    expect(whole).toMatchObject({ subject: null, kinds: expect.not.arrayContaining(['group.rebalanced']) });
    expect(markedFilter({ subject: topic, window }, NOW).kinds).toContain('group.rebalanced');
  });
});
