import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ada, general, sam, startTinyBot, type TinyBot, tinyApp } from './tiny-bot.ts';

let bot: TinyBot;
const received: Record<string, string>[] = [];

beforeAll(async () => {
  const commands = [
    ...tinyApp.commands,
    { command: '/tell', description: 'Tells', usageHint: '', shouldEscape: true },
  ];
  bot = await startTinyBot(
    (app) => {
      app.command('/echo', async ({ ack, command }) => {
        received.push({ ...command });
        if (command.text === 'aloud') await ack({ text: 'For everybody', response_type: 'in_channel' });
        else if (command.text === 'too long')
          await ack({ text: 'x', blocks: [{ type: 'divider', block_id: 'x'.repeat(256) }] });
        else if (command.text === 'silence') await ack();
        else await ack(`${command.user_name} said ${command.text}`);
      });
      app.command('/fail', async () => {
        throw new Error('on purpose');
      });
      app.command('/tell', async ({ ack, command }) => {
        received.push({ ...command });
        await ack();
      });
    },
    { app: { ...tinyApp, commands } },
  );
});

afterAll(() => bot.close());

const say = (text: string, channel = general) => bot.act(ada, { kind: 'send', channel, text });
const last = () => bot.last(ada);

test('a slash command reaches the bot with the fields Slack sends', async () => {
  await say('/echo  two  words ');
  expect(received.at(-1)).toMatchObject({
    team_id: 'T000000001',
    team_domain: 'acme',
    channel_id: general,
    channel_name: 'general',
    user_id: ada,
    user_name: 'ada',
    command: '/echo',
    text: 'two  words',
    api_app_id: 'A0TINY',
    response_url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/response\//),
    trigger_id: expect.stringMatching(/^\d+\.\d+\.\w+$/),
  });
});

test('private channels and direct messages are named as Slack names them', async () => {
  await say('/echo x', 'C0SIMADAPRIVATE');
  expect(received.at(-1)?.channel_name).toBe('privategroup');
  await say('/echo x', 'D0SIMADA');
  expect(received.at(-1)?.channel_name).toBe('directmessage');
});

test('the answer in the ack is shown to that person alone', async () => {
  const before = (await bot.state(sam)).messages.length;
  await say('/echo hello');
  expect(await last()).toMatchObject({ text: 'ada said hello', bot_id: 'B0TINY', ephemeral_to: ada });
  expect((await bot.state(sam)).messages).toHaveLength(before);
});

test('an answer for the channel is seen by everybody, after the command itself', async () => {
  await say('/echo aloud');
  const [typed, answer] = (await bot.state(sam)).messages.slice(-2);
  expect(typed).toMatchObject({ user: ada, text: '/echo aloud' });
  expect(answer).toMatchObject({ text: 'For everybody', bot_id: 'B0TINY' });
  expect(answer).not.toHaveProperty('ephemeral_to');
});

test('an empty ack shows nothing', async () => {
  const before = (await bot.state(ada)).messages.length;
  await say('/echo silence');
  expect((await bot.state(ada)).messages).toHaveLength(before);
});

test('an answer that Slack would refuse is named, with the place', async () => {
  await say('/echo too long');
  expect((await last())?.text).toMatch(
    /failed with the error "invalid_blocks"[\s\S]+json-pointer:\/blocks\/0\/block_id/,
  );
});

test('an unknown command is answered in the words of Slackbot, and cannot carry markup', async () => {
  await say('/<!channel>');
  expect(await last()).toMatchObject({ user: 'USLACKBOT', ephemeral_to: ada });
  expect((await last())?.text).toContain('`/&lt;!channel&gt;` is not a valid command');
});

test('commands are not supported in threads', async () => {
  await bot.act(ada, { kind: 'send', channel: general, text: 'a message' });
  const ts = (await last())?.ts;
  const before = received.length;
  await bot.act(ada, { kind: 'send', channel: general, text: '/echo x', thread_ts: ts });
  expect(await last()).toMatchObject({ text: '`/echo` is not supported in threads. Sorry!', thread_ts: ts });
  expect(received).toHaveLength(before);
});

test('names become ids only where the manifest says should_escape', async () => {
  await say('/tell @sam about #ops');
  expect(received.at(-1)?.text).toBe('<@U0SIMSAM|sam> about <#C0SIMOPS|ops>');
  await say('/echo @sam about #ops');
  expect(received.at(-1)?.text).toBe('@sam about #ops');
});

test('a bot that answers with an error is reported as dispatch_failed', async () => {
  await say('/fail');
  expect((await last())?.text).toMatch(/^`\/fail` failed with the error "dispatch_failed"/);
});

test('a bot that does not answer within 3 seconds is reported as operation_timeout', async () => {
  const mute = createServer(() => {});
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
  const other = await startTinyBot(() => {});
  other.simulator.setBotUrl(`http://127.0.0.1:${(mute.address() as AddressInfo).port}/slack/events`);
  await other.act(ada, { kind: 'send', channel: general, text: '/echo x' });
  expect((await other.last(ada))?.text).toContain('"operation_timeout"');
  mute.closeAllConnections();
  mute.close();
  await other.close();
});
