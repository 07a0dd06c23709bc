import { createKafkaReader } from '@/lib/kafka/index.ts';
import type { KafkaReader } from '@/lib/kafka/reader.ts';
import { LIVE_GROUPS, LIVE_MEMBERS_PER_GROUP } from '../dev/scale/size.ts';
import { type Collection, collectOnce, difference, sum } from './collect.ts';
import type { BenchContext } from './context.ts';
import { type ReferenceRun, startReference } from './reference.ts';
import type { Row, SectionReport } from './report.ts';
import { median, medianRatio, percentile } from './stats.ts';

/** The Java compiler of hot code needs some before its times settle. */
const WARM_UPS = 6;
/** Where franz-go stood against the same Java client on this fixture, in two runs: docs/performance.md. */
const RATIO_MOST = 0.64;
const REQUESTS_MOST = 30;

type Pair = { ours: Collection; java: ReferenceRun };

/** One full collection by our reader against the same by a warm Java AdminClient, in turn. */
export async function measureCollection({
  bootstrap,
  guard,
  rounds,
  facts,
  say,
}: BenchContext): Promise<SectionReport> {
  const reference = await startReference(guard, bootstrap);
  const reader = createKafkaReader({ bootstrap });
  try {
    const cold = await collectOnce(reader);
    for (let i = 0; i < WARM_UPS; i += 1) await pair(reader, reference.run, i);
    const pairs: Pair[] = [];
    for (let i = 0; i < rounds; i += 1) {
      const next = await pair(reader, reference.run, i);
      pairs.push(next);
      say(`round ${i + 1}: ${next.ours.totalMs.toFixed(0)} ms, Java ${next.java.totalMs.toFixed(0)} ms`);
    }
    return report(pairs, cold, await otherReads(reader), facts.groups);
  } finally {
    await reader.close();
    await reference.stop();
  }
}

/** Who goes first changes from pair to pair: the second of two finds the brokers' caches warmer. */
async function pair(reader: KafkaReader, runJava: () => Promise<ReferenceRun>, round: number): Promise<Pair> {
  if (round % 2 === 0) {
    const ours = await collectOnce(reader);
    return { ours, java: await runJava() };
  }
  const java = await runJava();
  return { ours: await collectOnce(reader), java };
}

/** What the collector reads beside the collection that Java is compared with. */
async function otherReads(reader: KafkaReader): Promise<Record<string, number>> {
  const metadata = await reader.readMetadata();
  const partitions = new Map(
    [...metadata.topics.values()].map((topic) => [topic.name, topic.partitions.map((row) => row.partition)]),
  );
  const before = reader.requestCounts().byApi;
  await reader.readOffsets('earliest', partitions);
  await reader.readTopicDefaults();
  await reader.readQuorum();
  await reader.readFeatures();
  await reader.readAcls();
  await reader.readReassignments();
  await reader.readQuotas();
  await reader.readNewestTimes(partitions);
  await reader.readProducerCounts(partitions);
  return difference(before, reader.requestCounts().byApi);
}

function report(
  pairs: readonly Pair[],
  cold: Collection,
  others: Record<string, number>,
  groups: number,
): SectionReport {
  const totals = pairs.map(({ ours, java }) => ({ ours: ours.totalMs, theirs: java.totalMs }));
  const ratios = totals.map(({ ours, theirs }) => ours / theirs);
  const requests = Math.max(...pairs.map(({ ours }) => sum(Object.values(ours.requests))));
  const newest = pairs.at(-1);
  if (newest === undefined) throw new Error('No round was measured');
  const described = sum(Object.values(newest.ours.groups).map((group) => group.described));
  const members = sum(Object.values(newest.ours.groups).map((group) => group.members));
  assertSame(newest);
  if (members < LIVE_GROUPS * LIVE_MEMBERS_PER_GROUP)
    throw new Error(`Only ${members} members were described`);

  const rows: Row[] = [
    {
      what: 'full collection against warm Java',
      value: medianRatio(totals),
      unit: 'x',
      most: RATIO_MOST,
      beside:
        `${median(totals.map(({ ours }) => ours)).toFixed(0)} against ` +
        `${median(totals.map(({ theirs }) => theirs)).toFixed(0)} ms; pairs from ` +
        `${Math.min(...ratios).toFixed(2)} to ${percentile(ratios, 1).toFixed(2)}`,
    },
    {
      what: 'broker requests',
      value: requests,
      unit: 'requests',
      most: REQUESTS_MOST,
      beside: listed(newest.ours.requests),
    },
    {
      what: 'other reads of the collector',
      value: sum(Object.values(others)),
      unit: 'requests',
      beside: listed(others),
    },
    {
      what: 'groups described',
      value: described,
      unit: 'groups',
      least: groups,
      beside: Object.entries(newest.ours.groups)
        .map(([type, group]) => `${group.described} ${type} with ${group.members} members`)
        .join(', '),
    },
    { what: 'first collection, connecting included', value: cold.totalMs, unit: 'ms' },
    ...Object.keys(newest.java.phasesMs).flatMap((phase) => phaseRow(phase, pairs)),
  ];
  return { section: 'collection', rows, details: { pairs, cold, others } };
}

function phaseRow(phase: string, pairs: readonly Pair[]): Row[] {
  const times = pairs.flatMap(({ ours, java }) => {
    const [mine, theirs] = [ours.phasesMs[phase], java.phasesMs[phase]];
    return mine === undefined || theirs === undefined ? [] : [{ ours: mine, theirs }];
  });
  // Java asks for the brokers in a call of its own.
  if (times.length === 0) return [];
  const [ours, theirs] = [median(times.map((time) => time.ours)), median(times.map((time) => time.theirs))];
  const beside = `${ours.toFixed(1)} against ${theirs.toFixed(1)} ms`;
  return [{ what: `  ${phase}`, value: medianRatio(times), unit: 'x', beside }];
}

/** A faster collection that reads less would prove nothing. */
function assertSame({ ours, java }: Pair): void {
  for (const [what, theirs] of Object.entries(java.counts)) {
    const mine = ours.counts[what];
    if (mine !== theirs) throw new Error(`Java read ${theirs} ${what}, we read ${mine ?? 'none'}`);
  }
}

const listed = (requests: Record<string, number>): string =>
  Object.entries(requests)
    .map(([api, count]) => `${api} ${count}`)
    .join(', ');
