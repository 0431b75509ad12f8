import type { types, ViewOutput } from '@slack/bolt';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ada, botToken, general, sam, signingSecret, startTinyBot, type TinyBot } from './tiny-bot.ts';

let bot: TinyBot;
const bodies: Record<string, unknown>[] = [];
const triggers: string[] = [];
let next: object = {};

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const form = (more: Partial<types.ModalView> = {}): types.ModalView => ({
  type: 'modal',
  callback_id: 'form',
  title: plain('Form'),
  submit: plain('Send'),
  blocks: [
    {
      type: 'input',
      block_id: 'subject',
      label: plain('Subject'),
      element: { type: 'plain_text_input', action_id: 'v' },
    },
    {
      type: 'input',
      block_id: 'where',
      optional: true,
      label: plain('Where'),
      element: {
        type: 'conversations_select',
        action_id: 'v',
        response_url_enabled: true,
        default_to_current_conversation: true,
      },
    },
    {
      type: 'actions',
      block_id: 'row',
      elements: [{ type: 'button', action_id: 'deeper', text: plain('Deeper') }],
    },
  ],
  ...more,
});

beforeAll(async () => {
  bot = await startTinyBot((app) => {
    app.command('/form', async ({ ack, body, client }) => {
      triggers.push(body.trigger_id);
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: form({ external_id: 'only-one' }) });
    });
    app.action('deeper', async ({ ack, body, client }) => {
      await ack();
      const trigger_id = 'trigger_id' in body ? body.trigger_id : '';
      const answer = await client.views
        .push({ trigger_id, view: form({ notify_on_close: true }) })
        .catch((e) => e.data);
      bodies.push(answer);
    });
    app.view('form', async ({ ack, body }) => {
      bodies.push({ ...body });
      await ack(next as never);
    });
    app.view({ callback_id: 'form', type: 'view_closed' }, async ({ ack, body }) => {
      bodies.push({ ...body });
      await ack();
    });
  });
});

afterAll(() => bot.close());

const stack = async (as = ada) => (await bot.state(as)).views;
const top = async () => (await stack()).at(-1) as unknown as ViewOutput;
const state = { subject: { v: { type: 'plain_text_input', value: 'App down' } } };

async function open(): Promise<void> {
  for (const view of await stack())
    await bot.act(ada, { kind: 'close', view: view.id, all: true, state: {} });
  bodies.length = 0;
  await bot.act(ada, { kind: 'send', channel: general, text: '/form' });
  await expect.poll(() => stack()).toHaveLength(1);
}
const submit = async (answer: object, values: object = state) => {
  next = answer;
  return bot.act(ada, { kind: 'submit', view: (await top()).id, state: values });
};
const push = async () => {
  const before = bodies.length;
  const place = { view: (await top()).id };
  await bot.act(ada, { kind: 'action', place, block_id: 'row', action: { action_id: 'deeper' }, state: {} });
  await expect.poll(() => bodies.length).toBe(before + 1);
};

test('a modal opens for the person whose trigger it was, and for nobody else', async () => {
  await open();
  expect((await top()).title).toEqual(plain('Form'));
  expect(await stack(sam)).toEqual([]);
});

test('a select that starts with the current conversation starts where the command was typed', async () => {
  await open();
  expect((await top()).blocks[1]).toMatchObject({ element: { initial_conversation: general } });
});

test('a trigger opens one modal only', async () => {
  await open();
  const trigger_id = triggers.at(-1) ?? '';
  const again = bot.app.client.views.open({ trigger_id, view: form() });
  await expect(again).rejects.toMatchObject({ data: { error: 'exchanged_trigger_id' } });
});

test('a submission carries what was typed, in the shape Slack sends', async () => {
  await open();
  const values = { ...state, where: { v: { type: 'conversations_select', selected_conversation: general } } };
  const { id } = await top();
  await submit({}, values);
  expect(bodies.at(-1)).toMatchObject({
    type: 'view_submission',
    user: { id: ada },
    view: {
      id,
      type: 'modal',
      callback_id: 'form',
      state: { values },
      root_view_id: id,
      previous_view_id: null,
    },
    response_urls: [
      { block_id: 'where', action_id: 'v', channel_id: general, response_url: expect.any(String) },
    ],
  });
  expect(await stack()).toEqual([]);
});

