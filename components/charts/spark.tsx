import { Unknown } from '@/components/ui/unknown.tsx';
import { SPARK, sparkPath, sparkText } from './spark-path.ts';

type SparkProps = {
  /** Equally spaced, the newest last; null = not sampled. */
  values: readonly (number | null)[];
  formatValue: (value: number) => string;
};

/** The course of a number beside it: a line without axes, told in words too. */
export function Spark({ values, formatValue }: SparkProps) {
  const text = sparkText(values, formatValue);
  if (text === null) return <Unknown compact word="no samples" />;
  return (
    <span role="img" aria-label={text} title={text} className="inline-block align-middle">
      <svg aria-hidden width={SPARK.width} height={SPARK.height} className="block">
        <path
          d={sparkPath(values)}
          fill="none"
          stroke="var(--color-chart-1)"
          strokeWidth="1.25"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
    </span>
  );
}
