import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeEntities, markdownFromHtml, plainFromHtml } from '../../src/alerts/html.ts';
import { cutMarkdown, plainLinks, safeMarkdown, safeTitle } from '../../src/alerts/markdown-safe.ts';
import { processorTime } from '../support/processor-time.ts';

const link = 'https://status.heroku.com/incidents/1';

describe('text from a status page made safe', () => {
  test.each([
    ['a\r\nb\rc', 'a\nb\nc'],
    ['one\\ntwo\\r\\nthree', 'one\ntwo\nthree'],
    ['keep `a\\nb`\nand\\nbreak', 'keep `a\\nb`\nand\nbreak'],
    ['```\necho "a\\nb"\n```', '```\necho "a\\nb"\n```'],
    ['trailing  \n\n\n\nspace ', 'trailing\n\nspace'],
    ['took <15 minutes & more', 'took <15 minutes & more'],
    ['<!channel> <!here|here> <@U1> <#C1|x>', '‹!channel› ‹!here|here› ‹@U1› ‹#C1|x›'],
    ['<p>Hello <b>you</b></p><p>there</p>', 'Hello **you**\n\nthere'],
    ['<script>alert(1)</script>shown', 'shown'],
    ['\u202eturned\u202c \u2066x\u2069 a\u200bb \u0000\u0007', 'turned x ab'],
    ['e\u0301', 'é'],
    ['', ''],
  ])('%j becomes %j', (given, expected) => {
    expect(safeMarkdown(given, link)).toBe(expected);
  });

  test('what is too long is cut after a word, with a link to the whole, and no code block stays open', () => {
    const long = safeMarkdown('word '.repeat(1000), link);
    expect(long.length).toBeLessThanOrEqual(3000);
    expect(long).toMatch(/word…\n\n\[Read all of it\]\(https:\/\/status\.heroku\.com\/incidents\/1\)$/);
    const code = safeMarkdown(`Look:\n\`\`\`\n${'line of code\n'.repeat(500)}`, null);
    expect(code.length).toBeLessThanOrEqual(3000);
    expect(code.match(/^```/gm)).toHaveLength(2);
    expect(cutMarkdown('👍'.repeat(2000), null)).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  });

  test('whatever comes in, it is short, calls nobody and costs no time', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 5000 }),
      fc
        .array(
          fc.constantFrom(
            '<',
            '<!channel>',
            '<b>',
            '</a>',
            '<a href="',
            '```',
            '`',
            '\\n',
            '\r\n',
            '&#1;',
            '](',
          ),
          {
            maxLength: 800,
          },
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const safe = safeMarkdown(text, link);
        expect(safe.length).toBeLessThanOrEqual(3000);
        expect(safe).not.toMatch(/<[!@#][^<>\n]{0,200}>|\r|\u202e/);
        expect(safeTitle(text).length).toBeLessThanOrEqual(250);
        expect(safeTitle(text)).not.toMatch(/\n|<[!@#][^<>\n]{0,200}>/);
      }),
    );
    const spent = processorTime(() => {
      for (const part of ['<', '<a "', '&', ' ', '<pre>', '`', '\\n', '[', '<!', '\n```', '\u202e'])
        for (const make of [safeMarkdown, safeTitle, plainFromHtml, markdownFromHtml])
          make(`${part.repeat(100_000 / part.length)}x`, null);
    });
    expect(spent).toBeLessThan(10_000);
  });

  test('a title is one line', () => {
    expect(safeTitle(' A\r\n title <!everyone>  ')).toBe('A title ‹!everyone›');
    expect(safeTitle('x'.repeat(300))).toHaveLength(250);
  });

  test('links are words and address where no links can be', () => {
    expect(plainLinks('See [the page](https://example.com/a) and [this](javascript:x).')).toBe(
      'See the page (https://example.com/a) and [this](javascript:x).',
    );
  });
});

describe('HTML of a feed', () => {
  test('becomes Markdown with words, links, lists and code', () => {
    const html = `<h2>News</h2><p>It&#8217;s <em>new</em> &amp; <a href='https://example.com/a?b=1&amp;c=2'>here</a>.</p>
      <ul><li>one</li><li>two</li></ul><pre><code>  heroku ps
    --json</code></pre><!-- hidden --><style>p{}</style><img src="x">`;
    expect(markdownFromHtml(html)).toBe(
      'News\n\nIt’s *new* & [here](https://example.com/a?b=1&c=2).\n\n- one\n- two\n\n```\n  heroku ps\n    --json\n```',
    );
  });

  test('an address that is not of the web is only its words', () => {
    expect(markdownFromHtml('<a href="javascript:alert(1)">press</a> <a href="https://a.b/(c)">c</a>')).toBe(
      'press c',
    );
  });

  test('entities are decoded once, and unknown ones stay', () => {
    expect(decodeEntities('&amp;lt; &#x1F44D; &nope; &#0; &#xD800; &AMP;')).toBe('&lt; 👍 &nope;   &');
    expect(plainFromHtml('Node &lt;20 &amp; <b>older</b>\n<br>end')).toBe('Node <20 & older end');
  });
});
