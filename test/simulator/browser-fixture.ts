import type { App, types } from '@slack/bolt';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { desktop, launchBrowser, openPage, type WatchedPage } from '../support/browser.ts';
import { everyInput, messageBlocks } from './kitchen-sink.ts';
import { startTinyBot, type TinyBot } from './tiny-bot.ts';

/** What the app under trial was sent, in this test. */
export const submitted: Record<string, Record<string, Record<string, unknown>>>[] = [];
export const pressed: string[] = [];

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const form = (more: object = {}) =>
  ({
    type: 'modal',
    callback_id: 'form',
    title: plain('Every input'),
    submit: plain('Create'),
    close: plain('Cancel'),
    blocks: everyInput,
    ...more,
  }) as unknown as types.ModalView;

/** What the app under trial does. */
export function register(app: App): void {
  app.command('/echo', async ({ ack, command }) => ack(`You said *${command.text}*`));
  app.command('/form', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: form() });
  });
  app.command('/fail', async ({ ack, body, client }) => {
    await ack();
    const blocks = everyInput.slice(1, 3);
    const priority = { ...everyInput.find((b) => b.block_id === 'priority'), dispatch_action: true };
    await client.views.open({
      trigger_id: body.trigger_id,
      view: form({ title: plain('Changing'), blocks: [priority, ...blocks] }),
    });
  });
  app.action({ block_id: 'priority' }, async ({ ack, body, client }) => {
    await ack();
    if (!('view' in body) || !body.view) return;
    const why = { ...everyInput[1], block_id: 'why', label: plain('Why so urgent') };
    const blocks = [...everyInput.slice(0, 1), why, ...body.view.blocks];
    await client.views.update({ view_id: body.view.id, view: form({ title: plain('Changed'), blocks }) });
  });
  app.shortcut('open_form', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: form() });
  });
  app.shortcut('count_letters', async ({ ack, respond, body }) => {
    await ack();
    const length = 'message' in body ? (body.message.text ?? '').length : 0;
    await respond(`${length} letters`);
  });
  app.view('form', async ({ ack, view }) => {
    submitted.push(view.state.values as never);
    const subject = view.state.values.subject?.v?.value ?? '';
    if (subject === 'wrong')
      await ack({ response_action: 'errors', errors: { subject: 'Say what is wrong.' } });
    else if (subject === 'next')
      await ack({ response_action: 'push', view: form({ title: plain('Second') }) });
    else if (subject === 'break') throw new Error('on purpose');
    else await ack();
  });
  app.options('v', async ({ ack, payload }) => {
    const all = ['web-shop', 'web-blog'].filter((name) => name.includes(payload.value));
    await ack({ options: all.map((value) => ({ text: plain(value), value })) });
  });
  app.action(/.*/, async ({ ack, body, action, respond }) => {
    const id = 'action_id' in action ? action.action_id : '';
    pressed.push(id);
    await ack();
    if (id === 'go' && body.type === 'block_actions')
      await respond({ text: 'Went', response_type: 'ephemeral' });
  });
  app.event('app_home_opened', async ({ client, event }) => {
    const blocks = messageBlocks.filter((block) => ['header', 'section', 'actions'].includes(block.type));
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: blocks as never } });
  });
  app.event('app_mention', async ({ say, event }) => {
    await say({ text: `Here, <@${event.user}>`, thread_ts: event.ts });
  });
}

/** Where one types. */
export const composer = (page: Page) => page.getByRole('textbox', { name: /^Message / });
/** Types and sends. */
export const type = async (page: Page, text: string) => {
  await composer(page).fill(text);
  await composer(page).press('Enter');
};

/** Whether the element has the focus now. */
export const hasFocus = async (page: Page, locator: Locator) =>
  (await locator.and(page.locator(':focus')).count()) === 1;

export interface BrowserFixture {
  /** The app and its workspace in this test; a test may put another in its place. */
  bot: TinyBot;
  /** Opens a page, by default the workspace's, and gives what went wrong on it along. */
  open(options?: BrowserContextOptions, url?: string): Promise<WatchedPage>;
  /** Runs `look` on a fresh page and expects that nothing went wrong there. */
  onPage(options: BrowserContextOptions, look: (page: Page) => Promise<void>): Promise<void>;
}

/** A browser for the file, and for each test a fresh workspace with the app in it. */
export function browserFixture(): BrowserFixture {
  let browser: Browser | undefined;
  let bot: TinyBot | undefined;

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  beforeEach(async () => {
    submitted.length = 0;
    pressed.length = 0;
    bot = await startTinyBot(register);
  });
  afterEach(() => bot?.close());
  afterAll(() => browser?.close());

  const fixture: BrowserFixture = {
    get bot(): TinyBot {
      if (!bot) throw new Error('The bot runs only inside of a test.');
      return bot;
    },
    set bot(another: TinyBot) {
      bot = another;
    },
    open(options = desktop, url = fixture.bot.simulator.pageUrl) {
      if (!browser) throw new Error('The browser runs only inside of a test.');
      return openPage(browser, url, options);
    },
    async onPage(options, look) {
      const { page, problems } = await fixture.open(options);
      await composer(page).waitFor();
      await look(page);
      expect(problems).toEqual([]);
      await page.context().close();
    },
  };
  return fixture;
}
