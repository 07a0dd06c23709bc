import { provenances } from '@/lib/contracts/config.ts';
import type { MatrixColumnDto } from '@/lib/contracts/config-matrix.ts';
import { formatCount, plural } from '@/lib/shared/format/count.ts';
import { stateLooks } from './state-looks.ts';

/** How a key stands over everything, in a sentence: what is not known is counted as such. */
export function MatrixSummary({ column, subjects }: { column: MatrixColumnDto; subjects: string }) {
  const { key, counts, distinctValues, secret } = column;
  const parts = provenances
    .filter((state) => counts[state] > 0)
    .map((state) => {
      const [one, many] = stateLooks[state].says;
      return `${formatCount(counts[state])} ${counts[state] === 1 ? one : many}`;
    });
  if (secret > 0) parts.push(`${formatCount(secret)} kept secret`);
  return (
    <p className="flex-none text-sm text-ink-2">
      <span className="font-mono text-xs font-medium text-ink">{key}</span> has{' '}
      <b className="font-semibold text-ink">{plural(distinctValues, 'distinct value')}</b> over {subjects}:{' '}
      {parts.join(', ')}.
    </p>
  );
}
