import { CircleCheck, Info, TriangleAlert } from 'lucide-react';
import { PlanPoint, VerdictPoints } from '@/components/changes/plan-point.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { cn } from '@/components/ui/cn.ts';
import type { ConfigPlanDto, ConflictDto } from '@/lib/contracts/changes.ts';
import type { ConfigKindDto } from '@/lib/contracts/config.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { BlastRadius } from './blast-radius.tsx';
import { ChangeText } from './change-text.tsx';
import { configText, sourceText } from './config-text.ts';
import { ConflictBanner } from './conflict-banner.tsx';
import { subjectTitle } from './subject-names.ts';

type Row = ConfigPlanDto['rows'][number];

type DiffLineProps = { kind: ConfigKindDto; mark: '-' | '+'; row: Row; state: Row['after'] };

function DiffLine({ kind, mark, row, state }: DiffLineProps) {
  const unseen = row.sensitive ? '(secret)' : 'unknown';
  return (
    <div
      className={cn(
        'flex flex-wrap gap-x-3 px-3 py-1 font-mono text-xs',
        mark === '-' ? 'bg-crit-soft text-crit' : 'bg-ok-soft text-ok',
      )}
    >
      <span className="sr-only">{mark === '-' ? 'before: ' : 'after: '}</span>
      <span aria-hidden>{mark}</span>
      <span className="min-w-0 flex-1 break-all">
        {row.key} = {state.value ?? unseen}
      </span>
      <span className="font-sans">
        {state.value === null ? unseen : configText(row.key, state.value)}, {sourceText(kind, state.source)}
      </span>
    </div>
  );
}

/** Kafka's own words, at the key where it names one. */
function Refusal({ refusal }: { refusal: NonNullable<ConfigPlanDto['refusal']> }) {
  const { field, kafka, message } = refusal;
  return (
    <Banner tone="crit" title={`Kafka refuses this${field ? `: ${field}` : ''}`}>
      {kafka?.message ?? message}
      {kafka && ` ${kafka.name} (${kafka.code}).`} Nothing was changed.
    </Banner>
  );
}

function mineOf({ rows }: ConfigPlanDto, key: string): string {
  const row = rows.find((one) => one.key === key);
  if (row === undefined || row.sensitive) return 'a secret';
  return row.op === 'inherit' ? 'inherited' : configText(key, row.after.value);
}

const UNDO: Record<ConfigKindDto, string> = {
  topic: 'No restart is needed. Undo brings back the values, not records that were deleted meanwhile.',
  broker: 'No restart is needed. Undo brings back the values, not records that were deleted meanwhile.',
  cluster: 'No restart is needed. Undo brings back the values, not records that were deleted meanwhile.',
  group: 'No restart is needed: members are told at their next heartbeat.',
  'client-metrics': 'No restart is needed: clients ask again at their next push.',
  'broker-logger': 'It is so until the broker restarts: then its own logging file decides again.',
};

type PlanViewProps = {
  clusterId: string;
  plan: ConfigPlanDto;
  onKeepMine: (conflict: ConflictDto) => void;
  onTakeTheirs: (conflict: ConflictDto) => void;
};

/** What would change, what that does, and how to do the same without Highwater. */
export function PlanView({ clusterId, plan, onKeepMine, onTakeTheirs }: PlanViewProps) {
  const { kind } = plan.subject;
  const sendable = plan.rows.filter(({ problem }) => problem === null);
  const refusedRow = sendable.find(({ key }) => key === plan.refusal?.field);
  return (
    <div className="flex flex-col gap-3">
      {plan.conflicts.map((conflict) => (
        <ConflictBanner
          key={conflict.key}
          kind={kind}
          conflict={conflict}
          mine={mineOf(plan, conflict.key)}
          onKeepMine={() => onKeepMine(conflict)}
          onTakeTheirs={() => onTakeTheirs(conflict)}
        />
      ))}
      {plan.refusal !== null && refusedRow === undefined && <Refusal refusal={plan.refusal} />}
      <div className="overflow-hidden rounded-md border border-line">
        <p className="flex justify-between border-b border-line bg-sunken px-3 py-1.5 text-xs text-ink-2">
          <span>{subjectTitle(plan.subject)}</span>
          <span>
            {plural(sendable.length, 'key is', 'keys are')} sent, {plural(plan.untouched, 'other')} untouched
          </span>
        </p>
        {plan.rows.map((row) =>
          row.problem === null ? (
            <div key={row.key}>
              <DiffLine kind={kind} mark="-" row={row} state={row.before} />
              <DiffLine kind={kind} mark="+" row={row} state={row.after} />
              {plan.refusal !== null && row === refusedRow && (
                <div className="p-2">
                  <Refusal refusal={plan.refusal} />
                </div>
              )}
            </div>
          ) : (
            <p key={row.key} className="px-3 py-1 text-xs text-ink-3">
              {row.key}: {row.problem}
            </p>
          ),
        )}
      </div>
      {plan.notJudged !== null && (
        <Banner tone="warn" title="What it does could not be judged">
          {plan.notJudged}
        </Banner>
      )}
      <ul className="flex flex-col gap-1.5" aria-label="What it does">
        {plan.consequences.map((consequence) => (
          <PlanPoint key={consequence} icon={TriangleAlert} tone="text-warn" word="Warning">
            {consequence}
          </PlanPoint>
        ))}
        <VerdictPoints breaks={plan.breaks} fixes={plan.fixes} />
        {plan.refusal === null && sendable.length > 0 && (
          <PlanPoint icon={CircleCheck} tone="text-ok" word="Good">
            Kafka validated the request and would take it.
          </PlanPoint>
        )}
        <PlanPoint icon={Info} tone="text-ink-3" word="Note">
          {UNDO[kind]}
        </PlanPoint>
      </ul>
      {plan.blast !== null && <BlastRadius clusterId={clusterId} blast={plan.blast} />}
      {sendable.length > 0 && (
        <ChangeText
          subject={plan.subject}
          changes={sendable.map(({ key, op, after, sensitive }) => ({
            key,
            value: op === 'inherit' ? null : sensitive ? '$SECRET' : after.value,
          }))}
        />
      )}
    </div>
  );
}
