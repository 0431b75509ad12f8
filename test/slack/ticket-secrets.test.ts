import { expect, test } from 'vitest';
import { textItems } from '../../src/tickets/fields.ts';
import { type Answered, type MainBot, person, startMainBot } from '../support/main-bot.ts';
import { type SlackApi, startSlackApi } from '../support/slack-api.ts';
import { keepMessages } from '../support/standing.ts';
import { eachStore } from '../support/stores.ts';
import { firstStep, triage, typed } from '../support/ticket-team.ts';
import { unseenSecrets } from '../support/unseen-secrets.ts';

/** With SECRETS_SEED set to a number there are three times as many, with values that nobody has seen. */
const seed = process.env.SECRETS_SEED;
const every = seed === undefined ? 3 : 1;
const slips = unseenSecrets(Number(seed ?? 5)).filter((_slip, at) => at % every === 0);

/** Hands out one slip after another; the longest subject has 80 characters. */
function handOut() {
  const waiting = slips.map(({ text }) => text);
  return {
    left: () => waiting.length,
    any: () => waiting.shift() ?? 'nothing',
    short: () => waiting.splice(waiting.findIndex((text) => text.length <= 70) >>> 0, 1)[0] ?? 'nothing',
  };
}
type Slips = ReturnType<typeof handOut>;

async function startTeam(api: SlackApi) {
  const board = keepMessages(api);
  api.answer('users.info', ({ user }) => ({
    ok: true,
    user: { id: user, is_admin: user === 'UADA', tz: 'Europe/Berlin' },
  }));
  api.answer('conversations.members', () => ({ ok: true, members: ['UTOM', 'UADA'] }));
  api.answer('conversations.info', ({ channel }) => ({ ok: true, channel: { id: channel } }));
  api.answer('usergroups.list', () => ({ ok: true, usergroups: [] }));
  api.answer('respond', () => ({ ok: true }));
  for (const method of ['views.open', 'views.push', 'views.update', 'views.publish'])
    api.answer(method, ({ view }) => ({ ok: true, view: { id: 'V0', ...(view as object) } }));
  return board;
}

/** Everything that people can type, in one go through the bot. Gives the bodies of its answers. */
async function typeEverywhere(bot: MainBot, api: SlackApi, slip: Slips, round: number): Promise<string[]> {
  const heard: string[] = [];
  const hear = (answer: Answered) => {
    heard.push(answer?.body ?? '');
    return answer?.message as { view?: { private_metadata: string; callback_id: string } } | undefined;
  };
  const response_url = `${api.url}respond`;
  const command = async (name: string, text: string) =>
    hear(await bot.command({ command: name, text, response_url }));
  let clicks = 0;
  const press = async (action_id: string, value: string, user = 'U1') => {
    clicks += 1;
    const action = { type: 'button', action_id, value, action_ts: `${round}.${clicks}`, block_id: 'b' };
    const channel = { id: 'C1', name: 'ops' };
    const container = { type: 'message', message_ts: '1.1', channel_id: 'C1', is_ephemeral: true };
    const pressed = { type: 'block_actions', channel, container, response_url, actions: [action] };
    return hear(await bot.interact({ ...pressed, ...person(user) }));
  };
  const submit = async (callback_id: string, values: object, private_metadata: string, user = 'U1') => {
    clicks += 1;
    const view = {
      id: `V${round}x${clicks}`,
      hash: 'h',
      type: 'modal',
      callback_id,
      private_metadata,
      state: { values },
    };
    return hear(await bot.interact({ type: 'view_submission', ...person(user), view }));
  };
  /** What looks secret is asked about once: then the same is submitted again. */
  const step = async (callback: string, values: object, carried: string) => {
    const told = await submit(callback, values, carried);
    return told?.view?.callback_id === callback ? submit(callback, values, told.view.private_metadata) : told;
  };
  const shortcut = async (callback_id: string, text: string) =>
    hear(
      await bot.interact({
        type: 'message_action',
        callback_id,
        channel: { id: 'C1', name: 'ops' },
        message: { type: 'message', ts: '1.1', user: 'U2', text },
        response_url,
      }),
    );

  /** The form that an interaction opens, which may be after its answer. */
  const form = async (open: () => Promise<unknown>) => {
    const before = api.callsOf('views.open').length;
    await open();
    await expect.poll(() => api.callsOf('views.open').length, { timeout: 10_000 }).toBeGreaterThan(before);
    return api.callsOf('views.open').at(-1)?.args.view as { private_metadata: string };
  };
  const opened = await form(() => command('/heroku-ticket', `high ${slip.short()}`));
  const draft = (JSON.parse(opened.private_metadata) as { draft: string }).draft;
  const first = () => ({
    subject: typed(slip.short()),
    app: typed(slip.short()),
    description: typed(`${slip.any()}\n\n${slip.any()}`),
    impact: typed(slip.any()),
    started_words: typed('20 minutes ago'),
  });
  const asIs = { started_words: typed(`an hour ago, ${slip.short()}`) };
  await submit('ticket_form', firstStep(asIs), opened.private_metadata);
  const next = await step('ticket_form', firstStep(first()), opened.private_metadata);
  const rest = textItems.filter((item) => !['description', 'impact'].includes(item));
  const details = Object.fromEntries(rest.map((item) => [item, typed(`${slip.any()}\n${slip.any()}`)]));
  await step('ticket_details', details, next?.view?.private_metadata ?? '');
  const again = await form(() => press('ticket_edit', draft));
  await step('ticket_form', firstStep(first()), again.private_metadata);
  await submit('ticket_attach_view', { title: typed(slip.short()), text: typed(slip.any()) }, draft);
  await submit('ticket_share_draft_view', { channel: { value: { selected_conversation: 'COTHER' } } }, draft);
  await press('ticket_send', draft);
  const id = `HT-${round}`;
  await expect
    .poll(() => JSON.stringify(api.callsOf('chat.update').at(-1)?.args ?? ''), { timeout: 10_000 })
    .toContain(`${id} was sent`);

  await press('ticket_act:claim', `${id}|9`, 'UTOM');
  const fill = (kind: string, text: string, user: string, choice?: string) => {
    const picked = choice === undefined ? {} : { choice: { value: { selected_option: { value: choice } } } };
    return submit(
      'ticket_action',
      { text: typed(text), ...picked },
      JSON.stringify({ id, kind, seen: 99 }),
      user,
    );
  };
  await fill('release', slip.any(), 'UTOM');
  await fill('change-priority', slip.any(), 'UTOM', 'low');
  await fill('appeal', slip.any(), 'U1');
  await fill('decide-appeal', slip.any(), 'UTOM', 'grant');
  await fill('comment', slip.any(), 'U1');
  await fill('link-heroku', `https://help.heroku.com/sharing/${slip.any()}`, 'U1');
  await fill('resolve', slip.any(), 'U1');
  await fill('reopen', slip.any(), 'U1');

  await shortcut('ticket_from_message', slip.any());
  await shortcut('explain_errors', slip.any());
  await submit('logs_view', { logs: { logs: { type: 'plain_text_input', value: slip.any() } } }, '');
  await submit('search_view', { question: { words: { type: 'plain_text_input', value: slip.any() } } }, '');
  await command('/heroku-ticket', `search ${slip.any()}`);
  await command('/heroku-csa', slip.any());
  const questions = ['goal', 'apps', 'loadNow', 'loadExpected', 'constraints', 'deadline'];
  const asked = Object.fromEntries(questions.map((question) => [question, typed(slip.short())]));
  await submit('csa_form', asked, JSON.stringify({ draft: `request-${round}`, asked: true }));
  const request = `CSA-${round}`;
  for (const kind of ['commented', 'answered'])
    await submit('csa_action', { text: typed(slip.any()) }, JSON.stringify({ id: request, kind }), 'UTOM');
  const runbook = Object.fromEntries(
    ['title', 'summary', 'symptoms', 'body'].map((part) => [part, typed(slip.short())]),
  );
  await submit('csa_runbook', runbook, request, 'UTOM');
  await command('/heroku-kb', slip.any());
  await command('/heroku-kb', `why does ${slip.short()} not work`);
  await command('/heroku-error', slip.any());
  await command('/heroku-status', `subscribe apps -${slip.short()} -"${slip.short()}"`);
  await command('/heroku-help', slip.any());
  await press('vote', `up|${slip.short()}`);
  await bot.event({
    type: 'app_mention',
    user: 'U1',
    text: `<@UB> ${slip.any()}`,
    ts: `${round}.1`,
    channel: 'C1',
  });
  const direct = { type: 'message', channel_type: 'im', user: 'U1', channel: 'D1' };
  await bot.event({ ...direct, text: slip.any(), ts: `${round}.2` });
  const settings = {
    triageChannel: { value: { selected_conversation: triage } },
    plan: { value: { selected_option: { value: 'premier' } } },
    replyTargets: typed(`urgent: ${slip.short()}`),
    defaultZone: typed('UTC'),
  };
  await submit('ticket_settings_view', settings, '', 'UADA');
  return heard;
}

