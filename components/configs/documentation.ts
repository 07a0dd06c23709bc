/**
 * Kafka documents its configs in a handful of HTML tags (`ConfigDef.toHtml`). A broker's answer is not trusted markup:
 * it is parsed into these blocks, which are drawn as text, and whatever is not on the list stays as it was written.
 */
export type DocumentationSpan = {
  /** Where it begins in the source. */
  at: number;
  text: string;
  style: 'plain' | 'code' | 'strong';
  href: string | null;
};
export type DocumentationBlock = {
  kind: 'paragraph' | 'item' | 'code';
  at: number;
  spans: DocumentationSpan[];
};

const TAG = /<(\/?)([a-z]+)((?:\s[^<>]*)?)\/?>/gi;
const HREF = /\shref\s*=\s*["'](https:\/\/[^"']+)["']/i;

/** What a block tag makes of the text behind it. */
const BLOCKS: Readonly<Record<string, DocumentationBlock['kind']>> = {
  p: 'paragraph',
  br: 'paragraph',
  ul: 'paragraph',
  ol: 'paragraph',
  li: 'item',
  pre: 'code',
};
const STYLES: Readonly<Record<string, DocumentationSpan['style']>> = {
  code: 'code',
  b: 'strong',
  strong: 'strong',
  i: 'strong',
  em: 'strong',
};
const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
  '&mdash;': '-',
  '&amp;': '&',
};

const decode = (text: string): string =>
  text.replace(/&[a-z#0-9]+;/g, (entity) => ENTITIES[entity] ?? entity);
const isKnown = (tag: string): boolean => tag === 'a' || tag in BLOCKS || tag in STYLES;

/** Paragraphs, list items and code blocks with their text; nothing empty. Links keep their address only when it is https. */
export function parseDocumentation(documentation: string): DocumentationBlock[] {
  const blocks: DocumentationBlock[] = [];
  let block: DocumentationBlock = { kind: 'paragraph', at: 0, spans: [] };
  let style: DocumentationSpan['style'] = 'plain';
  let href: string | null = null;

  let read = 0;
  const begin = (kind: DocumentationBlock['kind']) => {
    if (block.spans.some((span) => span.text.trim() !== '')) blocks.push(block);
    block = { kind, at: read, spans: [] };
  };
  const add = (end: number) => {
    const spaced = decode(documentation.slice(read, end)).replace(/\s+/g, ' ');
    const text = block.spans.length === 0 ? spaced.trimStart() : spaced;
    if (text !== '') block.spans.push({ at: read, text, style, href });
  };

  for (const match of documentation.matchAll(TAG)) {
    const tag = (match[2] ?? '').toLowerCase();
    if (!isKnown(tag)) continue;
    add(match.index);
    read = match.index + match[0].length;
    const closes = match[1] === '/';
    const kind = BLOCKS[tag];
    if (kind !== undefined) begin(closes ? 'paragraph' : kind);
    else if (tag === 'a') href = closes ? null : (HREF.exec(match[3] ?? '')?.[1] ?? null);
    else style = closes ? 'plain' : (STYLES[tag] ?? 'plain');
  }
  add(documentation.length);
  begin('paragraph');
  return blocks;
}

/** The same as one line of plain text. */
export const plainDocumentation = (documentation: string): string =>
  parseDocumentation(documentation)
    .map(({ spans }) =>
      spans
        .map(({ text }) => text)
        .join('')
        .trim(),
    )
    .join(' ');
