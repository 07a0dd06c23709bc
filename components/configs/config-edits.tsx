'use client';

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { ConfigEditDto, ConfigStateDto } from '@/lib/contracts/changes.ts';
import type { ConfigSubjectDto, ConfigViewDto } from '@/lib/contracts/config.ts';

/** An edit and what its key was when the person began it. */
export type PendingEdit = { edit: ConfigEditDto; base: ConfigStateDto };

export type ConfigEdits = {
  subject: ConfigSubjectDto;
  pending: ReadonlyMap<string, PendingEdit>;
  /** Key whose editor is open. */
  open: string | null;
  setOpen: (key: string | null) => void;
  put: (config: ConfigViewDto, edit: ConfigEditDto) => void;
  /** The edit stays, based on what the key is now. */
  rebase: (key: string, base: ConfigStateDto) => void;
  drop: (key: string) => void;
  replace: (edits: readonly PendingEdit[]) => void;
};

const EditsContext = createContext<ConfigEdits | null>(null);

/** Null where configs cannot be edited. */
export const useConfigEdits = (): ConfigEdits | null => useContext(EditsContext);

export const stateOf = ({ name, value, source }: ConfigViewDto): ConfigStateDto => ({
  key: name,
  value,
  source,
});

type Pending = ReadonlyMap<string, PendingEdit>;

/** By resource, while the tab of the browser lives: a look at another page must not cost what was typed. */
const unsent = new Map<string, Pending>();

/** The edits of one resource that were not sent yet; they outlive every refresh of the page's data. */
export function usePendingEdits(clusterId: string, { kind, name }: ConfigSubjectDto): ConfigEdits {
  const resource = JSON.stringify([clusterId, kind, name]);
  const [pending, setPending] = useState<Pending>(() => unsent.get(resource) ?? new Map());
  useEffect(() => {
    if (pending.size > 0) unsent.set(resource, pending);
    else unsent.delete(resource);
  }, [resource, pending]);
  const [open, setOpen] = useState<string | null>(null);
  return useMemo(
    () => ({
      subject: { kind, name },
      pending,
      open,
      setOpen,
      put(config, edit) {
        setPending((now) => {
          // The base is what was there when the key was first touched.
          const base = now.get(config.name)?.base ?? stateOf(config);
          return new Map(now).set(config.name, { edit, base });
        });
      },
      rebase(key, base) {
        setPending((now) => {
          const known = now.get(key);
          return known ? new Map(now).set(key, { ...known, base }) : now;
        });
      },
      drop(key) {
        setPending((now) => new Map([...now].filter(([name]) => name !== key)));
      },
      replace(edits) {
        setPending(new Map(edits.map((one) => [one.edit.key, one])));
      },
    }),
    [kind, name, pending, open],
  );
}

export function ConfigEditsProvider({ edits, children }: { edits: ConfigEdits; children: ReactNode }) {
  return <EditsContext value={edits}>{children}</EditsContext>;
}
