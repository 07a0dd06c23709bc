import type { EventSubjectDto } from '@/lib/contracts/timeline.ts';
import { decodeSegment } from '@/lib/shared/path-segment.ts';

const KINDS = { topics: 'topic', groups: 'group', brokers: 'broker' } as const;
const isList = (segment: string): segment is keyof typeof KINDS => Object.hasOwn(KINDS, segment);

/** The topic, group or broker whose page an address shows; null for any other page. */
export function shownSubject(pathname: string): EventSubjectDto | null {
  const [, root, , list = '', name] = pathname.split('/');
  if (root !== 'c' || name === undefined || !isList(list)) return null;
  return { kind: KINDS[list], name: decodeSegment(name) };
}
