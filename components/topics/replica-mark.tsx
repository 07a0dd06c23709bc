import { cn } from '@/components/ui/cn.ts';
import type { ReplicaMark, ReplicaRole } from './replica-cell.ts';

const looks: Record<ReplicaRole, { letter: string; word: string; box: string }> = {
  leader: { letter: 'L', word: 'leader', box: 'bg-accent text-on-accent' },
  'in-sync': {
    letter: 'F',
    word: 'in sync',
    box: 'bg-accent-soft text-accent shadow-[inset_0_0_0_1px_var(--color-accent-line)]',
  },
  'out-of-sync': {
    letter: 'x',
    word: 'out of sync',
    box: 'bg-crit-soft text-crit shadow-[inset_0_0_0_1px_var(--color-crit-mark)]',
  },
  offline: {
    letter: '!',
    word: 'offline',
    box: 'bg-crit-soft text-crit shadow-[inset_0_0_0_1px_var(--color-crit-mark)]',
  },
};

const box = 'inline-grid h-[18px] w-6 place-items-center rounded-xs align-middle text-2xs font-semibold';

/** Letter and border, not colour alone; a dotted outline is the preferred leader that does not lead. */
export function ReplicaMarkCell({ mark }: { mark: ReplicaMark | null }) {
  if (mark === null) {
    return (
      <span role="img" aria-label="no copy" className={cn(box, 'text-ink-3')}>
        ·
      </span>
    );
  }
  const { letter, word, box: look } = looks[mark.role];
  const said = mark.preferredNotLeading ? `${word}, preferred leader but not leading` : word;
  return (
    <span
      role="img"
      aria-label={said}
      title={said}
      className={cn(
        box,
        look,
        mark.preferredNotLeading && 'outline-1 outline-offset-1 outline-warn-mark outline-dotted',
      )}
    >
      {letter}
    </span>
  );
}

const legend: readonly { mark: ReplicaMark; word: string }[] = [
  { mark: { role: 'leader', preferredNotLeading: false }, word: 'leader' },
  { mark: { role: 'in-sync', preferredNotLeading: false }, word: 'in sync' },
  { mark: { role: 'in-sync', preferredNotLeading: true }, word: 'preferred, not leading' },
  { mark: { role: 'out-of-sync', preferredNotLeading: false }, word: 'out of sync' },
  { mark: { role: 'offline', preferredNotLeading: false }, word: 'offline' },
];

export function ReplicaLegend() {
  return (
    <div aria-hidden className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[11px]/4 text-ink-2">
      {legend.map(({ mark, word }) => (
        <span key={word} className="inline-flex items-center gap-1.5">
          <ReplicaMarkCell mark={mark} />
          {word}
        </span>
      ))}
    </div>
  );
}
