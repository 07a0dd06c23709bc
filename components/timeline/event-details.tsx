import { formatConfig } from '@/components/configs/config-format.ts';
import type { TimelineEventDto } from '@/lib/contracts/timeline.ts';
import { plural } from '@/lib/shared/format/count.ts';

type Detail = TimelineEventDto['details'][number];

/** Values of configs in their natural unit; everything else as it is. */
export function valueText({ kind }: TimelineEventDto, key: string | undefined, value: string): string {
  return kind === 'config.changed' && key !== undefined ? formatConfig(key, value).text : value;
}

/** `604800000 to 259200000` as people read it; null when there is neither. */
export function fromTo(event: TimelineEventDto, { label, from, to }: Omit<Detail, 'note'>) {
  const text = (value: string) => valueText(event, label, value);
  if (from === null && to === null) return null;
  return (
    <>
      {from !== null && <span className="text-ink-3">{text(from)} to </span>}
      <b className="font-semibold">{to === null ? 'none' : text(to)}</b>
    </>
  );
}

/** The lines of an event that its title does not already say. */
export function EventDetails({ event }: { event: TimelineEventDto }) {
  const { details, detailsTotal } = event;
  const hidden = detailsTotal - details.length;
  const [first] = details;
  if (first === undefined) return null;
  const lines = (
    <ul className="text-[11px]/[15px] text-ink-2">
      {details.map((detail) => (
        <li key={`${detail.label} ${detail.from} ${detail.to}`} className="[overflow-wrap:anywhere]">
          <span className={event.kind === 'config.changed' ? 'font-mono' : undefined}>{detail.label}</span>{' '}
          {fromTo(event, detail)}
          {detail.note !== null && <span className="text-ink-3"> {detail.note}</span>}
        </li>
      ))}
      {hidden > 0 && <li className="text-ink-3">and {plural(hidden, 'more', 'more')}</li>}
    </ul>
  );
  if (detailsTotal <= 3) return lines;
  return (
    <details>
      <summary className="w-fit cursor-pointer rounded-sm text-[11px]/[15px] text-ink-3">
        {plural(detailsTotal, 'line')}
      </summary>
      {lines}
    </details>
  );
}
