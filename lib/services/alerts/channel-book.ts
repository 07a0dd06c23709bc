import { randomUUID } from 'node:crypto';
import {
  type ChannelKind,
  type ChannelTestDto,
  channelInputSchema,
  type ValidChannel,
} from '@/lib/contracts/alert-channels.ts';
import type { AlertChannelRecord } from '@/lib/db/alerts-records.ts';
import type { Store } from '@/lib/db/store.ts';
import type { AlertMessage } from '@/lib/domain/alerts/message.ts';
import { AppError, isAppError } from '@/lib/shared/app-error.ts';
import type { SecretBox } from '../cluster-definition.ts';
import { type Channel, NEEDS_SECRET, SECRET_FIELDS } from './channels/channel.ts';
import type { Send } from './channels/send.ts';

export type ChannelBook = {
  /** With its secrets. @throws AppError `not_found`, `invalid_input` when the secrets cannot be opened */
  open(id: string): Promise<Channel>;
  /** @throws AppError `invalid_input` naming the field, `conflict` for a name that is taken */
  add(input: ValidChannel): Promise<AlertChannelRecord>;
  update(id: string, input: ValidChannel): Promise<AlertChannelRecord>;
  /** @throws AppError `not_found` */
  remove(id: string): Promise<void>;
  /** Sends a test message now; the outcome is in the result. */
  test(id: string): Promise<ChannelTestDto>;
};

type Parts = { store: Store; box: SecretBox; send: Send; now: () => number; publicUrl: string | null };

type Secrets = Readonly<Record<string, string>>;

export function createChannelBook({ store, box, send, now, publicUrl }: Parts): ChannelBook {
  const find = async (id: string): Promise<AlertChannelRecord> => {
    const record = (await store.listAlertChannels()).find((one) => one.id === id);
    if (record === undefined) throw new AppError('not_found', 'There is no such channel any more.');
    return record;
  };
  const secretsOf = async ({ secrets }: AlertChannelRecord): Promise<Secrets> =>
    secrets === '' ? {} : (JSON.parse(await box.open(secrets)) as Secrets);

  const open = async (id: string): Promise<Channel> => {
    const record = await find(id);
    const secrets = await secretsOf(record).catch((error) => {
      if (!isAppError(error)) throw error;
      throw new AppError('invalid_input', sealedWithAnother(error.message), { cause: error });
    });
    return { ...JSON.parse(record.settings), ...secrets, kind: record.kind, name: record.name } as Channel;
  };

  const save = async (
    input: ValidChannel,
    before: AlertChannelRecord | null,
  ): Promise<AlertChannelRecord> => {
    const taken = (await store.listAlertChannels()).find(
      ({ name, id }) => name === input.name && id !== before?.id,
    );
    if (taken !== undefined) {
      throw new AppError('conflict', `Another channel is already called "${input.name}".`, { field: 'name' });
    }
    if (before !== null && before.kind !== input.kind) {
      throw new AppError('invalid_input', 'A channel keeps its kind; add another one.', { field: 'kind' });
    }
    const { settings, given } = split(input);
    const [field] = SECRET_FIELDS[input.kind];
    // Stored ones that cannot be opened any more are replaced by the ones given.
    const kept = before === null || given.size > 0 ? {} : await secretsOf(before);
    const secrets: Secrets = { ...kept, ...Object.fromEntries(given) };
    const isOpen = Object.keys(secrets).length === 0;
    if (isOpen && NEEDS_SECRET.has(input.kind)) throw new AppError('invalid_input', 'is missing', { field });
    const sealed = isOpen ? '' : await seal(box, secrets, field);
    const record: AlertChannelRecord = {
      id: before?.id ?? randomUUID(),
      name: input.name,
      kind: input.kind,
      settings: JSON.stringify(settings),
      secrets: sealed,
      createdAt: before?.createdAt ?? now(),
      updatedAt: now(),
    };
    await store.saveAlertChannel(record);
    return record;
  };

  return {
    open,
    add: (input) => save(input, null),
    update: async (id, input) => save(input, await find(id)),
    async remove(id) {
      if (!(await store.deleteAlertChannel(id))) {
        throw new AppError('not_found', 'There is no such channel any more.');
      }
    },
    async test(id) {
      const channel = await open(id);
      const startedAt = now();
      const result = await send(channel, testMessage(channel.name, startedAt, publicUrl), NEVER);
      return {
        ok: result.ok,
        answer: result.ok ? result.answer : result.error,
        durationMs: now() - startedAt,
      };
    },
  };
}

/** A test is bounded by the time of one attempt alone. */
const NEVER = new AbortController().signal;

const NO_KEY =
  'Set HIGHWATER_SECRET_KEY on the server first: what gives access to a channel is only stored encrypted.';

const sealedWithAnother = (message: string): string =>
  message.includes('is not the key')
    ? 'HIGHWATER_SECRET_KEY is not the key this channel was saved with.'
    : NO_KEY;

async function seal(box: SecretBox, secrets: Secrets, field: string): Promise<string> {
  try {
    return await box.seal(JSON.stringify(secrets));
  } catch (cause) {
    if (!isAppError(cause)) throw cause;
    throw new AppError('invalid_input', NO_KEY, { field, cause });
  }
}

/** What may be shown, and what must be sealed. */
function split(input: ValidChannel): { settings: object; given: ReadonlyMap<string, string> } {
  const secretFields: readonly string[] = SECRET_FIELDS[input.kind];
  const { kind: _, name: __, ...rest } = input;
  const entries = Object.entries(rest).filter(([, value]) => value !== undefined);
  const given = entries.filter(([field]) => secretFields.includes(field));
  return {
    settings: Object.fromEntries(entries.filter(([field]) => !secretFields.includes(field))),
    given: new Map(given.map(([field, value]) => [field, String(value)])),
  };
}

/** As a form needs it. Settings were checked when they were saved. */
export function settingsOf({ settings }: AlertChannelRecord): Record<string, string | number | string[]> {
  return JSON.parse(settings) as Record<string, string | number | string[]>;
}

export const channelKindOf = ({ kind }: AlertChannelRecord): ChannelKind =>
  channelInputSchema.options.map(({ shape }) => shape.kind.value).find((known) => known === kind) ??
  'webhook';

const testMessage = (name: string, at: number, url: string | null): AlertMessage => ({
  kind: 'test',
  key: `test/${randomUUID()}`,
  incident: `test/${at}`,
  rule: { id: 'test', name: 'Test', severity: 'info' },
  cluster: { id: 'test', name: 'Highwater', environment: 'test' },
  title: `Test of the channel "${name}"`,
  subjects: [],
  subjectsTotal: 0,
  stillFiring: 0,
  advice: 'Nothing is wrong: somebody pressed Test. Alerts arrive here like this.',
  closeMessage: null,
  url,
  at,
});
