import { afterAll, beforeAll, expect, test } from 'vitest';
import { textItems } from '../../src/tickets/fields.ts';
import { setTriage, startTicketTeam, type TicketTeam, typed } from '../support/ticket-team.ts';

let team: TicketTeam;
beforeAll(async () => {
  team = await startTicketTeam();
  await setTriage(team);
}, 30_000);
afterAll(() => team.stop());

const planted: string[] = [];
const random = (length: number) =>
  Array.from(
    { length },
    (_, at) => 'abcdefghjkmnpqrstuvwxyz23456789'[(at * 7 + planted.length * 11 + 3) % 31],
  ).join('');

/** The ways in which people let secrets slip, by turns; each value is new. */
const slips: readonly ((value: string) => string)[] = [
  (value) => `it fails with DATABASE_URL=postgres://admin:${value}@db.example.com:5432/shop`,
  (value) => `curl -H "Authorization: Bearer ${value}" https://api.example.com`,
  (value) => `the password is ${value}`,
  (value) => `API_KEY=${value}`,
  (value) => `{"secret_token": "${value}"}`,
];

function leak(): string {
  const value = `${random(24)}${planted.length}x`;
  planted.push(value);
  return slips[planted.length % slips.length]?.(value) ?? value;
}

/** Every row of every table, the queue's too, as text. */
async function everything(): Promise<string> {
  const { pool } = team.tickets.store;
  const { rows: tables } = await pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`,
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await pool.query<{ line: string }>(`select t::text as line from ${name} t`);
    texts.push(...rows.map(({ line }) => line));
  }
  return texts.join('\n');
}

test('no secret from any field, attachment, comment or reason is anywhere in the database or in Slack', async () => {
  const first = {
    subject: typed(leak().slice(0, 80)),
    description: typed(leak()),
    impact: typed(leak()),
    app: typed('shop'),
  };
  const details = Object.fromEntries(
    textItems
      .filter((item) => !['description', 'impact'].includes(item))
      .map((item) => [item, typed(leak())]),
  );
  const draft = await team.draft('high', first, details);
  const attachment = { title: typed(`log with API_KEY=${planted[0]}`), text: typed(leak()) };
  await team.bot.submit('ticket_attach_view', attachment, { private_metadata: draft });
  const kept = await everything();
  expect(kept).toContain('[hidden:');
  await team.press('ticket_send', draft);
  await team.settled();
  const id = 'HT-1';
  await team.act('claim', id, 'tom');
  await team.fill('release', id, 'tom', leak());
  await team.fill('change-priority', id, 'tom', leak(), 'low');
  await team.fill('appeal', id, 'rita', leak());
  await team.fill('decide-appeal', id, 'tina', leak(), 'grant');
  await team.fill('comment', id, 'rita', leak());
  await team.fill('link-heroku', id, 'rita', `https://help.heroku.com/sharing/${leak()}`);
  await team.fill('resolve', id, 'rita', leak());
  await team.fill('reopen', id, 'rita', leak());
  await team.settled();
  const kinds = (await team.tickets.parts.book.history('T1', id)).map(({ kind }) => kind);
  for (const kind of ['released', 'appealed', 'appeal-decided', 'commented', 'resolved', 'reopened'])
    expect(kinds).toContain(kind);

  const stored = await everything();
  const posted = JSON.stringify(
    team.bot.api.calls.filter(({ method }) => method.startsWith('chat.')).map(({ args }) => args),
  );
  expect(planted.length).toBeGreaterThan(16);
  expect(planted.filter((value) => stored.includes(value))).toEqual([]);
  expect(planted.filter((value) => posted.includes(value))).toEqual([]);
});
