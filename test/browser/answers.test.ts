import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  axeViolations,
  desktop,
  launchBrowser,
  openPage,
  overflowsSideways,
  phone,
} from '../support/browser.ts';
import { type LocalBot, startLocalBot } from '../support/local-bot.ts';

let bot: LocalBot;
let browser: Browser;

beforeAll(async () => {
  [bot, browser] = await Promise.all([startLocalBot(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  expect(await bot.stop()).toBe(0);
});

async function type(page: Page, words: string) {
  const composer = page.getByRole('textbox', { name: /^Message/ });
  await composer.fill(words);
  await composer.press('Enter');
}

async function typed(words: string, options: Parameters<typeof openPage>[2] = desktop) {
  const opened = await openPage(browser, bot.url, options);
  await type(opened.page, words);
  return opened;
}

test('a newcomer types /heroku-error H14 and reads the answer', async () => {
  const { page, problems } = await typed('/heroku-error H14');
  await page.getByText('No web dynos running').first().waitFor();
  await page.getByText('heroku ps:scale web=1 -a APP').first().waitFor();
  await page.getByText('Only visible to you').first().waitFor();
  expect(problems).toEqual([]);
  expect(await axeViolations(page)).toEqual([]);
});

test('the answer is shared to the channel for the other person to read', async () => {
  const { page } = await typed('/heroku-error H12');
  await page.getByRole('button', { name: 'Share to channel' }).last().click();
  await page
    .getByText(/Shared by/)
    .first()
    .waitFor();
  await page.getByText('Shared to this channel.').first().waitFor();
});

test('a page opens in full in a dialog and closes with Escape', async () => {
  const { page } = await typed('/heroku-kb how do I roll back a release');
  await page
    .getByRole('button', { name: /Open in full/ })
    .last()
    .click();
  await page.getByRole('dialog').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('on a phone, in the dark, nothing runs over the edge', async () => {
  const { page } = await typed('/heroku-error H14', { ...phone, colorScheme: 'dark' });
  await page.getByText('heroku ps:scale web=1 -a APP').first().waitFor();
  await type(page, '/heroku-error');
  await page.getByRole('combobox', { name: 'Choose an error code' }).waitFor();
  expect(await overflowsSideways(page)).toBe(false);
  expect(await page.locator('.messages').evaluate((list) => list.scrollWidth - list.clientWidth)).toBe(0);
  expect(await axeViolations(page)).toEqual([]);
});
