import type { BlockAction, ButtonAction, SlashCommand } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Alerts } from '../alerts/alerts.ts';
import { parseStatusCommand, type Verb } from '../alerts/command.ts';
import type { Place } from '../alerts/deliver.ts';
import { describeRule } from '../alerts/describe.ts';
import { utcWords } from '../alerts/time.ts';
import { redact } from '../redaction/redact.ts';
import { actions } from './actions.ts';
import type { Message } from './blocks/message.ts';
import {
  goneMessage,
  healthMessage,
  listMessage,
  nowMessage,
  problemsMessage,
  saying,
  statusHelp,
  subscribedMessage,
} from './blocks/status.ts';
import { unescapeMrkdwn } from './blocks/text.ts';
import type { Listeners } from './listeners.ts';
import { reachOf } from './reach.ts';
import { openSettings } from './status-settings.ts';

const ephemeral = { response_type: 'ephemeral' } as const;

/** What a word of `/heroku-status` is given; `text` is what stands behind the word. */
type Asked = { place: Place; user: string; text: string; command: SlashCommand; client: WebClient };

type Answer = (alerts: Alerts, asked: Asked) => Promise<Message | undefined>;

const answers: Record<Verb, Answer> = {
  now: async (alerts) => nowMessage(await alerts.now()),
  async subscribe(alerts, { place, user, text, command, client }) {
    const done = await alerts.subscribe(place, text, user);
    if (!done.ok) return problemsMessage(done.problems);
    const { remarks, isPrivate } = await reachOf(client, place.channel, command.channel_name ?? '');
    if (isPrivate !== undefined) await alerts.notePrivate(place, isPrivate);
    return subscribedMessage(done, remarks);
  },
  async unsubscribe(alerts, { place, text }) {
    const done = await alerts.unsubscribe(place, text);
    if (!done.ok) return problemsMessage(done.problems);
    if (['', 'same'].includes(text.trim().toLowerCase())) {
      const listed = await alerts.list(place);
      return listMessage(listed, await alerts.now(), 'Which rule shall go?');
    }
    return goneMessage(done.gone, done.left.rules.length);
  },
  list: async (alerts, { place }) =>
    listMessage(await alerts.list(place), await alerts.now(), 'The rules of this channel'),
  async test(alerts, { place, command, client }) {
    const { remarks } = await reachOf(client, place.channel, command.channel_name ?? '');
    await alerts.test(place);
    return saying('A test message is on its way, as every alert goes.', ...remarks);
  },
  async mute(alerts, { place, text }) {
    if ((await alerts.channelAt(place)).rules.length === 0)
      return saying('This channel has no rules, so there is nothing to mute.');
    const done = await alerts.mute(place, text);
    if (!done.ok) return saying(done.message);
    return saying(
      `Muted until ${utcWords(done.until.toISOString())}. Cards that are here are still edited; new messages wait. /heroku-status unmute ends it.`,
    );
  },
  async unmute(alerts, { place }) {
    await alerts.unmute(place);
    return saying('Not muted. What is open and was held back comes now.');
  },
  async settings(alerts, { place, text, command, client }) {
    await openSettings(alerts, client, command, place, text);
    return undefined;
  },
  health: async (alerts, { place }) => healthMessage(await alerts.health(place.team)),
  help: async () => statusHelp(),
};

/** `/heroku-status`, its Undo and its Remove. Rules belong to the channel: whoever is in it may change them. */
export function registerStatus(on: Listeners, alerts: Alerts): void {
  on.command('/heroku-status', async ({ command, ack, client }) => {
    const asked = parseStatusCommand(redact(unescapeMrkdwn(command.text ?? '')).text);
    if (!asked.ok) return ack({ ...ephemeral, ...saying(asked.message) });
    const place = { team: command.team_id, channel: command.channel_id };
    const words = { place, user: command.user_id, text: asked.rest, command, client };
    const answer = await answers[asked.verb](alerts, words);
    return answer === undefined ? ack() : ack({ ...ephemeral, ...answer });
  });

  on.action<BlockAction<ButtonAction>>(actions.undoRule, async ({ action, body, ack, respond }) => {
    await ack();
    const gone = await alerts.undo(placeOf(body), action.value ?? '');
    const words =
      gone === undefined
        ? 'That rule was gone already.'
        : `Undone. This channel no longer gets: ${describeRule(gone)}`;
    await respond({ ...ephemeral, replace_original: true, ...saying(words) });
  });

  on.action<BlockAction<ButtonAction>>(actions.removeRule, async ({ action, body, ack, respond }) => {
    await ack();
    const place = placeOf(body);
    await alerts.undo(place, action.value ?? '');
    const listed = listMessage(await alerts.list(place), await alerts.now(), 'The rules of this channel');
    await respond({ ...ephemeral, replace_original: true, ...listed });
  });
}

function placeOf(body: BlockAction): Place {
  return { team: body.team?.id ?? '', channel: body.channel?.id ?? body.container.channel_id ?? '' };
}
