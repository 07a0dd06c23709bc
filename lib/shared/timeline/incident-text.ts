import { plural } from '../format/count.ts';
import { utcDateTime } from '../format/time.ts';
import { actorText } from './families.ts';

/** As much of an event as the text needs. */
export type IncidentEvent = {
  at: number;
  kind: string;
  severity: 'critical' | 'warn' | 'info';
  title: string;
  from: string | null;
  to: string | null;
  details: readonly { label: string; from: string | null; to: string | null; note: string | null }[];
  detailsTotal: number;
  changeId: string | null;
  actor: string | null;
  reason: string | null;
};

export type IncidentText = {
  cluster: string;
  /** What the events are about, when it is not the whole cluster: "group billing". */
  about: string | null;
  /** Absolute address that shows the same events. */
  link: string;
  /** Newest first. */
  events: readonly IncidentEvent[];
  /** True when there are older ones that are not in the text. */
  hasMore: boolean;
  /** Epoch ms the text is made at, or the moment it is frozen at. */
  at: number;
};

const SEVERITY = { critical: '**critical** ', warn: '**warning** ', info: '' } as const;

/** Names are free text in Kafka: what Markdown would read as markup is escaped, and a line stays a line. */
const plain = (text: string): string =>
  text.replace(/[\r\n]+/g, ' ').replace(/[\\`*_[\]<>#|~]/g, (mark) => `\\${mark}`);

const value = (text: string | null): string => (text === null ? 'unknown' : plain(text));

/** `from -> to`, or the one that there is; empty without any. */
function arrow(from: string | null, to: string | null): string {
  if (from === null && to === null) return '';
  if (from === null) return plain(to ?? '');
  return `${plain(from)} -> ${value(to)}`;
}

function lines(event: IncidentEvent): string[] {
  const [first, ...others] = event.details;
  const change = arrow(event.from, event.to);
  const made = actorText(event);
  const reason = event.reason === null || event.reason === '' ? '' : `, reason: ${plain(event.reason)}`;
  const head = `- ${utcDateTime(event.at)}: ${SEVERITY[event.severity]}${plain(event.title)}`;
  // One detail that only repeats the change of the event says nothing more.
  const repeats = others.length === 0 && first?.from === event.from && first.to === event.to;
  const details = repeats && first.note === null ? [] : event.details;
  const hidden = event.detailsTotal - event.details.length;
  return [
    `${head}${change === '' ? '' : ` (${change})`}${made === null ? '' : `. ${made}${reason}`}`,
    ...details.map(({ label, from, to, note }) => {
      const moved = arrow(from, to);
      return `  - ${plain(label)}${moved === '' ? '' : `: ${moved}`}${note === null ? '' : ` (${plain(note)})`}`;
    }),
    ...(hidden > 0 ? [`  - and ${plural(hidden, 'more', 'more')}`] : []),
  ];
}

/** Markdown for a ticket or a chat: what changed, in UTC and in the order it happened, with the way back to the page. */
export function incidentText({ cluster, about, link, events, hasMore, at }: IncidentText): string {
  const ofWhat = about === null ? plain(cluster) : `${plain(about)} on ${plain(cluster)}`;
  const oldestFirst = events.toReversed();
  return [
    `### What changed: ${ofWhat}`,
    '',
    `As of ${utcDateTime(at)}. <${link}>`,
    '',
    ...(hasMore ? ['Older changes are left out here; the page lists them.', ''] : []),
    ...(events.length === 0 ? ['Nothing changed in this time.'] : oldestFirst.flatMap(lines)),
    '',
  ].join('\n');
}
