import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAlerts } from '../../src/alerts/alerts.ts';
import { alertJobs } from '../../src/alerts/jobs.ts';
import { type Queue, startQueue } from '../../src/queue/queue.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { eachStore, quiet } from '../support/stores.ts';

eachStore(({ open }) => {
  let bot: TestBot;
  let queue: Queue;

  beforeAll(async () => {
    const store = await open();
    queue = await startQueue(store, alertJobs, quiet);
    const alerts = openAlerts({ store, queue, log: quiet, pollSeconds: 60, zone: 'UTC' });
    bot = await startTestBot({ alerts });
  });
  afterAll(async () => {
    await bot.stop();
    await queue.stop(1000);
  });

  const say = async (text: string) => (await bot.command('/heroku-status', text)).message;
  type Button = { action_id?: string; value?: string; accessory?: Button; elements?: Button[] };
  const buttonIn = (blocks: readonly unknown[], start: string) =>
    (blocks as Button[])
      .flatMap((block) => [block.accessory ?? {}, ...(block.elements ?? [])])
      .find(({ action_id = '' }) => action_id.startsWith(start));

  test('the state is never all clear before a page was read', async () => {
    const { text } = await say('');
    expect(text).toMatch(/^The status is not known\./);
    expect(text).toContain('Salesforce Trust has not been read yet.');
  });

  test('a wrong word is named with the valid ones, and nothing is saved', async () => {
    const { text } = await say('subscribe aps region:EMAE');
    expect(text).toContain('Did you mean apps?');
    expect(text).toContain('region: takes NA, EMEA or APAC');
    expect((await say('list')).text).toContain('This channel has no rules.');
    expect((await say('subscibe')).text).toContain('Did you mean subscribe?');
  });

  test('a subscription is repeated in words, and Undo takes it back', async () => {
    const { text, blocks } = await say(
      'subscribe apps region:EMEA min:red -postgres quiet:22-07 Europe/Berlin',
    );
    expect(text).toContain('Incidents on Apps in EMEA that are red.');
    expect(text).toContain('Quiet from 22:00 to 07:00 (Europe/Berlin)');
    const undo = buttonIn(blocks, 'undo_rule');
    expect(undo?.value).toMatch(/^\d+$/);
    const { responses } = await bot.act({ type: 'button', ...undo });
    expect(responses[0]?.text).toContain('Undone. This channel no longer gets: Incidents on Apps');
    expect((await say('list')).text).toContain('This channel has no rules.');
  });

  test('a channel that the bot is not in is told how to invite it', async () => {
    expect((await say('subscribe blog')).text).toContain('/invite @Heroku Support');
    expect((await say('unsubscribe blog')).text).toContain('Removed 1 rule');
  });

  test('the same rule twice is one rule; unsubscribe asks which, and Remove takes it away', async () => {
    await say('subscribe data');
    expect((await say('subscribe data')).text).toContain('had that rule already');
    const { blocks } = await say('unsubscribe');
    const { responses } = await bot.act({ type: 'button', ...buttonIn(blocks, 'remove_rule') });
    expect(responses[0]?.text).toContain('This channel has no rules.');
  });

  test('mute needs rules and a length of time, and unmute ends it', async () => {
    expect((await say('mute 2h')).text).toContain('nothing to mute');
    await say('subscribe');
    expect((await say('mute soon')).text).toContain('is not a length of time');
    expect((await say('mute 2h')).text).toMatch(/^Muted until /);
    expect((await say('list')).text).toContain('Muted until');
    await say('unmute');
    expect((await say('list')).text).not.toContain('Muted until');
    expect((await say('unsubscribe all')).text).toContain('This channel gets no alerts now.');
  });

  test('the form has the same choices, says what is wrong at its input, and saves the rule', async () => {
    await say('settings');
    const opened = bot.api.callsOf('views.open').at(-1)?.args.view as {
      private_metadata: string;
      callback_id: string;
    };
    const pick = (...values: string[]) => ({ selected_options: values.map((value) => ({ value })) });
    const values = (quietHours: string) => ({
      topics: { topics: pick('incidents') },
      systems: { systems: pick('Data') },
      regions: { regions: pick('NA', 'EMEA', 'APAC') },
      min: { min: { selected_option: { value: 'red' } } },
      mode: { mode: { selected_option: { value: 'edit' } } },
      without: { without: { value: 'redis, "add-on"' } },
      quiet: { quiet: { value: quietHours } },
      digest: { digest: { value: null } },
      zone: { zone: { value: 'Europe/Berlin' } },
    });
    const more = { private_metadata: opened.private_metadata };
    const wrong = await bot.submit(opened.callback_id, values('25-07'), more);
    expect(wrong.reply.message).toMatchObject({ response_action: 'errors' });
    expect(JSON.stringify(wrong.reply.message)).toContain('quiet: takes two times of day');
    await bot.submit(opened.callback_id, values('22-07'), more);
    const { text } = await say('list');
    expect(text).toContain('Incidents on Data that are red. Left out:');
    expect(text).toContain('"add-on" or "redis"');
    await say('unsubscribe all');
  });

  test('fifty rules are the most, and the list of them still fits a message', async () => {
    for (let n = 0; n < 50; n += 1) await say(`subscribe incidents -word${n}x`);
    await say('subscribe changelog');
    await bot.idle();
    expect(bot.responses.at(-1)?.text).toContain('which is the most');
    const { blocks } = await say('list');
    expect(blocks.length).toBeLessThanOrEqual(45);
    await say('unsubscribe all');
  });

  test('hostile words are harmless', async () => {
    const { text } = await say('subscribe -"<!channel> *x* `y`"');
    expect(text).not.toContain('<!channel>');
    await say('unsubscribe all');
  });
});