eachStore(({ create }) => {
  test(`of ${slips.length} secrets typed into every field none is in the database, in the log, or sent to Slack`, async () => {
    const [database, api] = await Promise.all([create(), startSlackApi()]);
    const board = await startTeam(api);
    const bot = await startMainBot(database.options, api, { LOG_LEVEL: 'debug' });
    const settings = {
      triageChannel: { value: { selected_conversation: triage } },
      defaultZone: typed('UTC'),
    };
    const view = {
      id: 'VS',
      hash: 'h',
      type: 'modal',
      callback_id: 'ticket_settings_view',
      private_metadata: '',
      state: { values: settings },
    };
    await bot.interact({ type: 'view_submission', ...person('UADA'), view });
    const slip = handOut();
    const heard: string[] = [];
    let rounds = 0;
    while (slip.left() > 0) {
      rounds += 1;
      heard.push(...(await typeEverywhere(bot, api, slip, rounds)));
    }
    for (let round = 1; round <= rounds; round += 1)
      await expect.poll(() => board.keyed(`${round} event:`).length, { timeout: 20_000 }).toBeGreaterThan(7);
    expect(await bot.stop()).toBe(0);

    const { pool, close } = await database.open();
    const { rows: tables } = await pool.query<{ name: string }>(
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
    );
    const lines: string[] = [];
    for (const { name } of tables) {
      const { rows } = await pool.query<{ line: string }>(`select t::text as line from ${name} t`);
      lines.push(...rows.map(({ line }) => `${name} ${line}`));
    }
    await close();
    const sent = api.calls.map(({ method, args }) => `${method} ${JSON.stringify(args)}`);
    await api.close();
    const places = { database: lines, log: bot.log().split('\n'), Slack: sent, answers: heard };
    expect(lines.join('\n')).toContain('[hidden:');
    const leaks = Object.entries(places).flatMap(([place, texts]) =>
      slips.flatMap(({ text, values }) => {
        const where = texts.find((line) => values.some((value) => line.includes(value)));
        return where === undefined ? [] : [`${place}: ${text} in ${where.slice(0, 300)}`];
      }),
    );
    expect(leaks).toEqual([]);
  }, 180_000);
});
