import type { KnownBlock, ModalView } from '@slack/types';
import type { Answer } from '../../knowledge/knowledge.ts';
import { actions, callbacks } from '../actions.ts';
import { button, context, plain, section } from './elements.ts';
import { pageOrigin, pageTitle, titleLine } from './page-card.ts';
import { cut, escapeMrkdwn } from './text.ts';

/** The input of the search modal, addressed when the form comes back. */
export const searchInput = { block: 'question', action: 'words' } as const;

function resultBlocks({ confident, hits, unknownCodes }: Answer): KnownBlock[] {
  const unknown = unknownCodes.map(({ asked }) => plain(`${asked} is not a code that Heroku documents.`));
  const honest = confident
    ? []
    : [
        plain(
          hits.length > 0
            ? 'Nothing good found, and I do not guess. The nearest titles:'
            : 'Nothing good found, and I do not guess.',
        ),
      ];
  const found = hits.flatMap(({ page, reason }): KnownBlock[] => [
    {
      ...section(`${titleLine(page)}\n${escapeMrkdwn(page.summary)}`),
      accessory: button(`${actions.readPage}:${page.id}`, 'Read', page.id, {
        accessibility_label: cut(`Read: ${pageTitle(page)}`, 75),
      }),
    },
    context(escapeMrkdwn(confident ? `${reason} · ${pageOrigin(page)}` : pageOrigin(page))),
  ]);
  return [...unknown, ...honest, ...found];
}

/** The search modal: a line to type in, and the results of the last question below it. */
export function searchView(last?: Answer): ModalView {
  return {
    type: 'modal',
    callback_id: callbacks.searchView,
    title: { type: 'plain_text', text: 'Search Heroku answers' },
    submit: { type: 'plain_text', text: 'Search' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [
      {
        type: 'input',
        block_id: searchInput.block,
        label: { type: 'plain_text', text: 'What do you see, or want to know?' },
        hint: {
          type: 'plain_text',
          text: 'For example: H12, requests time out after a deploy, how do I roll back',
        },
        element: {
          type: 'plain_text_input',
          action_id: searchInput.action,
          max_length: 3000,
          focus_on_load: true,
        },
      },
      ...(last === undefined ? [] : resultBlocks(last)),
    ],
  };
}
