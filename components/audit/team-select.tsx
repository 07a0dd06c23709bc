'use client';

import { useQueryStates } from 'nuqs';
import { Select } from '@/components/ui/input.tsx';
import { UNOWNED } from '@/lib/shared/unowned.ts';
import { auditParams } from './audit-params.ts';

/** One team's findings, or those of nobody's topics and groups. */
export function TeamSelect({ teams }: { teams: readonly string[] }) {
  const [{ team }, setParams] = useQueryStates(auditParams, { history: 'replace' });
  const known = [...teams, UNOWNED];
  return (
    <span className="w-40 flex-none max-md:w-32">
      <Select
        aria-label="Team"
        className="h-8"
        value={team ?? ''}
        onChange={({ target }) => void setParams({ team: target.value === '' ? null : target.value })}
      >
        <option value="">All teams</option>
        {(team === null || known.includes(team) ? known : [...known, team]).map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </Select>
    </span>
  );
}
