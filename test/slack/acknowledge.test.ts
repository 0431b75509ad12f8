import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMemoryFeedback } from '../../src/knowledge/feedback.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';

let bot: TestBot;
const trending = Promise.withResolvers<[]>();
const feedback = { ...createMemoryFeedback(), trending: () => trending.promise };

beforeEach(async () => {
  bot = await startTestBot({ feedback });
});
afterEach(() => bot.stop());

const mention = { type: 'app_mention', channel: 'C1', user: 'U1', ts: '1700.1', text: '<@UB> H12' };
const event = (id: string) =>
  JSON.stringify({ type: 'event_callback', team_id: 'T1', event_id: id, event: mention });
const json = { type: 'application/json' };

describe('when an event is acknowledged', () => {
  test('an event stays with Slack until its work is done', async () => {
    const gate = bot.api.hold('chat.postMessage');
    let acknowledged = false;
    const delivery = bot.send(event('Ev1'), json).then((reply) => {
      acknowledged = true;
      return reply;
    });
    await gate.arrived;
    await bot.api.ask('api.test');
    expect(acknowledged).toBe(false);
    gate.release();
    expect((await delivery).status).toBe(200);
  });

  test('an event that failed is given back to Slack, and what was posted is not posted again', async () => {
    bot.api.fail('chat.postMessage', 'drop after accepting');
    expect((await bot.send(event('Ev2'), json)).status).toBe(500);
    expect((await bot.send(event('Ev2'), json)).status).toBe(200);
    expect(bot.api.callsOf('chat.postMessage')).toHaveLength(1);
  });

  test('an event whose answer Slack refuses for good is not asked for again', async () => {
    bot.api.answer('chat.postMessage', () => ({ ok: false, error: 'channel_not_found' }));
    expect((await bot.send(event('Ev4'), json)).status).toBe(200);
    expect(bot.logLines.at(-1)).toMatchObject({ level: 'error', sentence: 'a listener failed' });
  });

  test('an event whose work takes too long is acknowledged before Slack sends it again', async () => {
    const gate = bot.api.hold('chat.postMessage');
    expect((await bot.send(event('Ev3'), json)).status).toBe(200);
    gate.release();
    await bot.idle();
  });
});

test('a command that waits for the database is acknowledged in time and answered later', async () => {
  const { status, body } = await bot.command('/heroku-kb', '');
  expect([status, body]).toEqual([200, '']);
  trending.resolve([]);
  await bot.idle();
  expect(bot.responses).toHaveLength(1);
  expect(bot.responses[0]).toMatchObject({ response_type: 'ephemeral', replace_original: false });
  expect(bot.responses[0]?.text).toContain('/heroku-kb');
});
