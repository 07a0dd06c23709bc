import { brokerFailure } from '@/lib/domain/brokers/silence.ts';
import type { ClusterSnapshot } from '@/lib/domain/model/snapshot.ts';
import { formatDuration } from '@/lib/shared/format/duration.ts';
import { bothOf } from './both.ts';
import { detail, type NewEvent, newEvent, ofBroker } from './event.ts';

/** Brokers that left Metadata or came back, and those that are listed and do not answer. */
export function brokerEvents(previous: ClusterSnapshot, next: ClusterSnapshot): NewEvent[] {
  return [...presence(previous, next), ...silences(previous, next)];
}

function presence(previous: ClusterSnapshot, next: ClusterSnapshot): NewEvent[] {
  const both = bothOf(previous.sections.metadata, next.sections.metadata);
  if (both === null) return [];
  const { before, after, at } = both;
  const events: NewEvent[] = [];
  for (const [id, { host, port }] of before.brokers) {
    if (after.brokers.has(id)) continue;
    const details = [detail(`${host}:${port}`)];
    const subject = ofBroker(id);
    events.push(
      newEvent({
        at,
        kind: 'broker.down',
        severity: 'critical',
        subject,
        title: `Broker ${id} is down`,
        details,
      }),
    );
  }
  for (const id of after.brokers.keys()) {
    if (before.brokers.has(id)) continue;
    const absent = previous.absentBrokers.get(id);
    const kind = absent === undefined ? 'broker.joined' : 'broker.back';
    const title =
      absent === undefined
        ? `Broker ${id} joined the cluster`
        : `Broker ${id} is back, ${formatDuration(Math.max(0, at - absent.absentSince))} after it was missed`;
    events.push(newEvent({ at, kind, severity: 'info', subject: ofBroker(id), title }));
  }
  return events;
}

function silences(previous: ClusterSnapshot, next: ClusterSnapshot): NewEvent[] {
  const before = previous.sections.metadata;
  const after = next.sections.metadata;
  if (!before?.ok || !after?.ok) return [];
  const events: NewEvent[] = [];
  for (const brokerId of after.value.brokers.keys()) {
    if (!before.value.brokers.has(brokerId)) continue;
    const was = brokerFailure(previous, brokerId);
    const is = brokerFailure(next, brokerId);
    const subject = ofBroker(brokerId);
    if (was === undefined && is !== undefined) {
      const details = [detail(is.error.message)];
      const title = `Broker ${brokerId} does not answer`;
      events.push(
        newEvent({ at: is.since, kind: 'broker.silent', severity: 'warn', subject, title, details }),
      );
    } else if (was !== undefined && is === undefined) {
      const at = newestReading(next);
      const title = `Broker ${brokerId} answers again after ${formatDuration(Math.max(0, at - was.since))}`;
      events.push(newEvent({ at, kind: 'broker.answers', severity: 'info', subject, title }));
    }
  }
  return events;
}

/** Epoch ms of the newest section that proves a broker alive. */
function newestReading({ sections }: ClusterSnapshot): number {
  const read = [sections.groups, sections.logDirs].map((one) => (one?.ok ? one.collectedAt : 0));
  return Math.max(...read);
}
