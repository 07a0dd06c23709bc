import type { AlertPreviewDto, ValidPreview } from '@/lib/contracts/alerts.ts';
import type { Store } from '@/lib/db/store.ts';
import { hushOf } from '@/lib/domain/alerts/maintenance.ts';
import { type Firing, replay } from '@/lib/domain/alerts/replay.ts';
import { readingOf, type ScopeCluster, subjectsIn } from '@/lib/domain/alerts/rule.ts';
import { SIGNALS } from '@/lib/shared/alerts/signals.ts';
import type { WatchedCluster } from '../cluster-registry.ts';
import { GAP_MS } from './evaluate.ts';
import { type Past, pastOf, whyNoReplay } from './past-samples.ts';
import { ruleOf } from './records.ts';
import { checkRule } from './rule-book.ts';
import { signalSource } from './signals.ts';

const DAY_MS = 86_400_000;
/** All are read by one statement; more would keep the database from writing. */
const SUBJECTS_MAX = 200;
const FIRINGS_SHOWN = 100;
const NOW_SHOWN = 20;
const TIMELINE_STEPS = 120;

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
  const { signals } = await signalSource(cluster, { store, now })(rule.signal, rule.of);
  const covered = covers === null ? [] : signals.filter(({ subject }) => covers(subject));
  const from = now - days * DAY_MS;
  const { history } = SIGNALS[rule.signal];
  const refusal = covers === null ? 'The rule does not cover this cluster.' : whyNoReplay(rule);
  const looked = covered.slice(0, SUBJECTS_MAX);
  const past: Past =
    history === null || refusal !== null || looked.length === 0
      ? { samples: [], resolutionMs: days * DAY_MS }
      : await pastOf(cluster, store, history, { subjects: looked.map(({ subject }) => subject), from, now });
  const samples = past.samples.map((one) => ({ ...one, team: place.ownerOf(one.subject) }));
  const { resolutionMs } = past;
  const { firings, messages } = replay(
    rule,
    samples.filter((one) => one.samples.length > 0),
    {
      gapMs: Math.max(2 * resolutionMs, GAP_MS),
      isBelow: SIGNALS[rule.signal].shape === 'below',
      // Windows are planned for what comes, so only quiet hours are replayed.
      isHeld: (subject, at) => hushOf(rule, [], place, at)(subject) !== null,
    },
  );
  const breaching = covered.filter(({ value }) => readingOf(rule, value) === 'breach');
  return {
    from,
    to: now,
    resolutionMs,
    reason: refusal,
    subjectsCovered: covered.length,
    subjectsWithHistory: samples.filter((one) => one.samples.length > 0).length,
    subjectsLeftOut: refusal === null ? covered.length - looked.length : 0,
    firings: [...firings].reverse().slice(0, FIRINGS_SHOWN).map(firingDto),
    firingsTotal: firings.length,
    messages: messages.length,
    timeline: timelineOf(firings, earliest(samples, from), now),
    now: breaching.slice(0, NOW_SHOWN).map(({ subject, words }) => ({ subject, words })),
    nowTotal: breaching.length,
    unknownNow: covered.filter(({ value }) => value === null).length,
  };
}

const firingDto = ({ subject, firedAt, resolvedAt, worst }: Firing) => ({
  subject,
  firedAt,
  resolvedAt,
  worst,
});

const earliest = (samples: Past['samples'], from: number): number | null => {
  const firsts = samples.flatMap((one) => one.samples[0]?.at ?? []);
  return firsts.length === 0 ? null : Math.max(from, Math.min(...firsts));
};

/** How many subjects fired in each step; empty without any history. */
function timelineOf(
  firings: readonly Firing[],
  from: number | null,
  to: number,
): AlertPreviewDto['timeline'] {
  if (from === null) return [];
  const stepMs = Math.max(1, Math.ceil((to - from) / TIMELINE_STEPS));
  return Array.from({ length: Math.ceil((to - from) / stepMs) }, (_, index) => {
    const at = from + index * stepMs;
    const value = firings.filter(
      ({ firedAt, resolvedAt }) => firedAt < at + stepMs && (resolvedAt ?? to) >= at,
    ).length;
    return { at, value, max: value };
  });
}
