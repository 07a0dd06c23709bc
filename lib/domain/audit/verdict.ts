import type { ConfigEvidence } from './config-evidence.ts';
import type { Fact, Missing, Sightings } from './fact.ts';

/** From mild to grave. */
export const SEVERITIES = ['info', 'warn', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

export type Evidence = { label: string; value: number | string; unit?: EvidenceUnit | undefined };

export type EvidenceUnit =
  | 'ms'
  | 'bytes'
  | 'bytes/s'
  | 'records/s'
  | 'offsets'
  | 'partitions'
  | 'brokers'
  | 'topics'
  | 'fraction';

/** A change through IncrementalAlterConfigs that would end the finding. */
export type Suggestion = {
  resource: 'topic' | 'broker' | 'cluster-default' | 'group';
  /** Topic, group or broker id; "" for the cluster-wide default. */
  name: string;
  key: string;
  op: 'SET' | 'DELETE';
  /** Null for DELETE. */
  value: string | null;
  reason: string;
};

export type Violation = {
  outcome: 'violated';
  severity: Severity;
  /** The value and source this is about; a sign-off is bound to it. Holds no number that moves by itself. */
  about: string;
  /** Tells several findings of one rule on one subject apart (a config key); "" for a rule that has one. */
  aspect: string;
  config: ConfigEvidence | null;
  evidence: readonly Evidence[];
  /** One sentence about this very subject. */
  consequence: string;
  suggestion: Suggestion | null;
  /** What to do where no config change helps (reassign, restart with a static value). */
  instruction: string | null;
};

export type Verdict =
  | { outcome: 'pass' }
  | { outcome: 'notApplicable' }
  | { outcome: 'unknown'; missing: Missing }
  | Violation;

export const PASS: Verdict = { outcome: 'pass' };
export const NOT_APPLICABLE: Verdict = { outcome: 'notApplicable' };
export const unknown = (missing: Missing): Verdict => ({ outcome: 'unknown', missing });

type ViolationInput = {
  severity: Severity;
  evidence?: readonly (Evidence | null)[];
  consequence: string;
  aspect?: string;
  suggestion?: Suggestion | null;
  instruction?: string | null;
} & ({ config: ConfigEvidence; about?: never } | { about: string; config?: never });

/** Fills what is left out; with a config entry, `about` is its key, value and source. */
export function violated(input: ViolationInput): Violation {
  const { config } = input;
  return {
    outcome: 'violated',
    severity: input.severity,
    about: config ? `${config.key}=${config.value ?? 'null'}@${config.source}` : (input.about ?? ''),
    aspect: input.aspect ?? '',
    config: config ?? null,
    evidence: (input.evidence ?? []).filter((item) => item !== null),
    consequence: input.consequence,
    suggestion: input.suggestion ?? null,
    instruction: input.instruction ?? null,
  };
}

/** A 64-bit number stays exact: beyond 2^53 it is given as its digits. */
export function evidence(label: string, value: number | bigint | string, unit?: EvidenceUnit): Evidence {
  if (typeof value !== 'bigint') return { label, value, unit };
  const number = Number(value);
  return { label, value: Number.isSafeInteger(number) ? number : String(value), unit };
}

type Values<T extends readonly Fact<unknown>[]> = {
  [Index in keyof T]: T[Index] extends Fact<infer Value> ? Value : never;
};

/** Judges when every fact is known; the first that is not becomes the reason for `unknown`. */
export function given<const T extends readonly Fact<unknown>[]>(
  facts: T,
  judge: (...values: Values<T>) => Verdict,
): Verdict {
  const values: unknown[] = [];
  for (const fact of facts) {
    if (!fact.known) return unknown(fact.missing);
    values.push(fact.value);
  }
  return judge(...(values as Values<T>));
}

/** One hit suffices to accuse; to acquit, everybody must have answered. */
export function judgeSightings<T>(
  { seen, missing }: Sightings<T>,
  isHit: (item: T) => boolean,
  accuse: (hits: readonly [T, ...T[]]) => Verdict,
  acquit: Verdict = PASS,
): Verdict {
  const [first, ...rest] = seen.filter(isHit);
  if (first !== undefined) return accuse([first, ...rest]);
  return missing ? unknown(missing) : acquit;
}
