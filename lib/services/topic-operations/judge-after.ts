import type { TopicOperationPlanDto } from '@/lib/contracts/topic-operations.ts';
import { auditSubject } from '@/lib/domain/audit/audit.ts';
import { withTopic } from '@/lib/domain/changes/operations/hypothetical.ts';
import type { Topic } from '@/lib/domain/model/topic.ts';
import { clusterFacts } from '../cluster-facts.ts';
import { verdicts } from '../config-judgement.ts';
import type { Subject } from './subject.ts';

export type Judged = Pick<TopicOperationPlanDto, 'fixes' | 'breaks' | 'notJudged'>;

export const NOTHING_TO_JUDGE: Judged = { fixes: [], breaks: [], notJudged: null };

/** The audit's rules on the topic as it is, and as it would be. */
export function judgeAfter({ cluster, snapshot, facts, topicFacts, now }: Subject, topic: Topic): Judged {
  const policy = cluster.policy();
  const factsAfter = clusterFacts(withTopic(snapshot, topic, undefined, now), {
    environment: cluster.definition.environment,
    policy,
    now,
  });
  const after = factsAfter.topic(topic.name);
  if (!after.known) return { ...NOTHING_TO_JUDGE, notJudged: after.missing.reason };
  if (after.value === null) return NOTHING_TO_JUDGE;
  const found = auditSubject(facts, topicFacts, { policy });
  return { ...verdicts(policy, found, auditSubject(factsAfter, after.value, { policy })), notJudged: null };
}
