import { CopyButton } from './copy-button.tsx';

export function CodeBlock({ code, label }: { code: string; label: string }) {
  return (
    <div className="relative">
      <pre className="overflow-x-auto rounded-md border border-line bg-sunken py-2 pr-10 pl-2.5 font-mono text-[11.5px]/[17px] whitespace-pre-wrap text-ink-2 [overflow-wrap:anywhere]">
        {code}
      </pre>
      <span className="absolute top-0.5 right-0.5">
        <CopyButton text={code} label={label} />
      </span>
    </div>
  );
}
