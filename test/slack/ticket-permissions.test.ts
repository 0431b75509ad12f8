import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newDraft } from '../../src/tickets/draft.ts';
import type { Action } from '../../src/tickets/lifecycle/action.ts';
import { names, setTriage, startTicketTeam, type TicketTeam } from '../support/ticket-team.ts';
import { contentOf } from '../tickets/lifecycle-people.ts';

type Act = Exclude<Action, { kind: 'create' }>;

let team: TicketTeam;
beforeAll(async () => {
  team = await startTicketTeam();
  await setTriage(team);
  const { api } = team.bot;
  api.answer('users.info', ({ user }) => ({
    ok: true,
    user: {
      id: user,
      team_id: user === names.otto ? 'TOTHER' : 'T1',
      is_admin: user === names.boss,
      is_restricted: user === names.gus,
    },
  }));
  // The channel of triage is shared with another company.
  api.answer('conversations.members', () => ({ ok: true, members: [names.tom, names.otto] }));
}, 60_000);
afterAll(() => team.stop());

const people = ['rita', 'wes', 'tom', 'boss', 'mia', 'gus', 'otto'] as const;
type Person = (typeof people)[number];

/** Requester, watcher, triage, admin, colleague, guest, another company in the shared channel of triage. */
const matrix: Record<string, [open: string, closed: string]> = {
  claim: ['- - yes - - - -', '- - yes - - - -'],
  release: ['- - yes - - - -', '- - yes - - - -'],
  'change-priority': ['- - yes - - - -', '- - yes - - - -'],
  appeal: ['yes - - - - - -', 'yes - - - - - -'],
  'decide-appeal': ['- - yes - - - -', '- - yes - - - -'],
  comment: ['yes yes yes - - - -', 'yes yes yes - - - -'],
  'link-heroku': ['yes - yes - - - -', 'yes - yes - - - -'],
  resolve: ['yes - yes - - - -', 'yes - yes - - - -'],
  reopen: ['yes - yes - - - -', 'yes - yes - - - -'],
  join: ['- - yes yes yes - -', '- - yes - - - -'],
};
const atOnce = ['claim', 'join'];
const choices: Record<string, string> = { 'change-priority': 'low', 'decide-appeal': 'grant' };

const lower: Act = { kind: 'change-priority', to: 'low', reason: 'One customer' };
/** What was done before, so that whoever may do it can. */
const before: Record<string, (readonly [Person, Act])[]> = {
  release: [['tom', { kind: 'claim' }]],
  appeal: [['tom', lower]],
  'decide-appeal': [
    ['tom', lower],
    ['rita', { kind: 'appeal', text: 'All of Europe' }],
  ],
  reopen: [['tom', { kind: 'resolve', text: '' }]],
};

let drafts = 0;
async function ticket(kind: string, isPrivate: boolean): Promise<string> {
  const { book } = team.tickets.parts;
  const actor = (name: Person) => ({ id: names[name], triage: name === 'tom', member: true });
  drafts += 1;
  const identity = { id: `permission-${drafts}`, workspace: 'T1', author: names.rita };
  const sent = await book.send(newDraft(identity, contentOf('high', isPrivate), Date.now()), actor('rita'));
  if ('refused' in sent) throw new Error('the draft was refused');
  const { id } = sent.ticket;
  const steps: (readonly [Person, Act])[] = [
    ['rita', { kind: 'share', people: [names.wes], channel: null }],
    ...(before[kind] ?? []),
  ];
  for (const [name, action] of steps) await book.act('T1', id, action, actor(name));
  return id;
}

const kindsOf = async (id: string) =>
  (await team.tickets.parts.book.history('T1', id)).map(({ kind }) => kind).join(' ');

describe.each([
  ['a public channel', 0],
  ['a private channel', 1],
] as const)('of a ticket from %s', (_place, column) => {
  test.each(Object.entries(matrix))(
    '%s',
    async (kind, columns) => {
      const isPrivate = column === 1;
      const found: string[] = [];
      let id = await ticket(kind, isPrivate);
      for (const person of people) {
        const start = await kindsOf(id);
        if (atOnce.includes(kind)) await team.act(kind, id, person);
        else await team.fill(kind, id, person, kind === 'link-heroku' ? '1289514' : 'Because', choices[kind]);
        const isDone = (await kindsOf(id)) !== start;
        found.push(isDone ? 'yes' : '-');
        if (isDone) id = await ticket(kind, isPrivate);
      }
      expect(found.join(' ')).toBe(columns[column]);
    },
    60_000,
  );

  test('its details are shown to those who may see them, and nothing of it to others', async () => {
    const id = await ticket('show', column === 1);
    const seen: string[] = [];
    for (const person of people) {
      const before = team.bot.api.callsOf('views.open').length;
      await team.act('show', id, person);
      seen.push(team.bot.api.callsOf('views.open').length > before ? 'yes' : '-');
    }
    expect(seen.join(' ')).toBe(column === 1 ? 'yes yes yes - - - -' : 'yes yes yes yes yes - -');
  }, 60_000);
});
