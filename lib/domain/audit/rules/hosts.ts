import { declaredRule } from '../rule.ts';

const host = { scope: 'broker', authority: 'n/a', needs: 'host' } as const;

export const NOD_01 = declaredRule({
  ...host,
  id: 'NOD-01',
  title: 'Host swaps, or may',
  severity: 'warn',
  fires: 'The host swaps, or vm.swappiness is above 1.',
  why: 'A swapped page of the heap turns a collection or a request into disk reads, and may cost the broker its session.',
  fix: 'Set vm.swappiness=1 and size the heap so that heap and page cache fit.',
  sources: ['TALK-2019', 'CLOUDERA-VM', 'CANONICAL-TUNING'],
  needsText: 'needs host metrics (swap in and out, vm.swappiness)',
});

export const NOD_02 = declaredRule({
  ...host,
  id: 'NOD-02',
  title: 'File descriptor or memory-map limit near',
  severity: 'warn',
  fires: 'Open files or memory maps reach 70 % of their limit. Critical at 90 %.',
  why: 'At either limit the broker dies with "Too many open files" or "Map failed".',
  fix: 'Allow 100,000 files and three maps for each segment; larger segments need fewer.',
  sources: ['K-HARDWARE', 'TALK-2019', 'CANONICAL-TUNING'],
  needsText: 'needs host metrics (open files, vm.max_map_count) and the number of segments from JMX',
});

export const NOD_03 = declaredRule({
  ...host,
  id: 'NOD-03',
  title: 'Heap too large, page cache too small',
  severity: 'info',
  fires:
    'The heap stays above 60 % full, takes more than a quarter of the memory, or leaves less page cache than 30 s of writes.',
  why: 'Recent records are served from the page cache; memory given to the heap turns such reads into disk reads.',
  fix: 'Give the heap 4 to 6 GiB and leave the rest of the memory to the page cache.',
  sources: ['K-JAVA', 'K-HARDWARE', 'CONFLUENT-DEPLOY', 'KCPILOT', 'AWS-ALARMS'],
  needsText: 'needs JMX metrics of the heap and host metrics of the memory',
});

export const HOST_RULES = [NOD_01, NOD_02, NOD_03];
