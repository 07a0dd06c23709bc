import { type ReactNode, useId } from 'react';
import { cn } from './cn.ts';

type ControlProps = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true };

type FieldProps = {
  label: string;
  hint?: ReactNode;
  error?: string | undefined;
  optional?: boolean;
  className?: string;
  /** Receives what ties the control to its label and messages. */
  children: (control: ControlProps) => ReactNode;
};

export function Field({ label, hint, error, optional = false, className, children }: FieldProps) {
  const id = useId();
  const described = error !== undefined || hint !== undefined;
  return (
    <div className={cn('flex min-w-0 flex-col gap-1', className)}>
      <label htmlFor={id} className="text-xs font-[550] text-ink-2">
        {label}
        {optional && <span className="font-normal text-ink-3"> optional</span>}
      </label>
      {children({
        id,
        ...(described && { 'aria-describedby': `${id}-note` }),
        ...(error !== undefined && { 'aria-invalid': true as const }),
      })}
      {described && (
        <p
          id={`${id}-note`}
          {...(error !== undefined && { role: 'alert' })}
          className={cn('text-xs text-ink-3 [overflow-wrap:anywhere]', error !== undefined && 'text-crit')}
        >
          {error ?? hint}
        </p>
      )}
    </div>
  );
}
