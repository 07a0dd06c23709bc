import { AgeBadge } from '@/components/ui/age-badge.tsx';
import { Stat, StatStrip } from '@/components/ui/stat-strip.tsx';
import type { AuditDto } from '@/lib/contracts/audit.ts';
import { formatCount, plural } from '@/lib/shared/format/count.ts';

const quantity = (value: number) => ({ text: formatCount(value), unit: '' });

/** What the audit came to. Not knowing is counted beside the findings, never among what passes. */
export function AuditStats({ audit }: { audit: AuditDto }) {
  const { totals } = audit;
  const findings = totals.critical + totals.warn + totals.info;
  return (
    <StatStrip label="The audit in numbers">
      <Stat
        label="Findings"
        value={quantity(findings)}
        tone={findings > 0 ? 'warn' : 'normal'}
        aside={<AgeBadge sampledAt={audit.at} intervalMs={audit.intervalMs} />}
        detail={[
          `${formatCount(findings - audit.accepted)} nobody signed for`,
          ...(audit.muted > 0 ? [`${formatCount(audit.muted)} of them muted`] : []),
        ].join(', ')}
      />
      <Stat
        label="Critical"
        value={quantity(totals.critical)}
        tone={totals.critical > 0 ? 'crit' : 'normal'}
        detail="data or service is at risk"
      />
      <Stat label="Warnings" value={quantity(totals.warn)} detail="a failure away from harm" />
      <Stat label="Info" value={quantity(totals.info)} detail="worth a decision" />
      <Stat
        label="Signed"
        value={quantity(audit.accepted)}
        tone={audit.acceptedEndingSoon > 0 ? 'warn' : 'normal'}
        detail={`${formatCount(audit.acceptedEndingSoon)} end within 30 d`}
      />
      <Stat
        label="Cannot know"
        value={quantity(totals.unknown)}
        detail="denied, not answered or not measured"
      />
      <Stat
        label="Rules not evaluated"
        value={quantity(audit.rulesNotEvaluated)}
        detail={`of ${plural(audit.rulesTotal, 'rule')}: they need JMX, client or host figures`}
      />
    </StatStrip>
  );
}
