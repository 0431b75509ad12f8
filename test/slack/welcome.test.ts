import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { limitProblems } from '../support/limits.ts';

let bot: TestBot;
const greeted = new Map<string, string>();
const facts = {
  version: '0.1.0',
  node: '24.21.0',
  slack: 'http',
  role: 'all',
  store: 'embedded',
  pages: 344,
  upSeconds: 600,
  memoryMb: 300,
  sealed: false,
  jobs: [{ job: 'tickets.tell', ready: 3, later: 1, active: 0, dead: 2 }],
  health: undefined,
};
beforeAll(async () => {
  bot = await startTestBot({
    greeted: {
      get: async (team) => greeted.get(team),
      set: async (team, user) => void greeted.set(team, user),
      delete: async (team) => greeted.delete(team),
    },
    debug: async () => facts,
  });
  bot.api.answer('users.info', ({ user }) => ({ ok: true, user: { id: user, is_admin: user === 'UADA' } }));
  bot.api.answer('views.publish', () => ({ ok: true }));
  bot.api.answer('chat.postMessage', ({ channel }) => ({ ok: true, channel, ts: '1.1' }));
});
afterAll(() => bot.stop());

const open = async (user: string) => {
  await bot.event({ type: 'app_home_opened', user, channel: 'D1', event_ts: '1', tab: 'home' });
  await bot.idle();
};
const greetings = () => bot.api.callsOf('chat.postMessage').map(({ args }) => args);

test('without an installation of its own the first admin who opens the bot is greeted, once', async () => {
  await open('UMIA');
  expect(greetings()).toEqual([]);
  await open('UADA');
  await open('UADA');
  expect(greetings()).toHaveLength(1);
  expect(greetings()[0]?.channel).toBe('UADA');
  expect(JSON.stringify(greetings()[0])).toContain('ticket_settings');
  expect(limitProblems(greetings()[0] as never)).toEqual([]);
});

test('/heroku-help debug says how the bot does: versions, queues, what is given up, how secrets are kept', async () => {
  const { message } = await bot.command('/heroku-help', 'debug');
  expect(limitProblems(message)).toEqual([]);
  for (const part of [
    '0.1.0',
    '24.21.0',
    'tickets.tell: 3 waiting',
    '2 given up',
    'ENCRYPTION_KEY is not set',
  ])
    expect(message.text).toContain(part);
});
