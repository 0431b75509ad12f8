import { type Adviser, createAdviser, type Offer } from './advice.ts';
import { type Checklist, readChecklist } from './checklist.ts';
import { type Completeness, completeness } from './completeness.ts';
import type { Draft } from './draft.ts';
import { wordsOf } from './fields.ts';
import { type Definitions, readDefinitions } from './priority.ts';
import { hiddenWords } from './secrets.ts';
import { urgentFit } from './urgent-fit.ts';

/** What Heroku's guide says, read once, and what it means for a draft. */
export type Desk = {
  definitions: Definitions;
  checklist: Checklist;
  review(draft: Draft): Review;
  /** In a request to an architect: an offer of a ticket where the words tell of a fault that lasts. */
  offerTicket(words: string): Offer | null;
};

/** What there is to say about a draft before it is sent. Empty sentences are nothing to say. */
export type Review = {
  completeness: Completeness;
  /** Compares the priority with the person's words and, for Urgent, with the three conditions. */
  advice: string[];
  /** Offers an architect where the words ask for advice. */
  offer: string;
  hidden: string;
};

/** `folder` holds priorities.yml and urgent-checklist.yml. Throws `content_invalid` when they are not whole. */
export function openDesk(folder: string): Desk {
  const definitions = readDefinitions(folder);
  const checklist = readChecklist(folder);
  const adviser: Adviser = createAdviser(definitions);
  return {
    definitions,
    checklist,
    offerTicket: adviser.offerTicket,
    review({ content: { fields }, hidden }) {
      const words = wordsOf(fields);
      const fit = fields.priority === 'urgent' ? urgentFit(fields.confirmed) : undefined;
      const advice = [
        adviser.advise(fields.priority, words).sentence,
        fit?.fits === false ? fit.sentence : '',
      ];
      return {
        completeness: completeness(fields, checklist),
        advice: advice.filter((sentence) => sentence !== ''),
        offer: adviser.offerCsa(words)?.sentence ?? '',
        hidden: hiddenWords(hidden),
      };
    },
  };
}
