import { ageState } from '@/components/ui/age-state.ts';
import type { ClusterSummaryDto } from '@/lib/contracts/clusters.ts';
import type { ErrorInfoDto, SectionStateDto } from '@/lib/contracts/common.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { formatAge } from '@/lib/shared/format/duration.ts';
import { utcSince } from '@/lib/shared/format/time.ts';
import { sectionLabels } from './section-labels.ts';

export type Notice = { id: string; tone: 'crit' | 'warn' | 'stale'; title: string; detail: string };

type Coverage = Pick<
  ClusterSummaryDto,
  'name' | 'status' | 'error' | 'brokersAnswering' | 'brokersKnown' | 'collectedAt'
>;

const listOf = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

/** The error in Kafka's words where there are some: `TOPIC_AUTHORIZATION_FAILED (29)`. */
const cause = (error: ErrorInfoDto): string =>
  sentence(
    error.kafka === undefined ? error.message : `${error.message} ${error.kafka.name} (${error.kafka.code})`,
  );

const ageOf = (collectedAt: number | null, now: number): string =>
  collectedAt === null
    ? 'There is no earlier value: it is unknown, not 0.'
    : `Last known values are ${formatAge(now - collectedAt)} old.`;

function unreachable(cluster: Coverage, now: number): Notice[] {
  if (cluster.status !== 'unreachable') return [];
  const detail = [cluster.error === null ? null : cause(cluster.error), ageOf(cluster.collectedAt, now)];
  return [
    {
      id: 'cluster',
      tone: 'crit',
      title: `${cluster.name} does not answer`,
      detail: detail.filter((part) => part !== null).join(' '),
    },
  ];
}

type Silence = { brokerId: number; since: number; error: ErrorInfoDto; sections: SectionStateDto['name'][] };

/** Failures of all sections by broker, with the earliest moment. */
function silentBrokers(sections: readonly SectionStateDto[]): Silence[] {
  const byBroker = new Map<number, Silence>();
  for (const { name, failures } of sections) {
    for (const { brokerId, since, error } of failures) {
      const known = byBroker.get(brokerId);
      if (known === undefined) byBroker.set(brokerId, { brokerId, since, error, sections: [name] });
      else {
        known.sections.push(name);
        known.since = Math.min(known.since, since);
      }
    }
  }
  return [...byBroker.values()].sort((a, b) => a.brokerId - b.brokerId);
}

function partial(sections: readonly SectionStateDto[], cluster: Coverage | undefined, now: number): Notice[] {
  const silent = silentBrokers(sections);
  const first = silent[0];
  if (first === undefined) return [];
  const ids = listOf(silent.map((broker) => String(broker.brokerId)));
  const parts = listOf(
    [...new Set(silent.flatMap((broker) => broker.sections))].map((name) => sectionLabels[name]),
  );
  const since = utcSince(Math.min(...silent.map((broker) => broker.since)), now);
  const answered =
    cluster?.brokersAnswering == null || cluster.brokersKnown === null
      ? ''
      : `${cluster.brokersAnswering} of ${plural(cluster.brokersKnown, 'broker')} answered. `;
  return [
    {
      id: 'partial',
      tone: 'stale',
      title: `${silent.length === 1 ? 'Broker' : 'Brokers'} ${ids} did not answer since ${since} UTC`,
      detail: `${answered}${cause(first.error)} Older than the rest: ${parts}.`,
    },
  ];
}

const failed = (sections: readonly SectionStateDto[], now: number): Notice[] =>
  sections
    .filter((section) => section.status === 'failed')
    .map((section) => ({
      id: section.name,
      tone: section.error?.code === 'kafka_denied' ? 'warn' : 'stale',
      title:
        section.error?.code === 'kafka_denied'
          ? `${sectionLabels[section.name]}: reading is denied`
          : `${sectionLabels[section.name]} could not be read${
              section.staleSince === null ? '' : ` since ${utcSince(section.staleSince, now)} UTC`
            }`,
      detail: [section.error === null ? '' : cause(section.error), ageOf(section.collectedAt, now)]
        .join(' ')
        .trim(),
    }));

/** A part that neither failed nor came: its collection is late or hangs. */
function overdue(sections: readonly SectionStateDto[], now: number): Notice[] {
  const late = sections.filter(
    ({ status, collectedAt, intervalMs }) =>
      status !== 'failed' && collectedAt !== null && ageState(now - collectedAt, intervalMs) === 'stale',
  );
  const oldest = Math.min(...late.map((section) => section.collectedAt ?? now));
  if (late.length === 0) return [];
  return [
    {
      id: 'overdue',
      tone: 'stale',
      title: `Numbers on this page are ${formatAge(now - oldest)} old`,
      detail: `Not collected in time: ${listOf(late.map((section) => sectionLabels[section.name]))}.`,
    },
  ];
}

/**
 * What a page says above its numbers when some of them are missing or old: at most one notice for an unreachable
 * cluster, one for silent brokers, one for parts that are overdue, and one per part that could not be read. None when all is well.
 */
export function freshnessNotices(
  sections: readonly SectionStateDto[],
  cluster: Coverage | undefined,
  now: number,
): Notice[] {
  const down = cluster === undefined ? [] : unreachable(cluster, now);
  // With the whole cluster silent, each part's own error would only repeat it.
  if (down.length > 0) return down;
  return [...partial(sections, cluster, now), ...failed(sections, now), ...overdue(sections, now)];
}
