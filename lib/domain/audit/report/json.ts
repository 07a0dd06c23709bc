import type { Report } from './report.ts';

/** One JSON document with a line for each finding, so that two reports can be compared by eye as well. */
export function* jsonChunks({ findings, ...head }: Report): Generator<string> {
  const opened = JSON.stringify(head, null, 2).replace(/\n\}$/, '');
  yield `${opened},\n  "findings": [`;
  yield* jsonItems(findings, '\n    ');
  yield '\n  ]\n}\n';
}

/** The items of a JSON array, each on a line of its own. */
export function* jsonItems(items: Iterable<unknown>, indent: string): Generator<string> {
  let separator = '';
  for (const item of items) {
    yield `${separator}${indent}${JSON.stringify(item)}`;
    separator = ',';
  }
}
