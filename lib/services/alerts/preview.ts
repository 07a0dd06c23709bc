import type { AlertPreviewDto, ValidPreview } from '@/lib/contracts/alerts.ts';
import type { Store } from '@/lib/db/store.ts';
import { hushOf } from '@/lib/domain/alerts/maintenance.ts';
import { firingsOverTime } from '@/lib/domain/alerts/past-firings.ts';
import { replay } from '@/lib/domain/alerts/replay.ts';
import { readingOf, type ScopeCluster, subjectsIn } from '@/lib/domain/alerts/rule.ts';
import { SIGNALS } from '@/lib/shared/alerts/signals.ts';
import type { WatchedCluster } from '../cluster-registry.ts';
import { GAP_MS } from './evaluate.ts';
import { NONE_FINE, type Past } from './past/past.ts';
import { readPast, whyNoReplay } from './past/read-past.ts';
import { ruleOf } from './records.ts';
import { checkRule } from './rule-book.ts';
import { signalSource } from './signals.ts';

const DAY_MS = 86_400_000;
const FIRINGS_SHOWN = 100;
const NOW_SHOWN = 20;

/**
 * What a rule would have done over the stored history, by the machine that runs in service, and what it would say now.
 * @throws AppError `invalid_input` naming the field
 */
export async function previewRule(
  cluster: WatchedCluster,
  store: Store,
  { rule: input, days }: ValidPreview,
  now: number,
): Promise<AlertPreviewDto> {
  checkRule(input);
  const { id, environment } = cluster.definition;
  const rule = ruleOf('preview', input);
  const place: ScopeCluster = { id, environment, ownerOf: cluster.policy().teamOf };
  const covers = subjectsIn(rule.scope, place);
  const { signals } = await signalSource(cluster, { now })(rule.signal, rule.of);
  const covered = covers === null ? [] : signals.filter(({ subject }) => covers(subject));
  const span = { from: now - days * DAY_MS, now };
  const { history, shape } = SIGNALS[rule.signal];
  const refusal = covers === null ? 'The rule does not cover this cluster.' : whyNoReplay(rule);
  const past: Past =
    history === null || covers === null || refusal !== null
      ? { resolutionMs: days * DAY_MS, subjects: [], fine: NONE_FINE, leftOut: 0, cannotKnow: [] }
      : await readPast(history, { cluster, store, signals: covered, covers, ...span });
  const { resolutionMs, fine, leftOut } = past;
  const { firings, messages } = replay(
    rule,
    past.subjects.map((one) => ({ ...one, team: place.ownerOf(one.subject) })),
    {
      gapMs: Math.max(2 * resolutionMs, GAP_MS),
      isBelow: shape === 'below',
      // Windows are planned for what comes, so only quiet hours are replayed.
      isHeld: (subject, at) => hushOf(rule, [], place, at)(subject) !== null,
    },
  );
  const { knownAt, withHistory } = knownOf(past);
  const breaching = covered.filter((signal) => readingOf(rule, signal) === 'breach');
  return {
    from: span.from,
    to: now,
    resolutionMs,
    reason: refusal,
    cannotKnow: [...past.cannotKnow],
    knownMs: Math.min(knownAt.size * resolutionMs, now - span.from),
    subjectsCovered: covered.length,
    subjectsTried: past.subjects.length + fine.count,
    subjectsWithHistory: withHistory,
    subjectsLeftOut: leftOut,
    firings: [...firings].reverse().slice(0, FIRINGS_SHOWN),
    firingsTotal: firings.length,
    messages: messages.length,
    ...firingsOverTime(firings, knownAt, { ...span, resolutionMs }),
    now: breaching.slice(0, NOW_SHOWN).map(({ subject, words }) => ({ subject, words })),
    nowTotal: breaching.length,
    unknownNow: covered.filter((signal) => readingOf(rule, signal) === 'unknown').length,
  };
}

/** The moments at which anything is known, and the subjects that are known at one of them. */
function knownOf({ subjects, fine }: Past): { knownAt: ReadonlySet<number>; withHistory: number } {
  const knownAt = new Set(fine.moments);
  let withHistory = fine.moments.length > 0 ? fine.count : 0;
  for (const { samples } of subjects) {
    let isKnown = false;
    for (const { at, value } of samples) {
      if (value === null) continue;
      isKnown = true;
      knownAt.add(at);
    }
    if (isKnown) withHistory += 1;
  }
  return { knownAt, withHistory };
}
