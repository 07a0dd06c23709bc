'use client';

import Link from 'next/link';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { usePolicy } from '@/lib/client/policy.ts';
import { routes } from '@/lib/client/routes.ts';
import { problemLine, wrongTitle } from '../policy/policy-text.ts';

/** Says that the policy file is wrong, where its findings are read. */
export function PolicyNotice({ clusterId }: { clusterId: string }) {
  const { data } = usePolicy(clusterId);
  const file = data?.file;
  if (!file || file.wrongSince === null) return null;
  const [first] = file.problems;
  return (
    <Banner
      tone="warn"
      title={wrongTitle(file)}
      action={
        <Button size="sm" asChild>
          <Link href={routes.policy(clusterId)}>Show</Link>
        </Button>
      }
    >
      {first ? problemLine(first) : file.unreadable}
    </Banner>
  );
}
