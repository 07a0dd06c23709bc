import type { ConfigKindDto } from '@/lib/contracts/config.ts';
import { formatConfig } from './config-format.ts';
import { kindNames } from './subject-names.ts';

/** A value within a sentence. */
export const configText = (key: string, value: string | null): string =>
  value === null ? 'unknown' : formatConfig(key, value).text;

/** Who decides a value of a resource of this kind. */
export const sourceText = (kind: ConfigKindDto, source: string): string =>
  source === kind ? `set on ${kindNames[kind]}` : `inherited: ${source}`;
