import type { App } from '@slack/bolt';
import { helpMessage } from './blocks/help.ts';

/** `/heroku-help`: what the bot can do, with buttons. */
export function registerHelp(app: App): void {
  app.command('/heroku-help', async ({ ack }) => ack({ response_type: 'ephemeral', ...helpMessage() }));
}
