import type { Gap, Trend } from '../../knowledge/feedback.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { actions } from '../actions.ts';
import { button, context, plain, row, section } from './elements.ts';
import { type Message, message } from './message.ts';
import { pageTitle, titleLine } from './page-card.ts';
import { cut, plural } from './text.ts';

/** What `/heroku-kb` without words shows: what this workspace asks most, and a way to search. */
export function trendingMessage(trends: readonly Trend[], knowledge: Knowledge): Message {
  const known = trends.flatMap(({ pageId, count }) => {
    const page = knowledge.page(pageId);
    return page === undefined ? [] : [{ page, count }];
  });
  const ask =
    'Type a question behind the command, for example /heroku-kb why does my app die after 60 seconds.';
  const intro = known.length === 0 ? 'Ask anything about Heroku.' : 'Most asked in this workspace:';
  return message({
    text: [
      intro,
      ...known.map(({ page, count }) => `${pageTitle(page)} (${plural(count, 'time')})`),
      ask,
    ].join('\n'),
    head: [section(`*${intro}*`)],
    body: [
      ...known.map(({ page, count }) => ({
        ...section(`${titleLine(page)} · ${plural(count, 'time')}`),
        accessory: button(`${actions.showPage}:${page.id}`, 'Read', page.id, {
          accessibility_label: cut(`Read: ${pageTitle(page)}`, 75),
        }),
      })),
      context(ask),
    ],
    foot: row([
      button(actions.openSearch, 'Search', 'search'),
      button(actions.showPicker, 'All error codes', 'all'),
    ]),
  });
}

/** What `/heroku-help gaps` shows: the questions that had no good answer, most frequent first. */
export function gapsMessage(gaps: readonly Gap[]): Message {
  const intro =
    gaps.length === 0
      ? 'Every question of this workspace has found a good answer so far.'
      : 'Questions that found no good answer, most frequent first. A runbook for the first ones helps most.';
  const lines = gaps.map(
    ({ question, count, lastAsked }) =>
      `${plural(count, 'time')}: ${question} (last ${lastAsked.slice(0, 10)})`,
  );
  return message({ text: [intro, ...lines].join('\n'), head: [plain(intro)], body: lines.map(plain) });
}
