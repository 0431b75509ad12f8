import type { KnownBlock } from '@slack/types';
import type { HealthNow, Listed, Subscribed } from '../../alerts/alerts.ts';
import { formatRule } from '../../alerts/check-rule.ts';
import { describeRule } from '../../alerts/describe.ts';
import type { Problem } from '../../alerts/grammar.ts';
import type { Entry } from '../../alerts/ledger.ts';
import type { StatusNow } from '../../alerts/now.ts';
import { pauseReason } from '../../alerts/pausing.ts';
import type { Channel, SavedRule } from '../../alerts/rules.ts';
import type { Rule } from '../../alerts/subscription.ts';
import { durationWords, utcWords } from '../../alerts/time.ts';
import { type Severity, sourceLabels, sourceNames, sourcePages } from '../../alerts/vocabulary.ts';
import { actions } from '../actions.ts';
import { button, context, plain, row, section } from './elements.ts';
import { type Message, message } from './message.ts';
import { escapeMrkdwn, link, plural } from './text.ts';

const lights: Record<Severity, string> = {
  green: ':large_green_circle:',
  blue: ':wrench:',
  unknown: ':grey_question:',
  yellow: ':large_yellow_circle:',
  red: ':red_circle:',
};

/** The parts of the state that the command and the Home tab share. */
export function statusBlocks(status: StatusNow): KnownBlock[] {
  const systems = status.systems.map(
    ({ system, severity, words }) => `${lights[severity]} *${system}*: ${escapeMrkdwn(words)}`,
  );
  const open = status.open.map(({ card, lasting }) => {
    const links = card.links.map(({ label, url }) => link(url, label)).join(' · ');
    const where = [...card.systems, ...card.regions].join(', ');
    return section(
      `*${escapeMrkdwn(card.title)}*\n${escapeMrkdwn(card.stateWords)}, for ${lasting}, ${card.severityWords}${where === '' ? '' : `, ${where}`}\n${links}`,
    );
  });
  const upcoming = status.upcoming.slice(0, 5).map(({ title }) => `Upcoming: ${escapeMrkdwn(title)}`);
  return [
    plain(status.headline),
    section(systems.join('\n')),
    ...open.slice(0, 10),
    ...[...upcoming, ...status.notes.map(escapeMrkdwn)].map(context),
    context(status.sources.map(({ words }) => escapeMrkdwn(words)).join('\n')),
    context(sourceNames.map((source) => link(sourcePages[source], sourceLabels[source])).join(' · ')),
  ];
}

/** `/heroku-status`: the state now, with the age of what each source said. */
export function nowMessage(status: StatusNow): Message {
  return message({
    text: status.text,
    head: statusBlocks(status),
    foot: [
      context('`/heroku-status subscribe` sends changes to this channel; `/heroku-status help` has more.'),
    ],
  });
}

/** A sentence or two that may hold anything. */
export function saying(...sentences: string[]): Message {
  const text = sentences.filter(Boolean).join('\n');
  return message({ text, head: [plain(text)] });
}

/** What is wrong with each word, and the valid ones. */
export function problemsMessage(problems: readonly Problem[]): Message {
  return saying('Nothing was changed.', ...problems.map(({ message: words }) => words));
}

/** What a new rule shows at once. */
export function openWords({ open }: Extract<Subscribed, { ok: true }>): string[] {
  const titles = (isOpen: boolean) =>
    open.filter(({ state }) => (state === 'open') === isOpen).map(({ title }) => title);
  const shown = (words: string, named: readonly string[]) =>
    named.length === 0 ? [] : [`${words} and shown here at once: ${named.join('; ')}.`];
  return [...shown('Open right now', titles(true)), ...shown('Announced', titles(false))];
}

/** The rule in words, what is open now, what to know about the channel, and Undo. */
export function subscribedMessage(
  done: Extract<Subscribed, { ok: true }>,
  remarks: readonly string[],
): Message {
  const head = done.isNew ? 'This channel now gets:' : 'This channel had that rule already:';
  const words = describeRule(done.rule);
  const small = [...openWords(done), ...done.notes, ...remarks];
  return message({
    text: [head, words, ...small].join('\n'),
    head: [section(`*${head}*\n${escapeMrkdwn(words)}`)],
    body: small.map((line) => plain(line)),
    foot: [
      context(`As words: \`${escapeMrkdwn(formatRule(done.rule))}\``),
      ...row(done.isNew ? [button(actions.undoRule, 'Undo', done.id)] : []),
    ],
  });
}

function pausedWords({ pause }: Channel): string[] {
  return pause === null
    ? []
    : [
        `The rules pause since ${utcWords(pause.since.toISOString())}, because ${pauseReason(pause.reason)}. They go on by themselves when posting works again.`,
      ];
}

