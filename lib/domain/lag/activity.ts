import type { Group } from '../model/group.ts';

type Listed = Pick<Group, 'protocolType' | 'state'>;

/**
 * One that only ever commits (assign mode, Flink, Spark): it never joins, so it has no protocol, and Kafka calls it Empty
 * while it reads.
 */
export const isSimple = ({ protocolType }: Pick<Listed, 'protocolType'>): boolean => protocolType === '';

/** Nobody reads for it. Whether somebody reads for a simple group only its commits tell. */
export const isInactive = (group: Listed): boolean =>
  group.state === 'Dead' || (group.state === 'Empty' && !isSimple(group));
