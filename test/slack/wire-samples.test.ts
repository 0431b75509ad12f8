import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestBot, type TestBot } from '../support/bot.ts';

/** Requests as Slack sends them, field for field; they are signed anew for each run. */
type Sample = { name: string; type: string; body: string; retry?: Record<string, string> };
const samples: Sample[] = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/slack-wire.json'), 'utf8'),
);

let bot: TestBot;

beforeAll(async () => {
  bot = await startTestBot();
});
afterAll(() => bot.stop());

/** What the answer has to be; an empty one where nothing is named. */
const answers: Record<string, RegExp> = {
  slash_command: /"response_type":"ephemeral","text":"H14 /,
  slash_command_grid: /"response_type":"ephemeral","text":"H14 /,
  slash_command_escaped: /"response_type":"ephemeral"/,
  url_verification: /^\{"challenge":"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P"\}$/,
  block_suggestion: /^\{"options":\[\]\}$/,
  view_submission: /"response_action":"push".*another version of this bot/,
  view_submission_response_url: /"response_action":"push".*another version of this bot/,
};

function send({ type, body }: Sample, options: { signature?: string } = {}) {
  const here = encodeURIComponent(new URL(bot.api.url).origin);
  return bot.send(body.replaceAll(encodeURIComponent('https://hooks.slack.com'), here), { type, ...options });
}

describe('every kind of request that Slack sends', () => {
  test.each(samples)('$name is acknowledged with what belongs there', async (sample) => {
    const { status, body } = await send(sample);
    await bot.idle();
    expect(status).toBe(200);
    expect(body).toMatch(answers[sample.name] ?? /^$/);
    expect(body).not.toContain('<@U0001DEV');
  });

  test.each(samples)(
    '$name with a wrong signature is refused, unless it is the check of TLS',
    async (sample) => {
      const { status, body } = await send(sample, { signature: `v0=${'0'.repeat(64)}` });
      expect([status, body]).toEqual([sample.name === 'ssl_check' ? 200 : 401, '']);
    },
  );

  test('a command that claims to be a check of TLS is no command', async () => {
    const before = bot.responses.length;
    const command = 'command=%2Fheroku-error&text=H14&team_id=T1&user_id=U1&channel_id=C1';
    const { status, body } = await bot.send(`ssl_check=1&${command}`, { signature: 'v0=0' });
    expect([status, body, bot.responses.length]).toEqual([200, '', before]);
  });

  test('after all of them the bot still answers', async () => {
    expect((await bot.command('/heroku-error', 'H12')).message.text).toMatch(/^H12 · /);
  });
});
