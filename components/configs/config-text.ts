import type { ConfigEditDto } from '@/lib/contracts/changes.ts';
import type { ConfigKindDto } from '@/lib/contracts/config.ts';
import { formatConfig } from './config-format.ts';
import { kindNames } from './subject-names.ts';

/** A value within a sentence. */
export const configText = (key: string, value: string | null): string =>
  value === null ? 'unknown' : formatConfig(key, value).text;

/** Who decides a value of a resource of this kind. */
export const sourceText = (kind: ConfigKindDto, source: string): string =>
  source === kind ? `set on ${kindNames[kind]}` : `inherited: ${source}`;

/** What an edit makes of its key. */
export function editText(edit: ConfigEditDto | undefined): string {
  switch (edit?.op) {
    case 'set':
      return formatConfig(edit.key, edit.value).text;
    case 'append':
      return `add ${edit.value}`;
    case 'subtract':
      return `take out ${edit.value}`;
    case 'inherit':
      return 'inherited';
    case undefined:
      return 'unknown';
  }
}
