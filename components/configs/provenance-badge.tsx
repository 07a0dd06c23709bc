import type { ComponentProps } from 'react';
import { cn } from '@/components/ui/cn.ts';
import type { ConfigSourceDto, ProvenanceDto } from '@/lib/contracts/config.ts';
import { StrataGlyph } from './strata-glyph.tsx';

/** Without round corners: dashes that follow a curve cost a browser as much as all else in a list. */
const dashed = 'rounded-none border-dashed';

const looks: Record<ProvenanceDto, string> = {
  inherited: cn(dashed, 'border-unknown-line text-ink-2'),
  set: 'border-accent-line bg-accent-soft text-ink [&>svg]:text-accent',
  pinned: 'border-line-strong bg-sunken text-ink',
  sample: cn(dashed, 'border-warn-line bg-warn-soft text-ink'),
  feature: cn(dashed, 'border-warn-line bg-warn-soft text-ink'),
  unknown: 'hatch border-dotted border-unknown-line text-ink-3',
};

const meanings: Record<ProvenanceDto, (layer: string) => string> = {
  inherited: (layer) => `Inherited from the ${layer} layer`,
  set: () => 'Set here, differs from what it would inherit',
  pinned: () => 'Set here, equal to what it would inherit',
  sample: () => "Set in the broker's file, but it is the value of the sample file that Kafka ships",
  feature: () => 'A new cluster writes this value by itself; no person need have chosen it',
  unknown: () => 'Kafka does not say where it comes from',
};

const marks: Partial<Record<ProvenanceDto, string>> = {
  pinned: '= default',
  sample: '= sample',
  feature: 'by Kafka',
};

type ProvenanceBadgeProps = ComponentProps<'span'> & { layer: ConfigSourceDto; provenance: ProvenanceDto };

/** Where a value comes from, and whether somebody chose it. Lists draw hundreds: hidden text would cost them a layer each. */
export function ProvenanceBadge({ layer, provenance, className, ...props }: ProvenanceBadgeProps) {
  const meaning = meanings[provenance](layer);
  const word = provenance === 'unknown' ? 'unknown' : layer;
  const mark = marks[provenance];
  return (
    <span
      role="img"
      aria-label={[word, mark, meaning].filter((part) => part !== undefined).join(', ')}
      title={meaning}
      className={cn(
        'inline-flex h-[18px] flex-none items-center gap-1 rounded-xs border pr-[5px] pl-1 align-middle text-[11px]/4 font-medium whitespace-nowrap',
        looks[provenance],
        className,
      )}
      {...props}
    >
      <StrataGlyph layer={provenance === 'unknown' ? 'unknown' : layer} />
      {word}
      {mark !== undefined && <span className="font-bold">{mark}</span>}
    </span>
  );
}
