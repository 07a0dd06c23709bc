import type { AclBinding, Acls } from '@/lib/domain/model/acl.ts';
import { sameIfEqual } from '@/lib/shared/same-if-equal.ts';
import { collectSection, currentMetadata, DEADLINE_MS, isAnswered, type JobContext } from '../job-context.ts';

/** ACLs that did not change keep their identity: who owns what is compiled from them. */
export async function collectAcls(context: JobContext, signal: AbortSignal): Promise<boolean> {
  const isRead = await collectSection(
    context,
    'acls',
    async () => {
      currentMetadata(context);
      const { bindings } = await context.reader.readAcls({ signal, deadlineMs: DEADLINE_MS });
      return (previous) => ({ value: unchanged(previous, bindings), failures: [] });
    },
    signal,
  );
  return isRead || isAnswered(context, 'acls');
}

function unchanged(previous: Acls | undefined, bindings: Acls['bindings']): Acls {
  if (bindings === null) return { bindings };
  const before = previous?.bindings ?? [];
  const kept = bindings.map((binding, index) => {
    const one = before[index];
    return one && isSame(one, binding) ? one : binding;
  });
  return { bindings: sameIfEqual(before, kept) };
}

const isSame = (a: AclBinding, b: AclBinding): boolean =>
  a.name === b.name &&
  a.principal === b.principal &&
  a.operation === b.operation &&
  a.resource === b.resource &&
  a.pattern === b.pattern;
