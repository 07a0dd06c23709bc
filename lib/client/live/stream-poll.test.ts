import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStreamPoll } from './stream-poll.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const polling = () => {
  const refresh = vi.fn();
  return { refresh, poll: createStreamPoll(refresh, { pollMs: 10_000, safetyMs: 60_000 }) };
};

describe('polling beside the stream', () => {
  it('keeps polling while a lost stream tries again and again', () => {
    const { refresh, poll } = polling();
    poll.onState('down');
    for (let second = 0; second < 30; second += 3) {
      poll.onState('connecting');
      poll.onState('down');
      vi.advanceTimersByTime(3_000);
    }
    expect(refresh).toHaveBeenCalledTimes(3);
    poll.stop();
  });

  it('refreshes at once when the stream opens, when it breaks and when it returns', () => {
    const { refresh, poll } = polling();
    poll.onState('connecting');
    poll.onState('open');
    expect(refresh).toHaveBeenCalledTimes(1);
    poll.onState('down');
    expect(refresh).toHaveBeenCalledTimes(2);
    poll.onState('open');
    expect(refresh).toHaveBeenCalledTimes(3);
    poll.stop();
  });

  it('looks once a minute while the stream is open, and never again after it was stopped', () => {
    const { refresh, poll } = polling();
    poll.onState('open');
    refresh.mockClear();
    vi.advanceTimersByTime(120_000);
    expect(refresh).toHaveBeenCalledTimes(2);
    poll.stop();
    vi.advanceTimersByTime(120_000);
    expect(refresh).toHaveBeenCalledTimes(2);
  });
});
