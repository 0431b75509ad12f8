import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestBot, type TestBot } from '../support/bot.ts';

let bot: TestBot;

beforeAll(async () => {
  bot = await startTestBot();
});
afterAll(() => bot.stop());
beforeEach(() => void bot.logLines.splice(0));

const oldThing = /comes from another version of this bot.*Error id: E-[0-9A-F]{8}$/;

describe('requests that nobody listens to', () => {
  test('a button of an older version is acknowledged at once, and the person is told', async () => {
    const { reply, responses } = await bot.act({ type: 'button', action_id: 'from_last_year', value: '1' });
    expect(reply.status).toBe(200);
    expect(responses).toHaveLength(1);
    expect(responses[0]?.text).toMatch(oldThing);
  });

  test('a button that is a link is acknowledged in silence', async () => {
    const link = { type: 'button', action_id: 'a_link', url: 'https://help.heroku.com' };
    const { reply, responses } = await bot.act(link);
    expect(reply.status).toBe(200);
    expect(responses).toEqual([]);
    expect(bot.logLines).toEqual([]);
  });

  test('a form of an older version says so in its place', async () => {
    const { reply } = await bot.submit('form_of_last_year', {});
    expect(reply.status).toBe(200);
    expect(JSON.parse(reply.body)).toMatchObject({ response_action: 'push' });
    expect(reply.body).toContain('comes from another version');
  });

  test('a form that was closed, a menu that asks for options and an event are acknowledged in silence', async () => {
    const view = { id: 'V1', type: 'modal', callback_id: 'unknown' };
    const person = { team: { id: 'T1' }, user: { id: 'U1' } };
    for (const payload of [
      { type: 'view_closed', ...person, view, is_cleared: false },
      { type: 'block_suggestion', ...person, action_id: 'unknown', block_id: 'b', value: 'x', view },
    ]) {
      const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
      expect((await bot.send(body)).status, payload.type).toBe(200);
    }
    expect((await bot.event({ type: 'channel_rename', channel: { id: 'C1' } })).status).toBe(200);
    expect(bot.logLines).toEqual([]);
  });

  test('a command and a shortcut that the manifest has and the bot has not are answered', async () => {
    expect((await bot.command('/heroku-tomorrow', 'x')).status).toBe(200);
    await bot.idle();
    expect(bot.responses.at(-1)?.text).toMatch(oldThing);
    const { reply, responses } = await bot.shortcut({ type: 'shortcut', callback_id: 'tomorrow' });
    expect(reply.status).toBe(200);
    expect(responses[0]?.text).toMatch(oldThing);
  });
});

test('an action id with something behind a colon is the same action, and another id that begins alike is not', async () => {
  const shown = await bot.act({ type: 'button', action_id: 'show_page:H10', value: 'H10' });
  expect(shown.responses[0]?.text).toMatch(/^H10 · /);
  const other = await bot.act({ type: 'button', action_id: 'show_pages', value: 'H10' });
  expect(other.responses[0]?.text).toMatch(oldThing);
});
