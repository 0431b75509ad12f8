import type { WebClient } from '@slack/web-api';
import { redact } from '../redaction/redact.ts';
import { readTicketCommand } from '../tickets/command.ts';
import type { TicketPage } from '../tickets/find.ts';
import { sightOf } from '../tickets/lifecycle/people.ts';
import { actions } from './actions.ts';
import { button, plain, row } from './blocks/elements.ts';
import { type Message, message } from './blocks/message.ts';
import { unescapeMrkdwn } from './blocks/text.ts';
import { ticketLine } from './blocks/ticket-card.ts';
import type { Listeners } from './listeners.ts';
import { openTicketSettings } from './ticket-settings.ts';
import type { Ticketing } from './ticketing.ts';

const ephemeral = { response_type: 'ephemeral' } as const;
const usage =
  'Use /heroku-ticket [urgent|high|normal|low] [subject] to open a ticket; or mine, search <words>, show HT-12, settings.';

/** A list that can be turned: an empty `words` is the list of one's own. */
type Asked = { words: string; page: number };

function listMessage({ words, page }: Asked, { tickets, more }: TicketPage): Message {
  const title = words === '' ? 'Your tickets' : `Tickets with ${words}`;
  const lines = tickets.map(
    (ticket) => `${ticket.id} ${ticket.content.fields.subject} (${ticket.priority}, ${ticket.status})`,
  );
  const head =
    tickets.length === 0 ? `${title}: there are none${page > 1 ? ' on this page' : ''}.` : `${title}.`;
  const turn = (to: number, label: string) =>
    button(`${actions.ticketMore}:${to}`, label, JSON.stringify({ words: words.slice(0, 1000), page: to }));
  return message({
    text: [head, ...lines].join('\n'),
    head: [plain(head)],
    body: tickets.map(ticketLine),
    foot: row([...(page > 1 ? [turn(page - 1, 'Previous')] : []), ...(more ? [turn(page + 1, 'Next')] : [])]),
  });
}

/** `mine`, `search <words>`, `show HT-…`, `settings`: the other words behind `/heroku-ticket`. */
export function registerTicketLists(on: Listeners, { book, actor: actorOf }: Ticketing): void {
  async function list(asked: Asked, team: string, user: string, client: WebClient) {
    const found =
      asked.words === ''
        ? await book.mine(team, user, asked.page)
        : await book.search(team, asked.words, await actorOf(team, user, client), asked.page);
    return listMessage(asked, found);
  }

  on.command('/heroku-ticket', async ({ command, ack, client, respond }) => {
    // What is looked for is shown again: no ticket holds a secret, and no answer does.
    const asked = readTicketCommand(redact(unescapeMrkdwn(command.text ?? '')).text);
    const { team_id: team, user_id: user } = command;
    const say = (shown: Message) => respond({ ...ephemeral, ...shown });
    const sentence = (text: string) => say(message({ text, head: [plain(text)] }));
    await ack();
    switch (asked.kind) {
      case 'new':
        return;
      case 'settings':
        return openTicketSettings({ trigger: command.trigger_id, user, client }, await book.settings(team));
      case 'help':
        return void (await sentence(usage));
      case 'wrong':
        return void (await sentence(asked.sentence));
      case 'mine':
        return void (await say(await list({ words: '', page: asked.page }, team, user, client)));
      case 'search':
        return void (await say(await list({ words: asked.words, page: 1 }, team, user, client)));
      case 'show': {
        const ticket = await book.ticket(team, asked.id);
        const actor = await actorOf(team, user, client);
        const sight = ticket === undefined ? 'nothing' : sightOf(ticket, actor);
        if (ticket !== undefined && sight === 'details')
          return void (await say(
            message({ text: `${ticket.id} ${ticket.content.fields.subject}`, head: [ticketLine(ticket)] }),
          ));
        const why =
          ticket !== undefined && sight === 'outline'
            ? `${ticket.id} comes from a private channel. Ask the person who opened it to share it with you.`
            : `There is no ticket ${asked.id} that you may see.`;
        return void (await sentence(why));
      }
    }
  });

  on.action(actions.ticketMore, async ({ action, body, ack, client, respond }) => {
    await ack();
    const { words, page } = JSON.parse('value' in action ? String(action.value) : '{}') as Asked;
    const shown = await list({ words, page }, body.team?.id ?? '', body.user.id, client);
    await respond({ ...ephemeral, replace_original: true, ...shown });
  });
}
