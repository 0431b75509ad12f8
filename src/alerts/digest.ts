import { type Card, cardOf } from './card.ts';
import type { Incident } from './incident.ts';
import type { NewsCard } from './news.ts';
import { isOver } from './vocabulary.ts';

/** One line of a summary. */
export type SummaryLine = { title: string; words: string; url: string | null };

/** What waited for the end of quiet hours, or for the hour of the digest, in one message. */
export type Summary = {
  key: string;
  title: string;
  lines: readonly SummaryLine[];
  more: number;
  text: string;
};

const mostLines = 20;

function incidentLine(card: Card): SummaryLine {
  const since = card.times[0];
  const lasted = card.duration === null ? '' : `, lasted ${card.duration}`;
  const systems = card.systems.length === 0 ? '' : `, ${card.systems.join(', ')}`;
  const begun = since === undefined ? '' : `, ${since.label.toLowerCase()} ${since.moment.utc}`;
  return {
    title: card.title,
    words: `${card.stateWords}${systems}${begun}${lasted}`,
    url: card.links[0]?.url ?? null,
  };
}

function newsLine(news: NewsCard): SummaryLine {
  const words = news.feed === 'blog' ? 'Blog' : 'Changelog';
  return {
    title: news.title,
    words: news.moment === null ? words : `${words}, ${news.moment.utc}`,
    url: news.url,
  };
}

/**
 * The one message of a morning or a day, or null when nothing waited. Open incidents come first.
 * @param due what it is due for, as ISO 8601: the same summary has the same key, so that it is sent once
 */
export function summaryOf(
  as: 'summary' | 'digest',
  due: string,
  incidents: readonly Incident[],
  news: readonly NewsCard[],
): Summary | null {
  const ordered = incidents.toSorted(
    (a, b) => Number(isOver(a.state)) - Number(isOver(b.state)) || a.startedAt.localeCompare(b.startedAt),
  );
  const all = [...ordered.map((incident) => incidentLine(cardOf(incident, 'thread'))), ...news.map(newsLine)];
  if (all.length === 0) return null;
  const lines = all.slice(0, mostLines);
  const more = all.length - lines.length;
  const title = as === 'summary' ? 'During the quiet hours' : 'Heroku, the last day';
  const rest = more === 0 ? [] : [`And ${more} more.`];
  const text = [
    title,
    ...lines.map((line) => `${line.title}: ${line.words}${line.url === null ? '' : ` ${line.url}`}`),
    ...rest,
  ].join('\n');
  return { key: `${as}:${due}`, title, lines, more, text };
}
