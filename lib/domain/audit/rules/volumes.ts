import { FULL_DAYS_CRITICAL, FULL_DAYS_WARN } from '@/lib/shared/capacity/formulas.ts';
import { formatBytes } from '@/lib/shared/format/bytes.ts';
import { plural } from '@/lib/shared/format/count.ts';
import { configEvidence, ORIGIN_TEXT } from '../config-evidence.ts';
import { splitList } from '../config-reader.ts';
import { rule } from '../rule.ts';
import { evidence, given, NOT_APPLICABLE, PASS, unknown, violated } from '../verdict.ts';
import { DAY_MS, evidenceOf, listed } from './support.ts';

const PATH_KEYS = ['log.dirs', 'log.dir', 'metadata.log.dir'] as const;
const isTemporary = (path: string) => /^\/(var\/)?tmp(\/|$)/.test(path);

export const STO_01 = rule({
  id: 'STO-01',
  title: 'Log directory under a temporary path',
  scope: 'broker',
  severity: 'critical',
  authority: 'both',
  fires:
    'A path of log.dirs (log.dir where that is unset) or metadata.log.dir, or a path the broker reports, lies under /tmp or /var/tmp, whoever set it.',
  why: 'Many systems empty /tmp at boot or by a timer; the partitions or the metadata log go with it.',
  fix: 'Give the broker a data volume of its own, set log.dirs (and metadata.log.dir) in its file and restart it, one broker at a time, moving its replicas away first or letting it fetch them again.',
  sources: ['TALK-2019', 'K-SERVERLOG', 'K-SAMPLE'],
  limits: {},
  checks: {
    broker: (broker) => {
      const entries = PATH_KEYS.map((key) => broker.configs.find(key));
      const configured = entries.flatMap((entry) => (entry.known && entry.value ? [entry.value] : []));
      // log.dir only counts where log.dirs is unset.
      const hasDirs = configured.some(({ name, value }) => name === 'log.dirs' && value !== null);
      const effective = configured.filter(({ name }) => name !== 'log.dir' || !hasDirs);
      const hit = effective.find(({ value }) => value !== null && splitList(value).some(isTemporary));
      const found = broker.logDirs.known
        ? broker.logDirs.value.map(({ path }) => path).filter(isTemporary)
        : [];
      const paths = hit?.value ? splitList(hit.value).filter(isTemporary) : found;
      if (paths.length === 0) {
        const unread = entries.find((entry) => !entry.known);
        return unread && !unread.known ? unknown(unread.missing) : PASS;
      }
      const config = hit && configEvidence(hit);
      const common = {
        severity: 'critical' as const,
        evidence: [
          ...paths.map((path) => evidence('path', path)),
          evidenceOf(broker.replicas(), (replicas) =>
            evidence('replicas on the broker', replicas, 'partitions'),
          ),
        ],
        consequence: `Broker ${broker.brokerId} stores its logs in ${listed(paths)}${config ? ` (${ORIGIN_TEXT[config.origin]})` : ''}: a reboot or a clean-up job may delete them.`,
        instruction:
          'Set log.dirs to a data volume in the broker’s file and restart; Kafka cannot change it at run time.',
      };
      return config
        ? violated({ ...common, config })
        : violated({ ...common, about: `log.dirs=${paths.join(',')}` });
    },
  },
});

export const STO_02 = rule({
  id: 'STO-02',
  title: 'Log directory offline',
  scope: 'broker',
  severity: 'critical',
  authority: 'broker',
  fires: 'DescribeLogDirs answers KAFKA_STORAGE_ERROR for a directory.',
  why: 'Every replica in a failed directory is out until the disk is back; a broker stops when its last directory fails.',
  fix: 'Replace the disk and restart the broker, or move its replicas to a healthy directory or broker.',
  sources: ['K-MONITORING', 'STRIMZI-RULES'],
  limits: {},
  checks: {
    broker: (broker) =>
      given([broker.logDirs], (dirs) => {
        const failed = dirs.filter(({ error }) => error?.kafka?.name === 'KAFKA_STORAGE_ERROR');
        if (failed.length > 0) {
          const paths = failed.map(({ path }) => path);
          return violated({
            severity: 'critical',
            about: `offline=${paths.join(',')}`,
            evidence: paths.map((path) => evidence('offline', path)),
            consequence: `${plural(failed.length, 'log directory', 'log directories')} of broker ${broker.brokerId} failed (${listed(paths)}): the replicas there are gone until the disk is replaced.`,
            instruction: 'Replace the disk and restart the broker, or reassign its partitions.',
          });
        }
        const unread = dirs.find(({ error }) => error !== undefined);
        if (unread?.error === undefined) return PASS;
        return unknown({
          kind: 'unreadable',
          reason: `${unread.path} of broker ${broker.brokerId}: ${unread.error.message}`,
        });
      }),
  },
});

