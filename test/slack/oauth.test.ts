import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createMemoryFeedback } from '../../src/knowledge/feedback.ts';
import { openKnowledge } from '../../src/knowledge/knowledge.ts';
import { type Bot, startBot } from '../../src/slack/bot.ts';
import type { BotInstallation } from '../../src/slack/installations.ts';
import { createInstallations } from '../../src/store/installations.ts';
import { openNamespace } from '../../src/store/key-value.ts';
import type { Store } from '../../src/store/open.ts';
import { contentDir, secret, sign } from '../support/bot.ts';
import { freePort } from '../support/ports.ts';
import { createShelf } from '../support/shelf.ts';
import { type SlackApi, startSlackApi } from '../support/slack-api.ts';
import { eachStore, quiet } from '../support/stores.ts';

const access = (team: string) => ({
  ok: true,
  access_token: `xoxb-of-${team}`,
  token_type: 'bot',
  scope: 'commands,chat:write',
  bot_user_id: `UB${team}`,
  app_id: 'A1',
  team: { id: team, name: team },
  enterprise: null,
  is_enterprise_install: false,
  authed_user: { id: `U${team}` },
});

eachStore((bed) => {
  let store: Store;
  let api: SlackApi;
  let bot: Bot;
  let url: string;
  const said: string[] = [];

  beforeAll(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    [store, api] = await Promise.all([bed.open(), startSlackApi()]);
    api.answer('response', ({ text }) => ({ ok: said.push(String(text)) > 0 }));
    api.answer('oauth.v2.access', ({ code }) => access(String(code).replace('code-of-', '')));
    bot = await startBot({
      config: {
        mode: 'oauth',
        clientId: '1.2',
        clientSecret: 'a-client-secret',
        stateSecret: 'a-state-secret',
        signingSecret: secret,
        encryptionKey: 'ab'.repeat(32),
        publicUrl: url,
        apiUrl: api.url,
      },
      port,
      knowledge: await openKnowledge({ contentDir }),
      feedback: createMemoryFeedback(),
      scopes: ['commands', 'chat:write'],
      installations: createInstallations<BotInstallation>(store.db, ['ab'.repeat(32)]),
      shelf: createShelf(),
      greeted: openNamespace(store.db, { name: 'greeted', schema: z.string() }, quiet),
      log: quiet,
    });
  });
  afterAll(async () => {
    await bot.stop();
    await api.close();
  });

  /** Goes to the page that installs, as a browser does, and gives the state and the cookie it was handed. */
  async function begin() {
    const page = await fetch(`${url}/slack/install`);
    const [, link = ''] = /href="([^"]*oauth[^"]*)"/.exec(await page.text()) ?? [];
    const asked = new URL(link.replaceAll('&amp;', '&'));
    return { asked, cookie: (page.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
  }

  async function install(team: string) {
    const { asked, cookie } = await begin();
    const state = asked.searchParams.get('state') ?? '';
    const back = new URLSearchParams({ code: `code-of-${team}`, state });
    return fetch(`${url}/slack/oauth_redirect?${back}`, { headers: { cookie } });
  }

  async function send(fields: Record<string, string>) {
    const body = new URLSearchParams(fields).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded', ...sign(body) };
    const answer = await fetch(`${url}/slack/events`, { method: 'POST', headers, body });
    await bot.idle();
    return { status: answer.status, body: await answer.text() };
  }

  const command = (team: string) =>
    send({
      command: '/heroku-error',
      text: 'H14',
      team_id: team,
      user_id: 'U1',
      channel_id: 'C1',
      response_url: `${api.url}response`,
    });

  /** Opens a form, which needs the workspace's own token. */
  const openSearch = (team: string) =>
    send({
      payload: JSON.stringify({
        type: 'shortcut',
        callback_id: 'search_knowledge',
        trigger_id: `trigger-${team}`,
        team: { id: team, domain: team.toLowerCase() },
        user: { id: 'U1', team_id: team },
      }),
    });

  test('the page that installs asks for the scopes of the app and names where to come back to', async () => {
    const { asked, cookie } = await begin();
    expect(asked.origin).toBe('https://slack.com');
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      client_id: '1.2',
      scope: 'commands,chat:write',
      redirect_uri: `${url}/slack/oauth_redirect`,
    });
    expect(cookie).not.toBe('');
  });

  test('whoever installs the bot is greeted once, with the settings one click away', async () => {
    api.answer('chat.postMessage', ({ channel }) => ({ ok: true, channel, ts: '1.1' }));
    await install('T7');
    const greetings = () => api.callsOf('chat.postMessage').filter(({ args }) => args.channel === 'UT7');
    await expect.poll(() => greetings().length).toBe(1);
    expect(JSON.stringify(greetings()[0]?.args)).toContain('ticket_settings');
    expect(greetings()[0]?.token).toBe('xoxb-of-T7');
    await install('T7');
    await install('T8');
    await expect.poll(() => api.callsOf('chat.postMessage').length).toBe(2);
    expect(greetings()).toHaveLength(1);
    await store.db.deleteFrom('installations').execute();
  });

  test('two workspaces install the bot; each is answered with its own token, sealed in the database', async () => {
    for (const team of ['T1', 'T2']) expect((await install(team)).status).toBe(200);
    api.calls.length = 0;
    const teams = ['T1', 'T2', 'T2', 'T1', 'T2', 'T1'];
    const answers = await Promise.all(teams.map(command));
    for (const { body } of answers) expect(body).toContain('H14');
    await Promise.all(teams.map(openSearch));
    const opened = api.callsOf('views.open').map(({ args, token }) => [args.trigger_id, token]);
    expect(opened).toHaveLength(teams.length);
    for (const [trigger, token] of opened)
      expect(token).toBe(`xoxb-of-${String(trigger).replace('trigger-', '')}`);
    const { rows } = await store.pool.query('select * from installations');
    expect(rows).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain('xoxb-');
  });

  test.each([
    ['without the cookie of the browser that began', 'cookie'],
    ['with a made-up state', 'state'],
    ['after the person said no', 'error'],
  ])('%s nothing is installed, and the page says so', async (_name, wrong) => {
    const { asked, cookie } = await begin();
    const back = new URLSearchParams({ code: 'code-of-T9', state: asked.searchParams.get('state') ?? '' });
    if (wrong === 'state') back.set('state', 'made-up');
    if (wrong === 'error') {
      back.delete('code');
      back.set('error', 'access_denied');
    }
    const headers: Record<string, string> = wrong === 'cookie' ? {} : { cookie };
    const answer = await fetch(`${url}/slack/oauth_redirect?${back}`, { headers });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await answer.text()).toMatch(/install/i);
    const { rows } = await store.pool.query("select * from installations where id = 'T9'");
    expect(rows).toEqual([]);
  });

  test('a workspace that did not install the bot reads where it gets it', async () => {
    expect(await command('T7')).toEqual({ status: 200, body: '' });
    expect(said.join()).toContain(`install it at ${url}/slack/install`);
  });

  test('a database that cannot be read takes no answer away that is in memory', async () => {
    await install('T4');
    await store.pool.query('alter table installations rename to away');
    expect((await command('T4')).body).toContain('H14');
    await store.pool.query('alter table away rename to installations');
  });

  test('a workspace that removes the bot is forgotten at once', async () => {
    await install('T3');
    expect((await command('T3')).body).toContain('H14');
    const body = JSON.stringify({
      type: 'event_callback',
      team_id: 'T3',
      event_id: 'Ev1',
      event: { type: 'app_uninstalled' },
    });
    const headers = { 'content-type': 'application/json', ...sign(body) };
    expect((await fetch(`${url}/slack/events`, { method: 'POST', headers, body })).status).toBe(200);
    await bot.idle();
    const { rows } = await store.pool.query("select * from installations where id = 'T3'");
    expect(rows).toEqual([]);
  });
});
