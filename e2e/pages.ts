import type { Page } from '@playwright/test';
import { expect } from './stack.ts';

/** The name that the server of these journeys gives its cluster. */
export const CLUSTER = 'e2e';

export const OVERVIEW = { path: `/c/${CLUSTER}`, heading: 'What needs you now' };
export const TOPICS = { path: `/c/${CLUSTER}/topics`, heading: 'Topics' };
export const GROUPS = { path: `/c/${CLUSTER}/groups`, heading: 'Consumer groups' };
export const DEFAULTS = {
  path: `/c/${CLUSTER}/configs/cluster/default`,
  heading: 'Cluster-wide defaults',
};
export const AUDIT = { path: `/c/${CLUSTER}/audit`, heading: 'Defaults audit' };
export const COMPARE = { path: `/c/${CLUSTER}/configs`, heading: 'Compare configs' };
export const POLICY_PAGE = { path: `/c/${CLUSTER}/audit/policy`, heading: 'Policy' };
export const SIGN_OFFS = { path: `/c/${CLUSTER}/audit/sign-offs`, heading: 'Sign-offs' };
export const AUDIT_REPORT = { path: `/c/${CLUSTER}/audit/report`, heading: 'Audit report' };
export const CAPACITY = { path: `/c/${CLUSTER}/capacity`, heading: 'Capacity' };
export const TIMELINE = { path: `/c/${CLUSTER}/timeline`, heading: 'What changed' };
export const ALERTS = { path: `/c/${CLUSTER}/alerts`, heading: 'Alerts' };
export const NEW_RULE = { path: `${ALERTS.path}/rules/new`, heading: 'New alert rule' };
export const CHANNELS = { path: `${ALERTS.path}/channels`, heading: 'Channels' };
export const BROKERS = { path: `/c/${CLUSTER}/brokers`, heading: 'Brokers' };

const FINDING = 'DUR-04/topic/payments';

/** Every page, with the heading that shows it is there. */
export const PAGES = [
  { name: 'clusters', path: '/', heading: 'Clusters' },
  { name: 'overview', ...OVERVIEW },
  { name: 'brokers', ...BROKERS },
  { name: 'broker', path: `/c/${CLUSTER}/brokers/1`, heading: 'Broker 1' },
  { name: 'cluster-wide defaults', ...DEFAULTS },
  { name: 'topics', ...TOPICS },
  {
    name: 'many topics',
    path: `/c/${CLUSTER}/configs/bulk?q=events`,
    heading: 'Edit configs of many topics',
  },
  { name: 'topic', path: `/c/${CLUSTER}/topics/orders`, heading: 'orders' },
  { name: 'topic configs', path: `/c/${CLUSTER}/topics/orders/configs`, heading: 'orders' },
  { name: 'topic consumers', path: `/c/${CLUSTER}/topics/orders/consumers`, heading: 'orders' },
  { name: 'new topic', path: `/c/${CLUSTER}/new-topic`, heading: 'New topic' },
  { name: 'groups', ...GROUPS },
  { name: 'group', path: `/c/${CLUSTER}/groups/billing-export`, heading: 'billing-export' },
  { name: 'a live group', path: `/c/${CLUSTER}/groups/fulfilment`, heading: 'fulfilment' },
  { name: 'timeline', ...TIMELINE },
  { name: 'audit', ...AUDIT },
  { name: 'policy', ...POLICY_PAGE },
  { name: 'sign-offs', ...SIGN_OFFS },
  {
    name: 'a finding',
    path: `${AUDIT.path}?rule=DUR-04&finding=${encodeURIComponent(FINDING)}`,
    heading: AUDIT.heading,
  },
  { name: 'what cannot be known', path: `${AUDIT.path}?state=cannot-know`, heading: AUDIT.heading },
  { name: 'compare topics', ...COMPARE },
  { name: 'capacity', ...CAPACITY },
  { name: 'alerts', ...ALERTS },
  { name: 'alert rules', path: `${ALERTS.path}/rules`, heading: 'Alert rules' },
  { name: 'new alert rule', ...NEW_RULE },
  { name: 'channels', ...CHANNELS },
  { name: 'maintenance', path: `${ALERTS.path}/maintenance`, heading: 'Maintenance' },
  { name: 'not found', path: `/c/${CLUSTER}/topics/no-such-topic`, heading: 'Not found' },
] as const;

export async function open(page: Page, { path, heading }: { path: string; heading: string }): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
}

/** Presses keys until they take effect: a page that was just drawn listens a moment later. */
export async function press(page: Page, keys: readonly string[], effect: () => Promise<void>): Promise<void> {
  await expect(async () => {
    for (const key of keys) await page.keyboard.press(key);
    await effect();
  }).toPass({ timeout: 20_000 });
}

/** One figure of a page, found by the words of its label. */
export const stat = (page: Page, strip: string, label: string) =>
  page.getByRole('list', { name: strip }).getByRole('listitem').filter({ hasText: label });

/** A row of a grid, found by the text of one of its cells. */
export const rowOf = (page: Page, grid: string, text: string) =>
  page.getByRole('grid', { name: grid }).getByRole('row').filter({ hasText: text });
