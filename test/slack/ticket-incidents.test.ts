import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAlerts } from '../../src/alerts/alerts.ts';
import { nothingKnown } from '../../src/alerts/known.ts';
import { saveKnown } from '../../src/alerts/memory.ts';
import { replay } from '../../src/alerts/replay.ts';
import { recordingOf } from '../support/alerts.ts';
import { quiet } from '../support/stores.ts';
import { setTriage, startTicketTeam, type TicketTeam, triage, typed } from '../support/ticket-team.ts';

let team: TicketTeam;
beforeAll(async () => {
  team = await startTicketTeam({
    alertsIn: (store, queue) => openAlerts({ store, queue, log: quiet, pollSeconds: 60, zone: 'UTC' }),
  });
  const { known } = replay(recordingOf('open-update-resolved'));
  const { db } = team.tickets.store;
  await db
    .transaction()
    .execute((tx) => saveKnown(tx, { known: nothingKnown, version: 0 }, known, new Date()));
  await setTriage(team);
});
afterAll(() => team.stop());

const incident = /At that time the platform had an incident on Apps: <[^|]+\|Slow responses in Europe>/;
const newest = (channel: string) =>
  JSON.stringify(team.posted(channel).findLast(({ thread_ts }) => thread_ts === undefined));

test('a ticket names the incident of its time: on the draft, for triage, and when it is shown in full', async () => {
  const began = { started_words: typed('2026-09-07 10:10 UTC') };
  const draft = await team.draft('high', began);
  const cards = team.bot.api.callsOf('chat.postMessage').map(({ args }) => JSON.stringify(args));
  expect(cards.at(-1)).toMatch(incident);
  await team.press('ticket_send', draft);
  await team.settled();
  expect(newest(triage)).toMatch(incident);
  const { rows } = await team.tickets.store.pool.query('select number from tickets where draft = $1', [
    draft,
  ]);
  await team.act('show', `HT-${rows[0]?.number}`, 'tina');
  expect(JSON.stringify(team.opened().view)).toMatch(incident);
});

test('a ticket of another time names none', async () => {
  await team.ticket('high', { started_words: typed('2026-10-20 10:10 UTC') });
  expect(newest(triage)).not.toContain('the platform had');
});
