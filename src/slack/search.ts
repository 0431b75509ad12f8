import { actions, callbacks } from './actions.ts';
import type { Answering } from './answering.ts';
import { searchInput, searchView } from './blocks/search-view.ts';
import type { Listeners } from './listeners.ts';

/** Search from anywhere: a global shortcut or a button opens a modal that keeps answering. */
export function registerSearch(on: Listeners, answering: Answering): void {
  on.shortcut(callbacks.searchKnowledge, async ({ shortcut, ack, client }) => {
    await Promise.all([ack(), client.views.open({ trigger_id: shortcut.trigger_id, view: searchView() })]);
  });

  on.action(actions.openSearch, async ({ body, ack, client }) => {
    const trigger = 'trigger_id' in body ? body.trigger_id : '';
    await Promise.all([ack(), client.views.open({ trigger_id: trigger, view: searchView() })]);
  });

  on.submit(callbacks.searchView, async ({ view, body, ack }) => {
    const question = view.state.values[searchInput.block]?.[searchInput.action]?.value?.trim() ?? '';
    if (question === '') {
      return ack({
        response_action: 'errors',
        errors: { [searchInput.block]: 'Type a question or a code first.' },
      });
    }
    const answer = answering.ask(question, { team: body.team?.id ?? '' });
    return ack({ response_action: 'update', view: searchView(answer) });
  });
}
