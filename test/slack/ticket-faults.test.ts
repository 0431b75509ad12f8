import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { remind } from '../../src/tickets/jobs.ts';
import type { Call, Fault } from '../support/slack-api.ts';
import { type Board, keepMessages } from '../support/standing.ts';
import { names, setTriage, startTicketTeam, type TicketTeam, triage } from '../support/ticket-team.ts';

let team: TicketTeam;
let board: Board;
beforeAll(async () => {
  team = await startTicketTeam();
  board = keepMessages(team.bot.api);
  await setTriage(team, { onCallGroup: 'S0ONCALL' });
}, 30_000);
afterAll(() => team.stop());
beforeEach(() => {
  board.mayLook = true;
});

const numberOf = (id: string) => id.slice(3);
const act = (
  id: string,
  action: Parameters<TicketTeam['tickets']['parts']['book']['act']>[2],
  name = names.tom,
) => team.tickets.parts.book.act('T1', id, action, { id: name, triage: true, member: true });
/** Until nothing waits, not even for another attempt; reminders wait for their time. */
const done = () =>
  expect
    .poll(
      async () =>
        (await team.tickets.queue.depths()).reduce(
          (sum, { job, ready, active, later }) => sum + ready + active + (job === remind.name ? 0 : later),
          0,
        ),
      { timeout: 30_000, interval: 30 },
    )
    .toBe(0);
const refusal = (error: string): Fault => ({ status: 200, body: JSON.stringify({ ok: false, error }) });
/** A job that failed waits a second at least; every fault comes twice. */
const twice = (fault: Fault) => [fault, fault];

/** Every kind of message that follows from a step: what makes it, and the key that it has in Slack. */
const followers: [string, (id: string) => string, (id: string) => Promise<unknown>][] = [
  ['the reply in the thread', (id) => `${numberOf(id)} event:3`, (id) => act(id, { kind: 'claim' })],
  [
    'the message to a person',
    (id) => `${numberOf(id)} tell:3:${names.rita}`,
    (id) => act(id, { kind: 'comment', text: 'Look at the router' }),
  ],
  [
    'the shared card',
    (id) => `${numberOf(id)} share:CSHARED`,
    (id) => act(id, { kind: 'share', people: [], channel: 'CSHARED' }),
  ],
  [
    'the reminder',
    (id) => `${numberOf(id)} remind:`,
    (id) => act(id, { kind: 'change-priority', to: 'urgent', reason: 'It is down' }),
  ],
];

const lost: [string, Fault[]][] = [
  ['answers 429 with Retry-After', twice({ status: 429, headers: { 'retry-after': '1' } })],
  ['answers 500', [{ status: 500 }]],
  ['drops the connection', ['drop']],
  ['drops the connection after accepting', twice('drop after accepting')],
  ['says that the token was revoked, for a while', twice(refusal('token_revoked'))],
  ['is out of order', [refusal('internal_error')]],
  ['refuses its blocks', [refusal('invalid_blocks')]],
];

const keyOf = ({ metadata }: Call['args']) =>
  (metadata as { event_payload?: { key?: string } } | undefined)?.event_payload?.key ?? '';
const thereOnce = async (key: string) => {
  await expect.poll(() => board.keyed(key).length, { timeout: 30_000, interval: 30 }).toBeGreaterThan(0);
  await done();
  expect(board.keyed(key)).toHaveLength(1);
};

test.each(followers)(
  '%s is there once when Slack answers 429 or 500, drops the connection before or after it posted, revokes the token for a while, is out of order or refuses blocks',
  async (_name, key, make) => {
    const ids: string[] = [];
    for (const [, faults] of lost) {
      const id = await team.ticket();
      team.bot.api.failWhere('chat.postMessage', (args) => keyOf(args).startsWith(key(id)), ...faults);
      ids.push(id);
    }
    for (const id of ids) await make(id);
    // The first reminder is due after five minutes.
    await team.pass(6);
    for (const id of ids) await thereOnce(key(id));
  },
  60_000,
);

const isCard = (args: Call['args']) => args.channel === triage && keyOf(args).endsWith('card');
const sent = async () => {
  const draft = await team.draft();
  await team.press('ticket_send', draft);
  const { rows } = await team.tickets.store.pool.query('select number from tickets where draft = $1', [
    draft,
  ]);
  return `HT-${rows[0]?.number}`;
};
const cardKey = (id: string) => `${numberOf(id)} card`;

test('the card is there once, with its thread, whatever Slack does the first time', async () => {
  const { rows } = await team.tickets.store.pool.query(
    'select coalesce(max(number), 0) as last from tickets',
  );
  const ids = lost.map((_fault, at) => `HT-${Number(rows[0]?.last) + at + 1}`);
  for (const [at, [, faults]] of lost.entries())
    team.bot.api.failWhere('chat.postMessage', (args) => keyOf(args) === cardKey(ids[at] ?? ''), ...faults);
  for (const id of ids) expect(await sent()).toBe(id);
  for (const id of ids) {
    await thereOnce(cardKey(id));
    await thereOnce(`${numberOf(id)} event:2`);
  }
}, 60_000);

test('a card that is found after its answer was lost shows what happened in between', async () => {
  team.bot.api.failWhere('chat.postMessage', isCard, 'drop after accepting');
  const id = await sent();
  await act(id, { kind: 'claim' });
  await thereOnce(cardKey(id));
  expect(JSON.stringify(board.keyed(cardKey(id)))).toContain('Claimed by <@UTOM>');
}, 40_000);

