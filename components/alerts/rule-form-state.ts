import type { AlertRuleDto, AlertRuleInput } from '@/lib/contracts/alerts.ts';
import { environments } from '@/lib/contracts/clusters.ts';
import type { SeverityDto } from '@/lib/contracts/common.ts';
import { SIGNALS, type SignalKind } from '@/lib/shared/alerts/signals.ts';
import { formatExactDuration } from '@/lib/shared/format/duration.ts';
import { parseDuration, parseQuantity, quantityText, UNIT_HINT } from './quantities.ts';

/** A rule as the fields hold it: what is typed stays text until it is sent. */
export type RuleForm = {
  name: string;
  enabled: boolean;
  severity: SeverityDto;
  signal: SignalKind;
  of: SignalKind;
  choices: readonly string[];
  threshold: string;
  clearThreshold: string;
  forTime: string;
  clearForTime: string;
  /** Null: every cluster. */
  clusters: readonly string[] | null;
  environments: readonly string[];
  teams: string;
  patterns: string;
  groupBy: 'rule' | 'team' | 'subject';
  groupWait: string;
  repeat: string;
  isQuiet: boolean;
  timeZone: string;
  days: readonly number[];
  quietFrom: string;
  quietTo: string;
  channelIds: readonly string[];
  advice: string;
  closeMessage: string;
};

export type RuleField = keyof RuleForm;

