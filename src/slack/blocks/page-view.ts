import type { KnownBlock, ModalView } from '@slack/types';
import type { Page } from '../../knowledge/page.ts';
import { actions } from '../actions.ts';
import { button, context, row, section } from './elements.ts';
import { pageFacts, pageSections, pageTitle, sourceLine } from './page-card.ts';
import { cut, escapeMrkdwn } from './text.ts';

/** A modal takes 100 blocks and 250 kB; what a phone scrolls easily is far less. */
const perSheet = { blocks: 40, bytes: 20_000 };

/** The blocks of a page cut into sheets; a page always has at least one. */
export function sheets(blocks: readonly KnownBlock[]): KnownBlock[][] {
  const all: KnownBlock[][] = [[]];
  let cost = 0;
  for (const block of blocks) {
    const last = all.at(-1) ?? [];
    const next = JSON.stringify(block).length;
    if (last.length > 0 && (last.length >= perSheet.blocks || cost + next > perSheet.bytes)) {
      all.push([block]);
      cost = next;
    } else {
      last.push(block);
      cost += next;
    }
  }
  return all;
}

/** A page in full as a modal; `sheet` counts from 0 and is brought into range. */
export function pageView(page: Page, sheet = 0): ModalView {
  const all = sheets(pageSections(page));
  const at = Math.min(Math.max(0, sheet), all.length - 1);
  const turn = (to: number, label: string) => button(`${actions.turnPage}:${to}`, label, `${page.id}|${to}`);
  const turns = [
    ...(at > 0 ? [turn(at - 1, 'Back')] : []),
    ...(at < all.length - 1 ? [turn(at + 1, 'Next')] : []),
  ];
  const intro =
    at === 0 ? [section(`*${escapeMrkdwn(pageTitle(page))}*\n${escapeMrkdwn(page.summary)}`)] : [];
  const position = all.length > 1 ? [context(`Part ${at + 1} of ${all.length}`)] : [];
  return {
    type: 'modal',
    title: { type: 'plain_text', text: cut(page.kind === 'error' ? page.id : kindTitle[page.kind], 24) },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [
      ...intro,
      context(escapeMrkdwn(pageFacts(page))),
      ...(all[at] ?? []),
      ...position,
      ...row(turns),
      context(sourceLine(page)),
    ],
  };
}

const kindTitle = {
  article: 'Article',
  guide: 'Guide',
  support: 'Heroku Support',
  runbook: 'Team runbook',
} as const;
