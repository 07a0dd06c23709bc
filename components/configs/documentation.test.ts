import { describe, expect, it } from 'vitest';
import { parseDocumentation, plainDocumentation } from './documentation.ts';

const texts = (documentation: string) =>
  parseDocumentation(documentation).map(({ kind, spans }) => [kind, spans.map(({ text }) => text).join('')]);

describe('config documentation', () => {
  it('shows code and emphasis as styles, never as tags', () => {
    expect(parseDocumentation('Specifies the <i>minimum</i> when <code>acks</code> is "all".')).toMatchObject(
      [
        {
          kind: 'paragraph',
          spans: [
            { text: 'Specifies the ', style: 'plain', href: null },
            { text: 'minimum', style: 'strong', href: null },
            { text: ' when ', style: 'plain', href: null },
            { text: 'acks', style: 'code', href: null },
            { text: ' is "all".', style: 'plain', href: null },
          ],
        },
      ],
    );
  });

  it('breaks at paragraphs, line breaks, list items and code blocks, and leaves no empty ones', () => {
    expect(
      texts('<p>One.</p><p>Two:<ul><li>first</li><li>second</li></ul><br/>End.<pre>{"a": 1}</pre>'),
    ).toEqual([
      ['paragraph', 'One.'],
      ['paragraph', 'Two:'],
      ['item', 'first'],
      ['item', 'second'],
      ['paragraph', 'End.'],
      ['code', '{"a": 1}'],
    ]);
  });

  it.each([
    ['<a href="https://kafka.apache.org/documentation/">docs</a>', 'https://kafka.apache.org/documentation/'],
    ['<a href="#compaction">docs</a>', null],
    ['<a href="http://kafka.apache.org">docs</a>', null],
    ['<a href="javascript:alert(1)">docs</a>', null],
    ['<a onclick="x" href=\'https://a.example/\'>docs</a>', 'https://a.example/'],
  ])('links %s to %s', (documentation, href) => {
    expect(parseDocumentation(documentation)[0]?.spans).toMatchObject([
      { text: 'docs', style: 'plain', href },
    ]);
  });

  it('keeps what only looks like a tag, and tags that Kafka does not use, as text', () => {
    expect(plainDocumentation('host <listener> a < b <script>alert(1)</script>')).toBe(
      'host <listener> a < b <script>alert(1)</script>',
    );
  });

  it('decodes the entities that Kafka writes, once', () => {
    expect(plainDocumentation('&lt;url&gt; &amp;lt; &quot;x&quot;')).toBe('<url> &lt; "x"');
  });
});
