import { describe, expect, it } from 'vitest';
import type { CapacityDto } from '@/lib/contracts/capacity.ts';
import { loadCapacityParams } from './capacity-params.ts';
import { fieldStates, inputsOf } from './fields.ts';
import { outputsOf } from './outputs.ts';

const measured = (value: number | null) => ({
  value,
  how: 'measured',
  gap: value === null ? 'denied' : null,
});
const seeds: CapacityDto['seeds'] = {
  recordsPerSecond: measured(10_000),
  bytesPerRecord: measured(1000),
  replicationFactor: measured(3),
  retentionSeconds: measured(7 * 86_400),
  partitions: measured(60),
  groups: measured(4),
  segmentBytes: measured(2 ** 30),
  segmentSeconds: measured(7 * 86_400),
  storedBytes: measured(1e12),
  busiestPartitionBytesPerSecond: measured(1e6),
  brokers: measured(6),
  diskPerBroker: measured(4e12),
};

/** The answers for what is in the address. */
function answers(typed: Record<string, string>, start = seeds) {
  const states = fieldStates(loadCapacityParams(typed), start);
  const outputs = outputsOf(inputsOf(states));
  return {
    states: new Map(states.map((state) => [state.spec.param, state])),
    output: (key: string) => outputs.find((output) => output.key === key),
    outputs,
  };
}

describe('the capacity page', () => {
  it('needs 18.144 TB for 10,000 messages of 1 kB a second for 7 d in three copies, and shows how', () => {
    expect(answers({}).output('retained')).toMatchObject({
      text: '18.144 TB',
      also: '16.5 TiB',
      formula: 'W × T × RF',
      numbers: '10,000/s × 1,000 B × 7 d × 3',
    });
  });

  it.each([['72h'], ['72 h'], ['3d'], ['259200000']])('needs 7.776 TB for %s', (retention) => {
    expect(answers({ retention }).output('retained')).toMatchObject({
      text: '7.776 TB',
      numbers: '10,000/s × 1,000 B × 72 h × 3',
    });
  });

  it('says what each broker moves, now and with one down', () => {
    expect(answers({}).output('in')).toMatchObject({
      text: '5 MB/s',
      also: '6 MB/s with 1 down, 30 MB/s in all',
    });
    expect(answers({}).output('out')).toMatchObject({
      text: '10 MB/s',
      also: '12 MB/s with 1 down, 60 MB/s in all',
    });
  });

  it('takes what was typed before what was measured, and tells which is which', () => {
    const { states } = answers({ rate: '5,000', rf: '2' });
    expect(states.get('rate')).toMatchObject({ origin: 'yours', value: 5000, resetText: '10,000' });
    expect(states.get('size')).toMatchObject({ origin: 'measured', value: 1000 });
    expect(states.get('failures')).toMatchObject({ origin: 'assumed', value: 1 });
  });

  it('keeps what is unknown unknown, and what follows from it', () => {
    const { states, output } = answers({}, { ...seeds, diskPerBroker: measured(null) });
    expect(states.get('disk')).toMatchObject({ value: null, text: '', gap: 'denied' });
    expect(output('fits')).toMatchObject({ text: null, numbers: null });
    expect(output('retained')?.text).toBe('18.144 TB');
  });

  it.each([
    ['rate', 'lots'],
    ['retention', 'soon'],
    ['retention', '-1'],
    ['brokers', '0'],
    ['brokers', '2.5'],
    ['compression', '0'],
    ['disk', '4 parsecs'],
    ['rf', ''],
  ])('refuses %s = "%s" at its field, and shows no number made of it', (param, text) => {
    const { states, outputs } = answers({ [param]: text });
    const state = [...states.values()].find(({ spec }) => spec.param === param);
    expect(state?.error).toMatch(/\w/);
    expect(state?.value).toBeNull();
    expect(outputs.some((output) => output.text === null)).toBe(true);
    for (const { text: shown } of outputs) expect(shown ?? '').not.toMatch(/NaN|Infinity|undefined/);
  });

  it('warns when a broker would need a larger disk than it has', () => {
    expect(answers({ disk: '1 TB' }).output('perBroker')).toMatchObject({
      isTooMuch: true,
      also: expect.stringContaining('more than the 1 TB'),
    });
    expect(answers({ disk: '8 TB' }).output('perBroker')).toMatchObject({ isTooMuch: false });
  });
});
