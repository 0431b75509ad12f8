import { afterAll, beforeAll, expect, test } from 'vitest';
import { ada, general, sam, startTinyBot, type TinyBot } from './tiny-bot.ts';

let bot: TinyBot;

beforeAll(async () => {
  bot = await startTinyBot((app) => {
    app.command('/echo', async ({ ack, command }) => {
      await ack({ text: `${command.user_name} in ${command.channel_name} said ${command.text}` });
    });
  });
});

afterAll(() => bot.close());

test('a slash command reaches the bot signed, and its answer is shown to that person alone', async () => {
  await bot.act(ada, { kind: 'send', channel: general, text: '/echo  two words ' });
  const mine = (await bot.state(ada)).messages.at(-1);
  expect(mine).toMatchObject({ text: 'ada in general said two words', bot_id: 'B0TINY', ephemeral_to: ada });
  const theirs = (await bot.state(sam)).messages;
  expect(theirs).toEqual([]);
});

test('an unknown command is answered in the words of Slackbot', async () => {
  await bot.act(ada, { kind: 'send', channel: general, text: '/nonsense' });
  const answer = (await bot.state(ada)).messages.at(-1);
  expect(answer?.user).toBe('USLACKBOT');
  expect(answer?.text).toContain('`/nonsense` is not a valid command');
});
