/**
 * Values that Kafka's shipped `config/*.properties` set explicitly. A broker reports them as STATIC_BROKER_CONFIG although
 * nobody chose them: whoever copied the file did. Read from tags 1.0.0, 2.3.0, 3.9.1 and 4.2.1.
 */
export const SAMPLE_VALUES: ReadonlyMap<string, readonly string[]> = new Map([
  [
    'log.dirs',
    ['/tmp/kafka-logs', '/tmp/kraft-combined-logs', '/tmp/kraft-broker-logs', '/tmp/kraft-controller-logs'],
  ],
  ['num.partitions', ['1']],
  ['num.recovery.threads.per.data.dir', ['1', '2']],
  ['offsets.topic.replication.factor', ['1']],
  ['transaction.state.log.replication.factor', ['1']],
  ['transaction.state.log.min.isr', ['1']],
  ['share.coordinator.state.topic.replication.factor', ['1']],
  ['share.coordinator.state.topic.min.isr', ['1']],
  ['log.retention.hours', ['168']],
  ['log.segment.bytes', ['1073741824']],
  ['log.retention.check.interval.ms', ['300000']],
  ['num.network.threads', ['3']],
  ['num.io.threads', ['8']],
  ['socket.send.buffer.bytes', ['102400']],
  ['socket.receive.buffer.bytes', ['102400']],
  ['socket.request.max.bytes', ['104857600']],
  ['group.initial.rebalance.delay.ms', ['0']],
  ['process.roles', ['broker,controller']],
]);

/** The file says so, but it is the sample's value. `key` is the broker's name of the setting. */
export function isSampleValue(key: string, value: string | null): boolean {
  return value !== null && (SAMPLE_VALUES.get(key)?.includes(value) ?? false);
}
