import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstStep, setTriage, startTicketTeam, type TicketTeam } from '../support/ticket-team.ts';

let team: TicketTeam;
beforeAll(async () => {
  team = await startTicketTeam();
  await setTriage(team);
}, 30_000);
afterAll(() => team.stop());

const json = (value: unknown) => JSON.stringify(value);
const share = (id: string, channel: string, view: string) =>
  team.bot.submit(
    'ticket_share',
    { channel: { value: { selected_conversation: channel } } },
    { id: view, private_metadata: json({ id, kind: 'share', seen: 9 }) },
  );
const edits = (channel: string) =>
  team.bot.api.callsOf('chat.update').flatMap(({ args }) => (args.channel === channel ? [args] : []));

test('a shared card follows its ticket: it is posted once and edited with every change', async () => {
  const id = await team.ticket();
  await share(id, 'CTEAM', 'VS1');
  await team.settled();
  expect(json(team.posted('CTEAM').at(-1)?.blocks)).toContain('Open, nobody has claimed it');
  await team.act('claim', id, 'tom');
  await team.fill('link-heroku', id, 'tom', '1234567');
  await team.settled();
  const card = json(edits('CTEAM').at(-1)?.blocks);
  for (const part of ['Claimed by <@UTOM>', 'tickets/1234567', 'ticket_act:join', '<@U1> shared this'])
    expect(card).toContain(part);
  expect(team.posted('CTEAM')).toHaveLength(1);
});

test('of a ticket from a private channel the shared card says only its number and state', async () => {
  const { bot } = team;
  const place = { channel: { id: 'G1', name: 'privategroup' } };
  await bot.act({ type: 'button', action_id: 'ticket_from_page', value: 'none' }, { more: place });
  const { private_metadata, draft } = team.opened();
  await bot.submit('ticket_form', firstStep(), { private_metadata });
  await team.press('ticket_send', draft);
  await team.settled();
  const id = (await team.tickets.parts.book.mine('T1', 'U1', 1)).tickets.at(-1)?.id ?? '';
  await share(id, 'CWIDE', 'VS4');
  await team.settled();
  const card = json(team.posted('CWIDE').at(-1));
  expect(card).toContain(`*${id}* a ticket from a private channel`);
  expect(card).not.toContain('Checkout');
});

test('a shared card that somebody removed stays away, and nothing else waits for it', async () => {
  const id = await team.ticket();
  await share(id, 'CAWAY', 'VS2');
  await team.settled();
  team.bot.api.answer('chat.update', ({ channel, ts }) =>
    channel === 'CAWAY' ? { ok: false, error: 'message_not_found' } : { ok: true, channel, ts },
  );
  await team.fill('comment', id, 'tom', 'Looking');
  await team.settled();
  expect(team.posted('CAWAY')).toHaveLength(1);
  const { deadLetters } = team.tickets.queue;
  expect(await deadLetters()).toEqual([]);
});

test('a shared card whose answer was lost is found again', async () => {
  const id = await team.ticket();
  team.bot.api.answer('conversations.history', ({ channel }) => ({
    ok: true,
    messages: team.posted(String(channel)).map(({ metadata }, at) => ({ ts: `1900000000.${at}`, metadata })),
  }));
  team.bot.api.fail('chat.postMessage', 'drop');
  await share(id, 'CLOST', 'VS3');
  await expect.poll(() => edits('CLOST').length, { timeout: 20_000 }).toBe(1);
  expect(team.posted('CLOST')).toHaveLength(1);
}, 30_000);
