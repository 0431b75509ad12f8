import { expect } from 'vitest';
import { type Answered, type MainBot, person } from '../support/main-bot.ts';
import type { SlackApi } from '../support/slack-api.ts';
import { firstStep, triage, typed } from '../support/ticket-team.ts';
import type { Town } from './town.ts';

/** Submits a form; `id` is that of the view, which stays the same when it is submitted again. */
export function form(
  bot: MainBot,
  callback_id: string,
  values: object,
  private_metadata: string,
  id: string,
  user = 'U1',
): Promise<Answered> {
  const view = { id, hash: 'h', type: 'modal', callback_id, private_metadata, state: { values } };
  return bot.interact({ type: 'view_submission', ...person(user), view });
}

/** From the form to a claimed ticket, by people who do not give up; `number` is what the ticket will be. */
export async function story({ bot, sure, until, texts }: Town, api: SlackApi, number: number): Promise<void> {
  const id = `HT-${number}`;
  const views = () => api.callsOf('views.open').length;
  const before = views();
  await sure(() => bot().command({ command: '/heroku-ticket', text: 'high' }));
  await expect.poll(views, { timeout: 10_000 }).toBeGreaterThan(before);
  const opened = api.callsOf('views.open').at(-1)?.args.view as { private_metadata: string };
  const { draft } = JSON.parse(opened.private_metadata) as { draft: string };
  const first = firstStep({ subject: typed(`Story ${number}`) });
  const answer = await sure(() => form(bot(), 'ticket_form', first, opened.private_metadata, `V${number}a`));
  const next = (answer.message.view as { private_metadata: string }).private_metadata;
  const details = { logs: typed(`line of story ${number}`) };
  await sure(() => form(bot(), 'ticket_details', details, next, `V${number}b`));
  const press = (action_id: string, value: string, user: string) => () =>
    bot().interact({
      type: 'block_actions',
      ...person(user),
      channel: { id: triage, name: 'triage' },
      container: { type: 'message', message_ts: '1.1', channel_id: triage },
      response_url: `${api.url}respond`,
      actions: [{ type: 'button', action_id, value, action_ts: String(number), block_id: 'b' }],
    });
  await until(() => texts().includes(`${id} was sent to triage`), press('ticket_send', draft, 'U1'));
  const state = (kind: string) => JSON.stringify({ id, kind, seen: 99 });
  const fill = (kind: string, values: object) =>
    sure(() => form(bot(), 'ticket_action', values, state(kind), `V${number}${kind}`, 'UTOM'));
  const urgent = { value: { selected_option: { value: 'urgent' } } };
  await fill('change-priority', { text: typed('It is down'), choice: urgent });
  await fill('comment', { text: typed('Look at the router') });
  const shared = {
    people: { value: { selected_users: ['UMIA'] } },
    channel: { value: { selected_conversation: 'CSHARED' } },
  };
  await sure(() => form(bot(), 'ticket_share', shared, state('share'), `V${number}share`));
  const claimed = new RegExp(`${id} Urgent: Story ${number}\\. Claimed`);
  await until(() => claimed.test(texts()), press('ticket_act:claim', `${id}|99`, 'UTOM'));
}
