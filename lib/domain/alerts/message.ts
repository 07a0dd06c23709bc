import type { SubjectRef } from '@/lib/domain/audit/finding.ts';
import { SIGNALS } from '@/lib/shared/alerts/signals.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { formatDuration } from '@/lib/shared/format/duration.ts';
import { utcDateTime } from '@/lib/shared/format/time.ts';
import type { NoticeKind } from './notices.ts';
import type { AlertRule, AlertSeverity } from './rule.ts';

/** One subject of a message. Epoch ms. */
export type MessageSubject = {
  subject: SubjectRef;
  /** What it means, with the value. */
  words: string;
  firedAt: number;
  resolvedAt: number | null;
};

/** What is told, the same for every channel; each gives it its own form. */
export type AlertMessage = {
  kind: NoticeKind | 'test';
  /** The same for every attempt to deliver this message. */
  key: string;
  /** The same for all messages about one thing, from its first firing until it is over. */
  incident: string;
  rule: { id: string; name: string; severity: AlertSeverity };
  cluster: { id: string; name: string; environment: string };
  /** The consequence, in one line. */
  title: string;
  /** At most `SUBJECTS_MAX`, the first ones to fire first. */
  subjects: readonly MessageSubject[];
  subjectsTotal: number;
  /** Others that this incident is about and that still fire. */
  stillFiring: number;
  advice: string;
  closeMessage: string | null;
  url: string | null;
  /** When it was put into the outbox. */
  at: number;
};

export const SUBJECTS_MAX = 20;

type Parts = Pick<AlertMessage, 'kind' | 'key' | 'incident' | 'cluster' | 'stillFiring' | 'url' | 'at'>;

export function alertMessage(
  rule: AlertRule,
  all: readonly MessageSubject[],
  { kind, ...parts }: Parts & { kind: NoticeKind },
): AlertMessage {
  const subjects = [...all].sort((a, b) => a.firedAt - b.firedAt);
  return {
    kind,
    ...parts,
    rule: { id: rule.id, name: rule.name, severity: rule.severity },
    title: titleOf(rule, kind, subjects),
    subjects: subjects.slice(0, SUBJECTS_MAX),
    subjectsTotal: subjects.length,
    advice: rule.advice === '' ? SIGNALS[rule.of ?? rule.signal].fix : rule.advice,
    closeMessage: kind === 'resolved' && rule.closeMessage !== '' ? rule.closeMessage : null,
  };
}

function titleOf(rule: AlertRule, kind: NoticeKind, subjects: readonly MessageSubject[]): string {
  const [first] = subjects;
  const { noun, many } = SIGNALS[rule.signal];
  if (subjects.length === 1 && first !== undefined) {
    return kind === 'resolved' ? `Over: ${first.subject.name}, ${rule.name}` : first.words;
  }
  const names = plural(subjects.length, noun);
  return kind === 'resolved' ? `Over for ${names}: ${rule.name}` : `${names} ${many}`;
}

const PREFIX: Readonly<Record<AlertMessage['kind'], string>> = {
  fired: '',
  repeat: 'Still: ',
  resolved: '',
  test: '',
};

/** One line for subjects and summaries. */
export const headline = ({ kind, title, cluster }: AlertMessage): string =>
  `${PREFIX[kind]}${title.replace(/\.$/, '')} [${cluster.name}]`;

/** The rest, line by line, plain text: value and since when, what else, what to do, and where. */
export function bodyLines(message: AlertMessage): string[] {
  const { kind, subjects, subjectsTotal, stillFiring, advice, closeMessage, url, rule } = message;
  const more = subjectsTotal - subjects.length;
  return [
    ...subjects.map(subjectLine),
    ...(more > 0 ? [`and ${plural(more, 'more', 'more')}.`] : []),
    ...(stillFiring > 0 ? [`${plural(stillFiring, 'other')} of this rule still firing.`] : []),
    ...(closeMessage === null ? [] : [closeMessage]),
    ...(kind === 'resolved' ? [] : [advice]),
    `Rule: ${rule.name} (${rule.severity}), cluster ${message.cluster.name} (${message.cluster.environment}).`,
    ...(url === null ? [] : [url]),
  ];
}

function subjectLine({ subject, words, firedAt, resolvedAt }: MessageSubject): string {
  if (resolvedAt === null) return `${words} Since ${utcDateTime(firedAt)}.`;
  return `${subject.name}: over after ${formatDuration(resolvedAt - firedAt)}, since ${utcDateTime(resolvedAt)}.`;
}
