import { describe, expect, it } from 'vitest';
import { meanPerSecond, producedAfter, type Rate } from './rate.ts';

const bursty: Rate = {
  kind: 'bursty',
  perSecond: 5,
  burstPerSecond: 45,
  everySeconds: 120,
  burstSeconds: 20,
};

describe('producedAfter', () => {
  it('loses no fraction of a slow rate over many ticks', () => {
    const slow: Rate = { kind: 'steady', perSecond: 0.3 };
    let sent = 0;
    for (let second = 0; second < 100; second += 1) {
      sent += producedAfter(slow, second + 1) - producedAfter(slow, second);
    }
    expect(sent).toBe(30);
  });

  it('bursts at the start of each period and keeps to the mean over a whole one', () => {
    expect(producedAfter(bursty, 20)).toBe(900);
    expect(producedAfter(bursty, 120) - producedAfter(bursty, 20)).toBe(500);
    expect(producedAfter(bursty, 1_200)).toBe(Math.round(meanPerSecond(bursty) * 1_200));
  });
});
