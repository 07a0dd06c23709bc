'use client';

import { createContext, type ReactNode, useContext } from 'react';
import { AgeBadge } from '@/components/ui/age-badge.tsx';
import type { FreshnessDto, SectionStateDto } from '@/lib/contracts/common.ts';

const FreshnessContext = createContext<FreshnessDto | undefined>(undefined);

export function FreshnessProvider({
  value,
  children,
}: {
  value: FreshnessDto | undefined;
  children: ReactNode;
}) {
  return <FreshnessContext value={value}>{children}</FreshnessContext>;
}

type SectionAgeProps = {
  section: SectionStateDto['name'];
  /** Epoch ms of the very number beside it; without it the age of the section. */
  at?: number | null;
  className?: string;
};

/** Before a section was ever described: a sampling interval that judges no fresh number as old. */
const DEFAULT_INTERVAL_MS = 15_000;

/** The age of a number, judged by the sampling interval of the section it comes from. */
export function SectionAge({ section, at, className }: SectionAgeProps) {
  const freshness = useContext(FreshnessContext);
  const state = freshness?.sections.find((candidate) => candidate.name === section);
  const sampledAt = at === undefined ? (state?.collectedAt ?? null) : at;
  const reason = state?.error?.code === 'kafka_denied' ? 'denied' : undefined;
  return (
    <AgeBadge
      sampledAt={sampledAt}
      intervalMs={state?.intervalMs ?? DEFAULT_INTERVAL_MS}
      reason={reason}
      {...(className !== undefined && { className })}
    />
  );
}
