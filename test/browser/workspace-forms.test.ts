import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { browserFixture, hasFocus, submitted, type } from '../simulator/browser-fixture.ts';
import { general } from '../simulator/tiny-bot.ts';
import { desktop } from '../support/browser.ts';

const fixture = browserFixture();

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
    fixture.onPage(desktop, async (page) => {
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
    fixture.onPage(desktop, async (page) => {
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
    fixture.onPage(desktop, async (page) => {
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
    fixture.onPage(desktop, async (page) => {
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
