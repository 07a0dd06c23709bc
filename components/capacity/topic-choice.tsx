'use client';

import { type FormEvent, useId, useState } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { Input } from '@/components/ui/input.tsx';
import { useTopics } from '@/lib/client/topics.ts';

const SUGGESTED = 20;

type TopicChoiceProps = {
  clusterId: string;
  topic: string | null;
  onChoose: (topic: string | null) => void;
};

/** Whose numbers the calculation starts from: one topic's, or everything's. */
export function TopicChoice({ clusterId, topic, onChoose }: TopicChoiceProps) {
  const [text, setText] = useState(topic ?? '');
  const id = useId();
  const { data } = useTopics(
    clusterId,
    { sort: 'name', ...(text.trim() !== '' && { q: text.trim() }) },
    SUGGESTED,
  );
  const names = data?.items.map(({ name }) => name) ?? [];
  const choose = (name: string) => onChoose(name === '' ? null : name);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    choose(text.trim());
  };
  return (
    <form onSubmit={submit} className="flex items-center gap-1.5">
      <label htmlFor={id} className="text-xs font-medium text-ink-2">
        Start from
      </label>
      <span className="w-56">
        <Input
          id={id}
          list={`${id}-names`}
          placeholder="the whole cluster, or a topic"
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            if (names.includes(event.target.value)) choose(event.target.value);
          }}
        />
        <datalist id={`${id}-names`}>
          {names.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      </span>
      {topic !== null && (
        <Button
          onClick={() => {
            setText('');
            choose('');
          }}
        >
          Whole cluster
        </Button>
      )}
    </form>
  );
}
