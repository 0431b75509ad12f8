import type { BlockAction } from '@slack/bolt';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ada, botToken, general, sam, startTinyBot, type TinyBot } from './tiny-bot.ts';

let bot: TinyBot;
const bodies: Record<string, unknown>[] = [];
const urls: string[] = [];

const blocks = [
  {
    type: 'actions',
    block_id: 'row',
    elements: [
      { type: 'button', action_id: 'press', text: { type: 'plain_text', text: 'Press' }, value: 'H14' },
      { type: 'external_select', action_id: 'app', min_query_length: 0 },
    ],
  },
];

beforeAll(async () => {
  bot = await startTinyBot((app) => {
    app.command('/echo', async ({ ack, command }) => {
      urls.push(command.response_url);
      await ack({ text: 'Buttons', blocks });
    });
    app.action<BlockAction>('press', async ({ ack, body }) => {
      bodies.push({ ...body });
      await ack();
    });
    app.options('app', async ({ ack, payload }) => {
      const all = ['web', 'worker'].filter((name) => name.startsWith(payload.value));
      await ack({ options: all.map((value) => ({ text: { type: 'plain_text', text: value }, value })) });
    });
    app.shortcut('open_form', async ({ ack, body }) => {
      bodies.push({ ...body });
      await ack();
    });
    app.shortcut('count_letters', async ({ ack, body, respond }) => {
      bodies.push({ ...body });
      await ack();
      await respond('counted');
    });
  });
});

afterAll(() => bot.close());

async function post(): Promise<string> {
  const answer = await bot.app.client.chat.postMessage({ channel: general, text: 'Buttons', blocks });
  return String(answer.ts);
}
const press = (as: string, ts: string, more: object = {}) =>
  bot.act(as, {
    kind: 'action',
    place: { channel: general, ts },
    block_id: 'row',
    action: { action_id: 'press' },
    state: {},
    ...more,
  });
const respond = (url: unknown, body: object) =>
  fetch(String(url), {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });
const message = async (ts: string, as = ada) => (await bot.state(as)).messages.find((m) => m.ts === ts);

test('a button in a message sends what Slack sends', async () => {
  const ts = await post();
  expect(await press(ada, ts)).toEqual({ ok: true });
  expect(bodies.at(-1)).toMatchObject({
    type: 'block_actions',
    user: { id: ada, username: 'ada', name: 'ada', team_id: 'T000000001' },
    api_app_id: 'A0TINY',
    container: { type: 'message', message_ts: ts, channel_id: general, is_ephemeral: false },
    team: { id: 'T000000001', domain: 'acme' },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: general, name: 'general' },
    message: { type: 'message', user: 'U0TINY', bot_id: 'B0TINY', app_id: 'A0TINY', ts, text: 'Buttons' },
    state: { values: {} },
    actions: [
      { action_id: 'press', block_id: 'row', type: 'button', value: 'H14', action_ts: expect.any(String) },
    ],
  });
});

test('a button in an ephemeral message carries no message, as with Slack', async () => {
  await bot.act(ada, { kind: 'send', channel: general, text: '/echo' });
  const ts = (await bot.last(ada))?.ts ?? '';
  await press(ada, ts);
  expect(bodies.at(-1)).toMatchObject({ container: { is_ephemeral: true } });
  expect(bodies.at(-1)).not.toHaveProperty('message');
  expect(await press(sam, ts)).toMatchObject({ ok: false, error: 'not_found' });
});

test('a button that is no longer there is refused', async () => {
  const ts = await post();
  const gone = { action: { action_id: 'gone' } };
  expect(await press(ada, ts, gone)).toMatchObject({ ok: false, error: 'not_found' });
});

test('a response_url replaces and deletes the message it came from', async () => {
  const ts = await post();
  await press(ada, ts);
  const url = bodies.at(-1)?.response_url;
  await respond(url, { replace_original: true, text: 'Replaced' });
  const replaced = await message(ts);
  expect(replaced?.text).toBe('Replaced');
  expect(replaced).not.toHaveProperty('blocks');
  await respond(url, { delete_original: true });
  expect(await message(ts)).toBeUndefined();
});

test('a response_url answers privately unless it says in_channel, and refuses what Slack refuses', async () => {
  await press(ada, await post());
  const url = bodies.at(-1)?.response_url;
  await respond(url, { text: 'quiet' });
  expect(await bot.last(ada)).toMatchObject({ text: 'quiet', ephemeral_to: ada });
  await respond(url, { text: 'loud', response_type: 'in_channel' });
  expect(await bot.last(sam)).toMatchObject({ text: 'loud' });
  expect((await respond(url, { blocks: [{ type: 'nonsense' }] })).status).toBe(400);
});

test('a response_url is good for five uses', async () => {
  await bot.act(ada, { kind: 'send', channel: general, text: '/echo' });
  const statuses = [];
  for (let use = 0; use < 6; use += 1)
    statuses.push((await respond(urls.at(-1), { text: `use ${use}` })).status);
  expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
});

test('an external select gets its options from the bot', async () => {
  const ts = await post();
  const ask = {
    kind: 'options',
    place: { channel: general, ts },
    block_id: 'row',
    action_id: 'app',
    state: {},
  };
  const answer = await bot.act(ada, { ...ask, query: 'wo' });
  expect(answer).toEqual({
    ok: true,
    options: [{ text: { type: 'plain_text', text: 'worker' }, value: 'worker' }],
  });
});

test('a global shortcut carries no channel', async () => {
  expect(await bot.act(ada, { kind: 'shortcut', callback_id: 'open_form' })).toEqual({ ok: true });
  expect(bodies.at(-1)).toMatchObject({
    type: 'shortcut',
    callback_id: 'open_form',
    trigger_id: expect.any(String),
  });
  expect(bodies.at(-1)).not.toHaveProperty('channel');
  expect(bodies.at(-1)).not.toHaveProperty('response_url');
});

test('a message shortcut carries the message, and its answer is private', async () => {
  await bot.act(sam, { kind: 'send', channel: general, text: 'at=error code=H12' });
  const ts = (await bot.last(ada))?.ts ?? '';
  await bot.act(ada, { kind: 'message_shortcut', callback_id: 'count_letters', channel: general, ts });
  expect(bodies.at(-1)).toMatchObject({
    type: 'message_action',
    callback_id: 'count_letters',
    message_ts: ts,
    channel: { id: general, name: 'general' },
    message: { type: 'message', user: sam, ts, text: 'at=error code=H12', client_msg_id: expect.any(String) },
  });
  await expect.poll(async () => (await bot.last(ada))?.text).toBe('counted');
});

test('the page can do nothing in a channel that the person is not in', async () => {
  const answer = await bot.act(sam, { kind: 'send', channel: 'C0SIMADAPRIVATE', text: 'let me in' });
  expect(answer).toMatchObject({ ok: false, error: 'channel_not_found' });
  expect((await bot.state(sam)).channels.map((c) => c.name)).not.toContain('ada-private');
});

test('the bot token and the signing secret never reach the page', async () => {
  const page = await (await fetch(`${bot.simulator.pageUrl}/page/state`)).text();
  expect(page).not.toContain(botToken);
  expect(page).not.toContain('a-secret-only-for-tests');
});
