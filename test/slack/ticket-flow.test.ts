import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setTriage, startTicketTeam, type TicketTeam, triage, typed } from '../support/ticket-team.ts';

let team: TicketTeam;
beforeAll(async () => {
  team = await startTicketTeam();
  await setTriage(team, {
    onCallGroup: 'S0ONCALL',
    plan: 'premier',
    replyTargets: { premier: { high: 'one day' } },
  });
}, 30_000);
afterAll(() => team.stop());

const json = (value: unknown) => JSON.stringify(value);
const kinds = async (id: string) => (await team.tickets.parts.book.history('T1', id)).map(({ kind }) => kind);
const cards = (id: string) =>
  team
    .posted(triage)
    .filter((args) => args.thread_ts === undefined && String(args.text).startsWith(`${id} `));
const updates = (id: string) =>
  team.bot.api
    .callsOf('chat.update')
    .filter(({ args }) => args.channel === triage && json(args).includes(id));
const thread = () =>
  team.posted(triage).flatMap(({ thread_ts, text }) => (thread_ts === undefined ? [] : [String(text)]));
const errorsOf = ({ reply }: { reply: { message: Record<string, unknown> } }) =>
  json(reply.message.errors ?? null);

describe('a ticket on its way', () => {
  let id = '';

  test('sending posts one card in triage, with the reply target of the contract, and tells the requester', async () => {
    id = await team.ticket('high');
    expect(cards(id)).toHaveLength(1);
    expect(json(cards(id))).toContain('one day');
    expect(json(team.bot.api.callsOf('chat.update').at(-1)?.args)).toContain(`${id} was sent`);
    expect(await kinds(id)).toEqual(['created', 'sent']);
  });

  test('claiming edits that card in place and tells of it in its thread and to the requester', async () => {
    await team.act('claim', id, 'tom');
    await team.settled();
    expect(cards(id)).toHaveLength(1);
    expect(json(updates(id).at(-1))).toContain('Claimed by <@UTOM>');
    expect(thread().at(-1)).toBe('<@UTOM> claimed the ticket.');
    expect(json(team.posted('U1').at(-1))).toContain('<@UTOM> claimed the ticket.');
  });

  test('a button from before is refused with who was faster, and only to the person who pressed', async () => {
    const { responses } = await team.press('ticket_act:claim', `${id}|2`, 'tina');
    expect(responses.at(-1)?.response_type).toBe('ephemeral');
    expect(responses.at(-1)?.text).toContain('<@UTOM> claimed it');
    const stale = await team.bot.submit(
      'ticket_action',
      { text: typed('Half of the users'), choice: { value: { selected_option: { value: 'low' } } } },
      { id: 'VSTALE', private_metadata: json({ id, kind: 'change-priority', seen: 2 }) },
      team.as('tina'),
    );
    expect(errorsOf(stale)).toContain('Name of UTOM claimed it');
  });

  test('a changed priority is told with reason and definition, and with Appeal', async () => {
    expect(errorsOf(await team.fill('change-priority', id, 'tom', ' ', 'low'))).toContain('reason is empty');
    await team.fill('change-priority', id, 'tom', 'One customer only', 'low');
    await team.settled();
    const notice = json(team.posted('U1').at(-1));
    for (const part of ['from High to Low: One customer only', 'Low means:', 'ticket_act:appeal'])
      expect(notice).toContain(part);
    expect(json(updates(id).at(-1))).toContain('*Priority:* Low');
  });

  test('the requester appeals once, triage decides, and both are told', async () => {
    expect(errorsOf(await team.fill('appeal', id, 'mia', 'Me too'))).toContain(
      'Only the person who opened it',
    );
    await team.fill('appeal', id, 'rita', 'It is every customer in Europe');
    await team.settled();
    expect(thread().at(-1)).toContain('appealed and asks for High: It is every customer in Europe');
    expect(json(updates(id).at(-1))).toContain('Decide appeal');
    expect(json(updates(id).at(-1))).not.toContain('Change priority');
    await team.fill('decide-appeal', id, 'tina', 'Agreed', 'grant');
    await team.settled();
    expect(json(team.posted('U1').at(-1))).toContain('granted the appeal: the priority is High');
    expect(errorsOf(await team.fill('appeal', id, 'rita', 'Again'))).toContain('appealed once already');
  });

  test('a sharing link is refused with the reason, the number of a ticket address is kept and shown', async () => {
    const sharing = await team.fill(
      'link-heroku',
      id,
      'rita',
      'https://help.heroku.com/sharing/0f9e8d7c-aaaa',
    );
    expect(errorsOf(sharing)).toContain('gives access to whoever opens it');
    await team.fill('link-heroku', id, 'rita', 'https://help.heroku.com/tickets/1234567#e1');
    await team.settled();
    expect(json(updates(id).at(-1))).toContain('help.heroku.com/tickets/1234567|1234567');
    const { rows } = await team.tickets.store.pool.query('select value::text from ticket_events');
    expect(json(rows)).not.toContain('0f9e8d7c');
  });

  test('the text for Heroku opens in its order, with our reference', async () => {
    await team.act('hand-over', id, 'tom');
    const view = json(team.bot.api.callsOf('views.open').at(-1)?.args.view);
    expect(view.indexOf('Priority: High')).toBeGreaterThan(0);
    expect(view.indexOf('1. ')).toBeLessThan(view.indexOf('7. '));
    expect(view).toContain(`Our reference: ${id}`);
  });

  test('sharing it adds people who are told, posts a card to join, and refuses a channel out of reach', async () => {
    const share = (values: object, n: string) =>
      team.bot.submit('ticket_share', values, {
        id: n,
        private_metadata: json({ id, kind: 'share', seen: 9 }),
      });
    const gone = await share({ channel: { value: { selected_conversation: 'CGONE' } } }, 'VS1');
    expect(errorsOf(gone)).toContain('cannot see this channel');
    const people = { people: { value: { selected_users: ['UMIA'] } } };
    await share({ ...people, channel: { value: { selected_conversation: 'CTEAM' } } }, 'VS2');
    await team.settled();
    expect(json(team.posted('UMIA').at(-1))).toContain('shared the ticket with <@UMIA>');
    expect(json(team.posted('CTEAM'))).toContain('ticket_act:join');
  });

  test('whoever presses Join follows from then on, a guest may not', async () => {
    const guest = await team.act('join', id, 'gus', { channel: { id: 'CTEAM', name: 'team' } });
    expect(guest.responses.at(-1)?.text).toMatch(/no such ticket|Only/);
    await team.act('join', id, 'ada', { channel: { id: 'CTEAM', name: 'team' } });
    await team.fill('comment', id, 'tom', 'Looking at the router');
    await team.settled();
    for (const person of ['UADA', 'UMIA', 'U1'])
      expect(json(team.posted(person).at(-1))).toContain('commented: Looking at the router');
  });

  test('it is resolved, and reopened when it comes back', async () => {
    await team.fill('resolve', id, 'rita', 'Rolled back');
    await team.settled();
    expect(json(updates(id).at(-1))).toContain('Reopen');
    expect(json(updates(id).at(-1))).not.toContain('ticket_act:claim');
    await team.fill('reopen', id, 'rita', 'It is back');
    await team.settled();
    expect(json(team.posted('UTOM').at(-1))).toContain('reopened the ticket: It is back');
    expect(json(updates(id).at(-1))).toContain('Claimed by <@UTOM>');
    expect(new Set(thread()).size).toBe(thread().length);
  });
});

