import type { GroupListing } from '@/lib/domain/model/group.ts';

export function listing(groupId: string, more: Partial<GroupListing> = {}): GroupListing {
  return {
    groupId,
    type: 'classic',
    protocolType: 'consumer',
    state: 'Stable',
    coordinatorId: 1,
    listedAt: 0,
    ...more,
  };
}
