import { afterEach, describe, expect, test } from 'vitest';
import { createMemoryFeedback } from '../../src/knowledge/feedback.ts';
import { openKnowledge } from '../../src/knowledge/knowledge.ts';
import { createLog } from '../../src/log.ts';
import { startBot } from '../../src/slack/bot.ts';
import { contentDir, secret, startTestBot, type TestBot } from '../support/bot.ts';
import { noInstallations } from '../support/installations.ts';
import { freePort } from '../support/ports.ts';
import { createShelf } from '../support/shelf.ts';
import { botToken, type SlackApi, startSlackApi } from '../support/slack-api.ts';

/** What Slack and its libraries do wrong when nobody looks; each was met by somebody. */
let bot: TestBot | undefined;
let api: SlackApi | undefined;

afterEach(async () => {
  await bot?.stop();
  await api?.close();
  bot = undefined;
  api = undefined;
});

const mention = { type: 'app_mention', channel: 'C1', user: 'U1', ts: '1700.1', text: '<@UB> H12' };
const openSearch = { type: 'shortcut', callback_id: 'search_knowledge' } as const;

async function start(token: string, url: string, port: number) {
  return startBot({
    config: { mode: 'http', botToken: token, signingSecret: secret, apiUrl: url },
    port,
    knowledge: await openKnowledge({ contentDir }),
    feedback: createMemoryFeedback(),
    scopes: [],
    installations: noInstallations,
    shelf: createShelf(),
    log: createLog('silent'),
  });
}

describe('hazards of the platform', () => {
  test('a post whose answer is lost is not repeated by the library', async () => {
    bot = await startTestBot();
    bot.api.fail('chat.postMessage', 'drop after accepting');
    await bot.event(mention);
    expect(bot.api.callsOf('chat.postMessage')).toHaveLength(1);
  });

  test('a 429 is not waited for: the next modal opens at once', async () => {
    bot = await startTestBot();
    bot.api.fail('chat.postMessage', { status: 429, headers: { 'retry-after': '30' } });
    await bot.event(mention);
    await bot.shortcut(openSearch);
    expect(bot.api.callsOf('views.open')).toHaveLength(1);
    expect(bot.logLines.some((line) => line.level === 'error')).toBe(true);
  });

  test('an HTML page from a proxy instead of an answer is no crash, and the log holds little of it', async () => {
    bot = await startTestBot();
    bot.api.fail('views.open', { status: 200, body: `<html>${'captive portal '.repeat(1000)}</html>` });
    await bot.shortcut(openSearch);
    expect(JSON.stringify(bot.logLines).length).toBeLessThan(3000);
    expect((await bot.command('/heroku-error', 'H14')).message.text).toContain('H14');
  });

  test('when a modal cannot be opened, the person is told with an id', async () => {
    bot = await startTestBot();
    bot.api.fail('views.open', { status: 500 });
    const { responses } = await bot.act({ type: 'button', action_id: 'read_page', value: 'H12' });
    expect(responses[0]?.text).toMatch(/Something went wrong.*Error id: E-[0-9A-F]{8}$/);
  });

  test('who the bot is is asked once, not for every request', async () => {
    bot = await startTestBot();
    for (let times = 0; times < 3; times += 1) await bot.command('/heroku-error', 'H14');
    await bot.event(mention);
    expect(bot.api.callsOf('auth.test')).toHaveLength(1);
  });

  test("every call carries the bot's own token in its own header", async () => {
    bot = await startTestBot();
    await bot.event(mention);
    await bot.shortcut(openSearch);
    expect(new Set(bot.api.calls.map(({ token }) => token))).toEqual(new Set([botToken]));
  });

  test.each([
    [
      'a refused token',
      { status: 200, body: '{"ok":false,"error":"invalid_auth"}' },
      'Slack answered invalid_auth',
    ],
    ['a Slack that is down', 'drop' as const, 'Slack could not be reached'],
  ])('%s at the start is a sentence with the next step, not a crash', async (_name, fault, words) => {
    api = await startSlackApi();
    api.fail('auth.test', fault);
    await expect(start('xoxb-bad', api.url, await freePort())).rejects.toThrow(words);
  });

  test('a port in use is a sentence with the next step', async () => {
    bot = await startTestBot();
    const port = Number(new URL(bot.url).port);
    await expect(start(botToken, bot.api.url, port)).rejects.toMatchObject({
      code: 'port_in_use',
      message: expect.stringContaining(`Port ${port} is already in use.`),
    });
  });

  test('stopping waits for the answer that is on its way', async () => {
    bot = await startTestBot();
    const gate = bot.api.hold('chat.postMessage');
    const asked = bot.event(mention);
    await gate.arrived;
    let stopped = false;
    const stopping = bot.stop().then(() => {
      stopped = true;
    });
    await bot.api.ask('api.test');
    expect(stopped).toBe(false);
    gate.release();
    await Promise.all([asked, stopping]);
    bot = undefined;
  });
});
