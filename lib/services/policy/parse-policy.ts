import { type Document, isCollection, isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { ParsedPolicy, PolicyProblem } from '@/lib/domain/policy/policy.ts';
import { plainMessage } from './fields.ts';
import { policySchema } from './policy-schema.ts';

/** Beyond any policy a person keeps; a file this size is something else. */
export const POLICY_BYTES_MAX = 256 * 1024;

/** Enough to see what is wrong; the rest follows from it more often than not. */
const PROBLEMS_MAX = 50;

/** Reads a policy. What is wrong comes with its place, sorted by line; never throws. */
export function parsePolicy(source: string): ParsedPolicy {
  if (Buffer.byteLength(source) > POLICY_BYTES_MAX) {
    return refused([{ ...START, message: `a policy may have at most ${POLICY_BYTES_MAX / 1024} KiB` }]);
  }
  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    return refused(
      document.errors.map(({ pos, message }) => ({
        ...placeAt(lines, pos[0]),
        field: '',
        message: `this is not YAML: ${message}`,
      })),
    );
  }
  const read = contentOf(document);
  if ('problem' in read) return refused([{ ...START, message: read.problem }]);
  const checked = policySchema.safeParse(read.value, { error: plainMessage });
  if (checked.success) return { ok: true, policy: checked.data };
  const problems = checked.error.issues.flatMap((issue) => toProblems(issue, document, lines));
  return refused(problems.sort((a, b) => a.line - b.line || a.column - b.column));
}

const refused = (problems: readonly PolicyProblem[]): ParsedPolicy => ({
  ok: false,
  problems: problems.slice(0, PROBLEMS_MAX),
});

const START = { line: 1, column: 1, field: '' } as const;

/** Aliases that would blow up are refused by the library, with an error of its own. */
function contentOf(document: Document): { value: unknown } | { problem: string } {
  try {
    return { value: document.toJS({ maxAliasCount: 100 }) ?? {} };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

type Path = readonly PropertyKey[];

function toProblems(issue: z.core.$ZodIssue, document: Document, lines: LineCounter): PolicyProblem[] {
  const isUnknown = issue.code === 'unrecognized_keys';
  const paths: Path[] = isUnknown ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
  return paths.map((path) => ({
    ...placeOf(path, document, lines, isUnknown),
    field: fieldName(path),
    message: issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message,
  }));
}

/** `packs[0].rules.RET-01.severity`. */
const fieldName = (path: Path): string =>
  path
    .map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at > 0 ? '.' : ''}${String(part)}`))
    .join('');

/** Where a value stands, its key when it is a list or a map, or what it is missing from. */
function placeOf(path: Path, document: Document, lines: LineCounter, atKey: boolean) {
  for (let length = path.length; length > 0; length -= 1) {
    const offset = offsetOf(path.slice(0, length), document, atKey);
    if (offset !== undefined) return placeAt(lines, offset);
  }
  return { line: START.line, column: START.column };
}

function offsetOf(path: Path, document: Document, atKey: boolean): number | undefined {
  const node = document.getIn(path, true);
  const offset = isNode(node) ? node.range?.[0] : undefined;
  if (!atKey && isNode(node) && !isCollection(node)) return offset;
  return keyOffset(path, document) ?? offset;
}

/** Undefined for an item of a list, which has no key. */
function keyOffset(path: Path, document: Document): number | undefined {
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return undefined;
  const keys = parent.items.map(({ key }) => key).filter(isScalar);
  return keys.find(({ value }) => String(value) === String(path.at(-1)))?.range?.[0];
}

function placeAt(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}
