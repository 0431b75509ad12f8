import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { browserFixture, composer, pressed, register, type } from '../simulator/browser-fixture.ts';
import { messageBlocks } from '../simulator/kitchen-sink.ts';
import { general, startTinyBot } from '../simulator/tiny-bot.ts';
import { axeViolations, desktop, messagesWith } from '../support/browser.ts';

const fixture = browserFixture();

describe('a person in the workspace', () => {
  test('completes a command with the keyboard and reads the private answer', () =>
    fixture.onPage(desktop, async (page) => {
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
    fixture.onPage(desktop, async (page) => {
      await fixture.bot.app.client.chat.postMessage({
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
    fixture.onPage(desktop, async (page) => {
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
    fixture.onPage(desktop, async (page) => {
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
    fixture.onPage(desktop, async (page) => {
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
      fixture.bot.app.client.chat.postMessage({
        channel: general,
        text,
        ...(blocks ? { blocks: blocks as never } : {}),
      });
    const first = await post('the very first');
    const { page } = await fixture.open();
    await composer(page).waitFor();
    await post('All', messageBlocks);
    await messagesWith(page, 'Request timeout').waitFor();
    expect(await inView(page, 'Request timeout')).toBe(true);
    await post('the very last');
    await messagesWith(page, 'the very last').waitFor();
    expect(await inView(page, 'the very last')).toBe(true);
    expect(await inView(page, 'the very first')).toBe(false);
    const { permalink = '' } = await fixture.bot.app.client.chat.getPermalink({
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
    const { page } = await fixture.open(desktop, other.simulator.pageUrl);
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
    const { page } = await fixture.open();
    await type(page, 'before');
    await messagesWith(page, 'before').waitFor();
    await fixture.bot.close();
    await page.getByText('The connection to the local workspace is lost').waitFor();
    await type(page, 'not lost');
    await page.getByText('The message was not sent').waitFor();
    fixture.bot = await startTinyBot(register, { port: Number(new URL(fixture.bot.simulator.pageUrl).port) });
    await page.getByText('The connection to the local workspace is lost').waitFor({ state: 'detached' });
    await composer(page).press('Enter');
    await messagesWith(page, 'not lost').waitFor();
    expect(await messagesWith(page, 'before').count()).toBe(0);
    await page.context().close();
  });
});
