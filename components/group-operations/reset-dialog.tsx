'use client';

import { useMemo, useState } from 'react';
import { useSettled } from '@/components/topic-operations/use-settled.ts';
import type { GroupOperationDto } from '@/lib/contracts/group-operations.ts';
import type { GroupPartitionDto } from '@/lib/contracts/groups.ts';
import { GroupDialog } from './group-dialog.tsx';
import { MethodList, MethodValue } from './reset-form.tsx';
import { EMPTY_FORM, parseReset, parseScope, type ResetForm } from './reset-input.ts';
import { ScopeField } from './scope-field.tsx';

type OffsetsDialogProps = {
  clusterId: string;
  groupId: string;
  partitions: readonly GroupPartitionDto[];
  onUndo: (change: string) => void;
  onClose: () => void;
};

/** Topics with how many of their partitions the group has a commit on. */
function committedTopics(partitions: readonly GroupPartitionDto[]): ReadonlyMap<string, number> {
  const topics = new Map<string, number>();
  for (const { topic, committed } of partitions) {
    if (committed !== null) topics.set(topic, (topics.get(topic) ?? 0) + 1);
  }
  return topics;
}

/** What is asked for once the typing has stopped. */
function useAsked(typed: GroupOperationDto | null) {
  const key = JSON.stringify(typed);
  const settledKey = useSettled(key);
  const input = useMemo<GroupOperationDto | null>(() => JSON.parse(settledKey), [settledKey]);
  return { input: typed === null ? null : input, isTyping: key !== settledKey };
}

const shown = (message: string | undefined): string | undefined => (message === '' ? undefined : message);

/** Moves the offsets of the group. */
export function ResetDialog({ partitions, ...props }: OffsetsDialogProps) {
  const [form, setForm] = useState<ResetForm>(EMPTY_FORM);
  const topics = useMemo(() => committedTopics(partitions), [partitions]);
  const parsed = parseReset(form);
  const { input, isTyping } = useAsked(parsed.ok ? parsed.value : null);
  const change = (part: Partial<ResetForm>) => setForm((now) => ({ ...now, ...part }));
  const problemOf = (field: 'value' | 'scope') =>
    parsed.ok || parsed.field !== field ? undefined : shown(parsed.message);
  return (
    <GroupDialog
      {...props}
      words={{ title: 'Reset offsets', action: 'Reset offsets', running: 'Resetting' }}
      input={input}
      isTyping={isTyping}
      side={(isBusy) => (
        <div className="flex flex-col gap-3">
          <MethodList form={form} disabled={isBusy} onChange={change} />
          <p className="text-xs text-ink-3 max-lg:hidden">
            Kafka keeps one position per partition. A reset replaces it; Highwater keeps the old one.
          </p>
        </div>
      )}
      fields={(isBusy, errors) => (
        <div className="grid gap-3 empty:hidden sm:grid-cols-2">
          <MethodValue
            form={form}
            disabled={isBusy}
            error={problemOf('value') ?? fieldError(errors, 'to')}
            onChange={change}
          />
          {form.kind !== 'csv' && (
            <ScopeField
              form={form}
              topics={topics}
              disabled={isBusy}
              error={problemOf('scope') ?? fieldError(errors, 'scope')}
              onChange={change}
            />
          )}
        </div>
      )}
    />
  );
}

/** Forgets the offsets of chosen topics or partitions. */
export function DeleteOffsetsDialog({ partitions, ...props }: OffsetsDialogProps) {
  const topics = useMemo(() => committedTopics(partitions), [partitions]);
  const [form, setForm] = useState<Pick<ResetForm, 'scope' | 'places'>>({ scope: '', places: '' });
  const scope = parseScope(form);
  const { input, isTyping } = useAsked(scope.ok ? { operation: 'delete-offsets', scope: scope.value } : null);
  return (
    <GroupDialog
      {...props}
      words={{ title: 'Delete offsets', action: 'Delete offsets', running: 'Deleting' }}
      input={input}
      isTyping={isTyping}
      fields={(isBusy, errors) => (
        <div className="grid gap-3 sm:grid-cols-2">
          <ScopeField
            form={form}
            topics={topics}
            disabled={isBusy}
            error={(scope.ok ? undefined : shown(scope.message)) ?? fieldError(errors, 'scope')}
            onChange={(part) => setForm((now) => ({ ...now, ...part }))}
          />
        </div>
      )}
    />
  );
}

/** The API names the field by its path: `to.text`, `scope.topics`. */
const fieldError = (errors: ReadonlyMap<string, string>, root: string): string | undefined =>
  [...errors].find(([field]) => field === root || field.startsWith(`${root}.`))?.[1];
