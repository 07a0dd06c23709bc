import type { PolicyProblemDto, PolicyViewDto } from '@/lib/contracts/policy.ts';
import { formatBytes } from '@/lib/shared/format/bytes.ts';
import { formatExactDuration } from '@/lib/shared/format/duration.ts';
import { utcTime } from '@/lib/shared/format/time.ts';

type File = NonNullable<PolicyViewDto['file']>;

/** The consequence of a file that is wrong. */
export function wrongTitle({ readAt, wrongSince }: Pick<File, 'readAt' | 'wrongSince'>): string {
  const since = wrongSince === null ? '' : ` since ${utcTime(wrongSince)} UTC`;
  return readAt === null
    ? `The policy file is wrong${since}, and no policy is in force`
    : `The policy file is wrong${since}: the last good one, read at ${utcTime(readAt)} UTC, is in force`;
}

export const problemLine = ({ line, column, field, message }: PolicyProblemDto): string =>
  `Line ${line}, column ${column}: ${field === '' ? '' : `${field} `}${message}`;

/** A limit of a rule with the unit in its name: `retentionMsFrom` of 604800000 reads `168 h`. */
export function limitText(name: string, value: number): string {
  if (/Ms/.test(name)) return formatExactDuration(value);
  return /Bytes/.test(name) && !/Share|Fraction/.test(name) ? formatBytes(value) : String(value);
}

type RuleChange = PolicyViewDto['packs'][number]['rules'][number];

/** `off`, `critical`, `retentionMsFrom 336 h`. */
export function changeText({ enabled, severity, limits }: RuleChange): string {
  const parts = [
    enabled === null ? null : enabled ? 'on' : 'off',
    severity,
    ...limits.map(({ name, value }) => `${name} ${limitText(name, value)}`),
  ].filter((part) => part !== null);
  return parts.length === 0 ? 'as it is' : parts.join(', ');
}

/** Why it is not known how many topics or groups a team has. */
export const uncountedReason = (isResolved: boolean): string =>
  isResolved ? 'not read yet' : 'its principals cannot be resolved in this cluster';

type Match = PolicyViewDto['teams'][number]['matches'][number];

const SUBJECTS = { topic: 'topics', group: 'groups', both: 'topics and groups' } as const;

/** `prefix payments. (topics)`. */
export const matchText = ({ kind, text, of }: Pick<Match, 'kind' | 'text' | 'of'>): string =>
  `${kind} ${text}${of === 'both' ? '' : ` (${SUBJECTS[of]})`}`;
