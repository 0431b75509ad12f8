import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { limitProblems, viewProblems } from '../support/limits.ts';
import {
  firstStep,
  setTriage,
  startTicketTeam,
  type TicketTeam,
  triage,
  typed,
} from '../support/ticket-team.ts';

const architects = 'CARCH';
let team: TicketTeam;
beforeAll(async () => {
  team = await startTicketTeam();
}, 60_000);
afterAll(() => team.stop());

const json = (value: unknown) => JSON.stringify(value);
const command = async (text: string) => {
  const reply = await team.bot.command('/heroku-csa', text);
  await team.bot.idle();
  return reply.message;
};
const goal = 'We plan a launch with ten times the traffic and want a review of our dyno and Postgres sizing';
const form = (more: object = {}) => ({
  goal: typed(goal),
  apps: typed('shop, EU'),
  loadNow: typed('200 requests a second'),
  loadExpected: typed('2,000 a second for two hours'),
  constraints: typed(''),
  deadline: typed('2027-02-01'),
  ...more,
});
/** Opens the form and submits it; gives the view that answers. */
async function ask(values: object = form()) {
  await command('');
  const { private_metadata } = team.opened();
  const { reply } = await team.bot.submit('csa_form', values, { private_metadata });
  return reply.message as unknown as {
    errors?: Record<string, string>;
    view?: { private_metadata: string; title: { text: string } };
  };
}
let clicks = 0;
const press = (kind: string, id: string, name: 'rita' | 'tom' | 'mia', more: object = {}) =>
  team.press(`csa_act:${kind}`, id, name, more);
const fill = (kind: string, id: string, name: 'rita' | 'tom' | 'mia', text: string) => {
  clicks += 1;
  const more = { id: `VC${clicks}`, private_metadata: json({ id, kind }) };
  return team.bot.submit('csa_action', { text: typed(text) }, more, team.as(name));
};

test('the form opens at once, with the words behind the command as its goal', async () => {
  await command('Review of our Private Space');
  const { view } = team.opened();
  expect(viewProblems(view)).toEqual([]);
  expect(json(view)).toContain('"initial_value":"Review of our Private Space"');
});

test('without any channel a request is kept, and shown as soon as the settings name one', async () => {
  expect(json(await ask())).toContain('There is no channel for architects yet');
  await setTriage(team, { csaChannel: architects });
  await team.tickets.parts.csa.wake('T1');
  await team.settled();
  const [card] = team.posted(architects);
  expect(card?.text).toContain('CSA-1: We plan a launch');
  expect(limitProblems(card as never)).toEqual([]);
  for (const part of ['2,000 a second', 'csa_act:answered', '<@U1>']) expect(json(card)).toContain(part);
});

test('a goal of spaces and a text over the limit are refused at their fields', async () => {
  expect((await ask(form({ goal: typed('   ') }))).errors).toMatchObject({
    goal: expect.stringContaining('sentence'),
  });
  const long = await ask(form({ apps: typed('x'.repeat(3001)) }));
  expect(long.errors).toMatchObject({ apps: expect.stringContaining('3,000') });
});

test('secrets are hidden before anything is saved, and it is said', async () => {
  const secret = 'hunter2hunter2';
  const said = json(
    await ask(form({ constraints: typed(`DATABASE_URL=postgres://u:${secret}@h.example.com/db`) })),
  );
  expect(said).toContain('Hidden before saving: password in DATABASE_URL');
  await team.settled();
  const { rows } = await team.tickets.store.pool.query('select value::text from csa_requests');
  expect(json(rows)).not.toContain(secret);
  expect(json(team.posted(architects))).not.toContain(secret);
});

describe('words of an outage', () => {
  test('offer a ticket with what was typed, and the way on to the architects', async () => {
    const outage = form({
      goal: typed('Checkout is down, customers cannot pay, we see H12 errors everywhere'),
    });
    const { view } = await ask(outage);
    expect(json(view)).toContain('csa_to_ticket');
    expect(json(view)).toContain('Ask anyway');
    expect(json(view)).toContain('“');
    await team.bot.act(
      { type: 'button', action_id: 'csa_to_ticket', value: 'x' },
      { more: { view: { id: 'VO', type: 'modal', hash: 'h', state: { values: outage } } } },
    );
    const pushed = json(team.bot.api.callsOf('views.push').at(-1)?.args.view);
    expect(pushed).toContain('Checkout is down, customers cannot pay');
    expect(pushed).toContain('ticket_form');
    const { reply } = await team.bot.submit('csa_form', outage, { private_metadata: view?.private_metadata });
    expect(reply.body).toContain('*CSA-3*');
  });
});

