import { describe, expect, test } from 'vitest';
import { browserFixture, composer, type } from '../simulator/browser-fixture.ts';
import { messageBlocks } from '../simulator/kitchen-sink.ts';
import { general } from '../simulator/tiny-bot.ts';
import { axeViolations, desktop, messagesWith, phone, reachesOutside } from '../support/browser.ts';

const fixture = browserFixture();

describe('every place', () => {
  for (const [name, options] of Object.entries({ desktop, phone })) {
    for (const colorScheme of ['light', 'dark'] as const) {
      test(`is free of axe violations and content outside of the window: ${name}, ${colorScheme}`, () =>
        fixture.onPage({ ...options, colorScheme }, async (page) => {
          await fixture.bot.app.client.chat.postMessage({
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
    fixture.onPage(desktop, async (page) => {
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
