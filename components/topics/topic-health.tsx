import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import { StatusMark } from '@/components/ui/status-mark.tsx';
import { Unknown } from '@/components/ui/unknown.tsx';
import type { TopicRowDto } from '@/lib/contracts/topics.ts';

type Health = Pick<TopicRowDto, 'offline' | 'belowMinIsr' | 'underReplicated' | 'error'>;

/** The worst thing about a topic's copies, in one mark. */
export function TopicHealth({ topic }: { topic: Health }) {
  if (topic.error !== null) return <Unknown reason={topic.error.message} word="not readable" />;
  if (topic.offline > 0) {
    return (
      <StatusMark tone="crit" icon={CircleX}>
        {topic.offline} offline
      </StatusMark>
    );
  }
  if (topic.belowMinIsr !== null && topic.belowMinIsr > 0) {
    return (
      <StatusMark tone="crit" icon={CircleX}>
        {topic.belowMinIsr} below min ISR
      </StatusMark>
    );
  }
  if (topic.underReplicated > 0) {
    return (
      <StatusMark tone="warn" icon={TriangleAlert}>
        {topic.underReplicated} under-replicated
      </StatusMark>
    );
  }
  return (
    <StatusMark tone="ok" icon={CircleCheck}>
      In sync
    </StatusMark>
  );
}
