'use client';

import type { ReactNode } from 'react';
import { Banner } from './banner.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

type ConfirmDialogProps = {
  title: string;
  /** What the button does: "Remove shop-eu1". */
  action: string;
  isPending: boolean;
  error: Error | null;
  onConfirm: () => void;
  onClose: () => void;
  /** What is lost, and what is not. */
  children: ReactNode;
};

/** Asks before something of Highwater's own is removed for good. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, action, isPending, error, onConfirm, onClose, children } = props;
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={title}
      className="w-[min(440px,calc(100vw-24px))]"
      footer={
        <span className="ml-auto flex gap-2">
          <Button onClick={onClose}>Keep it</Button>
          <Button variant="danger" disabled={isPending} onClick={onConfirm}>
            {action}
          </Button>
        </span>
      }
    >
      <p className="text-sm">{children}</p>
      {error !== null && (
        <Banner tone="crit" title="Nothing was removed" className="mt-3">
          {error.message}
        </Banner>
      )}
    </Dialog>
  );
}
