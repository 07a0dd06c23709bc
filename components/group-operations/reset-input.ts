import type { GroupOperationDto, ResetScopeDto, ResetTargetDto } from '@/lib/contracts/group-operations.ts';
import { DURATION_UNITS, parseWithUnit } from '@/lib/shared/units.ts';

export type ResetKind = ResetTargetDto['kind'];

/** What a person chose and typed; texts of the methods not chosen are kept. */
export type ResetForm = {
  kind: ResetKind;
  time: string;
  duration: string;
  offset: string;
  shift: string;
  group: string;
  csv: string;
  /** "" = every partition with a commit, " " = `places`, else the one topic. */
  scope: string;
  places: string;
};

export const EMPTY_FORM: ResetForm = {
  kind: 'earliest',
  time: '',
  duration: '',
  offset: '',
  shift: '',
  group: '',
  csv: '',
  scope: '',
  places: '',
};

/** No topic is called so. */
export const CHOSEN = ' ';

type Field = 'value' | 'scope';
type Parsed<T> = { ok: true; value: T } | { ok: false; field: Field; message: string };

/** What was typed as the API wants it, or which field it cannot be. A field still empty has no message. */
export function parseReset(form: ResetForm): Parsed<GroupOperationDto> {
  const to = parseTarget(form);
  if (!to.ok) return to;
  const scope: Parsed<ResetScopeDto> =
    form.kind === 'csv' ? { ok: true, value: { kind: 'all' } } : parseScope(form);
  if (!scope.ok) return scope;
  return { ok: true, value: { operation: 'reset-offsets', to: to.value, scope: scope.value } };
}

const refuse = (field: Field, message: string) => ({ ok: false, field, message }) as const;
const ask = (text: string, message: string) => refuse('value', text.trim() === '' ? '' : message);

function parseTarget({ kind, ...form }: ResetForm): Parsed<ResetTargetDto> {
  const to = (value: ResetTargetDto) => ({ ok: true, value }) as const;
  switch (kind) {
    case 'earliest':
    case 'latest':
      return to({ kind });
    case 'time': {
      // `datetime-local` has no zone; times are UTC everywhere in the console.
      const at = Date.parse(`${form.time}Z`);
      return Number.isNaN(at) ? ask(form.time, 'A date and a time are needed.') : to({ kind, at });
    }
    case 'duration': {
      const backMs = parseWithUnit(form.duration, DURATION_UNITS);
      return backMs === null || !Number.isSafeInteger(backMs)
        ? ask(form.duration, 'A duration such as 2 h, 30 m or 3 d.')
        : to({ kind, backMs });
    }
    case 'offset': {
      const offset = digits(form.offset);
      return /^\d+$/.test(offset) ? to({ kind, offset }) : ask(form.offset, 'A whole number from 0.');
    }
    case 'shift': {
      const by = digits(form.shift).replace(/^\+/, '');
      return /^-?\d+$/.test(by) ? to({ kind, by }) : ask(form.shift, 'A number such as +10 or -500.');
    }
    case 'group':
      return form.group.trim() === '' ? refuse('value', '') : to({ kind, groupId: form.group.trim() });
    case 'csv':
      return form.csv.trim() === '' ? refuse('value', '') : to({ kind, text: form.csv });
  }
}

/** Numbers are shown with thousands separated, and pasted so. */
const digits = (text: string): string => text.trim().replaceAll(',', '');

export function parseScope({ scope, places }: Pick<ResetForm, 'scope' | 'places'>): Parsed<ResetScopeDto> {
  if (scope === '') return { ok: true, value: { kind: 'all' } };
  if (scope !== CHOSEN) {
    return { ok: true, value: { kind: 'some', topics: [{ topic: scope, partitions: null }] } };
  }
  return parsePlaces(places);
}

/** `orders` or `orders:0,2`, separated by blanks: as `--topic` of Kafka's tool. */
function parsePlaces(text: string): Parsed<ResetScopeDto> {
  const words = text.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return refuse('scope', '');
  const topics = [];
  for (const word of words) {
    const [, topic, list] = /^([^:,]+)(?::(\d+(?:,\d+)*))?$/.exec(word) ?? [];
    if (topic === undefined) return refuse('scope', `"${word}" is neither a topic nor topic:0,1.`);
    topics.push({ topic, partitions: list === undefined ? null : [...new Set(list.split(',').map(Number))] });
  }
  const names = topics.map(({ topic }) => topic);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return refuse('scope', `${twice} is named twice.`);
  return { ok: true, value: { kind: 'some', topics } };
}
