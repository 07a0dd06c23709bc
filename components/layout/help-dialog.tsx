'use client';

import { Dialog } from '@/components/ui/dialog.tsx';
import { Kbd } from '@/components/ui/kbd.tsx';

const groups: readonly { title: string; keys: readonly [keys: readonly string[], does: string][] }[] = [
  {
    title: 'Anywhere',
    keys: [
      [['Ctrl K'], 'search or jump to'],
      [['/'], 'filter this page, or search'],
      [['?'], 'all keys'],
      [['Esc'], 'close, one level up'],
    ],
  },
  {
    title: 'Go to',
    keys: [
      [['g', 'o'], 'overview'],
      [['g', 't'], 'topics'],
      [['g', 'g'], 'consumer groups'],
      [['g', 'b'], 'brokers'],
      [['g', 'a'], 'defaults audit'],
      [['g', 'c'], 'timeline: what changed'],
      [['g', 'h'], 'clusters'],
      [['c'], 'what changed here, on a topic, group or broker'],
    ],
  },
  {
    title: 'In a table',
    keys: [
      [['j', 'k'], 'next, previous row'],
      [['↓'], 'from the filter to the rows'],
      [['Enter'], 'open the row'],
      [['Home', 'End'], 'first, last row'],
    ],
  },
  {
    title: 'In a chart',
    keys: [
      [['+', '-'], 'zoom in, out'],
      [['Shift ←', '→'], 'earlier, later'],
      [['drag'], 'zoom to what is dragged over'],
    ],
  },
  { title: 'On a consumer group', keys: [[['o'], 'reset offsets']] },
];

export function HelpDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keys" detail="Not while a field has focus">
      <div className="grid gap-6 sm:grid-cols-2">
        {groups.map((group) => (
          <section key={group.title}>
            <h3 className="mb-1.5 text-xs font-medium text-ink-3">{group.title}</h3>
            <dl className="flex flex-col gap-1.5 text-sm">
              {group.keys.map(([keys, does]) => (
                <div key={does} className="flex items-center gap-2">
                  <dt className="flex w-24 flex-none gap-1">
                    {keys.map((key, position) => (
                      <Kbd key={`${key}${position === 0 ? '' : ' again'}`}>{key}</Kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
