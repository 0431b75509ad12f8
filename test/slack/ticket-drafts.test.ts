import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { names, setTriage, startTicketTeam, type TicketTeam, triage, typed } from '../support/ticket-team.ts';

let team: TicketTeam;
beforeAll(async () => {
  team = await startTicketTeam();
}, 30_000);
afterAll(() => team.stop());

const json = (value: unknown) => JSON.stringify(value);
const kept = (id: string) => team.tickets.parts.drafts.get(id);
const errorsOf = ({ reply }: { reply: { message: Record<string, unknown> } }) =>
  json(reply.message.errors ?? null);
const opened = () => json(team.bot.api.callsOf('views.open').at(-1)?.args.view);

/** What an admin gives in the form of the settings. */
const settings = (more: object = {}) => ({
  triageChannel: { value: { selected_conversation: triage } },
  onCallGroup: typed('S0ONCALL'),
  plan: { value: { selected_option: { value: 'premier' } } },
  replyTargets: typed('urgent: 1 hour\nHigh: 4 hours'),
  defaultZone: typed('Europe/Berlin'),
  webhookUrl: typed(null),
  ...more,
});
const save = (values: object, name: keyof typeof names = 'ada', draft = '') =>
  team.bot.submit('ticket_settings_view', values, { private_metadata: draft }, team.as(name));

describe('before a workspace has settings', () => {
  test('Send keeps the draft and says that an admin has to set a triage channel', async () => {
    const draft = await team.draft();
    const { responses } = await team.press('ticket_send', draft);
    expect(responses.at(-1)?.text).toContain('Only an admin of this workspace');
    expect(responses.at(-1)?.text).toContain('Your draft is kept');
    expect(await kept(draft)).toBeDefined();
  });

  test('nobody but an admin saves settings, and nothing wrong is saved', async () => {
    expect(errorsOf(await save(settings(), 'tom'))).toContain('Only an admin');
    const wrong: [object, string][] = [
      [{ triageChannel: { value: { selected_conversation: 'CGONE' } } }, 'cannot see this channel'],
      [{ onCallGroup: typed('on-call') }, 'Give its id'],
      [{ replyTargets: typed('soon: 1 hour') }, 'names no priority'],
      [{ defaultZone: typed('Mars/Olympus') }, 'IANA time zone'],
      [{ webhookUrl: typed('https://127.0.0.1/x') }, 'loopback'],
      [{ webhookUrl: typed('http://hooks.example.com') }, 'https://'],
    ];
    for (const [more, why] of wrong) expect(errorsOf(await save(settings(more)))).toContain(why);
    expect((await team.tickets.parts.book.settings('T1')).triageChannel).toBeNull();
  });

  test('the first ticket of an admin asks for the settings, is kept, and goes out when they are saved', async () => {
    const draft = await team.draft();
    const mine = await kept(draft);
    if (mine === undefined) throw new Error('the draft was not kept');
    await team.tickets.parts.drafts.set(draft, { ...mine, author: names.ada });
    await team.press('ticket_send', draft, 'ada');
    expect(opened()).toContain('Tickets have no triage channel yet');
    expect(json((await save(settings(), 'ada', draft)).reply.message.view)).toContain('Saved.');
    await team.settled();
    expect(json(team.posted(triage))).toContain('HT-1');
    expect(await kept(draft)).toBeUndefined();
    expect(await team.tickets.parts.book.settings('T1')).toMatchObject({
      replyTargets: { premier: { urgent: '1 hour', high: '4 hours' } },
      defaultZone: 'Europe/Berlin',
    });
  });
});

describe('the buttons of a draft', () => {
  test('the review card says what is missing and how complete it is', async () => {
    const draft = await team.draft();
    const card = json(team.posted('U1').at(-1));
    for (const part of ['Draft: Checkout answers 503', '% complete', 'Missing', draft])
      expect(card).toContain(part);
  });

  test('Edit opens the form with what was written', async () => {
    await team.press('ticket_edit', await team.draft());
    expect(opened()).toContain('Every checkout fails with H12');
  });

  test('Attach more adds to the same card', async () => {
    const draft = await team.draft();
    const values = { title: typed('Router log'), text: typed('at=error code=H12') };
    await team.bot.submit('ticket_attach_view', values, { private_metadata: draft });
    await team.bot.idle();
    expect(json(team.bot.api.callsOf('chat.update').at(-1)?.args)).toContain('Router log');
    const empty = { title: typed(null), text: typed('  ') };
    const refused = await team.bot.submit('ticket_attach_view', empty, { id: 'V2', private_metadata: draft });
    expect(errorsOf(refused)).toContain('nothing in it');
  });

  test('Share to channel shows it there before it is sent, and says when the bot cannot post', async () => {
    const draft = await team.draft();
    const share = (channel: string) =>
      team.bot.submit(
        'ticket_share_draft_view',
        { channel: { value: { selected_conversation: channel } } },
        { private_metadata: draft },
      );
    await share('CTEAM');
    expect(json(team.posted('CTEAM').at(-1))).toContain('Draft, not sent yet: Checkout answers 503');
    expect(errorsOf(await share('CGONE'))).toContain('Invite it first');
  });

  test('Discard deletes it, and its buttons say so afterwards', async () => {
    const draft = await team.draft();
    await team.press('ticket_discard', draft);
    expect(await kept(draft)).toBeUndefined();
    const { responses } = await team.press('ticket_send', draft);
    expect(responses.at(-1)?.text).toContain('sent, discarded, or is older than 7 days');
  });

  test.each(['ticket_send', 'ticket_edit', 'ticket_attach', 'ticket_share_draft', 'ticket_discard'])(
    '%s is refused to everybody but its author',
    async (button) => {
      const draft = await team.draft();
      const { responses } = await team.press(button, draft, 'mia');
      expect(responses.at(-1)?.text).toContain('Only the person who wrote a draft');
      expect(await kept(draft)).toBeDefined();
    },
  );

  test('a triage channel that is gone keeps the draft; the ticket goes out when there is another', async () => {
    await setTriage(team, { triageChannel: 'CGONE' });
    const draft = await team.draft();
    const { responses } = await team.press('ticket_send', draft);
    expect(responses.at(-1)?.text).toContain('triage channel is gone');
    expect(await kept(draft)).toBeDefined();
    await setTriage(team);
    await team.press('ticket_send', draft);
    await team.settled();
    expect(await kept(draft)).toBeUndefined();
  });

  test('whose direct messages are off is told in the form that the draft is kept', async () => {
    team.bot.api.answer('chat.postMessage', () => ({ ok: false, error: 'cannot_dm_bot' }));
    const draft = await team.draft();
    expect(await kept(draft)).toBeDefined();
    const view = { draft, origin: (await kept(draft))?.content.origin, asked: true };
    const { reply } = await team.bot.submit('ticket_details', {}, { private_metadata: json(view) });
    expect(json(reply.message)).toContain('Your draft is kept');
  });
});
