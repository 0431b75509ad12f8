import type { Button, KnownBlock } from '@slack/types';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { ErrorPage, Page } from '../../knowledge/page.ts';
import { actions } from '../actions.ts';
import { button, context, row } from './elements.ts';
import type { Message } from './message.ts';
import { pageCard, pageTitle } from './page-card.ts';
import { cut } from './text.ts';

/** How a page is shown: `isPublic` where everybody reads it, `wasShared` on a private copy that was shared. */
export type Shown = { isPublic?: boolean; wasShared?: boolean };

/** The error pages that a page names as related. */
export function relatedCodes(page: Page, knowledge: Knowledge): ErrorPage[] {
  return page.related.flatMap((id) => {
    const other = knowledge.page(id);
    return other?.kind === 'error' ? [other] : [];
  });
}

function voteButton(page: Page, direction: 'up' | 'down', label: string): Button {
  return button(`${actions.vote}:${direction}`, label, `${direction}|${page.id}`, {
    accessibility_label: cut(`${label}: ${pageTitle(page)}`, 75),
  });
}

/** What one can do with a page: share it, read all of it, open a ticket, say whether it helped. */
export function pageButtons(page: Page, { isPublic = false, wasShared = false }: Shown = {}): KnownBlock[] {
  const share = isPublic || wasShared ? [] : [button(actions.sharePage, 'Share to channel', page.id)];
  return [
    ...(wasShared ? [context('Shared to this channel.')] : []),
    ...row([
      ...share,
      button(actions.readPage, 'Open in full', page.id, {
        accessibility_label: cut(`Open in full: ${pageTitle(page)}`, 75),
      }),
      button(actions.ticketFromPage, 'Open a ticket with this', page.id),
      voteButton(page, 'up', 'Helpful'),
      voteButton(page, 'down', 'Not helpful'),
    ]),
  ];
}

const kept = { private: new WeakMap<Page, Message>(), public: new WeakMap<Page, Message>() };

/** The card of one page with its buttons. Pages never change, only get replaced, so the usual cards are built once. */
export function pageMessage(page: Page, knowledge: Knowledge, shown: Shown = {}): Message {
  const cards = shown.wasShared ? undefined : kept[shown.isPublic ? 'public' : 'private'];
  const known = cards?.get(page);
  if (known !== undefined) return known;
  const card = pageCard(page, { related: relatedCodes(page, knowledge), buttons: pageButtons(page, shown) });
  cards?.set(page, card);
  return card;
}

/** The copy of a card that everyone in the channel sees. */
export function sharedPage(page: Page, userId: string): Message {
  return pageCard(page, { sharedBy: `<@${userId}>` });
}
