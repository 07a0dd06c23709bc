type Target = { resource: 'topic' | 'broker' | 'cluster-default' | 'group'; name: string };
type Change = { key: string; op: 'SET' | 'DELETE'; value: string | null };

const ENTITY: Record<Target['resource'], string> = {
  topic: 'topics',
  broker: 'brokers',
  'cluster-default': 'brokers',
  group: 'groups',
};

/** Safe between single quotes of a POSIX shell. */
const quoted = (text: string): string =>
  /^[\w.,:=@%+/-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

/** Lists stand in brackets, as kafka-configs.sh wants them. */
const listed = (value: string): string => (value.includes(',') ? `[${value}]` : value);

/** The same changes with Kafka's own tool. */
export function alterCommand({ resource, name }: Target, changes: readonly Change[]): string {
  const added = changes.flatMap(({ key, op, value }) =>
    op === 'SET' && value !== null ? [`${key}=${listed(value)}`] : [],
  );
  const deleted = changes.flatMap(({ key, op, value }) => (op === 'DELETE' || value === null ? [key] : []));
  return [
    'kafka-configs.sh --bootstrap-server $BOOTSTRAP --alter',
    `--entity-type ${ENTITY[resource]} ${resource === 'cluster-default' ? '--entity-default' : `--entity-name ${quoted(name)}`}`,
    ...(added.length > 0 ? [`--add-config ${quoted(added.join())}`] : []),
    ...(deleted.length > 0 ? [`--delete-config ${quoted(deleted.join())}`] : []),
  ].join(' \\\n  ');
}
