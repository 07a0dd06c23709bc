import type { FindingDto } from '@/lib/contracts/audit.ts';

type Suggestion = NonNullable<FindingDto['suggestion']>;

const ENTITY: Record<Suggestion['resource'], string> = {
  topic: 'topics',
  broker: 'brokers',
  'cluster-default': 'brokers',
  group: 'groups',
};

/** Safe between single quotes of a POSIX shell. */
const quoted = (text: string): string =>
  /^[\w.,:=@%+/-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

/** Lists and values with commas stand in brackets, as kafka-configs.sh wants them. */
const listed = (value: string): string => (value.includes(',') ? `[${value}]` : value);

/** The same change with Kafka's own tool. */
export function alterCommand({ resource, name, key, op, value }: Suggestion): string {
  const entity = resource === 'cluster-default' ? '--entity-default' : `--entity-name ${quoted(name)}`;
  const change =
    op === 'DELETE' || value === null
      ? `--delete-config ${quoted(key)}`
      : `--add-config ${quoted(`${key}=${listed(value)}`)}`;
  return [
    'kafka-configs.sh --bootstrap-server $BOOTSTRAP --alter \\',
    `  --entity-type ${ENTITY[resource]} ${entity} \\`,
    `  ${change}`,
  ].join('\n');
}
