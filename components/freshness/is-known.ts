import type { FreshnessDto, SectionStateDto } from '@/lib/contracts/common.ts';

/** Whether a section was ever collected: before that an empty list says nothing about the cluster. */
export const isKnown = (
  { sections }: Pick<FreshnessDto, 'sections'>,
  name: SectionStateDto['name'],
): boolean => sections.find((section) => section.name === name)?.collectedAt !== null;
