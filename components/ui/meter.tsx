import { cn } from './cn.ts';
import { type Tone, toneFill } from './tone.ts';

type MeterProps = {
  /** 0 to 1; null draws the hatch of the unknown. */
  fraction: number | null;
  tone?: Tone;
  /** A tick, for example where a warning begins; 0 to 1. */
  mark?: number;
  className?: string;
};

const percent = (fraction: number): string => `${Math.min(1, Math.max(0, fraction)) * 100}%`;

/** A bar beside a number that says the same, so it is hidden from screen readers. SVG lengths need no inline style. */
export function Meter({ fraction, tone = 'info', mark, className }: MeterProps) {
  if (fraction === null) {
    return <span aria-hidden className={cn('hatch block h-1.5 min-w-6 rounded-[2px]', className)} />;
  }
  return (
    <svg aria-hidden="true" className={cn('block h-1.5 min-w-6 overflow-hidden rounded-[2px]', className)}>
      <rect width="100%" height="100%" className="fill-sunken" />
      <rect width={percent(fraction)} height="100%" rx="2" className={toneFill[tone]} />
      {mark !== undefined && <rect x={percent(mark)} width="1" height="100%" className="fill-ink-3" />}
    </svg>
  );
}
