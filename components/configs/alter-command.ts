import type { ConfigKindDto, ConfigSubjectDto } from '@/lib/contracts/config.ts';
import { shellQuoted } from '@/lib/shared/shell-quoted.ts';

/** A null value takes the resource's own away. */
export type KeyChange = { key: string; value: string | null };

const ENTITY: Record<ConfigKindDto, string> = {
  topic: 'topics',
  broker: 'brokers',
  cluster: 'brokers',
  group: 'groups',
  'client-metrics': 'client-metrics',
  'broker-logger': 'broker-loggers',
};

/** Lists stand in brackets, as kafka-configs.sh wants them. */
const listed = (value: string): string => (value.includes(',') ? `[${value}]` : value);

/** The same changes with Kafka's own tool. */
export function alterCommand({ kind, name }: ConfigSubjectDto, changes: readonly KeyChange[]): string {
  const added = changes.flatMap(({ key, value }) => (value === null ? [] : [`${key}=${listed(value)}`]));
  const deleted = changes.flatMap(({ key, value }) => (value === null ? [key] : []));
  return [
    'kafka-configs.sh --bootstrap-server $BOOTSTRAP --alter',
    `--entity-type ${ENTITY[kind]} ${kind === 'cluster' ? '--entity-default' : `--entity-name ${shellQuoted(name)}`}`,
    ...(added.length > 0 ? [`--add-config ${shellQuoted(added.join())}`] : []),
    ...(deleted.length > 0 ? [`--delete-config ${shellQuoted(deleted.join())}`] : []),
  ].join(' \\\n  ');
}
