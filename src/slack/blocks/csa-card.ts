import type { Button, KnownBlock, ModalView } from '@slack/types';
import { csaQuestions } from '../../tickets/csa/form.ts';
import {
  answerOf,
  type CsaAction,
  type CsaCase,
  type CsaEvent,
  csaObstacle,
  explainCsa,
  runbookIn,
} from '../../tickets/csa/request.ts';
import type { runbookOf } from '../../tickets/csa/runbook.ts';
import type { Actor } from '../../tickets/lifecycle/people.ts';
import { clip, oneLine, parts } from '../../tickets/text.ts';
import { actions, callbacks } from '../actions.ts';
import { button, context, plain, row, section } from './elements.ts';
import { preformatted } from './markdown.ts';
import { type Message, message } from './message.ts';
import { cut, escapeMrkdwn } from './text.ts';
import { heading } from './ticket-draft.ts';
import { slackWords } from './ticket-words.ts';

const words = (text: string) => ({ type: 'plain_text', text }) as const;
const statusWords: Readonly<Record<CsaCase['status'], string>> = {
  open: 'Open, not answered yet',
  answered: 'Answered',
  closed: 'Closed',
};

/** The goal in one line. */
export const csaTitle = ({ request }: Pick<CsaCase, 'request'>): string => clip(oneLine(request.goal), 100);

function head(found: CsaCase): KnownBlock[] {
  return [
    heading(`${found.id} · ${csaTitle(found)}`),
    section(`*${statusWords[found.status]}* · asked by <@${found.requester}>`),
  ];
}

/** What was asked, a heading and its text each. */
function answersOf({ request }: CsaCase): KnownBlock[] {
  return csaQuestions.flatMap(({ id, label }): KnownBlock[] =>
    request[id] === '' ? [] : [section(`*${escapeMrkdwn(label)}*`), plain(request[id])],
  );
}

/** The buttons that make sense now; for one `viewer`, those that they may press. */
function buttons(found: CsaCase, viewer?: Actor): KnownBlock[] {
  const act = (kind: CsaAction['kind'] | 'show', label: string, more: Partial<Button> = {}) =>
    kind !== 'show' && viewer !== undefined && csaObstacle(found, kind, viewer) !== undefined
      ? []
      : [button(`${actions.csaAct}:${kind}`, label, found.id, more)];
  const isClosed = found.status === 'closed';
  return row([
    ...(isClosed ? [] : act('answered', 'Answer', found.status === 'open' ? { style: 'primary' } : {})),
    ...act('commented', 'Comment'),
    ...(answerOf(found) === undefined ? [] : act('runbook', 'Save as draft runbook')),
    ...(isClosed ? act('reopened', 'Open again') : act('closed', 'Close')),
    ...(viewer === undefined ? act('show', 'Show') : []),
  ]);
}

/** The card in the architects' channel, edited in place. */
export function csaCard(found: CsaCase): Message {
  const answer = answerOf(found);
  const answered: KnownBlock[] =
    answer === undefined ? [] : [section(`*Answer by <@${answer.by}>*`), plain(answer.text)];
  return message({
    text: `${found.id}: ${csaTitle(found)}. ${statusWords[found.status]}.`,
    head: head(found),
    body: [...answersOf(found), ...answered],
    foot: buttons(found),
    shortened: context('The rest is behind Show.'),
  });
}

/** A step of a request, for a person who takes part. */
export function csaNews(found: CsaCase, event: CsaEvent): Message {
  const sentence = slackWords(explainCsa(event));
  return {
    text: cut(`${found.id} ${escapeMrkdwn(csaTitle(found))}: ${sentence}`, 3000),
    blocks: [
      section(`*${found.id}* ${escapeMrkdwn(csaTitle(found))}`),
      section(sentence),
      ...row([
        button(`${actions.csaAct}:commented`, 'Comment', found.id),
        button(`${actions.csaAct}:show`, 'Show', found.id),
      ]),
    ],
  };
}

/** The step alone, for the thread of the card. */
export const csaStepText = (event: CsaEvent): string => slackWords(explainCsa(event));

const mostHistory = 30;

/** A request in full with its history, and the draft runbook that was made of its answer. */
export function csaView(found: CsaCase, viewer: Actor): ModalView {
  const saved = runbookIn(found);
  const runbook: KnownBlock[] = saved === undefined ? [] : [section('*Draft runbook*'), ...copy(saved.text)];
  return {
    type: 'modal',
    title: words(found.id),
    close: words('Close'),
    blocks: [
      ...head(found),
      ...buttons(found, viewer),
      ...answersOf(found),
      ...runbook,
      section('*History*'),
      ...found.history
        .slice(-mostHistory)
        .map((event) => context(slackWords([{ time: event.at }, ' ', ...explainCsa(event)]))),
    ],
  };
}

function copy(text: string): KnownBlock[] {
  return parts(text, 2900).map((piece) => ({ type: 'rich_text', elements: [preformatted(piece)] }));
}

function field(
  id: string,
  label: string,
  { hint, initial, most, lines = false, optional = false }: FieldWords,
): KnownBlock {
  return {
    type: 'input',
    block_id: id,
    optional,
    label: words(label),
    hint: words(hint),
    element: {
      type: 'plain_text_input',
      action_id: 'value',
      multiline: lines,
      max_length: most,
      ...(initial === '' ? {} : { initial_value: initial.slice(0, most) }),
    },
  };
}
type FieldWords = { hint: string; initial: string; most: number; lines?: boolean; optional?: boolean };

/** The answer as the draft of a runbook, to be looked over before it is saved. */
export function runbookForm(found: CsaCase): ModalView {
  const title = csaTitle(found);
  return {
    type: 'modal',
    callback_id: callbacks.csaRunbook,
    private_metadata: found.id,
    title: words('Save as draft runbook'),
    submit: words('Save draft'),
    close: words('Cancel'),
    blocks: [
      field('title', 'Title', { hint: 'What the runbook is about.', initial: title, most: 110 }),
      field('summary', 'Summary', {
        hint: 'One sentence that answers first.',
        initial: clip(oneLine(answerOf(found)?.text ?? ''), 300),
        most: 380,
        lines: true,
      }),
      field('symptoms', 'What people type', {
        hint: 'The words it should be found by, a line each.',
        initial: title,
        most: 1500,
        lines: true,
        optional: true,
      }),
      field('body', 'Text', {
        hint: 'Markdown, with steps and commands.',
        initial: answerOf(found)?.text ?? '',
        most: 3000,
        lines: true,
      }),
    ],
  };
}

/** The draft as a file to copy into a folder of runbooks. */
export function runbookSaved(found: CsaCase, { file, markdown }: ReturnType<typeof runbookOf>): ModalView {
  return {
    type: 'modal',
    title: words('Draft runbook'),
    close: words('Close'),
    blocks: [
      section(
        `Saved with *${found.id}*. To have it found, put it as \`${escapeMrkdwn(file)}\` into a folder that the bot reads (\`CONTENT_DIRS\`): it is in use without a restart.`,
      ),
      ...copy(markdown),
    ],
  };
}
