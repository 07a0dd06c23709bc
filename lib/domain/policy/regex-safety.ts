/** Longer than any pattern a person can read. */
const LENGTH_MAX = 200;
/** `*`, `+` and `{…}`: each may walk the whole name again. */
const REPETITIONS_MAX = 3;
/** Ways through the alternatives and the optional parts; few beside as many repetitions as there may be. */
const WAYS_MAX = 64;
const WAYS_MAX_REPEATED = 4;

type Group = { repeats: boolean; alternatives: number };

/**
 * Why a regular expression is refused, null when it is fine. JavaScript's engine backtracks: what could take longer than a
 * bounded number of steps on a name of at most 249 characters is not run at all.
 */
export function regexProblem(source: string): string | null {
  if (source.length > LENGTH_MAX) return `must have at most ${LENGTH_MAX} characters`;
  try {
    new RegExp(source);
  } catch (error) {
    return `is not a regular expression (${error instanceof Error ? error.message : String(error)})`;
  }
  return costProblem(source);
}

/** One pass over a valid expression. */
function costProblem(source: string): string | null {
  const groups: Group[] = [{ repeats: false, alternatives: 1 }];
  let repetitions = 0;
  let ways = 1;
  /** The group that ended just before this place. */
  let ended: Group | undefined;
  for (let at = 0; at < source.length; at += 1) {
    const rest = source.slice(at);
    const before = ended;
    ended = undefined;
    const group = groups.at(-1) ?? { repeats: false, alternatives: 1 };
    const char = source[at];
    if (char === '\\') {
      if (/^\\[1-9k]/.test(rest)) return 'must not refer back to a group';
      at += 1;
    } else if (char === '[') {
      at += (/^\[(?:\\.|[^\]\\])*\]/.exec(rest)?.[0].length ?? 1) - 1;
    } else if (char === '(') {
      if (/^\(\?<?[=!]/.test(rest)) return 'must not look ahead or behind';
      groups.push({ repeats: false, alternatives: 1 });
      at += (/^\(\?(?::|<[^>]*>)/.exec(rest)?.[0].length ?? 1) - 1;
    } else if (char === ')') {
      ended = groups.pop();
      ways *= ended?.alternatives ?? 1;
      if (ended?.repeats) mark(groups.at(-1));
    } else if (char === '|') {
      group.alternatives += 1;
    } else {
      const quantifier = /^(?:\*|\+|\?|\{\d+(?:,\d*)?\})\??/.exec(rest)?.[0];
      if (quantifier === undefined) continue;
      if (quantifier.startsWith('?')) ways *= 2;
      else {
        if (before !== undefined && (before.repeats || before.alternatives > 1)) {
          return 'must not repeat a group that itself repeats or has alternatives';
        }
        repetitions += 1;
      }
      mark(group);
      at += quantifier.length - 1;
    }
  }
  if (repetitions > REPETITIONS_MAX) {
    return `must repeat at most ${REPETITIONS_MAX} times (*, + or {…}); use a prefix or a glob`;
  }
  const waysMax = repetitions === REPETITIONS_MAX ? WAYS_MAX_REPEATED : WAYS_MAX;
  return ways > waysMax ? 'has too many alternatives; list several patterns instead' : null;
}

function mark(group: Group | undefined): void {
  if (group) group.repeats = true;
}
