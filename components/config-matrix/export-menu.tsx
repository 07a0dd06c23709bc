'use client';

import { Download } from 'lucide-react';
import { Button } from '@/components/ui/button.tsx';
import { Menu, MenuItem, MenuLabel } from '@/components/ui/menu.tsx';
import { type MatrixFilter, matrixFile } from '@/lib/client/config-matrix.ts';
import { exportFormats } from '@/lib/contracts/config-matrix.ts';

const labels = { csv: 'CSV, for a spreadsheet', json: 'JSON, for a program' };

/** Saves what the filters show, all rows of it. */
export function ExportMenu({ clusterId, filter }: { clusterId: string; filter: MatrixFilter }) {
  return (
    <Menu
      align="end"
      trigger={
        <Button className="h-8">
          <Download aria-hidden className="size-3.5 text-ink-3" />
          Export
        </Button>
      }
    >
      <MenuLabel>All rows that match</MenuLabel>
      {exportFormats.map((format) => (
        <MenuItem key={format} asChild>
          <a href={matrixFile(clusterId, filter, format)} download>
            {labels[format]}
          </a>
        </MenuItem>
      ))}
    </Menu>
  );
}
