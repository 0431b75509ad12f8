import type { Ticket } from '../../tickets/lifecycle/ticket.ts';
import type { Word, Words } from '../../tickets/lifecycle/words.ts';
import { section } from './elements.ts';
import type { Message } from './message.ts';
import { cut, escapeMrkdwn } from './text.ts';

const mostInSentence = 2900;

/** A sentence with people and times as Slack shows them. */
export function slackWords(words: Words): string {
  const shown = words.map((word: Word) => {
    if (typeof word === 'string') return escapeMrkdwn(word);
    if ('person' in word) return `<@${word.person}>`;
    const utc = `${word.time.slice(0, 16).replace('T', ' ')} UTC`;
    return `<!date^${Math.floor(Date.parse(word.time) / 1000)}^{date_short_pretty} {time}|${utc}>`;
  });
  return cut(shown.join(''), mostInSentence);
}

/** Something that could not be done, said in private. */
export function refusalMessage(words: Words): Message {
  const text = slackWords(words);
  return { text, blocks: [section(text)] };
}

/** The value of a ticket's buttons: which one, and which version the person looked at. */
export const ticketValue = ({ id, revision }: Ticket): string => `${id}|${revision}`;

export const statusWords: Readonly<Record<Ticket['status'], string>> = {
  draft: 'Draft',
  open: 'Open, nobody has claimed it',
  claimed: 'Claimed',
  resolved: 'Resolved',
  discarded: 'Discarded',
};

/** The state of a ticket, with whoever claimed it. */
export const stateLine = ({ status, assignee }: Ticket): string =>
  status === 'claimed' && assignee !== null ? `Claimed by <@${assignee}>` : escapeMrkdwn(statusWords[status]);
