import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { viewProblems } from '../support/limits.ts';

let bot: TestBot;

beforeAll(async () => {
  bot = await startTestBot();
});
afterAll(() => bot.stop());

const inHome = {
  container: { type: 'view' },
  channel: undefined,
  response_url: undefined,
  view: { id: 'V1', type: 'home', hash: 'h', state: { values: {} } },
};

test('opening the Home tab publishes it; the Messages tab does not', async () => {
  const opened = { type: 'app_home_opened', user: 'U1', channel: 'D1', event_ts: '1' };
  await bot.event({ ...opened, tab: 'messages' });
  expect(bot.api.callsOf('views.publish')).toEqual([]);
  await bot.event({ ...opened, tab: 'home' });
  const [call] = bot.api.callsOf('views.publish');
  expect(call?.args).toMatchObject({ user_id: 'U1', view: { type: 'home' } });
  expect(viewProblems(call?.args.view, 'home')).toEqual([]);
});

test('its buttons open modals, because there is no channel to answer in', async () => {
  await bot.act({ type: 'button', action_id: 'show_picker', value: 'all' }, { more: inHome });
  const view = bot.api.callsOf('views.open').at(-1)?.args.view;
  expect(JSON.stringify(view)).toContain('pick_code');
  expect(viewProblems(view)).toEqual([]);
  const selected_option = { text: { type: 'plain_text', text: 'H12' }, value: 'H12' };
  await bot.act({ type: 'static_select', action_id: 'pick_code', selected_option }, { more: inHome });
  expect(JSON.stringify(bot.api.callsOf('views.push').at(-1)?.args)).toContain('Request timeout');
});
