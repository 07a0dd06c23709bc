'use client';

import type { ReactNode } from 'react';
import { ChangesPanel } from '@/components/changes/changes-panel.tsx';
import { useOverview } from '@/lib/client/overview.ts';
import type { ConfigSubjectDto, ConfigViewDto } from '@/lib/contracts/config.ts';
import { ConfigEditor } from './config-editor.tsx';

type ResourceConfigsProps = {
  clusterId: string;
  subject: ConfigSubjectDto;
  configs: readonly ConfigViewDto[];
  children: ReactNode;
};

/** What makes the configs of a resource editable where changes are allowed, and what was changed in them. */
export function ResourceConfigs({ clusterId, subject, configs, children }: ResourceConfigsProps) {
  const { data: overview } = useOverview(clusterId);
  if (overview?.cluster.writable === true) {
    return (
      <ConfigEditor clusterId={clusterId} subject={subject} configs={configs}>
        {children}
      </ConfigEditor>
    );
  }
  return (
    <>
      {children}
      <ChangesPanel clusterId={clusterId} subject={subject} isWritable={false} />
    </>
  );
}
