import type { KnownBlock } from '@slack/types';
import type { CsaCase } from '../../tickets/csa/request.ts';
import { type Resource, type ResourceTopic, resourceTopics } from '../../tickets/resources.ts';
import { actions } from '../actions.ts';
import { csaTitle } from './csa-card.ts';
import { button, context, plain, row, section } from './elements.ts';
import { type Message, message } from './message.ts';
import { escapeMrkdwn, link } from './text.ts';

const topicNames: Readonly<Record<ResourceTopic, string>> = {
  portal: 'Portal',
  guides: 'Guides',
  access: 'Access and accounts',
  'private-spaces': 'Private Spaces',
  connect: 'Heroku Connect',
  data: 'Data',
  optimisation: 'Optimisation',
};

const line = ({ title, note, url, where }: Resource): string =>
  `• ${url === undefined ? `${escapeMrkdwn(title)} (${escapeMrkdwn(where ?? '')})` : link(url, title)}: ${escapeMrkdwn(note)}`;

/** The resources of Enterprise teams by topic. `words`: only those that hold every one; a topic by its name. */
export function resourcesMessage(all: readonly Resource[], words: string): Message {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const found = all.filter(({ topic, title, note }) => {
    const text = `${topic} ${topicNames[topic]} ${title} ${note}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
  const shown = found.length > 0 ? found : all;
  const none =
    found.length > 0
      ? []
      : [`Nothing there holds “${words.slice(0, 60)}”. The topics are: ${resourceTopics.join(', ')}.`];
  const groups = resourceTopics.flatMap((topic): KnownBlock[] => {
    const lines = shown.filter((each) => each.topic === topic).map(line);
    return lines.length === 0 ? [] : [section([`*${topicNames[topic]}*`, ...lines].join('\n'))];
  });
  const title = 'Resources for Enterprise teams and architects';
  return message({
    text: [title, ...none, ...shown.map((each) => `${each.title}: ${each.url ?? each.where ?? ''}`)].join(
      '\n',
    ),
    head: [section(`*${title}*`), ...none.map((sentence) => plain(sentence))],
    body: groups,
    foot: [
      ...row([button(actions.csaOpen, 'Ask an architect', 'resources', { style: 'primary' })]),
      context(
        '`/heroku-csa resources private-spaces` lists one topic. What is behind the login is marked with the way to it.',
      ),
    ],
  });
}

/** What a person asked the architects. */
export function csaList(cases: readonly CsaCase[]): Message {
  const title =
    cases.length === 0 ? 'You have asked the architects nothing yet.' : 'What you asked the architects';
  return message({
    text: [title, ...cases.map((each) => `${each.id} ${csaTitle(each)} (${each.status})`)].join('\n'),
    head: [section(`*${title}*`)],
    body: cases.map((each) => ({
      ...section(`*${each.id}* ${escapeMrkdwn(csaTitle(each))}\n${each.status}`),
      accessory: button(`${actions.csaAct}:show:${each.id}`, 'Show', each.id),
    })),
    foot: row([button(actions.csaOpen, 'Ask an architect', 'list')]),
  });
}
