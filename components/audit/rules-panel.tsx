'use client';

import { useQueryStates } from 'nuqs';
import { ChipBar } from '@/components/ui/chip-bar.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import type { AuditDto } from '@/lib/contracts/audit.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { auditParams } from './audit-params.ts';
import { IdleRulesTable } from './idle-rules-table.tsx';
import { byGravity, findingsOf, RulesTable } from './rules-table.tsx';

/** The rules that say something of this cluster, and those that do not judge it, with what they would need. */
export function RulesPanel({ audit }: { audit: AuditDto }) {
  const [{ rule: chosen, rules: shown }, setParams] = useQueryStates(auditParams, { history: 'replace' });
  const firing = audit.rules.filter((rule) => findingsOf(rule) > 0).sort(byGravity);
  const silent = audit.rules.filter((rule) => findingsOf(rule) === 0 && rule.counts.unknown > 0);
  const judged = [...firing, ...silent];
  const idle = audit.rules.filter(({ state }) => state === shown);
  return (
    <Panel
      title="Rules"
      detail={`${firing.length} of ${plural(audit.rulesTotal, 'rule')} have findings, ${silent.length} more cannot be judged everywhere`}
    >
      <div className="flex-none border-b border-line p-2">
        <ChipBar
          label="Which rules"
          chips={[
            { value: 'judged', label: 'With findings or doubt', count: judged.length },
            { value: 'not-evaluated', label: 'Not evaluated', count: audit.rulesNotEvaluated },
            ...(audit.rulesOff > 0 || shown === 'off'
              ? [{ value: 'off' as const, label: 'Off by policy', count: audit.rulesOff }]
              : []),
          ]}
          current={shown}
          onChange={(rules) => void setParams({ rules })}
        />
      </div>
      {shown === 'judged' ? (
        <RulesTable
          rules={judged}
          chosen={chosen}
          onChoose={(rule) => void setParams({ rule: rule === chosen ? null : rule, finding: null })}
        />
      ) : (
        <IdleRulesTable rules={idle} />
      )}
    </Panel>
  );
}
