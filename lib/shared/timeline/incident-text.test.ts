import { expect, it } from 'vitest';
import { actorText } from './families.ts';
import { type IncidentEvent, incidentText } from './incident-text.ts';
import { timelineSearch } from './link.ts';

const event = (overrides: Partial<IncidentEvent>): IncidentEvent => ({
  at: Date.UTC(2026, 10, 18, 2, 47),
  kind: 'config.changed',
  severity: 'info',
  title: 'retention.ms of payments_ledger changed',
  from: '604800000',
  to: '259200000',
  details: [{ label: 'retention.ms', from: '604800000', to: '259200000', note: 'was topic' }],
  detailsTotal: 1,
  changeId: null,
  actor: null,
  reason: null,
  ...overrides,
});

const text = (events: readonly IncidentEvent[], hasMore = false) =>
  incidentText({
    cluster: 'prod-eu1',
    about: 'group ledger',
    link: 'http://127.0.0.1:3000/c/prod-eu1/timeline?at=x',
    events,
    hasMore,
    at: Date.UTC(2026, 10, 18, 3, 12, 4),
  });

it('gives an incident oldest first, in UTC, with before, after, who did it, and the address of the page', () => {
  const down = event({
    at: Date.UTC(2026, 10, 18, 3),
    kind: 'broker.down',
    severity: 'critical',
    title: 'Broker 3 is down',
    from: null,
    to: null,
    details: [],
    detailsTotal: 0,
  });
  expect(text([down, event({})]).split('\n')).toEqual([
    '### What changed: group ledger on prod-eu1',
    '',
    'As of 18 Nov 2026 03:12:04 UTC. <http://127.0.0.1:3000/c/prod-eu1/timeline?at=x>',
    '',
    '- 18 Nov 2026 02:47:00 UTC: retention.ms of payments\\_ledger changed (604800000 -> 259200000). Not made here, actor unknown',
    '  - retention.ms: 604800000 -> 259200000 (was topic)',
    '- 18 Nov 2026 03:00:00 UTC: **critical** Broker 3 is down',
    '',
  ]);
});

it('says the reason of a change made here, and how many lines and events are left out', () => {
  const made = event({ changeId: '1', actor: 'jo', reason: 'disk is full', detailsTotal: 4 });
  const said = text([made], true);
  expect(said).toContain('Made here by jo, reason: disk is full');
  expect(said).toContain('  - and 3 more');
  expect(said).toContain('Older changes are left out here');
});

it('keeps a name from becoming markup or a line of its own', () => {
  expect(text([event({ title: 'a\n# b [c](d) `e`', from: null, to: null })])).toContain(
    'a \\# b \\[c\\](d) \\`e\\`',
  );
});

it('blames nobody for what happens by itself', () => {
  expect(actorText({ kind: 'broker.down', changeId: null, actor: null })).toBeNull();
  expect(actorText({ kind: 'topic.deleted', changeId: null, actor: null })).toBe(
    'Not made here, actor unknown',
  );
});

it('writes the view of a page into its address, times in UTC', () => {
  expect(timelineSearch({})).toBe('');
  expect(timelineSearch({ kinds: ['config', 'broker.down'], subject: 'group:a b', at: 0 })).toBe(
    '?kind=config%2Cbroker.down&subject=group%3Aa+b&at=1970-01-01T00%3A00%3A00.000Z',
  );
});
