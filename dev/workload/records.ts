import type { Message } from 'kafkajs';
import { between, pick, type Random, skewed } from './random.ts';

/** `value: null` deletes the key in a compacted topic. */
export type WorkloadRecord = { key: string | null; value: string | null; headers: Record<string, string> };
export type MakeRecord = (random: Random, atMs: number) => WorkloadRecord;

export function toMessage({ key, value, headers }: WorkloadRecord, atMs: number): Message {
  return { key, value, headers, timestamp: String(atMs) };
}

const ORDER_STATES = ['CREATED', 'PAID', 'PACKED', 'SHIPPED', 'DELIVERED', 'REFUNDED'] as const;
const CURRENCIES = ['EUR', 'EUR', 'EUR', 'GBP', 'SEK', 'PLN'] as const;
const COUNTRIES = ['DE', 'FR', 'NL', 'SE', 'PL', 'ES'] as const;
const SKUS = ['AX-2201', 'KL-0917', 'QT-3310', 'BD-1180', 'FM-4502', 'ZR-0034'] as const;
const PAGES = ['/', '/search', '/p/AX-2201', '/p/KL-0917', '/basket', '/checkout', '/account'] as const;

const orderId = (random: Random) => `ord-${88_200_000 + skewed(random, 0, 20_000)}`;
const customerId = (random: Random) => `c-${40_000 + skewed(random, 0, 4_000)}`;
const accountId = (random: Random) => `acc-${between(random, 10_000, 12_000)}`;
const eventId = (random: Random, atMs: number) =>
  `${atMs.toString(36)}-${between(random, 0, 0xffffff).toString(16).padStart(6, '0')}`;
const amount = (random: Random) => ({
  amount: between(random, 499, 249_900) / 100,
  ccy: pick(random, CURRENCIES),
});
const iso = (atMs: number) => new Date(atMs).toISOString();

function event(
  producer: string,
  type: string,
  key: string | null,
  value: Record<string, unknown> | null,
  random: Random,
): WorkloadRecord {
  const trace = between(random, 0, 0xffffffff).toString(16).padStart(8, '0');
  return {
    key,
    value: value && JSON.stringify(value),
    headers: { 'event-type': type, producer, traceparent: `00-${trace.repeat(4)}-${trace.repeat(2)}-01` },
  };
}

export const orderEvent: MakeRecord = (random, atMs) => {
  const id = orderId(random);
  const status = pick(random, ORDER_STATES);
  const lines = Array.from({ length: between(random, 1, 3) }, () => ({
    sku: pick(random, SKUS),
    quantity: between(random, 1, 4),
  }));
  const customer = { id: customerId(random), email: `${customerId(random)}@example.com` };
  const body = { event_id: eventId(random, atMs), order_id: id, status, occurred_at: atMs };
  return event(
    'orders-api 5.18.2',
    'OrderEvent',
    id,
    { ...body, total: amount(random), customer, lines },
    random,
  );
};

export const basketUpdate: MakeRecord = (random, atMs) => {
  const id = customerId(random);
  const value = { customer_id: id, sku: pick(random, SKUS), quantity: between(random, 0, 5), at: iso(atMs) };
  return event('basket-api 2.4.0', 'BasketUpdated', id, value, random);
};

export const deadLetter: MakeRecord = (random, atMs) => {
  const { key, value, headers } = orderEvent(random, atMs);
  return {
    key,
    value,
    headers: {
      ...headers,
      'dlq.error': pick(random, ['SchemaMismatch', 'UnknownSku', 'Timeout calling stock-api']),
      'dlq.source': `orders.events.v2/${between(random, 0, 11)}`,
    },
  };
};

export const notification: MakeRecord = (random, atMs) => {
  const id = customerId(random);
  const template = pick(random, ['order-paid', 'order-shipped', 'refund-done']);
  return event('notifier 1.9.3', 'Notify', id, { to: id, template, requested_at: iso(atMs) }, random);
};

export const ledgerPosting: MakeRecord = (random, atMs) => {
  const account = accountId(random);
  const value = {
    posting_id: eventId(random, atMs),
    account,
    direction: pick(random, ['DEBIT', 'CREDIT']),
    ...amount(random),
    booked_at: iso(atMs),
    order_id: orderId(random),
  };
  return event('ledger-core 3.2.1', 'Posting', account, value, random);
};

export const runningBalance: MakeRecord = (random, atMs) => {
  const account = accountId(random);
  return { key: account, value: JSON.stringify({ ...amount(random), as_of: atMs }), headers: {} };
};

export const cardAuthorisation: MakeRecord = (random, atMs) => {
  const id = eventId(random, atMs);
  const outcome = pick(random, ['APPROVED', 'APPROVED', 'APPROVED', 'DECLINED', 'CHALLENGED']);
  const country = pick(random, COUNTRIES);
  return event(
    'card-gateway 7.0.4',
    'CardAuth',
    id,
    { id, outcome, country, ...amount(random), at: atMs },
    random,
  );
};

export const refundRequest: MakeRecord = (random, atMs) => {
  const id = orderId(random);
  const reason = pick(random, ['DAMAGED', 'LATE', 'CHANGED_MIND']);
  return event(
    'orders-api 5.18.2',
    'RefundRequested',
    id,
    { order_id: id, reason, ...amount(random), at: atMs },
    random,
  );
};

export const settlementBatch: MakeRecord = (random, atMs) => {
  const id = `batch-${iso(atMs).slice(0, 13)}-${between(random, 1, 99)}`;
  const value = { batch: id, payments: between(random, 20, 900), ...amount(random), closed_at: iso(atMs) };
  return event('settlement 4.1.0', 'BatchClosed', id, value, random);
};

export const customerProfile: MakeRecord = (random, atMs) => {
  const id = customerId(random);
  // One in forty customers leaves: a tombstone.
  if (between(random, 1, 40) === 1) return event('crm-sync 2.0.6', 'ProfileDeleted', id, null, random);
  const value = {
    id,
    country: pick(random, COUNTRIES),
    tier: pick(random, ['basic', 'plus', 'gold']),
    updated_at: iso(atMs),
  };
  return event('crm-sync 2.0.6', 'ProfileChanged', id, value, random);
};

export const pageView: MakeRecord = (random, atMs) => {
  const session = `s-${skewed(random, 0, 900).toString(36)}`;
  const value = {
    session,
    page: pick(random, PAGES),
    country: pick(random, COUNTRIES),
    ms: between(random, 40, 2_400),
    at: atMs,
  };
  return event('web-edge 12.3.0', 'PageView', session, value, random);
};

export const experimentExposure: MakeRecord = (random, atMs) => {
  const id = customerId(random);
  const value = {
    customer: id,
    experiment: 'checkout-one-page',
    arm: pick(random, ['control', 'treatment']),
    at: atMs,
  };
  return event('web-edge 12.3.0', 'Exposure', id, value, random);
};

export const parcelScan: MakeRecord = (random, atMs) => {
  const parcel = `pcl-${between(random, 700_000, 704_000)}`;
  const value = { parcel, hub: pick(random, ['HAM-1', 'RTM-2', 'LYS-1', 'WAW-3']), scanned_at: iso(atMs) };
  return event('hub-scanner 1.2.9', 'ParcelScanned', parcel, value, random);
};

export const auditEntry: MakeRecord = (random, atMs) => {
  const actor = pick(random, ['svc-orders', 'svc-payments', 'backoffice']);
  const value = {
    actor,
    action: pick(random, ['read', 'update', 'export']),
    object: orderId(random),
    at: iso(atMs),
  };
  return event('legacy-audit 0.8.1', 'Audit', null, value, random);
};
