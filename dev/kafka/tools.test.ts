import { describe, expect, it } from 'vitest';
import { toolCommand } from './tools.ts';

const target = { classpath: 'libs/*', bootstrap: ['a:1', 'b:2'], clientConfig: '/client.properties' };

describe('toolCommand', () => {
  it('puts the connection before the arguments, because sub-commands end the global options', () => {
    const args = toolCommand({ ...target, version: '4.3.1' }, 'kafka-metadata-quorum', [
      'describe',
      '--status',
    ]);
    const main = args.indexOf('org.apache.kafka.tools.MetadataQuorumCommand');
    expect(args.slice(main + 1)).toEqual([
      ...['--bootstrap-server', 'a:1,b:2', '--command-config', '/client.properties'],
      ...['describe', '--status'],
    ]);
  });

  it('uses the old class and flag where Kafka 3.9 has others', () => {
    const args = toolCommand({ ...target, version: '3.9.2' }, 'kafka-console-producer', []);
    expect(args).toContain('kafka.tools.ConsoleProducer');
    expect(args).toContain('--producer.config');
  });

  it('refuses a tool that the release does not have', () => {
    const command = () => toolCommand({ ...target, version: '3.9.2' }, 'kafka-share-groups', []);
    expect(command).toThrow('Kafka 3.9.2 has no kafka-share-groups');
  });

  it('passes no client properties to a plaintext cluster', () => {
    const args = toolCommand({ ...target, version: '4.3.1', clientConfig: undefined }, 'kafka-topics', [
      '--list',
    ]);
    expect(args).not.toContain('--command-config');
  });
});
