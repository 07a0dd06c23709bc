import { describe, expect, it } from 'vitest';
import { createSerial } from './serial.ts';

const gate = () => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
};

describe('work with one key', () => {
  it('runs in order, one at a time, and goes on after a failure', async () => {
    const serial = createSerial();
    const { open, opened } = gate();
    const log: string[] = [];
    const first = serial('a', async () => {
      log.push('first begins');
      await opened;
      log.push('first fails');
      throw new Error('no');
    });
    const second = serial('a', async () => {
      log.push('second');
      return 2;
    });
    open();
    await expect(first).rejects.toThrow('no');
    expect(await second).toBe(2);
    expect(log).toEqual(['first begins', 'first fails', 'second']);
  });

  it('does not wait for another key', async () => {
    const serial = createSerial();
    const { open, opened } = gate();
    const held = serial('a', () => opened);
    expect(await serial('b', async () => 'through')).toBe('through');
    open();
    await held;
  });
});
