import { describe, expect, it } from 'vitest';
import { lagChartOf, loadLagChart } from './lag-chart.ts';

const chart = (query: string) => lagChartOf('billing export', loadLagChart(new URLSearchParams(query)));

describe('the lag chart of a group', () => {
  it.each([
    ['', 'records', { kind: 'group', name: 'billing export', metric: 'lag' }],
    ['lag=horizon', 'horizon', { kind: 'group', name: 'billing export', metric: 'horizonMs' }],
    [
      'lag=time&partition=orders+3',
      'time',
      { kind: 'partition', name: 'orders 3 billing export', metric: 'timeLagMs' },
    ],
  ])('shows what "%s" in the address asks for', (query, measure, source) => {
    expect(chart(query)).toEqual({ measure, source });
  });

  it('shows records of a partition whose horizon is asked for, which is not kept', () => {
    expect(chart('lag=horizon&partition=orders+3').measure).toBe('records');
  });

  it('shows all partitions when the address names none that can be', () => {
    expect(chart('partition=orders').source.kind).toBe('group');
  });
});
