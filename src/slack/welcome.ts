import type { Installation } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { errorFacts, type Log } from '../log.ts';
import { actions } from './actions.ts';
import { button, context, row, section } from './blocks/elements.ts';
import { type Message, message } from './blocks/message.ts';
import type { Listeners } from './listeners.ts';
import type { Kept } from './ticketing.ts';

/** Greets a workspace once: whoever installed the bot, or else the first admin who opens it. */
export type Welcome = {
  installed(installation: Installation): void;
  register(on: Listeners): void;
};

type Parts = {
  /** By workspace: whether it was greeted. */
  greeted: Kept<string>;
  background(team: string): Promise<WebClient>;
  log: Log;
};

const greeting: Message = message({
  text: 'Heroku Support is here. Set where tickets go with /heroku-ticket settings; try /heroku-error H14; /heroku-help shows the rest.',
  head: [
    section(
      '*Heroku Support is here.*\nIt says what an error means and what to check first, prepares tickets for Heroku, and posts platform status where you ask for it. Answers are private until somebody shares them.',
    ),
    section(
      '*Two minutes now save many later:* choose the channel that tickets go to, who is called for urgent ones, and your support plan.',
    ),
  ],
  foot: [
    ...row([
      button(actions.ticketSettings, 'Settings', 'welcome', { style: 'primary' }),
      button(actions.showPicker, 'All error codes', 'all'),
      button(actions.openSearch, 'Search', 'search'),
    ]),
    context(
      'Try `/heroku-error H14` in any channel, `/heroku-status subscribe` for alerts, `/heroku-help` for the rest.',
    ),
  ],
});

export function createWelcome({ greeted, background, log }: Parts): Welcome {
  /** A greeting that cannot be delivered is not worth a failed installation. */
  async function greet(team: string, user: string, client?: WebClient): Promise<void> {
    try {
      if ((await greeted.get(team)) !== undefined) return;
      await greeted.set(team, user);
      await (client ?? (await background(team))).chat.postMessage({ channel: user, ...greeting });
    } catch (error) {
      log.warn(errorFacts(error), 'a workspace could not be greeted');
    }
  }

  return {
    installed({ team, user }) {
      if (team?.id !== undefined) void greet(team.id, user.id);
    },
    register(on) {
      on.event('app_home_opened', async ({ event, body, client, next }) => {
        await next();
        if ((await greeted.get(body.team_id)) !== undefined) return;
        const who = (await client.users.info({ user: event.user })).user;
        if (who?.is_admin === true || who?.is_owner === true) await greet(body.team_id, event.user, client);
      });
    },
  };
}
