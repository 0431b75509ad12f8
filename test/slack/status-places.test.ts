import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAlerts } from '../../src/alerts/alerts.ts';
import { alertJobs } from '../../src/alerts/jobs.ts';
import { type Queue, startQueue } from '../../src/queue/queue.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { eachStore, quiet } from '../support/stores.ts';

type Answer = { ok: boolean; error?: string; channel?: object };
const refused = (error: string): Answer => ({ ok: false, error });

eachStore(({ open }) => {
  let bot: TestBot;
  let queue: Queue;
  let channelsOf: (team: string) => Promise<readonly { channel: string; isPrivate: boolean }[]>;
  const info = new Map<string, Answer>();

  beforeAll(async () => {
    const store = await open();
    queue = await startQueue(store, alertJobs, quiet);
    const alerts = openAlerts({ store, queue, log: quiet, pollSeconds: 60, zone: 'UTC' });
    channelsOf = alerts.channelsOf;
    bot = await startTestBot({ alerts });
    for (const method of ['conversations.info', 'conversations.history'])
      bot.api.answer(method, ({ channel }) => info.get(String(channel)));
  });
  afterAll(async () => {
    await bot.stop();
    await queue.stop(1000);
  });

  /** Subscribes in a channel that Slack describes so. */
  async function subscribeIn(channel_id: string, channel_name: string, answer: Answer): Promise<string> {
    info.set(channel_id, answer);
    const fields = { command: '/heroku-status', text: 'subscribe apps', team_id: 'T1', user_id: 'U1' };
    const more = { channel_id, channel_name, trigger_id: '1', response_url: 'http://127.0.0.1:9/' };
    const { message } = await bot.send(new URLSearchParams({ ...fields, ...more }).toString());
    expect(message.text).toContain('This channel now gets:');
    return message.text;
  }

  const places: [string, string, Answer, string][] = [
    ['CPUB', 'ops', { ok: true, channel: { id: 'CPUB', is_member: false } }, ''],
    ['CPRIV', 'privategroup', refused('channel_not_found'), 'Type /invite @Heroku Support'],
    ['COLD', 'old', { ok: true, channel: { is_archived: true } }, 'is archived: alerts wait'],
    ['CEXT', 'shared', { ok: true, channel: { is_ext_shared: true } }, 'shared with other organisations'],
    ['DOWN', 'directmessage', { ok: true }, ''],
    ['DTWO', 'directmessage', refused('channel_not_found'), 'I am not part of this conversation'],
    ['CMANY', 'mpdm-a--b--c-1', refused('channel_not_found'), 'I am not part of this conversation'],
    ['CBUSY', 'busy', refused('ratelimited'), ''],
  ];

  test.each(places)('a rule made in %s (%s) says what stands in its way there', async (...place) => {
    const [channel, name, answer, remark] = place;
    const text = await subscribeIn(channel, name, answer);
    if (remark !== '') expect(text).toContain(remark);
    else expect(text).not.toMatch(/invite|archived|organisations|not part/);
  });

  test('a private channel is known as one, however its rule was made', async () => {
    const found = await channelsOf('T1');
    const hidden = found.filter(({ isPrivate }) => isPrivate).map(({ channel }) => channel);
    expect(hidden.toSorted()).toEqual(['CMANY', 'CPRIV', 'DOWN', 'DTWO']);

    info.set('CFORM', refused('channel_not_found'));
    const pick = (...values: string[]) => ({ selected_options: values.map((value) => ({ value })) });
    const values = {
      topics: { topics: pick('incidents') },
      systems: { systems: pick('Apps', 'Data', 'Tools') },
      regions: { regions: pick('NA', 'EMEA', 'APAC') },
      quiet: { quiet: { value: '22-07' } },
      zone: { zone: { value: 'America/New York' } },
    };
    const private_metadata = JSON.stringify({ team: 'T1', channel: 'CFORM', name: 'x', rule: null });
    const { reply } = await bot.submit('status_settings', values, { private_metadata });
    const said = JSON.stringify(reply.message);
    expect(said).toContain('(America/New_York)');
    expect(said).toContain('Type /invite @Heroku Support');
    expect((await channelsOf('T1')).find(({ channel }) => channel === 'CFORM')?.isPrivate).toBe(true);
  });
});
