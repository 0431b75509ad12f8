import { afterAll, beforeAll, expect, test } from 'vitest';
import { names, setTriage, startTicketTeam, type TicketTeam, triage } from '../support/ticket-team.ts';

let team: TicketTeam;
beforeAll(async () => {
  team = await startTicketTeam();
  await setTriage(team);
  // What Slack was asked to post stands there, whether its answer arrived or not.
  const standing = (inThread: boolean) =>
    team.bot.api
      .callsOf('chat.postMessage')
      .flatMap(({ args }, at) =>
        args.channel === triage && (args.thread_ts !== undefined) === inThread
          ? [{ ts: `1900000000.${at}`, metadata: args.metadata }]
          : [],
      );
  team.bot.api.answer('conversations.history', () => ({ ok: true, messages: standing(false) }));
  team.bot.api.answer('conversations.replies', () => ({ ok: true, messages: standing(true) }));
}, 30_000);
afterAll(() => team.stop());

const inTriage = (words: string | RegExp) =>
  team.posted(triage).filter(({ text }) => String(text).match(words) !== null);
/** Until nothing waits, not even for another attempt. */
const done = () =>
  expect
    .poll(
      async () =>
        (await team.tickets.queue.depths()).reduce(
          (sum, { ready, active, later }) => sum + ready + active + later,
          0,
        ),
      { timeout: 25_000, interval: 50 },
    )
    .toBe(0);

test('a card whose answer was lost is found and edited, not posted again', async () => {
  const draft = await team.draft();
  team.bot.api.fail('chat.postMessage', 'drop');
  await team.press('ticket_send', draft);
  await done();
  expect(inTriage(/^HT-1 High/)).toHaveLength(1);
  expect((await team.tickets.parts.book.card('T1', 1))?.ts).toMatch(/^1900000000/);
  expect(inTriage('sent the ticket')).toHaveLength(1);
}, 30_000);

test('a reply whose answer was lost is not written twice', async () => {
  team.bot.api.answer('chat.postMessage', ({ channel }) => ({ ok: true, channel, ts: '1900000000.1' }));
  await team.tickets.parts.book.act(
    'T1',
    'HT-1',
    { kind: 'share', people: ['UMIA'], channel: null },
    {
      id: names.rita,
      triage: false,
      member: true,
    },
  );
  await done();
  team.bot.api.fail('chat.postMessage', 'drop');
  // The only message that follows from this is the reply: its own doer is not told.
  await team.tickets.parts.book.act(
    'T1',
    'HT-1',
    { kind: 'join', channel: null },
    { id: names.ada, triage: true, member: true },
  );
  await done();
  expect(inTriage('<@UADA> follows the ticket')).toHaveLength(1);
  expect((await team.tickets.parts.book.card('T1', 1))?.shown).toBe(4);
}, 30_000);

test('when Slack answers 429 and 500 the card arrives later, once', async () => {
  const draft = await team.draft();
  const refused = [{ status: 429, headers: { 'retry-after': '1' } }, { status: 500 }];
  team.bot.api.fail('conversations.history', ...refused);
  await team.press('ticket_send', draft);
  await done();
  expect(inTriage(/^HT-2 High/)).toHaveLength(1);
  expect(await team.tickets.parts.book.card('T1', 2)).toMatchObject({ channel: triage, shown: 2 });
}, 30_000);

test('a card in a channel that is gone moves to the new triage channel with the next step', async () => {
  team.bot.api.answer('chat.update', ({ channel }) =>
    channel === triage ? { ok: false, error: 'channel_not_found' } : { ok: true, channel, ts: '1' },
  );
  await setTriage(team, { triageChannel: 'CNEW' });
  await team.act('claim', 'HT-2', 'tom');
  await done();
  expect(await team.tickets.parts.book.card('T1', 2)).toMatchObject({ channel: 'CNEW', shown: 3 });
  expect(JSON.stringify(team.posted('CNEW'))).toContain('Claimed by <@UTOM>');
}, 30_000);
