import { parseFeed } from 'feedsmith';
import { markdownFromHtml, plainFromHtml } from '../html.ts';
import { digest } from '../incident.ts';
import { isoTime } from '../time.ts';
import { failed, type Parsed } from './read.ts';

/** An entry of the changelog or the blog. `id` is stable for one entry; `summary` is Markdown. */
export type FeedEntry = {
  id: string;
  title: string;
  url: string | null;
  publishedAt: string | null;
  summary: string;
};

type Found = {
  id: string | undefined;
  title: string | undefined;
  link: string | undefined;
  date: string | undefined;
  html: string | undefined;
};

const mostEntries = 500;

/** Items of the changelog are numbered in their address, and the number outlives the address. */
const changelogNumber = /\/changelog-items\/(\d+)/;

function webUrl(link: string | undefined): string | null {
  if (link === undefined || !URL.canParse(link)) return null;
  const url = new URL(link);
  return /^https?:$/.test(url.protocol) ? url.href : null;
}

function entry({ id, title, link, date, html }: Found): FeedEntry | undefined {
  const url = webUrl(link) ?? webUrl(id);
  const number = changelogNumber.exec(url ?? '')?.[1];
  const words = plainFromHtml(title ?? '');
  if (!id && url === null && words === '') return undefined;
  return {
    id: number === undefined ? id || (url ?? digest([words, date])) : `changelog:${number}`,
    title: words || 'Untitled',
    url,
    publishedAt: isoTime(date),
    summary: markdownFromHtml(html ?? ''),
  };
}

function entries(body: string): Found[] | undefined {
  const parsed = parseFeed(body);
  if (parsed.format === 'rss')
    return (parsed.feed.items ?? []).map((item) => ({
      id: item.guid?.value,
      title: item.title,
      link: item.link,
      date: item.pubDate ?? item.dc?.dates?.[0],
      html: item.description ?? item.content?.encoded,
    }));
  if (parsed.format === 'atom')
    return (parsed.feed.entries ?? []).map((item) => ({
      id: item.id,
      title: item.title?.value,
      link: (item.links?.find(({ rel }) => rel === undefined || rel === 'alternate') ?? item.links?.[0])
        ?.href,
      date: item.published ?? item.updated,
      html: item.summary?.value ?? item.content?.value,
    }));
  return undefined;
}

/** Understands RSS 2.0 and Atom alike; a web page with status 200 is a failed read. */
export function parseEntries(body: string): Parsed<FeedEntry[]> {
  try {
    const found = entries(body);
    if (found === undefined) return failed('not_a_feed', 'The answer is neither RSS nor Atom.');
    const kept = found.slice(0, mostEntries).flatMap((one) => entry(one) ?? []);
    const drift = kept.length < found.length ? ['some entries have neither id, address nor title'] : [];
    return { ok: true, value: kept, drift };
  } catch {
    return failed('not_a_feed', 'The answer is neither RSS nor Atom.');
  }
}
