import type { WebClient } from '@slack/web-api';
import type { Diagnosis } from '../knowledge/diagnosis/diagnosis.ts';
import type { Page } from '../knowledge/page.ts';
import { errorFacts, type Log } from '../log.ts';
import type { Book } from '../tickets/book.ts';
import { readTicketCommand } from '../tickets/command.ts';
import type { Desk } from '../tickets/desk.ts';
import type { Draft } from '../tickets/draft.ts';
import type { Drafts } from '../tickets/drafts.ts';
import type { Actor } from '../tickets/lifecycle/people.ts';
import { draftCard } from './blocks/ticket-draft.ts';
import type { ShowHome } from './home.ts';
import { type IncidentsAt, incidentsOfTicket } from './incidents-at.ts';
import { slackCode } from './refusals.ts';
import { createPeople } from './ticket-people.ts';

/** Small values by key that outlive a restart. */
export type Kept<Value> = {
  get(key: string): Promise<Value | undefined>;
  set(key: string, value: Value): Promise<void>;
  delete(key: string): Promise<boolean>;
};

/** Where the card of a draft stands. */
export type CardPlace = { channel: string; ts: string };

/** What the parts of the ticket feature share. */
export type Ticketing = {
  desk: Desk;
  drafts: Kept<Draft>;
  book: Book;
  /** Who somebody is to the tickets of a workspace, at this moment. */
  actor(team: string, user: string, client: WebClient): Promise<Actor>;
  /** Who somebody is beside a channel: `triage` says whether they are a member of it. */
  memberOf(channel: string | null, team: string, user: string, client: WebClient): Promise<Actor>;
  /** What can be on the screen when a ticket is opened. */
  page(id: string): Page | undefined;
  diagnosis(id: string): Promise<Diagnosis | undefined>;
  incidentsAt: IncidentsAt;
  /** Whether the word behind `/heroku-ticket` is another command than opening one. */
  isOtherWord(text: string): boolean;
  /** Shows or renews the private card of a draft, in the person's direct message with the bot. */
  showDraft(draft: Draft, client: WebClient): Promise<void>;
  /** Replaces the card of a draft that is no more by one sentence. */
  closeDraft(draft: Draft, sentence: string, client: WebClient): Promise<void>;
  /** Asks Slack for a person's time zone while the form is open, so that reading it waits for nothing. */
  learnZone(team: string, user: string, client: WebClient): void;
  zoneOf(team: string, user: string): Promise<string>;
};

/** What the ticket feature needs. `zones` and `cards` are namespaces of the store. */
export type TicketingParts = {
  desk: Desk;
  drafts: Drafts;
  book: Book;
  zones: Kept<string>;
  cards: Kept<CardPlace>;
  showHome: ShowHome;
  log: Log;
} & Pick<Ticketing, 'page' | 'diagnosis' | 'incidentsAt'>;

export function createTicketing({
  page,
  diagnosis,
  incidentsAt,
  desk,
  drafts,
  zones,
  cards,
  book,
  log,
}: TicketingParts): Ticketing {
  const people = createPeople();

  async function put(
    draft: Draft,
    message: { text: string; blocks: unknown[] },
    client: WebClient,
  ): Promise<void> {
    const shown = await cards.get(draft.id);
    const content = { text: message.text, blocks: message.blocks as never };
    if (shown !== undefined) {
      try {
        await client.chat.update({ ...shown, ...content });
        return;
      } catch (error) {
        // A card that its author deleted is shown again.
        if (slackCode(error) !== 'message_not_found') throw error;
      }
    }
    const posted = await client.chat.postMessage({ channel: draft.author, ...content });
    if (posted.channel !== undefined && posted.ts !== undefined) {
      await cards.set(draft.id, { channel: posted.channel, ts: posted.ts });
    }
  }

  return {
    page,
    diagnosis,
    incidentsAt,
    desk,
    drafts,
    book,
    async actor(team, user, client) {
      const { triageChannel } = await book.settings(team);
      return people.actor(team, user, triageChannel, client);
    },
    memberOf: (channel, team, user, client) => people.actor(team, user, channel, client),
    isOtherWord: (text) => readTicketCommand(text).kind !== 'new',
    async showDraft(draft, client) {
      const priority = desk.definitions[draft.content.fields.priority];
      const incidents = await incidentsOfTicket(incidentsAt, draft.content);
      return put(draft, draftCard(draft, desk.review(draft), priority, incidents), client);
    },
    closeDraft: (draft, sentence, client) =>
      put(
        draft,
        { text: sentence, blocks: [{ type: 'section', text: { type: 'plain_text', text: sentence } }] },
        client,
      ).catch((error: unknown) => {
        // What was done is saved; a card that cannot be changed does not undo it.
        log.warn(errorFacts(error), 'the card of a draft could not be closed');
      }),
    learnZone(team, user, client) {
      const learn = async () => {
        if ((await zones.get(`${team}:${user}`)) !== undefined) return;
        const zone = (await client.users.info({ user })).user?.tz;
        if (zone !== undefined) await zones.set(`${team}:${user}`, zone);
      };
      void learn().catch((error) => log.debug(errorFacts(error), 'a time zone could not be learnt'));
    },
    zoneOf: async (team, user) =>
      (await zones.get(`${team}:${user}`)) ?? (await book.settings(team)).defaultZone,
  };
}