test('errors go to the page and leave the modal open', async () => {
  await open();
  const answer = await submit({ response_action: 'errors', errors: { subject: 'Too short' } });
  expect(answer).toEqual({ ok: true, errors: { subject: 'Too short' } });
  expect(await stack()).toHaveLength(1);
});

test('an update changes the modal in place', async () => {
  await open();
  const { id, hash } = await top();
  await submit({ response_action: 'update', view: form({ title: plain('Second step') }) });
  expect(await top()).toMatchObject({ id, title: plain('Second step') });
  expect((await top()).hash).not.toBe(hash);
});

test('a push puts one on top, and clear closes all', async () => {
  await open();
  const { id } = await top();
  await submit({ response_action: 'push', view: form() });
  expect(await top()).toMatchObject({ previous_view_id: id, root_view_id: id });
  await submit({ response_action: 'clear' });
  expect(await stack()).toEqual([]);
});

test('an answer that Slack would refuse is a failure, and nothing is lost', async () => {
  await open();
  const answer = await submit({ response_action: 'update', view: form({ title: plain('x'.repeat(25)) }) });
  expect(answer).toMatchObject({ ok: false, detail: expect.stringContaining('/view/title/text') });
  expect(await top()).toMatchObject({ title: plain('Form') });
});

test('three modals is the most, counted by what is open now', async () => {
  await open();
  await push();
  await push();
  expect(await stack()).toHaveLength(3);
  await push();
  expect(bodies.at(-1)).toMatchObject({ ok: false, error: 'push_limit_reached' });
  await bot.act(ada, { kind: 'close', view: (await top()).id, all: false, state: {} });
  await push();
  expect(await stack()).toHaveLength(3);
});

test('closing tells the bot only about views that asked for it', async () => {
  await open();
  await push();
  bodies.length = 0;
  await bot.act(ada, { kind: 'close', view: (await top()).id, all: true, state });
  expect(bodies).toMatchObject([
    { type: 'view_closed', is_cleared: true, view: { state: { values: state } } },
  ]);
  expect(await stack()).toEqual([]);
});

test('an external_id may be used again after its modal is closed, and not before', async () => {
  await open();
  const { id } = await top();
  await bot.act(ada, { kind: 'send', channel: general, text: '/form' });
  const second = bot.app.client.views.update({
    external_id: 'only-one',
    view: form({ external_id: 'only-one' }),
  });
  expect(await second).toMatchObject({ view: { id } });
  await open();
  expect((await top()).id).not.toBe(id);
  expect(await top()).toMatchObject({ external_id: 'only-one' });
});

test('a closed modal cannot be updated, and a stale hash is refused', async () => {
  await open();
  const { id } = await top();
  const update = (more: object) => bot.app.client.views.update({ view_id: id, view: form(), ...more });
  await expect(update({ hash: '1.stale' })).rejects.toMatchObject({ data: { error: 'hash_conflict' } });
  await bot.act(ada, { kind: 'close', view: id, all: false, state: {} });
  await expect(update({})).rejects.toMatchObject({ data: { error: 'not_found' } });
});

test('a view that breaks a limit is refused with the place of the fault', async () => {
  await open();
  const update = bot.app.client.views.update({
    view_id: (await top()).id,
    view: form({ title: plain('x'.repeat(25)) }),
  });
  await expect(update).rejects.toMatchObject({
    data: {
      error: 'invalid_arguments',
      response_metadata: { messages: [expect.stringContaining('must be less than 25 characters')] },
    },
  });
});

test('a file given in a form can be fetched with the bot token and with nothing else', async () => {
  const uploaded = await fetch(`${bot.simulator.pageUrl}/page/upload?as=${ada}&name=app.log`, {
    method: 'POST',
    body: 'at=error code=H12',
  });
  const { file } = (await uploaded.json()) as { file: { id: string; url_private: string; size: number } };
  expect(file).toMatchObject({
    name: 'app.log',
    size: 17,
    url_private: expect.stringContaining(new URL(bot.simulator.apiUrl).origin),
  });
  const fetched = await fetch(file.url_private, { headers: { authorization: `Bearer ${botToken}` } });
  expect(await fetched.text()).toBe('at=error code=H12');
  const stranger = await fetch(file.url_private, {
    headers: { authorization: `Bearer ${signingSecret}` },
    redirect: 'manual',
  });
  expect(stranger.status).toBe(302);
  expect(await bot.app.client.files.info({ file: file.id })).toMatchObject({ file: { name: 'app.log' } });
});
