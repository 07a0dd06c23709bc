import { randomUUID } from 'node:crypto';
import type { Store, TeamMappingRecord } from '@/lib/db/store.ts';
import type { AclBinding } from '@/lib/domain/model/acl.ts';
import {
  EMPTY_POLICY,
  type Environment,
  type Policy,
  type PolicyProblem,
} from '@/lib/domain/policy/policy.ts';
import type { PolicyInForce } from '@/lib/domain/policy/policy-for.ts';
import { MATCH_KINDS, matchProblem, type TeamMatch } from '@/lib/domain/policy/team-match.ts';
import { AppError } from '@/lib/shared/app-error.ts';
import { compiled } from './compiled.ts';
import { parsePolicy } from './parse-policy.ts';

/** A match that somebody added in the UI. */
export type TeamMapping = TeamMatch & { id: string; createdAt: number };

/** What became of the newest reading of the file; the policy in force may be an older one. */
export type FileState = {
  path: string;
  /** When the policy in force was read; null while none ever was. Epoch ms, as below. */
  readAt: number | null;
  /** Of the newest content, when it was refused. */
  problems: readonly PolicyProblem[];
  /** Why the file itself cannot be read. */
  unreadable: string | null;
  /** Since when the file has been wrong; null while it is fine. */
  wrongSince: number | null;
};

export type PolicyState = {
  /** Changes with everything that a verdict or its owner could follow from. */
  revision: number;
  policy: Policy;
  /** Null without a file. */
  file: FileState | null;
  /** Oldest first. */
  mappings: readonly TeamMapping[];
};

export type PolicyBook = {
  state(): PolicyState;
  /**
   * The policy for a cluster by its environment and its ACLs, null while they are not known; the same object until something
   * changes.
   */
  inForce(environment: Environment, acls: readonly AclBinding[] | null): PolicyInForce;
  /** The file's newest content, or why there is none. A policy that is wrong leaves the last good one in force. */
  offer(content: { text: string } | { unreadable: string }): void;
  /** @throws AppError `invalid_input`, `conflict` when the same match is given away already */
  addMapping(match: TeamMatch): Promise<TeamMapping>;
  /** @throws AppError `not_found` */
  removeMapping(id: string): Promise<void>;
  /** Called after each change of what is in force. */
  subscribe(listener: () => void): () => void;
};

/** More belong into the file. */
const MAPPINGS_MAX = 2_000;

type Options = {
  store: Store;
  /** Of the policy file; undefined without one. */
  path: string | undefined;
  now: () => number;
  /** A file that is wrong, or fine again. */
  onFile: (state: FileState) => void;
};

/** One for all clusters: the file, and what people added. */
export async function createPolicyBook({ store, path, now, onFile }: Options): Promise<PolicyBook> {
  let state: PolicyState = {
    revision: 0,
    policy: EMPTY_POLICY,
    file:
      path === undefined ? null : { path, readAt: null, problems: [], unreadable: null, wrongSince: null },
    mappings: (await store.listTeamMappings()).map(fromRecord),
  };
  let inForce = compiled(state.policy, state.mappings);
  const listeners = new Set<() => void>();

  const enact = (changes: Partial<PolicyState>) => {
    state = { ...state, ...changes, revision: state.revision + 1 };
    inForce = compiled(state.policy, state.mappings);
    for (const listener of listeners) listener();
  };

  return {
    state: () => state,
    inForce: (environment, acls) => inForce(environment, acls),
    offer(content) {
      const { file } = state;
      if (file === null) return;
      const parsed = 'text' in content ? parsePolicy(content.text) : null;
      if (parsed?.ok) {
        const fine = { ...file, readAt: now(), problems: [], unreadable: null, wrongSince: null };
        enact({ policy: parsed.policy, file: fine });
        onFile(fine);
        return;
      }
      const wrong = {
        ...file,
        problems: parsed?.problems ?? [],
        unreadable: 'unreadable' in content ? content.unreadable : null,
        wrongSince: file.wrongSince ?? now(),
      };
      state = { ...state, file: wrong };
      onFile(wrong);
    },
    async addMapping(match) {
      requireFree(match, state.mappings);
      const mapping = { ...match, id: randomUUID(), createdAt: now() };
      await store.saveTeamMapping(mapping);
      enact({ mappings: [...state.mappings, mapping] });
      return mapping;
    },
    async removeMapping(id) {
      if (!(await store.deleteTeamMapping(id)))
        throw new AppError('not_found', 'There is no such match any more.');
      enact({ mappings: state.mappings.filter((one) => one.id !== id) });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The database holds words; a kind that this version does not know matches nothing, exactly as it is named. */
function fromRecord({ id, team, kind, text, of, createdAt }: TeamMappingRecord): TeamMapping {
  return {
    id,
    team,
    text,
    createdAt,
    kind: MATCH_KINDS.find((one) => one === kind) ?? 'exact',
    of: of === 'topic' || of === 'group' ? of : 'both',
  };
}

function requireFree(match: TeamMatch, mappings: readonly TeamMapping[]): void {
  if (mappings.length >= MAPPINGS_MAX) {
    throw new AppError(
      'invalid_input',
      `There are ${MAPPINGS_MAX} matches already; keep more in the policy file.`,
    );
  }
  const problem = matchProblem(match);
  if (problem !== null) throw new AppError('invalid_input', `It ${problem}.`, { field: 'text' });
  const holder = mappings.find(
    ({ kind, text, of }) =>
      kind === match.kind && text === match.text && (of === match.of || of === 'both' || match.of === 'both'),
  );
  if (holder === undefined) return;
  throw new AppError(
    'conflict',
    `That ${match.kind} is team ${holder.team}'s already. Remove it there first.`,
    {
      field: 'text',
    },
  );
}
