import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ada, botToken, general, sam, startTinyBot, type TinyBot } from './tiny-bot.ts';

let bot: TinyBot;

beforeAll(async () => {
  bot = await startTinyBot(() => {});
});

afterAll(() => bot.close());

const api = () => bot.app.client;
const refused = (error: string) => ({ data: { ok: false, error } });
const call = (method: string, token: string, args: object) =>
  fetch(`${bot.simulator.apiUrl}${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(args),
  }).then((response) => response.json());

describe('tokens', () => {
  test('the bot token is who the app says it is', async () => {
    expect(await api().auth.test()).toMatchObject({
      user_id: 'U0TINY',
      bot_id: 'B0TINY',
      team_id: 'T000000001',
    });
  });

  test.each([
    ['', 'not_authed'],
    ['xoxb-wrong', 'invalid_auth'],
    ['xoxp-simulator-U0SIMADA', 'invalid_auth'],
  ])('the token "%s" is answered with %s', async (token, error) => {
    expect(await call('auth.test', token, {})).toMatchObject({ ok: false, error });
  });

  test('a method that does not exist is unknown_method', async () => {
    await expect(api().apiCall('chat.shout')).rejects.toMatchObject(refused('unknown_method'));
  });
});

describe('messages', () => {
  test('a message is kept, shown, edited and deleted', async () => {
    const { ts = '' } = await api().chat.postMessage({ channel: general, text: 'one' });
    expect(await bot.last(sam)).toMatchObject({ ts, text: 'one', user: 'U0TINY', bot_id: 'B0TINY' });
    await api().chat.update({ channel: general, ts, text: 'two' });
    expect(await bot.last(sam)).toMatchObject({ ts, text: 'two', edited: { user: 'U0TINY' } });
    await api().chat.delete({ channel: general, ts });
    expect((await bot.state(sam)).messages.filter((m) => m.ts === ts)).toEqual([]);
  });

  test('blocks get the ids that the app left out', async () => {
    const blocks = [
      { type: 'actions', elements: [{ type: 'button', text: { type: 'plain_text', text: 'x' } }] },
    ];
    const answer = await call('chat.postMessage', botToken, { channel: general, text: 'x', blocks });
    const ids = {
      block_id: expect.stringMatching(/^.{5}$/),
      elements: [{ action_id: expect.stringMatching(/^.{5}$/) }],
    };
    expect(answer).toMatchObject({ message: { blocks: [ids] } });
  });

  test('a refusal says where the fault is', async () => {
    const blocks = [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }];
    expect(await call('chat.postMessage', botToken, { channel: general, text: 'x', blocks })).toMatchObject({
      error: 'invalid_blocks',
      response_metadata: {
        messages: ['[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]'],
      },
    });
  });

  test('a user id posts to the direct message with that person', async () => {
    const answer = await api().chat.postMessage({ channel: sam, text: 'only for Sam' });
    expect(answer.channel).toBe('D0SIMSAM');
    expect((await bot.last(sam, 'D0SIMSAM'))?.text).toBe('only for Sam');
    expect(await bot.last(ada, 'D0SIMSAM')).toBeUndefined();
  });

  test('an ephemeral message is for one person in the channel', async () => {
    await api().chat.postEphemeral({ channel: general, user: ada, text: 'for Ada' });
    expect((await bot.last(ada))?.text).toBe('for Ada');
    expect((await bot.last(sam))?.text).not.toBe('for Ada');
    const stranger = api().chat.postEphemeral({ channel: general, user: 'U0NOBODY', text: 'x' });
    await expect(stranger).rejects.toMatchObject(refused('user_not_found'));
  });

  test('history and replies give the app its messages back, with metadata when asked', async () => {
    const metadata = { event_type: 'alert', event_payload: { delivery_key: 'k1' } };
    const { ts = '' } = await api().chat.postMessage({ channel: general, text: 'parent', metadata });
    await api().chat.postMessage({ channel: general, text: 'reply', thread_ts: ts });
    const { messages = [] } = await api().conversations.history({
      channel: general,
      include_all_metadata: true,
      limit: 1,
    });
    expect(messages).toMatchObject([{ ts, metadata, bot_id: 'B0TINY', reply_count: 1 }]);
    const before = await api().conversations.history({ channel: general, oldest: ts });
    expect(before.messages).toEqual([]);
    const replies = await api().conversations.replies({ channel: general, ts });
    expect(replies.messages?.map((m) => m.text)).toEqual(['parent', 'reply']);
  });

  test('a permalink leads to the page', async () => {
    const { ts = '' } = await api().chat.postMessage({ channel: general, text: 'linked' });
    const { permalink = '' } = await api().chat.getPermalink({ channel: general, message_ts: ts });
    expect(permalink).toBe(`${bot.simulator.pageUrl}/archives/${general}/p${ts.replace('.', '')}`);
    const reply = await api().chat.postMessage({ channel: general, text: 'reply', thread_ts: ts });
    const inThread = await api().chat.getPermalink({ channel: general, message_ts: String(reply.ts) });
    expect(inThread.permalink).toContain(`?thread_ts=${ts}&cid=${general}`);
    const unknown = api().chat.getPermalink({ channel: general, message_ts: '1.1' });
    await expect(unknown).rejects.toMatchObject(refused('message_not_found'));
  });

  test('a file that the app shares is shown in the channel', async () => {
    await api().filesUploadV2({ channel_id: general, filename: 'report.txt', file: Buffer.from('all well') });
    expect(await bot.last(sam)).toMatchObject({ files: [{ name: 'report.txt', size: 8 }] });
  });

  test('a reaction is shown', async () => {
    const { ts = '' } = await api().chat.postMessage({ channel: general, text: 'react' });
    await api().reactions.add({ channel: general, timestamp: ts, name: 'eyes' });
    await bot.act(ada, { kind: 'react', channel: general, ts, name: 'eyes' });
    expect((await bot.last(sam))?.reactions).toMatchObject([
      { name: 'eyes', count: 2, users: ['U0TINY', ada] },
    ]);
    await bot.act(ada, { kind: 'react', channel: general, ts, name: 'eyes' });
    expect((await bot.last(sam))?.reactions).toMatchObject([{ name: 'eyes', count: 1 }]);
  });
});

describe('people and channels', () => {
  test('people have time zones and rights', async () => {
    const { user } = await api().users.info({ user: ada });
    expect(user).toMatchObject({ name: 'ada', real_name: 'Ada Park', tz: 'Europe/Berlin', is_admin: true });
    expect([3600, 7200]).toContain(user?.tz_offset);
    expect((await api().users.info({ user: sam })).user?.is_admin).toBe(false);
    expect((await api().users.lookupByEmail({ email: 'sam@example.com' })).user?.id).toBe(sam);
  });

  test('the on-call group can be looked up', async () => {
    const { usergroups = [] } = await api().usergroups.list();
    expect(usergroups).toMatchObject([{ id: 'S0SIMONCALL', handle: 'oncall' }]);
    expect((await api().usergroups.users.list({ usergroup: 'S0SIMONCALL' })).users).toEqual([sam]);
  });

  test('a private channel without the app does not exist for it', async () => {
    const { channels = [] } = await api().conversations.list({ types: 'public_channel,private_channel' });
    expect(channels.map((c) => c.name)).toEqual(['general', 'ops', 'heroku-status', 'support-triage']);
    const info = api().conversations.info({ channel: 'C0SIMADAPRIVATE' });
    await expect(info).rejects.toMatchObject(refused('channel_not_found'));
  });

  test('members and direct messages are known', async () => {
    expect((await api().conversations.members({ channel: general })).members).toEqual([ada, sam, 'U0TINY']);
    expect((await api().conversations.open({ users: ada })).channel?.id).toBe('D0SIMADA');
  });

  test('ids are the same after a restart, so that an app may remember them', async () => {
    const again = await startTinyBot(() => {});
    const ids = async (one: TinyBot) => (await one.state(ada)).channels.map((c) => c.id);
    expect(await ids(again)).toEqual(await ids(bot));
    await again.close();
  });
});

describe('fewer rights', () => {
  test('with scopes named, what is outside them is missing_scope or not_in_channel', async () => {
    const channels = [{ name: 'general' }, { name: 'outside', hasApp: false }];
    const scopes = ['chat:write', 'channels:read'];
    const small = await startTinyBot(() => {}, { channels, scopes });
    const client = new WebClient(botToken, {
      slackApiUrl: small.simulator.apiUrl,
      retryConfig: { retries: 0 },
    });
    expect(await client.chat.postMessage({ channel: general, text: 'x' })).toMatchObject({ ok: true });
    const outside = client.chat.postMessage({ channel: 'C0SIMOUTSIDE', text: 'x' });
    await expect(outside).rejects.toMatchObject(refused('not_in_channel'));
    for (const call of [
      client.users.info({ user: ada }),
      client.conversations.history({ channel: general }),
      client.reactions.add({ channel: general, timestamp: '1.1', name: 'eyes' }),
    ]) {
      await expect(call).rejects.toMatchObject(refused('missing_scope'));
    }
    await small.close();
  });
});

test('blocks.validate says what a message would be refused for', async () => {
  const bad = await call('blocks.validate', botToken, {
    blocks: [{ type: 'alert', text: { type: 'mrkdwn', text: 'x' } }],
  });
  expect(bad).toMatchObject({ ok: false, errors: [expect.stringContaining('not supported in a message')] });
  expect(await call('blocks.validate', botToken, { blocks: [{ type: 'divider' }] })).toEqual({ ok: true });
});
