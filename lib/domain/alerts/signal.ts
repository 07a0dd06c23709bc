import type { SubjectRef } from '@/lib/domain/audit/finding.ts';
import type { SignalKind } from '@/lib/shared/alerts/signals.ts';

/** One thing about one subject, as it is now. */
export type Signal = {
  kind: SignalKind;
  subject: SubjectRef;
  /** Tells apart what a subject has several of, such as findings; empty otherwise. */
  aspect: string;
  /** Null = unknown; `words` then says why. */
  value: number | string | null;
  /** The number may lie further on the side of the threshold that is worse: a time lag of at least so much. */
  isBound?: boolean | undefined;
  /** Epoch ms; null when it was never read. */
  sampledAt: number | null;
  /** What it means, with the value, as a sentence. */
  words: string;
};

/** Signals of one kind. Only a complete list proves that a subject which is not in it is gone. */
export type SignalList = { signals: readonly Signal[]; isComplete: boolean };

/** Names a signal's subject within its rule. */
export const signalKey = ({ subject, aspect }: Pick<Signal, 'subject' | 'aspect'>): string =>
  aspect === '' ? `${subject.kind}/${subject.name}` : `${subject.kind}/${subject.name}#${aspect}`;

/** What a rule about not knowing looks at: a signal that is unknown or a mere bound is its finding, one that is known is fine. */
export function knowledgeOf({ signals, isComplete }: SignalList): SignalList {
  return {
    isComplete,
    signals: signals.map(({ isBound = false, ...signal }) => ({
      ...signal,
      kind: 'cannot-know',
      value: signal.value === null || isBound ? 'unknown' : 'known',
    })),
  };
}
