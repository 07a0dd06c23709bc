'use client';

import { useState } from 'react';
import { SubjectLink } from '@/components/audit/subject-link.tsx';
import { TimeChart } from '@/components/charts/time-chart.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { Select } from '@/components/ui/input.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { usePreview } from '@/lib/client/alerts.ts';
import type { AlertPreviewDto, AlertRuleInput } from '@/lib/contracts/alerts.ts';
import { SIGNALS } from '@/lib/shared/alerts/signals.ts';
import { formatCount, plural } from '@/lib/shared/format/count.ts';
import { formatDuration, formatExactDuration } from '@/lib/shared/format/duration.ts';
import { utcDateTime } from '@/lib/shared/format/time.ts';
import { readableQuantity } from './quantities.ts';

const DAYS = [1, 7, 30] as const;

function summaryOf(preview: AlertPreviewDto): string {
  const { firingsTotal, messages, subjectsTried, subjectsWithHistory, subjectsLeftOut } = preview;
  const { knownMs, from, to, resolutionMs } = preview;
  if (knownMs === 0) return 'Nothing is stored of what it looks at in this time.';
  const left = subjectsLeftOut > 0 ? ` ${plural(subjectsLeftOut, 'subject')} left out.` : '';
  return `It would have fired ${plural(firingsTotal, 'time')} and sent ${plural(messages, 'message')}. ${formatCount(subjectsWithHistory)} of ${plural(subjectsTried, 'subject')} have history, for ${formatDuration(knownMs)} of ${formatDuration(to - from)}, looked at every ${formatExactDuration(resolutionMs)}.${left}`;
}

function Firings({
  clusterId,
  preview,
  rule,
}: {
  clusterId: string;
  preview: AlertPreviewDto;
  rule: AlertRuleInput;
}) {
  const { unit } = SIGNALS[rule.signal];
  return (
    <ul aria-label="What would have fired" className="max-h-64 overflow-y-auto border-t border-line">
      {preview.firings.map(({ subject, about, firedAt, resolvedAt, worst }) => (
        <li
          key={`${subject.name} ${about} ${firedAt}`}
          className="flex flex-wrap items-center gap-x-3 border-b border-line px-3 py-1.5 text-sm last:border-b-0"
        >
          <SubjectLink clusterId={clusterId} subject={subject} />
          {about !== '' && <span>{about}</span>}
          <span className="num text-ink-2">{utcDateTime(firedAt)}</span>
          <span className="text-ink-3">
            {resolvedAt === null ? 'until now' : `for ${formatDuration(resolvedAt - firedAt)}`}
            {worst !== null && `, worst ${readableQuantity(unit, worst)}`}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Now({ clusterId, preview }: { clusterId: string; preview: AlertPreviewDto }) {
  const { now, nowTotal, unknownNow, subjectsCovered } = preview;
  return (
    <div className="border-t border-line px-3 py-2 text-sm">
      <p className="font-medium">
        {nowTotal === 0
          ? 'Nothing breaches now'
          : `${plural(nowTotal, 'subject')} of ${formatCount(subjectsCovered)} breach now`}
        {unknownNow > 0 && <span className="text-ink-3">, {formatCount(unknownNow)} unknown</span>}
      </p>
      <ul aria-label="What breaches now">
        {now.map(({ subject, words }) => (
          <li key={`${subject.name} ${words}`} className="[overflow-wrap:anywhere]">
            <SubjectLink clusterId={clusterId} subject={subject} />:{' '}
            <span className="text-ink-2">{words}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

type PreviewPanelProps = {
  clusterId: string;
  /** Null while the form is not valid. */
  rule: AlertRuleInput | null;
  /** Shows what is wrong in the form. */
  onInvalid: () => void;
  onRefused: (error: Error | null) => void;
};

/** What the rule as it stands would have done in this cluster, before anybody is told anything. */
export function PreviewPanel({ clusterId, rule, onInvalid, onRefused }: PreviewPanelProps) {
  const [days, setDays] = useState<(typeof DAYS)[number]>(1);
  const [shown, setShown] = useState<AlertRuleInput | null>(null);
  const preview = usePreview(clusterId);
  const ask = () => {
    if (rule === null) return onInvalid();
    setShown(rule);
    preview.mutate({ rule, days }, { onSettled: (_, error) => onRefused(error) });
  };
  return (
    <Panel
      title="What would have fired"
      detail="over the stored history of this cluster"
      aside={
        <>
          <Select
            aria-label="Time looked at"
            value={days}
            onChange={({ target }) => setDays(DAYS.find((one) => String(one) === target.value) ?? 1)}
          >
            {DAYS.map((one) => (
              <option key={one} value={one}>
                {one === 1 ? '24 hours' : `${one} days`}
              </option>
            ))}
          </Select>
          <Button size="sm" disabled={preview.isPending} onClick={ask}>
            {preview.isPending ? 'Looking' : 'Look'}
          </Button>
        </>
      }
    >
      {preview.error !== null && (
        <Banner tone="crit" title="It could not be worked out" className="m-2">
          {preview.error.message}
        </Banner>
      )}
      {preview.data === undefined || shown === null ? (
        <p className="px-3 py-2 text-sm text-ink-3">
          Press Look to see when this rule would have fired, by the same logic that runs in service.
        </p>
      ) : (
        <>
          <p className="px-3 py-2 text-sm">{preview.data.reason ?? summaryOf(preview.data)}</p>
          {preview.data.cannotKnow.length > 0 && (
            <ul aria-label="What cannot be told" className="px-3 pb-2 text-sm text-ink-3">
              {preview.data.cannotKnow.map((text) => (
                <li key={text}>{text}</li>
              ))}
            </ul>
          )}
          {preview.data.timeline.length > 0 && (
            <TimeChart
              label="Subjects firing at once"
              history={{
                from: preview.data.timeline[0]?.at ?? preview.data.from,
                to: preview.data.to,
                resolutionMs: preview.data.stepMs,
                points: preview.data.timeline,
              }}
              formatValue={formatCount}
            />
          )}
          {preview.data.firings.length > 0 && (
            <Firings clusterId={clusterId} preview={preview.data} rule={shown} />
          )}
          <Now clusterId={clusterId} preview={preview.data} />
        </>
      )}
    </Panel>
  );
}
