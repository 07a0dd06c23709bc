'use client';

import { useState } from 'react';
import { ChipBar } from '@/components/ui/chip-bar.tsx';
import { CodeBlock } from '@/components/ui/code-block.tsx';
import type { ConfigSubjectDto } from '@/lib/contracts/config.ts';
import { alterCommand, type KeyChange } from './alter-command.ts';
import { strimziText, terraformText } from './declarative.ts';

type ChangeTextProps = { subject: ConfigSubjectDto; changes: readonly KeyChange[] };

/** The same change without Highwater: Kafka's own tool, and what keeps configs as code. */
export function ChangeText({ subject, changes }: ChangeTextProps) {
  const [chosen, choose] = useState<'command' | 'terraform' | 'strimzi'>('command');
  const texts = {
    command: alterCommand(subject, changes),
    terraform: terraformText(subject, changes),
    strimzi: strimziText(subject, changes),
  };
  const chips = [
    { value: 'command' as const, label: 'kafka-configs.sh' },
    { value: 'terraform' as const, label: 'Terraform' },
    { value: 'strimzi' as const, label: 'Strimzi' },
  ].filter(({ value }) => texts[value] !== null);
  return (
    <div className="flex flex-col gap-1.5">
      {chips.length > 1 && (
        <ChipBar label="The same change as" chips={chips} current={chosen} onChange={choose} />
      )}
      <CodeBlock label="Copy the change" code={texts[chosen] ?? texts.command} />
    </div>
  );
}