const list = (items: readonly string[] | null): string => items?.join(', ') ?? '';
const items = (text: string): string[] =>
  text
    .split(/[,\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
const orNull = <T>(values: readonly T[]): T[] | null => (values.length === 0 ? null : [...values]);

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

function minuteOf(text: string): number | null {
  const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text.trim()) ?? [];
  return hour === undefined ? null : Number(hour) * 60 + Number(minute);
}

const NEW: RuleForm = {
  name: '',
  enabled: false,
  severity: 'warn',
  signal: 'lag',
  of: 'lag',
  choices: [],
  threshold: '10000',
  clearThreshold: '',
  forTime: '5 m',
  clearForTime: '1 m',
  clusters: null,
  environments: [],
  teams: '',
  patterns: '',
  groupBy: 'rule',
  groupWait: '30 s',
  repeat: '4 h',
  isQuiet: false,
  timeZone: 'UTC',
  days: [1, 2, 3, 4, 5, 6, 7],
  quietFrom: '22:00',
  quietTo: '07:00',
  channelIds: [],
  advice: '',
  closeMessage: '',
};

export function initialRule(rule: AlertRuleDto | null): RuleForm {
  if (rule === null) return NEW;
  const { signal, threshold, clearThreshold, scope, quietHours, repeatMs } = rule;
  const { unit } = SIGNALS[signal];
  const quantity = (value: number | null) =>
    value === null || unit === null ? '' : quantityText(unit, value);
  return {
    ...NEW,
    ...rule,
    of: rule.of ?? 'lag',
    threshold: quantity(threshold),
    clearThreshold: quantity(clearThreshold),
    forTime: formatExactDuration(rule.forMs),
    clearForTime: formatExactDuration(rule.clearForMs),
    clusters: scope.clusters,
    environments: scope.environments ?? [],
    teams: list(scope.teams),
    patterns: list(scope.patterns),
    groupWait: formatExactDuration(rule.groupWaitMs),
    repeat: repeatMs === null ? '' : formatExactDuration(repeatMs),
    isQuiet: quietHours !== null,
    ...(quietHours !== null && {
      timeZone: quietHours.timeZone,
      days: quietHours.days,
      quietFrom: clock(quietHours.fromMinute),
      quietTo: clock(quietHours.toMinute),
    }),
  };
}

const THRESHOLDS: Partial<Record<SignalKind, string>> = {
  lag: '10000',
  'time-lag': '15 m',
  horizon: '6 h',
  'disk-used': '85',
  'disk-full': '24 h',
  'sign-off': '14 d',
};

/** Another signal has another unit: what was typed for the old one would mean something else. */
export function withSignal(form: RuleForm, signal: SignalKind): RuleForm {
  const { shape, choices } = SIGNALS[signal];
  return {
    ...form,
    signal,
    choices:
      shape === 'words' ? choices.slice(0, signal === 'group-status' ? 4 : signal === 'finding' ? 1 : 2) : [],
    threshold: shape === 'words' ? '' : (THRESHOLDS[signal] ?? '1'),
    clearThreshold: '',
  };
}

type Read = { input: AlertRuleInput; errors: ReadonlyMap<RuleField, string> };

/** What is sent, and what is wrong before it is. */
export function readRule(form: RuleForm): Read {
  const errors = new Map<RuleField, string>();
  const duration = (field: 'forTime' | 'clearForTime' | 'groupWait' | 'repeat'): number => {
    const ms = parseDuration(form[field]);
    if (ms === null) errors.set(field, 'A duration, such as 90 s or 5 m; 0 for at once.');
    return ms ?? 0;
  };
  const { unit } = SIGNALS[form.signal];
  const quantity = (field: 'threshold' | 'clearThreshold'): number | null => {
    if (unit === null || form[field].trim() === '') return null;
    const value = parseQuantity(unit, form[field]);
    if (value === null) errors.set(field, `Must be ${UNIT_HINT[unit]}.`);
    return value;
  };
  const minute = (field: 'quietFrom' | 'quietTo'): number => {
    const value = minuteOf(form[field]);
    if (value === null && form.isQuiet) errors.set(field, 'A time of day, such as 22:00.');
    return value ?? 0;
  };
  if (form.name.trim() === '') errors.set('name', 'What is it called?');
  if (unit !== null && form.threshold.trim() === '') errors.set('threshold', 'At which value?');
  const quietHours = {
    timeZone: form.timeZone.trim(),
    days: [...form.days],
    fromMinute: minute('quietFrom'),
    toMinute: minute('quietTo'),
  };
  const input: AlertRuleInput = {
    name: form.name,
    enabled: form.enabled,
    severity: form.severity,
    signal: form.signal,
    of: form.signal === 'cannot-know' ? form.of : null,
    choices: form.signal === 'cannot-know' ? ['unknown'] : [...form.choices],
    threshold: quantity('threshold'),
    clearThreshold: quantity('clearThreshold'),
    forMs: duration('forTime'),
    clearForMs: duration('clearForTime'),
    scope: {
      clusters: form.clusters === null ? null : orNull(form.clusters),
      environments: orNull(environments.filter((name) => form.environments.includes(name))),
      teams: orNull(items(form.teams)),
      patterns: orNull(items(form.patterns)),
    },
    groupBy: form.groupBy,
    groupWaitMs: duration('groupWait'),
    repeatMs: form.repeat.trim() === '' ? null : duration('repeat'),
    quietHours: form.isQuiet ? quietHours : null,
    channelIds: [...form.channelIds],
    advice: form.advice,
    closeMessage: form.closeMessage,
  };
  return { input, errors };
}

const FIELD_OF: Readonly<Record<string, RuleField>> = {
  forMs: 'forTime',
  clearForMs: 'clearForTime',
  groupWaitMs: 'groupWait',
  repeatMs: 'repeat',
  'scope.clusters': 'clusters',
  'scope.teams': 'teams',
  'scope.patterns': 'patterns',
  'quietHours.timeZone': 'timeZone',
  'quietHours.days': 'days',
  'quietHours.fromMinute': 'quietFrom',
  'quietHours.toMinute': 'quietTo',
};

const isField = (name: string): name is RuleField => Object.hasOwn(NEW, name);

/** The server's name of a field as ours; the item of a list is the list. */
export function ruleField(name: string): RuleField | null {
  const plain = name.replace(/^rule\./, '').replace(/\.\d+$/, '');
  return FIELD_OF[plain] ?? (isField(plain) ? plain : null);
}
