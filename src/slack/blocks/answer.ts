import type { KnownBlock } from '@slack/types';
import type { Answer, Hit, Knowledge } from '../../knowledge/knowledge.ts';
import type { Page } from '../../knowledge/page.ts';
import { actions } from '../actions.ts';
import { button, context, plain, row, section } from './elements.ts';
import { escapedText, type Message, message } from './message.ts';
import { codeButtons, pageCard, pageOrigin, pageText, pageTitle, titleLine } from './page-card.ts';
import { pageButtons, pageMessage, relatedCodes, type Shown } from './page-message.ts';
import { cut, escapeMrkdwn, listed } from './text.ts';

const runbookReason = "Your team's own runbook";

function readButton(page: Page) {
  return button(`${actions.showPage}:${page.id}`, 'Read', page.id, {
    accessibility_label: cut(`Read: ${pageTitle(page)}`, 75),
  });
}

/** A result in short: title, summary, why it was found, and a button for the rest. */
function hitBlocks({ page, reason }: Hit): KnownBlock[] {
  return [
    { ...section(`${titleLine(page)}\n${escapeMrkdwn(page.summary)}`), accessory: readButton(page) },
    context(escapeMrkdwn(`${reason} · ${pageOrigin(page)}`)),
  ];
}

function hitText({ page, reason }: Hit): string {
  const source = page.source === undefined ? '' : `\n${page.source}`;
  return `${pageTitle(page)}\n${page.summary}\n${reason} · ${pageOrigin(page)}${source}`;
}

function unknownLine({ asked, nearest }: Answer['unknownCodes'][number]): string {
  const near = nearest.length === 0 ? '' : ` Nearest: ${listed(nearest.map(pageTitle), 'or')}.`;
  return `${asked} is not a code that Heroku documents.${near}`;
}

function unknownButtons({ unknownCodes }: Answer): KnownBlock[] {
  const nearest = new Map(unknownCodes.flatMap((entry) => entry.nearest).map((page) => [page.id, page]));
  return codeButtons([...nearest.values()]);
}

const nextSteps = row([
  button(actions.openSearch, 'Search again', 'search'),
  button(actions.showPicker, 'All error codes', 'all'),
  button(actions.ticketFromPage, 'Open a ticket', 'none'),
]);

/** Only codes that do not exist were named: said so, with the nearest real ones. */
function onlyUnknown(answer: Answer, unknown: string[]): Message {
  const more = answer.confident ? answer.hits : [];
  return message({
    text: [...unknown, ...more.map(hitText)].join('\n\n'),
    head: [plain(unknown.join('\n'))],
    body: [...unknownButtons(answer), ...more.flatMap(hitBlocks)],
    foot: nextSteps,
  });
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

/** Nothing was good enough: said so, with the nearest titles. */
function nothingFound(answer: Answer): Message {
  const intro = 'I found nothing good for that, and I do not guess.';
  const next = 'Try other words, a code such as H12, or paste the log lines.';
  const near = answer.hits.slice(0, 3).map(({ page }) => page);
  const nearest = near.length > 0 ? `Nearest titles: ${near.map(pageTitle).join('; ')}.` : '';
  return message({
    text: [intro, nearest, next].filter(Boolean).join(' '),
    head: [section(`*${intro}*\n${next}`)],
    body: [
      ...(near.length > 0 ? [context('Nearest titles, in case one helps:')] : []),
      ...near.map((page) => ({ ...section(titleLine(page)), accessory: readButton(page) })),
    ],
    foot: nextSteps,
  });
}

/** The best page in full, the team's runbooks and the next best results in short below it. */
function found(
  best: Hit,
  below: Hit[],
  reason: string | undefined,
  knowledge: Knowledge,
  shown: Shown,
): Message {
  if (below.length === 0 && reason === undefined) return pageMessage(best.page, knowledge, shown);
  const card = pageCard(best.page, {
    related: relatedCodes(best.page, knowledge),
    buttons: pageButtons(best.page, shown),
    after: below.flatMap(hitBlocks),
    reason,
  });
  const also = `Also: ${below.map(({ page }) => pageTitle(page)).join('; ')}`;
  return below.length === 0
    ? card
    : { ...card, text: escapedText(`${cut(pageText(best.page), 3000)}\n\n${also}`) };
}

/**
 * The message for an answer: the full card of the best page with the others below it, several codes in short,
 * or the honest "nothing good found".
 */
export function answerMessage(answer: Answer, knowledge: Knowledge, shown: Shown = {}): Message {
  const unknown = answer.unknownCodes.map(unknownLine);
  const named = answer.hits.filter(({ page }) => answer.named.includes(page.id));
  if (named.length > 1) return severalCodes(answer, named, unknown);
  if (unknown.length > 0 && named.length === 0) return onlyUnknown(answer, unknown);
  const [best, ...others] = answer.hits;
  if (!answer.confident || best === undefined) return nothingFound(answer);

  const runbooks = answer.runbooks
    .filter(({ id }) => id !== best.page.id)
    .map((page): Hit => ({ page, score: 1, reason: runbookReason }));
  const rest = others.filter(({ page }) => !runbooks.some((runbook) => runbook.page.id === page.id));
  const wasNamed = named.length > 0;
  const card = found(
    best,
    wasNamed ? runbooks : [...runbooks, ...rest],
    wasNamed ? undefined : best.reason,
    knowledge,
    shown,
  );
  return unknown.length === 0
    ? card
    : { text: card.text, blocks: [plain(unknown.join('\n')), ...card.blocks] };
}
