import Link from 'next/link';
import { routes } from '@/lib/client/routes.ts';

/** A group's id; one that is empty or blank is named as such. */
export const groupTitle = (groupId: string): string =>
  groupId.trim() === '' ? `"${groupId}" (blank id)` : groupId;

export function GroupLink({ clusterId, groupId }: { clusterId: string; groupId: string }) {
  return (
    <Link
      href={routes.group(clusterId, groupId)}
      prefetch={false}
      title={groupTitle(groupId)}
      className="rounded-sm font-medium text-ink hover:underline"
    >
      {groupTitle(groupId)}
    </Link>
  );
}
