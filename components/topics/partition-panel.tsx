import { CircleCheck, CircleX, Crown, TriangleAlert } from 'lucide-react';
import { SectionAge } from '@/components/freshness/freshness-context.tsx';
import { Panel } from '@/components/ui/panel.tsx';
import { StatusMark } from '@/components/ui/status-mark.tsx';
import { Unknown } from '@/components/ui/unknown.tsx';
import type { PartitionDto, ReplicaDto, TopicDetailDto } from '@/lib/contracts/topics.ts';
import { formatBytes } from '@/lib/shared/format/bytes.ts';
import { formatCount } from '@/lib/shared/format/count.ts';

function ReplicaState({ replica, leads }: { replica: ReplicaDto; leads: boolean }) {
  if (leads) {
    return (
      <StatusMark tone="ok" icon={Crown}>
        Leader
      </StatusMark>
    );
  }
  if (replica.offline) {
    return (
      <StatusMark tone="crit" icon={CircleX}>
        Offline
      </StatusMark>
    );
  }
  return (
    <StatusMark tone={replica.inSync ? 'ok' : 'warn'} icon={replica.inSync ? CircleCheck : TriangleAlert}>
      {replica.inSync ? 'In sync' : 'Out of sync'}
    </StatusMark>
  );
}

function Replica({
  replica,
  rack,
  partition,
}: {
  replica: ReplicaDto;
  rack: string | null;
  partition: PartitionDto;
}) {
  return (
    <li className="border-b border-line px-3 py-2 last:border-b-0">
      <div className="flex items-center gap-2">
        <b className="font-semibold">{replica.brokerId}</b>
        <span className="text-ink-3">{rack ?? 'no rack'}</span>
        <span className="ml-auto">
          <ReplicaState replica={replica} leads={partition.leader === replica.brokerId} />
        </span>
      </div>
      <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-sm">
        <dt className="text-ink-3">Log dir</dt>
        <dd>
          {replica.logDir === null ? (
            <Unknown reason="no log dir answer" />
          ) : (
            <span className="num">
              <span className="font-mono text-xs break-all">{replica.logDir}</span>,{' '}
              {formatBytes(replica.sizeBytes)}
            </span>
          )}
        </dd>
        {replica.futureLogDir !== null && (
          <>
            <dt className="text-ink-3">Moves to</dt>
            <dd className="font-mono text-xs break-all">{replica.futureLogDir}</dd>
          </>
        )}
        {partition.leader !== replica.brokerId && (
          <>
            <dt className="text-ink-3">Behind</dt>
            <dd className="num">
              {replica.offsetLag === null ? <Unknown /> : `${formatCount(replica.offsetLag)} records`}
            </dd>
          </>
        )}
        <dt className="text-ink-3">Sizes</dt>
        <dd>
          <SectionAge section="logDirs" at={replica.sizeAt} />
        </dd>
      </dl>
    </li>
  );
}

/** Each copy of the chosen partition: where it lies, how large it is, how far behind. */
export function PartitionPanel({
  partition,
  brokers,
}: {
  partition: PartitionDto;
  brokers: TopicDetailDto['brokers'];
}) {
  const rackOf = (brokerId: number) => brokers.find((broker) => broker.brokerId === brokerId)?.rack ?? null;
  const preferred = partition.preferredLeader;
  return (
    <Panel
      title={`Partition ${partition.partition}`}
      detail={`leader epoch ${partition.leaderEpoch}`}
      aside={<SectionAge section="offsets" at={partition.offsetsAt} />}
    >
      {partition.error !== null && (
        <p className="border-b border-line px-3 py-2 text-sm text-crit">
          {partition.error.message}
          {partition.error.kafka !== undefined &&
            ` ${partition.error.kafka.name} (${partition.error.kafka.code})`}
        </p>
      )}
      {preferred !== null && preferred !== partition.leader && (
        <p className="border-b border-line px-3 py-2 text-sm text-ink-2">
          Broker {preferred} is the preferred leader and does not lead.
        </p>
      )}
      <ul>
        {partition.replicas.map((replica) => (
          <Replica
            key={replica.brokerId}
            replica={replica}
            rack={rackOf(replica.brokerId)}
            partition={partition}
          />
        ))}
      </ul>
    </Panel>
  );
}
