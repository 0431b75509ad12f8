import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { secret, startTestBot, type TestBot } from '../support/bot.ts';

let bot: TestBot;

beforeAll(async () => {
  bot = await startTestBot();
});
afterAll(() => bot.stop());

const now = () => Math.floor(Date.now() / 1000);
const form = 'command=%2Fheroku-help&text=&team_id=T1&user_id=U1&channel_id=C1';

describe('requests at the door', () => {
  test('a right signature is let in', async () => {
    expect((await bot.send(form)).status).toBe(200);
  });

  test.each([
    ['wrong', { signature: `v0=${'0'.repeat(64)}` }],
    ['malformed', { signature: 'nonsense' }],
    ['six minutes old', { at: now() - 360 }],
    ['six minutes in the future', { at: now() + 360 }],
  ])('a signature that is %s is refused', async (_name, options) => {
    expect((await bot.send(form, options)).status).toBe(401);
  });

  test('a form with a charset in its content type is read', async () => {
    const { status, message } = await bot.send(form, {
      type: 'application/x-www-form-urlencoded; charset=utf-8',
    });
    expect(status).toBe(200);
    expect(message.text).toContain('/heroku-error');
  });

  test('a body over the limit is refused, as a form and as JSON', async () => {
    const big = 'x'.repeat(300 * 1024);
    expect((await bot.send(`text=${big}`)).status).toBe(413);
    expect((await bot.send(JSON.stringify({ big }), { type: 'application/json' })).status).toBe(413);
  });

  test('broken JSON is refused and the bot goes on', async () => {
    expect((await bot.send('{"type":', { type: 'application/json' })).status).toBe(400);
    expect((await bot.send(form)).status).toBe(200);
  });

  test.each([
    ['null as a payload', 'payload=null', 'application/x-www-form-urlencoded'],
    ['a number as a payload', 'payload=7', 'application/x-www-form-urlencoded'],
    ['null as JSON', 'null', 'application/json'],
    ['a list as JSON', '[]', 'application/json'],
  ])('%s is refused and the bot goes on', async (_name, body, type) => {
    expect((await bot.send(body, { type })).status).toBe(400);
    expect((await bot.send(form)).status).toBe(200);
  });

  test('the challenge of a url_verification is answered', async () => {
    const { body } = await bot.send('{"type":"url_verification","challenge":"c-1"}', {
      type: 'application/json',
    });
    expect(JSON.parse(body)).toEqual({ challenge: 'c-1' });
  });

  test('app_rate_limited is answered at once and logged, but only with a right signature', async () => {
    const notice = '{"type":"app_rate_limited","team_id":"T1","minute_rate_limited":1}';
    expect((await bot.send(notice, { type: 'application/json', signature: 'v0=0' })).status).toBe(401);
    expect((await bot.send(notice, { type: 'application/json' })).status).toBe(200);
    expect(bot.logLines.at(-1)?.sentence).toContain('Slack limits our events');
  });

  test('the health check answers, everything else is not found', async () => {
    const origin = new URL(bot.url).origin;
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    expect((await fetch(`${origin}/`)).status).toBe(404);
    expect((await fetch(`${origin}/slack/events`)).status).toBe(404);
  });

  test('no secret, token or text of a person reaches the log', async () => {
    await bot.command('/heroku-error', 'my-password-hunter2 H14');
    await bot.send(form, { signature: 'v0=0' });
    const log = JSON.stringify(bot.logLines);
    for (const word of [secret, 'xoxb-', 'hunter2']) expect(log).not.toContain(word);
  });
});
