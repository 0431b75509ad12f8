import { type Checklist, type ItemId, itemIds } from './checklist.ts';
import type { Content } from './content.ts';
import { confirmationIds } from './fields.ts';
import type { Definitions, Priority } from './priority.ts';
import type { Redact } from './secrets.ts';
import { parts } from './text.ts';
import { herokuTime } from './when/say.ts';

/** What is handed to Heroku: a ticket, with its priority as it is now. */
export type HandoffSource = { id: string; priority: Priority; content: Content };

/**
 * A ticket ready to paste at help.heroku.com: `subject` for the subject line, `text` for the description, the same text in
 * `parts` that each fit a Slack block or input, and the address of the form.
 */
export type Handoff = { subject: string; text: string; parts: string[]; url: string };

/** A block or an input of Slack takes 3,000 characters; some room is left for marks around it. */
const mostInPart = 2900;
const notGiven = 'Not given.';

/** The nine items in the words of a ticket; the form asks for them as questions. */
const titles: Readonly<Record<ItemId, string>> = {
  access: 'CONSENT TO ACCESS THE APP AND ITS ADD-ONS',
  description: 'DESCRIPTION',
  impact: 'USERS AFFECTED AND BUSINESS IMPACT',
  reproduce: 'STEPS TO REPRODUCE',
  staging: 'STAGING OR TEST',
  started: 'START TIME (UTC)',
  logs: 'LOGS AND STACK TRACES',
  configuration: 'RELEVANT CONFIGURATION (SECRETS REMOVED)',
  'third-parties': 'THIRD-PARTY SERVICES THAT ARE NOT HEROKU ADD-ONS',
};

/**
 * Writes the nine items in Heroku's order (Heroku Enterprise Developer Support Guide) as plain text. Everything passes
 * redaction once more, so that nothing secret leaves even if it was kept by mistake.
 * @param helpOrigin such as https://help.heroku.com.
 */
export function handoff(
  source: HandoffSource,
  {
    checklist,
    definitions,
    redact,
    helpOrigin,
  }: { checklist: Checklist; definitions: Definitions; redact: Redact; helpOrigin: string },
): Handoff {
  const { id, priority, content } = source;
  const { fields, attachments, keep, salt } = content;
  const hide = (text: string) => redact(text, { keep, salt }).text;
  const isConfirmed = priority === 'urgent' && fields.confirmed.length === confirmationIds.length;
  const head = [
    `Priority: ${definitions[priority].name}`,
    ...(isConfirmed
      ? ['Confirmed: production; unusable for the vast majority of users; no workaround.']
      : []),
    ...(fields.app === '' ? [] : [`App: ${fields.app}`]),
  ];
  const items = itemIds.map(
    (item) => `${checklist[item].order}. ${titles[item]}\n${answerOf(item, content)}`,
  );
  const more = attachments.map(({ title, text }) => `ATTACHED: ${title}\n${text}`);
  const text = hide([head.join('\n'), ...items, ...more, `Our reference: ${id}`].join('\n\n'));
  return {
    subject: hide(fields.subject),
    text,
    parts: parts(text, mostInPart),
    url: `${helpOrigin}/tickets/new`,
  };
}

function answerOf(item: ItemId, { fields }: Content): string {
  if (item === 'access')
    return fields.access
      ? 'Yes: Heroku staff may access the app and its add-ons for this ticket.'
      : 'Not given yet. Please ask us first.';
  if (item === 'started') {
    if (fields.started === null) return notGiven;
    return `${herokuTime(fields.started.iso)}${fields.started.approximate ? ' (approximately)' : ''}`;
  }
  return fields.texts[item] === '' ? notGiven : fields.texts[item];
}
