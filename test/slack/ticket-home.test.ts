import { afterAll, beforeAll, expect, test } from 'vitest';
import { viewProblems } from '../support/limits.ts';
import { setTriage, startTicketTeam, type TicketTeam } from '../support/ticket-team.ts';

let team: TicketTeam;
beforeAll(async () => {
  team = await startTicketTeam();
  await setTriage(team);
}, 30_000);
afterAll(() => team.stop());

const home = () => team.bot.api.callsOf('views.publish').at(-1)?.args.view;
const json = (value: unknown) => JSON.stringify(value);
const open = (user: string) =>
  team.bot.event({ type: 'app_home_opened', user, channel: 'D1', event_ts: '1', tab: 'home' });
const onHome = {
  container: { type: 'view' },
  channel: undefined,
  response_url: undefined,
  view: { id: 'V1', type: 'home', hash: 'h', state: { values: {} } },
};

test('the Home tab shows my drafts and open tickets, and nobody else’s', async () => {
  const draft = await team.draft();
  const id = await team.ticket();
  const resolved = await team.ticket();
  await team.fill('resolve', resolved, 'rita', '');
  await open('U1');
  expect(json(home())).toContain(`ticket_send:${draft}`);
  expect(json(home())).toContain(`${id}|2`);
  expect(json(home())).not.toContain(`*${resolved}*`);
  expect(viewProblems(home(), 'home')).toEqual([]);
  await open('UMIA');
  expect(json(home())).toContain('You have no drafts and no open tickets.');
});

test('Send there sends the draft and shows the tab as it is then', async () => {
  const draft = await team.draft();
  await team.press(`ticket_send:${draft}`, draft, 'rita', onHome);
  await team.settled();
  expect(await team.tickets.parts.drafts.get(draft)).toBeUndefined();
  expect(json(home())).toContain('HT-3');
  expect(json(home())).not.toContain(draft);
});

test('a refused click without a message to answer at is told by direct message', async () => {
  const { view } = onHome;
  const modal = { ...onHome, view: { ...view, type: 'modal' } };
  await team.press('ticket_act:claim', 'HT-1|2', 'mia', modal);
  expect(team.posted('UMIA').at(-1)?.text).toContain('Only a member of triage');
});

test('admins see the settings there with a way to change them, nobody else does', async () => {
  await open('UADA');
  const shown = json(home());
  for (const part of ['ticket_settings', '<#CTRIAGE>', 'see your contract', 'csa_open'])
    expect(shown).toContain(part);
  expect(viewProblems(home(), 'home')).toEqual([]);
  await open('UMIA');
  expect(json(home())).not.toContain('ticket_settings');
});
