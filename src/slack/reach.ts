import type { WebClient } from '@slack/web-api';
import { slackCode } from './refusals.ts';

/** What is worth knowing of a channel before rules are made for it; `isPrivate` is undefined where it is not known. */
export type Reach = { remarks: string[]; isPrivate: boolean | undefined };

const invite =
  'I am not in this channel. Type /invite @Heroku Support, and alerts arrive; the rule is kept until then.';
const elsewhere =
  'I am not part of this conversation, and an app cannot be added to it, so nothing will arrive here. Use a channel, or write to me directly; /heroku-status unsubscribe all takes the rule away.';
const patienceMs = 1500;
const away = ['channel_not_found', 'not_in_channel'];

const isAway = (error: unknown) => away.includes(slackCode(error) ?? '');

/** Whether a direct message is the bot's own: only then may it read there. */
async function isOthers(client: WebClient, channel: string): Promise<boolean> {
  return client.conversations.history({ channel, limit: 1 }).then(() => false, isAway);
}

/** Asks Slack whether the bot can post in a channel. Slack being slow is no reason to keep somebody waiting. */
export async function reachOf(client: WebClient, channel: string, name: string): Promise<Reach> {
  const isPrivate = name === 'privategroup' || name.startsWith('mpdm-') ? true : undefined;
  const late = new Promise<undefined>((resolve) => setTimeout(resolve, patienceMs, undefined).unref());
  if (channel.startsWith('D')) {
    const isElsewhere = await Promise.race([isOthers(client, channel), late]);
    return { remarks: isElsewhere ? [elsewhere] : [], isPrivate: true };
  }
  try {
    const info = await Promise.race([client.conversations.info({ channel }), late]);
    const found = info?.channel;
    if (found === undefined) return { remarks: [], isPrivate };
    const remarks: string[] = [];
    if (found.is_archived) remarks.push('This channel is archived: alerts wait until it is not.');
    else if (found.is_private && found.is_member === false) remarks.push(invite);
    if (found.is_ext_shared)
      remarks.push('This channel is shared with other organisations: their people read the alerts too.');
    return { remarks, isPrivate: found.is_private ?? isPrivate };
  } catch (error) {
    if (!isAway(error)) return { remarks: [], isPrivate };
    return { remarks: [name.startsWith('mpdm-') ? elsewhere : invite], isPrivate: true };
  }
}
