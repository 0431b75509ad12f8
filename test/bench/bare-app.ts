import { App, HTTPReceiver } from '@slack/bolt';

// The least that a Bolt app can be: it verifies the signature and acks with one line.
const receiver = new HTTPReceiver({ signingSecret: process.env.SLACK_SIGNING_SECRET ?? '' });
const app = new App({
  receiver,
  authorize: async () => ({ botToken: process.env.SLACK_BOT_TOKEN ?? '', botId: 'B1', botUserId: 'UB' }),
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL ?? '' },
});
app.command('/heroku-error', async ({ ack }) => ack('ok'));
await app.start(Number(process.env.PORT));
