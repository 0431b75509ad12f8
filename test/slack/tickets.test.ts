import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestBot, type TestBot } from '../support/bot.ts';
import { viewProblems } from '../support/limits.ts';
import { openTicketParts } from '../support/tickets.ts';

let tickets: Awaited<ReturnType<typeof openTicketParts>>;
let bot: TestBot;

beforeAll(async () => {
  tickets = await openTicketParts();
  bot = await startTestBot({ tickets: tickets.parts });
});
afterAll(async () => {
  await bot.stop();
  await tickets.close();
});

const json = (value: unknown) => JSON.stringify(value);
const value = (text: string | null) => ({ value: { type: 'plain_text_input', value: text } });
const opened = () => bot.api.callsOf('views.open').at(-1)?.args.view as { private_metadata: string };

/** What a person typed into the first step. */
const first = (more: object = {}) => ({
  priority: { ticket_priority: { selected_option: { value: 'high' } } },
  subject: value('Checkout answers 503'),
  app: value('shop-production'),
  description: value('Every checkout fails with H12 since the last deploy.'),
  impact: value('Half of all orders'),
  started_at: { value: { selected_date_time: null } },
  started_words: value('20 minutes ago'),
  ...more,
});

async function openForm(words: string) {
  await bot.command('/heroku-ticket', words);
  await bot.idle();
  const { private_metadata } = opened();
  return { private_metadata, draft: JSON.parse(private_metadata).draft as string };
}

describe('the form of a ticket', () => {
  test('it opens at once with priority and subject from the command, Heroku’s definition and the emergency link', async () => {
    await bot.command('/heroku-ticket', 'urgent Checkout is down');
    await bot.idle();
    const view = opened();
    expect(bot.responses).toEqual([]);
    expect(viewProblems(view)).toEqual([]);
    for (const part of ['Checkout is down', 'help.heroku.com/tickets/new', 'unusable', 'confirmed'])
      expect(json(view)).toContain(part);
  });

  test('choosing another priority changes the form and keeps what was typed', async () => {
    const { private_metadata } = await openForm('low A question');
    const view = { id: 'V1', hash: 'h', type: 'modal', private_metadata, state: { values: {} } };
    const action = {
      type: 'static_select',
      action_id: 'ticket_priority',
      selected_option: { value: 'urgent' },
    };
    await bot.act(action, { more: { view } });
    const updated = bot.api.callsOf('views.update').at(-1)?.args.view;
    expect(json(updated)).toContain('"confirmed"');
    expect(viewProblems(updated)).toEqual([]);
  });

  test.each([
    ['an empty subject', { subject: value(null) }, 'subject'],
    ['only spaces as a description', { description: value('   ') }, 'description'],
    ['a subject that is too long', { subject: value('x'.repeat(81)) }, 'subject'],
    ['a start in the future', { started_words: value('tomorrow at noon') }, 'started_words'],
    ['a time that may be two', { started_words: value('02/03 at 10:00') }, 'started_words'],
  ])('%s is an error in its place', async (_name, more, block) => {
    const { private_metadata } = await openForm('high');
    const { reply } = await bot.submit('ticket_form', first(more), { private_metadata });
    expect(reply.message.response_action).toBe('errors');
    expect(Object.keys(reply.message.errors as object)).toEqual([block]);
  });

  test('a secret is asked about once, hidden before it is saved, and nowhere in the database', async () => {
    const secret = ['hunter2', 'battery', 'staple'].join('-');
    const { private_metadata, draft } = await openForm('high');
    const leaking = first({
      description: value(`It fails with DATABASE_URL=postgres://admin:${secret}@db.example.com/x`),
    });
    const asked = await bot.submit('ticket_form', leaking, { private_metadata });
    expect(json(asked.reply.message.view)).toContain('Tick what is not a secret');
    const again = (asked.reply.message.view as { private_metadata: string }).private_metadata;
    const saved = await bot.submit('ticket_form', leaking, { private_metadata: again });
    expect(json(saved.reply.message.view)).toContain('What Heroku asks for');
    const kept = await tickets.parts.drafts.get(draft);
    expect(kept?.content.fields.texts.description).toContain('[hidden: password]');
    const { rows } = await tickets.store.pool.query('select * from key_values');
    expect(json(rows)).not.toContain(secret);
  });
});
