import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ada, general, sam, startTinyBot, type TinyBot } from './tiny-bot.ts';

let bot: TinyBot;
const envelopes: Record<string, unknown>[] = [];

beforeAll(async () => {
  bot = await startTinyBot((app) => {
    app.event(/.*/, async ({ body }) => {
      envelopes.push({ ...body });
    });
    app.event('app_home_opened', async ({ event, client }) => {
      if (event.tab !== 'home') return;
      const text = { type: 'mrkdwn' as const, text: `Hello <@${event.user}>` };
      await client.views.publish({
        user_id: event.user,
        view: { type: 'home', blocks: [{ type: 'section', text }] },
      });
    });
  });
});

beforeEach(() => {
  envelopes.length = 0;
});

afterAll(() => bot.close());

const send = (as: string, channel: string, text: string, thread_ts?: string) =>
  bot.act(as, { kind: 'send', channel, text, ...(thread_ts ? { thread_ts } : {}) });
const heard = async (count = 1) => {
  await expect.poll(() => envelopes.length).toBe(count);
  return envelopes.map((envelope) => envelope.event);
};

test('a mention reaches the bot in the envelope Slack sends', async () => {
  await send(ada, general, 'Hey @Tiny, what is H14 & why?');
  const [event] = await heard();
  expect(envelopes[0]).toMatchObject({
    type: 'event_callback',
    team_id: 'T000000001',
    api_app_id: 'A0TINY',
    event_id: expect.stringMatching(/^Ev/),
    event_time: expect.any(Number),
    authorizations: [
      { team_id: 'T000000001', user_id: 'U0TINY', is_bot: true, is_enterprise_install: false },
    ],
  });
  expect(event).toMatchObject({
    type: 'app_mention',
    user: ada,
    channel: general,
    text: 'Hey <@U0TINY>, what is H14 &amp; why?',
    ts: expect.any(String),
    team: 'T000000001',
  });
});

test('a mention in a thread carries the thread', async () => {
  await send(ada, general, 'no mention');
  const ts = (await bot.last(ada))?.ts ?? '';
  await send(sam, general, '@Tiny here', ts);
  const [event] = await heard();
  expect(event).toMatchObject({ type: 'app_mention', thread_ts: ts });
  const parent = (await bot.state(ada)).messages.find((m) => m.ts === ts);
  expect(parent).toMatchObject({ reply_count: 1, reply_users: [sam] });
});

test('what is said to the app directly reaches it, and a mention there comes once', async () => {
  await send(sam, 'D0SIMSAM', '@Tiny H14');
  const [event] = await heard();
  expect(event).toMatchObject({
    type: 'message',
    channel_type: 'im',
    channel: 'D0SIMSAM',
    user: sam,
    text: '<@U0TINY> H14',
  });
});

test('opening the Home publishes it for that person, and the next opening carries the view', async () => {
  await bot.act(ada, { kind: 'open_app', tab: 'home' });
  await expect
    .poll(async () => (await bot.state(ada)).home?.blocks)
    .toMatchObject([{ text: { text: `Hello <@${ada}>` } }]);
  expect((await bot.state(sam)).home).toBeNull();
  await bot.act(ada, { kind: 'open_app', tab: 'home' });
  const [first, second] = await heard(2);
  expect(first).toMatchObject({ type: 'app_home_opened', user: ada, channel: 'D0SIMADA', tab: 'home' });
  expect(first).not.toHaveProperty('view');
  expect(second).toMatchObject({ view: { type: 'home' } });
});

test('inviting the app to a private channel lets it speak there, removing it ends that', async () => {
  const channel = 'C0SIMADAPRIVATE';
  const post = () => bot.app.client.chat.postMessage({ channel, text: 'hello' }).catch((error) => error.data);
  expect(await post()).toMatchObject({ ok: false, error: 'channel_not_found' });
  await send(ada, channel, '@Tiny are you here?');
  expect((await bot.last(ada, channel))?.text).toContain('not in this channel');
  await send(ada, channel, '/invite @Tiny');
  expect(await post()).toMatchObject({ ok: true });
  await bot.act(ada, { kind: 'channel', channel, change: 'remove_app' });
  expect(await post()).toMatchObject({ ok: false, error: 'channel_not_found' });
  expect(await heard(2)).toMatchObject([
    { type: 'member_joined_channel', user: 'U0TINY', channel, channel_type: 'G', inviter: ada },
    { type: 'member_left_channel', user: 'U0TINY', channel, channel_type: 'G' },
  ]);
});

test('an archived channel takes no message from anybody until it is back', async () => {
  const channel = 'C0SIMOPS';
  await bot.act(ada, { kind: 'channel', channel, change: 'archive' });
  const posted = bot.app.client.chat.postMessage({ channel, text: 'x' });
  await expect(posted).rejects.toMatchObject({ data: { error: 'is_archived' } });
  expect(await send(ada, channel, 'hello')).toMatchObject({ ok: false, error: 'is_archived' });
  await bot.act(ada, { kind: 'channel', channel, change: 'unarchive' });
  expect(await send(ada, channel, 'hello')).toEqual({ ok: true });
  expect(await heard(2)).toMatchObject([{ type: 'channel_archive' }, { type: 'channel_unarchive' }]);
});
