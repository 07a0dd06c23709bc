import type { Route } from 'next';
import {
  createLoader,
  createSerializer,
  parseAsArrayOf,
  parseAsString,
  parseAsStringLiteral,
} from 'nuqs/server';
import type { MatrixFilter } from '@/lib/client/config-matrix.ts';
import { routes } from '@/lib/client/routes.ts';
import { configSourceSchema, provenances } from '@/lib/contracts/config.ts';
import { MATRIX_KEYS_MAX, type MatrixResource, matrixResources } from '@/lib/contracts/config-matrix.ts';

/** Compared until the reader chooses: what decides whether records survive. */
const FIRST_KEYS: Record<MatrixResource, readonly string[]> = {
  topics: ['min.insync.replicas', 'retention.ms', 'cleanup.policy'],
  brokers: ['min.insync.replicas', 'default.replication.factor', 'unclean.leader.election.enable'],
};

/** The state of the comparison, in the address. */
export const matrixParams = {
  resource: parseAsStringLiteral(matrixResources).withDefault('topics'),
  keys: parseAsArrayOf(parseAsString).withDefault([]),
  q: parseAsString.withDefault(''),
  sort: parseAsString.withDefault('name'),
  state: parseAsStringLiteral(provenances),
  source: parseAsStringLiteral(configSourceSchema.options),
  /** Exact; the empty one stands for no value. */
  value: parseAsString,
};

export const loadMatrixParams = createLoader(matrixParams);
const serialize = createSerializer(matrixParams);

type MatrixParams = Awaited<ReturnType<typeof loadMatrixParams>>;

/** The keys that are shown; filters look at the first. */
export const keysShown = ({ resource, keys }: Pick<MatrixParams, 'resource' | 'keys'>): readonly string[] =>
  (keys.length === 0 ? FIRST_KEYS[resource] : [...new Set(keys)]).slice(0, MATRIX_KEYS_MAX);

/** What the API is asked for. */
export function matrixFilterOf({ q, sort, state, source, value, ...shown }: MatrixParams): MatrixFilter {
  const key = [...keysShown(shown)];
  const by = sort.replace(/^-/, '');
  return {
    resource: shown.resource,
    key,
    sort: by === 'name' || key.includes(by) ? sort : 'name',
    ...(q.trim() !== '' && { q: q.trim() }),
    ...(state !== null && { state }),
    ...(source !== null && { source }),
    ...(value !== null && { value }),
  };
}

/** Filters ask about the first key: another first key is another question. */
export const withKeys = (before: readonly string[], keys: readonly string[]) => ({
  keys: [...keys],
  ...(keys[0] !== before[0] && { state: null, source: null, value: null }),
});

/** Address of brokers side by side for a few keys. */
export const brokersSideBySide = (clusterId: string, keys: readonly string[]): Route =>
  serialize(routes.compare(clusterId), {
    resource: 'brokers',
    keys: keys.slice(0, MATRIX_KEYS_MAX),
  }) as Route;
