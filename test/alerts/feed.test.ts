import { describe, expect, test } from 'vitest';
import { parseEntries } from '../../src/alerts/sources/feed.ts';
import { processorTime } from '../support/processor-time.ts';

const rss = (items: string) =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>T</title>${items}</channel></rss>`;
const atom = (entries: string) =>
  `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><id>x</id>${entries}</feed>`;

function entriesOf(body: string) {
  const parsed = parseEntries(body);
  return parsed.ok ? parsed.value : [];
}

describe('understanding a feed', () => {
  test('RSS and Atom give the same entries', () => {
    const link = 'https://devcenter.heroku.com/changelog-items/3703';
    const expected = [
      {
        id: 'changelog:3703',
        title: 'Ruby 4 & more',
        url: link,
        publishedAt: '2026-05-20T10:00:00.000Z',
        summary: 'It is **here**. See [the notes](https://example.com/notes).',
      },
    ];
    const html = '<p>It is <b>here</b>. See <a href="https://example.com/notes">the notes</a>.</p>';
    expect(
      entriesOf(
        rss(
          `<item><title>Ruby 4 &amp; more</title><link>${link}</link><pubDate>Wed, 20 May 2026 10:00:00 +0000</pubDate><guid>g</guid><description><![CDATA[${html}]]></description></item>`,
        ),
      ),
    ).toEqual(expected);
    const escaped = html.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
    expect(
      entriesOf(
        atom(
          `<entry><id>tag:1</id><title>Ruby 4 &amp; more</title><link rel="alternate" href="${link}"/><published>2026-05-20T10:00:00Z</published><content type="html">${escaped}</content></entry>`,
        ),
      ),
    ).toEqual(expected);
  });

  test('an entry without address, date or id is read as far as it goes, and an unsafe address is left out', () => {
    expect(entriesOf(rss('<item><title>Only a title</title></item>'))[0]).toMatchObject({
      title: 'Only a title',
      url: null,
      publishedAt: null,
    });
    expect(entriesOf(rss('<item><guid>g</guid><link>javascript:alert(1)</link></item>'))[0]).toMatchObject({
      id: 'g',
      title: 'Untitled',
      url: null,
    });
  });

  test.each([
    '',
    '<html><body>Sign in</body></html>',
    '{"a":1}',
    '<rss>',
    'plain text',
    '<?xml version="1.0"?><a/>',
  ])('%j is no feed', (body) => {
    expect(parseEntries(body)).toMatchObject({ ok: false, reason: 'not_a_feed' });
  });

  test('entities that grow are not expanded', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "${'a'.repeat(1000)}"><!ENTITY b "${'&a;'.repeat(1000)}">]>`;
    const feed = rss('<item><title>&b;</title><guid>1</guid></item>').replace('<rss', `${bomb}<rss`);
    const spent = processorTime(() => {
      expect(JSON.stringify(parseEntries(feed)).length).toBeLessThan(10_000);
    });
    expect(spent).toBeLessThan(5000);
  });
});
