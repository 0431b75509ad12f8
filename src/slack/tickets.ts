import type { App } from '@slack/bolt';
import type { Book } from '../tickets/book.ts';
import { registerTicketActions } from './ticket-actions.ts';
import { registerDraftActions } from './ticket-draft-actions.ts';
import { registerTicketForm } from './ticket-form.ts';
import { registerTicketLists } from './ticket-lists.ts';
import { registerTicketOpening } from './ticket-open.ts';
import { createTicketing, type TicketingParts } from './ticketing.ts';

/** What the ticket feature is built from. `helpUrl` is where people open tickets at Heroku. */
export type TicketParts = Omit<TicketingParts, 'log' | 'page' | 'diagnosis'> & {
  book: Book;
  helpUrl: string;
};

/** Tickets: the form, the draft, the lists, and what is done with a ticket that was sent. */
export function registerTickets(app: App, parts: TicketParts & TicketingParts): void {
  const ticketing = createTicketing(parts);
  registerTicketOpening(app, ticketing, parts.log);
  registerTicketForm(app, ticketing);
  registerDraftActions(app, ticketing, parts.book);
  registerTicketLists(app, parts.book);
  registerTicketActions(app, ticketing, parts.book, parts.helpUrl);
}
