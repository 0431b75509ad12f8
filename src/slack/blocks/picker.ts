import type { ModalView, PlainTextOption, StaticSelect } from '@slack/types';
import type { ErrorPage } from '../../knowledge/page.ts';
import { actions } from '../actions.ts';
import { button, context, section } from './elements.ts';
import { type Message, message } from './message.ts';
import { pageTitle } from './page-card.ts';
import { cut, plural } from './text.ts';

const groups = [
  { family: 'http', label: 'H · Router: requests that failed', hint: 'Router (H) codes' },
  { family: 'runtime', label: 'R · Dynos: boot, memory, exit', hint: 'Dyno (R) codes' },
  { family: 'logging', label: 'L · Log delivery', hint: 'Log-delivery (L) codes' },
] as const;

function option(page: ErrorPage): PlainTextOption {
  return { text: { type: 'plain_text', text: cut(pageTitle(page), 75) }, value: page.id };
}

function picker(pages: readonly ErrorPage[]): StaticSelect {
  return {
    type: 'static_select',
    action_id: actions.pickCode,
    placeholder: { type: 'plain_text', text: 'Choose an error code' },
    option_groups: groups.map(({ family, label }) => ({
      label: { type: 'plain_text', text: cut(label, 75) },
      options: pages.filter((page) => page.family === family).map(option),
    })),
  };
}

/** What a bare `/heroku-error` shows: every code by family, and how to ask. */
export function pickerMessage(pages: readonly ErrorPage[]): Message {
  const counts = groups.map(
    ({ family, hint }) => `${pages.filter((page) => page.family === family).length} ${hint}`,
  );
  const examples =
    'Or type what you see: `/heroku-error H14`, `/heroku-error h12 r14`, `/heroku-error app crashes on boot`.';
  return message({
    text: `Which Heroku error? ${plural(pages.length, 'code')}: ${pages.map((page) => page.id).join(', ')}. Type one behind the command, for example /heroku-error H14.`,
    head: [
      section('*Which Heroku error do you see?*'),
      { type: 'actions', elements: [picker(pages), button(actions.openLogs, 'Paste logs', 'logs')] },
    ],
    body: [context(examples), context(counts.join(' · '))],
  });
}

/** The same picker where there is no channel to answer in: from the Home tab. */
export function pickerView(pages: readonly ErrorPage[]): ModalView {
  return {
    type: 'modal',
    title: { type: 'plain_text', text: 'Heroku error codes' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [section('*Which Heroku error do you see?*'), { type: 'actions', elements: [picker(pages)] }],
  };
}
