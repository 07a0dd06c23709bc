import { AgeBadge } from '@/components/ui/age-badge.tsx';
import type { SectionStateDto } from '@/lib/contracts/common.ts';
import { formatDuration } from '@/lib/shared/format/duration.ts';
import { utcSince } from '@/lib/shared/format/time.ts';
import { sectionLabels } from './section-labels.ts';

function Trouble({ section, now }: { section: SectionStateDto; now: number }) {
  const { error, failures, staleSince } = section;
  return (
    <>
      {error !== null && (
        <p className="text-xs text-warn">
          {error.message}
          {error.kafka !== undefined && ` ${error.kafka.name} (${error.kafka.code})`}
          {staleSince !== null && `, since ${utcSince(staleSince, now)}`}
        </p>
      )}
      {failures.map((failure) => (
        <p key={failure.brokerId} className="text-xs text-warn">
          Broker {failure.brokerId}: {failure.error.message}, since {utcSince(failure.since, now)}
        </p>
      ))}
    </>
  );
}

/** Every part of the page's data: age, how often it is collected, what went wrong. */
export function SectionList({ sections, now }: { sections: readonly SectionStateDto[]; now: number }) {
  return (
    <div className="p-3">
      <p className="mb-1.5 text-xs text-ink-3">Each part is judged by its own interval. Times are UTC.</p>
      <ul className="flex flex-col gap-1.5">
        {sections.map((section) => (
          <li key={section.name}>
            <div className="flex items-center gap-2 text-sm">
              <span className="font-medium">{sectionLabels[section.name]}</span>
              <span className="text-xs text-ink-3">every {formatDuration(section.intervalMs)}</span>
              <AgeBadge
                className="ml-auto"
                sampledAt={section.collectedAt}
                intervalMs={section.intervalMs}
                reason={section.error?.code === 'kafka_denied' ? 'denied' : 'not collected yet'}
              />
            </div>
            <Trouble section={section} now={now} />
          </li>
        ))}
      </ul>
    </div>
  );
}
