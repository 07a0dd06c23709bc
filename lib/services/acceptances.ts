import { randomUUID } from 'node:crypto';
import type { AcceptanceDto, ValidAcceptance } from '@/lib/contracts/audit.ts';
import type { AcceptanceRecord, Store } from '@/lib/db/store.ts';
import { type Acceptance, acceptanceState } from '@/lib/domain/audit/acceptance.ts';
import type { Finding } from '@/lib/domain/audit/finding.ts';
import { AppError } from '@/lib/shared/app-error.ts';
import { DAYS_MAX } from '@/lib/shared/audit/acceptance-kinds.ts';

/** The acceptances of one cluster, read once and kept beside the database. */
export type AcceptanceBook = {
  /** Newest first; another array after every change. */
  all(): Promise<readonly Acceptance[]>;
  /** The newest end of a sign-off that has come, epoch ms; 0 without one. */
  lastEnd(): Promise<number>;
  save(acceptance: Acceptance): Promise<void>;
};

export function createAcceptanceBook(
  store: Pick<Store, 'listAcceptances' | 'saveAcceptance'>,
  clusterId: string,
  now: () => number,
): AcceptanceBook {
  let known: Promise<readonly Acceptance[]> | undefined;
  const read = () => {
    known ??= store
      .listAcceptances(clusterId)
      .then(withoutCluster)
      .catch((error) => {
        // Asked again the next time.
        known = undefined;
        throw error;
      });
    return known;
  };
  return {
    all: read,
    async lastEnd() {
      const at = now();
      return (await read()).reduce(
        (last, { expiresAt }) => (expiresAt <= at ? Math.max(last, expiresAt) : last),
        0,
      );
    },
    async save(acceptance) {
      await store.saveAcceptance({ ...acceptance, clusterId });
      known = undefined;
      await read();
    },
  };
}

const withoutCluster = (records: readonly AcceptanceRecord[]): readonly Acceptance[] =>
  records.map(({ clusterId: _, kind, ...rest }) => ({ ...rest, kind: kind === 'muted' ? kind : 'signed' }));

export const acceptanceDto = (
  acceptance: Acceptance,
  finding: Finding | undefined,
  now: number,
): AcceptanceDto => ({ ...acceptance, state: acceptanceState(acceptance, finding, now) });

const DAY_MS = 86_400_000;

/**
 * Signs for a finding as it is, or mutes it.
 * @throws AppError `not_found` when the rule does not fire, `conflict` when value or source changed since it was shown,
 * `invalid_input` for a day that is past or too far
 */
export async function accept(
  book: AcceptanceBook,
  findings: readonly Finding[],
  input: ValidAcceptance,
  now: number,
): Promise<AcceptanceDto> {
  const finding = findings.find(({ key }) => key === input.key);
  if (finding === undefined) {
    throw new AppError('not_found', 'There is no such finding any more. Nothing was saved.', {
      field: 'key',
    });
  }
  if (finding.fingerprint !== input.fingerprint) {
    throw new AppError('conflict', 'The value changed since it was shown to you. Nothing was saved.', {
      field: 'fingerprint',
    });
  }
  const daysMax = DAYS_MAX[input.kind];
  if (input.expiresAt <= now || input.expiresAt > now + daysMax * DAY_MS) {
    throw new AppError('invalid_input', `Choose a day within the next ${daysMax} days.`, {
      field: 'expiresAt',
    });
  }
  const { kind, key, fingerprint, owner, reason, ticket, expiresAt } = input;
  const acceptance: Acceptance = {
    id: randomUUID(),
    kind,
    key,
    fingerprint,
    owner,
    reason,
    ticket: ticket === undefined || ticket === '' ? null : ticket,
    createdAt: now,
    expiresAt,
    revokedAt: null,
  };
  await book.save(acceptance);
  return acceptanceDto(acceptance, finding, now);
}

/** @throws AppError `not_found`, `conflict` when it was withdrawn before */
export async function revoke(book: AcceptanceBook, id: string, now: number): Promise<void> {
  const acceptance = (await book.all()).find((one) => one.id === id);
  if (acceptance === undefined) throw new AppError('not_found', 'There is no such sign-off.');
  if (acceptance.revokedAt !== null) throw new AppError('conflict', 'It was withdrawn before.');
  await book.save({ ...acceptance, revokedAt: now });
}
