import { Undo2 } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { undoQuery } from '@/components/group-operations/group-operation-params.ts';
import { createAgainQuery, operationQuery } from '@/components/topic-operations/operation-params.ts';
import { Button } from '@/components/ui/button.tsx';
import { routes } from '@/lib/client/routes.ts';
import type { ChangeDto, OperationDto } from '@/lib/contracts/changes.ts';
import { plural } from '@/lib/shared/format/count.ts';

const TITLES: Record<Exclude<OperationDto, 'configs'>, string> = {
  create: 'Topic created',
  partitions: 'Partitions added',
  delete: 'Topic deleted',
  truncate: 'Records deleted',
  elect: 'Preferred leaders elected',
  'reset-offsets': 'Offsets reset',
  'delete-offsets': 'Offsets deleted',
  'delete-group': 'Group deleted',
  'remove-member': 'Static member removed',
};

/** The record of a large topic names every partition; the panel shows the first. */
const SHOWN_MAX = 6;

function stepText({ label, before, after }: ChangeDto['facts'][number]): string {
  if (before === null) return `${label} ${after ?? 'none'}`;
  return after === null ? `${label} were ${before}` : `${label} ${before} to ${after}`;
}

/** What an operation did to a topic, in words. */
export function OperationSteps({ change }: { change: ChangeDto }) {
  const { operation, facts, before } = change;
  if (operation === 'configs') return null;
  const own = before.map(({ key, value }) => `${key} was ${value ?? 'unknown'}`);
  const steps = [...facts.map(stepText), ...own];
  return (
    <div className="min-w-0 flex-1 text-sm">
      <b className="font-semibold">{TITLES[operation]}</b>
      <ul className="text-xs text-ink-2">
        {steps.slice(0, SHOWN_MAX).map((step) => (
          <li key={step} className="[overflow-wrap:anywhere]">
            {step}
          </li>
        ))}
        {steps.length > SHOWN_MAX && <li>and {plural(steps.length - SHOWN_MAX, 'more')}</li>}
      </ul>
    </div>
  );
}

/** Why there is no way back. */
const FINAL: Partial<Record<OperationDto, string>> = {
  partitions: 'Kafka never removes partitions',
  truncate: 'The records are gone',
  elect: 'Leaders move by themselves',
  'remove-member': 'The member comes back when it joins again',
};

/** Offsets are kept in full with the record; only a member makes a share group anew. */
const keepsOffsets = ({ operation, facts }: ChangeDto): boolean =>
  operation === 'reset-offsets' ||
  operation === 'delete-offsets' ||
  (operation === 'delete-group' && !facts.some(({ before }) => before === 'share'));

type OperationUndoProps = { clusterId: string; change: ChangeDto; isWritable: boolean };

/** The way back where Kafka has one: a created topic is deleted, a deleted one created again, empty. */
export function OperationUndo({ clusterId, change, isWritable }: OperationUndoProps) {
  const { operation, subject, state, id } = change;
  if (state === 'refused') return null;
  const final = FINAL[operation];
  if (final !== undefined) return <span className="text-xs text-ink-3">No undo: {final}</span>;
  if (subject.kind === 'group') {
    if (!isWritable || !keepsOffsets(change)) return null;
    return (
      <Button asChild size="sm">
        <Link href={`${routes.group(clusterId, subject.name)}${undoQuery(id)}` as Route}>
          <Undo2 aria-hidden className="size-3" />
          Undo
        </Link>
      </Button>
    );
  }
  const again = operation === 'delete' ? createAgainQuery(change) : undefined;
  const href =
    operation === 'create'
      ? `${routes.topic(clusterId, subject.name)}${operationQuery('delete', id)}`
      : again && `${routes.newTopic(clusterId)}${again}`;
  if (!isWritable || href === undefined) return null;
  return (
    <Button asChild size="sm">
      <Link href={href as Route}>
        <Undo2 aria-hidden className="size-3" />
        {operation === 'create' ? 'Delete it' : 'Create again, empty'}
      </Link>
    </Button>
  );
}
