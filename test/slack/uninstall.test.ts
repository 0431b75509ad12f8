import { afterEach, expect, test } from 'vitest';
import type { Installations } from '../../src/slack/installations.ts';
import { startTestBot, type TestBot } from '../support/bot.ts';

let bot: TestBot | undefined;
afterEach(() => bot?.stop());

type Query = Parameters<Installations['delete']>[0];

/** A bot whose installations note what is deleted, and fail as often as told. */
async function start(failures = 0) {
  const deleted: Query[] = [];
  const installations: Installations = {
    save: async () => {},
    fetch: async () => undefined,
    async delete(query) {
      if (deleted.push(query) <= failures) throw new Error('the database is away');
    },
  };
  bot = await startTestBot({ installations });
  return { bot, deleted };
}

const uninstalled = { type: 'app_uninstalled' };
const ofOrganisation = [{ enterprise_id: 'E1', team_id: 'T1', user_id: 'UB', is_enterprise_install: true }];

test('a workspace that removes the bot is forgotten', async () => {
  const { bot, deleted } = await start();
  await bot.event(uninstalled);
  expect(deleted).toEqual([{ teamId: 'T1', enterpriseId: undefined, isEnterpriseInstall: false }]);
});

test('an organisation that removes the bot is forgotten as a whole', async () => {
  const { bot, deleted } = await start();
  await bot.event(uninstalled, { enterprise_id: 'E1', authorizations: ofOrganisation });
  expect(deleted).toEqual([{ teamId: 'T1', enterpriseId: 'E1', isEnterpriseInstall: true }]);
});

test('tokens of people that are revoked forget nothing, that of the bot does', async () => {
  const { bot, deleted } = await start();
  await bot.event({ type: 'tokens_revoked', tokens: { oauth: ['U1'] } });
  expect(deleted).toEqual([]);
  await bot.event({ type: 'tokens_revoked', tokens: { bot: ['UB'] } });
  expect(deleted).toHaveLength(1);
});

test('when the database is away Slack is asked to tell it again', async () => {
  const { bot, deleted } = await start(1);
  expect((await bot.event(uninstalled)).status).toBe(500);
  expect((await bot.event(uninstalled)).status).toBe(200);
  expect(deleted).toHaveLength(2);
});
