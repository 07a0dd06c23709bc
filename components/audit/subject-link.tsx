import Link from 'next/link';
import { routes } from '@/lib/client/routes.ts';
import type { FindingDto } from '@/lib/contracts/audit.ts';

type Subject = FindingDto['subject'];

const linkClass = 'rounded-sm font-medium text-ink hover:underline';

/** What a finding is about, leading to its page. */
export function SubjectLink({ clusterId, subject }: { clusterId: string; subject: Subject }) {
  const { kind, name } = subject;
  if (kind === 'cluster') return <span className="font-medium">the cluster</span>;
  const href =
    kind === 'topic'
      ? routes.topic(clusterId, name)
      : kind === 'group'
        ? routes.group(clusterId, name)
        : routes.broker(clusterId, Number(name));
  return (
    <Link href={href} prefetch={false} title={name} className={linkClass}>
      {kind === 'broker' ? `Broker ${name}` : name}
    </Link>
  );
}
