import { formatConfig } from '@/components/configs/config-format.ts';
import { choicesFor, parseConfigInput } from '@/components/configs/config-input.ts';
import { ProvenanceBadge } from '@/components/configs/provenance-badge.tsx';
import { Input, Select } from '@/components/ui/input.tsx';
import { Unknown } from '@/components/ui/unknown.tsx';
import type { ConfigViewDto } from '@/lib/contracts/config.ts';

type CreateConfigRowProps = {
  config: ConfigViewDto;
  /** What was typed; undefined = left blank. */
  typed: string | undefined;
  /** Why Kafka does not take it. */
  refusal: string | undefined;
  onChange: (text: string | undefined) => void;
};

const shown = (name: string, value: string | null): string => {
  if (value === null) return 'unknown';
  const { text, raw } = formatConfig(name, value);
  return raw === null ? text : `${text} (${raw})`;
};

/** One key of a new topic: left blank it shows what it comes to and which layer says so. */
export function CreateConfigRow({ config, typed, refusal, onChange }: CreateConfigRowProps) {
  const { name, source, provenance } = config;
  const parsed = typed === undefined ? null : parseConfigInput(config, typed);
  const problem = refusal ?? (parsed?.ok === false ? parsed.message : undefined);
  const choices = choicesFor(config);
  // With a value typed, the plan says what Kafka makes of it; a blank says what would be inherited.
  const inherited = typed === undefined ? config.value : config.inheritedValue;
  const described = { 'aria-label': name, 'aria-describedby': `config-${name}` };
  return (
    <li className="grid items-center gap-x-3 gap-y-1 border-b border-line px-3 py-1.5 last:border-b-0 md:grid-cols-[minmax(0,1fr)_200px_minmax(0,1fr)]">
      <span className="font-mono text-xs [overflow-wrap:anywhere]" title={config.documentation ?? undefined}>
        {name}
      </span>
      {choices === null ? (
        <Input
          {...described}
          {...(problem !== undefined && { 'aria-invalid': true as const })}
          autoComplete="off"
          spellCheck={false}
          placeholder={inherited === null ? '' : formatConfig(name, inherited).text}
          value={typed ?? ''}
          onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
        />
      ) : (
        <Select
          {...described}
          value={typed ?? ''}
          onChange={({ target }) => onChange(target.value === '' ? undefined : target.value)}
        >
          <option value="">{inherited === null ? 'blank' : `blank: ${inherited}`}</option>
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </Select>
      )}
      <span id={`config-${name}`} className="flex min-w-0 flex-wrap items-center gap-x-2 text-xs text-ink-2">
        {problem !== undefined ? (
          <span className="text-crit">{problem}</span>
        ) : typed === undefined && config.value === null ? (
          <Unknown reason="Kafka does not tell" />
        ) : (
          <>
            <ProvenanceBadge
              layer={typed === undefined ? source : 'topic'}
              provenance={typed === undefined ? provenance : provenance === 'pinned' ? 'pinned' : 'set'}
            />
            <span className="num min-w-0 [overflow-wrap:anywhere]">
              {shown(name, parsed?.ok ? parsed.value : config.value)}
            </span>
          </>
        )}
      </span>
    </li>
  );
}
