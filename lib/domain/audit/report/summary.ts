import type { Report } from './report.ts';

/** The counts in one sentence part: what was found, what passes, what nobody can say. */
export function summaryText({ counts, findings }: Report): string {
  const signed = findings.filter(({ signedOff }) => signedOff !== null).length;
  return (
    `${counts.critical} critical, ${counts.warn} warnings, ${counts.info} info` +
    `${signed === 0 ? '' : `, ${signed} of the listed signed for`}; ${counts.passed} checks pass, ` +
    `${counts.unknown} cannot be known, ${counts.rulesNotEvaluated} rules need more than Kafka tells`
  );
}

/** `only severity critical, q orders`; empty when everything is listed. */
export function filterText({ filter }: Report): string {
  const parts = Object.entries(filter).map(([name, value]) => `${name} ${value}`);
  return parts.length === 0 ? '' : `only ${parts.join(', ')}`;
}
