import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addEnd, addRecord, appendedAt, type EndTrack, newTrack } from './log-ends.ts';

const track = (...samples: readonly (readonly [at: number, end: number])[]): EndTrack => {
  const made = newTrack();
  for (const [at, end] of samples) addEnd(made, at, end);
  return made;
};
const S = 1000;
const MINUTE = 60 * S;

describe('when a record was appended', () => {
  it('lies between the samples around it, in proportion: (0 s, 1,000,000), (60 s, 1,060,000) puts 1,045,000 at 45 s', () => {
    expect(appendedAt(track([0, 1_000_000], [60 * S, 1_060_000]), 1_045_000)?.at).toBe(45 * S);
  });

  it('does not count the time in which nothing was produced', () => {
    const idleThenBusy = track([0, 100], [5 * S, 100], [3600 * S, 100], [3605 * S, 200]);
    expect(appendedAt(idleThenBusy, 100)).toMatchObject({ at: 3600 * S, method: 'interpolated' });
    expect(idleThenBusy.at).toEqual([0, 3600 * S, 3605 * S]);
  });

  it('is not known for a record that is not there yet, or before any sample', () => {
    expect(appendedAt(track([0, 100], [5 * S, 110]), 110)).toBeNull();
    expect(appendedAt(newTrack(), 0)).toBeNull();
  });

  it('has medium confidence across a hole in the samples that is large for its age', () => {
    const holed = track([0, 0], [10 * MINUTE, 600], [11 * MINUTE, 660]);
    expect(appendedAt(holed, 300)?.confidence).toBe('medium');
    expect(appendedAt(track([0, 0], [5 * S, 5], [10 * S, 10]), 6)?.confidence).toBe('high');
  });

  it('is estimated on the widest line when it is older than the samples', () => {
    const steady = track([100 * S, 1000], [130 * S, 1300], [160 * S, 1600]);
    expect(appendedAt(steady, 500)).toEqual({ at: 50 * S, method: 'estimated', confidence: 'low' });
  });

  it('is only bounded while nothing was produced since the first sample', () => {
    expect(appendedAt(track([100 * S, 1000], [160 * S, 1000]), 500)).toEqual({
      at: 100 * S,
      method: 'bound',
      confidence: 'low',
    });
  });

  it('is bounded by how far a short line may tell, and not estimated beyond', () => {
    const short = track([100 * S, 1000], [130 * S, 1030]);
    const reach = 100 * S - 60 * 30 * S;
    expect(appendedAt(short, 1000 - 60 * 30)).toMatchObject({ at: reach, method: 'estimated' });
    expect(appendedAt(short, 1000 - 60 * 30 - 1)).toEqual({ at: reach, method: 'bound', confidence: 'low' });
    const idle = track([100 * S, 1000], [130 * S, 1000]);
    expect(appendedAt(idle, 500)).toEqual({ at: 100 * S, method: 'bound', confidence: 'low' });
  });

  it('is exact where the record was read, and between records read and samples follows from both', () => {
    const read = track([100 * S, 1000], [160 * S, 1600]);
    expect(addRecord(read, 500, 20 * S)).toBe(true);
    expect(appendedAt(read, 500)).toEqual({ at: 20 * S, method: 'exact', confidence: 'high' });
    expect(appendedAt(read, 750)).toEqual({ at: 60 * S, method: 'interpolated', confidence: 'medium' });
  });

  it("does not believe a record's timestamp that is later than a sample which already had the record", () => {
    const skewed = track([100 * S, 1000], [160 * S, 1600]);
    expect(addRecord(skewed, 500, 101 * S)).toBe(false);
    expect(appendedAt(skewed, 500)?.method).toBe('estimated');
  });

  it('forgets everything when the log end goes back: the topic was recreated or cut', () => {
    const recreated = track([0, 1000], [60 * S, 1060], [65 * S, 3], [70 * S, 13]);
    expect(appendedAt(recreated, 8)?.at).toBe(67.5 * S);
    expect(recreated.at).toHaveLength(2);
  });

  it('forgets everything when the clock goes back', () => {
    expect(track([100 * S, 1000], [40 * S, 1010]).at).toEqual([40 * S]);
  });

  it('stays within 10 % of its age, or one sample, after days of thinning', () => {
    const days = newTrack();
    const rate = (at: number) => Math.floor(at / 100);
    const last = 36 * 3600 * S;
    for (let at = 0; at <= last; at += 5 * S) addEnd(days, at, rate(at));
    expect(days.at.length).toBeLessThan(700);
    for (const age of [10 * S, MINUTE, 30 * MINUTE, 3 * 3600 * S, 30 * 3600 * S]) {
      const found = appendedAt(days, rate(last - age))?.at ?? 0;
      expect(Math.abs(last - age - found)).toBeLessThanOrEqual(Math.max(5 * S, age * 0.1));
    }
  });

  it('never lies after the newest sample, and later offsets are never older', () => {
    const steps = fc.array(fc.tuple(fc.integer({ min: 1, max: 60_000 }), fc.integer({ min: 0, max: 500 })), {
      minLength: 2,
      maxLength: 200,
    });
    fc.assert(
      fc.property(steps, (taken) => {
        const made = newTrack();
        let at = 0;
        let end = 1000;
        for (const [elapsed, produced] of taken) {
          at += elapsed;
          end += produced;
          addEnd(made, at, end);
        }
        let before = Number.NEGATIVE_INFINITY;
        for (let offset = 1000; offset < end; offset += Math.ceil((end - 1000) / 50)) {
          const found = appendedAt(made, offset);
          if (found === null) throw new Error(`nothing is known of ${offset}`);
          expect(found.at).toBeLessThanOrEqual(at);
          expect(found.at).toBeGreaterThanOrEqual(before);
          before = found.at;
        }
      }),
    );
  });
});
