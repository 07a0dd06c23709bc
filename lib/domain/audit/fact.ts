import type { ErrorInfo } from '@/lib/shared/app-error.ts';
import type { MissingKind } from '@/lib/shared/audit/missing-kinds.ts';

/** Why something cannot be known, in words a person can act on. */
export type Missing = { kind: MissingKind; reason: string };

/** A value, or why there is none. Silence is never taken for health. */
export type Fact<T> = { known: true; value: T } | { known: false; missing: Missing };

export const known = <T>(value: T): Fact<T> => ({ known: true, value });

export const missing = (kind: MissingKind, reason: string): { known: false; missing: Missing } => ({
  known: false,
  missing: { kind, reason },
});

export function mapFact<T, U>(fact: Fact<T>, map: (value: T) => U): Fact<U> {
  return fact.known ? known(map(fact.value)) : fact;
}

export function flatMapFact<T, U>(fact: Fact<T>, map: (value: T) => Fact<U>): Fact<U> {
  return fact.known ? map(fact.value) : fact;
}

/**
 * What several places said: those that answered, and why one of the others did not. A place that was read and has no such
 * value explains less than one that could not be read.
 */
export type Sightings<T> = { seen: readonly T[]; missing: Missing | null };

export function sightings<T>(facts: readonly Fact<T>[]): Sightings<T> {
  const seen: T[] = [];
  let first: Missing | null = null;
  for (const fact of facts) {
    if (fact.known) seen.push(fact.value);
    else if (first === null || first.kind === 'not-reported') first = fact.missing;
  }
  return { seen, missing: first };
}

/** Kafka's refusal as a reason; `what` starts the sentence ("The configs of orders"). */
export function missingFrom(error: ErrorInfo, what: string): { known: false; missing: Missing } {
  switch (error.code) {
    case 'kafka_denied':
      return missing('denied', `${what} may not be read: ${error.message}`);
    case 'kafka_unreachable':
    case 'kafka_timeout':
      return missing('unreachable', `${what} could not be read: ${error.message}`);
    case 'unsupported_by_cluster':
      return missing('unsupported', `${what} cannot be asked for here: ${error.message}`);
    default:
      return missing('unreadable', `${what} could not be read: ${error.message}`);
  }
}

/** Computes on first use and keeps the result: most rules never ask. */
export function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
