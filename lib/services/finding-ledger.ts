import type {
  FindingRecord,
  FindingsStore,
  FixedFindingRecord,
  OpenFindingRecord,
} from '@/lib/db/findings-store.ts';
import type { Finding, SubjectRef } from '@/lib/domain/audit/finding.ts';
import { type FixedFinding, ledgerSteps, type OpenFinding } from '@/lib/domain/audit/ledger.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { inSlices } from '@/lib/shared/pacer.ts';
import { latest } from '@/lib/shared/section.ts';
import type { Audit } from './auditor.ts';
import { isWhole } from './findings-trend.ts';

export type Ledger = {
  /** By key. */
  open: ReadonlyMap<string, OpenFinding>;
  /** Newest first, those of the last 30 days. */
  fixed: readonly FixedFinding[];
  /** Changes whenever the rest does. */
  revision: number;
};

/** Since when the findings of one cluster are open, and which were fixed: read once and kept beside the database. */
export type FindingLedger = {
  read(): Promise<Ledger>;
  /** Writes down what an audit changes. One that could not look at everything is left out. */
  note(audit: Audit): void;
  /** Resolves when nothing is being written. */
  idle(): Promise<void>;
  /** Notes no more; resolves when nothing is being written. */
  stop(): Promise<void>;
};

/** More than anybody reads through; a bound of what is kept in memory. */
const FIXED_MAX = 1_000;
/** Rows of one statement: neither the database nor this thread is held up by the first audit of a large cluster. */
const ROWS_MAX = 1_000;

type Options = {
  store: Pick<FindingsStore, 'saveFindings' | 'listOpenFindings' | 'listFixedFindings'>;
  clusterId: string;
  onError: (error: unknown) => void;
};

export function createFindingLedger({ store, clusterId, onError }: Options): FindingLedger {
  let known: Promise<Ledger> | undefined;
  let writing: Promise<void> | undefined;
  let isStopped = false;

  const load = async (): Promise<Ledger> => {
    const [open, fixed] = await Promise.all([
      store.listOpenFindings(clusterId),
      store.listFixedFindings(clusterId, FIXED_MAX),
    ]);
    return { open: new Map(open.map(toOpen)), fixed: fixed.map(toFixed), revision: 0 };
  };
  const read = () => {
    known ??= load().catch((error) => {
      // Asked again the next time.
      known = undefined;
      throw error;
    });
    return known;
  };

  const write = async ({ report, policy, snapshot }: Audit) => {
    const { open, fixed: before, revision } = await read();
    const isStillThere = (subject: SubjectRef) => isThere(subject, snapshot);
    const { opened, fixed, gone } = await inSlices(ledgerSteps(open, report, policy, isStillThere));
    if (opened.length + fixed.length + gone.length === 0) return;
    const { at } = report;
    const next = new Map(open);
    for (const key of [...fixed, ...gone]) next.delete(key);
    for (const { key, ruleId, subject, fingerprint } of opened) {
      next.set(key, { ruleId, subject, fingerprint, openedAt: open.get(key)?.openedAt ?? at });
    }
    const rows = (from: number) =>
      opened
        .slice(from, from + ROWS_MAX)
        .map((finding) => toRow(finding, next.get(finding.key)?.openedAt ?? at));
    for (let from = ROWS_MAX; from < opened.length; from += ROWS_MAX) {
      await store.saveFindings(clusterId, { at, opened: rows(from), fixed: [], gone: [] });
    }
    await store.saveFindings(clusterId, { at, opened: rows(0), fixed, gone });
    const isSame = fixed.length === 0 && !before.some(({ key }) => next.has(key));
    known = Promise.resolve({
      open: next,
      fixed: isSame ? before : (await store.listFixedFindings(clusterId, FIXED_MAX)).map(toFixed),
      revision: revision + 1,
    });
  };

  const idle = async () => {
    await writing;
  };

  return {
    read,
    note(audit) {
      // What is left out while a write is under way, the next audit says again.
      if (isStopped || writing !== undefined || !isWhole(audit.snapshot)) return;
      writing = write(audit)
        .catch(onError)
        .finally(() => {
          writing = undefined;
        });
    },
    idle,
    stop() {
      isStopped = true;
      return idle();
    },
  };
}

function isThere({ kind, name }: SubjectRef, { sections }: ClusterSnapshot): boolean {
  switch (kind) {
    case 'topic':
      return latest(sections.metadata)?.value.topics.has(name) ?? false;
    case 'broker':
      return latest(sections.metadata)?.value.brokers.has(Number(name)) ?? false;
    case 'group':
      return latest(sections.groups)?.value.has(name) ?? false;
    case 'cluster':
      return true;
  }
}

const toRow = (finding: Finding, openedAt: number): FindingRecord => ({
  key: finding.key,
  ruleId: finding.ruleId,
  subjectKind: finding.subject.kind,
  subjectName: finding.subject.name,
  fingerprint: finding.fingerprint,
  openedAt,
  body: JSON.stringify(finding),
});

/** Only ever written by `toRow`. */
const toOpen = (row: OpenFindingRecord): [string, OpenFinding] => {
  const { key, ruleId, fingerprint, openedAt } = row;
  const subject = { kind: row.subjectKind as SubjectRef['kind'], name: row.subjectName };
  return [key, { ruleId, subject, fingerprint, openedAt }];
};

/** Only ever written by `toRow`. */
const toFixed = ({ body, openedAt, fixedAt }: FixedFindingRecord): FixedFinding => ({
  ...(JSON.parse(body) as Finding),
  openedAt,
  fixedAt,
});
