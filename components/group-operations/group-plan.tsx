import { FactList } from '@/components/topic-operations/fact-list.tsx';
import { PlanPoints } from '@/components/topic-operations/plan-points.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { CodeBlock } from '@/components/ui/code-block.tsx';
import { failureText } from '@/lib/client/failure-text.ts';
import type { GroupOperationPlanDto } from '@/lib/contracts/group-operations.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { PlannedOffsets } from './planned-offsets.tsx';

/** What would happen to a group, who stands in the way, and how to do the same without Highwater. */
export function GroupPlan({ plan }: { plan: GroupOperationPlanDto }) {
  const { refusal, waitsForEmpty, members, groupId, rows } = plan;
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <PlannedOffsets rows={rows} />
      {rows.length === 0 && <FactList facts={plan.facts} />}
      {refusal !== null && !waitsForEmpty && (
        <Banner tone="crit" title={refusal.kafka ? 'Kafka refuses this' : 'This cannot be done'}>
          {failureText(refusal)} Nothing was changed.
        </Banner>
      )}
      {waitsForEmpty && (
        <Banner
          tone="warn"
          title={`${members.length === 0 ? `${groupId} is ${plan.state}` : `${plural(members.length, 'member')} ${members.length === 1 ? 'is' : 'are'} active`}, so Kafka refuses it now`}
        >
          Stop the consumers of {groupId}: Highwater can wait and go on as soon as the group is empty.
          {members.some(({ instanceId }) => instanceId !== null) &&
            ' A static member stays until its session times out, or is removed.'}
          <ul aria-label="Members" className="mt-1 max-h-32 overflow-y-auto">
            {members.map(({ memberId, clientId, host, instanceId }) => (
              <li key={memberId} className="[overflow-wrap:anywhere]">
                <b className="font-semibold">{clientId}</b> at{' '}
                <span className="font-mono">{host.replace(/^\//, '')}</span>
                {instanceId !== null && `, static ${instanceId}`}
              </li>
            ))}
          </ul>
        </Banner>
      )}
      <PlanPoints plan={plan} />
      {plan.run !== null && <CodeBlock label="Copy the command" code={plan.command} />}
    </div>
  );
}
