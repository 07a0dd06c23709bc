import { describe, expect, it } from 'vitest';
import { type ConfigResource, type ConfigSource, subjectKey } from '@/lib/domain/model/config.ts';
import { AppError } from '@/lib/shared/app-error.ts';
import { ok } from '@/lib/shared/result.ts';
import { readBack, type Written } from './config-read-back.ts';

const subject = { kind: 'topic' as const, name: 'orders' };
const written: Written = {
  subject,
  rows: [
    {
      key: 'retention.ms',
      op: 'set',
      before: { key: 'retention.ms', value: '1', source: 'built-in' },
      after: { value: '2', source: 'topic' },
      sensitive: false,
      problem: null,
    },
  ],
};

const showing = (value: string, source: ConfigSource = 'topic'): ConfigResource => ({
  answeredBy: 1,
  entries: [
    { name: 'retention.ms', value, source, type: 'long', readOnly: false, sensitive: false, synonyms: [] },
  ],
});

/** What each broker shows at the first, second … look; the last stays. */
function brokers(looks: readonly (Record<number, ConfigResource> | 'silence')[]) {
  let asked = 0;
  return {
    asked: () => asked,
    readConfigsOnBrokers: async () => {
      const look = looks[Math.min(asked, looks.length - 1)] ?? {};
      asked += 1;
      if (look === 'silence') throw new AppError('kafka_unreachable', 'nobody answers');
      const value = new Map(
        Object.entries(look).map(([id, resource]) => [
          Number(id),
          new Map([[subjectKey(subject), ok(resource)]]),
        ]),
      );
      return { value, failures: [], answered: [...value.keys()] };
    },
  };
}

describe('reading back', () => {
  it('waits until the last broker shows what was written', async () => {
    const reader = brokers([
      { 1: showing('2'), 2: showing('1', 'built-in') },
      'silence',
      { 1: showing('2'), 2: showing('1', 'built-in') },
      { 1: showing('2'), 2: showing('2') },
    ]);
    expect(await readBack(reader, [written])).toEqual([[]]);
    expect(reader.asked()).toBe(4);
  });

  it('takes the same value from another layer for not written', async () => {
    const reader = brokers([{ 1: showing('2', 'built-in') }, { 1: showing('2') }]);
    expect(await readBack(reader, [written])).toEqual([[]]);
    expect(reader.asked()).toBe(2);
  });

  it('counts only brokers that answer, and asks nobody when nothing was written', async () => {
    const reader = brokers([{ 2: showing('2') }]);
    expect(await readBack(reader, [written])).toEqual([[]]);
    expect(await readBack(reader, [])).toEqual([]);
    expect(reader.asked()).toBe(1);
  });

  it('names who never shows it, and gives up in time', async () => {
    const reader = brokers([{ 1: showing('2'), 3: showing('1', 'built-in') }]);
    expect(await readBack(reader, [written], 250)).toEqual([[3]]);
    expect(await readBack(brokers(['silence']), [written], 250)).toEqual([null]);
  });
});
