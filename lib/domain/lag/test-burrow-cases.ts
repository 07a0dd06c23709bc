import type { WindowVerdict } from './window.ts';

/** One situation of Burrow's evaluator. */
export type BurrowCase = {
  name: string;
  /** Seconds between commits, from the first at 100 s. */
  every?: number;
  offsets: readonly number[];
  lags: readonly (number | null)[];
  ends: readonly number[];
  lag: number;
  nowS: number;
  allowedLag?: number;
  expect: WindowVerdict;
};

const advancing = [1000, 2000, 3000, 4000, 5000];
const growing = [50, 100, 150, 200, 250];
const fromZero = [0, 50, 100, 150, 200];
const steps = (from: number, count: number) => Array.from({ length: count }, (_, at) => from + at);

/** The situations of Burrow's own table for its evaluator (caching_test.go), numbered as there. */
export const BURROW_CASES: readonly BurrowCase[] = [
  {
    name: '0: without lag once',
    offsets: advancing,
    lags: fromZero,
    ends: [5200],
    lag: 200,
    nowS: 600,
    expect: 'ok',
  },
  {
    name: '1: silent as long as it committed',
    offsets: advancing,
    lags: fromZero,
    ends: [5200],
    lag: 200,
    nowS: 900,
    expect: 'ok',
  },
  {
    name: '2: silent for longer, though without lag once',
    offsets: advancing,
    lags: fromZero,
    ends: [5200],
    lag: 200,
    nowS: 1000,
    expect: 'stopped',
  },
  {
    name: '3: silent for longer, always with lag',
    offsets: advancing,
    lags: growing,
    ends: [5250],
    lag: 250,
    nowS: 1000,
    expect: 'stopped',
  },
  {
    name: '4: repeats one offset, without lag once',
    offsets: [1000, 1000, 1000, 1000, 1000],
    lags: fromZero,
    ends: [1200],
    lag: 200,
    nowS: 600,
    expect: 'ok',
  },
  {
    name: '5: repeats one offset while lag grows',
    offsets: [1000, 1000, 1000, 1000, 1000],
    lags: [100, 150, 200, 250, 300],
    ends: [1300],
    lag: 300,
    nowS: 600,
    expect: 'stalled',
  },
  {
    name: '6: repeats one offset while lag stands',
    offsets: [1000, 1000, 1000, 1000, 1000],
    lags: [100, 100, 100, 100, 100],
    ends: [1100],
    lag: 100,
    nowS: 600,
    expect: 'stalled',
  },
  {
    name: '7: went back and is past where it was',
    offsets: [1000, 2000, 3000, 2000, 4000],
    lags: [100, 150, 200, 1250, 300],
    ends: [4300],
    lag: 300,
    nowS: 600,
    expect: 'ok',
  },
  {
    name: '8: silent, without lag now',
    offsets: advancing,
    lags: growing,
    ends: [5250],
    lag: 0,
    nowS: 1000,
    expect: 'ok',
  },
  {
    name: '9: never had lag until new records came and nobody read them',
    every: 1,
    offsets: steps(792_748_079, 15),
    lags: steps(0, 15).map(() => 0),
    ends: [792_749_024, 792_749_000, 792_748_800, 792_748_600, 792_748_500],
    lag: 931,
    nowS: 132,
    expect: 'stopped',
  },
  {
    name: '10: silent, but caught up a moment ago',
    every: 1,
    offsets: steps(792_748_079, 15),
    lags: steps(0, 15).map(() => 0),
    ends: [792_748_094, 792_748_093, 792_748_093, 792_748_093],
    lag: 1,
    nowS: 132,
    expect: 'ok',
  },
  {
    name: '11: as 0, with lags that were not known',
    every: 50,
    offsets: [1000, 1500, 2000, 2500, 3000, 3500, 4000, 4500, 5000, 5500],
    lags: [0, null, 50, null, 100, null, 150, null, 200, null],
    ends: [5700],
    lag: 200,
    nowS: 600,
    expect: 'ok',
  },
  {
    name: '12: silent with a lag that is allowed',
    offsets: [1000, 2000, 2000],
    lags: [2, 1, 1],
    ends: [2001],
    lag: 1,
    nowS: 550,
    allowedLag: 1,
    expect: 'ok',
  },
  {
    name: '13: as 5, with an allowed lag below',
    offsets: [1000, 1000, 1000, 1000, 1000],
    lags: [100, 150, 200, 250, 300],
    ends: [1300],
    lag: 300,
    nowS: 600,
    allowedLag: 99,
    expect: 'stalled',
  },
  {
    name: '14: as 7, with an allowed lag below',
    offsets: [1000, 2000, 3000, 2000, 4000],
    lags: [100, 150, 200, 1250, 300],
    ends: [4300],
    lag: 300,
    nowS: 600,
    allowedLag: 99,
    expect: 'ok',
  },
  {
    name: '15: went back and is not where it was',
    offsets: [1000, 2000, 3000, 2000, 2500],
    lags: [100, 150, 200, 1250, 300],
    ends: [4300],
    lag: 300,
    nowS: 600,
    expect: 'rewound',
  },
  {
    name: 'advances while its lag never falls',
    offsets: advancing,
    lags: growing,
    ends: [5250],
    lag: 250,
    nowS: 600,
    expect: 'lagging',
  },
  {
    name: 'advances and its lag fell once',
    offsets: advancing,
    lags: [100, 150, 120, 200, 250],
    ends: [5250],
    lag: 250,
    nowS: 600,
    expect: 'ok',
  },
];
