import { PageLoading } from '@/components/layout/page-loading.tsx';

export default function Loading() {
  return <PageLoading />;
}
