import { expect, test } from 'vitest';
import { createMemoryFeedback } from '../../src/knowledge/feedback.ts';
import { openKnowledge } from '../../src/knowledge/knowledge.ts';
import { createLog } from '../../src/log.ts';
import { startBot } from '../../src/slack/bot.ts';
import { contentDir } from '../support/bot.ts';
import { noInstallations } from '../support/installations.ts';
import { createShelf } from '../support/shelf.ts';
import { startSocketMode } from '../support/socket-mode.ts';

const command = { command: '/heroku-error', text: 'H14', team_id: 'T1', user_id: 'U1', channel_id: 'C1' };

async function start(apiUrl: string) {
  return startBot({
    config: { mode: 'socket', botToken: 'xoxb-socket', appToken: 'xapp-socket', apiUrl },
    port: 0,
    knowledge: await openKnowledge({ contentDir }),
    feedback: createMemoryFeedback(),
    scopes: [],
    installations: noInstallations,
    shelf: createShelf(),
    log: createLog('silent'),
  });
}

test('over Socket Mode a command is answered in the ack, and each token goes only where it belongs', async () => {
  const slack = await startSocketMode();
  const bot = await start(slack.apiUrl);
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

test('when Slack renews the connection the bot comes back and answers; forms and events are acknowledged too', async () => {
  const slack = await startSocketMode();
  const bot = await start(slack.apiUrl);
  for (const reason of ['warning', 'refresh_requested'] as const) {
    await slack.disconnect(reason);
    const answer = await slack.send('slash_commands', command);
    expect(answer.text).toContain('H14 · No web dynos');
  }
  const person = { team: { id: 'T1' }, user: { id: 'U1' } };
  const state = { values: { question: { words: { type: 'plain_text_input', value: '' } } } };
  const view = { id: 'V1', type: 'modal', callback_id: 'search_view', private_metadata: '', state };
  expect(await slack.send('interactive', { type: 'view_submission', ...person, view })).toMatchObject({
    response_action: 'errors',
  });
  const event = { type: 'channel_archive', channel: 'C1', user: 'U1' };
  const envelope = { type: 'event_callback', team_id: 'T1', event_id: 'Ev1', event };
  expect(await slack.send('events_api', envelope)).toEqual({});
  await bot.stop();
  await slack.close();
}, 60_000);
