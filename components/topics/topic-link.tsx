import Link from 'next/link';
import { routes } from '@/lib/client/routes.ts';

export function TopicLink({ clusterId, name }: { clusterId: string; name: string }) {
  return (
    <Link
      href={routes.topic(clusterId, name)}
      prefetch={false}
      title={name}
      className="rounded-sm font-medium text-ink hover:underline"
    >
      {name}
    </Link>
  );
}
