import {
  Bell,
  Calculator,
  Columns3,
  History,
  LayoutDashboard,
  List,
  type LucideIcon,
  Server,
  ShieldCheck,
  Users,
} from 'lucide-react';
import type { Route } from 'next';
import { routes } from '@/lib/client/routes.ts';
import type { ClusterSummaryDto } from '@/lib/contracts/clusters.ts';
import { formatCount, plural } from '@/lib/shared/format/count.ts';

export type NavItem = {
  key:
    | 'overview'
    | 'topics'
    | 'groups'
    | 'brokers'
    | 'timeline'
    | 'audit'
    | 'compare'
    | 'capacity'
    | 'alerts';
  /** Heading in the sidebar; the bottom tabs have room for the first only. */
  section: 'Operate' | 'Assure';
  label: string;
  /** For bottom tabs. */
  shortLabel: string;
  icon: LucideIcon;
  href: Route;
  /** Null: unknown, so nothing is shown. */
  count: string | null;
  /** Says what is wrong behind a red count. */
  trouble: string | null;
};

const count = (value: number | null | undefined): string | null =>
  value == null ? null : formatCount(value);

/** The pages of one cluster, with what is known about them now. */
export function navItems(
  clusterId: string,
  cluster: ClusterSummaryDto | undefined,
  alertsFiring?: number,
): readonly NavItem[] {
  const answering = cluster?.brokersAnswering ?? null;
  const known = cluster?.brokersKnown ?? null;
  const silent = answering === null || known === null ? 0 : known - answering;
  return [
    {
      key: 'overview',
      section: 'Operate',
      label: 'Overview',
      shortLabel: 'Overview',
      icon: LayoutDashboard,
      href: routes.overview(clusterId),
      count: null,
      trouble: null,
    },
    {
      key: 'topics',
      section: 'Operate',
      label: 'Topics',
      shortLabel: 'Topics',
      icon: List,
      href: routes.topics(clusterId),
      count: count(cluster?.topics),
      trouble: null,
    },
    {
      key: 'groups',
      section: 'Operate',
      label: 'Consumer groups',
      shortLabel: 'Groups',
      icon: Users,
      href: routes.groups(clusterId),
      count: count(cluster?.groups),
      trouble: null,
    },
    {
      key: 'brokers',
      section: 'Operate',
      label: 'Brokers',
      shortLabel: 'Brokers',
      icon: Server,
      href: routes.brokers(clusterId),
      count: silent > 0 ? `${answering} of ${known}` : count(known),
      trouble: silent > 0 ? `${silent} of ${known} brokers do not answer` : null,
    },
    {
      key: 'timeline',
      section: 'Operate',
      label: 'Timeline',
      shortLabel: 'Timeline',
      icon: History,
      href: routes.timeline(clusterId),
      count: null,
      trouble: null,
    },
    {
      key: 'audit',
      section: 'Assure',
      label: 'Defaults audit',
      shortLabel: 'Audit',
      icon: ShieldCheck,
      href: routes.audit(clusterId),
      count: null,
      trouble: null,
    },
    {
      key: 'compare',
      section: 'Assure',
      label: 'Compare',
      shortLabel: 'Compare',
      icon: Columns3,
      href: routes.compare(clusterId),
      count: null,
      trouble: null,
    },
    {
      key: 'capacity',
      section: 'Assure',
      label: 'Capacity',
      shortLabel: 'Capacity',
      icon: Calculator,
      href: routes.capacity(clusterId),
      count: null,
      trouble: null,
    },
    {
      key: 'alerts',
      section: 'Assure',
      label: 'Alerts',
      shortLabel: 'Alerts',
      icon: Bell,
      href: routes.alerts(clusterId),
      count: count(alertsFiring),
      trouble: alertsFiring ? `${plural(alertsFiring, 'alert')} firing` : null,
    },
  ];
}

export const navSections = ['Operate', 'Assure'] as const;

/** Whether `pathname` is the page or below it; below the overview and the comparison are pages that are not theirs. */
export const isCurrent = ({ key, href }: NavItem, pathname: string): boolean =>
  key === 'overview' || key === 'compare' ? pathname === href : pathname.startsWith(href);
