import type { App, types } from '@slack/bolt';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { everyInput, messageBlocks } from '../simulator/kitchen-sink.ts';
import { general, startTinyBot, type TinyBot } from '../simulator/tiny-bot.ts';
import {
  axeViolations,
  desktop,
  launchBrowser,
  messagesWith,
  openPage,
  phone,
  reachesOutside,
} from '../support/browser.ts';

let browser: Browser;
let bot: TinyBot;
const submitted: Record<string, Record<string, Record<string, unknown>>>[] = [];
const pressed: string[] = [];

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
function register(app: App): void {
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

beforeAll(async () => {
  browser = await launchBrowser();
});

beforeEach(async () => {
  submitted.length = 0;
  pressed.length = 0;
  bot = await startTinyBot(register);
});

afterEach(() => bot.close());

afterAll(() => browser.close());

const composer = (page: Page) => page.getByRole('textbox', { name: /^Message / });
const type = async (page: Page, text: string) => {
  await composer(page).fill(text);
  await composer(page).press('Enter');
};

const hasFocus = async (page: Page, locator: Locator) =>
  (await locator.and(page.locator(':focus')).count()) === 1;

/** Runs `look` on a fresh page and expects that nothing went wrong there. */
async function onPage(
  options: Parameters<typeof openPage>[2],
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const { page, problems } = await openPage(browser, bot.simulator.pageUrl, options);
  await composer(page).waitFor();
  await look(page);
  expect(problems).toEqual([]);
  await page.context().close();
}

describe('a person in the workspace', () => {
  test('completes a command with the keyboard and reads the private answer', () =>
    onPage(desktop, async (page) => {
      await composer(page).focus();
      await page.keyboard.type('/');
      const options = page.getByRole('listbox', { name: 'Commands' }).getByRole('option');
      expect(await options.allInnerTexts()).toHaveLength(3);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowUp');
      expect(await options.nth(0).getAttribute('aria-selected')).toBe('true');
      await page.keyboard.press('Escape');
      expect(await options.count()).toBe(0);
      await page.keyboard.type('ec');
      await page.keyboard.press('Tab');
      expect(await composer(page).inputValue()).toBe('/echo ');
      await page.keyboard.type('hello there');
      await page.keyboard.press('Enter');
      const answer = page.getByRole('listitem').filter({ hasText: 'You said hello there' });
      await answer.waitFor();
      expect(await answer.innerText()).toContain('Only visible to you');
      expect(await answer.locator('strong').innerText()).toBe('hello there');
    }));

  test('presses buttons, is asked before a dangerous one, and reads the answer', () =>
    onPage(desktop, async (page) => {
      await bot.app.client.chat.postMessage({
        channel: general,
        text: 'All',
        blocks: messageBlocks as never,
      });
      const message = page.getByRole('listitem').filter({ hasText: 'Request timeout' }).last();
      await message.getByRole('button', { name: 'Go', exact: true }).click();
      await page.getByText('Went', { exact: true }).waitFor();
      await message.getByRole('button', { name: 'Stop', exact: true }).click();
      await page.getByRole('dialog', { name: 'Stop it?' }).getByRole('button', { name: 'Keep' }).click();
      expect(pressed).not.toContain('stop');
      await message.getByRole('button', { name: 'Stop', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Stop' }).click();
      await message.getByRole('combobox', { name: 'Pick a code' }).selectOption('R14');
      await message.getByRole('button', { name: 'Helpful', exact: true }).click();
      await expect.poll(() => pressed.slice(-3)).toEqual(['stop', 'pick', 'vote']);
      expect(await message.getByRole('link', { name: /Read the docs/ }).getAttribute('href')).toBe(
        'https://example.com/docs',
      );
      await message.getByRole('button', { name: 'Count' }).click();
      expect(
        await message
          .getByRole('table', { name: 'Events for each path' })
          .locator('tbody td')
          .first()
          .innerText(),
      ).toBe('0');
    }));

  test('plays two people, each with an own view of the same channel', () =>
    onPage(desktop, async (page) => {
      await type(page, 'a secret for /me only? no, a message for all');
      await type(page, '/echo only Ada');
      await messagesWith(page, 'You said only Ada').waitFor();
      await page.getByRole('button', { name: /Sam Okoro/ }).click();
      await page.getByRole('button', { name: /Sam Okoro/, pressed: true }).waitFor();
      await messagesWith(page, 'a message for all').waitFor();
      expect(await messagesWith(page, 'You said only Ada').count()).toBe(0);
      expect(await page.getByRole('button', { name: 'ada-private' }).count()).toBe(0);
    }));

  test('answers in a thread beside the channel, where commands are not supported', () =>
    onPage(desktop, async (page) => {
      await type(page, '@Tiny hello');
      const channel = page.getByRole('region', { name: 'Messages in #general' });
      const mine = channel.getByRole('listitem').filter({ hasText: '@Tiny hello' });
      await mine.getByRole('button', { name: '1 reply' }).click();
      const thread = page.getByRole('complementary', { name: 'Thread' });
      await thread.getByText('Here, @Ada Park').waitFor();
      await thread.getByRole('textbox', { name: 'Reply' }).fill('/echo no');
      await page.keyboard.press('Enter');
      await thread.getByText('is not supported in threads').waitFor();
      await thread.getByRole('textbox', { name: 'Reply' }).fill('thanks');
      await page.keyboard.press('Enter');
      await mine.getByRole('button', { name: '2 replies' }).waitFor();
      await page.keyboard.press('Escape');
      expect(await thread.count()).toBe(0);
    }));

  test('uses a message shortcut and sees the Home', () =>
    onPage(desktop, async (page) => {
      await type(page, 'twelve chars');
      const mine = page.getByRole('listitem').filter({ hasText: 'twelve chars' }).last();
      await mine.hover();
      await mine.getByRole('button', { name: 'More actions' }).click();
      await page.getByRole('menuitem', { name: /Count letters/ }).click();
      await messagesWith(page, '12 letters').waitFor();
      await page.getByRole('button', { name: 'Tiny Home' }).click();
      await page.getByRole('heading', { name: /Request timeout/ }).waitFor();
      await page.getByRole('button', { name: 'Messages' }).click();
      await page.getByRole('textbox', { name: 'Message Tiny' }).waitFor();
    }));

  test('reads a tall answer from its first line, and finds a linked message', async () => {
    const inView = async (page: Page, words: string): Promise<boolean> => {
      const list = await page.getByRole('region', { name: 'Messages in #general' }).boundingBox();
      const message = await messagesWith(page, words).last().boundingBox();
      return (
        list !== null && message !== null && message.y >= list.y && message.y < list.y + list.height - 20
      );
    };
    const post = (text: string, blocks?: object[]) =>
      bot.app.client.chat.postMessage({
        channel: general,
        text,
        ...(blocks ? { blocks: blocks as never } : {}),
      });
    const first = await post('the very first');
    const { page } = await openPage(browser, bot.simulator.pageUrl, desktop);
    await composer(page).waitFor();
    await post('All', messageBlocks);
    await messagesWith(page, 'Request timeout').waitFor();
    expect(await inView(page, 'Request timeout')).toBe(true);
    await post('the very last');
    await messagesWith(page, 'the very last').waitFor();
    expect(await inView(page, 'the very last')).toBe(true);
    expect(await inView(page, 'the very first')).toBe(false);
    const { permalink = '' } = await bot.app.client.chat.getPermalink({
      channel: general,
      message_ts: String(first.ts),
    });
    await page.goto(permalink);
    await messagesWith(page, 'the very first').waitFor();
    expect(await inView(page, 'the very first')).toBe(true);
    await page.context().close();
  });

  test('runs what a panel offers and reads what came of it', async () => {
    const other = await startTinyBot(register, {
      panels: [
        {
          id: 'replay',
          title: 'Replay',
          description: 'Plays something again.',
          actions: [
            { id: 'one', label: 'Play one' },
            { id: 'two', label: 'Play two' },
          ],
          run: async (action, user) => {
            if (action === 'two') throw new Error('There is no second one.');
            return `Played ${action} for ${user}.`;
          },
        },
      ],
    });
    const { page } = await openPage(browser, other.simulator.pageUrl, desktop);
    await page.getByRole('button', { name: 'Replay' }).click();
    await page.getByRole('button', { name: 'Play one' }).click();
    await page.getByText('Played one for U0SIMADA.').waitFor();
    await page.getByRole('button', { name: 'Play two' }).click();
    await page.getByText('That did not work. There is no second one.').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await page.context().close();
    await other.close();
  });

  test('is told when the workspace is gone, and reads on when it is back', async () => {
    const { page } = await openPage(browser, bot.simulator.pageUrl, desktop);
    await type(page, 'before');
    await messagesWith(page, 'before').waitFor();
    await bot.close();
    await page.getByText('The connection to the local workspace is lost').waitFor();
    await type(page, 'not lost');
    await page.getByText('The message was not sent').waitFor();
    bot = await startTinyBot(register, { port: Number(new URL(bot.simulator.pageUrl).port) });
    await page.getByText('The connection to the local workspace is lost').waitFor({ state: 'detached' });
    await composer(page).press('Enter');
    await messagesWith(page, 'not lost').waitFor();
    expect(await messagesWith(page, 'before').count()).toBe(0);
    await page.context().close();
  });
});

describe('a form', () => {
  const dialog = (page: Page) => page.getByRole('dialog');

  async function fillAll(page: Page): Promise<void> {
    const form = dialog(page);
    await form.getByLabel('Subject').fill('App down');
    await form.getByLabel('What happened').fill('It\nbroke');
    await form.getByLabel('E-mail').fill('ada@example.com');
    await form.getByLabel('Address').fill('https://example.com');
    await form.getByLabel('People affected').fill('42');
    await form.getByLabel('Priority').selectOption('urgent');
    await form.getByLabel('Systems').click();
    await form.getByRole('option', { name: 'Apps' }).click();
    await form.getByRole('option', { name: 'Data' }).click();
    await form.getByLabel('Application').fill('shop');
    await form.getByRole('option', { name: 'web-shop' }).click();
    await form.getByLabel('Person').selectOption('U0SIMSAM');
    await form.getByLabel('Conversation').selectOption(general);
    await form.getByLabel('Channel', { exact: true }).selectOption('C0SIMOPS');
    await form.getByLabel('Some people').check();
    await form.getByLabel('The logs').check();
    await form.getByLabel('Day').fill('2026-07-01');
    await form.getByLabel('Time').fill('14:30');
    await form.getByLabel('Moment').fill('2026-07-01T14:30');
    await form
      .getByLabel('Log files')
      .setInputFiles({ name: 'app.log', mimeType: 'text/plain', buffer: Buffer.from('code=H12') });
    await form.getByText('app.log').waitFor();
    await form.getByLabel('Notes').fill('Some notes');
  }

  test('sends what was entered in every kind of input', () =>
    onPage(desktop, async (page) => {
      await type(page, '/form ');
      await fillAll(page);
      await dialog(page).getByRole('button', { name: 'Create' }).click();
      await dialog(page).waitFor({ state: 'detached' });
      expect(submitted.at(-1)).toMatchObject({
        subject: { v: { type: 'plain_text_input', value: 'App down' } },
        story: { v: { value: 'It\nbroke' } },
        mail: { v: { type: 'email_text_input', value: 'ada@example.com' } },
        address: { v: { type: 'url_text_input', value: 'https://example.com' } },
        count: { v: { type: 'number_input', value: '42' } },
        priority: { v: { selected_option: { value: 'urgent' } } },
        systems: { v: { selected_options: [{ value: 'apps' }, { value: 'data' }] } },
        app: { v: { type: 'external_select', selected_option: { value: 'web-shop' } } },
        who: { v: { selected_user: 'U0SIMSAM' } },
        where: { v: { selected_conversation: general } },
        channel: { v: { selected_channel: 'C0SIMOPS' } },
        scope: { v: { selected_option: { value: 'some' } } },
        checks: { v: { selected_options: [{ value: 'logs' }] } },
        day: { v: { selected_date: '2026-07-01' } },
        time: { v: { selected_time: '14:30' } },
        // Ada is in Berlin, two hours ahead of UTC in July; the browser is not.
        moment: { v: { selected_date_time: Date.UTC(2026, 6, 1, 12, 30) / 1000 } },
        files: { v: { files: [{ name: 'app.log', url_private: expect.stringContaining('/files-pri/') }] } },
        rich: { v: { rich_text_value: { type: 'rich_text' } } },
      });
    }));

  test('shows errors at the fields, of Slack and of the bot, and keeps what was typed', () =>
    onPage(desktop, async (page) => {
      await type(page, '/form ');
      await dialog(page).getByRole('button', { name: 'Create' }).click();
      await dialog(page).getByText('Please complete this required field.').first().waitFor();
      await fillAll(page);
      await dialog(page).getByLabel('Subject').fill('wrong');
      await dialog(page).getByRole('button', { name: 'Create' }).click();
      await dialog(page).getByText('Say what is wrong.').waitFor();
      const subject = dialog(page).getByLabel('Subject');
      await expect.poll(() => hasFocus(page, subject)).toBe(true);
      expect(await dialog(page).getByLabel('E-mail').inputValue()).toBe('ada@example.com');
      await subject.fill('break');
      await dialog(page).getByRole('button', { name: 'Create' }).click();
      await dialog(page).getByText('We had some trouble connecting. Try again?').waitFor();
      await subject.fill('next');
      await dialog(page).getByRole('button', { name: 'Create' }).click();
      await page.getByRole('dialog', { name: 'Second' }).getByRole('button', { name: 'Back' }).click();
      expect(await page.getByRole('dialog', { name: 'Every input' }).getByLabel('Subject').inputValue()).toBe(
        'next',
      );
    }));

  test('keeps what was typed when the bot changes it meanwhile', () =>
    onPage(desktop, async (page) => {
      await type(page, '/fail ');
      await dialog(page).getByLabel('Subject').fill('Kept');
      await dialog(page).getByLabel('What happened').fill('Kept as well');
      await dialog(page).getByLabel('Priority').selectOption('urgent');
      const changed = page.getByRole('dialog', { name: 'Changed' });
      await changed.getByLabel('Why so urgent').waitFor();
      await changed.getByText('If production is down, call first.').waitFor();
      expect(await changed.getByLabel('Subject').inputValue()).toBe('Kept');
      expect(await changed.getByLabel('What happened').inputValue()).toBe('Kept as well');
      expect(await changed.getByLabel('Priority').inputValue()).toBe('urgent');
    }));

  test('opens from the lightning button, holds the focus and gives it back', () =>
    onPage(desktop, async (page) => {
      await page.getByRole('button', { name: 'Shortcuts' }).click();
      await page.getByRole('menuitem', { name: /Open the form/ }).press('Enter');
      await dialog(page).waitFor();
      expect(await hasFocus(page, dialog(page).getByLabel('Subject'))).toBe(true);
      for (let step = 0; step < 40; step += 1) {
        await page.keyboard.press('Tab');
        const outside =
          'document.activeElement !== document.body && !document.activeElement.closest("dialog")';
        expect(await page.evaluate(outside)).toBe(false);
      }
      await page.keyboard.press('Escape');
      await dialog(page).waitFor({ state: 'detached' });
      expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toBe('Shortcuts');
    }));
});

describe('every place', () => {
  for (const [name, options] of Object.entries({ desktop, phone })) {
    for (const colorScheme of ['light', 'dark'] as const) {
      test(`is free of axe violations and content outside of the window: ${name}, ${colorScheme}`, () =>
        onPage({ ...options, colorScheme }, async (page) => {
          await bot.app.client.chat.postMessage({
            channel: general,
            text: 'All',
            blocks: messageBlocks as never,
          });
          await type(page, '/echo hi');
          await messagesWith(page, 'You said hi').waitFor();
          const check = async (): Promise<void> => {
            expect(await axeViolations(page)).toEqual([]);
            expect(await reachesOutside(page)).toEqual([]);
          };
          await check();
          await composer(page).fill('/');
          await check();
          await type(page, '/form ');
          await page.getByRole('dialog').getByRole('button', { name: 'Create' }).click();
          await check();
          await page.keyboard.press('Escape');
          await page.getByRole('dialog').waitFor({ state: 'detached' });
          if (name === 'phone') {
            await page.getByRole('button', { name: 'Channels', exact: true }).click();
            await check();
          }
          await page.getByRole('button', { name: 'Tiny Home' }).click();
          await page.getByRole('heading', { name: /Request timeout/ }).waitFor();
          await check();
        }));
    }
  }

  test('can be reached and used with the keyboard alone', () =>
    onPage(desktop, async (page) => {
      await page.evaluate('document.body.focus()');
      const reach = async (name: RegExp): Promise<void> => {
        for (let step = 0; step < 60; step += 1) {
          await page.keyboard.press('Tab');
          const label =
            'document.activeElement.getAttribute("aria-label") || document.activeElement.textContent';
          if (name.test(String(await page.evaluate(label)))) return;
        }
        throw new Error(`Tab never reached ${name}`);
      };
      await reach(/^ops/);
      await page.keyboard.press('Enter');
      await reach(/^Message #ops$/);
      await page.keyboard.type('@Tiny from the keyboard');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: '1 reply' }).waitFor();
      // Back over the lightning button to the tools of the last message.
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.press('Enter');
      await page.keyboard.press('ArrowDown');
      expect(await page.evaluate('document.activeElement.getAttribute("role")')).toBe('menuitem');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: '1 reply' }).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('complementary', { name: 'Thread' }).waitFor();
    }));
});
