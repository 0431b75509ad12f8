import type { KnownBlock } from '@slack/types';
import { findCodes } from '../../knowledge/codes.ts';
import type { Answer, Hit, Knowledge } from '../../knowledge/knowledge.ts';
import type { ErrorPage, Page } from '../../knowledge/page.ts';
import { actions } from '../actions.ts';
import { button, context, plain, row, section } from './elements.ts';
import { type Message, message } from './message.ts';
import { codeButtons, pageCard, pageOrigin, pageText, pageTitle } from './page-card.ts';
import { cut, escapeMrkdwn, link, listed } from './text.ts';

/** The error pages that a page names as related. */
export function relatedCodes(page: Page, knowledge: Knowledge): ErrorPage[] {
  return page.related.flatMap((id) => {
    const other = knowledge.page(id);
    return other?.kind === 'error' ? [other] : [];
  });
}

function shareButton(page: Page): KnownBlock[] {
  return row([button(actions.sharePage, 'Share to channel', page.id)]);
}

function unknownLine({ asked, nearest }: Answer['unknownCodes'][number]): string {
  const near = nearest.length === 0 ? '' : ` Nearest: ${listed(nearest.map(pageTitle), 'or')}.`;
  return `${asked} is not a code that Heroku documents.${near}`;
}

function titleLine(page: Page): string {
  const title =
    page.source === undefined ? escapeMrkdwn(pageTitle(page)) : link(page.source, pageTitle(page));
  return `*${title}*`;
}

function hitBlocks({ page, reason }: Hit): KnownBlock[] {
  return [
    {
      ...section(`${titleLine(page)}\n${escapeMrkdwn(page.summary)}`),
      accessory: button(`${actions.showPage}:${page.id}`, 'Read', page.id, {
        accessibility_label: cut(`Read ${pageTitle(page)}`, 75),
      }),
    },
    context(escapeMrkdwn(`${reason} · ${pageOrigin(page)}`)),
  ];
}

function hitText({ page, reason }: Hit): string {
  const source = page.source === undefined ? '' : `\n${page.source}`;
  return `${pageTitle(page)}\n${page.summary}\n${reason} · ${pageOrigin(page)}${source}`;
}

/** The private card of one page, with its buttons; without Share once it was shared. */
export function pageMessage(page: Page, knowledge: Knowledge, { shared = false } = {}): Message {
  return pageCard(page, {
    related: relatedCodes(page, knowledge),
    buttons: shared ? [context('Shared to this channel.')] : shareButton(page),
  });
}

/** The copy of a card that everyone in the channel sees. */
export function sharedPage(page: Page, userId: string): Message {
  return pageCard(page, { sharedBy: `<@${userId}>` });
}

/** Several codes were named: each in short, with a button for the rest. */
function severalCodes(answer: Answer, named: Hit[], unknown: string[]): Message {
  const intro = `You named ${listed(named.map(({ page }) => page.id))}.`;
  return message({
    text: [intro, ...unknown, ...named.map(hitText)].join('\n\n'),
    head: [plain([intro, ...unknown].join(' '))],
    body: [...named.flatMap(hitBlocks), ...unknownButtons(answer)],
    shortened: context('There are more than fit here: ask for fewer codes at once.'),
  });
}

function unknownButtons({ unknownCodes }: Answer): KnownBlock[] {
  const nearest = new Map(unknownCodes.flatMap((entry) => entry.nearest).map((page) => [page.id, page]));
  return codeButtons([...nearest.values()]);
}

/** Nothing was good enough: said so, with the nearest titles. */
function nothingFound(answer: Answer): Message {
  const intro = 'I found nothing good for that, and I do not guess.';
  const near = answer.hits.map(({ page }) => page);
  const next = 'Try other words, a code such as H12, or paste the log lines.';
  return message({
    text: [intro, near.length > 0 ? `Nearest titles: ${near.map(pageTitle).join('; ')}.` : '', next]
      .filter(Boolean)
      .join(' '),
    head: [section(`*${intro}*\n${next}`)],
    body: [
      ...(near.length > 0 ? [context('Nearest titles, in case one helps:')] : []),
      ...near.map((page) => ({
        ...section(titleLine(page)),
        accessory: button(`${actions.showPage}:${page.id}`, 'Read', page.id, {
          accessibility_label: cut(`Read ${pageTitle(page)}`, 75),
        }),
      })),
    ],
    foot: row([button(actions.showPicker, 'All error codes', 'all')]),
  });
}

/**
 * The message for an answer: the full card of the best page with the others below it, several codes in short,
 * or the honest "nothing good found".
 */
export function answerMessage(answer: Answer, knowledge: Knowledge): Message {
  const unknown = answer.unknownCodes.map(unknownLine);
  const codes = findCodes(answer.question, (code) => knowledge.page(code) !== undefined).map(
    ({ code }) => code,
  );
  const named = answer.hits.filter(({ page }) => codes.includes(page.id));
  if (unknown.length > 0 && named.length === 0) {
    return message({
      text: unknown.join('\n'),
      head: [plain(unknown.join('\n'))],
      body: [...unknownButtons(answer), ...(answer.confident ? answer.hits.flatMap(hitBlocks) : [])],
      foot: row([button(actions.showPicker, 'All error codes', 'all')]),
    });
  }
  if (named.length > 1) return severalCodes(answer, named, unknown);
  const [best, ...others] = answer.hits;
  if (!answer.confident || best === undefined) return nothingFound(answer);

  const runbooks = answer.runbooks.filter(({ id }) => id !== best.page.id);
  const more = [
    ...runbooks.map((page) => ({ page, score: 1, reason: "Your team's own runbook" })),
    ...others,
  ];
  const below = named.length > 0 ? runbooks.length : more.length;
  const card = pageCard(best.page, {
    related: relatedCodes(best.page, knowledge),
    buttons: shareButton(best.page),
    before: unknown.length > 0 ? [plain(unknown.join('\n'))] : [],
    after: more.slice(0, below).flatMap(hitBlocks),
    reason: named.length > 0 ? undefined : best.reason,
  });
  const also = more.slice(0, below).map(({ page }) => pageTitle(page));
  return also.length === 0
    ? card
    : {
        ...card,
        text: message({ text: `${pageText(best.page)}\n\nAlso: ${also.join('; ')}`, head: [] }).text,
      };
}
