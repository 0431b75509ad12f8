import type { AllMiddlewareArgs } from '@slack/bolt';
import type { KnownBlock } from '@slack/types';
import { errorFacts, type Log } from '../log.ts';
import { actions } from './actions.ts';
import { button, context, row, section } from './blocks/elements.ts';
import type { Listeners } from './listeners.ts';

/** Who looks at the Home tab, and in which workspace. */
export type Viewer = { team: string; user: string };

/** What one feature shows on the Home tab of one person. */
export type HomePart = (viewer: Viewer, client: AllMiddlewareArgs['client']) => Promise<KnownBlock[]>;

const mostBlocks = 90;

const greeting: KnownBlock[] = [
  section('*Heroku Support*\nWhat an error means, what to check first, and where it is written.'),
  ...row([
    button(actions.openSearch, 'Search', 'search', { style: 'primary' }),
    button(actions.showPicker, 'All error codes', 'all'),
    button(actions.openLogs, 'Diagnose logs', 'logs'),
    button(actions.ticketFromPage, 'Open a ticket', 'none'),
    button(actions.csaOpen, 'Ask an architect', 'home'),
  ]),
  context(
    'In any channel: `/heroku-error H14`, `/heroku-kb your question`, `/heroku-ticket urgent what is broken`, `/heroku-help`.',
  ),
];

/** Publishes the Home tab of one person as it is now. */
export type ShowHome = (viewer: Viewer, client: AllMiddlewareArgs['client']) => Promise<void>;

/** The Home tab: each feature's part, published when the tab opens. A part that fails leaves the others standing. */
export function registerHome(on: Listeners, parts: readonly HomePart[], log: Log): ShowHome {
  const show: ShowHome = async (viewer, client) => {
    const settled = await Promise.allSettled(parts.map((part) => part(viewer, client)));
    const blocks = settled.flatMap((result) => {
      if (result.status === 'fulfilled') return result.value;
      log.warn(errorFacts(result.reason), 'a part of the Home tab could not be drawn');
      return [context('This part could not be loaded. Open the tab again in a moment.')];
    });
    await client.views.publish({
      user_id: viewer.user,
      view: { type: 'home', blocks: [...greeting, ...blocks].slice(0, mostBlocks) },
    });
  };
  on.event('app_home_opened', async ({ event, body, client }) => {
    if (event.tab === 'home') await show({ team: body.team_id, user: event.user }, client);
  });
  return show;
}
