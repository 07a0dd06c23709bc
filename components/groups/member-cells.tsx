import type { GroupMemberDto } from '@/lib/contracts/groups.ts';

type Member = Pick<GroupMemberDto, 'clientId' | 'instanceId' | 'memberId'>;

export function MemberClient({ member: { clientId, instanceId, memberId } }: { member: Member }) {
  return (
    <span title={memberId}>
      <b className="font-semibold">{clientId}</b>
      {instanceId !== null && <span className="ml-1.5 text-ink-3">static {instanceId}</span>}
    </span>
  );
}

/** Java prints addresses with a slash in front. */
export function MemberHost({ host }: { host: string }) {
  return <span className="font-mono text-xs text-ink-2">{host.replace(/^\//, '')}</span>;
}
