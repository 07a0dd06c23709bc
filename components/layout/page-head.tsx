import type { ReactNode } from 'react';

/** Title of a page with what belongs beside it. */
export function PageHead({
  title,
  badges,
  detail,
  actions,
}: {
  title: string;
  badges?: ReactNode;
  detail?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="flex flex-none flex-wrap items-start gap-x-3 gap-y-2">
      <div className="min-w-0 flex-[1_1_200px]">
        <div className="flex flex-wrap items-center gap-2">
          <h1 className="text-xl font-[620] tracking-tight [overflow-wrap:anywhere]">{title}</h1>
          {badges}
        </div>
        {detail !== undefined && <p className="mt-0.5 text-sm text-ink-3">{detail}</p>}
      </div>
      {actions !== undefined && <div className="ml-auto flex flex-wrap items-center gap-2">{actions}</div>}
    </div>
  );
}
