import { actions } from '../actions.ts';
import { button, context, row, section } from './elements.ts';
import { type Message, message } from './message.ts';
import { escapeMrkdwn } from './text.ts';

const lines = [
  ['/heroku-error H14', 'what an error code means and what to do first'],
  ['/heroku-error', 'choose from all codes'],
  ['/heroku-error requests time out after 30 seconds', 'find the code by what you see'],
  [
    '/heroku-kb how do I roll back a release',
    'answers from articles, guides, support pages and your runbooks',
  ],
  ['/heroku-kb', 'what this workspace asks most'],
  ['/heroku-status', 'the state of the platform now, and open incidents'],
  ['/heroku-status subscribe', 'incidents and maintenance in this channel'],
  ['/heroku-ticket urgent Checkout is down', 'a prioritised ticket, ready for Heroku Support'],
  ['/heroku-ticket mine', 'your tickets; also search, show and settings'],
  ['/heroku-csa', 'architecture questions for an architect; also resources and mine'],
  ['/heroku-help gaps', 'questions that found no good answer'],
  ['/heroku-help debug', 'versions, queues and feeds, for whoever runs this bot'],
] as const;

/** What the bot can do, with buttons. */
export function helpMessage(): Message {
  return message({
    text: [
      'Heroku Support answers in Slack. Only you see the answers until you share one.',
      ...lines.map(([command, what]) => `${command}: ${what}`),
    ].join('\n'),
    head: [
      section('*Heroku Support answers in Slack.*\nOnly you see the answers until you share one.'),
      section(lines.map(([command, what]) => `\`${escapeMrkdwn(command)}\` ${what}`).join('\n')),
    ],
    body: [
      context(
        'In a thread, mention the bot; in a direct message, just ask; on any message, choose *Explain Heroku errors* from its menu.',
      ),
    ],
    foot: [
      ...row([
        button(actions.showPicker, 'All error codes', 'all'),
        button(actions.openSearch, 'Search', 'search'),
        button(actions.openLogs, 'Paste logs', 'logs'),
      ]),
      context(
        'If production is down, open a ticket at <https://help.heroku.com/tickets/new|help.heroku.com> now.',
      ),
    ],
  });
}
