import type { ChangeFactDto, ConfigStateDto } from '@/lib/contracts/changes.ts';
import type { SavedOffset } from '@/lib/domain/changes/operations/offset-reset.ts';
import type { CallOptions } from '@/lib/kafka/reader.ts';
import type { ErrorInfo } from '@/lib/shared/app-error.ts';
import type { Result } from '@/lib/shared/result.ts';

/** One thing that Kafka answers for by itself, by its id or name: a topic, a group, one of its partitions or members. */
export type Item = string | number;

/** What became of one of them. */
export type ItemOutcome = {
  item: Item;
  state: 'applied' | 'refused' | 'unknown';
  error: ErrorInfo | null;
};

/** How a plan is carried out. The plan has checked everything that can be checked before. */
export type Execution = {
  /** In ascending order. */
  items: readonly Item[];
  /** Sends once. An item's refusal is data; rejects when no answer came. An item without an answer is left out. */
  send: (options: CallOptions) => Promise<ReadonlyMap<Item, Result<unknown>>>;
  /** Which of the items the brokers show as they were wanted. */
  shown: (options: CallOptions) => Promise<ReadonlySet<Item>>;
  /** Answers that mean that there was nothing to do. */
  isDone?: (error: ErrorInfo) => boolean;
  /** Items that are not sent, and why: they stand among the others in what became of it. */
  leftOut?: readonly ItemOutcome[];
  /** About the subject as a whole. */
  facts: readonly ChangeFactDto[];
  /** About one item; recorded only where it came true, or may have. */
  factOf?: (item: Item) => ChangeFactDto | undefined;
  /** The topic's own configs, where it loses them. */
  configs?: { before: ConfigStateDto[]; after: ConfigStateDto[] };
  /** A group's offsets as they were found and as they are wanted: what an undo needs, kept before anything is sent. */
  offsets?: readonly SavedOffset[];
};

export type Planned<Dto> = {
  dto: Dto;
  /** Null when there is nothing to do or it cannot be done; the plan's refusal says why. */
  execution: Execution | null;
};

/** For every call that a plan makes. */
export const PLAN_OPTIONS: CallOptions = { deadlineMs: 10_000 };
