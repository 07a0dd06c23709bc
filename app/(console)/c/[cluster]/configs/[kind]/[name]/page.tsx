import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ConfigsPage } from '@/components/configs/configs-page.tsx';
import { subjectTitle } from '@/components/configs/subject-names.ts';
import { keys } from '@/lib/client/keys.ts';
import { configParams } from '@/lib/server/cluster-params.ts';
import { services } from '@/lib/server/pages.ts';
import { decodeSegment } from '@/lib/shared/path-segment.ts';
import { Prefetched } from '../../../../../prefetch.tsx';

type Props = PageProps<'/c/[cluster]/configs/[kind]/[name]'>;

async function subjectOf(params: Props['params']) {
  const { cluster, kind, name } = await params;
  const parsed = configParams.safeParse({
    clusterId: decodeSegment(cluster),
    kind,
    name: decodeSegment(name),
  });
  if (!parsed.success) notFound();
  const { clusterId, ...subject } = parsed.data;
  return { clusterId, subject };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: subjectTitle((await subjectOf(params)).subject) };
}

export default async function Page({ params }: Props) {
  const { clusterId, subject } = await subjectOf(params);
  return (
    <Prefetched
      queries={[
        { queryKey: keys.configs(clusterId, subject), load: () => services.configs(clusterId, subject) },
      ]}
    >
      <ConfigsPage clusterId={clusterId} subject={subject} />
    </Prefetched>
  );
}