test('a card whose blocks are refused says what to do without buttons, and the next step brings them back', async () => {
  team.bot.api.failWhere('chat.postMessage', isCard, refusal('invalid_blocks'));
  const id = await sent();
  await thereOnce(cardKey(id));
  expect(JSON.stringify(board.keyed(cardKey(id)))).toContain(`/heroku-ticket show ${id}`);
  await act(id, { kind: 'claim' });
  await done();
  expect(JSON.stringify(board.keyed(cardKey(id)))).toContain('ticket_act:resolve');
}, 40_000);

describe('a triage channel that takes nothing', () => {
  test.each(['channel_not_found', 'is_archived', 'not_in_channel', 'restricted_action'])(
    '%s: the requester is told once, the ticket is kept, and a new channel gets it at once',
    async (error) => {
      const mend = team.bot.api.failWhere('chat.postMessage', isCard, ...Array(9).fill(refusal(error)));
      const id = await sent();
      const told = () => board.keyed(`${numberOf(id)} unplaced:card`);
      await expect.poll(() => told().length, { timeout: 10_000 }).toBe(1);
      expect(told()[0]?.text).toContain(`${id} could not be shown to triage in <#${triage}>`);
      mend();
      await setTriage(team, { triageChannel: 'CNEW' });
      await thereOnce(cardKey(id));
      expect(board.keyed(cardKey(id))[0]?.channel).toBe('CNEW');
      expect(told()).toHaveLength(1);
      await setTriage(team, { triageChannel: triage });
    },
    40_000,
  );

  test('a card in a channel that is gone moves to the new one with the next step', async () => {
    const id = await team.ticket();
    team.bot.api.failWhere('chat.update', isCard, refusal('is_archived'));
    await setTriage(team, { triageChannel: 'CNEW' });
    await act(id, { kind: 'claim' });
    await expect.poll(() => board.keyed(cardKey(id)).length, { timeout: 10_000 }).toBe(2);
    await done();
    expect(board.keyed(cardKey(id)).map(({ channel }) => channel)).toEqual([triage, 'CNEW']);
    expect(await team.tickets.parts.book.card('T1', Number(numberOf(id)))).toMatchObject({
      channel: 'CNEW',
      shown: 3,
    });
    await setTriage(team, { triageChannel: triage });
  }, 40_000);
});

test.each(['messages_tab_disabled', 'cannot_dm_bot', 'user_disabled', 'user_not_found'])(
  'a person who cannot be written to (%s) is mentioned in the thread instead, once',
  async (error) => {
    const id = await team.ticket();
    const fits = ({ channel }: Call['args']) => channel === names.rita;
    team.bot.api.failWhere('chat.postMessage', fits, refusal(error));
    await act(id, { kind: 'comment', text: 'Look at the router' });
    await thereOnce(`${numberOf(id)} unreached:3:${names.rita}`);
    expect(board.keyed(`${numberOf(id)} unreached:`)[0]).toMatchObject({ channel: triage });
    expect(board.keyed(`${numberOf(id)} tell:3:${names.rita}`)).toEqual([]);
  },
  40_000,
);

test('a channel in which a ticket cannot be shared is told once to whoever shared it', async () => {
  const id = await team.ticket();
  team.bot.api.failWhere('chat.postMessage', ({ channel }) => channel === 'CSHUT', refusal('is_archived'));
  await act(id, { kind: 'share', people: [], channel: 'CSHUT' });
  await done();
  const [told] = board.keyed(`${numberOf(id)} unplaced:share`);
  expect(told).toMatchObject({
    channel: `D${names.tom}`,
    text: expect.stringContaining('the channel is archived'),
  });
});

test('a shared card shows the ticket as it is now', async () => {
  const id = await team.ticket();
  await act(id, { kind: 'share', people: [], channel: 'CSHARED' });
  await done();
  await act(id, { kind: 'claim' });
  await done();
  expect(board.keyed(`${numberOf(id)} share:`)[0]?.text).toContain('Claimed');
});

describe('where the bot may not read the channel', () => {
  test('an answer that was lost gives one twin at most, and later steps go to the newer card', async () => {
    board.mayLook = false;
    team.bot.api.failWhere('chat.postMessage', isCard, 'drop after accepting');
    const id = await sent();
    await expect.poll(() => board.keyed(cardKey(id)).length, { timeout: 10_000 }).toBe(2);
    await done();
    const newer = board.keyed(cardKey(id)).at(-1);
    expect((await team.tickets.parts.book.card('T1', Number(numberOf(id))))?.ts).toBe(newer?.ts);
  }, 40_000);

  test('twins that are found once it may are down to the newest', async () => {
    board.mayLook = false;
    team.bot.api.failWhere('chat.postMessage', isCard, ...twice('drop after accepting'));
    const id = await sent();
    await expect.poll(() => board.keyed(cardKey(id)).length, { timeout: 10_000 }).toBe(2);
    const [, newest] = board.keyed(cardKey(id));
    board.mayLook = true;
    await done();
    expect(board.keyed(cardKey(id))).toEqual([expect.objectContaining({ ts: newest?.ts })]);
  }, 40_000);
});