describe('what goes wrong', () => {
  test('people outside of triage cannot claim, and a guest does not learn that a ticket is there', async () => {
    const id = await team.ticket();
    const mia = await team.act('claim', id, 'mia');
    expect(mia.responses.at(-1)?.text).toContain('Only a member of triage');
    const gus = await team.act('show', id, 'gus');
    expect(gus.responses.at(-1)?.text).toContain('no such ticket that you may see');
    expect(await kinds(id)).toEqual(['created', 'sent']);
  });

  test('of two people who claim at once one wins, and the other is told who', async () => {
    const id = await team.ticket();
    const both = await Promise.all([team.act('claim', id, 'tom'), team.act('claim', id, 'tina')]);
    const claims = (await team.tickets.parts.book.history('T1', id)).filter(({ kind }) => kind === 'claimed');
    expect(claims).toHaveLength(1);
    const told = both.flatMap(({ responses }) => responses.map(({ text }) => text));
    expect([...new Set(told)]).toEqual([expect.stringContaining(`<@${claims[0]?.by}> claimed it`)]);
  });

  test('a click that Slack delivers twice is done once', async () => {
    const id = await team.ticket();
    const click = () =>
      team.bot.act(
        { type: 'button', action_id: 'ticket_act:claim', value: `${id}|2`, action_ts: '77' },
        { more: team.as('tom') },
      );
    const twice = await Promise.all([click(), click()]);
    expect(twice.flatMap(({ responses }) => responses)).toEqual([]);
    const form = { id: 'VTWICE', private_metadata: json({ id, kind: 'comment', seen: 3 }) };
    await Promise.all(
      [1, 2].map(() => team.bot.submit('ticket_action', { text: typed('Once') }, form, team.as('tom'))),
    );
    expect(await kinds(id)).toEqual(['created', 'sent', 'claimed', 'commented']);
  });

  test('Send pressed twice makes one ticket with one card', async () => {
    const draft = await team.draft();
    await Promise.all([team.press('ticket_send', draft), team.press('ticket_send', draft)]);
    await team.settled();
    const { rows } = await team.tickets.store.pool.query('select number from tickets where draft = $1', [
      draft,
    ]);
    expect(rows).toHaveLength(1);
    expect(cards(`HT-${rows[0]?.number}`)).toHaveLength(1);
  });

  test('a requester whose direct messages are off is mentioned in the thread of the card', async () => {
    const id = await team.ticket();
    const before = thread().length;
    team.bot.api.answer('chat.postMessage', ({ channel }) =>
      channel === 'U1' ? { ok: false, error: 'cannot_dm_bot' } : { ok: true, channel, ts: '1800000000.0001' },
    );
    await team.act('claim', id, 'tom');
    await team.settled();
    expect(
      thread()
        .slice(before)
        .some((text) => text.includes('<@U1> could not be reached')),
    ).toBe(true);
  });
});