export const STO_03 = rule({
  id: 'STO-03',
  title: 'Log volume filling up or unevenly used',
  scope: 'broker',
  severity: 'warn',
  authority: 'broker',
  fires:
    'A volume is 60 % full or directories differ by more than 10 points (info), 80 % full or full within 7 days (warn), 85 % full or full within 2 days (critical). Without a forecast it passes only if writes without any deletion would not fill it in 7 days.',
  why: 'A full volume takes the directory offline, and retention frees space only as fast as segments expire.',
  fix: 'Shorten retention of the largest topics, grow the volume, move replicas, or tier; between directories of one broker use AlterReplicaLogDirs.',
  sources: ['AWS-BP', 'AWS-STORAGE', 'CC-ANALYZER', 'STRIMZI-RULES', 'K-LOGDIRSRPC', 'TALK-2019'],
  limits: {
    usedFractionInfo: 0.6,
    usedFractionWarn: 0.8,
    usedFractionCritical: 0.85,
    spreadFractionMax: 0.1,
    fullInDaysWarn: FULL_DAYS_WARN,
    fullInDaysCritical: FULL_DAYS_CRITICAL,
  },
  checks: {
    broker: (broker, facts, limits) =>
      given([broker.volumes()], (volumes) => {
        const [first, ...others] = volumes;
        if (!first) return NOT_APPLICABLE;
        const worst = others.reduce((a, b) => (b.usedFraction > a.usedFraction ? b : a), first);
        const least = others.reduce((a, b) => (b.usedFraction < a.usedFraction ? b : a), first);
        const { diskFullInDays: days, diskFullGap: gap } = broker.host;
        const isFilling = days !== undefined && Number.isFinite(days);
        const isDue = (limit: number) => days !== undefined && days < limit;
        const isUneven = worst.usedFraction - least.usedFraction > limits.spreadFractionMax;
        const isCritical =
          worst.usedFraction >= limits.usedFractionCritical || isDue(limits.fullInDaysCritical);
        const isWarn = worst.usedFraction >= limits.usedFractionWarn || isDue(limits.fullInDaysWarn);
        const percent = `${Math.round(worst.usedFraction * 100)} %`;
        if (isCritical || isWarn || isUneven || worst.usedFraction >= limits.usedFractionInfo) {
          return violated({
            severity: isCritical ? 'critical' : isWarn ? 'warn' : 'info',
            about: `volume=${worst.path}`,
            evidence: [
              ...volumes.map(({ path, usedFraction }) => evidence(path, usedFraction, 'fraction')),
              evidence('free on the fullest', worst.usableBytes, 'bytes'),
              isFilling ? evidence('full in days', days) : null,
            ],
            consequence:
              isUneven && !isWarn && !isCritical
                ? `The directories of broker ${broker.brokerId} are unevenly used: ${worst.path} at ${percent}, ${least.path} at ${Math.round(least.usedFraction * 100)} %.`
                : `${worst.path} of broker ${broker.brokerId} is ${percent} full with ${formatBytes(worst.usableBytes)} left${isFilling ? `, full in ${Math.floor(days)} d` : ''}.`,
            instruction: 'Shorten retention of the largest topics here, or move replicas to another volume.',
          });
        }
        if (days !== undefined && gap === undefined) return PASS;
        // What is written, with nothing ever deleted, bounds the growth: if even that does not fill the volume, nothing will.
        const inflow = facts.inflow(broker.brokerId);
        if (
          inflow.known &&
          Number(worst.usableBytes) > inflow.value * limits.fullInDaysWarn * (DAY_MS / 1000)
        )
          return PASS;
        return unknown({
          kind: 'needs-history',
          reason: `${worst.path} is ${percent} full; whether it fills up within ${limits.fullInDaysWarn} d ${gap === undefined ? 'needs a day of history.' : `is not known. ${gap}`}`,
        });
      }),
  },
});

export const VOLUME_RULES = [STO_01, STO_02, STO_03];
