import { formatConfig } from './config-format.ts';

/** A value in its natural unit, with what Kafka holds beside it. */
export function ValueText({ name, value }: { name: string; value: string }) {
  const { text, raw } = formatConfig(name, value);
  return (
    <span title={raw ?? text}>
      <span className="font-medium">{text}</span>
      {raw !== null && <span className="num ml-1.5 text-ink-3">{raw}</span>}
    </span>
  );
}
