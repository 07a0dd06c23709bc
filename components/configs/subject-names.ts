import type { ConfigKindDto, ConfigSubjectDto } from '@/lib/contracts/config.ts';

/** What a value is set on, within a sentence. */
export const kindNames: Record<ConfigKindDto, string> = {
  topic: 'this topic',
  broker: 'this broker',
  cluster: 'the whole cluster',
  group: 'this group',
  'client-metrics': 'this subscription',
  'broker-logger': 'this logger',
};

/** The resource as a title. */
export function subjectTitle({ kind, name }: ConfigSubjectDto): string {
  switch (kind) {
    case 'broker':
      return `Broker ${name}`;
    case 'broker-logger':
      return `Log levels of broker ${name}`;
    case 'cluster':
      return 'Cluster-wide defaults';
    case 'client-metrics':
      return `Client metrics ${name}`;
    default:
      return name;
  }
}
