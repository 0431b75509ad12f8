import type { App, RespondFn } from '@slack/bolt';
import type { Book, TicketPage } from '../tickets/book.ts';
import { sightOf } from '../tickets/lifecycle/people.ts';
import { plain } from './blocks/elements.ts';
import { type Message, message } from './blocks/message.ts';
import { unescapeMrkdwn } from './blocks/text.ts';
import { ticketLine } from './blocks/ticket-card.ts';
import { settingsForm } from './blocks/ticket-settings.ts';
import { createPeople } from './ticket-people.ts';

const ephemeral = { response_type: 'ephemeral' } as const;

function listMessage(title: string, { tickets, more }: TicketPage, next: string): Message {
  const lines = tickets.map(
    (ticket) => `${ticket.id} ${ticket.content.fields.subject} (${ticket.priority}, ${ticket.status})`,
  );
  const none = tickets.length === 0 ? 'There are none.' : '';
  return message({
    text: [title, ...lines, none].filter(Boolean).join('\n'),
    head: [plain(`${title}${none === '' ? '' : ` ${none}`}`)],
    body: [...tickets.map(ticketLine), ...(more ? [plain(`There are more: ${next}`)] : [])],
  });
}

/** `mine`, `search <words>`, `show HT-…`, `settings`: the other words behind `/heroku-ticket`. */
export function registerTicketLists(app: App, book: Book): void {
  const people = createPeople();
  app.command('/heroku-ticket', async ({ command, ack, client, respond }) => {
    const [word = '', ...rest] = unescapeMrkdwn(command.text ?? '')
      .trim()
      .split(/\s+/);
    const kind = word.toLowerCase();
    if (!['mine', 'search', 'show', 'settings', 'help'].includes(kind)) return;
    const team = command.team_id;
    if (kind === 'settings') {
      const view = settingsForm(await book.settings(team));
      await Promise.all([ack(), client.views.open({ trigger_id: command.trigger_id, view })]);
      return;
    }
    await ack();
    const answer = (shown: Message): ReturnType<RespondFn> => respond({ ...ephemeral, ...shown });
    const pageWord = /^page:(\d+)$/.exec(rest.at(-1) ?? '');
    const page = Math.max(1, Number(pageWord?.[1] ?? 1));
    const words = (pageWord === null ? rest : rest.slice(0, -1)).join(' ');
    if (kind === 'mine') {
      const found = await book.mine(team, command.user_id, page - 1);
      await answer(listMessage('Your tickets.', found, `/heroku-ticket mine page:${page + 1}`));
      return;
    }
    if (kind === 'help' || words === '') {
      const text =
        'Use /heroku-ticket [urgent|high|normal|low] [subject] to open one; or mine, search <words>, show HT-12, settings.';
      await answer({ text, blocks: [plain(text)] });
      return;
    }
    const settings = await book.settings(team);
    const actor = await people.actor(team, command.user_id, settings?.triage, client);
    const found =
      kind === 'show'
        ? { tickets: [await book.ticket(team, words)].flatMap((ticket) => ticket ?? []), more: false }
        : await book.search(team, words, page - 1);
    const allowed = {
      ...found,
      tickets: found.tickets.filter((ticket) => sightOf(ticket, actor) === 'details'),
    };
    await answer(
      listMessage(`Tickets for ${words}.`, allowed, `/heroku-ticket search ${words} page:${page + 1}`),
    );
  });
}
