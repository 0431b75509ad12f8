import type { BlockAction, ButtonAction } from '@slack/bolt';
import { AppError } from '../errors.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Page } from '../knowledge/page.ts';
import { actions } from './actions.ts';
import { pageView } from './blocks/page-view.ts';
import type { Listeners } from './listeners.ts';

/** The page behind a button that may be months old. Throws `not_found` when it is gone. */
export function pageOf(knowledge: Knowledge, id: string): Page {
  const page = knowledge.page(id);
  if (page === undefined) {
    throw new AppError(
      'not_found',
      'That page is no longer in the knowledge base. Search again with /heroku-kb or /heroku-error.',
    );
  }
  return page;
}

/** A page in full in a modal; from inside a modal it is stacked on top. Long pages are turned sheet by sheet. */
export function registerReading(on: Listeners, knowledge: Knowledge): void {
  on.action<BlockAction<ButtonAction>>(actions.readPage, async ({ action, body, ack, client }) => {
    const view = pageView(pageOf(knowledge, action.value ?? ''));
    const show = body.view === undefined ? client.views.open : client.views.push;
    await Promise.all([ack(), show({ trigger_id: body.trigger_id, view })]);
  });

  on.action<BlockAction<ButtonAction>>(actions.turnPage, async ({ action, body, ack, client }) => {
    await ack();
    const [id = '', sheet] = (action.value ?? '').split('|');
    if (body.view === undefined) return;
    const view = pageView(pageOf(knowledge, id), Number(sheet));
    await client.views.update({ view_id: body.view.id, hash: body.view.hash, view });
  });
}
