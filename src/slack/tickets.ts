import type { Webhooks } from '../tickets/webhook.ts';
import { type CsaParts, registerCsa } from './csa.ts';
import type { Listeners } from './listeners.ts';
import { registerTicketActions } from './ticket-actions.ts';
import { registerDraftActions } from './ticket-draft-actions.ts';
import { registerTicketForm } from './ticket-form.ts';
import { registerTicketLists } from './ticket-lists.ts';
import { registerTicketOpening } from './ticket-open.ts';
import { registerTicketSettings } from './ticket-settings.ts';
import { createTicketing, type TicketingParts } from './ticketing.ts';

/** What the ticket feature is built from. `helpUrl` is where people open tickets at Heroku. */
export type TicketParts = Omit<TicketingParts, 'log' | 'page' | 'diagnosis' | 'incidentsAt' | 'showHome'> & {
  webhooks: Webhooks;
  /** Whether the secrets of webhooks are encrypted at rest. */
  isSealed: boolean;
  helpUrl: string;
} & CsaParts;

/** Tickets: the form, the draft, the lists, and what is done with a ticket that was sent. */
export function registerTickets(on: Listeners, parts: TicketParts & TicketingParts): void {
  const { book, webhooks, isSealed, csa, helpUrl, log, showHome } = parts;
  const ticketing = createTicketing(parts);
  registerTicketOpening(on, ticketing, log);
  registerTicketForm(on, ticketing, helpUrl);
  const send = registerDraftActions(on, ticketing, showHome);
  registerTicketSettings(on, { book, webhooks, isSealed, csa }, send);
  registerTicketLists(on, ticketing);
  registerTicketActions(on, ticketing, helpUrl);
  registerCsa(on, ticketing, parts);
}
