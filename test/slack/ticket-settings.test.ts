import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { viewProblems } from '../support/limits.ts';
import { startTicketTeam, type TicketTeam, triage, typed } from '../support/ticket-team.ts';

const key = 'ab'.repeat(32);
let team: TicketTeam;
beforeAll(async () => {
  team = await startTicketTeam({ encryptionKey: key, webhookOrigins: ['http://127.0.0.1:9'] });
}, 30_000);
afterAll(() => team.stop());

const values = (more: object = {}) => ({
  triageChannel: { value: { selected_conversation: triage } },
  defaultZone: typed('UTC'),
  ...more,
});
const save = (more: object, name: 'ada' | 'mia' = 'ada') =>
  team.bot.submit('ticket_settings_view', values(more), { private_metadata: '' }, team.as(name));
const errors = ({ reply }: { reply: { message: Record<string, unknown> } }) => reply.message.errors;
const settings = () => team.tickets.parts.book.settings('T1');

test('the form holds every setting within Slack’s limits', async () => {
  await team.press('ticket_settings', '', 'ada');
  const view = team.opened().view;
  expect(viewProblems(view)).toEqual([]);
  for (const part of [
    'triageChannel',
    'csaChannel',
    'onCallGroup',
    'settingsGroup',
    'replyTargets',
    'webhookUrl',
  ])
    expect(JSON.stringify(view)).toContain(`"block_id":"${part}"`);
});

describe('the user group', () => {
  test('is found by handle where Slack lets the bot look, and kept by its id', async () => {
    team.bot.api.answer('usergroups.list', () => ({
      ok: true,
      usergroups: [
        { id: 'S0ONCALL', handle: 'on-call', name: 'On call', date_delete: 0 },
        { id: 'S0OLD', handle: 'old', name: 'Old', date_delete: 1_700_000_000 },
      ],
    }));
    await save({ onCallGroup: typed('@On-Call') });
    expect((await settings()).onCallGroup).toBe('S0ONCALL');
  });

  test('that is unknown or disabled is refused at its field', async () => {
    expect(errors(await save({ onCallGroup: typed('S0NOWHERE') }))).toMatchObject({
      onCallGroup: expect.stringContaining('no user group S0NOWHERE'),
    });
    expect(errors(await save({ onCallGroup: typed('@old') }))).toMatchObject({
      onCallGroup: expect.stringContaining('disabled'),
    });
  });

  test('without the scope an id is taken with a warning, and a handle is refused with the way out', async () => {
    team.bot.api.answer('usergroups.list', () => ({ ok: false, error: 'missing_scope' }));
    const { reply } = await save({ onCallGroup: typed('S0ONCALL') });
    expect(reply.body).toContain('could not be checked');
    expect(errors(await save({ onCallGroup: typed('@on-call') }))).toMatchObject({
      onCallGroup: expect.stringContaining('usergroups:read'),
    });
  });

  test('chosen for the settings may change them, and nobody else beside admins', async () => {
    team.bot.api.answer('usergroups.list', () => ({
      ok: true,
      usergroups: [{ id: 'S0RUN', handle: 'run' }],
    }));
    team.bot.api.answer('usergroups.users.list', () => ({ ok: true, users: ['UMIA'] }));
    expect(errors(await save({}, 'mia'))).toMatchObject({
      triageChannel: expect.stringContaining('Only an admin'),
    });
    await save({ settingsGroup: typed('@run') });
    expect((await save({ settingsGroup: typed('@run') }, 'mia')).reply.body).toContain('Saved.');
  });
});

test('a channel for architects that is gone is refused at its field', async () => {
  const gone = { csaChannel: { value: { selected_conversation: 'CGONE' } } };
  expect(errors(await save(gone))).toMatchObject({ csaChannel: expect.stringContaining('cannot see') });
});

describe('the secret of the webhook', () => {
  test('is encrypted at rest with ENCRYPTION_KEY, and the form says so', async () => {
    const { reply } = await save({ webhookUrl: typed('http://127.0.0.1:9/hook') });
    const secret = /whsec_[A-Za-z0-9+/=]+/.exec(reply.body)?.[0] ?? 'none';
    expect(reply.body).toContain('keeps it encrypted');
    const { rows } = await team.tickets.store.pool.query('select value from key_values');
    expect(JSON.stringify(rows)).not.toContain(secret.slice(6));
    expect(JSON.stringify(rows)).toContain('sealed:');
  });
});
