import type { Book } from '../tickets/book.ts';
import type { Webhooks } from '../tickets/webhook.ts';
import type { Listeners } from './listeners.ts';
import { registerTicketActions } from './ticket-actions.ts';
import { registerDraftActions } from './ticket-draft-actions.ts';
import { registerTicketForm } from './ticket-form.ts';
import { registerTicketLists } from './ticket-lists.ts';
import { registerTicketOpening } from './ticket-open.ts';
import { registerTicketSettings } from './ticket-settings.ts';
import { createTicketing, type TicketingParts } from './ticketing.ts';

/** What the ticket feature is built from. `helpUrl` is where people open tickets at Heroku. */
export type TicketParts = Omit<TicketingParts, 'log' | 'page' | 'diagnosis' | 'defaultZone' | 'showHome'> & {
  book: Book;
  webhooks: Webhooks;
  /** Whether the secrets of webhooks are encrypted at rest. */
  isSealed: boolean;
  helpUrl: string;
};

/** Tickets: the form, the draft, the lists, and what is done with a ticket that was sent. */
export function registerTickets(
  on: Listeners,
  parts: TicketParts & Omit<TicketingParts, 'defaultZone'>,
): void {
  const { book, webhooks, isSealed, helpUrl, log } = parts;
  const defaultZone = async (team: string) => (await book.settings(team)).defaultZone;
  const ticketing = createTicketing({ ...parts, defaultZone });
  registerTicketOpening(on, ticketing, log);
  registerTicketForm(on, ticketing);
  const send = registerDraftActions(on, ticketing, book, parts.showHome);
  registerTicketSettings(on, { book, webhooks, isSealed }, send);
  registerTicketLists(on, book);
  registerTicketActions(on, ticketing, book, helpUrl);
}
