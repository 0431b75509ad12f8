import { expect, test } from 'vitest';
import { createMemoryFeedback } from '../../src/knowledge/feedback.ts';
import { openKnowledge } from '../../src/knowledge/knowledge.ts';
import { createLog } from '../../src/log.ts';
import { startBot } from '../../src/slack/bot.ts';
import { contentDir } from '../support/bot.ts';
import { noInstallations } from '../support/installations.ts';
import { createShelf } from '../support/shelf.ts';
import { startSocketMode } from '../support/socket-mode.ts';

test('over Socket Mode a command is answered in the ack, and each token goes only where it belongs', async () => {
  const slack = await startSocketMode();
  const bot = await startBot({
    config: { mode: 'socket', botToken: 'xoxb-socket', appToken: 'xapp-socket', apiUrl: slack.apiUrl },
    port: 0,
    knowledge: await openKnowledge({ contentDir }),
    feedback: createMemoryFeedback(),
    scopes: [],
    installations: noInstallations,
    shelf: createShelf(),
    log: createLog('silent'),
  });
  const command = { command: '/heroku-error', text: 'H14', team_id: 'T1', user_id: 'U1', channel_id: 'C1' };
  const answer = await slack.send('slash_commands', command);
  expect(answer).toMatchObject({
    response_type: 'ephemeral',
    text: expect.stringContaining('H14 · No web dynos'),
  });
  expect(slack.tokens).toEqual([
    '/api/auth.test Bearer xoxb-socket',
    '/api/apps.connections.open Bearer xapp-socket',
  ]);
  await bot.stop();
  await slack.close();
});
