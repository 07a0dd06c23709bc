import type { AcceptanceDto } from '@/lib/contracts/audit.ts';
import { utcDate } from '@/lib/shared/format/time.ts';

function outcomeOf({ state, kind, revokedAt, expiresAt }: AcceptanceDto): string {
  switch (state) {
    case 'revoked':
      return `${kind === 'muted' ? 'unmuted' : 'withdrawn'} on ${utcDate(revokedAt ?? expiresAt)}`;
    case 'expired':
      return `ended on ${utcDate(expiresAt)}`;
    case 'lapsed':
      return 'lapsed: the value or its source is another now';
    case 'settled':
      return 'not needed any more: the rule does not fire';
    case 'accepted':
    case 'expiring':
      return `until ${utcDate(expiresAt)}`;
  }
}

/** Who signed for a finding, or muted it, and what became of that; newest first. */
export function DecisionList({ decisions }: { decisions: readonly AcceptanceDto[] }) {
  return (
    <ul className="flex flex-col gap-1.5 text-sm">
      {decisions.map((decision) => (
        <li key={decision.id}>
          <b className="font-semibold">{decision.owner}</b>{' '}
          {decision.kind === 'muted' ? 'muted' : 'signed for'} it on {utcDate(decision.createdAt)},{' '}
          {outcomeOf(decision)}.
          <span className="block text-ink-2">
            {decision.reason}
            {decision.ticket !== null && (
              <span className="ml-2 font-mono text-xs text-ink-3">{decision.ticket}</span>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
