import { describe, expect, test } from 'vitest';
import { summaryOf } from '../../src/alerts/digest.ts';
import { advanceFeed, type KnownFeed, newsCard } from '../../src/alerts/news.ts';
import { noticeOf } from '../../src/alerts/notice.ts';
import type { FeedEntry } from '../../src/alerts/sources/feed.ts';
import { failed, type Read } from '../../src/alerts/sources/read.ts';

const entry = (id: number, more: Partial<FeedEntry> = {}): FeedEntry => ({
  id: String(id),
  title: `Entry ${id}`,
  url: `https://example.com/${id}`,
  publishedAt: `2026-05-${String(id).padStart(2, '0')}T10:00:00.000Z`,
  summary: 'Words.',
  ...more,
});
const good = (value: FeedEntry[]): Read<FeedEntry[]> => ({
  ok: true,
  value,
  fresh: true,
  serverTime: null,
  drift: [],
});

function reads(...given: Read<FeedEntry[]>[]): string[][] {
  let known: KnownFeed = null;
  return given.map((read) => {
    const next = advanceFeed(known, read);
    known = next.known;
    return next.fresh.map(({ id }) => id);
  });
}

describe('entries of a feed', () => {
  test('the first good read is history; afterwards each entry is told once, oldest first', () => {
    expect(
      reads(
        failed('timeout', ''),
        good([entry(2), entry(1)]),
        good([entry(4), entry(3), entry(2), entry(1)]),
        failed('not_a_feed', ''),
        good([entry(4), entry(3)]),
      ),
    ).toEqual([[], [], ['3', '4'], [], []]);
  });

  test('an empty first read is a first read', () => {
    expect(reads(good([]), good([entry(1)]))).toEqual([[], ['1']]);
  });

  test('an entry stays the same when only its id, its address or its time of day changes', () => {
    expect(
      reads(
        good([entry(1), entry(2), entry(3)]),
        good([
          entry(1, { id: 'new-id' }),
          entry(2, { url: 'https://elsewhere.example/2' }),
          entry(3, { id: 'other', url: null, publishedAt: '2026-05-03T23:00:00.000Z' }),
        ]),
      ),
    ).toEqual([[], []]);
  });

  test('the same entry twice in one read is told once', () => {
    expect(reads(good([]), good([entry(1), entry(1)]))).toEqual([[], ['1']]);
  });

  test('is a card with title, time, the beginning of the text and the address', () => {
    const card = newsCard('blog', entry(1, { title: 'A <!here>\ntitle', summary: 'word '.repeat(500) }));
    expect(card.title).toBe('A ‹!here› title');
    expect(card.summary.length).toBeLessThanOrEqual(600);
    expect(card.text).toContain('Heroku blog: A ‹!here› title\nPublished 2026-05-01 10:00 UTC.');
    expect(card.text).toMatch(/https:\/\/example\.com\/1$/);
  });
});

describe('other messages', () => {
  test('a summary holds twenty lines at most and counts the rest; nothing makes no summary', () => {
    expect(summaryOf('digest', '2026-05-12', [], [])).toBeNull();
    const news = Array.from({ length: 25 }, (_, id) => newsCard('changelog', entry((id % 28) + 1)));
    const summary = summaryOf('digest', '2026-05-12', [], news);
    expect(summary).toMatchObject({ key: 'digest:2026-05-12', more: 5 });
    expect(summary?.lines).toHaveLength(20);
    expect(summary?.text).toContain('And 5 more.');
  });

  test('the words on unreadable pages have a key of their own for each outage', () => {
    const since = Date.parse('2026-05-12T08:00:00Z');
    const bad = noticeOf({ type: 'feeds_unreachable', since }, since + 600_000);
    const back = noticeOf({ type: 'feeds_back', since, readable: ['trust'] }, since + 1_800_000);
    expect(bad.key).not.toBe(back.key);
    expect(bad.text).toContain('have not answered well since 2026-05-12 08:00 UTC');
    expect(back.text).toBe(
      'Salesforce Trust can be read again after 30 minutes. Heroku Status still cannot.',
    );
  });
});
