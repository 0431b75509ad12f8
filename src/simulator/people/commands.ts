import { teamDomain, teamId } from '../workspace/directory.ts';
import type { Channel, Person } from '../workspace/entities.ts';
import { asObject } from '../workspace/json.ts';
import { changeChannel } from './channels.ts';
import type { Parts } from './parts.ts';
import { verificationToken } from './payloads.ts';
import { payloadName } from './place.ts';
import { postAsPerson } from './post.ts';
import { slackbotSays } from './slackbot.ts';
import { escapeMarkup, typedToEscapedCommand, typedToMarkup } from './typed-text.ts';

/** Slack's own commands that the simulator has. */
const builtIn = {
  '/invite': 'add_app',
  '/kick': 'remove_app',
  '/remove': 'remove_app',
  '/archive': 'archive',
} as const;

/** Runs what a person typed after a slash: sends it to the bot and shows the answer, or Slackbot's words. */
export async function runCommand(
  parts: Parts,
  person: Person,
  channel: Channel,
  line: string,
  threadTs?: string,
): Promise<void> {
  const { workspace, deliver, responseUrls, triggers, showAnswer } = parts;
  const typed = line.trim();
  const name = typed.split(/\s/)[0] ?? '';
  const shownName = `\`${escapeMarkup(name)}\``;
  const say = (text: string): void => slackbotSays(workspace, person, channel, text, threadTs);

  const change = Object.entries(builtIn).find(([command]) => command === name)?.[1];
  if (change && !threadTs) {
    changeChannel(parts, person, { kind: 'channel', channel: channel.id, change });
    return;
  }
  const spec = workspace.app.commands.find((c) => c.command === name);
  if (!spec) {
    say(
      `${shownName} is not a valid command. In Slack, all messages that start with the "/" character are interpreted as commands.\n\nIf you are trying to send a message and not run a command, try preceding the "/" with an empty space.`,
    );
    return;
  }
  if (threadTs) {
    say(`${shownName} is not supported in threads. Sorry!`);
    return;
  }

  const text = typed.slice(name.length).trim();
  const target = { channel: channel.id, user: person.id };
  const delivered = await deliver({
    kind: 'command',
    fields: {
      token: verificationToken,
      team_id: teamId,
      team_domain: teamDomain,
      channel_id: channel.id,
      channel_name: payloadName(channel),
      user_id: person.id,
      user_name: person.name,
      command: name,
      text: spec.shouldEscape ? typedToEscapedCommand(text, workspace.directory) : text,
      api_app_id: workspace.app.appId,
      is_enterprise_install: 'false',
      response_url: responseUrls.issue(target),
      trigger_id: await triggers.issue(person.id, channel.id),
    },
  });
  if (!delivered.ok) {
    say(`${shownName} failed with the error "${delivered.error}". ${delivered.detail}`);
    return;
  }
  if (delivered.body === '') return;
  if (asObject(delivered.body).response_type === 'in_channel') {
    await postAsPerson(parts, person, channel, typedToMarkup(typed, workspace.directory));
  }
  const shown = await showAnswer(target, delivered.body);
  if (!shown.ok) {
    say(`${shownName} failed with the error "${shown.error}".\n${escapeMarkup(shown.messages.join('\n'))}`);
  }
}
