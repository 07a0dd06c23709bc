import { formatCount, plural } from '@/lib/shared/format/count.ts';
import { type Consequence, danger, info, named, warn } from './consequence.ts';
import { isMoved, type PlannedOffset, resetTotals } from './offset-reset.ts';

/** What kind of group it is, as far as it changes what a reset means. */
export type ResetGroup = { name: string; kind: string };

const nameOf = ({ topic, partition }: Pick<PlannedOffset, 'topic' | 'partition'>): string =>
  `${topic} ${partition}`;

/** What moving a group's offsets does to its records: the worst first. */
export function resetConsequences(group: ResetGroup, rows: readonly PlannedOffset[]): Consequence[] {
  const totals = resetTotals(rows);
  if (totals.moved === 0) return leftAlone(rows);
  return [
    ...(totals.skipped === 0n
      ? []
      : [
          danger(
            `Up to ${records(totals.skipped)} ${totals.skipped === 1n ? 'is' : 'are'} skipped: ${group.name} does not read ${totals.skipped === 1n ? 'it' : 'them'} unless it goes back.`,
          ),
        ]),
    ...(totals.reread === 0n
      ? []
      : [
          warn(
            `Up to ${records(totals.reread)} ${totals.reread === 1n ? 'is' : 'are'} read again: what ${group.name} does with ${totals.reread === 1n ? 'it' : 'them'} happens twice, unless it is idempotent.`,
          ),
        ]),
    ...(totals.unknown === 0
      ? []
      : [
          warn(
            `How many records ${plural(totals.unknown, 'partition')} reads again or skips is not known: the leader does not answer.`,
          ),
        ]),
    ...heldBack(rows),
    ...outside(rows),
    ...(totals.created === 0
      ? []
      : [
          info(
            `${plural(totals.created, 'partition')} ${totals.created === 1 ? 'gets its' : 'get their'} first commit.`,
          ),
        ]),
    ...(totals.deleted === 0
      ? []
      : [
          warn(
            `${plural(totals.deleted, 'partition')} ${totals.deleted === 1 ? 'loses its' : 'lose their'} commit: the group starts there by its auto.offset.reset.`,
          ),
        ]),
    ...leftAlone(rows),
    ...ownRules(group),
  ];
}

const records = (count: bigint): string =>
  count === 1n ? '1 record' : `${formatCount(String(count))} records`;

function heldBack(rows: readonly PlannedOffset[]): Consequence[] {
  const clamped = rows.filter((row) => isMoved(row) && row.clamped !== null);
  if (clamped.length === 0) return [];
  const places = clamped.map(
    (row) =>
      `${nameOf(row)} at ${formatCount(String(row.after ?? 0n))}, where its log ${row.clamped === 'start' ? 'begins' : 'ends'}`,
  );
  return [
    warn(
      `${plural(clamped.length, 'partition')} ${clamped.length === 1 ? 'is' : 'are'} held inside the log: ${named(places)}.`,
    ),
  ];
}

/** Only an undo goes there: what was committed before may lie outside by now. */
function outside(rows: readonly PlannedOffset[]): Consequence[] {
  const found = rows.filter(
    ({ problem, before, after, start, end }) =>
      problem === null &&
      before !== after &&
      after !== null &&
      ((start !== null && after < start) || (end !== null && after > end)),
  );
  if (found.length === 0) return [];
  return [
    warn(
      `${plural(found.length, 'partition')} ${found.length === 1 ? 'goes' : 'go'} back to an offset outside the log (${named(found.map(nameOf))}): the group starts there by its auto.offset.reset.`,
    ),
  ];
}

function leftAlone(rows: readonly PlannedOffset[]): Consequence[] {
  const conflicts = rows.filter(({ conflict }) => conflict);
  const others = rows.filter(({ problem, conflict }) => problem !== null && !conflict);
  return [
    ...(conflicts.length === 0
      ? []
      : [
          warn(
            `The commit of ${plural(conflicts.length, 'partition')} moved since it was looked at (${named(conflicts.map(nameOf))}): nothing is applied there.`,
          ),
        ]),
    ...(others.length === 0
      ? []
      : [
          warn(
            `${plural(others.length, 'partition')} ${others.length === 1 ? 'is' : 'are'} left alone: ${named(others.map((row) => `${nameOf(row)}, ${row.problem ?? ''}`))}`,
          ),
        ]),
  ];
}

function ownRules({ name, kind }: ResetGroup): Consequence[] {
  switch (kind) {
    case 'simple':
      return [
        warn(
          `The consumers of ${name} choose their partitions themselves, so Kafka cannot tell whether one runs. One that runs goes on where it is and overwrites this.`,
        ),
      ];
    case 'streams':
      return [
        danger(
          `${name} is a Kafka Streams application: its state stores and internal topics stay as they are, so records read again are counted twice.`,
        ),
      ];
    case 'share':
      return [
        warn(
          'A share group has no commits but a start offset for each partition: what was acknowledged after it is delivered again, deliveries under way are forgotten.',
        ),
      ];
    default:
      return [];
  }
}

/** Deleting a group, of which `commits` partitions have a commit. */
export function groupDeletionConsequences({ name, kind }: ResetGroup, commits: number): Consequence[] {
  return [
    danger(
      commits === 0
        ? `${name} goes. It has no commits.`
        : `${name} goes, with its commits on ${plural(commits, 'partition')}: consumers that come back start by their auto.offset.reset.`,
    ),
    ...(kind === 'streams' ? [warn('State stores and internal topics of the application stay.')] : []),
  ];
}
