import type { KnownBlock, RichTextElement } from '@slack/types';
import type { Card, Moment, Passage } from '../../alerts/card.ts';
import type { Single } from '../../alerts/deliver.ts';
import type { Summary } from '../../alerts/digest.ts';
import type { NewsCard } from '../../alerts/news.ts';
import type { Notice } from '../../alerts/notice.ts';
import type { Reply } from '../../alerts/shown.ts';
import { context, plain } from './elements.ts';
import { richText } from './markdown.ts';
import { type Message, message } from './message.ts';
import { cut, escapeMrkdwn, link } from './text.ts';

/** Signs that also work without colour: each severity and each end has its own shape. */
function sign({ state, severity, kind }: Card): string {
  if (state === 'resolved') return ':white_check_mark:';
  if (state === 'unlisted') return ':grey_question:';
  if (kind === 'maintenance') return ':wrench:';
  return severity === 'red' ? ':red_circle:' : ':large_yellow_circle:';
}

/** A moment in UTC and in the reader's own time. */
export function localMoment({ epoch, utc }: Moment): string {
  return `${utc} (<!date^${epoch}^{date_short_pretty} {time}|${utc}> for you)`;
}

/** One line in bold that may hold anything: nothing in it is read as markup. */
function headline(text: string, emoji?: string): KnownBlock {
  const elements: RichTextElement[] = [
    ...(emoji === undefined
      ? []
      : [
          { type: 'emoji' as const, name: emoji.replaceAll(':', '') },
          { type: 'text' as const, text: ' ' },
        ]),
    { type: 'text', text: cut(text, 500), style: { bold: true } },
  ];
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}

function facts(card: Card): string {
  const list = (what: string, names: readonly string[]) =>
    names.length === 0 ? `${what} not stated` : names.join(', ');
  return [
    `*${escapeMrkdwn(card.stateWords)}*`,
    card.kind === 'maintenance' ? 'maintenance' : card.severityWords,
    list('systems', card.systems),
    list('regions', card.regions),
  ].join(' · ');
}

function times(card: Card): string {
  const lines = card.times.map(({ label, moment }) => `${label} ${localMoment(moment)}`);
  if (card.duration !== null) lines.push(`Lasted ${card.duration}`);
  return lines.join('\n');
}

function passage({ label, text, moment }: Passage): KnownBlock[] {
  return [...richText(text, label), ...(moment === null ? [] : [context(localMoment(moment))])];
}

/** The card of an incident. The newest text gives way first when all of it is too long. */
export function cardMessage(card: Card): Message {
  const links = card.links.map(({ label, url }) => link(url, label)).join(' · ');
  const small = [times(card), ...card.notes.map(escapeMrkdwn)].filter(Boolean);
  return message({
    text: card.text,
    head: [headline(card.title, sign(card)), context(facts(card)), ...small.map(context)],
    body: card.newest === null ? [] : passage(card.newest),
    foot: links === '' ? [] : [context(links)],
  });
}

/** One update under the card; with a headline where the whole channel reads it. */
export function replyMessage({ headline: above, ...reply }: Reply): Message {
  return message({
    text: reply.fallback,
    head: above === null ? [] : [headline(above)],
    body: passage(reply),
    shortened: context('The text goes on at the status page.'),
  });
}

function newsMessage(news: NewsCard): Message {
  const where = news.feed === 'blog' ? 'Heroku blog' : 'Heroku changelog';
  const when = news.moment === null ? '' : ` · ${localMoment(news.moment)}`;
  return message({
    text: news.text,
    head: [headline(news.title), context(`${where}${when}`)],
    body: richText(news.summary),
    foot: news.url === null ? [] : [context(link(news.url, 'Read it'))],
  });
}

function summaryMessage({ title, lines, more, text }: Summary): Message {
  const line = ({ title: name, words, url }: Summary['lines'][number]) =>
    context(`*${url === null ? escapeMrkdwn(name) : link(url, name)}*\n${escapeMrkdwn(words)}`);
  return message({
    text,
    head: [headline(title)],
    body: lines.map(line),
    foot: more === 0 ? [] : [context(`And ${more} more.`)],
    shortened: context('There is more than fits here: the status page has the rest.'),
  });
}

function noticeMessage({ title, text }: Notice): Message {
  return message({ text: `${title}\n${text}`, head: [headline(title), plain(text)] });
}

/** A message that is never edited. */
export function singleMessage(single: Single): Message {
  if (single.is === 'news') return newsMessage(single.news);
  return single.is === 'summary' ? summaryMessage(single.summary) : noticeMessage(single.notice);
}
