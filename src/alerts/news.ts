import { type Moment, momentFor } from './card.ts';
import { digest } from './incident.ts';
import { cutMarkdown, plainLinks, safeMarkdown, safeTitle } from './markdown-safe.ts';
import type { FeedEntry } from './sources/feed.ts';
import type { Read } from './sources/read.ts';
import type { FeedName } from './vocabulary.ts';

/** What is remembered of one feed. Null before its first good read, which is history and tells nobody anything. */
export type KnownFeed = { seen: readonly string[] } | null;

/** Entries stay remembered while they are listed, and so many more after that. */
const mostRemembered = 3000;

/** An entry is the same by its id, its address or its title on its day: feeds change any one of them. */
function marksOf({ id, url, title, publishedAt }: FeedEntry): string[] {
  const day = publishedAt?.slice(0, 10);
  return [
    `id:${id}`,
    ...(url === null ? [] : [`url:${url}`]),
    ...(day ? [`title:${digest([title, day])}`] : []),
  ];
}

/** Oldest first, so that they are told in the order in which they were written. */
function inOrder(entries: readonly FeedEntry[]): FeedEntry[] {
  return entries.toReversed().toSorted((a, b) => (a.publishedAt ?? '').localeCompare(b.publishedAt ?? ''));
}

/** What is known of a feed after a read, and its new entries, oldest first. A failed read changes nothing. */
export function advanceFeed(
  known: KnownFeed,
  read: Read<readonly FeedEntry[]>,
): { known: KnownFeed; fresh: FeedEntry[] } {
  if (!read.ok) return { known, fresh: [] };
  const seen = new Set(known?.seen ?? []);
  const fresh: FeedEntry[] = [];
  const marks = new Set<string>();
  for (const entry of read.value) {
    const own = marksOf(entry);
    if (!own.some((mark) => seen.has(mark) || marks.has(mark))) fresh.push(entry);
    for (const mark of own) marks.add(mark);
  }
  if ([...marks].every((mark) => seen.has(mark)) && known !== null) return { known, fresh: [] };
  const older = [...seen].filter((mark) => !marks.has(mark));
  const next = { seen: [...older, ...marks].slice(-mostRemembered) };
  return { known: next, fresh: known === null ? [] : inOrder(fresh) };
}

/** An entry as people see it, as plain data. */
export type NewsCard = {
  feed: FeedName;
  id: string;
  title: string;
  url: string | null;
  moment: Moment | null;
  /** Safe Markdown, the beginning of the entry. */
  summary: string;
  text: string;
};

const feedTitles: Record<FeedName, string> = { changelog: 'Heroku changelog', blog: 'Heroku blog' };
const mostSummary = 600;

export function newsCard(feed: FeedName, entry: FeedEntry): NewsCard {
  const title = safeTitle(entry.title);
  const summary = cutMarkdown(safeMarkdown(entry.summary, null), null, mostSummary);
  const moment = entry.publishedAt === null ? null : momentFor(entry.publishedAt);
  const lines = [
    `${feedTitles[feed]}: ${title}`,
    moment === null ? '' : `Published ${moment.utc}.`,
    plainLinks(summary),
    entry.url ?? '',
  ];
  return {
    feed,
    id: entry.id,
    title,
    url: entry.url,
    moment,
    summary,
    text: lines.filter(Boolean).join('\n'),
  };
}
