import { regexProblem } from './regex-safety.ts';

/**
 * exact, prefix: as it stands. glob: `*` is any number of characters, `?` is one. regex: must match the whole name, as
 * Kafka's own subscription patterns must.
 */
export type NamePattern = { kind: 'exact' | 'prefix' | 'glob' | 'regex'; text: string };

/** Why a pattern is refused; null when it is fine. */
export function patternProblem({ kind, text }: NamePattern): string | null {
  if (text === '') return 'must not be empty';
  if (kind === 'regex') return regexProblem(text);
  return text.length > 249 ? 'must have at most 249 characters, as names of topics have' : null;
}

/** `orders.*` is a glob, `/orders-\d+/` a regular expression. */
export function parsePattern(text: string): NamePattern {
  if (text.length > 2 && text.startsWith('/') && text.endsWith('/')) {
    return { kind: 'regex', text: text.slice(1, -1) };
  }
  return { kind: /[*?]/.test(text) ? 'glob' : 'exact', text };
}

/** @throws SyntaxError for what `patternProblem` refuses as no regular expression */
export function matcherOf({ kind, text }: NamePattern): (name: string) => boolean {
  switch (kind) {
    case 'exact':
      return (name) => name === text;
    case 'prefix':
      return (name) => name.startsWith(text);
    case 'glob':
      return (name) => globMatches(text, name);
    case 'regex': {
      const expression = new RegExp(`^(?:${text})$`);
      return (name) => expression.test(name);
    }
  }
}

/** Steps back only to the last star, so the work is bounded by the product of both lengths. */
function globMatches(glob: string, name: string): boolean {
  let [at, star, resumeAt] = [0, -1, 0];
  let index = 0;
  while (index < name.length) {
    if (glob[at] === '*') {
      star = at;
      resumeAt = index;
      at += 1;
    } else if (at < glob.length && (glob[at] === '?' || glob[at] === name[index])) {
      at += 1;
      index += 1;
    } else if (star >= 0) {
      resumeAt += 1;
      index = resumeAt;
      at = star + 1;
    } else {
      return false;
    }
  }
  while (glob[at] === '*') at += 1;
  return at === glob.length;
}
