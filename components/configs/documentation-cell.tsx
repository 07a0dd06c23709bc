'use client';

import { cn } from '@/components/ui/cn.ts';
import { Popover } from '@/components/ui/popover.tsx';
import { type DocumentationBlock, parseDocumentation, plainDocumentation } from './documentation.ts';

const looks: Record<DocumentationBlock['kind'], string> = {
  paragraph: '',
  item: 'pl-4 -indent-3 before:content-["•"] before:pr-1.5',
  code: 'rounded-sm bg-sunken p-2 font-mono text-xs break-all',
};

function Span({ text, style, href }: DocumentationBlock['spans'][number]) {
  if (href !== null) {
    return (
      <a href={href} target="_blank" rel="noreferrer" className="text-accent underline">
        {text}
      </a>
    );
  }
  if (style === 'code')
    return <code className="font-mono text-xs text-ink [overflow-wrap:anywhere]">{text}</code>;
  return style === 'strong' ? <em className="font-medium not-italic text-ink">{text}</em> : text;
}

/** All that Kafka says about a key, as text. */
export function Documentation({ documentation }: { documentation: string }) {
  return (
    <div className="flex flex-col gap-2 text-sm text-ink-2">
      {parseDocumentation(documentation).map(({ kind, at, spans }) => (
        <p key={at} className={cn(looks[kind])}>
          {spans.map((span) => (
            <Span key={span.at} {...span} />
          ))}
        </p>
      ))}
    </div>
  );
}

/** One line of what Kafka says about a key; opens to all of it. */
export function DocumentationCell({ name, documentation }: { name: string; documentation: string }) {
  return (
    <Popover
      label={`What ${name} does`}
      align="end"
      className="w-[460px] p-3"
      trigger={
        <button
          type="button"
          className="block w-full truncate rounded-sm text-left text-ink-3 hover:text-ink"
        >
          {plainDocumentation(documentation)}
        </button>
      }
    >
      <p className="mb-2 font-mono text-xs font-medium break-all">{name}</p>
      <Documentation documentation={documentation} />
    </Popover>
  );
}
