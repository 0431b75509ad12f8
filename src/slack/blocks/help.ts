import { actions } from '../actions.ts';
import { button, context, row, section } from './elements.ts';
import { type Message, message } from './message.ts';

const lines = [
  ['/heroku-error H14', 'what an error code means and what to do first'],
  ['/heroku-error', 'choose from all codes'],
  ['/heroku-error requests time out after 30 seconds', 'find the code by what you see'],
  ['/heroku-help', 'this text'],
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
      section(lines.map(([command, what]) => `\`${command}\` ${what}`).join('\n')),
    ],
    foot: [
      ...row([button(actions.showPicker, 'All error codes', 'all')]),
      context(
        'If production is down, open a ticket at <https://help.heroku.com/tickets/new|help.heroku.com> now.',
      ),
    ],
  });
}
