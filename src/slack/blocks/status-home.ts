import type { KnownBlock } from '@slack/types';
import { describeRule } from '../../alerts/describe.ts';
import type { StatusNow } from '../../alerts/now.ts';
import type { Channel } from '../../alerts/rules.ts';
import { context, section } from './elements.ts';
import { statusBlocks } from './status.ts';
import { cut, escapeMrkdwn, plural } from './text.ts';

const shownChannels = 15;

/** The state now, and which channels get alerts. Private channels are counted, never named. */
export function statusHome(status: StatusNow, channels: readonly Channel[]): KnownBlock[] {
  const open = channels.filter(({ isPrivate }) => !isPrivate);
  const hidden = channels.length - open.length;
  const lines = open.slice(0, shownChannels).map(({ channel, rules, pause }) => {
    const words = rules.map(({ rule }) => escapeMrkdwn(describeRule(rule))).join(' ');
    return context(`<#${channel}>${pause === null ? '' : ' (paused)'}: ${cut(words, 600)}`);
  });
  const more = [
    ...(open.length > shownChannels ? [`${plural(open.length - shownChannels, 'more channel')}.`] : []),
    ...(hidden > 0 ? [`${plural(hidden, 'private channel')}, not named here.`] : []),
  ];
  const none =
    channels.length === 0 ? ['No channel gets alerts yet. Type `/heroku-status subscribe` in one.'] : [];
  return [
    { type: 'divider' },
    section('*Platform status*'),
    ...statusBlocks(status),
    section('*Channels with status alerts*'),
    ...lines,
    ...[...more, ...none].map(context),
  ];
}
