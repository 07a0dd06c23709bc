import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import type { ConflictDto } from '@/lib/contracts/changes.ts';
import type { ConfigKindDto } from '@/lib/contracts/config.ts';
import { configText, sourceText } from './config-text.ts';

type ConflictBannerProps = {
  kind: ConfigKindDto;
  conflict: ConflictDto;
  /** What it would become. */
  mine: string;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
};

/** Somebody else changed a key that is being edited: whose value stands is for a person to say. */
export function ConflictBanner({
  kind,
  conflict: { key, base, theirs },
  mine,
  onKeepMine,
  onTakeTheirs,
}: ConflictBannerProps) {
  return (
    <Banner
      tone="warn"
      title={`${key} was changed since you opened it`}
      action={
        <span className="flex gap-1.5">
          <Button size="sm" onClick={onKeepMine}>
            Keep mine
          </Button>
          <Button size="sm" onClick={onTakeTheirs}>
            Take theirs
          </Button>
        </span>
      }
    >
      It was {configText(key, base.value)} ({sourceText(kind, base.source)}) and is{' '}
      {configText(key, theirs.value)} ({sourceText(kind, theirs.source)}) now. Yours is {mine}.
    </Banner>
  );
}
