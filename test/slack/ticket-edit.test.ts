import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { viewProblems } from '../support/limits.ts';
import {
  firstStep,
  setTriage,
  startTicketTeam,
  type TicketTeam,
  triage,
  typed,
} from '../support/ticket-team.ts';

let team: TicketTeam;
let id = '';
beforeAll(async () => {
  team = await startTicketTeam();
  await setTriage(team);
}, 30_000);
afterAll(() => team.stop());

const json = (value: unknown) => JSON.stringify(value);
const kinds = async () => (await team.tickets.parts.book.history('T1', id)).map(({ kind }) => kind);
const words = () => team.bot.responses.at(-1)?.text;

describe('editing after Send', () => {
  test('opens the form with what the ticket says, and leaves the priority to triage', async () => {
    id = await team.ticket();
    await team.act('edit', id, 'rita');
    const { view } = team.opened();
    expect(viewProblems(view)).toEqual([]);
    expect(json(view)).toContain('Checkout answers 503');
    expect(json(view)).not.toContain('"block_id":"priority"');
  });

  test('saves each step in the history and the card follows', async () => {
    const { private_metadata } = team.opened();
    const { priority: _, ...values } = firstStep({ impact: typed('All orders, 12,000 an hour') });
    const { reply } = await team.bot.submit('ticket_form', values, { id: 'VE1', private_metadata });
    const next = reply.message.view as unknown as { private_metadata: string; callback_id: string };
    expect(next.callback_id).toBe('ticket_details');
    const shown = await team.bot.submit(
      'ticket_details',
      { configuration: typed('Puma, 5 threads') },
      { id: 'VE1', private_metadata: next.private_metadata },
    );
    expect(json(shown.reply.message)).toContain('Puma, 5 threads');
    await team.settled();
    expect(await kinds()).toEqual(['created', 'sent', 'edited', 'edited']);
    const card = team.bot.api.callsOf('chat.update').filter(({ args }) => args.channel === triage);
    expect(json(card.at(-1))).toContain('12,000 an hour');
    expect((await team.tickets.parts.book.ticket('T1', id))?.priority).toBe('high');
  });

  test('is for the requester alone, and somebody else is told before a form opens', async () => {
    const opened = team.bot.api.callsOf('views.open').length;
    await team.act('edit', id, 'tom');
    expect(words()).toContain('Only the person who opened it');
    expect(team.bot.api.callsOf('views.open')).toHaveLength(opened);
  });
});

test('an action that somebody may not do is refused before they have typed a word', async () => {
  const opened = team.bot.api.callsOf('views.open').length;
  await team.act('change-priority', id, 'mia');
  expect(words()).toContain('Only a member of triage');
  await team.press('ticket_act:resolve', `${id}|1`, 'tom');
  expect(words()).toContain('edited it');
  expect(team.bot.api.callsOf('views.open')).toHaveLength(opened);
});

test('whoever joined is told so, finds Leave, and is told of nothing more after leaving', async () => {
  const joined = await team.act('join', id, 'mia');
  expect(joined.responses.at(-1)?.text).toContain(`You follow ${id}`);
  await team.fill('comment', id, 'tom', 'Looking');
  await team.settled();
  expect(json(team.posted('UMIA').at(-1))).toContain('ticket_act:leave');
  await team.act('show', id, 'mia');
  expect(json(team.opened().view)).toContain('ticket_act:leave');
  const left = await team.act('leave', id, 'mia');
  expect(left.responses.at(-1)?.text).toContain('no longer follow');
  const before = team.posted('UMIA').length;
  await team.fill('comment', id, 'tom', 'Found it');
  await team.settled();
  expect(team.posted('UMIA')).toHaveLength(before);
});

test('the view of a ticket offers each person what they may do', async () => {
  await team.act('show', id, 'rita');
  const own = json(team.opened().view);
  expect(own).toContain('ticket_act:edit');
  expect(own).not.toContain('ticket_act:claim');
  await team.act('show', id, 'tom');
  expect(json(team.opened().view)).toContain('ticket_act:claim');
});

test('a changed priority draws the form again with everything that was typed, secrets aside', async () => {
  await team.bot.command('/heroku-ticket', 'Slow');
  await team.bot.idle();
  const { private_metadata } = team.opened();
  const view = {
    id: 'VP1',
    type: 'modal',
    hash: 'h',
    private_metadata,
    state: { values: firstStep({ impact: typed('token=ghp_16C7e42F292c6912E7710c838347Ae178B4a') }) },
  };
  const selected_option = { text: { type: 'plain_text', text: 'Urgent' }, value: 'urgent' };
  await team.bot.act(
    { type: 'static_select', action_id: 'ticket_priority', selected_option },
    { more: { view } },
  );
  const drawn = json(team.bot.api.callsOf('views.update').at(-1)?.args.view);
  expect(drawn).toContain('Every checkout fails with H12');
  expect(drawn).toContain('"block_id":"confirmed"');
  expect(drawn).not.toContain('ghp_16C7e42F');
});