function mutedWords({ mutedUntil }: Channel, now: Date): string[] {
  return mutedUntil === null || mutedUntil <= now
    ? []
    : [`Muted until ${utcWords(mutedUntil.toISOString())}. /heroku-status unmute ends it.`];
}

function ruleLine({ id, rule, creator }: SavedRule, why: string): KnownBlock {
  const because = why === '' ? '' : `\n_${escapeMrkdwn(why)}_`;
  return {
    ...section(
      `${escapeMrkdwn(describeRule(rule))}\n\`${escapeMrkdwn(formatRule(rule))}\` by <@${creator}>${because}`,
    ),
    accessory: button(`${actions.removeRule}:${id}`, 'Remove', id),
  };
}

const deedWords: Record<Entry['what'], string> = {
  posted: 'a card was posted',
  edited: 'a card was edited',
  replied: 'an update was posted',
  reply_edited: 'an update was edited',
  said: 'a message was posted',
};

/** Every rule in words with why the last incident came through it, and how well alerts arrive. */
export function listMessage({ channel, last, why }: Listed, status: StatusNow, title: string): Message {
  const { rules } = channel;
  const now = new Date();
  const head = rules.length === 0 ? 'This channel has no rules.' : title;
  const delivered =
    last === null
      ? 'Nothing was delivered here yet.'
      : `Last delivery: ${deedWords[last.what]} on ${utcWords(last.doneAt.toISOString())}, ${durationWords(last.doneAt.getTime() - last.seenAt.getTime())} after it was seen.`;
  const remarks = [...pausedWords(channel), ...mutedWords(channel, now)];
  const foot = [delivered, ...status.sources.map(({ words }) => words)];
  return message({
    text: [head, ...remarks, ...rules.map(({ rule }) => describeRule(rule)), ...foot].join('\n'),
    head: [section(`*${head}*`), ...remarks.map((line) => plain(line))],
    body: rules.map((rule) => ruleLine(rule, why[rule.id] ?? '')),
    shortened: context('There are more rules than fit here.'),
    foot: [context(escapeMrkdwn(foot.join('\n')))],
  });
}

export function goneMessage(gone: readonly Rule[], left: number): Message {
  const head = gone.length === 0 ? 'There was no such rule here.' : `Removed ${plural(gone.length, 'rule')}:`;
  const rest = left === 0 ? 'This channel gets no alerts now.' : `${plural(left, 'rule')} left.`;
  return saying(head, ...gone.map(describeRule), rest);
}

/** How well the sources can be read and how fast alerts arrive. */
export function healthMessage({ sources, status, lag }: HealthNow): Message {
  const pages = sourceNames.flatMap((source, at) => {
    const { failures, reason } = sources[source];
    const trouble =
      failures === 0 ? '' : ` ${plural(failures, 'read')} failed in a row: ${reason ?? 'no reason'}`;
    return [`${status.sources[at]?.words ?? ''}${trouble}`];
  });
  const seconds = (ms: number | null) => (ms === null ? '–' : `${Math.round(ms / 100) / 10} s`);
  const ledger =
    lag.count === 0
      ? 'Nothing was delivered in this workspace in the last day.'
      : `${plural(lag.count, 'delivery', 'deliveries')} in the last day; from seen to shown ${seconds(lag.median)} in the middle, ${seconds(lag.most)} at most.`;
  return saying(...pages, ledger);
}

const usage: readonly (readonly [string, string])[] = [
  ['/heroku-status', 'the state of Apps, Data and Tools now'],
  ['/heroku-status subscribe', 'incidents and maintenance in this channel, one card each'],
  ['/heroku-status subscribe apps data region:EMEA min:yellow -heroku-postgresql', 'only some of it'],
  ['/heroku-status subscribe incidents quiet:22-07 Europe/Berlin', 'quiet at night, red comes through'],
  ['/heroku-status subscribe digest:daily@09 mode:thread changelog blog', 'a daily digest, news as well'],
  ['/heroku-status unsubscribe [the same words | all]', 'take rules away'],
  ['/heroku-status list', 'the rules of this channel and how alerts arrive'],
  ['/heroku-status settings', 'the same choices in a form'],
  ['/heroku-status test', 'a test message on the way of every alert'],
  ['/heroku-status mute 2h', 'no new messages for a while; unmute ends it'],
  ['/heroku-status health', 'how well the status pages can be read'],
];

export function statusHelp(): Message {
  return message({
    text: usage.map(([words, what]) => `${words}: ${what}`).join('\n'),
    head: [section(usage.map(([words, what]) => `\`${escapeMrkdwn(words)}\`\n${what}`).join('\n'))],
  });
}
