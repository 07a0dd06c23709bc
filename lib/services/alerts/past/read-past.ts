import type { AlertRule } from '@/lib/domain/alerts/rule.ts';
import { SIGNALS, type SignalHistory } from '@/lib/shared/alerts/signals.ts';
import { pastOfFindings, pastOfSignOffs } from './audit-past.ts';
import type { Past, PastQuery } from './past.ts';
import { pastOfSeries, pastOfTopics } from './stored-past.ts';
import { pastOfBrokers, pastOfStatuses } from './told-past.ts';

/** The timeline tells verdicts that stay, and no change between two that are fine. */
const STATUSES_NOT_TOLD = new Set(['empty', 'rebalancing']);
/** The timeline tells of critical findings only. */
const SEVERITIES_NOT_TOLD = new Set(['warn', 'info']);

/** Null when what the rule looks at can be replayed. */
export function whyNoReplay({ signal, choices }: AlertRule): string | null {
  const { history, label } = SIGNALS[signal];
  if (history === null)
    return `No history is kept of this signal (${label}): only what it says now can be shown.`;
  const untold = (of: ReadonlySet<string>) => choices.filter((choice) => of.has(choice));
  const statuses = history === 'statuses' ? untold(STATUSES_NOT_TOLD) : [];
  if (statuses.length > 0)
    return `When a group was ${statuses.join(' or ')} is not kept: only what it says now can be shown.`;
  const severities = history === 'findings' ? untold(SEVERITIES_NOT_TOLD) : [];
  if (severities.length > 0)
    return `Since when a finding is ${severities.join(' or ')} is not kept: only what it says now can be shown.`;
  return null;
}

/** What is stored of the subjects of a rule. */
export function readPast(history: SignalHistory, query: PastQuery): Promise<Past> {
  switch (history) {
    case 'statuses':
      return pastOfStatuses(query);
    case 'brokers':
      return pastOfBrokers(query);
    case 'findings':
      return pastOfFindings(query);
    case 'sign-offs':
      return pastOfSignOffs(query);
    default:
      return history.kind === 'topic' ? pastOfTopics(query, history.metric) : pastOfSeries(query, history);
  }
}
