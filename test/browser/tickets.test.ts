import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, messagesWith, openPage } from '../support/browser.ts';
import { type LocalBot, startLocalBot } from '../support/local-bot.ts';

let bot: LocalBot;
let browser: Browser;

beforeAll(async () => {
  [bot, browser] = await Promise.all([startLocalBot(), launchBrowser()]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  expect(await bot.stop()).toBe(0);
});

async function type(page: Page, words: string) {
  const composer = page.getByRole('textbox', { name: /^Message/ });
  await composer.fill(words);
  await composer.press('Enter');
}

test('an urgent ticket goes from the command to a claimed card in triage', async () => {
  const { page, problems } = await openPage(browser, bot.url);
  await type(page, '/heroku-ticket settings');
  const sidebar = page.getByRole('navigation', { name: 'Workspace' });
  const form = page.getByRole('dialog');
  await form.getByLabel('Triage channel').selectOption('C0SIMSUPPORTTRIAGE');
  await form.getByRole('button', { name: 'Save' }).click();
  await form.getByText('Saved.').waitFor();
  await page.keyboard.press('Escape');
  await form.waitFor({ state: 'detached' });

  await type(page, '/heroku-ticket urgent Checkout is down');
  await form
    .locator('[id$="_description-value"]')
    .fill('Every checkout fails with H12 since the last deploy.');
  await form.locator('[id$="_impact-value"]').fill('Nobody can pay');
  await form.getByRole('button', { name: 'Next' }).click();
  await form.getByRole('button', { name: 'Review' }).click();
  await form.waitFor({ state: 'detached' });
  await sidebar
    .getByRole('button', { name: /Heroku Support/ })
    .first()
    .click();
  await messagesWith(page, 'Draft: Checkout is down')
    .getByRole('button', { name: 'Send', exact: true })
    .click();
  await page.getByText('HT-1 was sent to triage').first().waitFor();
  await sidebar
    .getByRole('button', { name: /support-triage/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Claim' }).last().click();
  await page
    .getByText(/Claimed by/)
    .first()
    .waitFor();
  expect(await page.getByText('Error id').count()).toBe(0);
  expect(problems).toEqual([]);
}, 60_000);
