import { beforeEach, describe, expect, it } from 'vitest';
import type { AlertDeliveryRecord } from '@/lib/db/alerts-records.ts';
import { ATTEMPTS_MAX } from '@/lib/domain/alerts/backoff.ts';
import { AppError } from '@/lib/shared/app-error.ts';
import type { SendResult } from './channels/http.ts';
import { deliverDue } from './dispatcher.ts';

const SENT: SendResult = { ok: true, answer: 'HTTP 200' };
const refused = (isFinal: boolean, retryAfterMs: number | null = null): SendResult => ({
  ...{ ok: false, error: 'HTTP 500', isFinal, retryAfterMs },
});

let outbox: AlertDeliveryRecord[];
let tried: string[];
let answer: (id: string) => SendResult;
let opens: () => void;
let now: number;
const ending = new AbortController();

const put = (id: string, overrides: Partial<AlertDeliveryRecord> = {}) =>
  outbox.push({
    ...{ id, key: id, channelId: 'slack', clusterId: 'c', ruleId: 'r', incident: id, state: 'waiting' },
    ...{ attempts: 0, nextAt: 0, createdAt: outbox.length, position: 0, endedAt: null, error: null },
    message: JSON.stringify({ key: id }),
    ...overrides,
  });
const one = (id: string) => outbox.find((record) => record.id === id);

const deliver = (signal = ending.signal) =>
  deliverDue(
    {
      store: {
        waitingDeliveries: async (limit) => outbox.filter(({ state }) => state === 'waiting').slice(0, limit),
        updateDelivery: async (record) => {
          outbox = outbox.map((known) => (known.id === record.id ? record : known));
          return true;
        },
      },
      channels: {
        open: async () => {
          opens();
          return { kind: 'slack', name: 's', url: 'http://127.0.0.1' };
        },
      },
      send: async (_, { key }) => {
        tried.push(key);
        return answer(key);
      },
      now: () => now,
      random: () => 0.5,
    },
    signal,
  );

beforeEach(() => {
  outbox = [];
  tried = [];
  now = 1_000;
  answer = () => SENT;
  opens = () => undefined;
});

describe('the outbox', () => {
  it('is delivered once, what is not due yet later', async () => {
    put('due');
    put('later', { nextAt: 5_000 });
    expect(await deliver()).toBe(1);
    expect(one('due')).toMatchObject({ state: 'sent', attempts: 1, endedAt: 1_000, error: null });
    expect(await deliver()).toBe(0);
    now = 5_000;
    await deliver();
    expect(tried).toEqual(['due', 'later']);
  });

  it('keeps the messages of one incident to one channel in order, and no other waits for them', async () => {
    answer = (id) => (id === 'fires' ? refused(false) : SENT);
    put('fires', { incident: 'i' });
    put('resolves', { incident: 'i' });
    put('elsewhere', { incident: 'i', channelId: 'mail' });
    put('another', { incident: 'j' });
    await deliver();
    expect(tried).toEqual(['fires', 'elsewhere', 'another']);
    answer = () => SENT;
    now = one('fires')?.nextAt ?? 0;
    await deliver();
    await deliver();
    expect(tried.slice(3)).toEqual(['fires', 'resolves']);
  });

  it('sends eight at once at most', async () => {
    for (let id = 0; id < 20; id += 1) put(`m${id}`);
    expect([await deliver(), await deliver(), await deliver()]).toEqual([8, 8, 4]);
  });
});

describe('a message that does not arrive', () => {
  it('is tried again after a while that doubles, and not before the other side asks for it', async () => {
    answer = () => refused(false);
    put('a');
    await deliver();
    expect(one('a')).toMatchObject({ state: 'waiting', attempts: 1, nextAt: 3_000, error: 'HTTP 500' });
    now = 3_000;
    await deliver();
    expect(one('a')?.nextAt).toBe(7_000);
    answer = () => refused(false, 60_000);
    now = 7_000;
    await deliver();
    expect(one('a')?.nextAt).toBe(67_000);
  });

  it('is given up at once when trying again would change nothing, and after fifteen attempts', async () => {
    answer = (id) => refused(id === 'wrong');
    put('wrong');
    put('tired', { attempts: ATTEMPTS_MAX - 1 });
    await deliver();
    expect(one('wrong')).toMatchObject({ state: 'failed', attempts: 1, endedAt: 1_000 });
    expect(one('tired')).toMatchObject({ state: 'failed', attempts: ATTEMPTS_MAX, endedAt: 1_000 });
  });

  it('waits for a channel that cannot be opened, and says why', async () => {
    opens = () => {
      throw new AppError('not_ready', 'The key of the server is another one.');
    };
    put('a');
    await deliver();
    expect(tried).toEqual([]);
    expect(one('a')).toMatchObject({ state: 'waiting', error: 'The key of the server is another one.' });
  });

  it('is not counted as an attempt when the server stops in between: it goes out again with the same key', async () => {
    const stopping = new AbortController();
    answer = () => {
      stopping.abort();
      return refused(false);
    };
    put('a');
    await deliver(stopping.signal);
    expect(one('a')).toMatchObject({ state: 'waiting', attempts: 0 });
  });
});
