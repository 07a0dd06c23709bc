import type { Store } from '@/lib/db/store.ts';
import type { AppError } from '@/lib/shared/app-error.ts';
import type { SecretBox } from '../cluster-definition.ts';
import type { ClusterRegistry } from '../cluster-registry.ts';
import { type ChannelBook, createChannelBook } from './channel-book.ts';
import { sendTo } from './channels/send.ts';
import { type AlertEngine, createAlertEngine } from './engine.ts';
import { removeRule } from './remove-rule.ts';

export type Alerting = {
  engine: AlertEngine;
  channels: ChannelBook;
  /** @throws AppError `not_found` */
  removeRule(id: string): Promise<void>;
};

type Parts = {
  store: Store;
  registry: ClusterRegistry;
  box: SecretBox;
  now: () => number;
  /** An embedded database has one server: what it held before a crash is its own. */
  isEmbedded: boolean;
  publicUrl: string | null;
  onError: (what: string, error: AppError, clusterId: string | null) => void;
};

/** Starts evaluating and delivering. */
export function createAlerting({ isEmbedded, box, ...parts }: Parts): Alerting {
  const send = sendTo(parts.now);
  const { store, now, publicUrl } = parts;
  const channels = createChannelBook({ store, box, send, now, publicUrl });
  const engine = createAlertEngine({ ...parts, channels, send, ...(isEmbedded && { holder: 'embedded' }) });
  return {
    engine,
    channels,
    async removeRule(id) {
      await removeRule(id, parts);
      engine.poke();
    },
  };
}
