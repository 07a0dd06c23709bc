import type { TimelineFilter } from '@/lib/client/timeline.ts';
import { type EventSubjectDto, subjectParam } from '@/lib/contracts/timeline.ts';

export const PANEL_EVENTS = 8;

/** The server prefetches by the same values. */
export const panelFilter = (subject: EventSubjectDto): TimelineFilter =>
  subject.kind === 'cluster' ? {} : { subject: subjectParam(subject), related: true };
