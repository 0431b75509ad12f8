import { expect } from 'vitest';
import { startSlackApi } from '../support/slack-api.ts';
import { keepMessages } from '../support/standing.ts';
import type { TestDatabase } from '../support/stores.ts';
import { triage, typed } from '../support/ticket-team.ts';
import { startReceiver } from './receiver.ts';
import { form, story } from './story.ts';
import { createTown, type Moment, type Town } from './town.ts';

/** Matches a message whose key in its metadata holds this. */
export const keyed = (part: string) => (args: Record<string, unknown>) =>
  String((args.metadata as { event_payload?: { key: string } })?.event_payload?.key ?? '').includes(part);

/**
 * Tells the story of one ticket for each moment, in whose midst `blow` strikes, and proves that there is one of each in the end:
 * ticket, history, card, reply, message, shared card, delivery. `wasTaken` says whether Slack takes the call that was waiting.
 */
export async function prove(
  database: TestDatabase,
  moments: readonly Moment[],
  wasTaken: (at: number) => boolean,
  blow?: (town: Town, going: () => void) => Promise<void>,
): Promise<void> {
  const [api, receiver] = await Promise.all([startSlackApi(), startReceiver()]);
  const board = keepMessages(api);
  api.answer('users.info', ({ user }) => ({ ok: true, user: { id: user, is_admin: user === 'UADA' } }));
  api.answer('conversations.members', () => ({ ok: true, members: ['UTOM', 'UADA'] }));
  api.answer('conversations.info', ({ channel }) => ({ ok: true, channel: { id: channel } }));
  api.answer('respond', () => ({ ok: true }));
  api.answer('views.open', () => ({ ok: true, view: { id: 'V0' } }));
  const town = createTown(database.options, api, receiver, board, blow);
  await town.start();
  const settings = {
    triageChannel: { value: { selected_conversation: triage } },
    defaultZone: typed('UTC'),
    webhookUrl: typed(`${receiver.origin}/tickets`),
  };
  const saved = await town.sure(() => form(town.bot(), 'ticket_settings_view', settings, '', 'VS', 'UADA'));
  expect(saved.body).toContain('whsec_');
  for (const [at, moment] of moments.entries()) {
    town.killAt(moment, wasTaken(at));
    await story(town, api, at + 1);
    if (at > 0) await town.back();
  }

  const numbers = moments.map((_moment, at) => at + 1);
  const keys = numbers.flatMap((n) => [
    `${n} card`,
    ...[2, 3, 4, 5, 6].map((event) => `${n} event:${event}`),
    ...['3:U1', '4:U1', '5:UMIA', '6:U1', '6:UMIA'].map((told) => `${n} tell:${told}`),
    `${n} share:CSHARED`,
  ]);
  const hooks = numbers.flatMap((n) => [2, 3, 4, 6].map((event) => `msg_T1_HT-${n}_${event}`));
  const standing = () => board.keyed('').flatMap(({ metadata }) => metadata?.event_payload.key ?? []);
  const missing = () => [
    ...keys.filter((key) => !standing().includes(key)),
    ...hooks.filter((hook) => !receiver.arrived.includes(hook)),
  ];
  await expect.poll(missing, { timeout: 60_000, interval: 100 }).toEqual([]);
  expect(await town.bot().stop()).toBe(0);
  expect(standing().toSorted()).toEqual(keys.toSorted());
  // A delivery that was killed on its way comes again, with the same id.
  expect([...new Set(receiver.arrived)].toSorted()).toEqual(hooks.toSorted());

  const { pool, close } = await database.open();
  const { rows } = await pool.query(
    `select number, string_agg(e.value ->> 'kind', ' ' order by sequence) as kinds,
       bool_and(t.value::text like '%line of story ' || number || '%') as whole
     from tickets t join ticket_events e using (team, number) group by number order by number`,
  );
  const kinds = 'created sent priority-changed commented shared claimed';
  expect(rows).toEqual(numbers.map((number) => ({ number, kinds, whole: true })));
  await close();
  await api.close();
  receiver.close();
}