describe('a question of architecture in the ticket form', () => {
  test('offers an architect in the second step and on the draft, with what was typed', async () => {
    const question = {
      subject: typed('What is the best way to size our database for a launch?'),
      description: typed(
        'How should we design our architecture for ten times the traffic? Nothing is broken.',
      ),
      impact: typed(''),
      priority: { ticket_priority: { selected_option: { value: 'low' } } },
    };
    await team.bot.command('/heroku-ticket', 'low');
    await team.bot.idle();
    const { private_metadata, draft } = team.opened();
    const { reply } = await team.bot.submit('ticket_form', firstStep(question), { private_metadata });
    expect(json(reply.message.view)).toContain('csa_from_draft');
    await team.bot.submit('ticket_details', {}, { private_metadata });
    expect(json(team.posted('U1').at(-1))).toContain('csa_from_draft');
    await team.press('csa_from_draft', draft);
    expect(json(team.opened().view)).toContain('ten times the traffic');
    expect(await team.tickets.parts.drafts.get(draft)).toBeDefined();
  });
});

describe('an answer', () => {
  test('is for members of the channel alone, and reaches whoever asked', async () => {
    const rita = await press('answered', 'CSA-1', 'rita');
    expect(rita.responses.at(-1)?.text).toContain('Only a member of the architects');
    expect((await press('answered', 'CSA-1', 'mia')).responses.at(-1)?.text).toContain('no request CSA-1');
    await press('answered', 'CSA-1', 'tom');
    expect(team.opened().view.callback_id).toBe('csa_action');
    await fill(
      'answered',
      'CSA-1',
      'tom',
      'Use performance dynos and `heroku ps:autoscale:enable`. Load test first.',
    );
    await team.settled();
    expect(json(team.posted('U1').at(-1))).toContain('<@UTOM> answered: Use performance dynos');
    const card = team.bot.api
      .callsOf('chat.update')
      .filter(({ args }) => args.channel === architects)
      .at(-1);
    expect(json(card)).toContain('Answer by <@UTOM>');
    expect(
      team
        .posted(architects)
        .some(({ thread_ts, text }) => thread_ts !== undefined && String(text).includes('answered:')),
    ).toBe(true);
  });

  test('that arrives twice is written once', async () => {
    const more = { id: 'VTWICE', private_metadata: json({ id: 'CSA-1', kind: 'commented' }) };
    const comment = () =>
      team.bot.submit('csa_action', { text: typed('Which region?') }, more, team.as('tom'));
    await Promise.all([comment(), comment()]);
    const found = await team.tickets.parts.csa.find('T1', 'CSA-1');
    expect(found?.history.filter(({ text }) => text === 'Which region?')).toHaveLength(1);
  });

  test('can be saved as a draft runbook that the knowledge base would take', async () => {
    await press('runbook', 'CSA-1', 'tom');
    expect(viewProblems(team.opened().view)).toEqual([]);
    const values = {
      title: typed('Before a launch: "ten times" the traffic'),
      summary: typed('Short.'),
      symptoms: typed('launch next week\nten times the traffic'),
      body: typed('Load test first.\n\n1. `heroku ps:autoscale:enable -a shop`'),
    };
    const { reply } = await team.bot.submit(
      'csa_runbook',
      values,
      { private_metadata: 'CSA-1' },
      team.as('tom'),
    );
    expect(reply.body).toContain('before-a-launch-ten-times-the-traffic.md');
    expect(viewProblems(reply.message.view)).toEqual([]);
    const saved = (await team.tickets.parts.csa.find('T1', 'CSA-1'))?.history.at(-1);
    expect(saved?.kind).toBe('runbook');
    expect(json(await command('show CSA-1').then(() => team.opened().view))).toContain('Load test first.');
  });
});

test('mine lists what I asked, show opens one with its history, and nobody else’s', async () => {
  expect(json(await command('mine'))).toContain('CSA-1');
  await command('show csa 1');
  const view = team.opened().view;
  expect(viewProblems(view)).toEqual([]);
  expect(json(view)).toContain('answered: Use performance dynos');
  expect(json(await command('show nothing'))).toContain('is not the number of a request');
});

test('resources are listed by topic, and a word narrows them', async () => {
  const all = await command('resources');
  expect(limitProblems(all)).toEqual([]);
  for (const topic of ['Portal', 'Private Spaces', 'Heroku Connect', 'Optimisation'])
    expect(json(all)).toContain(topic);
  const some = json(await command('resources peering'));
  expect(some).toContain('private-space-peering');
  expect(some).not.toContain('heroku-connect');
  expect(json(await command('resources nonsense-word'))).toContain('The topics are: portal');
});

test('without a channel of their own requests go to triage', async () => {
  await setTriage(team, { csaChannel: null });
  await ask();
  await team.settled();
  expect(json(team.posted(triage))).toContain('CSA-4');
});
